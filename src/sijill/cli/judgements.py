"""How judgements are written on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.cli.output import event_text, isolated, shortened, speaker_name

if TYPE_CHECKING:
    from sijill.api.reported import Reported
    from sijill.records import Judgement
    from sijill.store.judging import Standing

_WORDS = 60
_SAYS = {"same": "same event", "apart": "not the same event", "wrong": "wrong", "speaker": "speaker", "undo": "undoes"}


def judgement_text(one: Judgement) -> str:
    """A judgement on one line: its id, what is decided of what, by whom, when and why."""
    parts = [one.id, _SAYS[one.kind]]
    if one.kind == "undo":
        parts += one.first
    if one.speaker is not None:
        parts.append(speaker_name(one.speaker))
    sides = zip(one.told, (one.first, one.second), strict=False)
    parts.append("  and  ".join(_words(words, len(side)) for words, side in sides))
    parts.append(f"by {isolated(one.by)}, {one.when[:10]}")
    if one.why:
        parts.append(isolated(f"({one.why})"))
    return "  ".join(filter(None, parts))


def _words(told: str, reports: int) -> str:
    more = f" +{reports - 1}" if reports > 1 else ""
    return isolated(f"“{shortened(told, _WORDS)}”") + more


def standing_text(one: Standing) -> str:
    """A judgement on one line, and how it stands."""
    state: str = one.state
    if one.state == "undone":
        state += f" by {one.undone_by}"
    elif one.missing:
        number = len((*one.judgement.first, *one.judgement.second))
        state += f", {len(one.missing)} of {number} not in the store"
    if one.pending:
        state += ", not applied yet"
    return f"{judgement_text(one.judgement)}  [{state}]"


def reported_text(found: Reported) -> str:
    """An event, then a line for each report and each claim, with its id."""
    lines = [event_text(found.event)]
    for report in found.reports:
        copy = f", copy of {report.copy_of}" if report.copy_of else ""
        words = isolated(" ".join(report.text.split()))
        told = f"{report.published or 'undated'}  {isolated(f'({report.trigger})')}  {words}"
        lines.append(f"  report {report.id}  {told}  [{isolated(report.document)}{copy}]")
    for claim in found.claims:
        cue = f"  {isolated(claim.cue)}" if claim.cue else ""
        lines.append(f"  claim  {claim.id}  {claim.stance}  {speaker_name(claim.speaker)}{cue}  [{isolated(claim.document)}]")
    return "\n".join(lines)
