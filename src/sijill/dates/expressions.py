"""What an expression of time means, before it is known what "now" is: each can be asked for its EDTF at an anchor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sijill.dates import calendar
from sijill.text.edtf import first_day, interval, month_end


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time is told against: today, the time told last (`here`: in the same sentence), the start of the narrative's
    year, or the future. `week` is the day on which weeks start, None where that is not known."""

    today: date | None = None
    told: str = ""
    since: date | None = None
    future: bool = False
    past: bool = False
    here: bool = False
    week: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """Base of all expressions. `leans` tells what it is resolved against: "" (absolute), today or told."""

    rule: str = field(default="", kw_only=True)
    kind: str = field(default="relative", kw_only=True)
    leans: str = field(default="today", kw_only=True)

    def at(self, anchor: Anchor) -> str:
        """The EDTF at an anchor, "" when it cannot be told."""
        raise NotImplementedError

    def loose(self) -> str:
        """What is known without an anchor."""
        return ""


@dataclass(frozen=True, slots=True)
class Fixed(When):
    """A time that needs no anchor."""

    edtf: str

    def at(self, anchor: Anchor) -> str:
        return self.edtf

    def loose(self) -> str:
        return self.edtf


def pick(days: Iterable[date], today: date, direction: str, future: bool) -> date | None:
    """Of the days, the one that is meant: the last one not after today, or the next one when that is spoken of."""
    ordered = sorted(days)
    if direction == "next" or (future and direction != "last"):
        after = [d for d in ordered if (d > today if direction == "next" else d >= today)]
        return after[0] if after else None
    before = [d for d in ordered if (d < today if direction == "last" else d <= today)]
    return before[-1] if before else None


def _rather_coming(days: Sequence[date], today: date) -> bool:
    """Whether the next of the days is near and the last one long past, which would be told with its year."""
    gone = [(today - d).days for d in days if d <= today]
    coming = [(d - today).days for d in days if d > today]
    return bool(gone and coming) and min(gone) > 270 and min(coming) < 75


def _just_over(days: Sequence[date], today: date) -> bool:
    """Whether the last of the days is only some weeks past and the next one almost a year away."""
    gone = [(today - d).days for d in days if d < today]
    return bool(gone) and min(gone) <= 45 and today not in days


@dataclass(frozen=True, slots=True)
class MonthDay(When):
    """A month, or a day of a month, without a year; `weekday` (0 Monday) when it is told too."""

    month: int
    day: int = 0
    direction: str = ""
    weekday: int | None = None

    def at(self, anchor: Anchor) -> str:
        today = anchor.today
        if anchor.since and not self.direction and (found := self._told_year(anchor.since, today)):
            return found
        if today is None:
            return self.loose()
        days = list(calendar.gregorian_days(self.month, self.day, today.year))
        if self.weekday is not None:  # a weekday that fits no near year is a slip: the date counts
            days = [d for d in days if self._fits(d) and abs((d - today).days) < 300] or days
        if self.direction == "this":
            days = [d for d in days if d.year == today.year]
            return self._edtf(days[0]) if days else self.loose()
        if self.direction == "last" and not self.day:
            days = [d for d in days if (d.year, d.month) != (today.year, today.month)]
        future = anchor.future or (not anchor.past and not self.direction and _rather_coming(days, today))
        future = future and not (self.day and not self.direction and _just_over(days, today))
        meant = pick(days, today, self.direction, future) or (days[0] if len(days) == 1 else None)
        return self._edtf(meant) if meant else self.loose()

    def _fits(self, day: date) -> bool:
        return self.weekday is None or day.weekday() == self.weekday

    def _told_year(self, since: date, today: date | None) -> str:
        for day in calendar.gregorian_days(self.month, self.day, since.year):
            if (day.year, day.month) >= (since.year, since.month) and self._fits(day):
                return "" if today and day > today else self._edtf(day)
        return ""

    def _edtf(self, day: date) -> str:
        return day.isoformat() if self.day else day.isoformat()[:7]

    def loose(self) -> str:
        return f"XXXX-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


