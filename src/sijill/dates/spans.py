"""Reads spans: from X to Y, between X and Y, days listed, since and until, within, and lengths of time."""

from __future__ import annotations

from dataclasses import replace

from sijill.dates import amounts, calendar, points, relative
from sijill.dates.composites import Between, DayOfYear, DaysFrom, Duration, PartOf, Since
from sijill.dates.expressions import (
    AwayFromEvent,
    DayIn,
    Fixed,
    FromToday,
    HijriMonthDay,
    MonthDay,
    MonthIn,
    Told,
    UnitFromNow,
    Weekday,
    When,
)
from sijill.dates.numbers import read_number
from sijill.dates.scan import Found, Scan
from sijill.text.edtf import first_day, interval, last_day

SINCE_AGO = "since-ago"  # "two months ago" told with "since": the act itself, or when what lasts began
_POINTS = ("date", "relative", "span")
DASHES = ("-", "–", "—", "/")


def open_span(scan: Scan, i: int) -> Found | None:
    """ "Since 2014", "for three weeks now", "until Friday", "by 2030", "before 2014", "after 1991"."""
    if (referred := _since_that(scan, i)) or (referred := _until_now(scan, i)):
        return referred
    for role, until in (("prep_since", False), ("prep_onward", False), ("prep_until", True), ("prep_by", True)):
        if word := scan.role(i, role):
            found = _inner(scan, word[0])
            ago = amounts.away(scan, word[0], -1) if role == "prep_since" and found is None else None
            if ago:
                found = Found(i, ago[0], ago[1])
            if found and not until and (whole := _until_too(scan, i, found)):
                return whole
            if found and not isinstance(found.when, Duration | Since | AwayFromEvent):
                rule = SINCE_AGO if ago and not isinstance(found.when, AwayFromEvent) else role[5:]
                return Found(i, found.end, Since(found.when, until, rule=rule, leans=found.when.leans, kind="open"))
    for role, sign in (("prep_ago", -1), ("prep_after", 1)):
        if (word := scan.role(i, role)) and not scan.role(word[0], "time_of_day"):
            found, gone = _inner(scan, word[0]), amounts.away(scan, word[0], sign)
            if gone and (found is None or gone[0] > found.end):
                return Found(i, gone[0], gone[1])
            if found and _bounds(found):
                rule = "before" if sign < 0 else "after"
                return Found(i, found.end, Since(found.when, sign < 0, rule=rule, leans=found.when.leans, kind="open"))
    return None


def _until_too(scan: Scan, i: int, start: Found) -> Found | None:
    """ "Since January 2013 and until June 2014"."""
    word = scan.role(start.end, "prep_until") or scan.role(start.end, "prep_to")
    end = _inner(scan, word[0]) if word and start.when.kind in _POINTS else None
    if end is None or end.when.kind not in _POINTS or isinstance(start.when, AwayFromEvent):
        return None
    when = Between(start.when, end.when, rule="from-to", kind="span", leans=end.when.leans or start.when.leans)
    return Found(i, end.end, when)


def _since_that(scan: Scan, i: int) -> Found | None:
    """ "Since this meeting": since the time told last."""
    word = scan.role(i, "prep_since")
    this = (scan.role(word[0], "this") or scan.role(word[0], "that")) if word else None
    if word is None or this is None or this[0] >= scan.size or scan.form(this[0]).roles or scan.role(word[0], "then"):
        return None
    if not scan.norm(this[0]).startswith(scan.lexicon.article):
        return None
    return Found(i, this[0] + 1, Since(Told(rule="then", leans="told"), rule="since", leans="told", kind="open"))


def _until_now(scan: Scan, i: int) -> Found | None:
    """ "Until now"."""
    word = scan.role(i, "until_now")
    return Found(i, word[0], Since(FromToday(0), True, rule="until-now", kind="open")) if word else None


def _bounds(found: Found) -> bool:
    """Whether "before" and "after" it tell an open span: a date, an era, a month, a day of the week, an end of a year."""
    when = found.when
    if when.leans == "":
        return when.kind in ("date", "span")
    return isinstance(when, PartOf | MonthDay | HijriMonthDay | DayOfYear | UnitFromNow | Weekday)


def _inner(scan: Scan, i: int) -> Found | None:
    """The point after a preposition; ordinals before a noun ("the first summit") are none."""
    return scan.point(scan, scan.skip(i, "prep_from")) if i < scan.size else None


