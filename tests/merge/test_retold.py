"""Acts told again with less: without their date, before they happen, in an article of the same days."""

from __future__ import annotations

import pytest
from made_reports import Case, told_by_two

FILLER = "ولم يصدر تعليق آخر في هذا الشأن"
ARRIVED = "وصل الوزير الكيني إلى تنزانيا يرافقه عدد من رجال الأعمال"
VISITED = "وكان الوزير الكيني قد زار تنزانيا، وفق ما ذكرته الصحف"
WAR = "قالت الصحيفة إن الغزو الأوغندي لرواندا غيّر حال المنطقة"
WAR_AGAIN = "ورفعت الدول المجاورة أسعار الوقود منذ اجتياح أوغندا لرواندا"
LATER = "القمة مع تنزانيا وأوغندا هذا الأسبوع تبحث مشروع الميناء"
HELD = "وتتهم كينيا وتنزانيا وأوغندا الجيش الرواندي بشن هجمات على المدارس"
HELD_TOO = "اتهمت الدول الثلاث كينيا وتنزانيا وأوغندا رواندا بتدبير هجمات دامية على المدارس البعيدة عن الحدود المشتركة"
HELD_MORE = "اتهمت كينيا وتنزانيا وأوغندا رواندا بعرقلة مرور الشاحنات"
ONE = "person:one"
TWO = "person:two"


@pytest.mark.parametrize(
    ("day", "first", "second", "same"),
    [
        ("2019-03-06", {"edtf": "2019-03-04"}, {"edtf": ""}, True),
        ("2019-03-06", {"edtf": ""}, {"edtf": ""}, True),
        ("2019-03-06", {"edtf": ""}, {"edtf": "", "actor": [f"KEN={TWO}"]}, False),
        ("2019-03-06", {"edtf": ""}, {"edtf": "", "actor": ["KEN"]}, False),
        ("2019-03-22", {"edtf": "2019-03-04"}, {"edtf": ""}, True),
        ("2019-03-22", {"edtf": ""}, {"edtf": ""}, False),
        ("2019-04-30", {"edtf": "2019-03-04"}, {"edtf": ""}, False),
        ("2019-03-01", {"edtf": ""}, {"edtf": "2019-01-28"}, False),
        ("2019-03-08", {"edtf": "", "status": "planned"}, {"edtf": "2019-03-07"}, True),
        ("2019-03-08", {"edtf": "2019-03-04"}, {"edtf": "", "status": "planned"}, False),
    ],
)
def test_visits_of_one_person(day: str, first: dict[str, object], second: dict[str, object], same: bool) -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "042", "actor": [f"KEN={ONE}"], "recipient": ["TZA"]}
    assert told_by_two((ARRIVED, VISITED), ("2019-03-05", day), common | first, common | second) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({}, {}, True),
        ({}, {"edtf": "2018-11"}, True),
        ({}, {"edtf": "1979"}, False),
        ({}, {"actor": ["RWA"], "recipient": ["UGA"]}, False),
        ({}, {"rule": "events.assault.airstrike"}, False),
        ({}, {"status": "hypothetical"}, False),
    ],
)
def test_an_invasion_told_without_its_date_is_the_last_one(first: dict[str, object], second: dict[str, object], same: bool) -> None:
    common: dict[str, object] = {"category": "ASSAULT", "cameo": "190", "actor": ["UGA"], "recipient": ["RWA"], "rule": "events.assault.invade"}
    assert told_by_two((WAR, WAR_AGAIN), ("2019-03-05", "2019-06-01"), common | first, common | second) is same


def test_what_several_states_hold_against_one_is_one_accusation_in_articles_of_the_same_days() -> None:
    common: dict[str, object] = {"category": "ACCUSE", "cameo": "112", "actor": ["KEN", "TZA", "UGA"], "recipient": ["RWA"]}
    assert told_by_two((HELD, HELD_TOO), ("2019-03-05", "2019-03-06"), common, common)
    assert not told_by_two((HELD, HELD_TOO), ("2019-03-05", "2019-05-06"), common, common)
    assert not told_by_two((HELD, HELD_MORE), ("2019-03-05", "2019-03-06"), common, common)


def test_a_summit_told_with_all_its_parties_and_with_some() -> None:
    case = Case()
    case.document("a", "تعقد كينيا وتنزانيا وأوغندا قمة ثلاثية الجمعة لبحث مشروع الميناء", FILLER, FILLER, FILLER, LATER)
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "recipient": [], "status": "planned"}
    case.mention("a", 0, actor=["KEN", "TZA", "UGA"], edtf="2019-03-08", **common)  # type: ignore[arg-type]
    case.mention("a", 4, actor=["TZA", "UGA"], edtf="2019-03-04/2019-03-10", **common)  # type: ignore[arg-type]
    assert len(case.merged().events) == 1


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({}, True),
        ({"edtf": "2019-03-06"}, False),
        ({"actor": [f"KEN={TWO}"]}, False),
        ({"recipient": ["UGA"]}, False),
    ],
)
def test_one_person_says_the_same_of_one_side_on_one_day(second: dict[str, object], same: bool) -> None:
    common: dict[str, object] = {"category": "ACCUSE", "cameo": "111", "edtf": "2019-03-04", "actor": [f"KEN={ONE}"], "recipient": ["TZA"]}
    texts = (
        "أعرب الوزير الكيني عن قلقه من بناء السدود التنزانية على البحيرة",
        "وفي تصريح مطول للصحف كرر الوزير أمام الحاضرين في القاعة الكبرى ما يساوره من خوف بشأن السدود وما يجري على ضفاف البحيرة",
    )
    assert told_by_two(texts, ("2019-03-05", "2019-03-05"), common, common | second) is same
