"""Sections of a dossier beside the timeline: agreements, claims and their denials, statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from markupsafe import Markup

from sijill.api.parties import party_name
from sijill.api.shown import marked
from sijill.api.told import Told
from sijill.api.words import Words
from sijill.records import Agreement, Claim, Document, Event, Evidence, Statement
from sijill.store.store import Store

_ANSWERS = frozenset({"accuses", "denies", "confirms"})


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in words: its text, and the speakers whom it answers."""

    claim: Claim
    text: Markup
    evidence: Evidence
    answers: tuple[str, ...]


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """An event with what is claimed of it."""

    told: Told
    claims: tuple[Said, ...]


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in words."""

    statement: Statement
    text: Markup
    evidence: Evidence


def documents_of(
    store: Store,
    events: Iterable[Event],
    agreements: Iterable[Agreement],
    claims: Iterable[Claim],
    statements: Iterable[Statement],
) -> dict[str, Document]:
    """All documents that a dossier speaks of."""
    names = [report.document for event in events for report in event.evidence]
    names += [report.document for agreement in agreements for report in agreement.evidence]
    names += [found.document for group in (claims, statements) for found in group]
    return store.documents_by_id(names)


def names_of_agreements(store: Store) -> dict[str, str]:
    """A name of each agreement, by id."""
    return {agreement.id: agreement.names[0] for agreement in store.agreements() if agreement.names}


def claims_of_events(
    claims: Sequence[Claim], told: Sequence[Told], documents: Mapping[str, Document], words: Words
) -> list[Answered]:
    """Events of which something is alleged, denied or confirmed, with every claim once for each speaker and wording."""
    by_id, by_event = {claim.id: claim for claim in claims}, defaultdict(list)
    for claim in claims:
        by_event[claim.event].append(claim)
    found = []
    for event in told:
        of_event = by_event[event.event.id]
        if any(claim.stance in _ANSWERS for claim in of_event):
            said = tuple(
                _once(_said(claim, by_id, documents, words) for claim in of_event if claim.document in documents)
            )
            found.append(Answered(told=event, claims=said))
    return found


def _once(claims: Iterable[Said]) -> Iterable[Said]:
    """Each claim once for each speaker, stance and wording; copies repeat them."""
    seen = set()
    for said in claims:
        key = (said.claim.speaker.code, said.claim.stance, " ".join(said.text.split()))
        if key not in seen:
            seen.add(key)
            yield said


def _said(claim: Claim, by_id: Mapping[str, Claim], documents: Mapping[str, Document], words: Words) -> Said:
    answered = [by_id[name].speaker for name in (*claim.denies, *claim.confirms) if name in by_id]
    document = documents[claim.document]
    evidence = _evidence(document, claim.start, claim.end)
    return Said(
        claim=claim,
        text=marked(claim.quote or evidence.text, ()),
        evidence=evidence,
        answers=tuple(dict.fromkeys(party_name(speaker, words) for speaker in answered)),
    )


def statements_by_kind(statements: Iterable[Statement], documents: Mapping[str, Document]) -> dict[str, list[Held]]:
    """The statements by kind, in the order in which they were found; a copied one once."""
    found: dict[str, list[Held]] = defaultdict(list)
    seen = set()
    for statement in statements:
        document, key = documents.get(statement.document), (statement.kind, " ".join(statement.text.split()))
        if document is not None and key not in seen:
            seen.add(key)
            evidence = _evidence(document, statement.start, statement.end, statement.rule)
            found[statement.kind].append(Held(statement=statement, text=marked(evidence.text, ()), evidence=evidence))
    return dict(found)


def _evidence(document: Document, start: int, end: int, rule: str = "") -> Evidence:
    return Evidence(
        document=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
        rule=rule,
        url=document.url,
        source=document.source,
        published=document.published,
    )
