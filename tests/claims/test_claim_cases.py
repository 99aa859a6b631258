"""The cases that a linguist writes: who says so, what is quoted, which claim a denial answers."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.knowledge.claims import speech_words
from sijill.knowledge.clauses import reporting
from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import language_folder
from sijill.pipeline import read_document
from sijill.records import Document, Reading

_ROOT = Path(__file__).resolve().parents[2]
_FILE = language_folder("ar") / "cases" / "claims.yaml"
_CASES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["cases"]


@lru_cache
def read(text: str) -> Reading:
    return read_document(Document(id="t", text=text, sha256=""))


def claims_of(reading: Reading) -> list[str]:
    """Claims about coded events, but those of an event that says what another claim says."""
    events = {event.id: event.event[0] for event in reading.events}
    return sorted({f"{c.speaker.code} {c.stance} {events[c.event]}" for c in reading.claims if c.event})


def answers_of(reading: Reading) -> list[str]:
    by_id = {claim.id: claim for claim in reading.claims}
    found = set()
    for claim in reading.claims:
        for answered in (*claim.denies, *claim.confirms):
            found.add(f"{claim.speaker.code} {claim.stance} > {by_id[answered].speaker.code} : {claim.scope}")
    return sorted(found)


def _parameters() -> list[Any]:
    return [
        pytest.param(case, marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else [])
        for case in _CASES
    ]


@pytest.mark.parametrize("case", _parameters(), ids=lambda case: str(case["text"])[:60])
def test_case(case: dict[str, Any]) -> None:
    reading = read(case["text"])
    if "claims" in case:
        assert claims_of(reading) == sorted(case["claims"])
    if "quotes" in case:
        assert [f"{q.speaker.code if q.speaker else ''}: {q.text}" for q in reading.quotes] == case["quotes"]
    if "answers" in case:
        assert answers_of(reading) == sorted(case["answers"])
    if "named" in case:
        speakers = [said.speaker for said in (*reading.claims, *reading.quotes) if said.speaker]
        assert sorted({actor.entity_text for actor in speakers}) == sorted(case["named"])
    if "strength" in case:
        assert {c.strength for c in reading.claims} == {case["strength"]}


@pytest.mark.parametrize("text", [case["text"] for case in _CASES], ids=lambda text: text[:60])
def test_spans_and_ids_hold(text: str) -> None:
    reading = read(text)
    assert all(text[q.start : q.end] == q.text for q in reading.quotes)
    ids = [claim.id for claim in reading.claims]
    assert len(ids) == len(set(ids))
    assert all(i in ids for claim in reading.claims for i in (*claim.denies, *claim.confirms))
    assert all(claim.event is None or claim.event in {e.id for e in reading.events} for claim in reading.claims)
    assert [c.id for c in read_document(reading.document).claims] == ids


def test_cases_are_well_formed() -> None:
    keys = {"text", "claims", "quotes", "answers", "named", "strength", "gap"}
    assert all(set(case) <= keys and len(case) > 1 for case in _CASES)
    assert len({case["text"] for case in _CASES}) == len(_CASES)


@pytest.mark.parametrize("name", ["README.md", "README.ar.md"])
def test_the_readme_counts_the_words_of_saying(name: str) -> None:
    data = speech_words("ar")
    words = {normalise(word.verb, "ar") for word in (*reporting("ar").verbs, *data.verbs)} | {noun.noun for noun in data.nouns}
    row = next(line for line in (_ROOT / name).read_text(encoding="utf-8").splitlines() if "`tests/claims`" in line)
    assert len(words) >= 120
    assert f"| {len(words)} |" in row


def test_at_most_two_speakers_an_event() -> None:
    for case in _CASES:
        reading = read(case["text"])
        for event in reading.events:
            assert len({c.speaker for c in reading.claims if c.event == event.id and c.stance != "denies"}) <= 2
