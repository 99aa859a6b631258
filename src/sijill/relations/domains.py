"""Areas of cooperation of two parties: in which contexts they act together, by count of events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sijill.records import Event, Record
from sijill.relations.dyads import Dyad, dyads

_COOPERATION = (1, 2)


class Domain(Record, frozen=True, kw_only=True):
    """A context of cooperation: events that happened, the documents and outlets that report them."""

    first: str
    second: str
    context: str
    events: int
    documents: int
    outlets: int


def domains(events: Iterable[Event]) -> list[Domain]:
    """The contexts of each dyad's cooperation, the commonest first."""
    told: dict[tuple[Dyad, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.status == "happened" and event.quad_code in _COOPERATION:
            for dyad in dyads(event):
                for context in event.context:
                    told[dyad, context].append(event)
    found = [_domain(dyad, context, group) for (dyad, context), group in told.items()]
    return sorted(found, key=lambda d: (d.first, d.second, -d.events, d.context))


def _domain(dyad: Dyad, context: str, events: list[Event]) -> Domain:
    evidence = [e for event in events for e in event.evidence]
    return Domain(
        first=dyad[0],
        second=dyad[1],
        context=context,
        events=len(events),
        documents=len({e.document for e in evidence}),
        outlets=len({e.source for e in evidence if e.source}),
    )
