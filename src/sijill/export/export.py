"""Writes what a store holds as lines, in an order that depends on what is in it only."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from sijill.errors import UsageError
from sijill.export.lines import (
    AgreementLine,
    ClaimLine,
    DocumentLine,
    EventLine,
    EvidenceLine,
    Line,
    QuoteLine,
    StatementLine,
)
from sijill.records import Claim, Document, Event, Statement
from sijill.store.store import Store

L = TypeVar("L", bound=Line)
R = TypeVar("R", Claim, Statement)
_AT_ONCE = 500
_GIVEN = ("given",)


def write(store: Store, what: str, form: str) -> Iterator[bytes]:
    """The lines of an export, each with its line end. UsageError for a form that there is not."""
    if what not in LINES:
        raise UsageError(f"nothing called {what!r} to export", remedy=f"known are {', '.join(LINES)}")
    if form == "jsonl":
        return (msgspec.json.encode(line) + b"\n" for line in LINES[what](store))
    if form == "csv" and what == "events":
        return _csv(event_lines(store))
    raise UsageError(f"no export of {what} as {form!r}", remedy="use --format jsonl")


def _line(kind: type[L], record: msgspec.Struct, **more: Any) -> L:
    """The record as a line: its fields of the same names, and `more`."""
    values: dict[str, Any] = msgspec.to_builtins(record, builtin_types=())
    wanted = {name: values[name] for name in kind.__struct_fields__ if name in values}
    return msgspec.convert(wanted | more, kind)


def event_line(event: Event) -> EventLine:
    """An event as it is exported."""
    place = msgspec.to_builtins(event.place) if event.place else None
    return _line(EventLine, event, event_loc=place)


def event_lines(store: Store) -> Iterator[EventLine]:
    """Events by date, undated ones last, and id."""
    return map(event_line, store.events())


def _claim_lines(store: Store) -> Iterator[ClaimLine]:
    for claim, evidence in _with_evidence(store, store.merged_claims(), lambda c: f"claims.{c.stance}"):
        yield _line(ClaimLine, claim, evidence=evidence)


def _statement_lines(store: Store) -> Iterator[StatementLine]:
    for statement, evidence in _with_evidence(store, store.statements(), lambda s: s.rule):
        yield _line(StatementLine, statement, evidence=evidence)


def _quote_lines(store: Store) -> Iterator[QuoteLine]:
    return (_line(QuoteLine, quote) for quote in store.quotes())


def _agreement_lines(store: Store) -> Iterator[AgreementLine]:
    return (_line(AgreementLine, agreement) for agreement in store.agreements())


def _document_lines(store: Store) -> Iterator[DocumentLine]:
    for document in store.documents():
        by = "given" if document.published_by == _GIVEN else list(document.published_by)
        yield _line(DocumentLine, document, published_by=by)


def _with_evidence(store: Store, records: Iterable[R], rule: Callable[[R], str]) -> Iterator[tuple[R, dict[str, Any]]]:
    """Each record with the sentence that it stands in."""
    spans = store.spans()
    for part in _parts(records):
        documents = store.documents_by_id(record.document for record in part)
        for record in part:
            document = documents.get(record.document)
            if document is None:
                continue  # taken away since the corpus stages ran; the next build mends it
            start, end = spans.get((record.document, record.sentence), (record.start, record.end))
            yield record, msgspec.to_builtins(_evidence(document, start, end, rule(record)))


def _evidence(document: Document, start: int, end: int, rule: str) -> EvidenceLine:
    return EvidenceLine(
        document=document.id,
        url=document.url,
        source=document.source,
        published=document.published,
        start=start,
        end=end,
        text=document.text[start:end],
        rule=rule,
        confidence=None,
    )


def _parts(records: Iterable[R]) -> Iterator[list[R]]:
    part: list[R] = []
    for record in records:
        part.append(record)
        if len(part) == _AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def _csv(lines: Iterable[EventLine]) -> Iterator[bytes]:
    """Events as CSV: a list is written with "|" between its items, a party as code and sector."""
    yield _csv_row(_CSV)
    for line in lines:
        yield _csv_row([_CSV[name](line) for name in _CSV])


def _csv_row(cells: Iterable[Any]) -> bytes:
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerow(map(_cell, cells))
    return target.getvalue().encode()


def _cell(value: Any) -> Any:
    """A spreadsheet takes text that starts with one of these signs for a formula; a mark before it keeps it text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _sides(line: EventLine, side: str) -> str:
    return "|".join(f"{p.code}:{p.sector}" if p.sector else p.code for p in getattr(line, side))


_CSV: dict[str, Callable[[EventLine], Any]] = {
    "id": lambda line: line.id,
    "event": lambda line: "|".join(line.event),
    "mode": lambda line: "|".join(line.mode),
    "context": lambda line: "|".join(line.context),
    "date": lambda line: line.date,
    "enddate": lambda line: line.enddate,
    "edtf": lambda line: line.edtf,
    "actor": lambda line: _sides(line, "actor"),
    "recipient": lambda line: _sides(line, "recipient"),
    "place": lambda line: line.event_loc.extracted_place if line.event_loc else None,
    "country_code": lambda line: line.event_loc.country_code if line.event_loc else None,
    "quad_code": lambda line: line.quad_code,
    "event_scale": lambda line: line.event_scale,
    "status": lambda line: line.status,
    "speakers": lambda line: "|".join(a.speaker.entity_text or a.speaker.code for a in line.attribution),
    "documents": lambda line: line.support.documents,
    "outlets": lambda line: line.support.outlets,
    "independent": lambda line: line.support.independent,
    "document": lambda line: line.evidence[0].document,
    "text": lambda line: line.evidence[0].text,
}

LINES: dict[str, Callable[[Store], Iterator[Line]]] = {
    "events": event_lines,
    "claims": _claim_lines,
    "quotes": _quote_lines,
    "statements": _statement_lines,
    "agreements": _agreement_lines,
    "documents": _document_lines,
}
"""What can be exported."""
