"""Reads dates that name themselves: days, months and years in words and digits, Gregorian and Hijri."""

from __future__ import annotations

from sijill.dates import calendar
from sijill.dates.expressions import DayIn, DayNumber, Fixed, HijriMonthDay, MonthDay, MonthIn, Told, UnitFromNow, When
from sijill.dates.numbers import read_number
from sijill.dates.scan import Found, Scan
from sijill.text.edtf import is_valid

_YEARS = range(1000, 2101)
HIJRI_PLAIN = range(1400, 1451)  # after the word for year, taken as Hijri even without its mark
_SHORT_YEARS = range(40, 100)  # of the twentieth century
_BEFORE_YEAR = frozenset(("prep_in", "prep_since", "prep_until", "prep_by", "prep_ago", "prep_after", "part"))
_SEPARATORS = ("/", "-", ".", "\\", "–")


def day_edtf(year: int, month: int, day: int = 0) -> str:
    """The EDTF of a day, or of a month, "" when there is none such; Hijri years are known by their number."""
    edtf = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    return edtf if is_valid(edtf) else ""


def month_at(scan: Scan, i: int) -> tuple[int, int] | None:
    """(end, month) of a month's name at `i`, with its other name where that is told too."""
    found = scan.role(i, "month")
    if found is None:
        return None
    end, month = found
    for opening in ("/", "(", "-", ""):
        start = end if not opening else scan.skip_marks(end, opening)
        other = scan.role(start, "month") if start > end or not opening else None
        if other and other[1] == month and not scan.form(start).joined:
            return (scan.skip_marks(other[0], ")") if opening == "(" else other[0]), month
    return end, month


def year_at(scan: Scan, i: int, told: bool = False, words: bool = False) -> tuple[int, int, bool] | None:
    """(end, year, Hijri) of a year at `i`; `told` when the words before say that one comes, `words` that it may be
    written in number words alone."""
    start = scan.skip_marks(i, scan.commas) if told else i
    start = start if scan.free or words or scan.is_number(start) else i
    word = scan.role(start, "year_word")
    number_at = word[0] if word else start
    number = read_number(scan, number_at)
    if number is None or (number.ordinal and not number.digits):
        return None
    spelt = words and 1900 < number.value < 2100 and (number.value != 2000 or scan.at_end(number.end))
    if (not number.digits and not (word or scan.free or spelt)) or scan.in_set(number.end, "counted"):
        return None
    marked = scan.role(number.end, "hijri")
    if marked and number.value in calendar.HIJRI_YEARS:
        return marked[0], number.value, True
    if word and number.digits and number.value in _SHORT_YEARS and _is_short(scan, number.end):
        return number.end, 1900 + number.value, False
    if number.value not in _YEARS:
        end = scan.skip(number.end, "gregorian")
        early = word and 99 < number.value < 1000 and (scan.free or end > number.end or scan.at_end(end))
        return (end, number.value, False) if early else None
    end = scan.skip(number.end, "gregorian")
    return end, number.value, bool(word) and number.value in HIJRI_PLAIN


def _is_short(scan: Scan, end: int) -> bool:
    """Whether nothing after a number of two digits says that it counts something: "in the year 48"."""
    return not scan.role(end, "hijri") and not scan.is_number(end) and scan.norm(end) not in (*_SEPARATORS, "%", "(")


def year(scan: Scan, i: int) -> Found | None:
    """A year: after the word for it, or a number of four digits where a year can stand."""
    found = year_at(scan, i) or _spelt_year(scan, i)
    if found is None:
        return None
    end, value, hijri = found
    if scan.is_number(i) and not scan.role(i, "year_word") and not _year_stands(scan, i, end):
        return None
    direction = scan.role(end, "direction")
    if direction and direction[1] == "this" and not hijri:
        return Found(i, direction[0], Fixed(f"{value:04}", rule="year-now", kind="date", leans=""))
    if hijri:
        return Found(i, end, Fixed(calendar.hijri_year(value), rule="hijri-year", kind="date", leans=""))
    return Found(i, end, Fixed(f"{value:04}", rule="year", kind="date", leans=""))


