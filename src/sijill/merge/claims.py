"""Claims across documents: each is turned to its merged event, and a denial to all claims of what it denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from sijill.merge.answers import Told
from sijill.merge.events import speaker_key
from sijill.records import Claim

_CLAIMING = frozenset({"asserts", "accuses"})


def link_claims(
    claims: Sequence[Claim],
    event_of: Mapping[str, str],
    copies: Mapping[str, str],
    published: Mapping[str, str | None] | None = None,
    spoken: frozenset[str] = frozenset(),
) -> tuple[Claim, ...]:
    """All claims with the id of their merged event; denials and confirmations linked across documents.

    A denial of an event answers what others claim of it: the earliest claim of each speaker, copies left out; and claims
    of other documents that speak of the same thing in like words. `spoken` are the events that are words themselves.
    """
    turned = [msgspec.structs.replace(c, event=event_of.get(c.event) if c.event else None) for c in claims]
    by_id = {claim.id: claim for claim in turned}
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in turned:
        if claim.event and claim.stance in _CLAIMING and claim.event not in spoken:
            by_event[claim.event].append(claim)
    told = Told([c for c in turned if c.stance in _CLAIMING and c.document not in copies], published or {})
    return tuple(_linked(claim, by_id, by_event, copies, told) for claim in turned)


def event_links(claims: Sequence[Claim]) -> dict[str, set[str]]:
    """For the event of each denial, the events of the claims that it denies."""
    by_id = {claim.id: claim for claim in claims}
    links: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        denied = {by_id[i].event for i in claim.denies if i in by_id}
        if claim.event:
            links[claim.event].update(event for event in denied if event and event != claim.event)
    return links


def denied_events(claims: Sequence[Claim]) -> frozenset[str]:
    """The events of which a claim is denied as such, and not only their law, purpose or amount."""
    by_id = {claim.id: claim for claim in claims}
    denied = (by_id[i].event for claim in claims if claim.stance == "denies" and claim.scope == "act" for i in claim.denies if i in by_id)
    return frozenset(event for event in denied if event)


def _linked(
    claim: Claim, by_id: Mapping[str, Claim], by_event: Mapping[str, Sequence[Claim]], copies: Mapping[str, str], told: Told
) -> Claim:
    if claim.stance in _CLAIMING:
        return claim
    known = claim.denies if claim.stance == "denies" else claim.confirms
    here = [by_id[i] for i in known if i in by_id]
    found = dict.fromkeys([*_answered(claim, known, by_id, by_event, copies), *(c.id for c in told.answered_by(claim, here))])
    return msgspec.structs.replace(claim, **{claim.stance: tuple(found)})


def _answered(
    claim: Claim,
    known: Sequence[str],
    by_id: Mapping[str, Claim],
    by_event: Mapping[str, Sequence[Claim]],
    copies: Mapping[str, str],
) -> tuple[str, ...]:
    """Ids of the claims answered: those found in the document first, then the others of the same events."""
    events = dict.fromkeys([*(by_id[i].event for i in known if i in by_id), claim.event])
    found = dict.fromkeys(known)
    speakers = {speaker_key(claim), *(speaker_key(by_id[i]) for i in known if i in by_id)}
    for event in events:
        for other in by_event.get(event or "", ()):
            key = speaker_key(other)
            if key not in speakers and claim.document != other.document not in copies:
                speakers.add(key)
                found[other.id] = None
    return tuple(found)
