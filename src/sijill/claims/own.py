"""Acts of speech: where words of saying and what is said are coded as one ("said that X must"), whoever speaks tells it of himself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sijill.claims.record import make_claim
from sijill.claims.scene import Utterance
from sijill.claims.voices import UNKNOWN
from sijill.records import Claim, Reading

_SPOKEN = frozenset({"verb", "participle"})


def own_acts(reading: Reading, told: Sequence[Utterance], claims: Sequence[Claim]) -> Iterator[Claim]:
    """For every event that is told by the very words of saying, and by nobody else, the claim of its doer who says them."""
    said = {claim.event for claim in claims}
    for event in reading.events:
        if event.id in said:
            continue
        doers = {a.code for a in event.actor} - {UNKNOWN}
        for one in told:
            overlaps = event.trigger_start < one.end and one.start < event.trigger_end
            if overlaps and one.kind in _SPOKEN and one.stance != "accuses" and one.marker is not None and one.spans and doers & {v.code for v in one.voices}:
                yield make_claim(reading, replace(one, stance="asserts"), one.voices[0], event)
                break
