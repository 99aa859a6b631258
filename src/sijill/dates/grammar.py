"""Reads a time at a place of a sentence: the readers by what a word can mean, and times made of times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sijill.dates import amounts, named, points, relative, spans
from sijill.dates.composites import Between, DaysFrom, FirstMonths, LastDay, PartOf, Quarter, Season, WeekOf
from sijill.dates.expressions import Fixed, HijriMonthDay, MonthDay, MonthIn, Stretch, Told, UnitFromNow, Weekday, When
from sijill.dates.numbers import read_number
from sijill.dates.scan import Found, Scan
from sijill.knowledge.dates import Lexicon
from sijill.records import Token

Reader = Callable[[Scan, int], Found | None]


def time_of_day(scan: Scan, i: int) -> Found | None:
    """ "Friday evening": the time of day stands before the day and does not change it."""
    word = scan.role(i, "time_of_day")
    at = scan.skip(word[0], "prep_from") if word else i
    if word is None or not scan.form(at).roles.keys() & _DAY_ROLES or scan.form(at).joined:
        return None
    found = point(scan, at)
    if found is None or found.when.kind == "span":
        return None
    return _night(scan, i, found) or Found(i, found.end, found.when)


def _night(scan: Scan, i: int, found: Found) -> Found | None:
    """ "The night of Wednesday to Thursday": two days that follow each other."""
    first = found.when
    day = scan.role(scan.skip_marks(found.end, "/-–"), "weekday") if isinstance(first, Weekday) else None
    if day is None or not isinstance(first, Weekday) or day[1] != (first.weekday + 1) % 7:
        return None
    if scan.form(day[0] - 1).joined:
        return None
    second = Weekday(day[1], first.direction, first.weeks)
    return Found(i, day[0], Between(first, second, rule="night", kind="span"))


def part(scan: Scan, i: int) -> Found | None:
    """ "Early last month", "by the end of 2015", "earlier this year", "the rest of the week"."""
    word = scan.role(i, "part")
    if word is None:
        return None
    at, name = word
    at = scan.skip(scan.skip(at, "prep_from"), "prep_in")
    single = scan.role(at, "unit1") if scan.form(at).article else None
    found = point(scan, at)
    plain = single and single[1] in ("week", "month", "year") and not scan.in_set(single[0], "year_not_before")
    if found is None and single and plain:
        found = Found(at, single[0], UnitFromNow(single[1], 0, rule=f"{single[1]}-this"))
    if found is None or (name == "during" and not isinstance(found.when, UnitFromNow)):
        return None
    if name in ("start", "middle", "end", "rest", "later"):
        leans = found.when.leans
        if name == "later" and found.when.kind == "day_name":
            return Found(i, found.end, found.when)
        when = PartOf(found.when, name, rule=f"part-{name}", leans=leans, kind="relative" if leans else "span")
        return Found(i, found.end, when)
    return found if name == "during" else Found(i, found.end, found.when)


def quarter(scan: Scan, i: int) -> Found | None:
    """A quarter, half or third of a year."""
    word = scan.role(i, "quarter")
    if word is None or not scan.form(i).article:
        return None
    end, size = word
    number, final = read_number(scan, end), scan.role(end, "final")
    if final is None and not (number and number.ordinal and number.value <= 4):
        return None
    value, end = (-1, final[0]) if final else (number.value, number.end) if number else (0, end)
    plain_size = "quarter" if size == "term" else size
    at = scan.skip(scan.skip(end, "prep_from"), "prep_in")
    found = _year_or_century(scan, at) or (_month(scan, at) if size == "half" and value in (1, 2, -1) else None)
    if found is None:
        bare = size == "quarter" and value > 0 and at == end and "prep_in" in scan.form(i - 1).roles
        inner = UnitFromNow("year", 0)
        return Found(i, end, Quarter(value, size, inner, rule="quarter-bare", kind="span")) if bare else None
    when = Quarter(value, plain_size, found.when, rule=f"{size}-of-year", leans=found.when.leans, kind="span")
    return Found(i, found.end, when)


def _year_or_century(scan: Scan, at: int) -> Found | None:
    found = point(scan, at) if at < scan.size else None
    plain = points.year_at(scan, at, words=True)
    if plain and not plain[2] and (found is None or found.end < plain[0]):
        found = Found(at, plain[0], Fixed(f"{plain[1]:04}", leans=""))
    if found is None:
        return None
    when = found.when
    century = isinstance(when, Fixed) and when.rule == "century"
    year = isinstance(when, Fixed) and len(when.edtf) == 4
    return found if century or year or getattr(when, "unit", "") == "year" else None


def _month(scan: Scan, at: int) -> Found | None:
    """A month that another time is a part of."""
    found = points.with_month(scan, at, scan.skip(at, "month_word")) or (point(scan, at) if at < scan.size else None)
    when = found.when if found else None
    plain = isinstance(when, MonthDay | HijriMonthDay | MonthIn) and not getattr(when, "day", 0)
    fixed = isinstance(when, Fixed) and when.rule in ("month", "hijri-date")
    return found if plain or fixed or getattr(when, "unit", "") == "month" else None


def last_of(scan: Scan, i: int) -> Found | None:
    """ "The last day of July"."""
    word = scan.role(i, "final_before")
    day = scan.role(word[0], "day_word") if word else None
    at = scan.skip(scan.skip(day[0], "prep_from"), "prep_in") if day else 0
    found = (_month(scan, at) or _year_or_century(scan, at)) if day and at > day[0] else None
    return Found(i, found.end, LastDay(found.when, rule="last-day", leans=found.when.leans)) if found else None


def first_months(scan: Scan, i: int) -> Found | None:
    """ "The first nine months of the year", with the number after or before the word for month."""
    many = scan.role(i, "unit0") if scan.form(i).article else None
    counted = read_number(scan, many[0]) if many and many[1] == "month" else None
    first = read_number(scan, counted.end) if counted and not counted.digits else None
    if counted is not None and first is not None and first.ordinal and first.value == 1:
        return _months_of(scan, i, counted.value, first.end)
    opening = read_number(scan, i)
    if opening is None or not opening.ordinal or opening.value != 1 or opening.article or opening.digits:
        return None
    found = amounts.amount(scan, opening.end)
    return _months_of(scan, i, found.count, found.end) if found and found.unit == "month" else None


def _months_of(scan: Scan, i: int, count: int, end: int) -> Found | None:
    at = scan.skip(end, "prep_from")
    year = _year_or_century(scan, at) if at > end and 1 <= count <= 12 else None
    if year is None or year.when.rule == "century":
        return None
    return Found(i, year.end, FirstMonths(count, year.when, rule="first-months", leans=year.when.leans, kind="span"))


def nth_day(scan: Scan, i: int) -> Found | None:
    """ "The third day of the feast", "the second day of Eid"."""
    day_first = scan.form(i).article and scan.form(i).roles.get("unit1") == "day"
    number = read_number(scan, i + 1 if day_first else i)
    if number is None or not number.ordinal or number.digits or number.value > 10 or number.article != day_first:
        return None
    if not day_first and scan.form(number.end).roles.get("unit0") != "day":
        return None
    at = scan.skip(number.end, "prep_from") if day_first else number.end + 1
    found = point(scan, at) if at > number.end else None
    if found is None or not (found.when.kind == "named_day" or found.when.rule.startswith("hijri-month")):
        return None
    when = DaysFrom(found.when, number.value - 1, rule="nth-day", leans=found.when.leans, kind="named_day")
    return Found(i, found.end, when)


def week_of(scan: Scan, i: int) -> Found | None:
    """ "The week of 16 September"."""
    word = scan.role(i, "unit1")
    if word is None or word[1] != "week" or scan.form(i).article:
        return None
    number = read_number(scan, word[0])
    found = points.day_of_month(scan, word[0]) if number and not (number.ordinal and not number.article) else None
    return Found(i, found.end, WeekOf(found.when, rule="week-of", leans=found.when.leans, kind="span")) if found else None


def nth_weekday(scan: Scan, i: int) -> Found | None:
    """ "The first Friday of July"."""
    number = read_number(scan, i)
    if number is None or not number.ordinal or number.digits or number.value > 5:
        return None
    day = scan.role(scan.skip(number.end, "day_word"), "weekday")
    if day is None:
        return None
    inner = point(scan, scan.skip(scan.skip(day[0], "prep_from"), "prep_in"))
    if inner is None:
        month = points.with_month(scan, i, scan.skip(day[0], "prep_from"))
        inner = month
    return Found(i, inner.end, Quarter(number.value, "", inner.when, day[1], rule="nth-weekday")) if inner else None


def season(scan: Scan, i: int) -> Found | None:
    """A season of a year, or the past or coming one."""
    this = scan.role(i, "this")
    word = scan.role(this[0] if this else i, "season")
    if word is None:
        return None
    end, number = word
    if after := points.year_after(scan, end):
        close = _next_year(scan, after[0], after[1]) if number == 24 else after[0]
        return Found(i, close, Season(number, "", after[1], rule="season-of-year", leans=after[1].leans))
    direction = scan.role(end, "direction")
    if this or (direction and direction[1] in ("last", "next", "this") and scan.form(end - 1).article):
        way, end = ("this", end) if this or direction is None else (direction[1], direction[0])
        return Found(i, end, Season(number, way, rule=f"season-{way}"))
    return Found(i, end, Season(number, rule="season")) if scan.free else None


def _next_year(scan: Scan, end: int, year: When) -> int:
    """The end of "winter 2012-2013"."""
    later = scan.whole(end + 1) if scan.norm(end) in spans.DASHES else None
    return end + 2 if isinstance(year, Fixed) and later and later % 100 == (int(year.edtf[:4]) + 1) % 100 else end


def decade(scan: Scan, i: int) -> Found | None:
    """ "The nineties", "the eighties of the past century"."""
    word = scan.role(i, "decade")
    if word is None:
        return None
    end, value = word
    at = scan.skip(end, "prep_from")
    if scan.in_set(at, "age_words"):
        return None
    found = named.century(scan, at)
    if found and isinstance(found.when, Fixed):
        return Found(i, found.end, Fixed(f"{found.when.edtf[:2]}{value % 10}X", rule="decade", kind="span", leans=""))
    alone = "prep_in" in scan.form(i - 1).roles and scan.at_end(end)
    if value in scan.lexicon.decades_unclear or not (scan.form(i).article or scan.free or alone):
        return None
    return Found(i, end, Fixed(f"{value}X", rule="decade", kind="span", leans=""))


def after_told(scan: Scan, i: int) -> Found | None:
    """ "Two days after that", "shortly after that"."""
    for role, sign in (("after_that", 1), ("before_that", -1)):
        word = scan.role(i, role)
        if word is None:
            continue
        if short := scan.role(word[0], "short_time"):
            return Found(i, short[0], Told("", True, rule="shortly-after", leans="told"))
        if scan.form(word[0]).joined and (gone := amounts.away(scan, word[0], sign, told=True)):
            return Found(i, gone[0], gone[1])
        number_joined = scan.lexicon.articles.get(scan.norm(word[0])) is not None
        if number_joined and (gone := amounts.away(scan, word[0], sign, told=True)):
            return Found(i, gone[0], gone[1])
    return None


def vague_time(scan: Scan, i: int) -> Found | None:
    """ "Recently", "in the coming period"."""
    word = scan.role(i, "vague_time")
    if word is None:
        return None
    end, index = word
    vague = scan.lexicon.vague_times[index]
    if vague.count == 0:
        return Found(i, end, UnitFromNow("day", 0, rule="now"))
    return Found(i, end, Stretch(vague.unit, vague.count, vague.direction, True, rule="vague", kind="span"))


def eve(scan: Scan, i: int) -> Found | None:
    """The day before a day, or the day after one."""
    for role, days in (("eve", -1), ("morrow", 1)):
        word = scan.role(i, role)
        found = point(scan, word[0]) if word else None
        if found:
            return Found(i, found.end, DaysFrom(found.when, days, rule=role, leans=found.when.leans))
    return None


def then(scan: Scan, i: int) -> Found | None:
    """ "That time", "since then"."""
    word = scan.role(i, "then")
    return Found(i, word[0], Told(rule="then", leans="told")) if word else None


_POINTS: dict[str, tuple[Reader, ...]] = {
    "month": (points.month,), "hijri_month": (points.month,), "month_word": (points.month,),
    "weekday": (relative.weekday,), "day_offset": (relative.from_today,), "year_word": (points.year,),
    "day_word": (relative.weekday, relative.from_today, points.day_of_month, points.lone_day),
    "unit0": (relative.unit, first_months),
    "unit1": (relative.unit, named.century, named.nth_decade, week_of, nth_day), "unit2": (relative.unit,),
    "this": (relative.unit, season, relative.month_after), "same_before": (relative.unit,),
    "ordinal": (points.day_of_month, nth_weekday, points.lone_day, amounts.stretch, nth_day, first_months),
    "cardinal": (points.day_of_month, points.lone_day, amounts.stretch, points.year),
    "time_of_day": (time_of_day,), "part": (part,), "quarter": (quarter, amounts.stretch), "season": (season,), "decade": (decade,),
    "vague_time": (vague_time,), "named_day": (named.day,), "anniversary": (named.anniversary,), "era": (named.era,),
    "eve": (eve,), "morrow": (eve,), "then": (then,), "movable": (named.movable,), "final_before": (amounts.latest, last_of),
}  # fmt: skip
_SPANS: dict[str, tuple[Reader, ...]] = {
    "prep_since": (amounts.from_now, spans.open_span), "prep_onward": (spans.open_span,), "prep_until": (spans.open_span,), "until_now": (spans.open_span,), "prep_by": (spans.open_span,),
    "prep_ago": (spans.open_span,), "prep_after": (spans.open_span,), "prep_from": (spans.ranged,), "prep_between": (spans.ranged,),
    "prep_for": (spans.duration,), "prep_within": (amounts.within,), "unit0": (spans.listed,),
    "unit1": (amounts.from_now,),
    "after_that": (after_told,), "before_that": (after_told,), "day_dual": (spans.ranged,), "year_dual": (spans.ranged,),
    "unit2": (spans.ranged, amounts.from_now), "month": (spans.ranged,), "weekday": (spans.ranged,), "day_offset": (spans.ranged,), "ordinal": (spans.ranged,),
    "cardinal": (spans.ranged, amounts.from_now), "year_word": (spans.ranged,), "day_word": (spans.ranged,),
}  # fmt: skip
_NUMBER = (points.numeric, points.day_of_month, points.year, amounts.stretch, points.lone_day)
_DAY_ROLES = frozenset(("weekday", "day_offset", "day_word", "named_day", "cardinal", "ordinal"))


def _readers(scan: Scan, i: int, table: dict[str, tuple[Reader, ...]], number: tuple[Reader, ...]) -> Iterator[Reader]:
    """The readers for what the token can mean, each once."""
    if scan.is_number(i):
        yield from number
        return
    form = scan.form(i)
    if not form.roles and not form.phrases:
        if scan.before_number(i):
            yield from number
        return
    roles = [role for role in form.roles if role in table]
    roles += [p.role for p in scan.phrases(i) if p.role in table]
    yield from dict.fromkeys(reader for role in roles for reader in table[role])


def _longest(scan: Scan, i: int, readers: Iterator[Reader]) -> Found | None:
    best: Found | None = None
    for reader in readers:
        found = reader(scan, i)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def point(scan: Scan, i: int) -> Found | None:
    """The longest point in time that starts at token `i`."""
    return _equal_date(scan, _longest(scan, i, _readers(scan, i, _POINTS, _NUMBER))) if i < scan.size else None


def _equal_date(scan: Scan, found: Found | None) -> Found | None:
    """A date told in two calendars: the Gregorian one counts."""
    if found is None or found.end >= scan.size:
        return found
    equals = scan.role(found.end, "equals")
    bracket = scan.norm(found.end) == "(" and (found.when.rule.startswith("hijri") or found.when.leans == "")
    if equals or bracket:
        other = point(scan, scan.skip(equals[0], "prep_in") if equals else found.end + 1)
        one_hijri, hijri = found.when.rule.startswith("hijri"), other and other.when.rule.startswith("hijri")
        told = other.when if other else None
        if equals and other and isinstance(told, MonthDay) and told.day and isinstance(found.when, Weekday):
            return Found(found.first, other.end, replace(told, weekday=found.when.weekday))
        if other and other.when.leans == "" and (equals or one_hijri or hijri):
            when = other.when if (one_hijri or found.when.leans) and not (hijri and found.when.leans == "") else found.when
            return Found(found.first, scan.skip_marks(other.end, ")") if bracket else other.end, when)
    return found


def read(scan: Scan, i: int) -> Found | None:
    """The longest time, point or span, that starts at token `i`."""
    best = point(scan, i)
    span = _longest(scan, i, _readers(scan, i, _SPANS, (spans.ranged, amounts.from_now)))
    return span if span and (best is None or span.end > best.end) else best


def times_in(
    tokens: Sequence[Token], lexicon: Lexicon, free: bool = False, codes: frozenset[str] = frozenset()
) -> Iterator[tuple[Scan, Found]]:
    """All times of a sentence in order, the longest first, none overlapping another.

    `codes` are those of the countries named in it, which tell whose "independence day" is meant.
    """
    scan = Scan(tokens, lexicon, point, free, codes)
    i = 0
    while i < scan.size:
        found = read(scan, i) if scan.forms[i] is not None or scan.is_number(i) or scan.before_number(i) else None
        if found is None:
            i += 1
        else:
            yield scan, found
            i = found.end
