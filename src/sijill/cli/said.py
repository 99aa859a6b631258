"""How claims, disputes, sources and traces are written on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sijill.cli.output import isolated, party, shortened

if TYPE_CHECKING:
    from sijill.api.differences import Difference, Telling
    from sijill.api.ledger import About, Entry, Source
    from sijill.api.sources import Sources, Speaker
    from sijill.api.trace import Report, Trace
    from sijill.records import Actor

_ANSWERED = {"denies": "denied", "confirms": "confirmed"}
_LONG = 160
_NAMED = 3


def claim_text(entry: Entry) -> str:
    """A claim on one line, and a line for each answer."""
    lines = [f"{entry.published or 'undated':<10}  {entry.stance:<8}  {speaker(entry.speaker)}  {_said(entry)}"]
    lines += [f"    {_answer(one, entry.evidence[0])}" for one in entry.answers]
    return "\n".join(lines)


def difference_text(found: Difference) -> str:
    """An event and its sentence, and a line for each value or voice."""
    lines = [f"{_about(found.event)}  {isolated(shortened(found.text))}  {found.event.id}"]
    for field in found.fields:
        name, _, unit = field.field.partition(": ")
        lines.append(f"  {name}{f' ({isolated(unit)})' if unit else ''}:")
        lines += [f"    {isolated(str(value.value))}  {_tellings(value.told_by)}" for value in field.values]
    if found.voices:
        lines.append("  claimed and denied:")
        for voice in found.voices:
            scope = f" ({voice.scope})" if voice.scope else ""
            lines.append(f"    {voice.stance}{scope}  {speaker(voice.speaker)}  {_tellings(voice.told_by)}")
    return "\n".join(lines)


def sources_text(found: Sources, limit: int) -> str:
    """Tables of the outlets and of the speakers."""
    outlets = [
        (str(one.reports), str(one.independent), one.first or "", one.last or "", isolated(one.source or "unknown outlet"))
        for one in found.outlets[:limit]
    ]
    speakers = [
        (str(one.claims), str(one.reports), one.first or "", one.last or "", _names(one))
        for one in found.speakers[:limit]
    ]
    lines = [*_table(("reports", "not copies", "first", "last", "outlet"), outlets)]
    if speakers:
        lines += ["", *_table(("claims", "reports", "first", "last", "speaker (without copies)"), speakers)]
    return "\n".join(lines)


def trace_text(found: Trace, limit: int | None) -> str:
    """The reports, the earliest first, then the answers."""
    lines = [f"{'earliest' if n == 0 else 'later':<8}  {_report(one)}" for n, one in enumerate(found.reports[:limit])]
    if not found.reports:
        lines.append("no report of it in the store, only answers:")
    for one in found.answers:
        lines.append(f"{'answer':<8}  {one.published or 'undated'}  {_answer(one)}")
    if found.reports and not found.answers:
        lines.append("no answer to it in the store")
    return "\n".join(lines)


def speaker(actor: Actor) -> str:
    """The words of the text for a speaker, the person whom they mean, and the code."""
    person = actor.identifier_text if (actor.identifier_id or "").startswith("person:") else ""
    words = actor.entity_text or actor.identifier_text or ""
    named = f"{isolated(words)}, {person}" if person and person != words else isolated(words)
    return f"{named} ({party(actor)})" if words else party(actor)


def _names(one: Speaker) -> str:
    """The names under which somebody speaks, the usual one first."""
    first = speaker(one.speaker)
    others = [isolated(name) for name in one.names[:_NAMED] if name != one.speaker.entity_text]
    return f"{first}, also {', '.join(others)}" if others else first


def _answer(entry: Entry, beside: Source | None = None) -> str:
    """An answer on one line; where it stands in the sentence of the claim, that is not repeated."""
    scope = f" (the {entry.scope})" if entry.scope else ""
    who = f"{_ANSWERED[entry.stance]}{scope} by {speaker(entry.speaker)}"
    place = entry.evidence[0]
    if beside is not None and (place.document, place.start) == (beside.document, beside.start):
        return f"{who}, in the same sentence  {entry.ids[0]}"
    day = f"  {entry.published or 'undated'}" if beside is not None else ""
    return f"{who}{day}  {_said(entry)}"


def _said(entry: Entry) -> str:
    """Of which event it is said, in which words, where, and the id of the claim."""
    words = f"“{entry.quote}”" if entry.quote else entry.evidence[0].text
    about = _about(entry.about) if entry.about is not None else ""
    parts = (about, isolated(shortened(words, _LONG)), _places(entry.evidence), entry.ids[0])
    return "  ".join(filter(None, parts))


def _about(event: About) -> str:
    sides = [" + ".join(dict.fromkeys(map(party, side))) for side in (event.actor, event.recipient)]
    told = " -> ".join(side or "?" for side in (sides if sides[1] else sides[:1]))
    return f"{event.edtf or 'undated'} {'+'.join(event.event)} {event.status} {told}"


def _places(evidence: Iterable[Source]) -> str:
    """The document of a claim, and in how many others it stands."""
    first, *others = evidence
    copies = sum(one.copy_of is not None for one in others)
    more = f" +{len(others)}" if others else ""
    if copies:
        more += " copies" if copies == len(others) > 1 else " copy" if copies == len(others) else f", {copies} copied"
    return f"[{isolated(first.document)}{more}]"


def _tellings(told_by: Iterable[Telling]) -> str:
    """Outlets with documents; copies are marked."""
    known = list(told_by)
    told = [
        f"{isolated(one.source or 'unknown outlet')} [{isolated(one.document)}{', copy' if one.copy_of else ''}]"
        for one in known[:_NAMED]
    ]
    return ", ".join(told) + (f" +{len(known) - _NAMED}" if len(known) > _NAMED else "")


def _report(one: Report) -> str:
    place = one.evidence
    said = ", ".join(map(speaker, one.by))
    copy = f", copy of {isolated(place.copy_of)}" if place.copy_of else ""
    parts = [place.published or "undated", isolated(place.source or "unknown outlet"), f"says {said}" if said else ""]
    parts += [isolated(shortened(place.text, _LONG)), f"[{isolated(place.document)}{copy}]"]
    return "  ".join(filter(None, parts))


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows under their head; the last column, which may run the other way, is not filled up."""
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head) - 1)]
    for row in (head, *rows):
        cells: list[Any] = [
            cell.rjust(width) if n < 2 else cell.ljust(width) for n, (cell, width) in enumerate(zip(row, widths, strict=False))
        ]
        yield "  ".join([*cells, row[-1]])