@dataclass(frozen=True, slots=True)
class HijriMonthDay(When):
    """A Hijri month, or a day of it, without a year; a weekday told with it may be a day off, as months are sighted."""

    month: int
    day: int = 0
    direction: str = ""
    weekday: int | None = None

    def at(self, anchor: Anchor) -> str:
        if anchor.today is None:
            return ""
        days = list(calendar.hijri_days(self.month, self.day, anchor.today))
        if self.day and self.weekday is not None:
            today, named = anchor.today, [calendar.weekday_near(d, self.weekday) for d in days]
            pairs = [(n, d) for n, d in zip(named, days, strict=True) if abs((d - today).days) < 300]
            close = [n for n, d in pairs if abs((n - d).days) <= 1]
            return min(close, key=lambda d: abs((d - today).days)).isoformat() if close else ""
        found = pick(days, anchor.today, self.direction, anchor.future)
        if found is None or self.day:
            return found.isoformat() if found else ""
        year = calendar.hijri_year_of(found)
        return calendar.hijri_month(year, self.month) if year else ""


@dataclass(frozen=True, slots=True)
class DayNumber(When):
    """A day of a month that is told by itself: "the 23rd", "Friday 15"."""

    day: int
    weekday: int | None = None

    def at(self, anchor: Anchor) -> str:
        if anchor.today is None:
            return ""
        days = []
        for step in range(-14, 15):
            month = calendar.add_months(anchor.today.replace(day=1), step)
            if month and self.day <= month_end(month.year, month.month).day:
                day = month.replace(day=self.day)
                if self.weekday is None or day.weekday() == self.weekday:
                    days.append(day)
        if self.weekday is not None and not anchor.future:
            days = [d for d in days if abs((d - anchor.today).days) < 200]
        found = pick(days, anchor.today, "", anchor.future)
        return found.isoformat() if found else ""


@dataclass(frozen=True, slots=True)
class DayIn(When):
    """A day of a month that another expression tells: "the 20th of next month", and the first of "4 to 22 May"."""

    day: int
    inner: When

    def at(self, anchor: Anchor) -> str:
        edtf = self.inner.at(anchor).rstrip("~?")
        first = first_day(edtf)
        if first is None:
            return f"{edtf[:7]}-{self.day:02}" if edtf.startswith("XXXX-") else ""
        if self.day > month_end(first.year, first.month).day:
            return ""
        return first.replace(day=self.day).isoformat()

    def loose(self) -> str:
        return self.at(Anchor())


@dataclass(frozen=True, slots=True)
class MonthIn(When):
    """A month of a year that another expression tells."""

    month: int
    inner: When

    def at(self, anchor: Anchor) -> str:
        first = first_day(self.inner.at(anchor))
        return f"{first.isoformat()[:4]}-{self.month:02}" if first else f"XXXX-{self.month:02}"

    def loose(self) -> str:
        return self.at(Anchor())


@dataclass(frozen=True, slots=True)
class Weekday(When):
    """A day of the week; `direction` last, next or this; `weeks` away when a week is told too; `far` days further."""

    weekday: int
    direction: str = ""
    weeks: int | None = None
    far: int = 0

    def at(self, anchor: Anchor) -> str:
        today = anchor.today
        if today is None:
            return ""
        if self.weeks is not None:
            first = calendar.week_of(today, anchor.week) + timedelta(days=7 * self.weeks)
            return (first + timedelta(days=(self.weekday - first.weekday()) % 7)).isoformat()
        if self.direction == "this":
            return calendar.weekday_near(today, self.weekday).isoformat()
        near = [today + timedelta(days=n) for n in range(-8, 9)]
        direction = self.direction or ("next" if self.far > 0 else "last" if self.far else "")
        found = pick([d for d in near if d.weekday() == self.weekday], today, direction, anchor.future)
        return (found + timedelta(days=self.far)).isoformat() if found else ""


@dataclass(frozen=True, slots=True)
class FromToday(When):
    """Today, yesterday, tomorrow; a weekday told with it corrects a date of publication that is a little off."""

    days: int
    weekday: int | None = None

    def at(self, anchor: Anchor) -> str:
        day = calendar.add_days(anchor.today, self.days) if anchor.today else None
        if day and self.weekday is not None:
            day = calendar.weekday_near(day, self.weekday)
        return day.isoformat() if day else ""


@dataclass(frozen=True, slots=True)
class UnitFromNow(When):
    """This, last or next week, month, year, decade, century; `told` when it is the one told before that is meant."""

    unit: str
    step: int

    def at(self, anchor: Anchor) -> str:
        base = told_day(anchor.told, self.unit) if self.leans == "told" else anchor.today
        day = calendar.shift(base, self.unit, self.step) if base else None
        found = calendar.around(day, self.unit, anchor.week) if day else ""
        if self.rule == "weekend" and day and not anchor.future and (first := first_day(found)) and first > day:
            return calendar.around(day - timedelta(days=7), self.unit, anchor.week)  # the one that is over
        if self.rule == "week-this" and day and anchor.past and first_day(found) == day:
            return interval(day - timedelta(days=6), day)  # what was done "this week", told on its first day
        return found


