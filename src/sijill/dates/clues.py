"""What the sentences of a document tell about the day on which it was published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sijill.dates import calendar
from sijill.dates.composites import DayOfYear, Since
from sijill.dates.expressions import Fixed, FromToday, MonthDay, UnitFromNow, Weekday
from sijill.dates.offices import in_office
from sijill.dates.resolve import Timed
from sijill.dates.tense import is_future, is_past
from sijill.dates.years import after_years, is_counted
from sijill.records import Reading
from sijill.text.edtf import first_day, last_day

_LEAD = 4  # sentences in which the news of the day stands
_AFTER = 2  # days within which the news of a day is printed
_MONTH = 31  # days within which a day is told with its weekday, month and year
_DATELINE = 4  # words before the date of a dateline
_NEAR = timedelta(days=730)  # so soon after the latest month told with its year the year of a weekday is taken for sure
_SOON = timedelta(days=1100)  # what is told as coming comes within three years of what is told as past
_SEVERAL = 3  # months told with their year
_RECENT = 2000  # an open interval that starts before tells nothing


@dataclass(slots=True)
class Clues:
    """The bounds found so far, each with its reason; `month_day` is the day of the year that is called today,
    `latest_month` the latest month or day that is told with its year."""

    first: date | None = None
    last: date | None = None
    month_day: str = ""
    latest_month: date | None = None
    reasons: list[str] = field(default_factory=list)

    @property
    def telling(self) -> bool:
        """Whether a lower bound alone is worth being told."""
        return bool(self.month_day) or (self.first is not None and self.first.year >= _RECENT)

    def since(self, day: date, reason: str) -> None:
        """Published on that day or later."""
        if self.first is None or day > self.first:
            self.first = day
            self.reasons.append(reason)

    def until(self, day: date, reason: str) -> None:
        """Published on that day or before."""
        if self.last is None or day < self.last:
            self.last = day
            self.reasons.append(reason)


def gather(reading: Reading, timed: Sequence[Timed]) -> Clues:
    """All clues of a document, the weak ones first, so that the strong ones can choose within their bounds."""
    clues = Clues()
    lead = [t for t in timed if t.sentence.title or t.sentence.index < _LEAD]
    _told_dates(clues, timed)
    _called_now(clues, timed)
    if reading.document.retrieved and (day := first_day(reading.document.retrieved[:10])):
        clues.until(day, f"retrieved on {day}")
    if not (_today_with_date(clues, lead) or _anniversary(clues, lead) or _dated_weekday(clues, lead)):
        _latest_month(clues, timed)
        _counted_years(clues, [t for t in lead if t.sentence.index <= 1])
        _terms(clues, reading, timed)
        _day_of_year(clues, lead)
    return clues


def _terms(clues: Clues, reading: Reading, timed: Iterable[Timed]) -> None:
    """Published in the terms of those whom the lead names in office, where these have a day in common."""
    told = {t.sentence.index for t in timed if isinstance(t.found.when, Fixed | Since)}
    named = in_office(reading, told)
    begun = max(named, key=lambda n: n.first, default=None)
    ended = min((n for n in named if n.last), key=lambda n: n.last or n.first, default=None)
    ends = [day for day in (clues.last, ended.last if ended else None) if day]
    if begun is None or not ends or max(begun.first, clues.first or begun.first) > min(ends):
        return
    clues.since(begun.first, f'"{begun.words}" is named in office: published since {begun.first}')
    if ended and ended.last:
        clues.until(ended.last, f'"{ended.words}" is named in office: published until {ended.last}')


def _counted_years(clues: Clues, lead: Sequence[Timed]) -> None:
    """Published about so many years after what the first sentences count them from."""
    for first, last, words in after_years(lead):
        if max(first, clues.first or first) <= min(last, clues.last or last):
            clues.since(first, f'"{words}" counts the years: published since {first}')
            clues.until(last, f'"{words}" counts the years: published until {last}')
            return


def _words(item: Timed) -> str:
    tokens = item.scan.tokens[item.found.first : item.found.end]
    return " ".join(t.text for t in tokens)


def _told_dates(clues: Clues, timed: Iterable[Timed]) -> None:
    """Dates told as past bound from below; a day or month told as coming, soon after those, bounds from above."""
    past: list[tuple[date, bool, str]] = []
    coming: list[tuple[date, str]] = []
    for item in timed:
        when = item.found.when
        inner = when.inner if isinstance(when, Since) and not when.until else when
        if not isinstance(inner, Fixed) or inner.kind == "named_day" or "hijri" in inner.rule or when.rule == "onward":
            continue
        if _is_plan(item):
            continue
        first, last = first_day(inner.edtf), last_day(inner.edtf)
        future, exact = _coming(item), len(inner.edtf) in (7, 10)
        if first and (inner.rule.startswith("era") or (not future and (when.rule == "since" or is_past(item.scan, item.found)))):
            past.append((first, exact or inner.rule.startswith("era") or when.rule == "since", _words(item)))
        elif last and future and exact and inner is when:
            coming.append((last, _words(item)))
    past.sort()
    if past and not past[-1][1]:  # a bare year may be a plan after all: the one told before it is safer
        past = [p for p in past if p[0] < past[-1][0]]
    if past:
        clues.since(past[-1][0], f'"{past[-1][2]}" is told as past: published since {past[-1][0]}')
    soon = [c for c in coming if past and timedelta(0) < c[0] - past[-1][0] < _SOON]
    if soon:
        day, words = min(soon)
        clues.until(day, f'"{words}" is told as still to come: published until {day}')


def _coming(item: Timed) -> bool:
    """Whether the words around a time, or in it ("next Wednesday, 12 August 2015"), speak of what is to come."""
    found, scan = item.found, item.scan
    if any((word := scan.role(i, "direction")) and word[1] == "next" for i in range(found.first, found.end)):
        return True
    return is_future(scan, found)


def _is_plan(item: Timed) -> bool:
    """A budget "for the year 2030": a preposition written together with the word."""
    form = item.scan.form(item.found.first)
    return bool(form.skip) and form.joined not in item.scan.lexicon.conjunctions


def _latest_month(clues: Clues, timed: Sequence[Timed]) -> None:
    """Several months told with their year, in a text that also speaks of yesterday or last month.

    Months of the running year are told without it: the latest one lies in the year of publication or the two before.
    """
    near = any(isinstance(t.found.when, FromToday | Weekday | MonthDay) for t in timed)
    exact = {}
    for item in timed:
        when = item.found.when
        day = first_day(when.edtf) if isinstance(when, Fixed) and when.kind == "date" else None
        if isinstance(when, Fixed) and day and len(when.edtf) in (7, 10):
            exact[day] = _words(item)
    latest = max(exact, default=None)
    clues.latest_month = latest
    if latest is None or latest != clues.first or not near or clues.last is not None:
        return
    if len({d for d in exact if latest.year - d.year <= 2}) >= _SEVERAL:
        if any(first.year == latest.year - 1 for first in _days_told(timed)) and _this_year(clues, timed, latest):
            return
        until = date(latest.year + 2, 12, 31)
        clues.until(until, f'"{exact[latest]}" is the latest month told with its year: published until {until}')


def _called_now(clues: Clues, timed: Iterable[Timed]) -> None:
    """ "The current year 2015", "the 5th of the current August 2015": published in that year, in that month."""
    for item in timed:
        when, scan, found = item.found.when, item.scan, item.found
        if not isinstance(when, Fixed) or when.kind != "date":
            continue
        this = any((word := scan.role(i, "direction")) and word[1] == "this" for i in range(found.first, found.end))
        edtf = when.edtf[:7] if len(when.edtf) == 10 else when.edtf
        first, last = first_day(edtf), last_day(edtf)
        if not (this or when.rule == "year-now") or first is None or last is None:
            continue
        if max(first, clues.first or first) <= min(last, clues.last or last):
            clues.since(first, f'"{_words(item)}" is told of now: published since {first}')
            clues.until(last, f'"{_words(item)}" is told of now: published until {last}')


def _days_told(timed: Sequence[Timed]) -> list[date]:
    """The first days of all that is told with its year."""
    fixed = [t.found.when.edtf for t in timed if isinstance(t.found.when, Fixed) and t.found.when.kind == "date"]
    return [day for edtf in fixed if (day := first_day(edtf))]


def _this_year(clues: Clues, timed: Sequence[Timed], latest: date) -> bool:
    """ "Earlier this year ... then in March", in a text that has told the years before one by one: the year after those."""
    now = {t.sentence.index for t in timed if _is_year_now(t)}
    months = [t for t in timed if isinstance(t.found.when, MonthDay) and not is_future(t.scan, t.found)]
    told = [t for t in months if t.sentence.index in now and not getattr(t.found.when, "direction", "")]
    if not told:
        return False
    item = max(told, key=lambda t: getattr(t.found.when, "month", 0))
    month = getattr(item.found.when, "month", 1)
    over = any(getattr(t.found.when, "direction", "") == "last" and getattr(t.found.when, "month", 0) == month for t in months)
    first = calendar.add_months(date(latest.year + 1, month, 1), int(over))
    if first is None or first.year != latest.year + 1:
        return False
    reason = f'"{_words(item)}" is told of this year, and {latest.year} as a year before'
    clues.since(first, f"{reason}: published since {first}")
    clues.until(date(latest.year + 1, 12, 31), f"{reason}: published until {latest.year + 1}-12-31")
    return True


def _is_year_now(item: Timed) -> bool:
    when = item.found.when
    return isinstance(when, UnitFromNow) and (when.unit, when.step) == ("year", 0) and not is_future(item.scan, item.found)


def _today_with_date(clues: Clues, lead: Iterable[Timed]) -> bool:
    """ "Today, Friday 7 August 2015": a day told in full together with the word for today."""
    for item in lead:
        when, scan = item.found.when, item.scan
        full = isinstance(when, Fixed) and len(when.edtf) == 10
        if full and any(scan.role(i, "day_offset") == (i + 1, 0) for i in range(item.found.first, item.found.end)):
            day = first_day(when.edtf) if isinstance(when, Fixed) else None
            if day:
                clues.first = clues.last = day
                clues.reasons.append(f'"{_words(item)}" is called today')
                return True
    return False


def _dated_weekday(clues: Clues, lead: Iterable[Timed]) -> bool:
    """A day of the lead told in full with its weekday, or at the very start as a dateline: the news of that day."""
    for item in lead:
        when, scan, first = item.found.when, item.scan, item.found.first
        day = first_day(when.edtf) if isinstance(when, Fixed) and len(when.edtf) == 10 else None
        if day is None or item.sentence.index > 1 or _coming(item) or (clues.first and day < clues.first):
            continue
        named = any(scan.role(i, "weekday") for i in range(first, min(first + 2, item.found.end)))
        ends = scan.norm(item.found.end) in ("(", "-", "–", "/", ":")
        dateline = item.sentence.index == 0 and first <= _DATELINE and ends
        if named or dateline:
            _news_of(clues, day, f'"{_words(item)}" is told in the lead', False, _MONTH)
            return True
    return False


def _anniversary(clues: Clues, lead: Iterable[Timed]) -> bool:
    """A numbered anniversary in the lead: the news of that day."""
    for item in lead:
        when = item.found.when
        if not isinstance(when, Fixed) or not when.rule.startswith("anniversary:") or is_counted(item):
            continue
        day = first_day(when.edtf)
        if day is None or (clues.first and day + timedelta(days=_AFTER) < clues.first):
            continue
        if clues.last and day > clues.last:
            continue
        _news_of(clues, day, f'"{_words(item)}" is {day}', is_future(item.scan, item.found))
        return True
    return False


def _news_of(clues: Clues, day: date, reason: str, future: bool, within: int = _AFTER) -> None:
    """The document was published with the news of that day."""
    first, last = (day - timedelta(days=14), day) if future else (day, day + timedelta(days=within))
    clues.first = max(first, clues.first) if clues.first else first
    clues.last = min(last, clues.last) if clues.last else last
    clues.reasons.append(reason)


def _day_of_year(clues: Clues, lead: Sequence[Timed]) -> None:
    """A named day, or a day and month, told in the lead with today or with a day of the week."""
    for item in lead:
        when = item.found.when
        if not isinstance(when, DayOfYear | MonthDay) or not when.day or is_future(item.scan, item.found):
            continue
        if isinstance(when, DayOfYear) and (when.hijri or when.year or when.direction):
            continue
        if isinstance(when, MonthDay) and when.direction:
            continue
        others = [t.found.when for t in lead if t.sentence.index == item.sentence.index and t is not item]
        todays = any(isinstance(w, FromToday) and w.days == 0 for w in others)
        weekday = _weekday(item, [*others, when])
        if not todays and weekday is None:
            continue
        if _choose(clues, when.month, when.day, weekday, item, todays):
            return


def _weekday(item: Timed, others: Iterable[object]) -> int | None:
    """The one day of the week that the sentence tells."""
    named = {
        w.weekday for w in others if isinstance(w, Weekday | FromToday | MonthDay) and w.weekday is not None
    }
    return named.pop() if len(named) == 1 else None


def _choose(clues: Clues, month: int, day: int, weekday: int | None, item: Timed, today: bool) -> bool:
    """The years that are left for a day of the year; true when anything was learnt."""
    if clues.first is None:
        return False
    days = [
        d
        for d in calendar.gregorian_days(month, day, clues.first.year + 3)
        if d + timedelta(days=_AFTER) >= clues.first
        and (clues.last is None or d <= clues.last)
        and (weekday is None or d.weekday() == weekday)
    ]
    if not days:
        return False
    words = f'"{_words(item)}" ({month:02}-{day:02})'
    sure = len(days) == 1 and clues.last is not None
    near = weekday is not None and clues.latest_month is not None and days[0] - clues.latest_month <= _NEAR
    if sure or near:
        name = f" and falls on a {days[0]:%A} in {days[0].year}" if weekday is not None else ""
        _news_of(clues, days[0], f"{words} is told in the lead{name}", False)
        return True
    if today:
        clues.month_day = f"{month:02}-{day:02}"
        clues.since(days[0], f"{words} is called today: the first one since then is {days[0]}")
        if clues.last is not None:
            clues.last = days[-1]
    return today
