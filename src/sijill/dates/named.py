"""Reads times that go by a name: eras, centuries, national and religious days, anniversaries."""

from __future__ import annotations

from sijill.dates.composites import DayOfYear, Quarter
from sijill.dates.expressions import Fixed, MonthDay, MonthIn
from sijill.dates.numbers import Number, read_number
from sijill.dates.points import day_edtf, year_after
from sijill.dates.scan import Found, Scan
from sijill.knowledge.dates import DayNames, NamedDay

_REACH = 12  # words after an anniversary's number in which the day that it is of is looked for


def era(scan: Scan, i: int) -> Found | None:
    """An era of world/eras: its years."""
    word = scan.role(i, "era")
    if word is None:
        return None
    era_row = scan.lexicon.eras[word[1]]
    kind = "span" if "/" in era_row.edtf else "date"
    return Found(i, word[0], Fixed(era_row.edtf, rule="era", kind=kind, leans=""))


def century(scan: Scan, i: int) -> Found | None:
    """ "The past century", "the nineteenth century"."""
    word = scan.role(i, "unit1")
    if word is None or word[1] != "century" or not scan.form(i).article:
        return None
    end = word[0]
    direction = scan.role(end, "direction")
    if direction and direction[1] in ("last", "this", "next"):
        value = {"last": "19XX", "this": "20XX", "next": "21XX"}[direction[1]]
        return Found(i, direction[0], Fixed(value, rule="century", kind="span", leans=""))
    number = read_number(scan, end)
    if number and number.ordinal and 5 <= number.value <= 22:
        return Found(i, number.end, Fixed(f"{number.value - 1:02}XX", rule="century", kind="span", leans=""))
    return None


def day(scan: Scan, i: int) -> Found | None:
    """A national or religious day, of a year where one is told; what it recalls, after "since", "before"."""
    word = scan.role(i, "named_day")
    row = _meant(scan, word[1]) if word else None
    if word is None or row is None:
        return None
    month, of_month = row.month_day
    if not row.hijri and not scan.in_set(i, "day_titles") and not scan.form(i).roles.keys() & {"day_word"}:
        return _event_day(scan, i, word[0], row)
    rule = f"named-day:{row.id}"
    if after := year_after(scan, word[0]):
        when = DayOfYear(month, of_month, row.hijri, after[1], rule=rule, kind="named_day", leans=after[1].leans)
        return Found(i, after[0], when)
    direction = scan.role(word[0], "direction")
    way, end = (direction[1], direction[0]) if direction and direction[1] in ("last", "next") else ("", word[0])
    return Found(i, end, DayOfYear(month, of_month, row.hijri, None, way, rule=rule, kind="named_day"))


def _meant(scan: Scan, names: DayNames) -> NamedDay | None:
    """The day that a name means: the only one, or the one whose country is named in the sentence."""
    rows = [scan.lexicon.days[n] for n in names.days]
    if names.shared or len(rows) > 1:
        near = [row for row in rows if row.codes & scan.codes]
        rows = near if near or names.shared else rows
    return rows[0] if rows and len({row.month_day for row in rows}) == 1 else None


def _event_day(scan: Scan, i: int, end: int, row: NamedDay) -> Found | None:
    """The day of the event itself ("since the 7 October attack"), only after a word that makes a time of it."""
    before = scan.form(i - 1).roles
    if not row.first_year or not any(r in before for r in ("prep_since", "prep_until", "prep_ago", "prep_after")):
        return None
    month, of_month = row.month_day
    edtf = day_edtf(row.first_year, month, of_month)
    return Found(i, end, Fixed(edtf, rule=f"event-day:{row.id}", kind="date", leans="")) if edtf else None


def movable(scan: Scan, i: int) -> Found | None:
    """A day that falls on the n-th weekday of a month."""
    word = scan.role(i, "movable")
    if word is None:
        return None
    day = scan.lexicon.movable_days[word[1]]
    after = year_after(scan, word[0])
    month = MonthIn(day.month, after[1], leans=after[1].leans) if after else MonthDay(day.month)
    when = Quarter(day.number, "", month, day.weekday, rule="movable-day", kind="named_day", leans=month.leans)
    return Found(i, after[0] if after else word[0], when)


def anniversary(scan: Scan, i: int) -> Found | None:
    """ "The 76th anniversary of the founding of X": the day of X in the year that the number tells."""
    word = scan.role(i, "anniversary")
    if word is None:
        return None
    number = read_number(scan, word[0])
    row_end = _day_after(scan, number.end if number else word[0])
    if row_end is None:
        return None
    end, row = row_end
    return _anniversary_of(row, number, i, end)


def _anniversary_of(row: NamedDay, number: Number | None, i: int, end: int) -> Found:
    month, of_month = row.month_day
    rule = f"named-day:{row.id}"
    if number and row.first_year and not row.hijri:
        edtf = day_edtf(row.first_year + number.value, month, of_month)
        return Found(i, end, Fixed(edtf, rule=f"anniversary:{row.id}", kind="named_day", leans=""))
    return Found(i, end, DayOfYear(month, of_month, row.hijri, rule=rule, kind="named_day"))


def _day_after(scan: Scan, i: int) -> tuple[int, NamedDay] | None:
    """(end, day) of the named day told after an anniversary; its words may stand with others between."""
    i = min(i, scan.size)
    while i < scan.size and scan.in_set(i, "anniversary_skip"):
        i += 1
    words = [t.norm for t in scan.tokens[i : i + _REACH]]
    for at, word in enumerate(words[:3]):
        for bare in _bare(word):
            for key, index in scan.lexicon.day_names.get(bare, ()):
                rest = words[at + 1 :]
                if all(w in rest for w in key[1:]):
                    last = max((rest.index(w) for w in key[1:]), default=-1)
                    return i + at + last + 2, scan.lexicon.days[index]
    return None


def _bare(word: str) -> tuple[str, ...]:
    """A word, and without the letter that is written together with it."""
    return (word, word[1:]) if len(word) > 3 else (word,)


