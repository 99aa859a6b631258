"""Resolves the expressions of a document one after the other, against a day, an interval, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sijill.dates import calendar
from sijill.dates.composites import Duration, Since
from sijill.dates.expressions import Anchor, Away, AwayFromEvent, Fixed, FromToday, MonthDay, When, told_day
from sijill.dates.scan import Found, Scan
from sijill.dates.tense import is_future, tense
from sijill.records import Sentence, TimeMention
from sijill.text.edtf import first_day, interval, last_day, span

_OPENING = 12  # letters before a time that still opens its sentence
_TOLD = 3  # sentences on which "the next day" can still refer to a time
_CLAUSE = 10  # words between "five days after" and the time of what it was after
_LEAD = 6  # sentences in which the news of the day stands
_NEWS = timedelta(days=7)
_COUNTED = ("ago", "from-now", "in-future")
_WIDEST = 400  # days; a time that is known less exactly than this is left open


@dataclass(frozen=True, slots=True)
class Timed:
    """An expression in its sentence."""

    sentence: Sentence
    scan: Scan
    found: Found

    @property
    def start(self) -> int:
        """Where it starts in the document."""
        return self.scan.start(self.found.first)

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.scan.tokens[self.found.end - 1].end


@dataclass(frozen=True, slots=True)
class Basis:
    """What is known of the day on which the text speaks: first and last possible day, day of the year, and
    the day on which its outlet's weeks start."""

    edtf: str = ""
    first: date | None = None
    last: date | None = None
    month_day: str = ""
    week: int | None = None


def basis_of(published: str | None, month_day: str = "", week: int | None = None) -> Basis:
    """The basis that a date of publication gives."""
    if not published:
        return Basis("", None, None, month_day, week)
    published = published.split("T")[0]  # an hour told with it says nothing here
    first, last = span(published)
    return Basis(published, first, last, month_day, week)


def corrected(basis: Basis, timed: Iterable[Timed]) -> Basis:
    """The basis moved by up to three days to where "today, Saturday" puts it: pages are often dated when fetched."""
    if basis.first is None or basis.first != basis.last:
        return basis
    for item in timed:
        when = item.found.when
        if isinstance(when, FromToday) and when.weekday is not None:
            told = first_day(when.at(Anchor(today=basis.first)))
            day = calendar.add_days(told, -when.days) if told else None
            return replace(basis, edtf=day.isoformat(), first=day, last=day) if day and day != basis.first else basis
    return basis


def resolve_all(document: str, text: str, timed: Iterable[Timed], basis: Basis) -> tuple[TimeMention, ...]:
    """The time mentions of a document, each resolved as far as the basis allows."""
    told, told_index, since_index = "", -9, -9
    since: date | None = None
    days: dict[tuple[int, int], str] = {}  # days told with their year
    mentions = []
    items = list(timed)
    for n, item in enumerate(items):
        when, index = item.found.when, item.sentence.index
        told = told if index - told_index <= (1 if when.rule == "in-future" else _TOLD) else ""
        narrative = since if index - since_index <= 1 else None
        anchor = Anchor(None, told, narrative, *tense(item.scan, item.found), here=told_index == index, week=basis.week)
        edtf = _told_day(when, days) or resolve(when, anchor, basis)
        if isinstance(when, AwayFromEvent) and not edtf and n + 1 < len(items):
            when, edtf = _from_later(when, item, items[n + 1], anchor, basis)
        if isinstance(when, AwayFromEvent) and not edtf:
            beside = any(t.sentence is item.sentence for t in (*items[max(n - 1, 0) : n], *items[n + 1 : n + 2]))
            edtf = _from_news(when, item, told, basis) if not beside else ""
        if isinstance(when, Fixed) and when.kind == "date" and len(edtf) == 10 and (day := first_day(edtf)):
            days[day.month, day.day] = edtf
        if when.rule in _COUNTED and len(edtf) == 10 and _is_about(item):
            edtf += "~"
        leant = told if when.leans == "told" else basis.edtf
        mentions.append(_mention(document, text, item, when, edtf, leant))
        if edtf and not item.sentence.title and _tellable(when, edtf):
            told, told_index = edtf, index
            if item.start - item.sentence.start <= _OPENING and len(edtf) in (4, 7) and "X" not in edtf:
                since, since_index = first_day(edtf), index
    return tuple(mentions)


