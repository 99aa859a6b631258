"""Claims across documents: each is turned to its merged event, and a denial to all claims of what it denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from sijill.merge.events import speaker_key
from sijill.records import Claim

_CLAIMING = frozenset({"asserts", "accuses"})


def link_claims(claims: Sequence[Claim], event_of: Mapping[str, str], copies: Mapping[str, str]) -> tuple[Claim, ...]:
    """All claims with the id of their merged event; denials and confirmations linked across documents.

    A denial of an event answers what others claim of it: the earliest claim of each speaker, copies left out.
    """
    turned = [msgspec.structs.replace(c, event=event_of.get(c.event) if c.event else None) for c in claims]
    by_id = {claim.id: claim for claim in turned}
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in turned:
        if claim.event and claim.stance in _CLAIMING:
            by_event[claim.event].append(claim)
    return tuple(_linked(claim, by_id, by_event, copies) for claim in turned)


def event_links(claims: Sequence[Claim]) -> dict[str, set[str]]:
    """For the event of each denial, the events of the claims that it denies."""
    by_id = {claim.id: claim for claim in claims}
    links: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        denied = {by_id[i].event for i in claim.denies if i in by_id}
        if claim.event:
            links[claim.event].update(event for event in denied if event and event != claim.event)
    return links


def _linked(
    claim: Claim, by_id: Mapping[str, Claim], by_event: Mapping[str, Sequence[Claim]], copies: Mapping[str, str]
) -> Claim:
    if claim.stance == "denies":
        return msgspec.structs.replace(claim, denies=_answered(claim, claim.denies, by_id, by_event, copies))
    if claim.stance == "confirms":
        return msgspec.structs.replace(claim, confirms=_answered(claim, claim.confirms, by_id, by_event, copies))
    return claim


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
            if key not in speakers and other.document not in copies:
                speakers.add(key)
                found[other.id] = None
    return tuple(found)
