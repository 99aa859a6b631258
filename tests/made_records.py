"""Small records for tests of the store, the run and the faces."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sijill.records import (
    Actor,
    Agreement,
    Claim,
    Document,
    Event,
    EventMention,
    Evidence,
    Judgement,
    Mention,
    Quantity,
    Quote,
    Reading,
    RelationPoint,
    Segment,
    Sentence,
    Statement,
    Support,
    TimeMention,
)
from sijill.text.tokens import tokenise

RUS = Actor(code="RUS", sector="GOV", entity_text="موسكو")
PRK = Actor(code="PRK", entity_text="بيونغ يانغ")


def document(name: str, text: str, **fields: object) -> Document:
    """A document with this text."""
    return Document(
        id=name, text=text, sha256=hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest(), **fields
    )  # type: ignore[arg-type]


def read(item: Document) -> Reading:
    """A reading in which each line is a sentence, that reports one event, claim, quote and statement."""
    if "عطل" in item.text:
        raise ValueError("a stage fails here")
    sentences, at = [], 0
    for line in item.text.split("\n"):
        if line.strip():
            tokens = tokenise(item.text, at, at + len(line))
            sentences.append(
                Sentence(document=item.id, index=len(sentences), start=at, end=at + len(line), tokens=tokens)
            )
        at += len(line) + 1
    return Reading(
        document=_segmented(item),
        sentences=tuple(sentences),
        mentions=tuple(
            Mention(**_span(s, item), kind="country", form="name", rule="r.who", actors=(RUS,)) for s in sentences
        ),
        times=tuple(TimeMention(**_span(s, item), edtf="2024-06-18", kind="date", rule="r.when") for s in sentences),
        events=tuple(_event(s, item) for s in sentences),
        quotes=tuple(Quote(**_span(s, item), speaker=RUS, cue="قال") for s in sentences),
        claims=tuple(_claim(s) for s in sentences),
        statements=tuple(_statement(s, item) for s in sentences),
    )


def _segmented(item: Document) -> Document:
    segments = (Segment(start=0, end=len(item.text), kind="body"),)
    return Document(**{name: getattr(item, name) for name in item.__struct_fields__} | {"segments": segments})


def _span(s: Sentence, item: Document) -> dict[str, object]:
    return {
        "document": s.document,
        "sentence": s.index,
        "start": s.start,
        "end": s.end,
        "text": item.text[s.start : s.end],
    }


def _event(s: Sentence, item: Document) -> EventMention:
    return EventMention(
        id=f"{s.document}-e{s.index}",
        **_span(s, item),
        trigger_start=s.start,
        trigger_end=s.start + 3,
        event=("CONSULT",),
        cameo="042",
        mode=("visit",),
        actor=(RUS,),
        recipient=(PRK,),
        edtf="2024-06-18",
        quad_code=1,
        event_scale=1.9,
        quantities=(Quantity(value=3.0, unit="persons", text="ثلاثة"),),
        rule="r.visit",
    )


def _claim(s: Sentence) -> Claim:
    event = f"{s.document}-e{s.index}"
    place = {"document": s.document, "sentence": s.index, "start": s.start, "end": s.end}
    return Claim(id=f"{s.document}-c{s.index}", **place, event=event, speaker=PRK, stance="accuses", cue="اتهم")


def _statement(s: Sentence, item: Document) -> Statement:
    name = f"{s.document}-s{s.index}"
    return Statement(id=name, **_span(s, item), kind="trend", about=("PRK", "RUS"), rule="r.trend", direction="up")


def event_of(mention: EventMention, document: Document, span: tuple[int, int]) -> Event:
    """The event of one mention."""
    evidence = Evidence(
        document=document.id,
        start=span[0],
        end=span[1],
        text=document.text[slice(*span)],
        rule=mention.rule,
        url=document.url,
        source=document.source,
        published=document.published,
    )
    return Event(
        id=mention.id,
        mentions=(mention.id,),
        event=mention.event,
        cameo=mention.cameo,
        mode=mention.mode,
        edtf=mention.edtf,
        date="2024-06-18",
        enddate="2024-06-18",
        actor=mention.actor,
        recipient=mention.recipient,
        quad_code=mention.quad_code,
        event_scale=mention.event_scale,
        status=mention.status,
        quantities=mention.quantities,
        support=Support(documents=1, outlets=1, independent=1),
        evidence=(evidence,),
    )


def merge_events(
    documents: Iterable[Document], mentions: Iterable[EventMention], spans: Mapping[tuple[str, int], tuple[int, int]]
) -> tuple[Event, ...]:
    """One event for each mention."""
    by_id = {item.id: item for item in documents}
    return tuple(event_of(m, by_id[m.document], spans[m.document, m.sentence]) for m in mentions)


def points(events: Iterable[Event]) -> list[RelationPoint]:
    """One point with the number of events."""
    number = len(list(events))
    return [
        RelationPoint(
            first="PRK",
            second="RUS",
            period="2024-06",
            counts=(number, 0, 0, 0),
            events=number,
            outlets=1,
            documents=1,
            drawn=False,
        )
    ]


@dataclass(frozen=True)
class Merged:
    """What a merge gives, as the run takes it."""

    events: tuple[Event, ...]
    claims: tuple[Claim, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    copies: dict[str, str] = field(default_factory=dict)
    published: dict[str, tuple[str, str]] = field(default_factory=dict)


def merge(
    documents: Iterable[Document],
    mentions: Iterable[EventMention],
    claims: Iterable[Claim],
    spans: Mapping[tuple[str, int], tuple[int, int]],
    judgements: Iterable[Judgement] = (),
) -> Merged:
    return Merged(merge_events(documents, mentions, spans), tuple(claims))
