"""Reads amounts of time: three weeks ago, a year and a half, the past two months, the last three years."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.dates.composites import Duration
from sijill.dates.expressions import Away, AwayFromEvent, Stretch, When, Within
from sijill.dates.numbers import read_number
from sijill.dates.scan import Found, Scan


def stretch(scan: Scan, i: int) -> Found | None:
    """Several units back or on: "the past three weeks", "the last few days", "recent years"."""
    number = read_number(scan, i)
    if number and number.value < 1000 and scan.form(number.end).roles:
        units = _unit_word(scan, number.end)
        direction = scan.role(units[0], "direction") if units else None
        loose = scan.form(number.end).article or not (number.article or scan.form(units[0] if units else 0).article)
        if direction and loose and not scan.free:  # "percent last year" is no hundred years
            return None
        return stretched(i, direction, units[1], number.value) if units and direction else None
    many = scan.role(i, "unit0") if scan.form(i).article else None
    if many is None:
        return _part_gone(scan, i)
    end, name = many
    counted = read_number(scan, end)
    vague = scan.role(end, "vague")
    end = counted.end if counted and counted.article else vague[0] if vague else end
    direction = scan.role(end, "direction")
    if direction is None:
        return None
    if counted and counted.article:
        return stretched(i, direction, name, counted.value)
    return stretched(i, direction, name, scan.lexicon.vague_counts.get(name, 0), vague=True)


def _part_gone(scan: Scan, i: int) -> Found | None:
    """ "The past half century"."""
    word = scan.role(i, "quarter")
    unit = scan.role(word[0], "unit1") if word and not scan.form(i).article else None
    part = _PARTS.get(word[1], {}).get(unit[1]) if word and unit else None
    direction = scan.role(unit[0], "direction") if unit and scan.form(unit[0] - 1).article else None
    return stretched(i, direction, *part) if part else None


def _unit_word(scan: Scan, i: int) -> tuple[int, str] | None:
    return scan.role(i, "unit0") or scan.role(i, "unit1") or scan.role(i, "unit2")


def stretched(i: int, direction: tuple[int, str] | None, name: str, count: int, vague: bool = False) -> Found | None:
    """So many units in a direction, which is told right after them."""
    if direction is None or direction[1] not in ("last", "next", "recent") or not count:
        return None
    way = "last" if direction[1] == "recent" else direction[1]
    return Found(i, direction[0], Stretch(name, count, way, vague, rule=f"stretch-{way}", kind="span"))


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of time and its end: so many units, with smaller ones told with it; `vague` when no number is told."""

    end: int
    unit: str
    count: int
    vague: bool = False
    more: tuple[tuple[str, int], ...] = ()


_SIZES = ("minute", "hour", "day", "week", "month", "year", "decade", "century")
_HALF = {"hour": ("minute", 30), "day": ("hour", 12), "week": ("day", 3), "month": ("day", 15), "year": ("month", 6)}
_HALF_LONG = {"decade": ("year", 5), "century": ("year", 50)}
_PARTS = {"half": _HALF | _HALF_LONG, "quarter": {"hour": ("minute", 15), "year": ("month", 3), "century": ("year", 25)}}


def amount(scan: Scan, i: int) -> Amount | None:
    """The amount of time at `i`: "three weeks", "two days", "a year and a half", "some days", "days"."""
    i = scan.skip(scan.skip(scan.skip(i, "passing"), "more_than"), "about")
    first = _simple(scan, i) or _fraction(scan, i)
    if first is None or first.vague:
        return first
    after = first.end + 1 if scan.norm(first.end) in scan.lexicon.conjunctions else first.end
    if after == first.end and not _is_joined(scan, after):
        return first
    more = _simple(scan, after)
    if more and not more.vague and _SIZES.index(more.unit) < _SIZES.index(first.unit):
        end = more.end
        further: tuple[tuple[str, int], ...] = ((more.unit, more.count),)
        if third := amount(scan, end) if _is_joined(scan, end) else None:
            end, further = third.end, (*further, (third.unit, third.count), *third.more)
        return Amount(end, first.unit, first.count, False, further)
    half = scan.role(after, "quarter")
    part = _PARTS.get(half[1], {}).get(first.unit) if half and not scan.form(after).article else None
    if half is None or part is None:
        return first
    again = scan.role(half[0], "unit1")
    return Amount(again[0] if again else half[0], first.unit, first.count, False, (part,))


def _is_joined(scan: Scan, i: int) -> bool:
    """Whether "and" is written with the word, or stands before a number in digits."""
    lone = scan.norm(i) in scan.lexicon.conjunctions and scan.is_number(i + 1)
    return lone or scan.form(i).joined in scan.lexicon.conjunctions


