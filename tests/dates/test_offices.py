"""Undated documents are bounded by the terms of those whom they name in office."""

from __future__ import annotations

import pytest

from sijill.dates.find import find_times
from sijill.entities.find import find_mentions
from sijill.records import Document, Reading
from sijill.text.sentences import split_sentences


def published(text: str) -> tuple[str | None, tuple[str, ...]]:
    reading = Reading(document=Document(id="t", text=text, sha256=""))
    document = find_times(find_mentions(split_sentences(reading))).document
    return document.published, document.published_by


def test_the_terms_of_two_leave_what_they_share() -> None:
    told, reasons = published("بحثت رئيسة الوزراء البريطانية تيريزا ماي مع الرئيس الفرنسي فرانسوا هولاند الهجرة يوم الخميس.")
    assert told == "2016-07/2017-05"
    assert len(reasons) == 2 and all("named in office" in reason for reason in reasons)


def test_a_day_of_the_year_finds_its_year_within_a_term() -> None:
    told, _ = published("وصل وزير الخارجية الأمريكي جون كيري إلى كولومبو يوم السبت 2 مايو لبحث التجارة.")
    assert told == "2015-05-02/2015-05-04"


@pytest.mark.parametrize(
    "text",
    [
        "وصل وزير الخارجية الأمريكي السابق جون كيري إلى كولومبو يوم السبت.",  # he may come at any time after
        "افتتحت مدرسة الملك عبدالله بن عبدالعزيز أبوابها يوم الأحد.",  # a name, and no office with its state
        "في عام 1995 زار الرئيس الأمريكي بيل كلينتون أيرلندا. وتذكر المدينة ذلك كل يوم أحد.",  # told of that year
        "زار الرئيس الأمريكي بيل كلينتون موسكو يوم الأحد. وقال الرئيس الأمريكي باراك أوباما إنه يرحب.",  # one of them is history
    ],
)
def test_nothing_is_bounded_by_others(text: str) -> None:
    assert not any("named in office" in reason for reason in published(text)[1])
