"""Expressions of time made of others: parts, quarters, seasons, spans, open spans, eves, named days of a year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sijill.dates import calendar
from sijill.dates.expressions import Anchor, HijriMonthDay, MonthDay, When, pick
from sijill.text.edtf import OPEN, first_day, interval, last_day

_NEAR_FEAST = 14  # days around a national day in which it is news
_JUST = 45  # days for which a feast is still spoken of


@dataclass(frozen=True, slots=True)
class PartOf(When):
    """The beginning, middle, end or rest of another time."""

    inner: When
    part: str

    def at(self, anchor: Anchor) -> str:
        edtf = self.inner.at(anchor)
        if self.inner.rule == "era" and self.part in ("start", "end"):
            return edtf.rstrip("~").split("/")[0 if self.part == "start" else -1]
        if self.part in ("start", "middle", "end"):
            return calendar.third(edtf, self.part) if first_day(edtf) else ""
        first, last, today = first_day(edtf), last_day(edtf), anchor.today
        if first and last and today and first <= today < last:
            if self.part == "rest":
                return interval(today, last)
            if self.part == "later":
                return interval(today + timedelta(days=1), last)
        return edtf


@dataclass(frozen=True, slots=True)
class Quarter(When):
    """The n-th quarter, half or third of a year, or week or weekday of a month or year; -1 is the last."""

    number: int
    size: str
    inner: When
    weekday: int | None = None

    def at(self, anchor: Anchor) -> str:
        edtf = self.inner.at(anchor)
        first, last = first_day(edtf), last_day(edtf)
        if not first or not last:
            return ""
        if self.size == "half" and (last - first).days < 31:
            return interval(first, first.replace(day=15)) if self.number == 1 else interval(first.replace(day=16), last)
        if self.size in ("quarter", "half", "third"):
            return self._years(first) if (last - first).days > 30000 else self._months(first, anchor)
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        marks = [d for d in days if d.weekday() == (3 if self.weekday is None else self.weekday)]
        index = self.number - 1 if self.number > 0 else self.number
        if not -1 <= index < len(marks):
            return ""
        return marks[index].isoformat() if self.weekday is not None else calendar.around(marks[index], "week")

    def _months(self, first: date, anchor: Anchor) -> str:
        size = {"quarter": 3, "half": 6, "third": 4}[self.size]
        count = 12 // size
        number = count if self.number == -1 else self.number
        if number > count:
            return ""
        month, year = size * (number - 1) + 1, first.year
        if self.rule == "quarter-bare" and anchor.today and not anchor.future and month > anchor.today.month:
            year -= 1
        return f"{year:04}-{month:02}/{year:04}-{size * number:02}"

    def _years(self, first: date) -> str:
        size = {"quarter": 25, "half": 50, "third": 33}[self.size]
        number = 100 // size if self.number == -1 else self.number
        start = first.year // 100 * 100 + size * (number - 1)
        return f"{start:04}/{start + size - 1:04}" if start // 100 == first.year // 100 else ""


@dataclass(frozen=True, slots=True)
class Season(When):
    """A season (21 to 24) of a year that is told, or the one meant from now."""

    season: int
    direction: str = ""
    inner: When | None = None

    def at(self, anchor: Anchor) -> str:
        if self.inner is not None:
            first = first_day(self.inner.at(anchor))
            return f"{first.isoformat()[:4]}-{self.season}" if first else ""
        if anchor.today is None:
            return ""
        if self.direction == "this":
            return f"{anchor.today.isoformat()[:4]}-{self.season}"
        month = {21: 3, 22: 6, 23: 9, 24: 12}[self.season]
        starts = calendar.gregorian_days(month, 1, anchor.today.year)
        if self.direction == "last":  # a season that is over
            today = calendar.add_months(anchor.today, -3) or anchor.today
            found = pick(starts, today, "", False)
        else:
            found = pick(starts, anchor.today, self.direction, anchor.future)
        return f"{found.isoformat()[:4]}-{self.season}" if found else ""


@dataclass(frozen=True, slots=True)
class Between(When):
    """From one time to another."""

    start: When
    end: When

    def at(self, anchor: Anchor) -> str:
        start, end = self.start.at(anchor).rstrip("~?"), self.end.at(anchor).rstrip("~?")
        first, last = first_day(start), last_day(end)
        if not first or not last:
            return ""
        if first > last:
            late = self.end.at(replace(anchor, today=first, future=True)).rstrip("~?")
            if self.end.leans == "today" and (then := last_day(late)) and 0 <= (then - first).days < 300:
                return joined(start, late)
            if not isinstance(self.start, MonthDay):
                return ""
            moved = calendar.add_months(first, -12)
            start = "" if moved is None else (moved.isoformat() if self.start.day else moved.isoformat()[:7])
        return joined(start, end)


def joined(start: str, end: str) -> str:
    """One interval of two EDTF values, each kept as exact as it is."""
    start = start.split("/")[0]
    end = end.split("/")[-1]
    if "X" in start or "-2" in start[4:6]:
        start = _year_of(first_day(start))
    if "X" in end or "-2" in end[4:6]:
        end = _year_of(last_day(end))
    return start if start == end else f"{start}/{end}"


def _year_of(day: date | None) -> str:
    return day.isoformat()[:4] if day else OPEN


@dataclass(frozen=True, slots=True)
class Since(When):
    """Open at the end: from a time on; or with `until`, open at the beginning."""

    inner: When
    until: bool = False

    def at(self, anchor: Anchor) -> str:
        if self.rule in ("since", "since-ago"):
            anchor = replace(anchor, future=False)
        elif self.until and isinstance(self.inner, MonthDay | HijriMonthDay | DayOfYear) and not anchor.past:
            anchor = replace(anchor, future=True)  # "until 31 August" is still to come unless the past is spoken of
        edtf = self.inner.at(anchor).rstrip("~?")
        if not first_day(edtf):
            return ""
        ends = isinstance(self.inner, PartOf) and self.inner.part == "end"
        if self.rule in ("before", "after") and not ends:  # before a war begins, after it ends
            edtf = edtf.split("/")[0 if self.until else -1]
        if self.rule == "after" and ends:
            edtf = edtf.split("/")[-1]
        return joined(OPEN, edtf) if self.until else joined(edtf, OPEN)


@dataclass(frozen=True, slots=True)
class DaysFrom(When):
    """So many days before or after another: its eve, its morrow, the third day of a feast."""

    inner: When
    days: int

    def at(self, anchor: Anchor) -> str:
        edtf = self.inner.at(anchor)
        first, last = first_day(edtf), last_day(edtf)
        exact = first is not None and (first == last or self.rule == "nth-day")
        day = calendar.add_days(first, self.days) if first and exact else None
        return day.isoformat() if day else ""


@dataclass(frozen=True, slots=True)
class YearsAfter(When):
    """The year of a numbered anniversary of what a year is known of; nothing where no number is told."""

    inner: When
    count: int

    def at(self, anchor: Anchor) -> str:
        edtf = self.inner.at(anchor)
        first, last = first_day(edtf), last_day(edtf)
        return f"{first.year + self.count}" if self.count and first and last and first.year == last.year else ""


@dataclass(frozen=True, slots=True)
class LastDay(When):
    """The last day of another time."""

    inner: When

    def at(self, anchor: Anchor) -> str:
        last = last_day(self.inner.at(anchor))
        return last.isoformat() if last else ""


@dataclass(frozen=True, slots=True)
class WeekOf(When):
    """The week in which another time lies."""

    inner: When

    def at(self, anchor: Anchor) -> str:
        first = first_day(self.inner.at(anchor))
        return calendar.around(first, "week", anchor.week) if first else ""


@dataclass(frozen=True, slots=True)
class FirstMonths(When):
    """The first so many months of a year."""

    count: int
    inner: When

    def at(self, anchor: Anchor) -> str:
        first = first_day(self.inner.at(anchor))
        year = first.isoformat()[:4] if first else ""
        return f"{year}-01/{year}-{self.count:02}" if year and self.count > 1 else f"{year}-01" if year else ""


@dataclass(frozen=True, slots=True)
class DayOfYear(When):
    """A named day: the nearest one to today, in a year that is told, or the n-th anniversary of it."""

    month: int
    day: int
    hijri: bool = False
    year: When | None = None
    direction: str = ""

    def at(self, anchor: Anchor) -> str:
        if self.year is not None:
            first = first_day(self.year.at(anchor))
            anchor = Anchor(today=date(first.year, 7, 1)) if first else Anchor()
        if anchor.today is None:
            return self.loose()
        days = list(
            calendar.hijri_days(self.month, self.day, anchor.today)
            if self.hijri
            else calendar.gregorian_days(self.month, self.day, anchor.today.year)
        )
        if self.year is not None:
            found = next((d for d in days if d.year == anchor.today.year), None)
        else:
            today = anchor.today
            found = min(days, key=lambda d: abs((d - today).days), default=None)
            if self.direction in ("last", "next") or (anchor.future and found and (today - found).days > _JUST):
                found = pick(days, today, self.direction, anchor.future)
        return found.isoformat() if found else self.loose()

    def loose(self) -> str:
        return "" if self.hijri else f"XXXX-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class NationalDay(When):
    """A day that many countries have ("the national day"): of those named near it, the one that is close to now."""

    days: tuple[tuple[int, int], ...]

    def at(self, anchor: Anchor) -> str:
        today = anchor.today
        if today is None:
            return f"XXXX-{self.days[0][0]:02}-{self.days[0][1]:02}" if len(set(self.days)) == 1 else ""
        near = {
            day
            for month, of_month in self.days
            for day in calendar.gregorian_days(month, of_month, today.year)
            if abs((day - today).days) <= _NEAR_FEAST
        }
        return near.pop().isoformat() if len(near) == 1 else ""

    def loose(self) -> str:
        return self.at(Anchor())


@dataclass(frozen=True, slots=True)
class Duration(When):
    """A length of time, which dates nothing."""

    def at(self, anchor: Anchor) -> str:
        return ""
