"""Merging obeys what people judged, whatever arrives later and in whatever order."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_reports import Case, sets
from test_merge_properties import DOCUMENT, _case

from sijill.errors import UsageError
from sijill.judgements import check, rulings, signed
from sijill.merge.merge import merge
from sijill.records import Actor, Judgement

VISIT = "زار رئيس كينيا تنزانيا لبحث مشروع سكة الحديد بين الميناء والعاصمة"
AGAIN = "تأتي زيارة الرئيس الكيني إلى تنزانيا بعد أشهر من المشاورات حول سكة الحديد"
SAID = "وقال مصدر في الوفد إن رئيس كينيا زار تنزانيا لبحث سكة الحديد بين الميناء والعاصمة"
FILLER = [f"وتناول الاجتماع رقم {n} شؤون التجارة والسياحة والزراعة بين البلدين في هذه المنطقة" for n in range(6)]


def judged(kind: str, first: str, second: str = "", **fields: Any) -> Judgement:
    """A judgement of these mentions, separated by spaces."""
    sides = {"first": tuple(first.split()), "second": tuple(second.split())}
    return signed(Judgement(id="", kind=kind, by="mona", when="2026-01-01T00:00:00Z", **sides, **fields))  # type: ignore[arg-type]


def _case_of(*dates: str) -> tuple[Case, list[str]]:
    """A document for each date, each telling of a visit on that day."""
    case, names = Case(), []
    for number, edtf in enumerate(dates):
        case.document(f"d{number}", [VISIT, AGAIN][number % 2], published=f"2019-03-0{number + 6}")
        names.append(case.mention(f"d{number}", 0, "CONSULT", "042", ["KEN"], ["TZA"], edtf))
    return case, names


def test_same_joins_what_contradicts_and_leaves_what_fits_one_of_them() -> None:
    case, (a, b, c) = _case_of("2019-03-04", "2019-03-20", "2019-03-04")
    assert sets(case.merged()) == {frozenset({a, c}), frozenset({b})}
    merged = case.merged([judged("same", a, b)])
    assert sets(merged) == {frozenset({a, b, c})}
    assert merged.events[0].disputed[0].field == "date"


def test_apart_keeps_two_events_apart_also_by_way_of_a_third() -> None:
    case, (a, b, c) = _case_of("2019-03-04", "2019-03-04", "2019-03-04")
    assert len(sets(case.merged())) == 1
    found = sets(case.merged([judged("apart", a, b)]))
    assert len(found) == 2 and frozenset({a, b}) not in found
    found = sets(case.merged([judged("apart", a, b), judged("same", b, c)]))
    assert found == {frozenset({a}), frozenset({b, c})}


def test_an_undone_judgement_changes_nothing() -> None:
    case, (a, b, _) = _case_of("2019-03-04", "2019-03-20", "2019-03-04")
    same = judged("same", a, b)
    assert case.merged([same, judged("undo", same.id)]) == case.merged()


def test_a_judgement_waits_for_what_is_not_there() -> None:
    case, (a, *_) = _case_of("2019-03-04", "2019-03-20")
    waiting = [judged("same", a, "gone"), judged("apart", "gone", a), judged("wrong", "gone"), judged("same", "x", "y")]
    assert case.merged(waiting) == case.merged()


def test_wrong_leaves_a_report_out_and_its_copies_with_the_same_words() -> None:
    case, (a, b) = _case_of("2019-03-04", "2019-03-04")
    for name in ("e", "f"):
        case.document(name, *FILLER, SAID, published="2019-03-09")
    one = case.mention("e", 6, "CONSULT", "042", ["KEN"], ["UGA"], "2019-03-04")
    copied = case.mention("f", 6, "CONSULT", "042", ["KEN"], ["UGA"], "2019-03-04")
    claim = case.claim(one, "TZA")
    assert sets(case.merged()) == {frozenset({a, b}), frozenset({one, copied})}
    merged = case.merged([judged("wrong", one), judged("wrong", a)])
    assert sets(merged) == {frozenset({b})}
    assert [(c.id, c.event) for c in merged.claims] == [(claim, None)]


def test_the_judged_speaker_speaks_in_copies_too() -> None:
    case = Case()
    for name in ("e", "f"):
        case.document(name, *FILLER, SAID, published="2019-03-09")
    mentions = [case.mention(name, 6, "CONSULT", "042", ["KEN"], ["UGA"], "2019-03-04") for name in ("e", "f")]
    claims = [case.claim(mention, "UNK") for mention in mentions]
    speaker = Actor(code="TZA", sector="GOV", identifier_id="person:x", identifier_text="X")
    merged = case.merged([judged("speaker", claims[0], speaker=speaker)])
    assert {(c.speaker.code, c.speaker.identifier_id, c.speaker.entity_text) for c in merged.claims} == {("TZA", "person:x", "UNK")}
    assert [a.speaker.code for a in merged.events[0].attribution] == ["TZA"]


@pytest.mark.parametrize(
    ("known", "new", "named"),
    [
        ([("same", "a", "b")], ("apart", "b", "a"), [0]),
        ([("same", "a", "b"), ("same", "b", "c")], ("apart", "a", "c"), [0, 1]),
        ([("apart", "a", "c"), ("same", "a", "b")], ("same", "b", "c"), [0, 1]),
        ([("apart", "a b", "c")], ("same", "b", "c d"), [0]),
        ([("apart", "a", "b")], ("same", "a", "c"), []),
        ([("apart", "a", "b")], ("wrong", "a", ""), []),
        ([("same", "a", "b")], ("same", "b", "c"), []),
    ],
)
def test_judgements_that_contradict_name_each_other(
    known: list[tuple[str, str, str]], new: tuple[str, str, str], named: list[int]
) -> None:
    held = [judged(*one) for one in known]
    if not named:
        check(held, judged(*new))
        return
    with pytest.raises(UsageError) as caught:
        check(held, judged(*new))
    assert [one.id in str(caught.value) for one in held] == [n in named for n in range(len(held))]
    assert "sijill judge undo" in str(caught.value)
    check([*held, judged("undo", held[named[0]].id)], judged(*new))


def test_sets_that_overlap_are_one() -> None:
    found = rulings([judged("same", "a", "b"), judged("same", "c", "d"), judged("same", "d", "a")])
    assert found.same == (frozenset("abcd"),)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DOCUMENT, max_size=4), st.randoms(use_true_random=False))
def test_any_judgements_that_agree_hold_in_any_order(drawn: list[Any], order: random.Random) -> None:
    case = _case(drawn)
    ids = [m.id for m in case.mentions]
    held: list[Judgement] = []
    for _ in range(min(6, len(ids) // 2)):
        kind, (first, second) = order.choice(["same", "apart"]), order.sample(ids, 2)
        try:
            check(held, judged(kind, first, second))
        except UsageError:
            continue
        held.append(judged(kind, first, second))
    merged = case.merged(held)
    event_of = {mention: event.id for event in merged.events for mention in event.mentions}
    for one in held:
        assert (event_of[one.first[0]] == event_of[one.second[0]]) is (one.kind == "same")
    assert sorted(event_of) == sorted(ids)
    shuffled = [order.sample(part, len(part)) for part in (case.documents, case.mentions, case.claims, held)]
    documents, mentions, claims, judgements = shuffled
    assert merge(documents, mentions, claims, case.spans, judgements) == merged  # type: ignore[arg-type]
