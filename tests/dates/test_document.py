"""Dating documents that carry no date: an interval that holds the day, or nothing."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from sijill.dates.find import find_times
from sijill.records import Document, Mention, Reading
from sijill.text.edtf import span
from sijill.text.sentences import split_sentences


def dated(text: str, published: str | None = None) -> Reading:
    document = Document(id="t", text=text, sha256="", published=published)
    return find_times(split_sentences(Reading(document=document)))


def holds(published: str | None, day: date) -> bool:
    first, last = span(published or "")
    return bool(first) and (first is None or first <= day) and (last is None or day <= last)


def test_a_given_date_is_kept() -> None:
    read = dated("في الذكرى السادسة والسبعين لتأسيس كوريا الشمالية قال الرئيس كلمة.", "2024-10-01")
    assert read.document.published == "2024-10-01"
    assert read.document.published_by == ()


def test_nothing_known_stays_nothing() -> None:
    assert dated("تتعاون الدولتان في مجالات كثيرة منها التجارة.").document.published is None
    assert dated("وصل الوزير أمس إلى موسكو والتقى نظيره.").document.published is None


def test_a_numbered_anniversary_gives_the_day() -> None:
    text = "هنأ الرئيس نظيره بمناسبة الذكرى السادسة والسبعين لتأسيس كوريا الشمالية. وكان قد زارها في يونيو الماضي."
    read = dated(text)
    assert read.document.published == "2024-09-09/2024-09-11"
    assert "76" not in read.document.published_by[0]
    assert [t.edtf for t in read.times][1] == "2024-06"


def test_a_weekday_and_a_named_day_give_the_year() -> None:
    text = (
        "دعا الرئيس يوم الثلاثاء إلى التعاون مع كوريا الشمالية في ذكرى التحرير. "
        "وكان وزير الدفاع قد زار بيونغ يانغ في يوليو الماضي. وتولى يون منصبه في مايو 2022."
    )
    read = dated(text)
    assert holds(read.document.published, date(2023, 8, 15))
    assert span(read.document.published or "")[1] == date(2023, 8, 17)
    assert [t.edtf for t in read.times][:3] == ["2023-08-15", "2023-08-15", "2023-07"]
    assert any("Tuesday" in reason for reason in read.document.published_by)


def test_today_on_a_named_day_gives_the_day_of_the_year() -> None:
    text = "أرسل الزعيم اليوم برقية تهنئة بمناسبة يوم روسيا. وقد تراجعت التجارة خلال جائحة كورونا."
    read = dated(text)
    assert holds(read.document.published, date(2023, 6, 12))
    assert read.times[0].edtf == "XXXX-06-12"


def test_today_with_a_full_date_is_the_day() -> None:
    read = dated("قال الوزير اليوم الجمعة 7 أغسطس 2015 إن المحادثات بدأت أمس.")
    assert read.document.published == "2015-08-07"
    assert [t.edtf for t in read.times] == ["2015-08-07", "2015-08-06"]


def test_the_retrieval_bounds_from_above() -> None:
    text = "وصل الوزير أمس. وكان قد وقع الاتفاق في مايو 2022."
    document = Document(id="t", text=text, sha256="", retrieved="2022-09-30T10:00:00Z")
    read = find_times(split_sentences(Reading(document=document)))
    assert read.document.published == "2022-05/2022-09"


@pytest.mark.parametrize("year", ["2030", "2034"])
def test_plans_are_no_lower_bound(year: str) -> None:
    assert dated(f"تهدف خطة عام {year} إلى زيادة التجارة. وقال الوزير أمس إن العمل بدأ.").document.published is None


def test_times_within_names_are_left_out() -> None:
    text = "قالت حركة شباب 6 أبريل إنها ستشارك"
    mention = Mention(
        document="t", sentence=0, start=5, end=22, text=text[5:22], kind="organisation", form="name", rule="r"
    )
    reading = split_sentences(Reading(document=Document(id="t", text=text, sha256="", published="2015-08-07")))
    assert find_times(msgspec.structs.replace(reading, mentions=(mention,))).times == ()


def test_a_day_that_several_countries_have_needs_its_country() -> None:
    text = "احتفلوا بعيد الاستقلال في العاصمة"
    reading = split_sentences(Reading(document=Document(id="t", text=text, sha256="", published="2015-08-07")))
    assert find_times(reading).times == ()


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("ارتفعت الصادرات خلال العام الجاري 2015.", "2015"),
        ("ارتفعت الصادرات في العام 2015 الحالي.", "2015"),
        ("ارتفعت الصادرات خلال العام الحالي 1436هـ.", "2014-10-25/2015-10-13"),
        ("زار الوزير الصين في 5 أغسطس الجاري 2015.", "2015-08-05/2015-08-31"),
        ("ارتفعت الصادرات خلال عام 2015.", None),
    ],
)
def test_a_year_or_month_told_of_now_bounds_from_both_sides(text: str, published: str | None) -> None:
    assert dated(text).document.published == published
