"""What people judged, as a store keeps it: rows are added, never changed nor removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import Connection, Select, func, insert, select, text

from sijill.errors import UsageError
from sijill.judgements import alike, check, in_force, signed
from sijill.records import Judgement
from sijill.store import schema
from sijill.store.rows import record, row
from sijill.store.writing import chunks, read_number, write_number

if TYPE_CHECKING:
    from sijill.store.store import Store

_KEPT = schema.judgements.c


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement and how it stands: it waits while what it names is not in the store (`missing`), and is pending until
    the corpus stages have seen it."""

    judgement: Judgement
    state: Literal["holds", "waiting", "undone"]
    missing: tuple[str, ...] = ()
    undone_by: str = ""
    pending: bool = False


class Meant(msgspec.Struct, frozen=True):
    """What an id means: the event that it is part of (None where it was judged wrong), and its event mentions."""

    event: str | None
    mentions: tuple[str, ...]


def now() -> str:
    """The time, as judgements tell it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def kept(connection: Connection) -> list[Judgement]:
    """All judgements, oldest first."""
    return [record(Judgement, dict(found)) for found in connection.execute(_all()).mappings()]


def lock(connection: Connection) -> None:
    """Let nobody else judge until the transaction ends; a writer of SQLite is alone anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE judgements IN SHARE ROW EXCLUSIVE MODE"))


def add(connection: Connection, new: Iterable[Judgement]) -> tuple[list[Judgement], list[tuple[Judgement, UsageError]]]:
    """Add judgements; those added, and those that cannot hold beside the others, with the reason. What is there already
    is left out."""
    known = kept(connection)
    ids = {one.id for one in known}
    added: list[Judgement] = []
    refused: list[tuple[Judgement, UsageError]] = []
    for one in new:
        if one.id in ids or (one.kind != "undo" and alike(known, one)):
            continue
        try:
            check(known, one)
        except UsageError as error:
            refused.append((one, error))
            continue
        known.append(one)
        ids.add(one.id)
        added.append(one)
    if added:
        generation = read_number(connection, "documents_generation") + 1
        write_number(connection, "documents_generation", generation)
        connection.execute(insert(schema.judgements), [row(one) | {"generation": generation} for one in added])
    return added, refused


def decided(connection: Connection, kind: str, events: Sequence[str], by: str, why: str) -> Judgement:
    """The judgement of one event (wrong) or two (same, apart); UsageError where they cannot be meant."""
    found = [meant(connection, name) for name in events]
    sides = [one.mentions for one in found]
    if len(set(events)) < len(events):
        raise UsageError(f"{events[0]} is named twice", remedy="name two events, or two reports of one event")
    if kind == "apart" and found[0].event == found[1].event:
        both = zip(events, sides, reversed(sides), strict=True)
        sides = [tuple(m for m in side if name != found[0].event or m not in other) for name, side, other in both]
    return signed(
        Judgement(
            id="",
            kind=kind,  # type: ignore[arg-type]
            first=sides[0],
            second=sides[1] if len(sides) > 1 else (),
            by=by,
            when=now(),
            why=why,
            told=tuple(_sentence(connection, schema.event_mentions, side[0]) for side in sides),
        )
    )


def of_claim(connection: Connection, claim: str, speaker: Any, by: str, why: str) -> Judgement:
    """The judgement that this is the speaker of a claim."""
    told = _sentence(connection, schema.claims, claim)
    if not told:
        raise UsageError(f"no claim {claim!r} in the store", remedy="sijill claims A B names the claims")
    made = Judgement(id="", kind="speaker", first=(claim,), speaker=speaker, by=by, when=now(), why=why, told=(told,))
    return signed(made)


def undoing(judgement: str, by: str, why: str) -> Judgement:
    """The undoing of a judgement."""
    return signed(Judgement(id="", kind="undo", first=(judgement,), by=by, when=now(), why=why))


def meant(connection: Connection, name: str) -> Meant:
    """All reports of the event with this id; or the one report with this id."""
    member, mention = schema.event_members.c, schema.event_mentions.c
    order = (mention.document, mention.position)
    of_event = select(member.mention).join(schema.event_mentions, mention.id == member.mention).where(member.event == name)
    if mentions := tuple(connection.scalars(of_event.order_by(*order))):
        return Meant(name, mentions)
    if connection.scalar(select(mention.id).where(mention.id == name)) is None:
        raise UsageError(f"no event {name!r} in the store", remedy="sijill events names the events")
    return Meant(connection.scalar(select(member.event).where(member.mention == name)), (name,))


def standing(store: Store) -> list[Standing]:
    """All judgements but the undoings, oldest first, and how each stands."""
    with store.asking() as connection:
        return _standing(connection)


def _standing(connection: Connection) -> list[Standing]:
    rows = [dict(found) for found in connection.execute(_all()).mappings()]
    known = [record(Judgement, found) for found in rows]
    seen = read_number(connection, "corpus_generation")
    undone = {target: one.id for one in known if one.kind == "undo" for target in one.first}
    held = {one.id for one in in_force(known)}
    named = {name for one in known if one.id in held for name in (*one.first, *one.second)}
    present = _present(connection, named)
    found = []
    for one, values in zip(known, rows, strict=True):
        if one.kind != "undo":
            missing = tuple(name for name in (*one.first, *one.second) if name not in present)
            state: Literal["holds", "waiting", "undone"] = "waiting" if _waits(one, present) else "holds"
            found.append(
                Standing(
                    judgement=one,
                    state=state if one.id in held else "undone",
                    missing=missing if one.id in held else (),
                    undone_by=undone.get(one.id, ""),
                    pending=values["generation"] > seen,
                )
            )
    return found


def pending(store: Store) -> int:
    """How many judgements and undoings the corpus stages have not seen, if there is nothing else that they have not."""
    with store.asking() as connection:
        seen, known = (read_number(connection, f"{what}_generation") for what in ("corpus", "documents"))
        question = select(func.count(), func.count(_KEPT.generation.distinct())).where(_KEPT.generation > seen)
        number, steps = connection.execute(question).one()
    return int(number) if steps == known - seen else 0


def _all() -> Select[Any]:
    return select(schema.judgements).order_by(_KEPT.position)


def _waits(one: Judgement, present: set[str]) -> bool:
    """Whether too little is there of what a judgement names for it to change anything."""
    first, second = ([name for name in side if name in present] for side in (one.first, one.second))
    if one.kind == "same":
        return len({*first, *second}) < 2
    return not first or (one.kind == "apart" and not second)


def _present(connection: Connection, names: Iterable[str]) -> set[str]:
    """Those of the ids that are event mentions or claims of the store."""
    found: set[str] = set()
    for part in chunks(sorted(names)):
        for table in (schema.event_mentions, schema.claims):
            found.update(connection.scalars(select(table.c.id).where(table.c.id.in_(part))))
    return found


def _sentence(connection: Connection, table: Any, name: str) -> str:
    """The sentence of an event mention or claim, "" where there is none."""
    start, end = table.c.start, table.c.end
    words = func.substr(schema.documents.c.text, start + 1, end - start)
    beside = schema.documents.c.id == table.c.document
    found = connection.scalar(select(words).select_from(table.join(schema.documents, beside)).where(table.c.id == name))
    return " ".join(found.split()) if found else ""
