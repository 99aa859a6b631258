"""What reports of one event differ on, side by side, with who says which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec

from sijill.api.ledger import About, speaks
from sijill.records import Actor, Document, Event, Stance
from sijill.store.ledger import Said, claims_of_events, differing_events
from sijill.store.store import Store

_AT_ONCE = 200


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A document that gives a value."""

    document: str
    source: str | None
    published: str | None
    copy_of: str | None


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A value and the documents that give it."""

    value: Any
    told_by: tuple[Telling, ...]


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of an event with the values that reports give."""

    field: str
    values: tuple[Value, ...]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """How somebody speaks of the event, and in which documents."""

    speaker: Actor
    stance: Stance
    scope: str | None
    told_by: tuple[Telling, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """An event, what its reports differ on, and who claims and denies it."""

    event: About
    text: str
    fields: tuple[Field, ...]
    voices: tuple[Voice, ...]


def differences(
    store: Store, codes: Sequence[str], since: str | None = None, until: str | None = None
) -> Iterator[Difference]:
    """Events of all these codes by date of which reports differ, or which somebody claims and somebody denies."""
    events = differing_events(store, codes, since, until)
    while part := list(islice(events, _AT_ONCE)):
        claims: dict[str, list[Said]] = defaultdict(list)
        for said in claims_of_events(store, [event.id for event in part]):
            claims[said.claim.event or ""].append(said)
        documents = store.documents_by_id(report.document for event in part for report in event.evidence)
        yield from (_difference(event, claims[event.id], documents) for event in part)


def _difference(event: Event, claims: Sequence[Said], documents: Mapping[str, Document]) -> Difference:
    return Difference(
        event=msgspec.convert(event, About, from_attributes=True),
        text=event.evidence[0].text,
        fields=tuple(
            Field(
                field=dispute.field,
                values=tuple(
                    Value(value=one.value, told_by=tuple(_telling(documents[d]) for d in one.evidence if d in documents))
                    for one in dispute.values
                ),
            )
            for dispute in event.disputed
        ),
        voices=_voices(claims) if any(said.claim.stance == "denies" for said in claims) else (),
    )


def _telling(document: Document) -> Telling:
    return msgspec.convert(
        {"document": document.id, "source": document.source, "published": document.published, "copy_of": document.copy_of},
        Telling,
    )


def _voices(claims: Sequence[Said]) -> tuple[Voice, ...]:
    """Everybody who speaks of the event, once for each stance."""
    groups: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for said in claims:
        groups[*speaks(said.claim.speaker), said.claim.stance, said.claim.scope].append(said)
    return tuple(
        Voice(
            speaker=group[0].claim.speaker,
            stance=group[0].claim.stance,
            scope=group[0].claim.scope,
            told_by=tuple({said.claim.document: _place(said) for said in group}.values()),
        )
        for group in groups.values()
    )


def _place(said: Said) -> Telling:
    return Telling(
        document=said.claim.document, source=said.source, published=said.published, copy_of=said.copy_of
    )
