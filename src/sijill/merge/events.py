"""Makes the event of its reports: best date, sides and standing, who says so, and how many report it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from sijill.knowledge.letters import normalise
from sijill.knowledge.predicates import cameo, codebook
from sijill.merge.disputes import disputes
from sijill.merge.report import NARROW, Report
from sijill.merge.same import close_numbers, same_words, sides_agree
from sijill.records import JOINED, RANKED, Actor, Attribution, Claim, Event, Evidence, Place, Quantity, Status, Support
from sijill.text.edtf import first_day, last_day

T = TypeVar("T")

_SPEAKERS = 2
_STANDING: tuple[Status, ...] = ("happened", "alleged", "denied", "negated", "planned", "requested", "hypothetical")


def make_event(
    reports: Sequence[Report],
    claims: Mapping[str, Sequence[Claim]],
    copied: Mapping[str, frozenset[str]],
    denied: frozenset[str] = frozenset(),
) -> Event:
    """The event of `reports`, which are in order, earliest first.

    `claims` are the claims about each mention; `copied` holds for a document those that it was found to copy or share
    its text with; `denied` are the events of which somebody denies what is claimed.
    """
    best = _best(reports)
    edtf = _best_date(reports)
    first, last = first_day(edtf) if edtf else None, last_day(edtf) if edtf else None
    row = cameo().get(best.mention.cameo)
    actor, recipient = _sides(best, reports)
    return Event(
        id=reports[0].mention.id,
        mentions=tuple(r.mention.id for r in reports),
        event=_categories(best, reports),
        cameo=best.mention.cameo,
        mode=_union(r.mention.mode for r in reports if r.category == best.category),
        context=_union(r.mention.context for r in reports),
        edtf=edtf,
        date=first.isoformat() if first else None,
        enddate=last.isoformat() if last else None,
        actor=actor,
        recipient=recipient,
        place=_place(reports),
        quad_code=codebook().categories[best.category].quad,
        event_scale=row.goldstein if row else best.mention.event_scale,
        status=_status(reports, claims, reports[0].mention.id in denied),
        attribution=_attribution(reports, claims),
        quantities=_quantities(reports),
        support=_support(reports, copied),
        disputed=disputes(reports),
        evidence=_evidence(reports),
    )


def _categories(best: Report, reports: Sequence[Report]) -> tuple[str, ...]:
    """The category of the best report, and one more where others tell the act as another (agreed, signed)."""
    return tuple(dict.fromkeys((*best.mention.event[:1], *(r.category for r in reports), *best.mention.event)))[:2]


def _best(reports: Sequence[Report]) -> Report:
    """The report that knows most of who it was; of equals, the earliest. Where they tell of different sides, one that most of
    them agree with, and rather one whose sides are read than ranked."""
    agreeing = [sum(sides_agree(report, other) for other in reports) for report in reports]
    at_odds = min(agreeing) < len(reports)

    def known(place: int) -> tuple[int, bool, int, bool, int, int]:
        report = reports[place]
        everyone = (*report.mention.actor, *report.mention.recipient)
        ids = sum(a.identifier_id is not None for a in everyone)
        told = at_odds and not report.mention.rule.endswith(RANKED)
        return agreeing[place], told, len(report.codes), bool(report.kind), ids, sum(a.sector is not None for a in everyone)

    return reports[max(range(len(reports)), key=known)]


def _sides(best: Report, reports: Sequence[Report]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The sides of the best report; what it does not know of a party is taken from the others."""
    told: dict[str, list[Actor]] = defaultdict(list)
    for report in reports:
        for actor in (*report.mention.actor, *report.mention.recipient):
            told[actor.code].append(actor)
    inside = {a.code for a in best.mention.actor} & {a.code for a in best.mention.recipient}

    def fill(side: Iterable[Actor]) -> tuple[Actor, ...]:
        return tuple(a if a.code in inside else _filled(a, told[a.code]) for a in side)

    return fill(best.mention.actor), fill(best.mention.recipient)


def _filled(actor: Actor, others: Iterable[Actor]) -> Actor:
    """A party with no identity and no sector of its own takes those of the first report that has them."""
    if actor.identifier_id or actor.sector:
        return actor
    known = [a for a in others if a.identifier_id or a.sector]
    return next((a for a in known if a.identifier_id), known[0] if known else actor)


def _best_date(reports: Sequence[Report]) -> str:
    """Of dates told (rather than worked out) and narrow enough, the narrowest that most documents give."""
    documents: dict[str, set[str]] = defaultdict(set)
    poor: dict[str, tuple[bool, bool, int]] = {}
    for report in reports:
        if report.days is not None:
            edtf = report.mention.edtf
            documents[edtf].add(report.story)
            how = (report.width > NARROW, report.inferred, report.width)
            poor[edtf] = min(how, poor.get(edtf, how))
    if not documents:
        return next((r.mention.edtf for r in reports if r.mention.edtf), "")
    order = {r.mention.edtf: i for i, r in reversed(list(enumerate(reports)))}
    return min(documents, key=lambda e: (poor[e], -len(documents[e]), order[e]))


