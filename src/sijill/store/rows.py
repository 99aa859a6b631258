"""Records to rows and back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from sijill.records import Document, Event, Reading
from sijill.store.words import searched_words, stripped_forms

T = TypeVar("T", bound=msgspec.Struct)
Row = dict[str, Any]


@dataclass(frozen=True)
class Prepared:
    """A Reading as rows, ready to be written; without its tokens it is quickly sent between processes."""

    document: Row
    found: dict[str, list[Row]]


def fingerprint(document: Document, version: str) -> str:
    """A hash of an input document and of the program's knowledge: the same one means that nothing is new."""
    record = msgspec.json.encode(document, order="deterministic")
    return hashlib.sha256(version.encode() + b"\n" + record).hexdigest()


def row(record: msgspec.Struct) -> Row:
    """The record's fields by name; nested ones stay as they are, the database driver writes them as JSON."""
    return msgspec.structs.asdict(record)


def record(kind: type[T], values: Mapping[str, Any]) -> T:
    """The record that a row holds; columns that are no field of it are left out."""
    return msgspec.convert({name: values[name] for name in kind.__struct_fields__ if name in values}, kind)


def prepare(reading: Reading, mark: str) -> Prepared:
    """The reading as rows; `mark` is the fingerprint of the input document."""
    found: dict[str, list[Row]] = {"sentences": _sentence_rows(reading)}
    for name in ("mentions", "times", "events", "quotes", "claims", "statements"):
        found[name] = [row(item) | {"position": n} for n, item in enumerate(getattr(reading, name))]
    return Prepared(document=row(reading.document) | {"fingerprint": mark}, found=found)


def _sentence_rows(reading: Reading) -> list[Row]:
    """Rows of the sentences: their place, and the words by which they are found; tokens can be made again."""
    rows = []
    for sentence in reading.sentences:
        words = [w for token in sentence.tokens if token.kind != "mark" for w in searched_words(token.norm)]
        forms = sorted({f for word in set(words) for f in stripped_forms(word, reading.document.language)})
        values = row(sentence) | {"norm": " ".join(words), "stripped": " ".join(forms)}
        del values["tokens"]
        rows.append(values)
    return rows


def event_row(event: Event) -> Row:
    """The row of an event, with its categories in columns of their own."""
    second = event.event[1] if len(event.event) > 1 else None
    return row(event) | {"category": event.event[0], "second_category": second}


def side_rows(event: Event) -> list[Row]:
    """One row for each party of an event."""
    return [
        {"event": event.id, "side": side, "position": n, "code": party.code, "sector": party.sector}
        for side, parties in (("actor", event.actor), ("recipient", event.recipient))
        for n, party in enumerate(parties)
    ]