def _simple(scan: Scan, i: int) -> Amount | None:
    """An amount of one unit."""
    if number := read_number(scan, i):
        units = _unit_word(scan, number.end) if number.value < 1000 and not number.ordinal else None
        return Amount(units[0], units[1], number.value) if units and not scan.form(number.end).article else None
    if scan.form(i).article:
        return None
    if pair := scan.role(i, "unit2"):
        return None if _construct(scan, pair[0]) else Amount(pair[0], pair[1], 2)
    vague = scan.role(i, "vague")
    if many := scan.role(vague[0] if vague else i, "unit0"):
        end = scan.skip(many[0], "vague")
        return Amount(end, many[1], scan.lexicon.vague_counts.get(many[1], 1), True)
    single = scan.role(i, "unit1")
    if single is None or single[1] in ("night", "weekend") or _construct(scan, single[0]) or _holding(scan, i, single[0]):
        return None
    return Amount(scan.skip(single[0], "one"), single[1], 1)


def _construct(scan: Scan, i: int) -> bool:
    """Whether what a unit or two are of follows: "the two days Sunday and Monday", "the month of Ramadan"."""
    form = scan.form(i)
    number = "cardinal" in form.roles and not form.joined and "one" not in form.roles
    return scan.is_number(i) or number or bool(form.roles.keys() & {"weekday", "month", "hijri_month"})


def _holding(scan: Scan, i: int, end: int) -> bool:
    """Whether the word for ten years is the one for holding something ("before the holding of the summit")."""
    return scan.form(i).roles.get("unit1") == "decade" and (scan.in_set(end, "held") or scan.norm(end).startswith(scan.lexicon.article))


def _fraction(scan: Scan, i: int) -> Amount | None:
    """ "Half a century", "a quarter of a year"."""
    word = scan.role(i, "quarter")
    unit = scan.role(word[0], "unit1") if word and not scan.form(i).article else None
    part = _PARTS.get(word[1], {}).get(unit[1]) if word and unit else None
    return Amount(unit[0], *part) if unit and part else None


def latest(scan: Scan, i: int) -> Found | None:
    """ "The last three years", told with the word before the number."""
    word = scan.role(i, "final_before")
    number = read_number(scan, word[0]) if word else None
    units = _unit_word(scan, number.end) if number else None
    if number is None or units is None or number.value >= 1000:
        return None
    return stretched(i, (units[0], "last"), units[1], number.value)


def away(scan: Scan, at: int, sign: int, told: bool = False) -> tuple[int, When] | None:
    """(end, expression) of an amount of time at `at` before (-1) or after (1) now, or what was told last."""
    found = amount(scan, at)
    if found is None:
        return None
    end = found.end
    if not told and (now := scan.role(end, "from_now")):
        end, rule = now[0], "from-now"
    elif not (told or scan.free) and (of := scan.skip(end, "only")) < scan.size and _of_something(scan, of):
        that = scan.role(of + 1, "then") or scan.role(of + 1, "that")
        if that is None:
            back = tuple((unit, -sign * count) for unit, count in found.more)
            rule = "away-from-event"
            return end, AwayFromEvent(found.unit, -sign * found.count, found.vague, back, rule=rule, kind="duration")
        end, told, rule = that[0], True, "away-from-told"
    else:
        rule = "away-from-told" if told else "ago" if sign < 0 else "from-now" if scan.free else "in-future"
    if rule == "in-future" and scan.form(at - 2).roles.get("unit1") == found.unit:
        return end, Duration(rule="day-by-day", kind="duration")
    more = tuple((unit, sign * count) for unit, count in found.more)
    when = Away(found.unit, sign * found.count, found.vague, more, rule=rule, leans="told" if told else "today")
    return end, when


def from_now(scan: Scan, i: int) -> Found | None:
    """ "Two years and 21 days from now"; "since" before it says that it is past."""
    past = scan.role(i, "prep_since")
    found = amount(scan, past[0] if past else i)
    now = scan.role(found.end, "from_now") if found else None
    if found is None or now is None:
        return None
    sign = -1 if past else 1
    more = tuple((unit, sign * count) for unit, count in found.more)
    rule = "ago" if past else "from-now"
    return Found(i, now[0], Away(found.unit, sign * found.count, found.vague, more, rule=rule))


def _of_something(scan: Scan, i: int) -> bool:
    return bool(scan.role(i, "prep_from") or scan.role(i, "upon"))


def within(scan: Scan, i: int) -> Found | None:
    """ "Within three months"."""
    word = scan.role(i, "prep_within")
    found = amount(scan, word[0]) if word else None
    if found is None or scan.role(found.end, "direction"):
        return None
    when = Within(found.unit, found.count, found.vague, found.more, rule="within")
    return Found(i, found.end, when)
