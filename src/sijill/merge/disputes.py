"""What the reports of one event differ on, kept side by side with the documents that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from sijill.knowledge.letters import normalise
from sijill.merge.framing import framings
from sijill.merge.report import Report
from sijill.merge.same import close_numbers
from sijill.records import Dispute, DisputedValue

PARTIES = " + "  # between the parties of a side, as a disputed value names them
_DENIED = frozenset({"denied", "negated"})
_TOLD = frozenset({"happened", "alleged"})


def disputes(reports: Sequence[Report]) -> tuple[Dispute, ...]:
    """Fields on which the reports differ. A rounded figure, and a date inside another, is no difference."""
    found = [*_sides(reports), _dates(reports), *_quantities(reports), _place(reports), _status(reports), *_framing(reports)]
    return tuple(item for item in found if item is not None)


def _dispute(field: str, values: Mapping[Any, Iterable[str]]) -> Dispute:
    return Dispute(
        field=field,
        values=tuple(
            DisputedValue(value=value, evidence=tuple(sorted(set(documents)))) for value, documents in values.items()
        ),
    )


def _sides(reports: Sequence[Report]) -> list[Dispute | None]:
    """Who did it, and to whom: codes of a side that have no party in common with some others. A party more is no
    difference."""
    return [_side(field, [(r.sides[n], r.mention.document) for r in reports]) for n, field in enumerate(("actor", "recipient"))]


def _side(field: str, told: Iterable[tuple[frozenset[str], str]]) -> Dispute | None:
    values: dict[frozenset[str], list[str]] = defaultdict(list)
    for codes, document in told:
        if codes:
            values[codes].append(document)
    apart = {PARTIES.join(sorted(c)): documents for c, documents in values.items() if any(c.isdisjoint(o) for o in values)}
    return _dispute(field, dict(sorted(apart.items()))) if apart else None


def _dates(reports: Sequence[Report]) -> Dispute | None:
    """Dates told that have no day in common with some other date that is told."""
    values: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.days is not None and not report.inferred:
            values[report.mention.edtf].append(report)
    apart: dict[str, list[str]] = {}
    for edtf, told in sorted(values.items()):
        if any(not _meet(told[0], other[0]) for other in values.values()):
            apart[edtf] = [r.mention.document for r in told]
    return _dispute("date", apart) if len(apart) > 1 else None


def _meet(a: Report, b: Report) -> bool:
    return a.days is None or b.days is None or (a.days[0] <= b.days[1] and b.days[0] <= a.days[1])


def _quantities(reports: Sequence[Report]) -> list[Dispute | None]:
    """Numbers of one unit that differ by more than rounding does."""
    units: dict[str, dict[float, list[Report]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        for quantity in report.mention.quantities:
            if unit := normalise(quantity.unit, report.language):
                units[unit][quantity.value].append(report)
    return [_differing(unit, values) for unit, values in sorted(units.items())]


def _differing(unit: str, values: Mapping[float, Sequence[Report]]) -> Dispute | None:
    ordered = sorted(values)
    if len(ordered) < 2 or close_numbers(ordered[0], ordered[-1]) or _grows(values):
        return None
    shown = {_shown(value): [r.mention.document for r in values[value]] for value in ordered}
    return _dispute(f"quantities: {unit}", shown)


def _grows(values: Mapping[float, Sequence[Report]]) -> bool:
    """Whether later reports tell the higher numbers: a change over time."""
    days = [[r.published or "" for r in values[value]] for value in sorted(values)]
    return all(min(told) for told in days) and all(max(a) < min(b) for a, b in pairwise(days))


def _shown(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _place(reports: Sequence[Report]) -> Dispute | None:
    """Different named places; a country that holds the other place is no different one."""
    values: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        place = report.mention.place
        if place is not None and place.resolved_place and place.lat is not None:
            values[place.resolved_place].append(report.mention.document)
    return _dispute("place", dict(sorted(values.items()))) if len(values) > 1 else None


def _status(reports: Sequence[Report]) -> Dispute | None:
    """One report tells that it happened, another that it did not."""
    values: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        values[report.mention.status].append(report.mention.document)
    if not (_DENIED & values.keys() and _TOLD & values.keys()):
        return None
    return _dispute("status", {k: v for k, v in sorted(values.items()) if k in _DENIED | _TOLD})


def _framing(reports: Sequence[Report]) -> list[Dispute | None]:
    """Words by which the reports name the act or a party from different sides; none of them is wrong for that."""
    return [_dispute("framing", values) for values in framings(reports)]
