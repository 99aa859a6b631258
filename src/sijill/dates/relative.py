"""Reads times told against now or against the time told before: yesterday, last July, three weeks ago, the next day."""

from __future__ import annotations

from sijill.dates import amounts, calendar
from sijill.dates.composites import Between, Quarter
from sijill.dates.expressions import DayNumber, Fixed, FromToday, MonthDay, Told, UnitFromNow, Weekday
from sijill.dates.numbers import read_number
from sijill.dates.points import date_goes_on, day_of_month, day_with, numeric, with_month, year_at
from sijill.dates.scan import Found, Scan

_STEPS = {"last": -1, "this": 0, "next": 1}


def weekday(scan: Scan, i: int) -> Found | None:
    """A day of the week, with a direction or the date that it is."""
    word = scan.role(i, "day_word")
    at = word[0] if word else i
    named = scan.role(at, "weekday")
    if named is None or not (scan.form(at).article or word) or _no_weekday(scan, i, named[0]):
        return None
    end, day = named
    if far := _far(scan, end):
        return Found(i, far[0], Weekday(day, "", None, 7 * far[1], rule="weekday-far"))
    direction = scan.role(end, "direction")
    if direction and direction[1] in _STEPS:
        return Found(i, _after_day(scan, direction[0]), Weekday(day, direction[1], rule=f"weekday-{direction[1]}"))
    end = _after_day(scan, end)
    dated = _dated_weekday(scan, i, end, day)
    if dated:
        return dated
    if week := _of_week(scan, scan.skip(scan.skip(end, "prep_from"), "prep_in")):
        return Found(i, week[0], Weekday(day, "", week[1], rule="weekday-of-week"))
    number = read_number(scan, end)
    if scan.free and number and number.ordinal and not number.digits and number.value <= 5:
        month = UnitFromNow("month", 0)
        return Found(i, number.end, Quarter(number.value, "", month, day, rule="nth-weekday"))
    return Found(i, end, Weekday(day, rule="weekday", kind="day_name"))


def _no_weekday(scan: Scan, i: int, end: int) -> bool:
    before = i - 2 if scan.role(i - 1, "weekday") and scan.form(i).joined else i - 1
    if "unit0" in scan.form(before).roles:  # "on Fridays": every week
        return True
    return scan.in_set(i - 1, "weekday_not_after") or scan.in_set(end, "weekday_not_before")


def _far(scan: Scan, end: int) -> tuple[int, int] | None:
    """(end, weeks) of "before last" (-1) and "after next" (1)."""
    for role, way, weeks in (("prep_ago", "last", -1), ("prep_after", "next", 1)):
        direction = scan.role(end + 1, "direction")
        if scan.role(end, role) and direction and direction[1] == way:
            return direction[0], weeks
    return None


def _after_day(scan: Scan, end: int) -> int:
    """The end of a day with the time of day that follows it."""
    after = scan.role(end, "time_after")
    return after[0] if after and not scan.form(end).joined else end


def _of_week(scan: Scan, i: int) -> tuple[int, int] | None:
    """(end, weeks from now) of "this week", "the past week"."""
    found = unit(scan, i) if i < scan.size else None
    if found and isinstance(found.when, UnitFromNow) and found.when.unit == "week":
        return found.end, found.when.step
    return None


def _dated_weekday(scan: Scan, first: int, end: int, day: int) -> Found | None:
    """A weekday followed by its date: "Friday, 7 August 2015", "Friday (7 August)", "Saturday yesterday"."""
    i = scan.skip_marks(end, "(" + scan.commas + "-")
    i = scan.skip(i, "prep_in") if scan.free else i
    number = read_number(scan, i)
    found = numeric(scan, i) or (day_with(scan, first, number.value, number.end, day) if number else None)
    if found is None and i == end:
        offset = scan.role(i, "day_offset")
        if offset and not scan.form(i).joined:
            return Found(first, offset[0], FromToday(offset[1], day, rule="day-from-today"))
    told = scan.free or (number and number.digits and scan.role(first, "day_word") and scan.at_end(number.end))
    told = told and number and not date_goes_on(scan, number.end)
    if found is None and told and number and 1 <= number.value <= 31 and not (number.value <= 5 and number.ordinal):
        from_number = day_of_month(scan, i)
        return from_number or Found(first, number.end, DayNumber(number.value, day, rule="day-number"))
    if found is None or (number and number.value > 31 and "numeric" not in found.when.rule):
        return None
    close = scan.skip_marks(found.end, ")") if "(" in [t.text for t in scan.tokens[end:i]] else found.end
    return Found(first, close, found.when)


