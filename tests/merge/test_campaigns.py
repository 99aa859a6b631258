"""Raids and operations that go on for weeks are one, whoever of those whom they strike is told."""

from __future__ import annotations

import pytest
from made_reports import Case, told_by_two

RAIDS = "تشن أوغندا غارات يومية على معسكرات المتمردين في غابات رواندا"
THE_RAIDS = "وقال الناطق إن الغارات الأوغندية أوقعت ستين قتيلا في صفوف الحركة"
OPERATION = "بدأ الجيش الأوغندي حملة على الحركة المتمردة في الرابع من الشهر الماضي"
A_RAID = "شنت طائرة أوغندية غارة على قرية رواندية"
REBELS = "RWA=org:rebels"
BOTH: dict[str, object] = {"category": "ASSAULT", "cameo": "195", "actor": ["UGA"], "recipient": [REBELS]}


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({}, True),
        ({"recipient": [REBELS, "KEN"]}, True),
        ({"recipient": ["KEN"]}, False),
        ({"actor": ["TZA"]}, False),
        ({"status": "planned"}, False),
        ({"cameo": "183"}, False),
        ({"edtf": "2019-03-02"}, False),
    ],
)
def test_raids_that_go_on_are_told_again(second: dict[str, object], same: bool) -> None:
    raids = BOTH | {"trigger": "غارات"}
    assert told_by_two((RAIDS, THE_RAIDS), ("2019-03-05", "2019-03-07"), raids, raids | {"trigger": "الغارات"} | second) is same


def test_a_campaign_and_its_raids() -> None:
    raids = BOTH | {"trigger": "غارات", "recipient": [REBELS, "TZA"]}
    began: dict[str, object] = BOTH | {"trigger": "حملة", "edtf": "2019-02-04", "cameo": "190", "rule": "events.assault.incursion"}
    assert told_by_two((RAIDS, OPERATION), ("2019-03-05", "2019-03-05"), raids, began)
    assert not told_by_two((RAIDS, OPERATION), ("2019-03-05", "2019-03-25"), raids, began)
    assert not told_by_two((RAIDS, A_RAID), ("2019-03-05", "2019-03-05"), raids, BOTH | {"trigger": "غارة", "edtf": "2019-03-04"})


def test_a_state_that_strikes_inside_strikes_one_body() -> None:
    inside: dict[str, object] = BOTH | {"trigger": "غارات", "recipient": ["UGA=org:rebels"]}
    again = inside | {"trigger": "الغارات"}
    days = ("2019-03-05", "2019-03-05")
    assert told_by_two((RAIDS, THE_RAIDS), days, inside, again)
    assert not told_by_two((RAIDS, THE_RAIDS), days, inside, again | {"recipient": ["UGA=org:others"]})


def test_raids_told_as_some_more_are_others() -> None:
    case = Case()
    case.document("a", RAIDS, "كما شنت أوغندا غارات على سفن قراصنة قبالة السواحل")
    case.mention("a", 0, **BOTH, trigger="غارات")  # type: ignore[arg-type]
    case.mention("a", 1, **BOTH | {"recipient": [REBELS, "KEN"]}, trigger="غارات")  # type: ignore[arg-type]
    assert len(case.merged().events) == 2


def test_attacks_that_a_state_is_said_to_make_are_those_that_it_is_said_to_make() -> None:
    texts = ("تتهم كينيا الجيش الرواندي بشن هجمات كيماوية على الحدود", "وتقول إن رواندا وراء هجمات كيماوية أصابت القرى")
    said: dict[str, object] = {"category": "ASSAULT", "cameo": "180", "actor": ["RWA"], "recipient": [], "status": "alleged", "trigger": "هجمات"}
    days = ("2019-03-05", "2019-03-06")
    assert told_by_two(texts, days, said, said)
    assert not told_by_two(texts, days, said, said | {"trigger": "أصابت"})
    assert not told_by_two(texts, days, said, said | {"actor": ["UGA"]})
    assert not told_by_two(texts, ("2019-03-05", "2019-03-25"), said, said)


def test_who_attacks_again_and_again_wages_a_campaign() -> None:
    again, once = "هاجمت مرارا طائرات أوغندا معسكرات الحركة في الأسبوع الماضي", "هاجمت طائرات أوغندا معسكرات الحركة في الأسبوع الماضي"
    attacked: dict[str, object] = BOTH | {"trigger": "هاجمت", "cameo": "190", "edtf": "2019-02-25/2019-03-03", "date_basis": "dates.week-last"}
    operation: dict[str, object] = BOTH | {"trigger": "حملة", "recipient": [REBELS, "KEN"]}
    days = ("2019-03-05", "2019-03-05")
    assert told_by_two((again, OPERATION), days, attacked, operation)
    assert not told_by_two((once, OPERATION), days, attacked, operation)
