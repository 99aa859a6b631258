"""Events as pages and dossiers show them: each report's sentence with its words marked, and who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from markupsafe import Markup

from sijill.api.parties import code_name, speakers
from sijill.api.shown import marked, shown
from sijill.api.when import when, year_of, years
from sijill.api.words import Words
from sijill.merge.disputes import PARTIES
from sijill.records import Dispute, Document, Event, EventMention, Evidence
from sijill.store.store import Store


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report of an event. `text` is its sentence, None where an earlier report has the same."""

    evidence: Evidence
    text: Markup | None
    title: str = ""
    copy_of: str | None = None
    retrieved: str | None = None


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """A field on which the reports of an event differ: each value with the documents that give it."""

    name: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An event in words."""

    event: Event
    date: str
    speakers: tuple[Markup, ...]
    reports: tuple[Report, ...]
    disputed: tuple[Differing, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Events that start in one year, decade or century; "" for those without a date."""

    key: str
    name: str
    events: list[Told]


def tell(
    store: Store, events: Sequence[Event], words: Words, documents: Mapping[str, Document] | None = None
) -> list[Told]:
    """The events in words. `documents` gives titles, and says which are copies."""
    mentions = store.mentions_by_id(mention for event in events for mention in event.mentions)
    return [_told(event, mentions, words, documents or {}) for event in events]


def grouped(events: Iterable[Told], words: Words) -> list[Group]:
    """The events by year, those without a date last."""
    found: dict[str, list[Told]] = defaultdict(list)
    for told in events:
        found[year_of(told.event.edtf) if told.event.date else ""].append(told)
    undated = found.pop("", [])
    groups = [Group(key=year, name=years(year, words), events=found[year]) for year in found]
    if undated:
        groups.append(Group(key="", name=words.messages["undated"], events=undated))
    return groups


def _told(event: Event, mentions: Mapping[str, EventMention], words: Words, documents: Mapping[str, Document]) -> Told:
    own = [mentions[mention] for mention in event.mentions if mention in mentions]
    return Told(
        event=event,
        date=when(event.edtf, words) if event.edtf else "",
        speakers=tuple(speakers(event, words)),
        reports=tuple(_reports(event, own, documents)),
        disputed=tuple(differing(dispute, words) for dispute in event.disputed),
    )


def _reports(event: Event, mentions: Sequence[EventMention], documents: Mapping[str, Document]) -> list[Report]:
    """The reports, those with the same sentence one after the other."""
    alike: dict[str, list[Report]] = defaultdict(list)
    for evidence in event.evidence:
        key, document = " ".join(evidence.text.split()), documents.get(evidence.document)
        report = Report(
            evidence=evidence,
            text=None if key in alike else sentence(evidence, mentions),
            title=document.title if document else "",
            copy_of=document.copy_of if document else None,
            retrieved=document.retrieved if document else None,
        )
        alike[key].append(report)
    return [report for reports in alike.values() for report in reports]


def sentence(evidence: Evidence, mentions: Iterable[EventMention]) -> Markup:
    """The sentence, with the words marked that tell of the event."""
    triggers = [(m.trigger_start, m.trigger_end) for m in mentions if m.document == evidence.document]
    return marked(evidence.text, triggers, evidence.start)


def differing(dispute: Dispute, words: Words) -> Differing:
    """A disputed field in words."""
    field, _, unit = dispute.field.partition(": ")
    name = words.fields.get(field, field)
    values = tuple((_value(field, v.value, words), v.evidence) for v in dispute.values)
    return Differing(name=f"{name} ({shown(unit)})" if unit else name, values=values)


def _value(field: str, value: object, words: Words) -> str:
    if field == "date":
        return when(str(value), words)
    if field == "status":
        return words.statuses.get(str(value), str(value))
    if field in ("actor", "recipient"):
        parties = (party.partition(":") for party in str(value).split(PARTIES))
        return PARTIES.join(shown(name) if name else code_name(code, words) for code, _, name in parties)
    return shown(str(value))
