"""Tellings joined by likelihood: what no rule joins, in whole articles only, marked, and not where the setting or people say no."""

from __future__ import annotations

import pytest
from made_reports import FILLER, Case

from sijill.knowledge.predicates import predicates
from sijill.knowledge.weights import one_act
from sijill.merge.likely import TELLINGS
from sijill.merge.merge import Merged
from sijill.records import JOINED, Judgement

STRUCK = "قصفت طائرات كينية صباح أمس مخازن السلاح في ضواحي كمبالا بحسب سكان المنطقة"
AGAIN = "وأوضح السكان أن القصف الكيني لمخازن السلاح في ضواحي كمبالا استمر ساعة"
MET = "استقبل رئيس رواندا وفدا من تنزانيا"
AIRSTRIKE = {"rule": "events.assault.airstrike"}


def _article(tellings: int = TELLINGS, **second: object) -> Case:
    """Two tellings of one blow, of which the second knows a party more, and others beside them."""
    case = Case()
    case.document("a", STRUCK, AGAIN, *[MET] * (tellings - 2), FILLER)
    case.mention("a", 0, "ASSAULT", "195", ["KEN"], ["UGA"], "2019-03-04", trigger="قصفت", **AIRSTRIKE)
    case.mention("a", 1, "ASSAULT", "195", ["KEN", "TZA"], ["UGA"], "2019-03-04", trigger="القصف", **(AIRSTRIKE | second))
    for place in range(2, tellings):
        case.mention("a", place, "CONSULT", "040", ["RWA"], ["TZA"], trigger="استقبل")
    return case


def _together(merged: Merged, case: Case) -> bool:
    first, second = case.mentions[0].id, case.mentions[1].id
    return any({first, second} <= set(event.mentions) for event in merged.events)


def test_what_contradicts_in_one_thing_is_joined_by_all_the_others_and_marked() -> None:
    case = _article()
    merged = case.merged()
    assert _together(merged, case)
    event = next(e for e in merged.events if case.mentions[0].id in e.mentions)
    assert [one.joined for one in event.evidence] == [False, True]
    assert event.evidence[1].rule == AIRSTRIKE["rule"] + JOINED


def test_what_was_done_and_what_is_only_planned_stay_two() -> None:
    case = _article(status="requested")
    assert not _together(case.merged(), case)


def test_an_article_that_tells_little_is_left_to_the_rules() -> None:
    case = _article(TELLINGS - 1)
    assert not _together(case.merged(), case)


def test_with_the_setting_off_the_rules_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_LIKELY_JOINS", "false")
    case = _article()
    merged = case.merged()
    assert not _together(merged, case)
    assert not any(one.joined for event in merged.events for one in event.evidence)


def test_a_judgement_keeps_them_apart() -> None:
    case = _article()
    one, two = case.mentions[0].id, case.mentions[1].id
    said = Judgement(id="j", kind="apart", first=(one,), second=(two,), by="hana", when="2026-11-23T00:00:00Z")
    assert not _together(case.merged([said]), case)


def test_every_rule_with_a_weight_exists() -> None:
    named = {seen.partition(": ")[2] or seen for seen in one_act("ar") if "events." in seen}
    assert named <= {f"events.{predicate.id}" for predicate in predicates("ar")}