def duration(scan: Scan, i: int) -> Found | None:
    """ "For three days": a length, which dates nothing; "over the past three years": a span."""
    word = scan.role(i, "prep_for")
    if word is None:
        return None
    if found := relative.unit(scan, word[0]):
        return Found(i, found.end, found.when)
    length = amounts.amount(scan, word[0])
    return Found(i, length.end, Duration(rule="duration", kind="duration")) if length else None


def ranged(scan: Scan, i: int) -> Found | None:
    """ "From X to Y", "between X and Y", "the days X and Y", "X - Y"."""
    start = scan.role(i, "prep_from") or scan.role(i, "prep_between")
    pair = next((r for r in ("day_dual", "year_dual") if scan.role(i, r)), None) or (
        "month" if scan.form(i).roles.get("unit2") == "month" and not scan.form(i).article else None
    )
    between = bool(scan.role(i, "prep_between")) or pair is not None
    at = start[0] if start else i + 1 if pair else i
    if at >= scan.size or not (scan.forms[at] or scan.is_number(at) or scan.before_number(at)):
        return None
    if start is None and pair is None and (two := _two(scan, i)):
        return two
    days = _with_numbers(scan, i, at, between, bool(start) or bool(pair))
    return days if days and days.when.rule == "days-from-to" else _with_points(scan, i, at, between) or days


def _two(scan: Scan, i: int) -> Found | None:
    """ "On 15 and 16 July", "in July and August 2014": two that follow each other."""
    month = points.month_at(scan, i) if "prep_in" in scan.form(i - 1).roles else None
    if month and scan.form(month[0]).joined:
        other = points.with_month(scan, i, month[0])
        next_month = scan.role(month[0], "month")
        if other is None or next_month is None or next_month[1] != month[1] + 1:
            return None
        year = _year_of(other)
        first = MonthIn(month[1], year) if year else MonthDay(month[1])
        return Found(i, other.end, Between(first, other.when, rule="from-to", kind="span", leans=other.when.leans))
    number = read_number(scan, i)
    then = _connector(scan, number.end, True) if number and number.digits else None
    second = read_number(scan, then) if then is not None else None
    if number is None or second is None or second.value != number.value + 1:
        return None
    found = _with_numbers(scan, i, i, True, True)
    return found if found and found.when.rule == "days-from-to" else None


def listed(scan: Scan, i: int) -> Found | None:
    """ "The days Tuesday, Wednesday and Thursday", "the days 12, 13 and 14 September": days that follow each other."""
    if scan.form(i).article and scan.form(i).roles.get("unit0") == "year":
        return _years_listed(scan, i)
    if scan.form(i).article or scan.form(i).roles.get("unit0") != "day":
        return None
    if (first := scan.role(i + 1, "weekday")) and (found := _weekdays(scan, i, first)):
        return found
    first_number, at = read_number(scan, i + 1), i + 1
    while number := read_number(scan, at):
        if month := points.day_with(scan, at, number.value, number.end):
            if first_number is None or first_number.value >= number.value:
                return None
            days = DayIn(first_number.value, month.when), month.when
            return Found(i, month.end, Between(*days, rule="days-listed", kind="span", leans=month.when.leans))
        at = number.end + (scan.norm(number.end) in scan.lexicon.commas and bool(scan.norm(number.end)))
        at += scan.norm(at) in scan.lexicon.conjunctions
    return None


def _years_listed(scan: Scan, i: int) -> Found | None:
    """ "In the years 2012, 2013 and 2014"."""
    years, end, at = [], i, i + 1
    while (number := read_number(scan, at)) and number.digits and 1900 <= number.value <= 2100:
        years.append(number.value)
        end = number.end
        at = scan.skip_marks(end, scan.commas)
        at += scan.norm(at) in scan.lexicon.conjunctions and scan.is_number(at + 1)
    if len(years) < 2 or years != list(range(years[0], years[0] + len(years))):
        return None
    return Found(i, end, Fixed(f"{years[0]}/{years[-1]}", rule="years", kind="span", leans=""))


def _weekdays(scan: Scan, i: int, first: tuple[int, int]) -> Found | None:
    """Days of the week one after the other, at least two."""
    end, last = first
    while True:
        more = scan.role(scan.skip_marks(end, scan.commas), "weekday")
        if more is None or more[1] != (last + 1) % 7:
            break
        end, last = more
    if last == first[1]:
        return None
    direction = scan.role(end, "direction")
    if direction is None or direction[1] not in ("last", "next"):  # "on Fridays and Saturdays": every week
        return Found(i, end, Duration(rule="days-of-every-week", kind="duration"))
    way, end = direction[1], direction[0]
    days = Weekday(first[1], way), Weekday(last, way)
    return Found(i, end, Between(*days, rule="days-listed", kind="span"))


