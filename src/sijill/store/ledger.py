"""Questions about what is said: claims of a pair with their answers, what differs, who reports and who speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, Text, case, cast, exists, func, or_, select, union

from sijill.records import Actor, Claim, Event
from sijill.store import schema
from sijill.store.questions import select_events
from sijill.store.rows import record
from sijill.store.store import Store
from sijill.store.writing import chunks

_CLAIMING = ("asserts", "accuses")
_CLAIM, _DOCUMENT, _FINDING = schema.merged_claims, schema.documents, schema.findings
_PUBLISHED = func.coalesce(_FINDING.c.published, _DOCUMENT.c.published)
_COPY = func.coalesce(_FINDING.c.copy_of, _DOCUMENT.c.copy_of)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its sentence and what is known of its document. `position` is its place in the order of claims."""

    claim: Claim
    position: int
    text: str
    url: str | None
    source: str | None
    published: str | None
    copy_of: str | None


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet: its reports, those not detected as copies, and when the first and last were published."""

    source: str | None
    reports: int
    independent: int
    first: str | None
    last: str | None


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """How often somebody speaks under one name in reports that are not detected as copies."""

    speaker: Actor
    claims: int
    reports: int
    denials: int
    first: str | None
    last: str | None


def claims_of(store: Store, codes: Sequence[str]) -> Iterator[Said]:
    """Claims that concern all of these codes, as speaker or as party of what is said; a code named twice asks for what
    is said of acts inside it."""
    return _said(store, _claims().where(*_concern(codes)).order_by(_CLAIM.c.position))


def claims_named(store: Store, ids: Iterable[str]) -> list[Said]:
    """The claims with these ids."""
    return _each(store, _CLAIM.c.id, ids)


def claims_of_events(store: Store, events: Iterable[str]) -> list[Said]:
    """The claims about these events."""
    return _each(store, _CLAIM.c.event, events)


def claims_in(store: Store, documents: Iterable[str]) -> list[Said]:
    """The claims of these documents."""
    return _each(store, _CLAIM.c.document, documents)


def answers(store: Store, ids: Iterable[str]) -> dict[str, list[str]]:
    """For each of these claims the ids of those that deny or confirm it."""
    table = schema.claim_answers
    found: dict[str, list[str]] = defaultdict(list)
    for part in chunks(ids):
        for row in store.rows(select(table).where(table.c.answered.in_(part)).order_by(table.c.answer)):
            found[row["answered"]].append(row["answer"])
    return found


def differing_events(store: Store, codes: Sequence[str], since: str | None, until: str | None) -> Iterator[Event]:
    """Events by date of which reports differ, or of which something is both claimed and denied."""
    event = schema.events.c
    claimed, denied = (
        exists(select(_CLAIM.c.id).where(_CLAIM.c.event == event.id, _CLAIM.c.stance.in_(stances)))
        for stances in (_CLAIMING, ("denies",))
    )
    differs = or_(cast(event.disputed, Text) != "[]", claimed & denied)
    return store.stream(Event, select_events(codes, since, until, (), (), None).where(differs))


def outlets(store: Store, codes: Sequence[str]) -> list[Outlet]:
    """The outlets whose documents tell of events or claims of all these codes, those with most reports first."""
    number = func.count(_DOCUMENT.c.id).label("reports")
    own = func.sum(case((_COPY.is_(None), 1), else_=0)).label("independent")
    question = (
        select(_DOCUMENT.c.source, number, own, func.min(_PUBLISHED).label("first"), func.max(_PUBLISHED).label("last"))
        .select_from(_DOCUMENT.outerjoin(_FINDING, _FINDING.c.document == _DOCUMENT.c.id))
        .group_by(_DOCUMENT.c.source)
        .order_by(number.desc(), _DOCUMENT.c.source)
    )
    if codes:
        question = question.where(_DOCUMENT.c.id.in_(_telling(codes)))
    return [record(Outlet, row) for row in store.rows(question)]


def spoken(store: Store, codes: Sequence[str]) -> list[Spoken]:
    """Who speaks in claims that concern all of these codes, under each of their names."""
    denial = case((_CLAIM.c.stance == "denies", 1), else_=0).label("denial")
    of_document = _CLAIM.join(_DOCUMENT, _DOCUMENT.c.id == _CLAIM.c.document)
    own = (
        select(cast(_CLAIM.c.speaker, Text).label("who"), denial, _CLAIM.c.document, _PUBLISHED.label("published"))
        .select_from(of_document.outerjoin(_FINDING, _FINDING.c.document == _CLAIM.c.document))
        .where(_COPY.is_(None), *_concern(codes))
        .subquery()
    )
    question = select(
        own.c.who,
        func.count().label("claims"),
        func.count(own.c.document.distinct()).label("reports"),
        func.sum(own.c.denial).label("denials"),
        func.min(own.c.published).label("first"),
        func.max(own.c.published).label("last"),
    ).group_by(own.c.who)
    rows = store.rows(question.order_by(own.c.who))
    return [record(Spoken, row | {"speaker": msgspec.json.decode(row["who"])}) for row in rows]


def _concern(codes: Sequence[str]) -> list[ColumnElement[bool]]:
    """The claim concerns all of the codes."""
    if len(codes) == 2 and codes[0] == codes[1]:
        inside = select_events(codes, None, None, (), (), None).with_only_columns(schema.events.c.id).order_by(None)
        return [_CLAIM.c.event.in_(inside)]
    party = schema.claim_parties.c
    return [_CLAIM.c.position.in_(select(party.claim).where(party.code == code)) for code in codes]


def _telling(codes: Sequence[str]) -> Select[Any]:
    """Ids of the documents that tell of events or claims of the codes."""
    member, mention = schema.event_members.c, schema.event_mentions.c
    events = select_events(codes, None, None, (), (), None).with_only_columns(schema.events.c.id).order_by(None)
    reports = select(mention.document).join(schema.event_members, member.mention == mention.id)
    both = union(reports.where(member.event.in_(events)), select(_CLAIM.c.document).where(*_concern(codes))).subquery()
    return select(both.c.document)


def _claims() -> Select[Any]:
    """Claims with their sentences and documents."""
    words = func.substr(_DOCUMENT.c.text, _CLAIM.c.start + 1, _CLAIM.c.end - _CLAIM.c.start).label("text")
    of_document = _CLAIM.join(_DOCUMENT, _DOCUMENT.c.id == _CLAIM.c.document)
    return select(
        *_CLAIM.c, words, _DOCUMENT.c.url, _DOCUMENT.c.source, _PUBLISHED.label("published"), _COPY.label("copy_of")
    ).select_from(of_document.outerjoin(_FINDING, _FINDING.c.document == _CLAIM.c.document))


def _each(store: Store, column: ColumnElement[Any], values: Iterable[str]) -> list[Said]:
    parts = chunks(dict.fromkeys(values))
    found = [said for part in parts for said in _said(store, _claims().where(column.in_(part)))]
    return sorted(found, key=lambda said: said.position)


def _said(store: Store, question: Select[Any]) -> Iterator[Said]:
    for row in store.rows(question):
        claim = {name: row[name] for name in Claim.__struct_fields__}
        yield record(Said, row | {"claim": claim})
