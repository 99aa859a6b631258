"""An event with its reports and the claims about it, each with its id: what a judgement can name."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sijill.errors import UsageError
from sijill.records import Claim, Document, Event, EventMention
from sijill.store.judging import standing
from sijill.store.store import Store


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report of an event: the id of its event mention, and its sentence."""

    id: str
    document: str
    source: str | None
    published: str | None
    copy_of: str | None
    trigger: str
    text: str


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """An event, its reports, and what is claimed of it."""

    event: Event
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]


def reported(store: Store, name: str) -> Reported:
    """The event with this id, or that of the report with this id; UsageError where there is none."""
    event = store.event(name)
    if event is None:
        wrong = [one.judgement.id for one in standing(store) if one.state == "holds" and name in one.judgement.first]
        remedy = f"it was judged: sijill judge undo {wrong[0]}" if wrong else "sijill events names the events"
        raise UsageError(f"no event {name!r} in the store", remedy=remedy)
    mentions = store.mentions_by_id(event.mentions)
    documents = store.documents_by_id(mention.document for mention in mentions.values())
    reports = (_report(mentions[one], documents) for one in event.mentions if one in mentions)
    return Reported(event=event, reports=tuple(reports), claims=tuple(store.claims_about([event.id])))


def _report(mention: EventMention, documents: Mapping[str, Document]) -> Report:
    document = documents[mention.document]
    return Report(
        id=mention.id,
        document=mention.document,
        source=document.source,
        published=document.published,
        copy_of=document.copy_of,
        trigger=mention.text,
        text=document.text[mention.start : mention.end],
    )
