"""Where a claim comes from: the earliest report of it, the later ones, and every answer to it.

A sentence is taken for a report of the claim by its words, weighed by how rare they are in the store, by the parties that
it names, and by the category of what it tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

import msgspec

from sijill.api.ledger import Entry, Source, entries_of
from sijill.errors import UsageError
from sijill.knowledge.claims import speech_words
from sijill.knowledge.letters import normalise
from sijill.pipeline import read_document
from sijill.records import Actor, Document, Event, Reading
from sijill.store.ledger import Said, claims_in, claims_of_events
from sijill.store.paging import events_by_id
from sijill.store.store import Store
from sijill.store.tracing import Coded, Told, coded_in, holding, named_in, number_of_sentences, places, sentences
from sijill.store.words import DEFAULT_LANGUAGE, query_words

_SAME_ACT, _SAME_PARTIES, _WORDS_ALONE = 0.25, 0.5, 0.75  # share of the words that is enough
_MOST = 400  # sentences that are looked at
_COMMON = 0.1  # a word of more than so many of all sentences finds nothing alone
_SMALL = 1000  # sentences: in a smaller store no word is too common
_SHORTEST = 3
_UNDATED = "9999"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that tells the claim. `words` is the share of its words found there; `by` says who is named to say it."""

    evidence: Source
    words: float
    event: str | None
    by: tuple[Actor, ...]


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """The reports of a claim, the earliest first, and the answers to it in order of time."""

    text: str
    codes: tuple[str, ...]
    reports: tuple[Report, ...]
    answers: tuple[Entry, ...]


class _Sought(msgspec.Struct, frozen=True):
    """What a claim is known by: its words with their forms, its parties, and what it tells."""

    words: tuple[tuple[str, ...], ...]
    codes: frozenset[str]
    acts: tuple[tuple[str, frozenset[str]], ...]


def trace(store: Store, text: str) -> Trace:
    """The reports of the claim `text` in the store and the answers to it; UsageError if it has no word to look for."""
    sought = _sought(text)
    if not sought.words:
        raise UsageError("no word to look for", remedy="write the claim as a sentence of a few words")
    shares = _shares(store, sought.words)
    found = _fitting(store, sought, shares)
    events = {one.event for acts in found.values() for one in acts}
    known = {told.id: told for told in sentences(store, [*found, *_elsewhere(store, events, found)])}
    said = _said_in(store, known.values(), found)
    answering = {s.claim.id for s in said if s.claim.stance in ("denies", "confirms")}
    claimed = [s for s in said if s.claim.id not in answering]
    entries = entries_of(store, claimed + [s for s in said if s.claim.id in answering])
    replies = [answer for entry in entries for answer in (entry.answers or ((entry,) if _answers(entry) else ()))]
    only = {(s.claim.document, s.claim.sentence) for s in said} - {(s.claim.document, s.claim.sentence) for s in claimed}
    reports = [
        _report(told, shares.get(told.id, 0.0), found.get(told.id, ()), claimed)
        for told in known.values()
        if (told.document, told.sentence) not in only
    ]
    return Trace(
        text=text,
        codes=tuple(sorted(sought.codes)),
        reports=tuple(sorted(reports, key=lambda r: (r.evidence.published or _UNDATED, r.evidence.document, r.evidence.start))),
        answers=tuple(sorted(_once(replies), key=lambda e: (e.published or _UNDATED, e.evidence[0].document))),
    )


def _sought(text: str) -> _Sought:
    """What a claim is known by, as the document stages read it."""
    reading = read_document(Document(id="claim", text=text, sha256=""))
    named = [(m.start, m.end) for m in reading.mentions if m.actors]
    cues = {normalise(claim.cue) for claim in reading.claims if claim.cue}
    known = {normalise(word) for word in speech_words(DEFAULT_LANGUAGE).stop_words} | cues
    words: dict[tuple[str, ...], None] = {}
    for token in (token for sentence in reading.sentences for token in sentence.tokens):
        inside = any(start <= token.start < end for start, end in named)
        if token.kind != "mark" and not inside and token.norm not in known:
            for forms in query_words(token.norm):
                if len(forms[-1]) >= _SHORTEST or forms[-1].isdigit():
                    words[forms] = None
    return _Sought(tuple(words), _codes(reading), tuple((e.event[0], _sides(e.actor, e.recipient)) for e in reading.events))