def _union(values: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for group in values for value in group))


def _place(reports: Sequence[Report]) -> Place | None:
    """The place that most documents give, a town rather than a country; of equals, the earliest."""
    places: list[Place] = [r.mention.place for r in reports if r.mention.place is not None]
    if not places:
        return None
    counts = Counter(p.resolved_place or p.extracted_place for p in places)
    return max(places, key=lambda p: (p.lat is not None, counts[p.resolved_place or p.extracted_place]))


def _status(reports: Sequence[Report], claims: Mapping[str, Sequence[Claim]], denied: bool) -> Status:
    """Happened if an outlet tells it so in its own voice, or nobody contradicts those who say so; then alleged.

    What a document first tells on the word of others, it does not tell in its own voice further down; what a sentence tells
    as planned, another word of it does not tell as done ("a meeting will be held that brings together").
    """
    put_off = {(r.mention.document, r.start) for r in reports if r.mention.status == "planned"}
    reports = [r for r in reports if r.mention.status != "happened" or (r.mention.document, r.start) not in put_off]
    told = {r.mention.status for r in reports}
    first = {r.mention.document: r for r in sorted(reports, key=lambda r: r.start, reverse=True)}
    own = any(r.mention.status == "happened" and not claims.get(r.mention.id) for r in first.values())
    if not own and "happened" in told and (denied or told & {"alleged", "denied", "negated"}):
        told = (told - {"happened"}) | {"alleged"}
    if {"planned", "happened"} <= told and _still_to_come(reports):
        told -= {"happened"}
    return next(status for status in _STANDING if status in told)


def _still_to_come(reports: Sequence[Report]) -> bool:
    """Whether it is planned for a day after all articles that tell it as happened without a day."""
    days = [r.days[0] for r in reports if r.days is not None and r.mention.status == "planned"]
    done = [r for r in reports if r.mention.status == "happened"]
    told = [first_day(r.published or "") for r in done if r.days is None]
    return bool(days) and len(told) == len(done) and all(day is not None and day < min(days) for day in told)


def _attribution(reports: Sequence[Report], claims: Mapping[str, Sequence[Claim]]) -> tuple[Attribution, ...]:
    """At most two speakers, those with a known code first, then the earliest."""
    speakers: dict[tuple[str, str], Claim] = {}
    for report in reports:
        for claim in claims.get(report.mention.id, ()):
            speakers.setdefault(speaker_key(claim), claim)
    chosen = sorted(speakers.values(), key=lambda c: c.speaker.code == "UNK")[:_SPEAKERS]
    return tuple(Attribution(speaker=c.speaker, stance=c.stance, cue=c.cue, quote=c.quote) for c in chosen)


def speaker_key(claim: Claim) -> tuple[str, str]:
    """Who speaks: a code, and the words only where the code is not known."""
    speaker = claim.speaker
    return speaker.code, speaker.entity_text if speaker.code == "UNK" else ""


def _quantities(reports: Sequence[Report]) -> tuple[Quantity, ...]:
    """Each number once; one that rounds a number already told is left out."""
    kept: list[Quantity] = []
    for report in reports:
        for quantity in report.mention.quantities:
            unit = normalise(quantity.unit, report.language)
            if not any(
                close_numbers(k.value, quantity.value) and normalise(k.unit, report.language) == unit for k in kept
            ):
                kept.append(quantity)
    return tuple(kept)


def _support(reports: Sequence[Report], copied: Mapping[str, frozenset[str]]) -> Support:
    """How many documents and outlets; independent are those not found to share text with an earlier one of them."""
    sentences: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        sentences[report.mention.document].append(report)
    documents, apart = list(sentences), 0
    for place, document in enumerate(documents):
        earlier = documents[:place]
        told = any(same_words(a, b) for other in earlier for a in sentences[document] for b in sentences[other])
        apart += not (told or copied.get(document, frozenset()).intersection(earlier))
    outlets = {r.source for r in reports if r.source}
    return Support(documents=len(documents), outlets=len(outlets), independent=apart)


def _evidence(reports: Sequence[Report]) -> tuple[Evidence, ...]:
    """One for each sentence that reports it, copies included."""
    found: dict[tuple[str, int], Evidence] = {}
    for r in reports:
        found.setdefault(
            (r.mention.document, r.start),
            Evidence(
                document=r.mention.document,
                start=r.start,
                end=r.end,
                text=r.text,
                rule=r.mention.rule + JOINED * r.joined,
                url=r.url,
                source=r.source,
                published=r.published,
            ),
        )
    return tuple(found.values())


def with_links(event: Event, links: Iterable[str]) -> Event:
    """The event with the ids of the events that it is related to."""
    found = tuple(sorted(set(links) - {event.id}))
    return msgspec.structs.replace(event, link=found) if found else event