def from_today(scan: Scan, i: int) -> Found | None:
    """Today, yesterday, tomorrow, with the weekday where it is told."""
    word = scan.role(i, "day_word") if not scan.form(i).article else None
    at = word[0] if word else i
    offset = scan.role(at, "day_offset")
    if offset is None:
        return None
    end, days = offset
    if end == at + 1 and _is_name(scan, at, end, days):
        return None
    if days == 0 and end > at + 1 and scan.in_set(at - 1, "today_not_after"):  # "on a day like this one"
        return None
    if scan.role(end, "direction") and scan.form(at).article and "unit1" in scan.form(at).roles:
        return None
    if days == 0 and end == at + 1 and _ordinal_day(scan, end):
        return None
    opening = scan.skip_marks(end, "(" + scan.commas)
    if (other := scan.role(opening, "day_offset")) and scan.norm(opening - 1) == "(" and scan.norm(other[0]) == ")":
        return Found(i, other[0] + 1, FromToday(other[1], rule="day-from-today"))  # a paper's correction of its agency
    named = scan.role(scan.skip(opening, "day_word"), "weekday")
    if named and scan.form(named[0] - 1).article and not scan.form(opening).joined:
        dated = _dated_weekday(scan, i, named[0], named[1])
        if dated:
            return dated
        close = scan.skip_marks(named[0], ")") if "(" in [t.text for t in scan.tokens[end:opening]] else named[0]
        close = _after_day(scan, close)
        return Found(i, close, FromToday(days, named[1], rule="day-from-today"))
    exact = day_of_month(scan, opening) if opening > end and scan.tokens[end].text == "(" else None
    if exact:
        return Found(i, scan.skip_marks(exact.end, ")"), exact.when)
    return Found(i, _after_day(scan, end), FromToday(days, rule="day-from-today"))


def _is_name(scan: Scan, at: int, end: int, days: int) -> bool:
    """Whether "today" is a newspaper's name or part of one, or followed by what makes it another day."""
    alone = scan.norm(at - 1) == "(" and scan.norm(end) == ")"
    before = at - 2 if scan.role(at - 1, "this") else at - 1
    after = days == 0 and scan.in_set(before, "today_not_after") and not scan.role(end, "weekday")
    return alone or after or scan.in_set(end, "today_not_before")


def _ordinal_day(scan: Scan, i: int) -> bool:
    number = read_number(scan, i)
    return number is not None and number.ordinal and number.article and scan.form(number.end).roles.get("month") is None


def unit(scan: Scan, i: int) -> Found | None:
    """A unit of time with what says which one: "this year", "last week", "the same month", "the past three years"."""
    this = scan.role(i, "this")
    same = scan.role(i, "same_before")
    at = (this or same or (i,))[0]
    single = scan.role(at, "unit1")
    if single and (this or same):
        return _between_days(scan, _this_unit(scan, i, single, bool(same)))
    if single and scan.form(at).article:
        no_year = scan.in_set(i - 1, "year_not_after") or scan.in_set(single[0], "year_not_before")
        if single[1] == "year" and no_year:
            return None
        return _between_days(scan, _directed_unit(scan, i, single[0], single[1]))
    if single and single[1] == "weekend" and not scan.role(single[0], "direction"):
        return Found(i, single[0], UnitFromNow("weekend", 0, rule="weekend"))
    if scan.form(at).article and (pair := scan.role(at, "unit2")):
        direction = scan.role(pair[0], "direction")
        return amounts.stretched(i, direction, pair[1], 2) if direction else None
    return amounts.stretch(scan, i)


def _between_days(scan: Scan, week: Found | None) -> Found | None:
    """ "Next week between Wednesday and Friday"."""
    when = week.when if week else None
    between = scan.role(week.end, "prep_between") if week else None
    first = scan.role(between[0], "weekday") if between else None
    last = scan.role(first[0], "weekday") if first else None
    if week is None or first is None or last is None or not isinstance(when, UnitFromNow) or when.unit != "week":
        return week
    days = Weekday(first[1], "", when.step), Weekday(last[1], "", when.step)
    return Found(week.first, last[0], Between(*days, rule="from-to", kind="span"))


