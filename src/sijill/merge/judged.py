"""What people judged of single reports and claims. It holds for copies too, where these tell it in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sijill.merge.report import Report
from sijill.records import Actor, Claim


def without_wrong(reports: Sequence[Report], wrong: frozenset[str]) -> list[Report]:
    """The reports that nobody judged wrong."""
    told = {_told(report) for report in reports if report.mention.id in wrong}
    return [report for report in reports if not (told and _told(report) in told)]


def with_speakers(claims: Iterable[Claim], speakers: Mapping[str, Actor], copies: Mapping[str, str]) -> Iterable[Claim]:
    """The claims with the speakers that were judged to speak in them."""
    if not speakers:
        return claims
    known = list(claims)
    judged = {_said(claim, copies): speakers[claim.id] for claim in known if claim.id in speakers}
    return [_spoken(claim, speakers.get(claim.id) or judged.get(_said(claim, copies))) for claim in known]


def _spoken(claim: Claim, speaker: Actor | None) -> Claim:
    """The claim of this speaker, who keeps the words by which the text names him."""
    if speaker is None:
        return claim
    named = msgspec.structs.replace(speaker, entity_text=claim.speaker.entity_text)
    return msgspec.structs.replace(claim, speaker=named)


def _told(report: Report) -> tuple[object, ...]:
    """What is alike in copies of a report: the story, the sentence, the word that tells it, and how it was coded."""
    mention = report.mention
    words = " ".join(report.text.split())
    return report.story, words, mention.trigger_start - report.start, mention.event, report.sides, mention.status


def _said(claim: Claim, copies: Mapping[str, str]) -> tuple[object, ...]:
    """What is alike in copies of a claim: the story, the length of the sentence, its words of saying, its speaker."""
    story, length = copies.get(claim.document, claim.document), claim.end - claim.start
    return story, length, claim.stance, claim.cue, claim.quote, claim.speaker
