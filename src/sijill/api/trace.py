"""Where a claim comes from: the earliest report of it, the later ones, and every answer to it.

A sentence is taken for a report of the claim by its words, weighed by how rare they are in the store, by the parties that
it names, and by the category of what it tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log

import msgspec

from sijill.api.ledger import About, Entry, Source, entries_of
from sijill.errors import UsageError
from sijill.knowledge.claims import speech_words
from sijill.knowledge.letters import normalise
from sijill.pipeline import read_document
from sijill.records import Actor, Document, Event
from sijill.store.ledger import Said, claims_in, claims_of_events
from sijill.store.paging import events_by_id
from sijill.store.store import Store
from sijill.store.tracing import (
    Coded,
    Told,
    coded_in,
    holding,
    named_in,
    number_of_sentences,
    places,
    reporting,
    sentences,
    sides_of,
)
from sijill.store.words import DEFAULT_LANGUAGE, query_words
from sijill.text.clitics import analyse
from sijill.text.edtf import span

_SAME_ACT, _SAME_PARTIES, _WORDS_ALONE = 0.25, 0.5, 0.75  # share of the words that is enough
_OTHER_WORDS = 0.4  # the same, where an act of both parties stands for the words that tell it
_NEVER = 2.0
_FEW = 2  # words that say too little without the parties
_MOST = 400  # sentences that are looked at
_COMMON = 0.1  # a word of more than so many of all sentences finds nothing alone
_SMALL = 1000  # sentences: in a smaller store no word is too common
_SHORTEST = 3
_UNDATED = "9999"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that tells the claim, and the event that it reports. `words` is the share of the claim's words found
    there; `by` says who is named to say it."""

    evidence: Source
    words: float
    event: About | None
    by: tuple[Actor, ...]


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """The reports of a claim, the earliest first, and the answers to it in order of time."""

    text: str
    codes: tuple[str, ...]
    reports: tuple[Report, ...]
    answers: tuple[Entry, ...]


class _Act(msgspec.Struct, frozen=True):
    """An act that a claim tells; `told` are the words that tell it, which another report may replace by others."""

    category: str
    rule: str
    edtf: str
    sides: tuple[frozenset[str], frozenset[str]]
    told: tuple[tuple[str, ...], ...] = ()


class _Sought(msgspec.Struct, frozen=True):
    """What a claim is known by: its words with their forms, its parties, the persons among them, and what it tells."""

    words: tuple[tuple[str, ...], ...]
    codes: frozenset[str]
    people: frozenset[str]
    acts: tuple[_Act, ...]


