"""sijill explain: what each stage found in a sentence, and by which rule."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from sijill.cli.options import json_option
from sijill.errors import InputError, UsageError

UNKNOWN = "not known"

if TYPE_CHECKING:
    from sijill.events.refusals import Refusal
    from sijill.records import Actor, Claim, Document, EventMention, Mention, Reading


@click.command()
@click.argument("words", nargs=-1, metavar="SENTENCE")
@click.option("--published", metavar="DATE", help="The day of the article, for words such as yesterday.")
@click.option("--dates", type=click.Path(dir_okay=False), metavar="FILE", help="Show how an article is dated instead.")
@json_option
def explain(words: tuple[str, ...], published: str | None, dates: str | None, as_json: bool) -> None:
    """Show what each stage finds in a sentence, with the rules."""
    from sijill.cli.output import write_json

    if bool(words) == bool(dates):
        raise UsageError("nothing to explain" if not words else "a sentence or --dates FILE, not both",
                         remedy='write: sijill explain "sentence"')  # fmt: skip
    for document in _documents_of(dates) if dates else [_document(" ".join(words), published)]:
        reading = _read(document)
        if as_json:
            write_json([reading])
        else:
            for line in _dates(reading) if dates else _lines(reading):
                click.echo(line)


def _read(document: Document) -> Reading:
    from sijill.pipeline import read_document

    return read_document(document)


def _document(text: str, published: str | None) -> Document:
    from sijill.records import Document

    by = ("given",) if published else ()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(id="sentence", text=text, sha256=sha256, published=published, published_by=by)


def _documents_of(file: str) -> Iterator[Document]:
    from sijill.records import Document
    from sijill.settings import load
    from sijill.sources.read import read_inputs

    for item in read_inputs([file], load()):
        if not isinstance(item, Document):
            raise InputError(item.reason, item.name, item.remedy)
        yield item


def _lines(reading: Reading) -> Iterator[str]:
    """Every stage's result."""
    text = reading.document.text
    aside = [s for s in reading.document.segments if s.kind != "body"]
    yield from _table("set aside", ((_cut(text[s.start : s.end]), s.kind, s.reason) for s in aside))
    tokens = (t for sentence in reading.sentences for t in sentence.tokens)
    yield from _table("words", ((t.text, t.norm, t.kind, f"{t.start}-{t.end}") for t in tokens))
    yield from _table("names", (
        (m.text, f"{m.kind} {m.form}", _parties(m.actors) or "-", _rows(m), m.rule) for m in reading.mentions
    ))  # fmt: skip
    yield from _table("not taken for", _alternatives(reading))
    yield from _times(reading)
    for event in reading.events:
        yield from _table(f"event {event.id}", _event(event, text))
    yield from _table("not coded", ((_cut(text[r.start : r.end]), r.reason, r.rule) for r in _refusals(reading)))
    for claim in reading.claims:
        yield from _table(f"claim {claim.id}", _claim(claim))
    yield from _table("quotes", ((_name(q.speaker), q.cue or "", _cut(q.text)) for q in reading.quotes))
    yield from _table("statements", (
        (s.kind, "+".join(s.about), s.direction or "", s.period, _name(s.speaker), _cut(s.text), s.rule)
        for s in reading.statements
    ))  # fmt: skip
    if not (reading.events or reading.claims or reading.statements):
        yield "no event, claim or statement"


def _refusals(reading: Reading) -> list[Refusal]:
    """The triggers of acts that were found and are no events, with the rules that did not fire and why."""
    from sijill.events.find import find_events

    refused: list[Refusal] = []
    find_events(reading, refused)
    return sorted(refused, key=lambda r: r.start)


def _rows(mention: Mention) -> str:
    """The rows of the world's tables that a mention was linked to."""
    return ", ".join(dict.fromkeys(filter(None, (*(a.identifier_id for a in mention.actors), mention.place))))


def _alternatives(reading: Reading) -> Iterator[tuple[str, ...]]:
    from sijill.entities.alternatives import alternatives

    for other in alternatives(reading):
        party = _name(other.actor) if other.actor else ""
        yield other.text, other.kind, party, (other.actor.identifier_id or "") if other.actor else "", other.why


def _event(event: EventMention, text: str) -> Iterator[tuple[str, ...]]:
    yield (
        "category",
        f"{'+'.join(event.event)}  CAMEO {event.cameo}  quad {event.quad_code}  scale {event.event_scale:+}",
    )
    yield "trigger", text[event.trigger_start : event.trigger_end]
    yield "mode, context", ", ".join((*event.mode, *event.context))
    yield "actor", _parties(event.actor)
    yield "recipient", _parties(event.recipient)
    yield "date", f"{event.edtf}  {event.date_basis}".strip()
    yield "place", event.place.extracted_place if event.place else ""
    yield "status", event.status
    yield "quantities", ", ".join(f"{q.value:g} {q.unit}" for q in event.quantities)
    yield "reasons", ", ".join(event.reasons)
    yield "rule", event.rule


def _claim(claim: Claim) -> Iterator[tuple[str, ...]]:
    yield "speaker", _name(claim.speaker)
    yield "stance", f"{claim.stance} {claim.strength}".strip()
    yield "cue", claim.cue or ""
    yield "about", claim.event or ""
    yield "quote", claim.quote or ""
    yield "denies", ", ".join(claim.denies)
    yield "confirms", ", ".join(claim.confirms)
    yield "scope", claim.scope or ""


def _dates(reading: Reading) -> Iterator[str]:
    """How a document is dated, every time that it names, and which time each act takes and why."""
    document = reading.document
    yield f"{document.id}: published {document.published or 'unknown'}"
    yield from (f"  because: {reason}" for reason in document.published_by)
    yield from _times(reading)
    yield from _table("acts", ((_trigger(e, document), e.edtf or UNKNOWN, e.date_basis or "no time told", e.rule) for e in reading.events))


def _times(reading: Reading) -> Iterator[str]:
    """Every time that is told, what it was resolved to and against what."""
    rows = ((t.text, t.edtf or UNKNOWN, t.kind, f"from {t.basis}" if t.basis else "", t.rule) for t in reading.times)
    yield from _table("times", rows)


def _trigger(event: EventMention, document: Document) -> str:
    return document.text[event.trigger_start : event.trigger_end]


def _table(title: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A title and its rows; rows without a value and empty tables are left out."""
    from sijill.cli.output import isolated

    kept = [row for row in rows if any(row[1:])]
    if kept:
        yield f"{title}:"
        yield from ("  " + "  ".join(isolated(cell) for cell in row if cell) for row in kept)


def _cut(text: str) -> str:
    from sijill.cli.output import shortened

    return shortened(text, 60)


def _parties(actors: tuple[Actor, ...]) -> str:
    return ", ".join(_name(actor) for actor in actors)


def _name(actor: Actor | None) -> str:
    from sijill.cli.output import speaker_name

    return speaker_name(actor) if actor else "-"
