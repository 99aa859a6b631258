"""Phases of a relation: where the share of cooperation changes by more than chance would have it.

Only periods with enough events and outlets count. A change is accepted when, of the same periods in random order, at
most one in twenty shows as great a change. The random order is the same in every run.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log

from sijill.records import Record, RelationPoint
from sijill.relations.dyads import Dyad
from sijill.relations.series import MONTH, YEAR

_SEED = 1932
_SHUFFLES = 999
_CHANCE = 0.05
_SHORTEST = 2


class Phase(Record, frozen=True, kw_only=True):
    """Periods between two changes. `chance` is that of the change that opens it; None for the first."""

    first: str
    second: str
    start: str
    end: str
    counts: tuple[int, int, int, int]
    events: int
    chance: float | None = None


def phases(points: Iterable[RelationPoint]) -> list[Phase]:
    """The phases of each dyad over its drawn points: months where more of these are drawn than years, else years."""
    found: list[Phase] = []
    for dyad, drawn in sorted(_series(points).items()):
        cuts = dict(_changes(drawn, 0))
        starts = [0, *sorted(cuts)]
        for start, end in zip(starts, [*sorted(cuts), len(drawn)], strict=True):
            found.append(_phase(dyad, drawn[start:end], cuts.get(start)))
    return found


def _series(points: Iterable[RelationPoint]) -> dict[Dyad, list[RelationPoint]]:
    drawn: dict[Dyad, dict[int, list[RelationPoint]]] = defaultdict(lambda: {YEAR: [], MONTH: []})
    for point in sorted(points, key=lambda p: (p.first, p.second, p.period)):
        if point.drawn:
            drawn[point.first, point.second][len(point.period)].append(point)
    return {dyad: max(kinds[YEAR], kinds[MONTH], key=len) for dyad, kinds in drawn.items()}


def _changes(points: Sequence[RelationPoint], offset: int) -> Iterator[tuple[int, float]]:
    """Places at which a new phase begins, each with the chance of so great a change."""
    values = [(p.counts[0] + p.counts[1], p.events) for p in points]
    size, cut = _best_cut(values)
    if not cut:
        return
    order = random.Random(_SEED)
    as_great = 0
    for _ in range(_SHUFFLES):
        shuffled = order.sample(values, len(values))
        as_great += _best_cut(shuffled)[0] >= size
    chance = (as_great + 1) / (_SHUFFLES + 1)
    if chance > _CHANCE:
        return
    yield from _changes(points[:cut], offset)
    yield offset + cut, chance
    yield from _changes(points[cut:], offset + cut)


def _best_cut(values: Sequence[tuple[int, int]]) -> tuple[float, int]:
    """The cut that tells most: how much likelier two shares are than one; (0, 0) where there is none."""
    all_yes, all_told = sum(v[0] for v in values), sum(v[1] for v in values)
    best, yes, told = (0.0, 0), 0, 0
    for place, (some, number) in enumerate(values, 1):
        yes, told = yes + some, told + number
        if _SHORTEST <= place <= len(values) - _SHORTEST:
            gain = _fit(yes, told) + _fit(all_yes - yes, all_told - told) - _fit(all_yes, all_told)
            if gain > best[0] + 1e-9:
                best = (gain, place)
    return best


def _fit(yes: int, told: int) -> float:
    """Logarithm of how likely the counts are under their own share."""
    return sum(n * log(n / told) for n in (yes, told - yes) if n)


def _phase(dyad: Dyad, points: Sequence[RelationPoint], chance: float | None) -> Phase:
    one, two, three, four = (sum(p.counts[quad] for p in points) for quad in range(4))
    return Phase(
        first=dyad[0],
        second=dyad[1],
        start=points[0].period,
        end=points[-1].period,
        counts=(one, two, three, four),
        events=sum(p.events for p in points),
        chance=chance,
    )
