"""Which pairs of parties an event belongs to, and which part of time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from sijill.records import Actor, Event

# Codes that stand for many different bodies: no relation can be drawn with them.
_NO_PARTY = frozenset({"UNK", "IGO", "NGO", "IMG", "MNC", "ISM"})

Dyad = tuple[str, str]


def dyads(event: Event) -> list[Dyad]:
    """The pairs of codes, in order of the alphabet: actor with recipient, or all parties of a joint act."""
    actors, recipients = _codes(event.actor), _codes(event.recipient)
    pairs: Iterator[Dyad] = product(actors, recipients) if recipients else combinations(actors, 2)
    return sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})


def period(event: Event, letters: int) -> str | None:
    """The year (4 letters) or month (7) in which the event wholly lies; None where it lies in none for certain."""
    if event.date is None or event.enddate is None or event.date[:letters] != event.enddate[:letters]:
        return None
    return event.date[:letters]


def _codes(actors: tuple[Actor, ...]) -> list[str]:
    return sorted({actor.code for actor in actors} - _NO_PARTY)
