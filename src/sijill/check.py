"""Runs the cases of a language: each rule has an example for it and one against it, and each stage has cases.

A case with a `gap` is one that cannot pass yet. It is a strict expected failure: when it passes, its mark has to go.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from sijill.errors import KnowledgeError
from sijill.knowledge.loading import language_folder, load_yaml
from sijill.knowledge.predicates import Example, Predicate
from sijill.pipeline import STAGES, read_document
from sijill.records import Actor, Document, EventMention, Status

_TIMES = tuple(stage for stage in STAGES if stage.name in ("sentences", "times"))
_CASES_OF_TIMES, _CASES_OF_EVENTS = "dates.yaml", "events.yaml"


class CaseResult(msgspec.Struct, frozen=True, kw_only=True):
    """One case and what came of it. `kind` is example, against, date or event; `gap` says why it cannot pass yet."""

    file: str
    id: str
    kind: str
    passed: bool
    gap: str = ""
    message: str = ""


class DateCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text, the day of publication ("" when not known), and the EDTF of all its times in order."""

    text: str
    reference: str
    edtf: list[str]
    gap: str = ""


class DateCases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """cases/dates.yaml."""

    cases: list[DateCase]


class ToldEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event that has to be found; status and date count where they are given."""

    event: str
    actor: list[str] = []
    recipient: list[str] = []
    status: Status | None = None
    edtf: str | None = None


class EventCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text with the events that it reports, or with `none` at all."""

    id: str
    text: str
    published: str | None = None
    events: list[ToldEvent] = []
    none: bool = False
    gap: str = ""


class EventCases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """cases/events.yaml."""

    cases: list[EventCase]


def run(language: str) -> list[CaseResult]:
    """Run all cases of a language, in the order of files and lines. Raises KnowledgeError for a bad file."""
    folder = language_folder(language)
    results: list[CaseResult] = []
    for path in sorted((folder / "events").glob("*.yaml")):
        for predicate in load_yaml(path, list[Predicate]):
            results += _of_predicate(f"events/{path.name}", predicate)
    if (dates := folder / "cases" / _CASES_OF_TIMES).is_file():
        results += _of_times(dates)
    if (events := folder / "cases" / _CASES_OF_EVENTS).is_file():
        results += _of_events(events)
    return results


def run_by_own_tests(language: str) -> list[str]:
    """The files of cases that `run` leaves to the tests of their stages: their forms are those stages' own."""
    folder = language_folder(language) / "cases"
    known = (_CASES_OF_TIMES, _CASES_OF_EVENTS)
    return [f"cases/{path.name}" for path in sorted(folder.glob("*.yaml")) if path.name not in known]


def _of_predicate(file: str, predicate: Predicate) -> Iterator[CaseResult]:
    if not (predicate.examples and predicate.against):
        raise KnowledgeError("a predicate needs an example for it and one against it", f"{file}: {predicate.id}")
    for number, example in enumerate(predicate.examples, 1):
        message = _example_fault(predicate, example)
        yield _result(file, f"{predicate.id} example {number}", "example", example.gap, message)
    for number, against in enumerate(predicate.against, 1):
        text, gap = (against, "") if isinstance(against, str) else (against["text"], against.get("gap", ""))
        fired = [event for event in _events(text) if event.rule == f"events.{predicate.id}"]
        message = f"must not fire: {text}: {_told(fired)}" if fired else ""
        yield _result(file, f"{predicate.id} against {number}", "against", gap, message)


def _example_fault(predicate: Predicate, example: Example) -> str:
    """What is wrong with what was found in an example; empty when it is right."""
    found = _events(example.text)
    if any(_is_told(predicate, example, event) for event in found):
        return ""
    sides = f"{'+'.join(example.actor) or '?'} -> {'+'.join(example.recipient) or '?'}"
    return f"{example.text}: want {predicate.category} {example.status} {sides}; found {_told(found) or 'nothing'}"


def _is_told(predicate: Predicate, example: Example, event: EventMention) -> bool:
    """Whether an event is of the category, with the sides and the status that the example names."""
    actor, recipient = _codes(event.actor), _codes(event.recipient)
    wanted, other = set(example.actor), set(example.recipient)
    sides = wanted | other <= actor if predicate.joint else wanted <= actor and other <= recipient
    return predicate.category in event.event and sides and event.status == example.status


def _of_times(path: Path) -> Iterator[CaseResult]:
    for number, case in enumerate(load_yaml(path, DateCases).cases, 1):
        document = Document(id="case", text=case.text, sha256="", published=case.reference or None)
        found = [time.edtf for time in read_document(document, _TIMES).times]
        message = "" if found == case.edtf else f"{case.text}: want {case.edtf}, found {found}"
        yield _result(f"cases/{path.name}", f"case {number}", "date", case.gap, message)


def _of_events(path: Path) -> Iterator[CaseResult]:
    for case in load_yaml(path, EventCases).cases:
        found = read_document(Document(id="case", text=case.text, sha256="", published=case.published)).events
        missing = [wanted for wanted in case.events if not any(_is_as_told(event, wanted) for event in found)]
        wrong = bool(missing) or (case.none and bool(found))
        want = "no event" if case.none else "; ".join(f"{w.event} {w.actor} -> {w.recipient}" for w in missing)
        message = f"{case.text}: want {want}; found {_told(found) or 'nothing'}" if wrong else ""
        yield _result(f"cases/{path.name}", case.id, "event", case.gap, message)


def _is_as_told(event: EventMention, wanted: ToldEvent) -> bool:
    sides = (_codes(event.actor), _codes(event.recipient)) == (set(wanted.actor), set(wanted.recipient))
    rest = wanted.status in (None, event.status) and wanted.edtf in (None, event.edtf)
    return wanted.event in event.event and sides and rest


def _result(file: str, case: str, kind: str, gap: str, message: str) -> CaseResult:
    return CaseResult(file=file, id=case, kind=kind, passed=not message, gap=gap, message=message)


def _events(text: str) -> tuple[EventMention, ...]:
    return read_document(Document(id="case", text=text, sha256="")).events


def _codes(parties: tuple[Actor, ...]) -> set[str]:
    return {party.code for party in parties}


def _told(events: list[EventMention] | tuple[EventMention, ...]) -> str:
    """Events on one line, for a message."""
    return "; ".join(
        f"{'+'.join(event.event)} {event.status} {'+'.join(sorted(_codes(event.actor))) or '?'} -> "
        f"{'+'.join(sorted(_codes(event.recipient))) or '?'} by {event.rule}"
        for event in events
    )