def _spelt_year(scan: Scan, i: int) -> tuple[int, int, bool] | None:
    """ "In one thousand seven hundred and eighty-nine", at the end of a clause."""
    if not scan.form(i - 1).roles.keys() & _BEFORE_YEAR or "cardinal" not in scan.form(i).roles or scan.form(i).article:
        return None
    number = read_number(scan, i)
    whole = number and not number.digits and 1500 < number.value < 2100 and number.value % 100 and scan.at_end(number.end)
    return (number.end, number.value, False) if number and whole else None


def _year_stands(scan: Scan, i: int, end: int) -> bool:
    before = scan.form(i - 1)
    if scan.free or (before.roles.keys() & _BEFORE_YEAR and (scan.whole(i) or 0) >= 1900):
        return True
    if scan.norm(i - 1) == "(" and scan.norm(end) == ")":
        return (scan.whole(i) or 0) >= 1700 and not scan.in_set(end + 1, "counted")
    return any(scan.in_set(i - n, "year_nouns") for n in (1, 2, 3)) and scan.norm(i - 1) not in scan.lexicon.articles


def year_after(scan: Scan, i: int) -> tuple[int, When] | None:
    """The year that follows a month or season: a number, or "of the past year" and the like."""
    start = i
    for role in ("prep_from", "prep_in"):
        start = scan.skip(start, role)
    if that := scan.role(start, "then"):
        return that[0], Told("year", leans="told")
    if scan.norm(i) == "(" and scan.norm(i + 2) == ")" and (scan.whole(i + 1) or 0) in _YEARS:
        return i + 3, Fixed(scan.norm(i + 1), leans="")
    number = year_at(scan, start if scan.free or scan.role(start, "year_word") else i, told=True, words=True)
    if number and not number[2]:
        return number[0], Fixed(f"{number[1]:04}", leans="")
    unit = "unit1" in scan.form(i).roles or ("this" in scan.form(i).roles and "unit1" in scan.form(i + 1).roles)
    found = scan.point(scan, start) if start > i or unit else None
    if found and isinstance(found.when, UnitFromNow) and found.when.unit == "year":
        return found.end, found.when
    if found and found.when.leans == "told" and getattr(found.when, "unit", "") == "year":
        return found.end, found.when
    return None


def with_month(scan: Scan, first: int, i: int, day: int = 0, weekday: int | None = None) -> Found | None:
    """A month at `i` with all that follows it (direction, year), as a day of it where `day` is told."""
    named = month_at(scan, i)
    if named is None:
        return hijri(scan, first, i, day, weekday)
    end, month = named
    direction = scan.role(end, "direction")
    if direction and direction[1] == "same":
        return Found(first, direction[0], MonthDay(month, day, "", weekday, rule="month-same"))
    if direction and direction[1] in ("last", "next", "this"):
        if after := year_after(scan, direction[0]):
            return Found(first, after[0], _in_year(month, day, after[1]))
        rule = f"month-{direction[1]}"
        return Found(first, direction[0], MonthDay(month, day, direction[1], weekday, rule=rule))
    if after := year_after(scan, end):
        return Found(first, after[0], _in_year(month, day, after[1]))
    if scan.free and day and (number := scan.whole(end)) is not None and number < 100:
        return Found(first, end + 1, _in_year(month, day, Fixed(f"{2000 + number}", leans="")))
    rule = "day-of-month" if day else "month-bare"
    return Found(first, end, MonthDay(month, day, "", weekday, rule=rule))


def _in_year(month: int, day: int, year: When) -> When:
    if isinstance(year, Fixed):
        edtf = day_edtf(int(year.edtf[:4]), month, day)
        return Fixed(edtf, rule="day" if day else "month", kind="date", leans="")
    inner = MonthIn(month, year, rule="month-of-year", leans=year.leans)
    return DayIn(day, inner, rule="day-of-month-of-year", leans=year.leans) if day else inner


