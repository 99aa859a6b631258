"""The corpus stage that makes events of event mentions: copies, same event, disputes, agreements, dates.

The result depends on the set of records only, not on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sijill.judgements import rulings
from sijill.merge.agreements import find_agreements
from sijill.merge.claims import denied_events, event_links, link_claims
from sijill.merge.clusters import cluster
from sijill.merge.copies import Copies, CopyFinder
from sijill.merge.dating import date_by_events, date_copies
from sijill.merge.events import make_event, with_links
from sijill.merge.judged import with_speakers, without_wrong
from sijill.merge.report import Report, make_report
from sijill.records import Agreement, Claim, Document, Event, EventMention, Judgement, Record

_SPOKEN = frozenset({"ACCUSE", "REJECT"})  # acts that are words: a denial answers the claim in them and not that they were said
Spans = Mapping[tuple[str, int], tuple[int, int]]


class Merged(Record, frozen=True, kw_only=True):
    """What merging gives; `published` holds only the documents that the corpus dates, `dates` the mentions, by id, of which
    other documents tell the time better."""

    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...] = ()
    claims: tuple[Claim, ...] = ()
    copies: dict[str, str] = msgspec.field(default_factory=dict)
    published: dict[str, tuple[str, str]] = msgspec.field(default_factory=dict)
    dates: dict[str, str] = msgspec.field(default_factory=dict)


def merge(
    documents: Iterable[Document],
    mentions: Iterable[EventMention],
    claims: Iterable[Claim],
    spans: Spans,
    judgements: Iterable[Judgement] = (),
) -> Merged:
    """Merge event mentions into events, as far as nobody judged otherwise; `documents` is read once and its texts are
    not kept."""
    ruled = rulings(judgements)
    copies, published, given, reports = _read(documents, mentions, spans)
    found = date_copies(copies.copy_of, published)
    settled = without_wrong([_settled(report, copies.copy_of, found) for report in reports], ruled.wrong)
    hung = date_by_events(settled, {name: day for name, day in published.items() if name not in given and name not in found})
    clusters = cluster((hung.settled(report) for report in settled), ruled)
    event_of = {r.mention.id: reports[0].mention.id for reports in clusters for r in reports}
    said = with_speakers(claims, ruled.speakers, copies.copy_of)
    ordered = sorted(said, key=lambda c: (published.get(c.document) or "9999", c.document, c.start, c.id))
    spoken = frozenset(reports[0].mention.id for reports in clusters if reports[0].category in _SPOKEN)
    turned = link_claims(ordered, event_of, copies.copy_of, published | {n: day for n, (day, _) in (found | hung.published).items()}, spoken)
    events = _events(clusters, ordered, copies, denied_events(turned) - spoken)
    agreements = find_agreements(zip(events, clusters, strict=True))
    links = event_links(turned)
    _link_replaced(agreements, links)
    return Merged(
        events=tuple(with_links(event, links.get(event.id, ())) for event in events),
        agreements=agreements,
        claims=turned,
        copies=dict(sorted(copies.copy_of.items())),
        published=found | hung.published,
        dates={r.mention.id: edtf for r in settled if (edtf := hung.better(r.mention))},
    )


def _read(
    documents: Iterable[Document], mentions: Iterable[EventMention], spans: Spans
) -> tuple[Copies, dict[str, str | None], set[str], list[Report]]:
    """The copies, each document's date, the documents that give theirs, and the reports."""
    by_document: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.document].append(mention)
    finder = CopyFinder()
    published: dict[str, str | None] = {}
    given: set[str] = set()
    reports: list[Report] = []
    for document in documents:
        finder.add(document)
        published[document.id] = document.published
        if document.published and (document.published_by == ("given",) or not document.published_by):
            given.add(document.id)
        for mention in by_document.pop(document.id, ()):
            reports.append(make_report(mention, document, *spans[mention.document, mention.sentence]))
    return finder.find(), published, given, reports


def _settled(report: Report, copies: Mapping[str, str], found: Mapping[str, tuple[str, str]]) -> Report:
    """The report with what the corpus knows of its document: the original that it copies, and its date."""
    name = report.mention.document
    if name not in copies and name not in found:
        return report
    published = found[name][0] if name in found else report.published
    return msgspec.structs.replace(report, story=copies.get(name, name), published=published)


def _events(clusters: Sequence[Sequence[Report]], claims: Iterable[Claim], copies: Copies, denied: frozenset[str]) -> list[Event]:
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event:
            about[claim.event].append(claim)
    shared: dict[str, set[str]] = defaultdict(set)
    for one, two in (*copies.pairs, *copies.copy_of.items()):
        shared[one].add(two)
        shared[two].add(one)
    stories: dict[str, set[str]] = defaultdict(set)
    for copy, original in copies.copy_of.items():
        stories[original].update((copy, original))
    for members in stories.values():
        for member in members:
            shared[member] |= members
    copied = {name: frozenset(others - {name}) for name, others in shared.items()}
    return [make_event(reports, about, copied, denied) for reports in clusters]


def _link_replaced(agreements: Sequence[Agreement], links: dict[str, set[str]]) -> None:
    """Link the signing of an agreement to the signing of the one that it replaces."""
    by_id = {agreement.id: agreement for agreement in agreements}
    for agreement in agreements:
        for replaced in agreement.replaces:
            links.setdefault(agreement.events[0], set()).add(by_id[replaced].events[0])
