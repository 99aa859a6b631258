"""One blow for which reports blame different parties: the same victims, place and day, and somebody only alleges it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from sijill.merge.report import DAY, Report

_BLOWS = frozenset({"ASSAULT"})
_ALLEGED = frozenset({"alleged", "denied"})
_FEW = 3  # shared words
_ALIKE = 0.4


def blamed_apart(a: Report, b: Report) -> bool:
    """Whether both tell one blow and say of different parties that they struck it, one of them on somebody's word.

    Asked is the same kind of blow in one town on one day against the same side, in much the same words: two raids on one
    town in a day are two.
    """
    if not (_one_sort(a, b) and a.sides[1] == b.sides[1] and a.sides[1]):
        return False
    if not (a.sides[0] and b.sides[0]) or a.sides[0] & b.sides[0]:
        return False
    alike = len(a.words & b.words)
    shared = alike / min(len(a.words), len(b.words)) if alike else 0.0
    return bool(a.towns & b.towns) and _one_day(a, b) and shared >= _ALIKE and alike > _FEW


def _one_sort(a: Report, b: Report) -> bool:
    """Whether both are blows of one kind, and one of them is only alleged or denied."""
    kind = a.category in _BLOWS and a.category == b.category and a.kind == b.kind
    return kind and bool({a.mention.status, b.mention.status} & _ALLEGED)


def _one_day(a: Report, b: Report) -> bool:
    if a.days is None or b.days is None or max(a.width, b.width) > DAY:
        return False
    return a.days[0] <= b.days[1] and b.days[0] <= a.days[1]


def blamed_pairs(ordered: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs of blows against one side in one town on one day, by different parties."""
    blows: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, report in enumerate(ordered):
        if report.category in _BLOWS and all(report.sides) and report.days is not None and report.width <= DAY:
            for town in report.towns:
                for day in range(report.width):
                    blows[report.sides[1], town, report.days[0] + timedelta(days=day)].append(i)
    for members in blows.values():
        for place, i in enumerate(members):
            yield from ((i, j) for j in members[place + 1 :] if blamed_apart(ordered[i], ordered[j]))
