"""Times of acts that are still to come: which act a month without a year is told of, and which year it is of."""

from __future__ import annotations

from sijill.events.line import Hit, Line
from sijill.records import Document, Status, TimeMention
from sijill.text.edtf import last_day

LEADING = frozenset({"requested", "planned"})
TO_COME = frozenset({"requested", "planned", "hypothetical"})
INNER = 4  # words after the act that is asked for in which its time begins
YEAR = 4
YEARLESS = frozenset({"dates.month-bare", "dates.day-of-month"})  # rules of a month, or a day of it, without a year


def of_inner_act(line: Line, hit: Hit, time: TimeMention) -> bool:
    """Whether a month or day without a year stands with an act that is asked for or accepted, and not with the asking at `hit`."""
    first = next((i for i, t in enumerate(line.tokens) if t.end > time.start), 0)
    acts = (h for h in line.hits if not h.finite and h.first >= hit.last and any(e.frame for e in h.entries))
    return time.rule in YEARLESS and any(h.last <= first <= h.last + INNER for h in acts)


def is_past(time: TimeMention, document: Document) -> bool:
    """Whether a time ends before its report."""
    last, reported = last_day(time.edtf), last_day(document.published or "")
    return bool(last and reported and last < reported)


def ahead_of_report(time: TimeMention, status: Status, document: Document) -> str:
    """The time of an act; a month without a year, of an act still to come, is the one that comes next."""
    last, reported = last_day(time.edtf), last_day(document.published or "")
    if status not in TO_COME or not (last and reported) or last >= reported or time.rule not in YEARLESS or "/" in time.edtf:
        return time.edtf
    return str(int(time.edtf[:YEAR]) + 1) + time.edtf[YEAR:]