def _from_later(when: AwayFromEvent, item: Timed, later: Timed, anchor: Anchor, basis: Basis) -> tuple[When, str]:
    """ "Five days after the signing on 14 July": counted from the time that is told next in the clause."""
    near = later.sentence.index == item.sentence.index and 0 < later.found.first - item.found.end <= _CLAUSE
    words = range(item.found.end, later.found.first)
    if not near or when.vague or any(item.scan.tokens[i].kind == "mark" and item.scan.norm(i) not in '()"«»' for i in words):
        return when, ""
    base = resolve(later.found.when, anchor, basis)
    day = told_day(base, when.finest) if base else None
    more = tuple((unit, -count) for unit, count in when.more)
    away = Away(when.unit, -when.count, False, more, rule="away-from-later", leans="")
    return (away, away.from_day(day)) if day else (when, "")


def _is_about(item: Timed) -> bool:
    """Whether a number of days is told as being about so many."""
    return any(item.scan.role(i, "about") for i in range(item.found.first, item.found.end))


def _from_news(when: AwayFromEvent, item: Timed, told: str, basis: Basis) -> str:
    """ "The talks come two weeks after the signing": counted back from the news, which is the day told last if that is of
    these days, else that of the report."""
    scan, found = item.scan, item.found
    loose = any(scan.role(i, "more_than") for i in range(found.first, found.end))
    if loose or when.vague or when.count > 0 or basis.last is None or basis.first != basis.last or is_future(scan, found):
        return ""
    base = told_day(told, "day") if told else basis.last if item.sentence.index < _LEAD else None
    if base is None or not timedelta(0) <= basis.last - base <= _NEWS:
        return ""
    return when.from_day(base).rstrip("~") + "~"


def _told_day(when: When, days: dict[tuple[int, int], str]) -> str:
    """A day of a month that the text has told with its year before."""
    bare = isinstance(when, MonthDay) and when.day and not when.direction and when.weekday is None
    return days.get((when.month, when.day), "") if isinstance(when, MonthDay) and bare else ""


def _mention(document: str, text: str, item: Timed, when: When, edtf: str, basis: str) -> TimeMention:
    only_length = when.rule in ("in-future", "within") and not edtf  # "after three days" of something else
    return TimeMention(
        document=document,
        sentence=item.sentence.index,
        start=item.start,
        end=item.end,
        text=text[item.start : item.end],
        edtf=edtf,
        kind="duration" if only_length else when.kind,  # type: ignore[arg-type]
        rule=f"dates.{when.rule}",
        basis=basis if when.leans and edtf else "",
    )


def _tellable(when: When, edtf: str) -> bool:
    """Whether "the same year", "the next day" can refer to it."""
    first, last = first_day(edtf), last_day(edtf)
    return not isinstance(when, Since | Duration | AwayFromEvent) and bool(first and last and (last - first).days < _WIDEST)


def resolve(when: When, anchor: Anchor, basis: Basis) -> str:
    """The EDTF of an expression at a basis: of an interval, what holds at both of its ends."""
    if basis.first is None or basis.last is None:
        if basis.month_day and isinstance(when, FromToday):
            return _month_day(when, basis.month_day)
        return when.at(anchor) or when.loose()
    early = when.at(replace(anchor, today=basis.first))
    late = early if basis.first == basis.last else when.at(replace(anchor, today=basis.last))
    if early == late:
        return early or when.loose()
    if basis.month_day and isinstance(when, FromToday):
        return _month_day(when, basis.month_day)
    return _either(early, late) or when.loose()


def _either(early: str, late: str) -> str:
    """The interval that holds both values, "" when it is too wide to tell anything."""
    first, last = first_day(early), last_day(late)
    if not first or not last or not 0 <= (last - first).days < _WIDEST:
        return ""
    return interval(first, last)


def _month_day(when: FromToday, month_day: str) -> str:
    """Today, yesterday ... of a day of which the year is not known."""
    known = first_day(f"2001-{month_day}") if when.days <= 0 else first_day(f"2003-{month_day}")
    day = calendar.add_days(known, when.days) if known else None
    return f"XXXX-{day:%m-%d}" if day else ""
