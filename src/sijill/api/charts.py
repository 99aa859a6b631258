"""Charts as plain shapes, for templates to draw as SVG. Nothing is drawn of a period that has too little to show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from sijill.records import Event, RelationPoint
from sijill.relations.series import ENOUGH_EVENTS, ENOUGH_OUTLETS

WIDTH, HEIGHT = 720, 260
_LEFT, _TOP, _BOTTOM = 44, 12, 30
_WIDEST_BAR = 46.0
_LABELS = 12
_LAST_SOVIET_YEAR = 1991


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A rectangle for the events of one quad (1 to 4) in one period."""

    x: float
    y: float
    width: float
    height: float
    quad: int
    period: str
    count: int


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A word at a place of an axis."""

    x: float
    y: float
    text: str


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """Stacked bars over time."""

    width: int
    height: int
    base: float
    start: float
    bars: tuple[Bar, ...]
    periods: tuple[Label, ...]
    ticks: tuple[Label, ...]
    mark: float | None
    gaps: bool


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """How many events a category has, and how long its bar is among the others, in percent; None where undrawn."""

    category: str
    count: int
    length: float | None


def over_time(points: Sequence[RelationPoint], right_to_left: bool, soviet: bool) -> Chart | None:
    """The years of a relation as stacked bars, None where no year has enough to be drawn."""
    yearly = {int(p.period): p for p in points if len(p.period) == 4}
    drawn = [year for year, point in yearly.items() if point.drawn]
    if not drawn:
        return None
    shown = range(min(drawn), max(drawn) + 1)
    step = (WIDTH - 2 * _LEFT) / len(shown)
    top = _round_up(max(yearly[year].events for year in drawn))
    scale = (HEIGHT - _TOP - _BOTTOM) / top
    middles = {year: _middle(n, len(shown), step, right_to_left) for n, year in enumerate(shown)}
    every = -(-len(shown) // _LABELS)
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        base=HEIGHT - _BOTTOM,
        start=_LEFT,
        bars=tuple(bar for year in drawn for bar in _stack(yearly[year], middles[year], step, scale)),
        periods=tuple(Label(x=middles[y], y=HEIGHT - 8, text=str(y)) for n, y in enumerate(shown) if n % every == 0),
        ticks=tuple(_tick(value, scale, right_to_left) for value in (0, top // 2, top)),
        mark=_soviet_mark(middles, step, right_to_left) if soviet else None,
        gaps=any(year not in drawn for year in yearly),
    )


def by_category(events: Iterable[Event]) -> list[Share]:
    """Counts of events that happened by category, most first; with a bar for each category that has enough of them."""
    counts: Counter[str] = Counter()
    outlets: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.status == "happened":
            counts.update(event.event)
            for category in event.event:
                outlets[category].update(told.source for told in event.evidence if told.source)
    most = max(counts.values(), default=1)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    enough = {name for name, n in ordered if n >= ENOUGH_EVENTS and len(outlets[name]) >= ENOUGH_OUTLETS}
    return [
        Share(category=name, count=n, length=round(100 * n / most, 1) if name in enough else None)
        for name, n in ordered
    ]


def _middle(number: int, periods: int, step: float, right_to_left: bool) -> float:
    place = periods - 1 - number if right_to_left else number
    return round(_LEFT + (place + 0.5) * step, 1)


def _stack(point: RelationPoint, middle: float, step: float, scale: float) -> Iterable[Bar]:
    width, y = min(step * 0.7, _WIDEST_BAR), float(HEIGHT - _BOTTOM)
    for quad, count in enumerate(point.counts, 1):
        height = count * scale
        y -= height
        if count:
            x = round(middle - width / 2, 1)
            yield Bar(
                x=x,
                y=round(y, 1),
                width=round(width, 1),
                height=round(height, 1),
                quad=quad,
                period=point.period,
                count=count,
            )


def _tick(value: int, scale: float, right_to_left: bool) -> Label:
    x = WIDTH - _LEFT + 8 if right_to_left else _LEFT - 8
    return Label(x=x, y=round(HEIGHT - _BOTTOM - value * scale, 1), text=str(value))


def _soviet_mark(middles: dict[int, float], step: float, right_to_left: bool) -> float | None:
    """Where the last year of the Soviet Union ends, if years on both sides are shown."""
    if not {_LAST_SOVIET_YEAR, _LAST_SOVIET_YEAR + 1} <= middles.keys():
        return None
    return round(middles[_LAST_SOVIET_YEAR] + (-step / 2 if right_to_left else step / 2), 1)


def _round_up(value: int) -> int:
    """The next even round number, so that half of it is whole."""
    unit = 2 * int(10 ** max(len(str(value)) - 2, 0))
    return -(-value // unit) * unit
