"""Acts told twice in one article, where several small signs together speak for one."""

from __future__ import annotations

import pytest
from made_reports import FILLER, ONE, told_in_one

from sijill.records import NEWS

JAILED = "احتجزت سلطات كمبالا عشرات السائقين الروانديين قرب نقطة العبور قبل أن ينقلوا إلى العاصمة"
CAUGHT = "وأوضح ضابط أن الحرس أوقف خمسين منهم وهم عائدون من نقطة العبور"
BACKS = "انتقد النائب دعم كينيا للحزب الحاكم في تنزانيا"
BACKED = "وجاء كلامه بعد أن قررت نيروبي دعم الحزب بالمال"


def fields(category: str, cameo: str, **others: object) -> dict[str, object]:
    """What mentions of one act have in common."""
    return {"category": category, "cameo": cameo, "actor": ["UGA"], "recipient": ["RWA"]} | others


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({}, True),
        ({"rule": "events.coerce.seize"}, True),
        ({"recipient": ["KEN"]}, False),
        ({"edtf": "2018-06"}, False),
        ({"category": "ACCUSE", "cameo": "111"}, False),
    ],
)
def test_an_arrest_of_the_lead_is_told_again_with_its_number(second: dict[str, object], same: bool) -> None:
    common = fields("COERCE", "173", edtf="2019-03-03/2019-03-05", date_basis=NEWS)
    assert told_in_one((JAILED, CAUGHT), common, common | second) is same


def test_a_stand_that_one_word_tells_twice() -> None:
    common = fields("SUPPORT", "051", actor=["KEN"], recipient=["TZA"], trigger="دعم", rule="events.support.back")
    assert told_in_one((BACKS, FILLER, BACKED), common, common, last=2)
    assert not told_in_one((BACKS, *[FILLER] * 7, BACKED), common, common | {"rule": "events.support.praise", "trigger": "قررت"}, last=8)


def test_thanks_and_praise_are_two() -> None:
    thanked = "شكر الرئيس الكيني تنزانيا على استقبال اللاجئين"
    praised = "وأشاد الرئيس بجيش تنزانيا الذي حمى القوافل"
    common = fields("SUPPORT", "051", actor=[ONE], recipient=["TZA"], edtf="2019-03-04")
    assert not told_in_one((thanked, praised), common | {"rule": "events.support.thank", "trigger": "شكر"}, common | {"rule": "events.support.praise", "trigger": "وأشاد"})


def test_gifts_told_side_by_side_are_two() -> None:
    common = fields("AID", "072", edtf="2019-03-04", rule="events.aid.train")
    assert not told_in_one((FILLER, FILLER, FILLER, "دربت كمبالا ضباطا من جارتها", "وسلمتها عربات"), common, common | {"rule": "events.aid.arm"}, last=4)


def test_history_is_not_the_news() -> None:
    common = fields("COERCE", "173")
    undated = common | {"trigger": "احتجزت"}
    assert not told_in_one((JAILED, FILLER, "واحتجزت كمبالا في العام الماضي صحفيا"), undated, common | {"edtf": "2018", "date_basis": "dates.year", "recipient": ["KEN"]}, last=2)


def test_what_one_side_does_to_some_it_does_to_more() -> None:
    texts = ("تعارض أوغندا بشدة اتفاق المياه المبرم مع رواندا", "وقال الوزير إن أوغندا التي تعارض بشدة اتفاق المياه ستخاطب الاتحاد")
    some = fields("REJECT", "120", rule="events.reject.oppose")
    assert told_in_one(texts, some, some | {"recipient": ["RWA", "KEN"]})
    assert not told_in_one(texts, some, some | {"recipient": ["TZA", "KEN"]})


def test_a_ranked_party_does_not_make_another_rule() -> None:
    texts = ("تعارض أوغندا بشدة اتفاق المياه", "وقال الوزير إن أوغندا التي تعارض بشدة اتفاق المياه ستخاطب الاتحاد")
    common = fields("REJECT", "120", rule="events.reject.oppose")
    assert told_in_one(texts, common, common | {"rule": "events.reject.oppose+rank"})


@pytest.mark.parametrize(
    ("actor", "same"),
    [
        (["IGO=org:saudi-led-coalition-in-yemen/التحالف", "SAU/التحالف"], True),
        (["SAU"], True),
        (["IGO=org:gcc/المجلس", "SAU/الرياض"], False),
    ],
)
def test_an_alliance_is_the_state_that_leads_it(actor: list[str], same: bool) -> None:
    texts = ("بدأت الحملة الجوية على مواقع الجماعة في الربيع", "وتستمر الحملة الجوية على مواقع الجماعة في الجبال")
    common = fields("ASSAULT", "195", recipient=["YEM"], trigger="الحملة", edtf="2019-03-04")
    allied = common | {"actor": ["IGO=org:coalition-forces/قوات التحالف", "SAU/قوات التحالف"]}
    assert told_in_one(texts, allied, common | {"actor": actor}) is same