def trace(store: Store, text: str) -> Trace:
    """The reports of the claim `text` in the store and the answers to it; UsageError if it has no word to look for."""
    sought = _sought(text)
    if not sought.words:
        raise UsageError("no word to look for", remedy="write the claim as a sentence of a few words")
    shares, weights = _shares(store, sought.words)
    found = _fitting(store, sought, shares, weights)
    events = {e.id: e for e in events_by_id(store, sorted({one.event for acts in found.values() for one in acts}))}
    told_at = {(report.document, report.start): e for e in events.values() for report in e.evidence}
    elsewhere = [number for number in places(store, told_at) if number not in found]
    known = {told.id: told for told in sentences(store, [*found, *elsewhere])}
    said = _said_in(store, known.values(), found)
    answering = {s.claim.id for s in said if s.claim.stance in ("denies", "confirms")}
    claimed = [s for s in said if s.claim.id not in answering]
    entries = entries_of(store, claimed + [s for s in said if s.claim.id in answering])
    replies = [answer for entry in entries for answer in (entry.answers or ((entry,) if _answers(entry) else ()))]
    only = {(s.claim.document, s.claim.sentence) for s in said} - {(s.claim.document, s.claim.sentence) for s in claimed}
    reports = [
        _report(told, shares.get(told.id, 0.0), told_at.get((told.document, told.start)), claimed)
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
    words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for token in (token for sentence in reading.sentences for token in sentence.tokens):
        inside = any(start <= token.start < end for start, end in named)
        if token.kind != "mark" and not inside and token.norm not in known:
            for word in filter(None, map(_forms, query_words(token.norm))):
                words[word].append(token.start)
    acts = tuple(
        _Act(
            one.event[0], one.rule, one.edtf, sides_of(one.actor, one.recipient),
            tuple(word for word, at in words.items() if any(one.trigger_start <= start < one.trigger_end for start in at)),
        )
        for one in reading.events
    )  # fmt: skip
    parties = {(a.code, a.identifier_id or "") for m in reading.mentions for a in m.actors}
    codes = frozenset(code for code, _ in parties) - {"UNK"}
    return _Sought(tuple(words), codes, _people(parties), acts)


def _forms(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms that stand for a word, and what is left of it without what is written before it; () for a short one."""
    if len(forms[0]) < _SHORTEST and not forms[0].isdigit():
        return ()
    bare = (r.stem for r in analyse(forms[0], DEFAULT_LANGUAGE) if not r.pronoun and len(r.stem) >= _SHORTEST)
    return tuple(dict.fromkeys((*forms, *bare)))


def _people(parties: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The ids of persons among parties."""
    return frozenset(known for _, known in parties if known.startswith("person:"))


def _one_act(one: Coded, act: _Act) -> bool:
    """Whether an event mention may be the act: the same category and sides, if need be with a party more, or the same
    parties where all act together."""
    if one.category != act.category:
        return False
    if all(one.sides) and all(act.sides):
        return act.sides[0] <= one.sides[0] and act.sides[1] <= one.sides[1]
    return one.sides[0] | one.sides[1] == act.sides[0] | act.sides[1]


def _enough(sought: _Sought, codes: set[str]) -> float:
    """The share of the words that is enough where no act fits: fewer words for a sentence that names all parties."""
    if sought.codes and sought.codes <= codes and len(sought.words) >= _FEW:
        return _SAME_PARTIES
    alone = len(sought.words) > _FEW and (not sought.codes or not sought.codes.isdisjoint(codes))
    return _WORDS_ALONE if alone else _NEVER


def _timely(one: Coded, act: _Act) -> bool:
    """Whether both may have taken place at one time."""
    (first, last), (since, until) = span(one.edtf), span(act.edtf)
    return not ((first and until and first > until) or (since and last and since > last))


def _shares(store: Store, words: Sequence[tuple[str, ...]]) -> tuple[dict[int, float], dict[tuple[str, ...], float]]:
    """For sentences that hold words of the claim, the share that they hold, a rare word weighing more; and each word's."""
    total = number_of_sentences(store)
    weights: dict[int, float] = defaultdict(float)
    own: dict[tuple[str, ...], float] = {}
    common = []
    for forms in words:
        ids = holding(store, forms)
        weight = own[forms] = log((1 + total) / (1 + len(ids))) + 0.1
        if total > _SMALL and len(ids) > _COMMON * total:
            common.append((weight, set(ids)))
        else:
            for number in ids:
                weights[number] += weight
    for weight, everywhere in common:
        for number in weights.keys() & everywhere:
            weights[number] += weight
    best = sorted(weights, key=lambda number: (-weights[number], number))[:_MOST]
    whole = sum(own.values())
    return {number: weights[number] / whole for number in best}, {forms: weight / whole for forms, weight in own.items()}


def _fitting(
    store: Store, sought: _Sought, shares: dict[int, float], weights: dict[tuple[str, ...], float]
) -> dict[int, list[Coded]]:
    """The sentences that tell the claim, each with its event mentions that are the act of the claim."""
    likely = {number for number, share in shares.items() if share >= _SAME_ACT}
    for act in sought.acts:
        if sought.people or all(act.sides):
            likely.update(reporting(store, sorted(sought.codes), act.category, _MOST))
    named, coded = named_in(store, sorted(likely)), coded_in(store, sorted(likely))
    found = {}
    for number in sorted(likely):
        parties = named.get(number, set())
        known, others = sought.people & _people(parties), _people(parties)
        same = [(one, act) for one in coded.get(number, ()) for act in sought.acts if _one_act(one, act)]
        timely = [(one, act) for one, act in same if _timely(one, act)]
        if (same and not timely) or (sought.people and not known and (others or not timely)):
            continue
        codes = {code for code, _ in parties}.union(*(side for one in coded.get(number, ()) for side in one.sides))
        enough = _SAME_ACT if timely else _enough(sought, codes)
        share = shares.get(number, 0.0)
        acts = [act for _, act in timely if all(act.sides) and not sought.people]
        otherwise = any(share + sum(weights[w] for w in act.told) >= _OTHER_WORDS for act in acts)
        if share >= enough or otherwise or (known and any(one.rule == act.rule for one, act in timely)):
            found[number] = [one for one, _ in timely]
    return found


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


def _report(told: Told, share: float, event: Event | None, claims: Sequence[Said]) -> Report:
    here = [s.claim.speaker for s in claims if (s.claim.document, s.claim.sentence) == (told.document, told.sentence)]
    values = {name: getattr(told, name) for name in Source.__struct_fields__}
    return Report(
        evidence=Source(**values),
        words=round(share, 2),
        event=None if event is None else msgspec.convert(event, About, from_attributes=True),
        by=tuple(dict.fromkeys(here)),
    )


def _answers(entry: Entry) -> bool:
    return entry.stance in ("denies", "confirms")


def _once(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.ids: entry for entry in entries}.values())
