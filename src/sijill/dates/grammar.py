"""Reads a time at a place of a sentence: the readers by what a word can mean, and times made of times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sijill.dates import named, points, relative
from sijill.dates.composites import Between, Duration, Eve, PartOf, Quarter, Season, Since
from sijill.dates.expressions import DayIn, Fixed, MonthDay, MonthIn, Stretch, Told, UnitFromNow, Weekday
from sijill.dates.numbers import read_number
from sijill.dates.scan import Found, Scan
from sijill.knowledge.dates import Lexicon
from sijill.records import Token

Reader = Callable[[Scan, int], Found | None]
_TO = ("-", "–", "—", "/")


def time_of_day(scan: Scan, i: int) -> Found | None:
    """ "Friday evening": the time of day stands before the day and does not change it."""
    word = scan.role(i, "time_of_day")
    at = scan.skip(word[0], "prep_from") if word else i
    if word is None or not scan.form(at).roles.keys() & _DAY_ROLES or scan.form(at).joined:
        return None
    found = point(scan, at)
    return Found(i, found.end, found.when) if found and found.when.kind != "span" else None


def part(scan: Scan, i: int) -> Found | None:
    """ "Early last month", "by the end of 2015", "earlier this year", "the rest of the week"."""
    word = scan.role(i, "part")
    if word is None:
        return None
    at, name = word
    at = scan.skip(at, "prep_from")
    single = scan.role(at, "unit1") if scan.form(at).article else None
    found = point(scan, at)
    plain = single and single[1] in ("week", "month", "year") and not scan.in_set(single[0], "year_not_before")
    if found is None and single and plain:
        found = Found(at, single[0], UnitFromNow(single[1], 0, rule=f"{single[1]}-this"))
    if found is None or (name == "during" and not isinstance(found.when, UnitFromNow)):
        return None
    if name in ("start", "middle", "end", "rest"):
        leans = found.when.leans
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
    at = scan.skip(scan.skip(end, "prep_from"), "prep_in")
    found = point(scan, at) if at < scan.size else None
    plain = points.year_at(scan, at)
    if plain and not plain[2]:
        found = Found(at, plain[0], Fixed(f"{plain[1]:04}", leans=""))
    if found is None or not _is_year(found):
        return None
    when = Quarter(value, size, found.when, rule=f"{size}-of-year", leans=found.when.leans, kind="span")
    return Found(i, found.end, when)


def _is_year(found: Found) -> bool:
    when = found.when
    return (isinstance(when, Fixed) and len(when.edtf) == 4) or getattr(when, "unit", "") == "year"


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
        return Found(i, after[0], Season(number, "", after[1], rule="season-of-year", leans=after[1].leans))
    direction = scan.role(end, "direction")
    if this or (direction and direction[1] in ("last", "next", "this") and scan.form(end - 1).article):
        way, end = ("this", end) if this or direction is None else (direction[1], direction[0])
        return Found(i, end, Season(number, way, rule=f"season-{way}"))
    return Found(i, end, Season(number, rule="season")) if scan.free else None


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
    if value in scan.lexicon.decades_unclear or not (scan.form(i).article or scan.free):
        return None
    return Found(i, end, Fixed(f"{value}X", rule="decade", kind="span", leans=""))


def open_span(scan: Scan, i: int) -> Found | None:
    """ "Since 2014", "for three weeks now", "until Friday", "by 2030", "before 2014", "after 1991"."""
    for role, until in (("prep_since", False), ("prep_onward", False), ("prep_until", True), ("prep_by", True)):
        if word := scan.role(i, role):
            found = _inner(scan, word[0])
            if found is None and role == "prep_since" and (gone := relative.away(scan, word[0], -1)):
                found = Found(i, gone[0], gone[1])
            if found and not isinstance(found.when, Duration | Since):
                when = Since(found.when, until, rule=role[5:], leans=found.when.leans, kind="open")
                return Found(i, found.end, when)
    for role, sign in (("prep_ago", -1), ("prep_after", 1)):
        if word := scan.role(i, role):
            found, gone = _inner(scan, word[0]), relative.away(scan, word[0], sign)
            if gone and (found is None or gone[0] > found.end):
                return Found(i, gone[0], gone[1])
            if found and found.when.leans == "" and found.when.kind in ("date", "span"):
                rule = "before" if sign < 0 else "after"
                return Found(i, found.end, Since(found.when, sign < 0, rule=rule, leans="", kind="open"))
    return None


def _inner(scan: Scan, i: int) -> Found | None:
    """The point after a preposition; ordinals before a noun ("the first summit") are none."""
    return point(scan, scan.skip(i, "prep_from")) if i < scan.size else None


def after_told(scan: Scan, i: int) -> Found | None:
    """ "Two days after that", "shortly after that"."""
    for role, sign in (("after_that", 1), ("before_that", -1)):
        word = scan.role(i, role)
        if word is None:
            continue
        if short := scan.role(word[0], "short_time"):
            return Found(i, short[0], Told("", True, rule="shortly-after", leans="told"))
        if scan.form(word[0]).joined and (gone := relative.away(scan, word[0], sign, told=True)):
            return Found(i, gone[0], gone[1])
        number_joined = scan.lexicon.articles.get(scan.norm(word[0])) is not None
        if number_joined and (gone := relative.away(scan, word[0], sign, told=True)):
            return Found(i, gone[0], gone[1])
    return None


def duration(scan: Scan, i: int) -> Found | None:
    """ "For three days": a length, which dates nothing; "over the past three years": a span."""
    word = scan.role(i, "prep_for")
    if word is None:
        return None
    if found := relative.unit(scan, word[0]):
        return Found(i, found.end, found.when)
    length = relative.amount(scan, word[0])
    return Found(i, length[0], Duration(rule="duration", kind="duration")) if length else None


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
    return _with_points(scan, i, at, between) or _with_numbers(scan, i, at, between, bool(start) or bool(pair))


def _connector(scan: Scan, i: int, between: bool) -> int | None:
    """The place after "to", a dash, or (after "between") "and"."""
    if (word := scan.role(i, "prep_to")) and not between:
        return word[0]
    if scan.norm(i) in _TO:
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
    if first is None or then is None or (i == at and scan.norm(first.end) in _TO and not _solid(first)):
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
    found = point(scan, i) if i < scan.size else None
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
    if 1 <= number.value <= 31 and (told or scan.norm(number.end) in _TO):
        found = points.day_with(scan, then, second.value, second.end) if 1 <= second.value <= 31 else None
        if found:
            days = DayIn(number.value, found.when), found.when
            return Found(i, found.end, Between(*days, rule="days-from-to", kind="span", leans=found.when.leans))
    return _years(scan, i, number.value, second.value, second.end)


def _years(scan: Scan, i: int, first: int, last: int, end: int) -> Found | None:
    if last < 100 and scan.norm(end - 2) in _TO and first % 100 < last:
        last += first // 100 * 100
    known = 1000 <= first < last <= 2100 and last - first < 500
    if not known or scan.in_set(end, "counted") or scan.norm(end) in _TO:
        return None
    return Found(i, end, Fixed(f"{first:04}/{last:04}", rule="years", kind="span", leans=""))


def eve(scan: Scan, i: int) -> Found | None:
    """The day before a day."""
    word = scan.role(i, "eve")
    found = point(scan, word[0]) if word else None
    return Found(i, found.end, Eve(found.when, rule="eve", leans=found.when.leans)) if found else None


def then(scan: Scan, i: int) -> Found | None:
    """ "That time", "since then"."""
    word = scan.role(i, "then")
    return Found(i, word[0], Told(rule="then", leans="told")) if word else None


_POINTS: dict[str, tuple[Reader, ...]] = {
    "month": (points.month,), "hijri_month": (points.month,), "month_word": (points.month,),
    "weekday": (relative.weekday,), "day_offset": (relative.from_today,), "year_word": (points.year,),
    "day_word": (relative.weekday, relative.from_today, points.day_of_month, points.lone_day),
    "unit0": (relative.unit,), "unit1": (relative.unit, named.century), "unit2": (relative.unit,),
    "this": (relative.unit, season, relative.month_after), "same_before": (relative.unit,),
    "ordinal": (points.day_of_month, nth_weekday, points.lone_day, relative.stretch),
    "cardinal": (points.day_of_month, points.lone_day, relative.stretch, points.year),
    "time_of_day": (time_of_day,), "part": (part,), "quarter": (quarter,), "season": (season,), "decade": (decade,),
    "vague_time": (vague_time,), "named_day": (named.day,), "anniversary": (named.anniversary,), "era": (named.era,),
    "eve": (eve,), "then": (then,), "movable": (named.movable,), "final_before": (relative.latest,),
}  # fmt: skip
_SPANS: dict[str, tuple[Reader, ...]] = {
    "prep_since": (open_span,), "prep_onward": (open_span,), "prep_until": (open_span,), "prep_by": (open_span,),
    "prep_ago": (open_span,), "prep_after": (open_span,), "prep_from": (ranged,), "prep_between": (ranged,),
    "prep_for": (duration,),
    "after_that": (after_told,), "before_that": (after_told,), "day_dual": (ranged,), "year_dual": (ranged,),
    "unit2": (ranged,), "month": (ranged,), "weekday": (ranged,), "day_offset": (ranged,), "ordinal": (ranged,),
    "cardinal": (ranged,), "year_word": (ranged,), "day_word": (ranged,),
}  # fmt: skip
_NUMBER = (points.numeric, points.day_of_month, points.year, relative.stretch, points.lone_day)
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
    close = scan.norm(found.end) == "(" and found.when.rule.startswith("hijri")
    if equals or close:
        other = point(scan, scan.skip(equals[0], "prep_in") if equals else found.end + 1)
        if other and other.when.leans == "":
            rather = found.when.rule.startswith("hijri") or found.when.leans
            when = other.when if rather or not other.when.rule.startswith("hijri") else found.when
            return Found(found.first, scan.skip_marks(other.end, ")") if close else other.end, when)
    return found


def read(scan: Scan, i: int) -> Found | None:
    """The longest time, point or span, that starts at token `i`."""
    best = point(scan, i)
    span = _longest(scan, i, _readers(scan, i, _SPANS, (ranged,)))
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
