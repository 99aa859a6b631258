"""Agreements as things, from the events that tell of a signing: parties, names, dates, what replaced what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from sijill.knowledge.agreements import agreement_words
from sijill.knowledge.letters import normalise
from sijill.merge.report import DAY, Report, content_words
from sijill.merge.treaties import Treaty, tells, treaties
from sijill.records import Agreement, Event, Evidence
from sijill.text.edtf import span

_REACH = 120  # letters between a trigger and the treaty that it is about
_ENDING = frozenset({"SANCTION", "REJECT", "RETREAT", "COERCE"})


class _Told(msgspec.Struct):
    """What is gathered of one agreement."""

    parties: tuple[str, ...]
    language: str
    names: dict[str, str] = {}
    signed: str = ""
    in_force: str = ""
    ended: str = ""
    events: list[Event] = []
    replaced: list[tuple[str, frozenset[str]]] = []


def find_agreements(told: Iterable[tuple[Event, Sequence[Report]]]) -> tuple[Agreement, ...]:
    """All agreements, in the order of their earliest event."""
    known: dict[tuple[str, ...], list[_Told]] = defaultdict(list)
    later: list[tuple[Event, Sequence[Report]]] = []
    for event, reports in told:
        parties = _parties(event)
        if len(parties) < 2:
            continue
        if _is_signing(event, reports):
            _add(known[parties], event, reports, parties)
        elif event.event[0] in _ENDING or event.event[0] in ("SUPPORT", "AGREE"):
            later.append((event, reports))
    for event, reports in later:
        _note_end(known.get(_parties(event), []), event, reports)
    found = [item for items in known.values() for item in items]
    replaced = {id(item): _replaced(item, known[item.parties]) for item in found}
    records = [_agreement(item, replaced[id(item)]) for item in found]
    return tuple(sorted(records, key=lambda a: (a.signed or "9999", a.id)))


def _parties(event: Event) -> tuple[str, ...]:
    return tuple(sorted({a.code for a in (*event.actor, *event.recipient)} - {"UNK"}))


def _is_signing(event: Event, reports: Sequence[Report]) -> bool:
    """A signing that took place; or a dated agreement told with the name of a treaty."""
    if event.status != "happened":
        return False
    if event.cameo.startswith("057"):
        return True
    if event.event[0] != "AGREE" or not event.edtf:
        return False
    return any((treaty := _named(r)) and not treaty.weak and treaties(r.trigger, r.language) for r in reports)


def _named(report: Report) -> Treaty | None:
    """The treaty that a report is about: the nearest to its trigger that has a name."""
    offset = report.mention.trigger_start - report.start
    near = [t for t in treaties(report.text, report.language) if t.name and abs(t.start - offset) <= _REACH]
    return min(near, key=lambda t: (t.end < offset, abs(t.start - offset)), default=None)


def _add(items: list[_Told], event: Event, reports: Sequence[Report], parties: tuple[str, ...]) -> None:
    names = {normalise(t.name, r.language): t.name for r in reports if (t := _named(r)) is not None}
    fitting = [item for item in items if _fits(item, event.edtf, names)]
    if len(fitting) > 1 and not names:
        return
    if not fitting:
        if not (names or event.edtf):
            return
        items.append(_Told(parties, reports[0].language))
        fitting = items[-1:]
    item = fitting[0]
    item.names.update({key: name for key, name in names.items() if key not in item.names})
    item.signed = item.signed or event.edtf
    item.events.append(event)
    item.replaced += [found for r in reports if (found := _replaces(r)) is not None]


def _fits(item: _Told, edtf: str, names: dict[str, str]) -> bool:
    """The dates of signing meet, and the names share a word that says what the treaty is about."""
    if item.signed and edtf and not _meet(item.signed, edtf):
        return False
    if not (names and item.names):
        return bool(not names or (edtf and item.signed))
    return any(_name_words(a, item.language) & _name_words(b, item.language) for a in names for b in item.names)


def _name_words(name: str, language: str) -> frozenset[str]:
    bare = {word for noun in agreement_words(language).nouns for word in noun}
    return frozenset(word for word in content_words(name, language) if word not in bare)


def _meet(a: str, b: str) -> bool:
    (first_a, last_a), (first_b, last_b) = span(a), span(b)
    if not (first_a and last_a and first_b and last_b):
        return False
    return (max(first_a, first_b) - min(last_a, last_b)).days < DAY


def _note_end(items: Sequence[_Told], event: Event, reports: Sequence[Report]) -> None:
    """The end of a treaty, or its coming into force, as a dated event with the same parties tells of it."""
    for report in reports:
        words, treaty = agreement_words(report.language), _named(report)
        if treaty is None or not event.edtf or event.status != "happened":
            continue
        names = {normalise(treaty.name, report.language): treaty.name}
        for item in [item for item in items if _fits(item, "", names)][:1]:
            if tells(report.text, report.language, words.in_force) >= 0 and event.event[0] not in _ENDING:
                item.in_force = item.in_force or event.edtf
            elif tells(report.text, report.language, words.ended) >= 0 and event.event[0] in _ENDING:
                item.ended = item.ended or event.edtf


def _replaces(report: Report) -> tuple[str, frozenset[str]] | None:
    """Name and years of the treaty which stands after a word of replacing."""
    at = tells(report.text, report.language, agreement_words(report.language).replaced)
    if at < 0:
        return None
    after = report.text[at:]
    named = next((t for t in treaties(after, report.language)), None)
    if named is None:
        return None
    years = {word for word in content_words(after, report.language) if word.isdigit() and len(word) == 4}
    return normalise(named.name, report.language), frozenset(years)


def _replaced(item: _Told, items: Sequence[_Told]) -> tuple[str, ...]:
    """Ids of the earlier agreements of the same parties that this one is told to replace."""
    found = []
    for name, years in item.replaced:
        for other in items:
            earlier = other is not item and other.signed and other.signed < (item.signed or "9999")
            words = _name_words(name, item.language)
            by_name = any(words & _name_words(known, other.language) for known in other.names)
            if earlier and (other.signed[:4] in years or (by_name and not years)):
                found.append(_id(other))
    return tuple(dict.fromkeys(found))


def _id(item: _Told) -> str:
    return f"agreement-{item.events[0].id}"


def _agreement(item: _Told, replaces: tuple[str, ...]) -> Agreement:
    evidence: dict[tuple[str, int], Evidence] = {}
    for event in item.events:
        for told in event.evidence:
            evidence.setdefault((told.document, told.start), told)
    return Agreement(
        id=_id(item),
        names=tuple(item.names.values()),
        parties=item.parties,
        signed=item.signed,
        in_force=item.in_force,
        ended=item.ended,
        replaces=replaces,
        events=tuple(event.id for event in item.events),
        evidence=tuple(evidence.values()),
    )
