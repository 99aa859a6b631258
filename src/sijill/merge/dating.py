"""Dates for documents that have none of their own, from other documents: a copy takes about the day of its original, and
a document whose date hangs on an event that others date takes what that event leaves. Cautious: where the others do not
agree on one time, or the document's own bounds speak against it, nothing is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from sijill.merge.contradictions import contradicts
from sijill.merge.report import NARROW, Report, dated, identities
from sijill.merge.same import is_accord, overlap
from sijill.records import EventMention
from sijill.text.edtf import interval, is_valid, span

RULE = "merge.published_of_original"
OF_EVENT = "merge.published_of_event"
_NEWS = frozenset({"dates.weekday", "dates.day-from-today"})  # times that count from the day of the report
_LEAD = 1  # the last sentence in which such a time is that of the news
_WEEK = timedelta(days=6)  # a day of the week is told within the week
_FEW_YEARS = timedelta(days=5 * 366)
_UNKNOWN_YEAR = "XXXX-"
_ALIKE = 3  # shared words beyond which two undated tellings are of one event

Key = tuple[str, int, str]  # document, sentence, date as told


class Hung(msgspec.Struct, frozen=True):
    """What the events tell: (EDTF, reason) of documents, and better dates for what their sentences date."""

    published: dict[str, tuple[str, str]]
    dates: dict[Key, str]

    def settled(self, report: Report) -> Report:
        """The report with the better date, and with that of its document."""
        mention = report.mention
        if better := self.better(mention):
            report = dated(report, better)
        known = self.published.get(mention.document)
        return msgspec.structs.replace(report, published=known[0]) if known else report

    def better(self, mention: EventMention) -> str:
        """The better date of a mention, "" where there is none."""
        return self.dates.get((mention.document, mention.sentence, mention.edtf), "")


def date_copies(copies: Mapping[str, str], published: Mapping[str, str | None]) -> dict[str, tuple[str, str]]:
    """(EDTF, rule) for each undated copy of a dated document: about the day of its original."""
    found: dict[str, tuple[str, str]] = {}
    for document, original in sorted(copies.items()):
        day = published.get(original)
        if not published.get(document) and day:
            about = day if day[-1] in "~?%" else f"{day}~"
            if "/" not in day and is_valid(about):
                found[document] = (about, RULE)
    return found


def date_by_events(reports: Iterable[Report], undated: Mapping[str, str | None]) -> Hung:
    """The dates of documents that give none, by events that other documents date.

    `undated` holds those documents, each with the interval that its own words leave (None: nothing is known).
    """
    hanging: list[Report] = []
    known: dict[frozenset[str], list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: r.order):
        if report.mention.status != "happened" or len(report.codes) < 2 or not _encounter(report):
            continue
        if report.mention.document in undated and (_is_news(report) or _is_month(report)):
            hanging.append(report)
        elif report.days is not None and report.width <= NARROW and not report.inferred:
            known[report.codes].append(report)
    hung = Hung({}, {})
    for report in hanging:
        if report.mention.document not in hung.published:
            _hang(report, undated[report.mention.document], known[report.codes], hung)
    return hung


def _encounter(report: Report) -> bool:
    """Whether parties meet, sign, or one welcomes the other at a place: acts that stand out of their year."""
    mention = report.mention
    persons = identities(mention.actor, "person") and identities(mention.recipient, "person")
    welcome = report.category == "SUPPORT" and report.kind == "051" and mention.place is not None
    return report.category == "CONSULT" or is_accord(report) or bool(welcome and persons)


def _is_news(report: Report) -> bool:
    """ "On Tuesday", "yesterday" in the lead, of a document of which the day is not known."""
    mention = report.mention
    loose = report.days is None or report.width > NARROW
    return loose and mention.sentence <= _LEAD and mention.date_basis in _NEWS


def _is_month(report: Report) -> bool:
    """ "In September", of a year that is not known."""
    return report.mention.edtf.startswith(_UNKNOWN_YEAR) and len(report.mention.edtf) == len("XXXX-09")


def _hang(report: Report, own: str | None, known: Sequence[Report], hung: Hung) -> None:
    """Note what the one time at which others date the event tells of the report's document."""
    others = [r for r in known if r.story != report.story and r.mention.document != report.mention.document]
    fitting = _in_month(report, others) if _is_month(report) else _same_act(report, others, _years(own))
    bounds = _common(fitting)
    if bounds is None:
        return
    best = min(fitting, key=lambda r: (r.width, r.order))
    first, last = bounds
    until = _year_later(first) if _is_month(report) else last + _WEEK
    own_first, own_last = span(own) if own else (None, None)
    first, until = max(first, own_first or first), min(until, own_last or until)
    if first > until:
        return
    mention = report.mention
    reason = f'{OF_EVENT}: "{report.trigger}" is dated {best.mention.edtf} by {best.mention.document}'
    hung.published[mention.document] = (interval(first, until), reason)
    if mention.edtf:
        hung.dates[mention.document, mention.sentence, mention.edtf] = best.mention.edtf


def _year_later(first: date) -> date:
    """The last day on which a month that began then is told without its year."""
    return first.replace(year=first.year + 1, day=1) - timedelta(days=1)


def _in_month(report: Report, others: Iterable[Report]) -> list[Report]:
    """Encounters of the same parties in that month of one year; none where those of several years are told."""
    month = report.mention.edtf.removeprefix(_UNKNOWN_YEAR)
    inside = [r for r in others if r.days and all(f"{day:%m}" == month for day in r.days)]
    return inside if len({r.days[0].year for r in inside if r.days}) == 1 else []


def _years(own: str | None) -> bool:
    """Whether a document's own words leave no more than a few years."""
    first, last = span(own) if own else (None, None)
    return first is not None and last is not None and last - first < _FEW_YEARS


def _same_act(report: Report, others: Iterable[Report], bounded: bool) -> list[Report]:
    """Tellings of the same act; where the document has no bounds of its own, those in much the same words."""
    same = [r for r in others if not contradicts(report, r) and _persons(report) & _persons(r)]
    if report.days is not None or bounded:
        return same
    return [r for r in same if overlap(report, r) >= 0.5 and len(report.words & r.words) > _ALIKE]


def _persons(report: Report) -> frozenset[str]:
    """Ids of the persons on both sides."""
    return identities((*report.mention.actor, *report.mention.recipient), "person")


def _common(reports: Iterable[Report]) -> tuple[date, date] | None:
    """The days that all dates share; None where there are none."""
    days = [r.days for r in reports if r.days is not None]
    if not days:
        return None
    first, last = max(d[0] for d in days), min(d[1] for d in days)
    return (first, last) if first <= last else None