@dataclass(frozen=True, slots=True)
class Stretch(When):
    """The last or next so many units: "the past three weeks", "recent years"."""

    unit: str
    count: int
    direction: str
    vague: bool = False

    def at(self, anchor: Anchor) -> str:
        if anchor.today is None:
            return ""
        sign = 1 if self.direction == "next" else -1
        far = calendar.shift(anchor.today, self.unit, sign * self.count)
        near = anchor.today + timedelta(days=sign) if self.unit != "hour" and not self.vague else anchor.today
        if far is None:
            return ""
        doubt = "~" if self.vague else ""
        if self.unit in ("year", "decade", "century"):
            return interval_of_years(far, anchor.today) + doubt
        return interval(min(near, far), max(near, far)) + doubt


_FINER = {"day": 10, "night": 10, "week": 10, "month": 7}


def told_day(told: str, unit: str) -> date | None:
    """The day from which units are counted when the time told last is meant; it must be told as exactly as the unit."""
    return first_day(told) if len(told.rstrip("~?")) >= _FINER.get(unit, 4) else None


def interval_of_years(one: date, other: date) -> str:
    """The years from the earlier of two days to the later one."""
    first, last = sorted((one.year, other.year))
    return f"{first:04}" if first == last else f"{first:04}/{last:04}"


@dataclass(frozen=True, slots=True)
class Away(When):
    """So many units before (negative) or after now, or after what was told last; `vague` when no number is told.

    `more` are smaller units told with it: "a year and two months ago".
    """

    unit: str
    count: int
    vague: bool = False
    more: tuple[tuple[str, int], ...] = ()

    def at(self, anchor: Anchor) -> str:
        if self.rule == "in-future" and not anchor.future:
            return self._after_told(anchor)
        base = told_day(anchor.told, self.unit) if self.leans == "told" else anchor.today
        return self.from_day(base) if base else ""

    def _after_told(self, anchor: Anchor) -> str:
        """ "And left after two days", in a report of the past: after the time told last, and before now."""
        base = told_day(anchor.told, self.finest) if not self.vague else None
        if base is None or anchor.today is None or (day := self.day_from(base)) is None or day > anchor.today:
            return ""
        return self.from_day(base)

    def day_from(self, base: date) -> date | None:
        """The day so far from another."""
        day: date | None = base
        for unit, count in ((self.unit, self.count), *self.more):
            day = calendar.shift(day, unit, count) if day else None
        return day

    def from_day(self, base: date) -> str:
        """The EDTF of what is so far from a day: as exact as the smallest unit told."""
        day, unit = self.day_from(base), self.finest
        if day is None:
            return ""
        if unit in ("year", "decade", "century"):
            return (interval_of_years(base, day) if self.vague else f"{day.year:04}") + "~"
        if self.vague:
            return interval(min(base, day), max(base, day)) + "~"
        if unit == "month":
            return f"{day.isoformat()[:7]}~"
        return day.isoformat() + ("~" if unit == "week" or self.more else "")

    @property
    def finest(self) -> str:
        """The smallest unit told."""
        return self.more[-1][0] if self.more else self.unit


@dataclass(frozen=True, slots=True)
class AwayFromEvent(Away):
    """ "In 2010, four years after the first visit": when the visit was, where the sentence has told another time."""

    def at(self, anchor: Anchor) -> str:
        base = told_day(anchor.told, self.finest) if anchor.here and not self.vague else None
        return self.from_day(base) if base else ""


@dataclass(frozen=True, slots=True)
class Within(Away):
    """Within so many units from now; a length only, unless what is to come is spoken of."""

    def at(self, anchor: Anchor) -> str:
        day = self.day_from(anchor.today) if anchor.today and anchor.future else None
        if anchor.today is None or day is None:
            return ""
        doubt = "~" if self.vague else ""
        if self.finest in ("year", "decade", "century"):
            return interval_of_years(anchor.today, day) + doubt
        return interval(anchor.today, day) + doubt


@dataclass(frozen=True, slots=True)
class Told(When):
    """The time told last itself, about it, or the day, month or year of it."""

    unit: str = ""
    about: bool = False

    def at(self, anchor: Anchor) -> str:
        first = first_day(anchor.told)
        if not first or (self.rule == "then" and anchor.today and first >= anchor.today):
            return ""
        if self.unit:
            return calendar.around(first, self.unit, anchor.week) if told_day(anchor.told, self.unit) else ""
        return anchor.told.rstrip("~?") + ("~" if self.about else "")