def _connector(scan: Scan, i: int, between: bool) -> int | None:
    """The place after "to", a dash, or (after "between") "and"."""
    if (word := scan.role(i, "prep_to")) and not between:
        return word[0]
    if scan.norm(i) in DASHES:
        return i + 1
    if not between or i >= scan.size:
        return None
    if word and scan.form(i).joined:
        return word[0]
    form = scan.form(i)
    lone = scan.tokens[i].kind == "word" and scan.norm(i) in scan.lexicon.articles and scan.is_number(i + 1)
    if lone:
        return i if scan.before_number(i) else i + 1
    return i if form.joined and form.skip else None


def _with_points(scan: Scan, i: int, at: int, between: bool) -> Found | None:
    first = _end_point(scan, at, between)
    then = _connector(scan, first.end, between) if first else None
    if first is None or then is None or (i == at and scan.norm(first.end) in DASHES and not _solid(first)):
        return None
    second = _end_point(scan, then, True)
    if second is None or isinstance(first.when, Duration) or isinstance(second.when, Duration):
        return None
    one, other = first.when, second.when
    if isinstance(one, Weekday) and isinstance(other, Weekday) and other.direction:
        one = replace(one, direction=other.direction)
    if isinstance(one, MonthDay) and not one.day and (year := _year_of(second)):
        one = MonthIn(one.month, year)
    elif isinstance(one, MonthDay) and one.day and not one.direction and (year := _year_of(second)):
        one = DayIn(one.day, MonthIn(one.month, year))
    return Found(i, second.end, Between(one, other, rule="from-to", kind="span", leans=other.leans or one.leans))


def _solid(found: Found) -> bool:
    return found.when.leans == "" or isinstance(found.when, MonthDay | DayIn)


def _end_point(scan: Scan, i: int, loose_month: bool) -> Found | None:
    """A point at an end of a span, where a month may stand alone."""
    found = scan.point(scan, i) if i < scan.size else None
    month = points.with_month(scan, i, i) if found is None and loose_month and scan.role(i, "month") else None
    return found or month


def _year_of(found: Found) -> Fixed | None:
    when = found.when
    return Fixed(when.edtf[:4], leans="") if isinstance(when, Fixed) and when.edtf[:4].isdecimal() else None


def _with_numbers(scan: Scan, i: int, at: int, between: bool, told: bool) -> Found | None:
    """Spans whose first end is a number alone: days of one month, or years."""
    number = read_number(scan, at)
    then = _connector(scan, number.end, between) if number else None
    if number is None or then is None:
        return None
    second = read_number(scan, scan.skip(then, "year_word"))
    if second is None:
        return None
    if 1 <= number.value <= 31 and (told or scan.norm(number.end) in DASHES):
        found = points.day_with(scan, then, second.value, second.end) if 1 <= second.value <= 31 else None
        found = found or (points.numeric(scan, then) if second.digits else None)
        if found:
            days = _day_before(number.value, second.value, found.when), found.when
            return Found(i, found.end, Between(*days, rule="days-from-to", kind="span", leans=found.when.leans))
    return _years(scan, i, number.value, second.value, second.end)


def _day_before(first: int, last: int, when: When) -> When:
    """The first day of "from 7 to 9 Muharram": so many days before the last, in whichever calendar."""
    if when.rule.startswith("hijri"):
        return DaysFrom(when, first - last, rule="nth-day", leans=when.leans)
    return DayIn(first, when)


def _years(scan: Scan, i: int, first: int, last: int, end: int) -> Found | None:
    if last < 100 and scan.norm(end - 2) in DASHES and first % 100 < last:
        last += first // 100 * 100
    if first in points.HIJRI_PLAIN and last in points.HIJRI_PLAIN and first < last:
        start, stop = first_day(calendar.hijri_year(first)), last_day(calendar.hijri_year(last))
        close = scan.skip(scan.skip_marks(end, ")"), "hijri")
        when = Fixed(interval(start, stop) if start and stop else "", rule="hijri-years", kind="span", leans="")
        return Found(i, close if close > end + 1 or scan.role(end, "hijri") else end, when)
    known = 1000 <= first < last <= 2100 and last - first < 500
    if not known or scan.in_set(end, "counted") or scan.norm(end) in DASHES:
        return None
    return Found(i, end, Fixed(f"{first:04}/{last:04}", rule="years", kind="span", leans=""))
