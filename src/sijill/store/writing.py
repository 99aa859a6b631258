"""What is written to a store, each in one transaction that the caller opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, delete, insert, select

from sijill.records import Agreement, Claim, Event, RelationPoint
from sijill.store import schema
from sijill.store.rows import Prepared, Row, event_row, row, side_rows

T = TypeVar("T")
_AT_ONCE = 500
_MEDIA, _UNKNOWN = "JRN", "UNK"


def chunks(items: Iterable[T], size: int = _AT_ONCE) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def write_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert the rows."""
    for part in chunks(rows):
        connection.execute(insert(table), part)


def remove_where(connection: Connection, column: Any, values: Iterable[str]) -> int:
    """Delete the rows whose column has one of the values; their number."""
    parts = chunks(values)
    return sum(connection.execute(delete(column.table).where(column.in_(part))).rowcount for part in parts)


def write_documents(connection: Connection, shard: Sequence[Prepared]) -> None:
    """Replace these documents and all that was found in them."""
    ids = [item.document["id"] for item in shard]
    remove_where(connection, schema.documents.c.id, ids)
    remove_where(connection, schema.rejected.c.name, ids)
    write_rows(connection, schema.documents, (item.document for item in shard))
    for name, table in schema.FOUND.items():
        write_rows(connection, table, (found for item in shard for found in item.found[name]))


def write_corpus(
    connection: Connection,
    events: Sequence[Event],
    agreements: Sequence[Agreement],
    claims: Sequence[Claim],
    points: Sequence[RelationPoint],
    findings: Iterable[Row],
) -> None:
    """Replace all that the corpus stages made."""
    for table in schema.CORPUS:
        connection.execute(delete(table))
    write_rows(connection, schema.events, map(event_row, events))
    members = ({"event": event.id, "mention": mention} for event in events for mention in event.mentions)
    write_rows(connection, schema.event_members, members)
    write_rows(connection, schema.event_sides, (side for event in events for side in side_rows(event)))
    write_rows(connection, schema.agreements, map(row, agreements))
    write_claims(connection, claims, {event.id: event for event in events})
    write_rows(connection, schema.relation_points, map(row, points))
    write_rows(connection, schema.findings, findings)


def write_claims(connection: Connection, claims: Sequence[Claim], events: Mapping[str, Event]) -> None:
    """Insert the claims, the parties that each concerns, and which of them answer which."""
    write_rows(connection, schema.merged_claims, (row(claim) | {"position": n} for n, claim in enumerate(claims)))
    answers = {(claim.id, other) for claim in claims for other in (*claim.denies, *claim.confirms)}
    rows = ({"answer": answer, "answered": answered} for answer, answered in sorted(answers))
    write_rows(connection, schema.claim_answers, rows)
    parties = {(n, code) for n, claim in enumerate(claims) for code in _codes(claim, events)}
    parties |= _named_beside(connection)
    write_rows(connection, schema.claim_parties, ({"claim": n, "code": code} for n, code in sorted(parties)))


def _codes(claim: Claim, events: Mapping[str, Event]) -> set[str]:
    """The codes of the speaker, unless that is a medium, and of the parties of what is said."""
    event = events.get(claim.event or "")
    told = (*event.actor, *event.recipient) if event else ()
    speaker = () if claim.speaker.sector == _MEDIA else (claim.speaker,)
    return {actor.code for actor in (*speaker, *told)} - {_UNKNOWN}


def _named_beside(connection: Connection) -> set[tuple[int, str]]:
    """For claims about what is no event, the parties that their sentences name."""
    claim, mention = schema.merged_claims.c, schema.mentions.c
    beside = (mention.document == claim.document) & (mention.sentence == claim.sentence)
    question = select(claim.position, mention.actors).join(schema.mentions, beside).where(claim.event.is_(None))
    found = {(at, actor["code"]) for at, actors in connection.execute(question) for actor in actors}
    return {(at, code) for at, code in found if code != _UNKNOWN}


def finding_rows(copies: Mapping[str, str], published: Mapping[str, tuple[str, str]]) -> list[Row]:
    """What the corpus says of documents: of which each is a copy, and its date with the rule that found it."""
    rows = []
    for document in sorted({*copies, *published}):
        date, rule = published.get(document, (None, None))
        rows.append({"document": document, "copy_of": copies.get(document), "published": date, "rule": rule})
    return rows


def read_number(connection: Connection, key: str) -> int:
    """A counter of the store, 0 where it was never set."""
    value = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar()
    return int(value) if value else 0


def write_number(connection: Connection, key: str, value: int) -> None:
    """Set a counter of the store."""
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
    connection.execute(insert(schema.meta), [{"key": key, "value": str(value)}])
