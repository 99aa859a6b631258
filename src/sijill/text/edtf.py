"""Dates that say how exact they are: the forms of EDTF (ISO 8601-2) that the contract lists.

`2024-06-18`, `2024-06`, `2024`, `199X`, `19XX`, `2015-22` (21 spring to 24 winter), `1950/1953`, `2022-03/..`,
`../1953-03`, `XXXX-06-12`, `XXXX-09`, each with ~ (about), ? (unsure) or % (both) at the end where so; "" is unknown.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

import msgspec

OPEN = ".."
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}  # months, of the northern year; winter ends in the next

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<doubt>[~?%]?)", re.ASCII
)


class Point(msgspec.Struct, frozen=True):
    """A day, month, season, year, decade or century; `year` may hold X for unknown digits."""

    year: str
    month: int = 0
    day: int = 0

    @property
    def known(self) -> bool:
        """Whether the point has a place on the line of time."""
        return self.year != "XXXX"

    def first(self) -> date | None:
        """Its first day."""
        if not self.known:
            return None
        year = max(int(self.year.replace("X", "0")), 1)
        month = SEASONS[self.month][0] if self.month > 12 else self.month
        return date(year, month or 1, self.day or 1)

    def last(self) -> date | None:
        """Its last day."""
        if not self.known:
            return None
        year = int(self.year.replace("X", "9"))
        if self.day:
            return date(year, self.month, self.day)
        month = self.month or 12
        if month > 12:
            year, month = (year + 1 if month == 24 else year), SEASONS[month][1]
        return month_end(year, month)


class Edtf(msgspec.Struct, frozen=True):
    """A parsed EDTF value. A single point has `start` equal to `end`; None is an open end."""

    start: Point | None
    end: Point | None
    interval: bool = False
    doubt: str = ""


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _point(text: str) -> tuple[Point, str]:
    m = _POINT.fullmatch(text)
    if m is None:
        raise ValueError(f"not a date in EDTF: {text!r}")
    year, month, day = m["year"], int(m["month"] or 0), int(m["day"] or 0)
    if (m["month"] and not (1 <= month <= 12 or 21 <= month <= 24)) or (m["day"] and (month > 12 or day < 1)):
        raise ValueError(f"no such month or day: {text!r}")
    if day:
        date(2000 if "X" in year else int(year), month, day)
    if "X" in year and year != "XXXX" and month:
        raise ValueError(f"month of an unknown year: {text!r}")
    if year == "XXXX" and not 1 <= month <= 12:
        raise ValueError(f"nothing is known: {text!r}")
    if year == "0000":
        raise ValueError("no year 0")
    return Point(year, month, day), m["doubt"]


@lru_cache(maxsize=4096)
def parse(edtf: str) -> Edtf:
    """Read an EDTF string; ValueError when it is not in one of the contract's forms."""
    if "/" not in edtf:
        point, doubt = _point(edtf)
        return Edtf(point, point, False, doubt)
    left, right = edtf.split("/", 1)
    if left == right == OPEN:
        raise ValueError("an interval open at both ends")
    start, doubt_start = (None, "") if left == OPEN else _point(left)
    end, doubt_end = (None, "") if right == OPEN else _point(right)
    value = Edtf(start, end, True, doubt_end or doubt_start)
    first, last = start and start.first(), end and end.last()
    if first and last and first > last:
        raise ValueError(f"ends before it starts: {edtf!r}")
    return value


def is_valid(edtf: str) -> bool:
    """Whether `edtf` is "" or in one of the contract's forms."""
    try:
        return edtf == "" or parse(edtf) is not None
    except ValueError:
        return False


def span(edtf: str) -> tuple[date | None, date | None]:
    """First and last possible day; None where unknown or open. Not valid: (None, None)."""
    try:
        value = parse(edtf)
    except ValueError:
        return None, None
    return (value.start.first() if value.start else None), (value.end.last() if value.end else None)


def first_day(edtf: str) -> date | None:
    """The first possible day, or None."""
    return span(edtf)[0]


def last_day(edtf: str) -> date | None:
    """The last possible day, or None."""
    return span(edtf)[1]


def interval(first: date, last: date) -> str:
    """The shortest EDTF form for the days from `first` to `last`: a day, month, year, or an interval of these."""
    if first == last:
        return first.isoformat()
    whole_months = first.day == 1 and last == month_end(last.year, last.month)
    if whole_months and (first.month, last.month) == (1, 12):
        return _pair(f"{first.year:04}", f"{last.year:04}")
    if whole_months:
        return _pair(f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}")
    return f"{first.isoformat()}/{last.isoformat()}"


def _pair(start: str, end: str) -> str:
    return start if start == end else f"{start}/{end}"
