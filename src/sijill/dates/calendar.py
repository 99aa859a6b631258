"""Arithmetic with days, weeks, months, years, decades, centuries, and the Hijri calendar (Umm al-Qura)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, date, timedelta

from hijridate import Gregorian, Hijri

from sijill.text.edtf import first_day, interval, last_day, month_end

DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7}
MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
HIJRI_YEARS = range(1343, 1501)  # what the library's tables hold


def add_days(day: date, count: int) -> date | None:
    """`day` and so many days; None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """The same day so many months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def shift(day: date, unit: str, count: int) -> date | None:
    """`day` moved by so many units."""
    if unit in MONTHS:
        return add_months(day, MONTHS[unit] * count)
    if unit in ("hour", "minute"):
        hours = abs(count) if unit == "hour" else abs(count) // 60
        return add_days(day, (1 if count > 0 else -1) * ((hours + 12) // 24))
    return add_days(day, DAYS[unit] * count)


def week_of(day: date, start: int | None) -> date:
    """The first day of the week in which a day lies; weeks start on Monday unless known to start on another day."""
    return day - timedelta(days=(day.weekday() - (start or 0)) % 7)


def around(day: date, unit: str, start: int | None = None) -> str:
    """The day, week, month ... that `day` lies in, as EDTF; `start` is the day on which weeks start (0 Monday)."""
    first = week_of(day, start)
    if unit == "week":
        return interval(first, first + timedelta(days=6))
    if unit == "weekend":  # not known where: Friday to Sunday, for Friday and Saturday, or Saturday and Sunday
        if start is not None:  # Saturday and Sunday where weeks start on Monday, else Friday and Saturday
            day = first + timedelta(days=5 if start == 0 else (4 - start) % 7)
            return interval(day, day + timedelta(days=1))
        friday = first + timedelta(days=4)
        return interval(friday, friday + timedelta(days=2))
    return {
        "month": day.isoformat()[:7],
        "year": day.isoformat()[:4],
        "decade": f"{day.year // 10:03}X",
        "century": f"{day.year // 100:02}XX",
    }.get(unit, day.isoformat())


def weekday_near(day: date, weekday: int) -> date:
    """The day of that name nearest to `day`."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def hijri_day(year: int, month: int, day: int) -> str:
    """A Hijri date as EDTF, "" when the calendar has no such day."""
    try:
        return Hijri(year, month, day).to_gregorian().isoformat()
    except (ValueError, OverflowError):
        return ""


def hijri_month(year: int, month: int) -> str:
    """The days of a Hijri month as EDTF."""
    if year not in HIJRI_YEARS:
        return ""
    first = Hijri(year, month, 1)
    start = first.to_gregorian()
    return interval(_plain(start), _plain(start) + timedelta(days=first.month_length() - 1))


def hijri_year(year: int) -> str:
    """The days of a Hijri year as EDTF."""
    first, last = first_day(hijri_month(year, 1)), last_day(hijri_month(year, 12))
    return interval(first, last) if first and last else ""


def hijri_year_of(day: date) -> int | None:
    """The Hijri year in which a day lies."""
    try:
        return int(Gregorian.fromdate(day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)


def gregorian_days(month: int, day: int, around_year: int) -> Iterator[date]:
    """That day of the year (its first day where `day` is 0) in the years near `around_year`."""
    for year in range(max(around_year - 6, 1), min(around_year + 6, MAXYEAR)):
        if day <= month_end(year, month).day:
            yield date(year, month, day or 1)


def hijri_days(month: int, day: int, near: date) -> Iterator[date]:
    """That day of the Hijri year in the years near a day."""
    this = hijri_year_of(near)
    for year in range(this - 3, this + 3) if this else ():
        if found := first_day(hijri_day(year, month, day or 1)):
            yield found


def third(edtf: str, part: str) -> str:
    """The beginning, middle or end of a time: thirds, of months in tens of days; "" when it has no bounds."""
    first, last = first_day(edtf), last_day(edtf)
    if not first or not last or first == last:
        return edtf
    index = {"start": 0, "middle": 1, "end": 2}[part]
    days = (last - first).days + 1
    if days > 3700:
        return _years(first.year, last.year, index)
    if days > 300:
        return _months(first, last, index)
    if days > 27 and first.day == 1 and days < 32:
        start, end = ((1, 10), (11, 20), (21, last.day))[index]
        return interval(first.replace(day=start), first.replace(day=end)) + "~"
    size = -(-days // 3)
    start_day = first + timedelta(days=(0, (days - size) // 2, days - size)[index])
    return interval(start_day, start_day + timedelta(days=size - 1)) + "~"


def _years(first: int, last: int, index: int) -> str:
    size = (last - first + 1) // 3
    start = (first, first + size, last - size)[index]
    return f"{start:04}/{start + size:04}~"


def _months(first: date, last: date, index: int) -> str:
    if last.year == first.year:
        start, end = ((1, 4), (5, 8), (9, 12))[index]
        return f"{first.isoformat()[:4]}-{start:02}/{first.isoformat()[:4]}-{end:02}~"
    return _years(first.year, last.year, index)
