"""Reads times that go by a name: eras, centuries, national and religious days, anniversaries."""

from __future__ import annotations

from sijill.dates import calendar
from sijill.dates.composites import DayOfYear, NationalDay, Quarter, YearsAfter
from sijill.dates.expressions import Fixed, MonthDay, MonthIn
from sijill.dates.numbers import Number, read_number
from sijill.dates.points import day_edtf, year_after
from sijill.dates.scan import Found, Scan
from sijill.knowledge.days import DayNames, NamedDay

_COUNTED_ELSE = frozenset(("day:saudi-arabia-national-day",))  # its number counts from another year than its name
_SHORTEST = 3  # letters of a word without its pronoun
_REACH = 12  # words after an anniversary's number in which the day that it is of is looked for


def era(scan: Scan, i: int) -> Found | None:
    """An era: its years; only named, and no time of anything, where no word of time stands before it."""
    word = scan.role(i, "era")
    if word is None:
        return None
    row, before = scan.lexicon.eras[word[1]], scan.form(i - 1).roles
    told = scan.free or any(r.startswith("prep_") or r in ("part", "eve", "morrow") for r in before)
    told = told or scan.form(i).joined != "" or scan.in_set(i - 1, "era_before")
    kind = "span" if "/" in row.edtf else "date"
    year = year_after(scan, word[0])
    end = year[0] if year and isinstance(year[1], Fixed) and year[1].edtf == row.edtf[:4] else word[0]
    return Found(i, end, Fixed(row.edtf, rule="era" if told else "era-named", kind=kind, leans=""))


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


def nth_decade(scan: Scan, i: int) -> Found | None:
    """ "The second decade of this century"."""
    word = scan.role(i, "unit1")
    if word is None or word[1] != "decade" or not scan.form(i).article:
        return None
    number, final = read_number(scan, word[0]), scan.role(word[0], "final")
    value, end = (10, final[0]) if final else (number.value, number.end) if number and number.ordinal else (0, 0)
    at = scan.skip(end, "prep_from")
    found = century(scan, at) if 1 <= value <= 10 and at > end else None
    if found is None or not isinstance(found.when, Fixed):
        return None
    return Found(i, found.end, Fixed(f"{found.when.edtf[:2]}{value - 1}X", rule="decade", kind="span", leans=""))


def day(scan: Scan, i: int) -> Found | None:
    """A national or religious day, of a year where one is told; what it recalls, after "since", "before"."""
    word = scan.role(i, "named_day")
    if word and word[1].shared and (plain := _of_country(scan, i, word[0], word[1])):
        return plain
    row = _meant(scan, word[1]) if word else None
    if word is None or row is None:
        return None
    month, of_month = row.month_day
    if not row.hijri and row.first_year and not _titled(scan, i):
        return _event_day(scan, i, word[0], row)
    rule = f"named-day:{row.id}"
    number = read_number(scan, word[0])
    if number and number.ordinal and number.article and row.first_year and not row.hijri and row.id not in _COUNTED_ELSE:
        return _anniversary_of(row, number, i, number.end)
    hijri_year = scan.whole(scan.skip(word[0], "year_word"))
    if row.hijri and hijri_year in calendar.HIJRI_YEARS and hijri_year:
        close = scan.skip(scan.skip(word[0], "year_word") + 1, "hijri")
        edtf = calendar.hijri_day(hijri_year, month, of_month)
        return Found(i, close, Fixed(edtf, rule=rule, kind="named_day", leans=""))
    if after := year_after(scan, word[0]):
        when = DayOfYear(month, of_month, row.hijri, after[1], rule=rule, kind="named_day", leans=after[1].leans)
        return Found(i, after[0], when)
    direction = scan.role(word[0], "direction")
    way, end = (direction[1], direction[0]) if direction and direction[1] in ("last", "next") else ("", word[0])
    return Found(i, end, DayOfYear(month, of_month, row.hijri, None, way, rule=rule, kind="named_day"))


def _of_country(scan: Scan, i: int, end: int, names: DayNames) -> Found | None:
    """ "The national day" alone, of the countries named in the sentence; not with a year, a number or a direction."""
    rows = [scan.lexicon.days[n] for n in names.days if scan.lexicon.days[n].codes & scan.codes]
    if not rows or year_after(scan, end) or scan.role(end, "direction") or read_number(scan, end):
        return None
    days = tuple(row.month_day for row in rows)
    return Found(i, end, NationalDay(days, rule=f"named-day:{rows[0].id}", kind="named_day"))


def _titled(scan: Scan, i: int) -> bool:
    """Whether the name begins by saying that it is a day: "the feast of", "the anniversary of"."""
    word = scan.norm(i)[scan.form(i).skip :]
    return word in scan.lexicon.sets["day_titles"] or bool(scan.form(i).roles.keys() & {"day_word"})


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
    at = word[0]
    while scan.in_set(at, "anniversary_skip"):
        at += 1
    number = read_number(scan, at)
    end = number.end if number else at
    if number and scan.form(end).roles.keys() & {"unit0", "unit1"} and not scan.form(end).article:
        end += 1  # "the passing of 70 years since"
    row_end = _day_after(scan, end)
    if row_end is None:
        inner = scan.point(scan, end) if scan.form(end).joined or _span_word(scan, end) else None
        if inner is None or inner.when.leans:
            return None
        return Found(i, inner.end, YearsAfter(inner.when, number.value if number else 0, rule="anniversary", leans=""))
    end, row = row_end
    return _anniversary_of(row, number, i, end)


def _span_word(scan: Scan, i: int) -> bool:
    return bool(scan.role(i, "era") or scan.role(i, "part"))


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
        for bare in _bare(scan, word):
            if own := _own_day(scan, bare):
                return i + at + 1, own
            for key, index in scan.lexicon.day_names.get(bare, ()):
                rest = words[at + 1 :]
                if all(w in rest for w in key[1:]):
                    last = max((rest.index(w) for w in key[1:]), default=-1)
                    return i + at + last + 2, scan.lexicon.days[index]
    return None


def _own_day(scan: Scan, word: str) -> NamedDay | None:
    """ "Of its independence": the day of the one country named in the sentence that has such a day."""
    stems = {word[: -len(p)] for p in scan.lexicon.own_pronouns if word.endswith(p) and len(word) - len(p) > _SHORTEST}
    keys = [(key, n) for stem in stems for key, n in scan.lexicon.day_names.get(stem, ())]
    days = {scan.lexicon.days[n].id: scan.lexicon.days[n] for _, n in keys if scan.lexicon.days[n].codes & scan.codes}
    return next(iter(days.values())) if len(days) == 1 else None


def _bare(scan: Scan, word: str) -> tuple[str, ...]:
    """A word, and without the letter that is written together with it, the article put back where it is contracted."""
    if len(word) <= 3:
        return (word,)
    contracted = word[:2] in scan.lexicon.articles and not word.startswith(scan.lexicon.article)
    return (word, scan.lexicon.article + word[2:] if contracted else word[1:])
