"""Sentences that may tell a thing: those that hold its words, with the parties and events found in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import func, select

from sijill.knowledge.predicates import codebook
from sijill.records import Actor
from sijill.store import schema
from sijill.store.questions import holding_statement, search_words, select_events
from sijill.store.rows import record
from sijill.store.store import Store
from sijill.store.writing import chunks

_SENTENCE, _DOCUMENT, _FINDING = schema.sentences, schema.documents, schema.findings


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with what is known of its document."""

    id: int
    document: str
    sentence: int
    start: int
    end: int
    text: str
    url: str | None
    source: str | None
    published: str | None
    copy_of: str | None


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """An event mention of a sentence, and the event that it is part of."""

    mention: str
    event: str
    category: str
    rule: str
    edtf: str
    sides: tuple[frozenset[str], frozenset[str]]


def holding(store: Store, forms: Sequence[str]) -> list[int]:
    """Numbers of the sentences that hold a word in one of these forms."""
    with store.asking() as connection:
        dialect = connection.dialect.name
        return list(connection.scalars(holding_statement(dialect), {"words": search_words(dialect, [forms])}))


def number_of_sentences(store: Store) -> int:
    """How many sentences there are."""
    with store.asking() as connection:
        return connection.scalar(select(func.count()).select_from(_SENTENCE)) or 0


def sentences(store: Store, numbers: Iterable[int]) -> list[Told]:
    """The sentences with these numbers."""
    words = func.substr(_DOCUMENT.c.text, _SENTENCE.c.start + 1, _SENTENCE.c.end - _SENTENCE.c.start).label("text")
    question = select(
        _SENTENCE.c.id, _SENTENCE.c.document, _SENTENCE.c.index.label("sentence"), _SENTENCE.c.start, _SENTENCE.c.end,
        words, _DOCUMENT.c.url, _DOCUMENT.c.source,
        func.coalesce(_FINDING.c.published, _DOCUMENT.c.published).label("published"),
        func.coalesce(_FINDING.c.copy_of, _DOCUMENT.c.copy_of).label("copy_of"),
    ).select_from(
        _SENTENCE.join(_DOCUMENT, _DOCUMENT.c.id == _SENTENCE.c.document)
        .outerjoin(_FINDING, _FINDING.c.document == _SENTENCE.c.document)
    )  # fmt: skip
    parts = chunks(numbers)
    return [record(Told, row) for part in parts for row in store.rows(question.where(_SENTENCE.c.id.in_(part)))]


def named_in(store: Store, numbers: Iterable[int]) -> dict[int, set[tuple[str, str]]]:
    """The parties that sentences name: their codes, with the ids of those that the tables know ("" for others)."""
    mention = schema.mentions.c
    beside = (mention.document == _SENTENCE.c.document) & (mention.sentence == _SENTENCE.c.index)
    question = select(_SENTENCE.c.id, mention.actors).join(schema.mentions, beside)
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for part in chunks(numbers):
        for row in store.rows(question.where(_SENTENCE.c.id.in_(part))):
            found[row["id"]].update((actor["code"], actor["identifier_id"] or "") for actor in row["actors"])
    return found


def coded_in(store: Store, numbers: Iterable[int]) -> dict[int, list[Coded]]:
    """The event mentions of sentences."""
    mention, member = schema.event_mentions.c, schema.event_members.c
    beside = (mention.document == _SENTENCE.c.document) & (mention.sentence == _SENTENCE.c.index)
    fields = (mention.id.label("mention"), member.event, mention.event.label("told"), mention.rule, mention.edtf)
    joined = _SENTENCE.join(schema.event_mentions, beside).join(schema.event_members, member.mention == mention.id)
    question = select(_SENTENCE.c.id, *fields, mention.actor, mention.recipient).select_from(joined)
    found: dict[int, list[Coded]] = defaultdict(list)
    for part in chunks(numbers):
        for row in store.rows(question.where(_SENTENCE.c.id.in_(part)).order_by(mention.position)):
            sides = sides_of(*(msgspec.convert(row[side], tuple[Actor, ...]) for side in ("actor", "recipient")))
            found[row["id"]].append(record(Coded, row | {"category": row["told"][0], "sides": sides}))
    return found


def sides_of(actor: Sequence[Actor], recipient: Sequence[Actor]) -> tuple[frozenset[str], frozenset[str]]:
    """Who stands on which side: codes; where a state stands on both, its groups are told from the state by their sectors."""
    inside = {a.code for a in actor} & {a.code for a in recipient}
    own = codebook().state_sectors

    def named(one: Actor) -> str:
        return f"{one.code}:{one.sector}" if one.code in inside and one.sector and one.sector not in own else one.code

    return frozenset(map(named, actor)), frozenset(map(named, recipient))


def reporting(store: Store, codes: Sequence[str], category: str, most: int) -> list[int]:
    """Numbers of at most so many sentences that report events of a category in which all of these codes take part, those
    of the earliest documents first."""
    mention, member = schema.event_mentions.c, schema.event_members.c
    events = select_events(codes, None, None, (category,), (), None).with_only_columns(schema.events.c.id).order_by(None)
    beside = (mention.document == _SENTENCE.c.document) & (mention.sentence == _SENTENCE.c.index)
    joined = (
        _SENTENCE.join(schema.event_mentions, beside).join(schema.event_members, member.mention == mention.id)
        .join(_DOCUMENT, _DOCUMENT.c.id == _SENTENCE.c.document)
    )  # fmt: skip
    published = func.coalesce(_DOCUMENT.c.published, "9999")
    question = select(_SENTENCE.c.id).select_from(joined).where(member.event.in_(events)).order_by(published, _SENTENCE.c.id)
    return [row["id"] for row in store.rows(question.limit(most))]


def places(store: Store, spots: Iterable[tuple[str, int]]) -> list[int]:
    """The numbers of the sentences that begin at these places of documents."""
    wanted = set(spots)
    question = select(_SENTENCE.c.id, _SENTENCE.c.document, _SENTENCE.c.start)
    rows = (
        row
        for part in chunks(sorted({document for document, _ in wanted}))
        for row in store.rows(question.where(_SENTENCE.c.document.in_(part)))
    )
    return [row["id"] for row in rows if (row["document"], row["start"]) in wanted]
