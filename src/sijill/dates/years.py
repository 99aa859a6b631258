""" "Twenty years after the invasion": about when a text is written that counts the years since a thing whose date is known.

Such numbers are often rounded and told some months early or late: they bound, they do not fix.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from sijill.dates import calendar
from sijill.dates.composites import YearsAfter
from sijill.dates.expressions import Anchor, AwayFromEvent, Fixed
from sijill.dates.resolve import Timed
from sijill.dates.tense import is_future, is_past
from sijill.text.edtf import first_day, last_day

_CLOSE = 4  # words between the number of years and what they are counted from
_FEWEST = 5  # years; fewer are told of any time in a history
_ROUNDED = 10  # of so many years, one is rounded away


def after_years(lead: Sequence[Timed]) -> Iterator[tuple[date, date, str]]:
    """(first day, last day, words) that the years counted in the lead of a text allow for its publication."""
    for item, later in pairwise([*lead, *lead[-1:]]):
        scan, when = item.scan, item.found.when
        if is_future(scan, item.found) or is_past(scan, item.found):
            continue
        words = " ".join(t.text for t in scan.tokens[item.found.first : item.found.end])
        if isinstance(when, YearsAfter):
            edtf = when.at(Anchor())
            yield from _about(first_day(edtf), last_day(edtf), 0, words)
        elif isinstance(when, Fixed) and is_counted(item):
            day = first_day(when.edtf)
            yield from _about(day, day, 1, words)
        elif isinstance(when, AwayFromEvent) and when.unit == "year" and -when.count >= _FEWEST and not when.vague:
            since = later.found.when
            near = later.sentence.index == item.sentence.index and 0 <= later.found.first - item.found.end <= _CLOSE
            if near and isinstance(since, Fixed):
                first, last = first_day(since.edtf), last_day(since.edtf)
                slack = max(1, -when.count // _ROUNDED)
                yield from _about(_later(first, -when.count), _later(last, -when.count), slack, words)


def is_counted(item: Timed) -> bool:
    """Whether a numbered anniversary is told as years gone by ("after the passing of 20 years"), and not as a day."""
    when, first = item.found.when, item.found.first
    numbered = isinstance(when, Fixed) and when.rule.startswith("anniversary:")
    return numbered and first > 0 and "prep_after" in item.scan.form(first - 1).roles


def _later(day: date | None, years: int) -> date | None:
    return calendar.shift(day, "year", years) if day else None


def _about(first: date | None, last: date | None, slack: int, words: str) -> Iterator[tuple[date, date, str]]:
    early, late = _later(first, -slack), _later(last, slack)
    if early and late and (late - early).days < 366 * (2 * slack + 1):
        yield early, late, words
