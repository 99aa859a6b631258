"""Small documents, event mentions and claims for tests of merging."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from sijill.knowledge.predicates import codebook
from sijill.merge.merge import Merged, merge
from sijill.records import Actor, Claim, Document, EventMention, Judgement

FILLER = "ولم يصدر تعليق آخر في هذا الشأن"
MET = "التقى الوزير الكيني نظيره التنزاني أمس في مومباسا"
TALKS = "وقال الوزير بعد المحادثات إن الجانبين متفقان على خط السكك"
THREE = "عقد الوزراء الثلاثة اجتماعا أمس تناول أوضاع الحدود"
ONE = "KEN=person:one"
TWO = "TZA=person:two"
THIRD = "UGA=person:three"
NAMES = {"KEN": "كينيا", "TZA": "تنزانيا", "UGA": "أوغندا", "RWA": "رواندا"}


class Case:
    """Documents of one sentence a line, and the mentions and claims that they hold."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.mentions: list[EventMention] = []
        self.claims: list[Claim] = []
        self.spans: dict[tuple[str, int], tuple[int, int]] = {}

    def document(self, name: str, *sentences: str, published: str | None = "2019-03-05", **facts: Any) -> None:
        """Add a document."""
        text, at = "\n".join(sentences), 0
        for index, sentence in enumerate(sentences):
            self.spans[name, index] = (at, at + len(sentence))
            at += len(sentence) + 1
        digest = hashlib.sha256(text.encode()).hexdigest()
        facts = {"source": f"outlet-{name}"} | facts
        self.documents.append(Document(id=name, text=text, sha256=digest, published=published, **facts))

    def mention(
        self,
        document: str,
        sentence: int,
        category: str,
        cameo: str,
        actor: Sequence[str],
        recipient: Sequence[str],
        edtf: str = "",
        trigger: str = "",
        **fields: Any,
    ) -> str:
        """Add an event mention whose trigger is a word of the sentence (its first letters otherwise); its id."""
        text = next(d.text for d in self.documents if d.id == document)
        start, end = self.spans[document, sentence]
        at = start + max(text[start:end].find(trigger), 0)
        stop = at + (len(trigger) or 3)
        name = f"{document}-{sentence}-{len(self.mentions)}"
        self.mentions.append(
            EventMention(
                id=name,
                document=document,
                sentence=sentence,
                start=start,
                end=end,
                trigger_start=at,
                trigger_end=stop,
                text=text[at:stop],
                event=(category,),
                cameo=cameo,
                actor=parties(actor),
                recipient=parties(recipient),
                edtf=edtf,
                quad_code=codebook().categories[category].quad,
                **({"rule": f"events.{cameo}"} | fields),
            )
        )
        return name

    def claim(self, about: str, speaker: str, stance: str = "asserts", **fields: Any) -> str:
        """Add a claim about a mention; its id."""
        mention = next(m for m in self.mentions if m.id == about)
        name = f"c-{about}-{speaker}-{stance}"
        place = {"document": mention.document, "sentence": mention.sentence, "start": mention.start, "end": mention.end}
        who = Actor(code=speaker, entity_text=NAMES.get(speaker, speaker))
        self.claims.append(
            msgspec.convert({"id": name, **place, "event": about, "speaker": who, "stance": stance, **fields}, Claim)
        )
        return name

    def merged(self, judgements: Iterable[Judgement] = ()) -> Merged:
        """What merging makes of it."""
        return merge(self.documents, self.mentions, self.claims, self.spans, judgements)


def parties(codes: Iterable[str]) -> tuple[Actor, ...]:
    """Actors of these codes; "KEN=person:x" gives one an identity, "KEN/the minister" its words."""
    found = []
    for code in codes:
        told, _, words = code.partition("/")
        name, _, identity = told.partition("=")
        found.append(Actor(code=name, entity_text=words or NAMES.get(name, name), identifier_text=identity or None, identifier_id=identity or None))
    return tuple(found)


def told_in_one(sentences: tuple[str, ...], first: dict[str, Any], second: dict[str, Any], last: int = 1) -> bool:
    """Whether mentions in the first and the last sentence of one article are one event."""
    case = Case()
    case.document("a", *sentences)
    case.mention("a", 0, **first)
    case.mention("a", last, **second)
    return len(case.merged().events) == 1


def told_by_two(texts: tuple[str, str], days: tuple[str, str], first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether mentions in two documents of these days are one event."""
    case = Case()
    for name, text, day in zip("ab", texts, days, strict=True):
        case.document(name, text, published=day)
    case.mention("a", 0, **first)
    case.mention("b", 0, **second)
    return len(case.merged().events) == 1


def sets(merged: Merged) -> set[frozenset[str]]:
    """The mentions of each event."""
    return {frozenset(event.mentions) for event in merged.events}
