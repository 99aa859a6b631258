"""The relation of two parties over time: events by quad in each year, and in each month where there are enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from sijill.records import Event, RelationPoint
from sijill.relations.dyads import Dyad, dyads, period

ENOUGH_EVENTS = 20
ENOUGH_OUTLETS = 3
YEAR, MONTH = 4, 7


class _Bin(msgspec.Struct):
    """What is counted of a dyad in a period."""

    counts: list[int] = msgspec.field(default_factory=lambda: [0, 0, 0, 0])
    outlets: set[str] = msgspec.field(default_factory=set)
    documents: set[str] = msgspec.field(default_factory=set)

    @property
    def drawn(self) -> bool:
        """Whether there is enough to draw."""
        return sum(self.counts) >= ENOUGH_EVENTS and len(self.outlets) >= ENOUGH_OUTLETS


def relation_points(events: Iterable[Event]) -> list[RelationPoint]:
    """One point for each dyad and year; and for each month of a year in which some month has enough to be drawn.

    Only events that happened and lie wholly in a period are counted. Sorted by first, second and period.
    """
    bins: dict[tuple[Dyad, str], _Bin] = defaultdict(_Bin)
    for event in events:
        if event.status != "happened":
            continue
        for when in {period(event, YEAR), period(event, MONTH)} - {None}:
            for dyad in dyads(event):
                _count(bins[dyad, str(when)], event)
    dense = {(dyad, when[:YEAR]) for (dyad, when), told in bins.items() if len(when) == MONTH and told.drawn}
    return [
        _point(dyad, when, told)
        for (dyad, when), told in sorted(bins.items(), key=lambda item: item[0])
        if len(when) == YEAR or (dyad, when[:YEAR]) in dense
    ]


def _count(told: _Bin, event: Event) -> None:
    told.counts[event.quad_code - 1] += 1
    told.outlets.update(e.source for e in event.evidence if e.source)
    told.documents.update(e.document for e in event.evidence)


def _point(dyad: Dyad, when: str, told: _Bin) -> RelationPoint:
    one, two, three, four = told.counts
    return RelationPoint(
        first=dyad[0],
        second=dyad[1],
        period=when,
        counts=(one, two, three, four),
        events=sum(told.counts),
        outlets=len(told.outlets),
        documents=len(told.documents),
        drawn=told.drawn,
    )
