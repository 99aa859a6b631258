"""Questions that pages ask of a store beyond those that Store answers: one page of events, what is in one document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from sijill.records import Event, EventMention
from sijill.store import schema
from sijill.store.questions import select_events
from sijill.store.store import Store
from sijill.store.writing import chunks

UNDATED = "0"
"""The year that stands for events without a date."""


class Pair(msgspec.Struct, frozen=True):
    """Two parties, how many events both take part in, and the first and last day of these."""

    first: str
    second: str
    events: int
    since: str | None
    until: str | None


class Choice(msgspec.Struct, frozen=True):
    """Which events of a relation are asked for; "" is all."""

    codes: tuple[str, ...]
    category: str = ""
    status: str = ""
    year: str = ""


class Facets(msgspec.Struct, frozen=True):
    """How many of the events there are in all, and in each category, status and year."""

    total: int
    categories: dict[str, int]
    statuses: dict[str, int]
    years: dict[str, int]


def pairs(store: Store) -> list[Pair]:
    """Pairs of codes with the events in which both take part, most events first."""
    side = schema.event_sides
    one, other = side.alias("one"), side.alias("other")
    event, number = schema.events, func.count(one.c.event.distinct()).label("events")
    last = func.max(func.coalesce(event.c.enddate, event.c.date)).label("until")
    question = (
        select(
            one.c.code.label("first"), other.c.code.label("second"), number, func.min(event.c.date).label("since"), last
        )
        .join(other, and_(one.c.event == other.c.event, one.c.code < other.c.code))
        .join(event, event.c.id == one.c.event)
        .group_by(one.c.code, other.c.code)
        .order_by(number.desc(), one.c.code, other.c.code)
    )
    return [msgspec.convert(row, Pair) for row in store.rows(question)]


def events_page(store: Store, choice: Choice, first: int, most: int) -> list[Event]:
    """At most `most` of the chosen events from number `first` on, by date."""
    return list(store.stream(Event, _chosen(choice).offset(first).limit(most)))


def events_by_id(store: Store, ids: Sequence[str]) -> list[Event]:
    """The events with these ids, or with event mentions of these ids, by date."""
    table, member = schema.events, schema.event_members
    order = (table.c.date.is_(None), table.c.date, table.c.id)
    found: dict[str, Event] = {}
    for part in chunks(dict.fromkeys(ids)):
        of_mention = table.c.id.in_(select(member.c.event).where(member.c.mention.in_(part)))
        question = select(table).where(or_(table.c.id.in_(part), of_mention)).order_by(*order)
        found.update({event.id: event for event in store.stream(Event, question)})
    return list(found.values())


def facets(store: Store, codes: tuple[str, ...]) -> Facets:
    """What can be chosen among the events of these codes."""
    table = schema.events
    categories = _counted(store, codes, table.c.category)
    for second, number in _counted(store, codes, table.c.second_category).items():
        if second:
            categories[second] = categories.get(second, 0) + number
    statuses = _counted(store, codes, table.c.status)
    return Facets(
        total=sum(statuses.values()),
        categories=dict(sorted(categories.items(), key=lambda item: (-item[1], item[0]))),
        statuses=statuses,
        years=dict(sorted(_counted(store, codes, _year()).items())),
    )


def number_of(store: Store, choice: Choice) -> int:
    """How many events are chosen."""
    question = _chosen(choice).with_only_columns(func.count(schema.events.c.id).label("number")).order_by(None)
    return int(next(iter(store.rows(question)))["number"])


def mentions_in(store: Store, document: str) -> list[EventMention]:
    """The event mentions of a document."""
    table = schema.event_mentions
    question = select(table).where(table.c.document == document).order_by(table.c.position)
    return list(store.stream(EventMention, question))


def sentences_in(store: Store, document: str) -> list[tuple[int, int]]:
    """Where the sentences of a document start and end."""
    table = schema.sentences
    question = select(table.c.start, table.c.end).where(table.c.document == document).order_by(table.c.start)
    return [(row["start"], row["end"]) for row in store.rows(question)]


def _chosen(choice: Choice) -> Select[Any]:
    categories = (choice.category,) if choice.category else ()
    status = (choice.status,) if choice.status else ()
    question = select_events(choice.codes, None, None, categories, status, None)
    return question.where(_year() == choice.year) if choice.year else question


def _year() -> ColumnElement[str]:
    """The year in which an event starts."""
    return func.coalesce(func.substr(schema.events.c.date, 1, 4), UNDATED)


def _counted(store: Store, codes: tuple[str, ...], column: ColumnElement[Any]) -> dict[str, int]:
    chosen = _chosen(Choice(codes))
    question = chosen.with_only_columns(column.label("value"), func.count(schema.events.c.id).label("number")).order_by(
        None
    )
    return {row["value"] or "": int(row["number"]) for row in store.rows(question.group_by("value"))}
