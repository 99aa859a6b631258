"""The cases that a linguist writes: what a news sentence reports and how it is to be coded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

import msgspec
import pytest

from sijill.knowledge.loading import language_folder, load_yaml
from sijill.knowledge.predicates import codebook
from sijill.pipeline import read_document
from sijill.records import Actor, Document, EventMention, Status


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event that has to be found; status and date count where they are given."""

    event: str
    actor: list[str] = []
    recipient: list[str] = []
    status: Status | None = None
    edtf: str | None = None


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text with the events that it reports, or with none at all."""

    id: str
    text: str
    published: str | None = None
    events: list[Expected] = []
    none: bool = False
    gap: str = ""


class Cases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """cases/events.yaml."""

    cases: list[Case]


CASES = load_yaml(language_folder("ar") / "cases" / "events.yaml", Cases).cases


def _codes(parties: Iterable[Actor]) -> set[str]:
    return {party.code for party in parties}


def _matches(found: EventMention, wanted: Expected) -> bool:
    sides = _codes(found.actor) == set(wanted.actor) and _codes(found.recipient) == set(wanted.recipient)
    status = wanted.status in (None, found.status)
    return wanted.event in found.event and sides and status and wanted.edtf in (None, found.edtf)


def _told(event: EventMention) -> str:
    sides = f"{sorted(_codes(event.actor))} -> {sorted(_codes(event.recipient))}"
    return f"{'+'.join(event.event)} {event.status} {sides} {event.edtf!r} by {event.rule}"


def _parameters() -> list[Any]:
    return [
        pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=case.gap, strict=True)] if case.gap else [])
        for case in CASES
    ]


@pytest.mark.parametrize("case", _parameters())
def test_case(case: Case) -> None:
    found = read_document(Document(id="case", text=case.text, sha256="", published=case.published)).events
    told = "; ".join(map(_told, found)) or "nothing"
    if case.none:
        assert not found, told
    for wanted in case.events:
        assert any(_matches(event, wanted) for event in found), f"want {wanted}; found {told}"


def test_the_cases_are_whole() -> None:
    assert len({case.id for case in CASES}) == len(CASES) >= 180
    assert sum(case.none for case in CASES) >= 30
    assert all(case.none != bool(case.events) for case in CASES)


def test_the_cases_cover_the_codebook() -> None:
    events = [event for case in CASES for event in case.events]
    assert {event.event for event in events} == set(codebook().categories)
    assert {event.status for event in events} >= set(get_args(Status))
    assert len({code for event in events for code in (*event.actor, *event.recipient)}) >= 100


def test_few_cases_are_gaps() -> None:
    assert sum(bool(case.gap) for case in CASES) <= len(CASES) / 3