def hijri(scan: Scan, first: int, i: int, day: int = 0, weekday: int | None = None) -> Found | None:
    """A Hijri month at `i`, with day and year where they are told."""
    named = scan.role(i, "hijri_month")
    if named is None:
        return None
    end, month = named
    after = scan.skip(scan.skip(scan.skip(end, "prep_from"), "prep_in"), "year_word")
    number = scan.whole(after)
    if number is not None and number in calendar.HIJRI_YEARS:
        edtf = calendar.hijri_day(number, month, day) if day else calendar.hijri_month(number, month)
        end = scan.skip(after + 1, "hijri")
        return Found(first, end, Fixed(edtf, rule="hijri-date", kind="date", leans=""))
    direction = scan.role(end, "direction")
    if direction and direction[1] in ("last", "next", "this"):
        return Found(first, direction[0], HijriMonthDay(month, day, direction[1], weekday, rule="hijri-month"))
    alone = first < i or (month in scan.lexicon.hijri_alone and "prep_in" in scan.form(i - 1).roles)
    return Found(first, end, HijriMonthDay(month, day, "", weekday, rule="hijri-month")) if day or alone else None


def month(scan: Scan, i: int) -> Found | None:
    """A month without a day; alone only where the words around say that a time is meant."""
    word = scan.role(i, "month_word")
    start = word[0] if word else i
    found = with_month(scan, i, start)
    if found is None:
        return None
    number = read_number(scan, scan.skip_marks(found.end, "-") if scan.free else found.end)
    dated = number and number.value <= 31 and isinstance(found.when, MonthDay) and not found.when.direction
    if number and dated and (scan.free or (number.digits and _year_number(scan, number.end))):
        return _month_first(scan, i, found, number.value, number.end)
    bare = found.when.rule == "month-bare"
    return found if not bare or word or scan.free or _time_before(scan, i) else None


def _year_number(scan: Scan, i: int) -> bool:
    """Whether a year in digits follows, after a comma: "May 22, 2014"."""
    return (scan.whole(scan.skip_marks(i, scan.commas + ",")) or 0) in range(1900, 2101)


def _month_first(scan: Scan, i: int, found: Found, day: int, end: int) -> Found | None:
    if not isinstance(found.when, MonthDay):
        return found
    after = year_after(scan, end)
    if after:
        return Found(i, after[0], _in_year(found.when.month, day, after[1]))
    return Found(i, end, MonthDay(found.when.month, day, rule="day-of-month"))


def _time_before(scan: Scan, i: int) -> bool:
    roles = scan.form(i - 1).roles
    return any(r.startswith("prep_") or r in ("part", "month_word", "this", "time_of_day") for r in roles)


def day_of_month(scan: Scan, i: int) -> Found | None:
    """A numbered day with its month: "23 July", "the third of next month"."""
    word = scan.role(i, "day_word")
    number = read_number(scan, word[0] if word else i)
    if number is None or not 1 <= number.value <= 31 or (number.article and not number.ordinal):
        return None
    return day_with(scan, i, number.value, number.end)


def day_with(scan: Scan, first: int, day: int, end: int, weekday: int | None = None) -> Found | None:
    """What follows the number of a day: a month's name, or "of the past month"."""
    marks = "./-" + (scan.commas if scan.free else "")
    i = scan.skip_marks(end, marks) if scan.role(scan.skip_marks(end, marks), "month") else end
    i = scan.skip(i, "prep_from")
    if "unit1" in scan.form(i + 1).roles:
        i = scan.skip(i, "prep_in")
    month_word = scan.role(i, "month_word")
    if month_word and (scan.role(month_word[0], "month") or scan.role(month_word[0], "hijri_month")):
        i = month_word[0]
    found = with_month(scan, first, i, day, weekday)
    if found is not None:
        return found if scan.free or not scan.in_set(first - 1, "names_before") or not _bare(found) else None
    if (that := scan.role(i, "then")) and scan.form(that[0] - 1).roles.get("unit1") == "month":
        return Found(first, that[0], DayIn(day, Told("month", leans="told"), rule="day-of-told-month", leans="told"))
    inner = scan.point(scan, i) if scan.form(i).roles.keys() & {"unit1", "this", "same_before"} else None
    if inner and getattr(inner.when, "unit", "") == "month":
        return Found(first, inner.end, DayIn(day, inner.when, rule="day-of-told-month", leans=inner.when.leans))
    return None


