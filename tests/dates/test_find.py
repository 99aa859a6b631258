"""Kinds, rules, basis and the less usual bases of the times that are found."""

from __future__ import annotations

import pytest

from sijill.dates.find import find_times
from sijill.records import Document, Reading, TimeMention
from sijill.text.sentences import split_sentences


def times(text: str, published: str | None, title: str = "") -> tuple[TimeMention, ...]:
    document = Document(id="t", text=text, title=title, sha256="", published=published)
    return find_times(split_sentences(Reading(document=document))).times


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        ("وقع الاتفاق في 12 مارس 2014", "date", "dates.day"),
        ("وصل الوزير أمس", "relative", "dates.day-from-today"),
        ("من عام 1950 إلى عام 1953", "span", "dates.from-to"),
        ("تحتل المنطقة منذ 2014", "open", "dates.since"),
        ("وصل الوزير الثلاثاء", "day_name", "dates.weekday"),
        ("بمناسبة يوم روسيا", "named_day", "dates.named-day:day:russia-day"),
        ("استمرت لمدة ثلاثة أيام", "duration", "dates.duration"),
        ("استقال بعد ثلاثة أيام", "duration", "dates.in-future"),
    ],
)
def test_kind_and_rule(text: str, kind: str, rule: str) -> None:
    (found,) = times(text, "2015-08-07")
    assert (found.kind, found.rule) == (kind, rule)


def test_basis_is_told() -> None:
    absolute, relative, told = times("في 12 مارس 2014 وأمس. وفي اليوم التالي", "2015-08-07")
    assert (absolute.basis, relative.basis, told.basis) == ("", "2015-08-07", "2015-08-06")


def test_a_date_of_retrieval_is_corrected_by_the_text_itself() -> None:
    today, yesterday = times("قال اليوم السبت إن الوفد وصل أمس", "2015-08-10")
    assert (today.edtf, yesterday.edtf) == ("2015-08-08", "2015-08-07")
    assert yesterday.basis == "2015-08-08"


def test_a_basis_that_is_an_interval_gives_what_holds_for_all_of_it() -> None:
    month, day, year = times("زارها في مايو الماضي ووصل أمس. وعاد العام الماضي", "2015-08")
    assert (month.edtf, year.edtf) == ("2015-05", "2014")
    assert day.edtf == "2015-07-31/2015-08-30"


def test_a_wide_basis_leaves_the_year_open() -> None:
    (found,) = times("زارها في مايو الماضي", "2015/2019")
    assert found.edtf == "XXXX-05"


def test_headlines_date_nothing_after_them() -> None:
    title = "الوفد يصل في 3 مايو 2013"
    text = f"{title}\n\nوغادر في اليوم التالي"
    assert [t.edtf for t in times(text, "2015-08-07", title)] == ["2013-05-03", ""]


def test_joined_letters_are_not_part_of_the_mention() -> None:
    assert [t.text for t in times("وصل وأمس غادر", "2015-08-07")] == ["أمس"]
    assert [t.text for t in times("وصل فِي يَوْمِ الثُّلَاثَاءِ", "2015-08-07")] == ["يَوْمِ الثُّلَاثَاءِ"]
