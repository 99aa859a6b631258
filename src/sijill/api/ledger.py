"""The ledger of a relation: each claim with who makes it, about what, and who denies or confirms it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sijill.records import Actor, Claim, Event, Stance, Status
from sijill.store.ledger import Said, answers, claims_named, claims_of
from sijill.store.paging import events_by_id
from sijill.store.store import Store
from sijill.text.edtf import first_day, last_day

_CLAIMING = ("asserts", "accuses")
_UNDATED = "9999"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence and where it stands."""

    document: str
    source: str | None
    url: str | None
    published: str | None
    copy_of: str | None
    start: int
    end: int
    text: str


class About(msgspec.Struct, frozen=True, kw_only=True):
    """The event that a claim is about."""

    id: str
    event: tuple[str, ...]
    edtf: str
    status: Status
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker says of one thing: the ids of the claims, all reports of it, and the answers to it."""

    ids: tuple[str, ...]
    published: str | None
    speaker: Actor
    stance: Stance
    cue: str | None
    quote: str | None
    scope: str | None
    about: About | None
    evidence: tuple[Source, ...]
    answers: tuple[Entry, ...] = ()
    answered: tuple[str, ...] = ()


def ledger(
    store: Store, codes: Sequence[str], since: str | None = None, until: str | None = None, answered: bool = False
) -> list[Entry]:
    """The claims that concern all of the codes and were published between the days, earliest first; denials and
    confirmations stand with what they answer, where that is here. `answered` leaves out what nobody answers."""
    own = [said for said in claims_of(store, codes) if within(said.published, since, until)]
    entries = entries_of(store, own)
    return [one for one in entries if one.answers or not answered]


def entries_of(store: Store, own: Sequence[Said]) -> list[Entry]:
    """These claims as entries, with all answers to them; an answer to one of them has no entry of its own."""
    replies = answers(store, [said.claim.id for said in own])
    here = {said.claim.id: said for said in own}
    others = claims_named(store, (name for names in replies.values() for name in names if name not in here))
    known = here | {said.claim.id: said for said in others}
    events = {event.id: event for event in events_by_id(store, [s.claim.event for s in known.values() if s.claim.event])}
    given: set[str] = set()
    entries = []
    for group in _groups(said for said in own if said.claim.stance in _CLAIMING):
        names = dict.fromkeys(name for said in group for name in replies.get(said.claim.id, ()))
        given.update(names)
        told = [_entry(answer, events) for answer in _groups(known[name] for name in names if name in known)]
        entries.append(_entry(group, events, sorted(_once(told), key=_by_date)))
    alone = [said for said in own if said.claim.stance not in _CLAIMING and said.claim.id not in given]
    entries += [_entry(group, events) for group in _groups(alone)]
    return sorted(entries, key=_by_date)


def within(published: str | None, since: str | None, until: str | None) -> bool:
    """Whether a document may be of the time between the days; without a date it is not."""
    if since is None and until is None:
        return True
    first, last = (first_day(published), last_day(published)) if published else (None, None)
    if first is None and last is None:
        return False
    return (since is None or last is None or last.isoformat() >= since) and (
        until is None or first is None or first.isoformat() <= until
    )


def source(said: Said) -> Source:
    """Where a claim stands."""
    claim = said.claim
    return Source(
        document=claim.document,
        source=said.source,
        url=said.url,
        published=said.published,
        copy_of=said.copy_of,
        start=claim.start,
        end=claim.end,
        text=said.text,
    )


def speaks(speaker: Actor) -> tuple[str, str]:
    """Who speaks: a code, and the words only where the code is not known."""
    return speaker.code, speaker.entity_text if speaker.code == "UNK" else ""


def _groups(claims: Iterable[Said]) -> list[list[Said]]:
    """Claims of one speaker about one event; without an event, those of copies with the same sentence. The earliest that
    is no copy comes first."""
    found: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for said in claims:
        claim = said.claim
        thing = (claim.event,) if claim.event else (said.copy_of or claim.document, " ".join(said.text.split()))
        found[*thing, *speaks(claim.speaker), claim.stance].append(said)
    return [sorted(group, key=lambda said: (said.copy_of is not None, said.position)) for group in found.values()]


def _entry(group: Sequence[Said], events: Mapping[str, Event], replies: Sequence[Entry] = ()) -> Entry:
    first = group[0]
    claim: Claim = first.claim
    event = events.get(claim.event or "")
    places = {(said.claim.document, said.claim.start): source(said) for said in group}
    return Entry(
        ids=tuple(said.claim.id for said in group),
        published=first.published,
        speaker=claim.speaker,
        stance=claim.stance,
        cue=claim.cue,
        quote=claim.quote,
        scope=claim.scope,
        about=None if event is None else msgspec.convert(event, About, from_attributes=True),
        evidence=tuple(places.values()),
        answers=tuple(replies),
        answered=tuple(dict.fromkeys(name for said in group for name in (*said.claim.denies, *said.claim.confirms))),
    )


def _once(replies: Iterable[Entry]) -> list[Entry]:
    """Answers of one speaker in one sentence once, though they may be about several events."""
    found: dict[tuple[object, ...], Entry] = {}
    for one in replies:
        place = one.evidence[0]
        found.setdefault((*speaks(one.speaker), one.stance, one.scope, place.document, place.start), one)
    return list(found.values())


def _by_date(entry: Entry) -> tuple[str, str, int]:
    place = entry.evidence[0]
    return entry.published or _UNDATED, place.document, place.start