def _bare(found: Found) -> bool:
    return isinstance(found.when, MonthDay) and not found.when.direction


def date_goes_on(scan: Scan, i: int) -> bool:
    """Whether a mark and a number follow: the rest of a date in digits."""
    return scan.norm(i) in _SEPARATORS and scan.is_number(i + 1)


def lone_day(scan: Scan, i: int) -> Found | None:
    """A numbered day and nothing else: in a text that is a time and nothing else, or after the word for day."""
    word = scan.role(i, "day_word")
    number = read_number(scan, word[0] if word else i) if scan.free or word else None
    if number is None or not 1 <= number.value <= 31 or "." in scan.norm(i):
        return None
    if word and (dated := numeric(scan, word[0])):
        return Found(i, dated.end, dated.when)
    if not scan.free and not (number.digits and scan.at_end(number.end) and not date_goes_on(scan, number.end)):
        return None  # "on day 27."
    return Found(i, number.end, DayNumber(number.value, rule="day-number"))


def numeric(scan: Scan, i: int) -> Found | None:
    """A date in digits: 23/7/2015, 2015-07-23, 20/10/1436; month and year 7/2015."""
    parts, end = _digits(scan, i)
    if len(parts) == 3:
        return _three(scan, i, end, parts)
    if len(parts) == 2 and end == i + 1 and not scan.free:  # 2098.04 is a number
        return None
    if len(parts) == 2 and (1900 <= parts[0] <= 2100) != (1900 <= parts[1] <= 2100):
        year, month = max(parts), min(parts)
        edtf = day_edtf(year, month) if month else ""
        return Found(i, end, Fixed(edtf, rule="numeric-month", kind="date", leans="")) if edtf else None
    if len(parts) == 2 and (scan.free or _told_as_day(scan, i, parts)):
        day, month = parts if parts[1] <= 12 else (parts[1], parts[0])
        return Found(i, end, MonthDay(month, day, rule="numeric-day")) if 1 <= month <= 12 and 1 <= day <= 31 else None
    return None


def _told_as_day(scan: Scan, i: int, parts: list[int]) -> bool:
    """Whether two numbers are day and month: after the word for day, or one that can be no month after "on"."""
    slash = scan.norm(i + 1) == "/"
    before = scan.form(i - 1).roles
    return slash and ("day_word" in before or ("prep_in" in before and 12 < max(parts) <= 31 and min(parts) <= 12))


def _digits(scan: Scan, i: int) -> tuple[list[int], int]:
    """The numbers of a date in digits at `i`, and its end."""
    parts: list[int] = []
    while scan.is_number(i) and len(parts) < 3:
        pieces = scan.norm(i).split(".")
        if not all(p.isascii() and p.isdecimal() and len(p) <= 4 for p in pieces):
            return [], i
        parts += [int(p) for p in pieces]
        more = scan.norm(i + 1) in _SEPARATORS or (scan.free and len(parts) == 2 and scan.norm(i + 1) in scan.commas)
        if not (more and scan.is_number(i + 2)) or len(parts) >= 3:
            return parts, i + 1
        i += 2
    return parts, i


def _three(scan: Scan, i: int, end: int, parts: list[int]) -> Found | None:
    first, month, last = parts
    year_first = first > 31
    year, day = (first, last) if year_first else (last, first)
    short = scan.norm(i + 1) == "/" and scan.form(i - 1).roles.keys() & {"prep_in", "day_word", "weekday"}
    if (scan.free or short) and year < 100:
        year_first = 12 < first < last and month <= 12
        year, day = (2000 + first, last) if year_first else (2000 + last, first)
    if month > 12 >= day:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year in calendar.HIJRI_YEARS:
        edtf, rule, end = calendar.hijri_day(year, month, day), "hijri-numeric", scan.skip(end, "hijri")
    else:
        edtf = day_edtf(year, month, day) if 1000 <= year <= 2100 else ""
        rule, end = "numeric", scan.skip(end, "gregorian")
    return Found(i, end, Fixed(edtf, rule=rule, kind="date", leans="")) if edtf else None
