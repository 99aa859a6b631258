"""Who reports and who speaks: the outlets and the speakers of a register or of one relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from sijill.knowledge.letters import normalise
from sijill.knowledge.world import known_country
from sijill.records import Actor
from sijill.store.ledger import Outlet, Spoken, outlets, spoken
from sijill.store.store import Store

_OWN_NAMES = ("person:", "org:")
_WORDS_OF_A_CAPITAL = 2


class Speaker(Spoken, frozen=True, kw_only=True):
    """How often somebody speaks, under all names, the usual one first."""

    names: tuple[str, ...]


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """Outlets, those with most reports first, and speakers, those with most claims first."""

    outlets: list[Outlet]
    speakers: list[Speaker]


def sources(store: Store, codes: Sequence[str]) -> Sources:
    """The outlets and speakers of what is told of all these codes, or of everything."""
    groups: dict[tuple[str | None, ...], list[Spoken]] = defaultdict(list)
    for one in spoken(store, codes):
        groups[_who(one.speaker)].append(one)
    speakers = sorted(map(_one, groups.values()), key=lambda s: (-s.claims, s.speaker.code, s.speaker.entity_text))
    return Sources(outlets=outlets(store, codes), speakers=speakers)


def _who(speaker: Actor) -> tuple[str | None, ...]:
    """Who it is: a person or body of the tables, a state under its own names and its capital's, or the words of the text."""
    known, name = speaker.identifier_id or "", speaker.entity_text
    if known.startswith(_OWN_NAMES):
        return speaker.code, known
    capital = known.startswith("place:") and len(name.split()) <= _WORDS_OF_A_CAPITAL
    if not speaker.sector and (capital or known_country(name) == speaker.code):
        return speaker.code, "state"
    return speaker.code, speaker.sector, normalise(name)


def _one(names: Sequence[Spoken]) -> Speaker:
    """One speaker of those who are the same. Reports are counted once for each name."""
    days = [one.first for one in names if one.first], [one.last for one in names if one.last]
    ordered = sorted(names, key=lambda one: -one.claims)
    return Speaker(
        speaker=ordered[0].speaker,
        names=tuple(dict.fromkeys(one.speaker.entity_text for one in ordered if one.speaker.entity_text)),
        claims=sum(one.claims for one in names),
        reports=sum(one.reports for one in names),
        denials=sum(one.denials for one in names),
        first=min(days[0], default=None),
        last=max(days[1], default=None),
    )