def _codes(reading: Reading) -> frozenset[str]:
    return frozenset(a.code for m in reading.mentions for a in m.actors) - {"UNK"}


def _sides(*sides: Iterable[Actor]) -> frozenset[str]:
    return frozenset(actor.code for side in sides for actor in side)


def _shares(store: Store, words: Sequence[tuple[str, ...]]) -> dict[int, float]:
    """For sentences that hold words of the claim, the share that they hold; a rare word weighs more."""
    total = number_of_sentences(store)
    weights: Counter[int] = Counter()
    common: list[tuple[float, set[int]]] = []
    whole = 0.0
    for forms in words:
        ids = holding(store, forms)
        weight = log((1 + total) / (1 + len(ids))) + 0.1
        whole += weight
        if total > _SMALL and len(ids) > _COMMON * total:
            common.append((weight, set(ids)))
        else:
            for number in ids:
                weights[number] += weight  # type: ignore[assignment]
    for weight, ids_of_common in common:
        for number in weights.keys() & ids_of_common:
            weights[number] += weight  # type: ignore[assignment]
    return {number: weight / whole for number, weight in weights.most_common(_MOST)}


def _fitting(store: Store, sought: _Sought, shares: dict[int, float]) -> dict[int, list[Coded]]:
    """The sentences that tell the claim, each with its event mentions that are the act of the claim."""
    likely = [number for number, share in shares.items() if share >= _SAME_ACT]
    named, coded = named_in(store, likely), coded_in(store, likely)
    found = {}
    for number in likely:
        acts = [one for one in coded.get(number, ()) if (one.categories[0], one.codes) in sought.acts]
        codes = named.get(number, set()).union(*(one.codes for one in coded.get(number, ())))
        enough = _SAME_ACT if acts else _SAME_PARTIES if sought.codes and sought.codes <= codes else _WORDS_ALONE
        if shares[number] >= enough:
            found[number] = acts
    return found


def _elsewhere(store: Store, events: Iterable[str], found: dict[int, list[Coded]]) -> list[int]:
    """Other sentences that report the same events."""
    told: list[Event] = events_by_id(store, sorted(events))
    spots = {(report.document, report.start) for event in told for report in event.evidence}
    return [number for number in places(store, spots) if number not in found]


def _said_in(store: Store, told: Iterable[Told], found: dict[int, list[Coded]]) -> list[Said]:
    """What is claimed of the events that were found, and what is claimed in the sentences and is about no event."""
    events = {one.event for acts in found.values() for one in acts}
    loose = {(one.document, one.sentence): not found[one.id] for one in told if one.id in found}
    beside = [
        said
        for said in claims_in(store, {document for document, _ in loose})
        if (whole := loose.get((said.claim.document, said.claim.sentence))) is not None
        and (whole or said.claim.event is None)
    ]
    return list({s.claim.id: s for s in (*claims_of_events(store, sorted(events)), *beside)}.values())


def _report(told: Told, share: float, acts: Sequence[Coded], claims: Sequence[Said]) -> Report:
    here = [s.claim.speaker for s in claims if (s.claim.document, s.claim.sentence) == (told.document, told.sentence)]
    values = {name: getattr(told, name) for name in Source.__struct_fields__}
    return Report(
        evidence=Source(**values),
        words=round(share, 2),
        event=acts[0].event if acts else None,
        by=tuple(dict.fromkeys(here)),
    )


def _answers(entry: Entry) -> bool:
    return entry.stance in ("denies", "confirms")


def _once(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.ids: entry for entry in entries}.values())
