"""How records are written on a terminal: plain text, one line each."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click
import msgspec

from sijill.records import Actor, Event

_FIRST_STRONG, _POP = "\u2068", "\u2069"
_SHORT = 100
_ARROW = " -> "


def write_json(records: Iterable[msgspec.Struct | dict[str, object]]) -> None:
    """One JSON object a line."""
    for record in records:
        click.echo(msgspec.json.encode(record).decode())


def isolated(text: str) -> str:
    """Text that may run from right to left, kept apart from what stands around it: marks that only a terminal needs."""
    return f"{_FIRST_STRONG}{text}{_POP}" if text and sys.stdout.isatty() else text


def shortened(text: str, length: int = _SHORT) -> str:
    """Text on one line, cut after a word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[:length]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def party(actor: Actor) -> str:
    """A party's code with its sector."""
    return f"{actor.code}:{actor.sector}" if actor.sector else actor.code


def sides(event: Event) -> str:
    """Who to whom; the parties of a joint act side by side; whether a side was filled by rank."""
    actors, recipients = (" + ".join(dict.fromkeys(map(party, x))) for x in (event.actor, event.recipient))
    told = f"{actors or '?'}{_ARROW}{recipients}" if recipients else actors or "?"
    return f"{told} (a side by rank)" if event.ranked else told


def speakers(event: Event) -> str:
    """Who says so: those named; for what is only alleged at least the accuser or the outlet."""
    named = [speaker_name(a.speaker) for a in event.attribution]
    if not named and "ACCUSE" in event.event:
        named = [speaker_name(actor) for actor in event.actor]
    if not named and ("ACCUSE" in event.event or event.status in ("alleged", "denied")):
        named = [isolated(e.source or e.document) for e in event.evidence[:1]]
    return ", ".join(dict.fromkeys(named))


def speaker_name(speaker: Actor) -> str:
    """The words of the text for a speaker, with the code."""
    words = speaker.identifier_text or speaker.entity_text
    return f"{isolated(words)} ({party(speaker)})" if words else party(speaker)


def reports(event: Event) -> str:
    """How many report it, in how many sources that are no copies."""
    number = event.support.documents
    if number == 1:
        return "1 report"
    return f"{number} reports, {event.support.independent} independent"


def event_text(event: Event) -> str:
    """An event on one line, with its id."""
    parts = [event.edtf or "undated", "+".join(event.event), event.status, sides(event), reports(event), event.id]
    return "  ".join(parts)


def timeline_text(event: Event) -> str:
    """An event on one line, with who says so, the sentence and the document."""
    parts = [f"{event.edtf or 'undated':<12}", f"{'+'.join(event.event):<10}", f"{event.status:<12}", sides(event)]
    if said := speakers(event):
        parts.append(f"says {said}")
    for evidence in event.evidence[:1]:
        more = f" +{len(event.evidence) - 1}" if len(event.evidence) > 1 else ""
        parts += [isolated(shortened(evidence.text)), f"[{isolated(evidence.document)}{more}]"]
    return "  ".join(parts)
