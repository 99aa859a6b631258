"""Of whom, for when and by whom a statement is made."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.records import Actor, Claim, Quote, TimeMention
from sijill.statements.lexicon import SPEECH
from sijill.statements.match import COMMAS, PARTY, Found, Party, Plan

SUBJECTS = ("topic", "joint_work", "ties", "relations", "treaty")
REACH = 9  # tokens after a word for the relation in which its sides are named
SPEAKER_REACH = 3
MOST = 3


def about(plan: Plan, found: Found, main: tuple[str, ...]) -> tuple[str, ...]:
    """The states spoken of: those named with the word for the relation, else those of the clause; completed by the
    pair that the document is about. What is listed under a head is about that pair."""
    if found.listed and main:
        return main
    subject = next((found.slots[name] for name in SUBJECTS if name in found.slots), None)
    codes = _named(plan, subject.last, subject.last + REACH) if subject else ()
    if len(codes) < 2:
        inside = _codes([p for p in plan.parties if found.first <= p.first < found.last])
        codes = tuple(dict.fromkeys([*codes, *inside]))
    if len(codes) == 1 and codes[0] in main:
        return tuple(dict.fromkeys([*codes, *main]))
    if not codes:
        return main
    return codes[:MOST]


def _named(plan: Plan, start: int, stop: int) -> tuple[str, ...]:
    """The sides of a relation: the states after the word for it, up to a comma or another verb's reach."""
    near: list[Party] = []
    for party in plan.parties:
        if start <= party.first < stop and not any(plan.tokens[i].text in COMMAS for i in range(start, party.first)):
            near.append(party)
    codes = _codes(near)
    return codes[:2] if len(codes) > 2 else codes


def _codes(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for party in parties for code in party.codes))


def holder_of(plan: Plan, found: Found) -> str | None:
    """Whose goal or motive it is."""
    if found.kind not in plan.lexicon.held:
        return None
    slot = found.slots.get(PARTY)
    for party in plan.parties:
        if slot is not None and party.first <= slot.first < party.last and len(party.codes) == 1:
            return party.codes[0]
    return None


def period_of(times: Sequence[TimeMention], start: int, end: int) -> str:
    """The time that stands in the clause, else the only one of the sentence."""
    known = [t for t in times if t.edtf]
    inside = [t for t in times if start <= t.start < end]
    if inside:
        return next((t.edtf for t in inside if t.edtf), "")
    return known[0].edtf if len(known) == 1 else ""


def speaker_of(plan: Plan, found: Found, claims: Sequence[Claim], quotes: Sequence[Quote]) -> Actor | None:
    """Who says it: of a quotation its speaker, else whoever is told to say so in the sentence; None is the outlet."""
    start = plan.tokens[found.first].start
    for quote in quotes:
        if quote.start <= start < quote.end:
            return quote.speaker
    return _reported(plan, found.first) or next((c.speaker for c in claims if c.event is not None), None)


def _reported(plan: Plan, first: int) -> Actor | None:
    """The party beside a verb of saying whose "that" stands before the statement."""
    for verb in reversed(plan.fillers.get(SPEECH, [])):
        if verb.last > first or not any(
            plan.tokens[i].norm in plan.lexicon.complementizers for i in range(verb.last, first)
        ):
            continue
        for party in plan.parties:
            after = verb.last <= party.first < first and party.first - verb.last <= SPEAKER_REACH
            before = 0 <= verb.first - party.last <= 1
            if (after or before) and party.mention.form != "adjective":
                return party.mention.actors[0]
    return None