def _this_unit(scan: Scan, i: int, single: tuple[int, str], same: bool) -> Found | None:
    end, name = single
    if name in ("hour", "minute"):
        return None
    if same:
        return Found(i, end, Told(name, rule="same-unit", leans="told"))
    step = 0
    direction = scan.role(end, "direction")
    if direction and direction[1] == "this":
        end = direction[0]
    if name == "week" and (named := scan.role(scan.skip(end, "day_word"), "weekday")):
        return Found(i, named[0], Weekday(named[1], "", step, rule="weekday-of-week"))
    if name == "year" and (numbered := _numbered_year(scan, i, end)):
        return numbered
    if name in ("day", "night"):
        like = scan.in_set(i - 1, "today_not_after")  # "on a day like this one"
        return None if like else Found(i, end, FromToday(0, rule="day-from-today"))
    return Found(i, end, UnitFromNow(name, step, rule=f"{name}-this"))


def _directed_unit(scan: Scan, i: int, end: int, name: str) -> Found | None:
    far = next((r for r in ("prep_after", "prep_ago") if scan.role(end, r) and scan.role(end + 1, "direction")), None)
    direction = scan.role(end + 1 if far else end, "direction")
    if direction is None and name == "week" and scan.free and end == scan.size:
        return Found(i, end, UnitFromNow("week", 0, rule="week-this"))
    if direction is None or name in ("hour", "minute"):
        return _numbered_week(scan, i, end, name)
    end, way = direction
    if way in _STEPS:
        step = _STEPS[way] + {"prep_after": 1, "prep_ago": -1, None: 0}[far]
        named = scan.role(scan.skip(end, "day_word"), "weekday") if name == "week" else None
        if named and scan.form(named[0] - 1).article:
            return Found(i, named[0], Weekday(named[1], "", step, rule="weekday-of-week"))
        if name in ("day", "night"):
            return Found(i, end, FromToday(step, rule="day-from-today"))
        if name == "year" and way == "this" and (numbered := _numbered_year(scan, i, end)):
            return numbered
        return Found(i, end, UnitFromNow(name, step, rule=f"{name}-{way}"))
    if way == "recent":
        return _numbered_week(scan, i, end - 1, name)
    if way == "same":
        return Found(i, end, Told(name, rule="same-unit", leans="told"))
    if way in ("following", "previous"):
        step = 1 if way == "following" else -1
        return Found(i, end, UnitFromNow(name, step, rule=f"{name}-{way}", leans="told"))
    return None


def _numbered_year(scan: Scan, i: int, end: int) -> Found | None:
    """ "This year 2015", "the current year (1436 AH)"."""
    at = scan.skip_marks(end, "(")
    found = year_at(scan, at) if scan.is_number(at) else None
    if found is None:
        return None
    close, value, hijri = found
    when = Fixed(calendar.hijri_year(value) if hijri else f"{value:04}", rule="year-now", kind="date", leans="")
    return Found(i, scan.skip_marks(close, ")") if at > end else close, when)


def _numbered_week(scan: Scan, i: int, end: int, name: str) -> Found | None:
    """ "The third week of October", "the last week of 2015"."""
    number = read_number(scan, end) if name == "week" else None
    final = scan.role(end, "final") if name == "week" else None
    if not (final or (number and number.ordinal)):
        return None
    value, end = (-1, final[0]) if final else (number.value, number.end) if number else (0, end)
    inner = scan.point(scan, scan.skip(scan.skip(end, "prep_from"), "prep_in"))
    if inner is None:
        inner = with_month(scan, i, scan.skip(end, "prep_from"))
    if inner is None:
        return None
    return Found(i, inner.end, Quarter(value, "week", inner.when, rule="nth-week", leans=inner.when.leans))


def month_after(scan: Scan, i: int) -> Found | None:
    """ "Next July" told with the word for this: a month after a demonstrative."""
    this = scan.role(i, "this")
    named = scan.role(this[0], "month") if this else None
    return Found(i, named[0], MonthDay(named[1], 0, "this", rule="month-this")) if named else None
