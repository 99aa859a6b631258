"""Whom occupiers, settlers and jailers strike where nobody is named: the people whose land they hold; and against whom these protest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.line import governor
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

CUSTODY = frozenset({"arrest", "deport"})  # modes of acts that the authorities of a place do
OF_LAND = ("ASSAULT", "COERCE", "THREATEN")


def of_occupied(work: Work, coded: Coded) -> None:
    """"the occupation forces arrested five men", "its army razed 18 houses": who is arrested is of the people under occupation,
    unless the text says otherwise."""
    line, sides, held = work.line, coded.sides, codebook().occupied
    codes = {a.code for a in sides.actor}
    if coded.frame.predicate.category not in OF_LAND or coded.status != "happened" or len(codes) != 1 or not codes <= held.keys() or {a.code for a in sides.recipient} - codes:
        return
    own = [p for p in line.parties if any(a.code in codes for a in p.mention.actors)]
    army = coded.hit.finite and (line.where is None or line.where.code in {*held, *held.values()})
    occupiers = [p for p in own if any(line.stems[i] & work.lex.words.occupying for i in range(p.first, p.last)) or (army and any(a.sector in codebook().state_armed for a in p.mention.actors))]
    elsewhere = {a.code for p in line.parties if p.mention.kind == "place" or (p.mention.kind == "country" and p.first > coded.hit.first) for a in p.mention.actors} - {*held.keys(), *held.values()}
    if not (occupiers or _tells_of_held(work)) or elsewhere or (sides.recipient and len(own) > 1):
        return
    whose = held[next(iter(codes))]
    sides.recipient.clear()
    sides.add("recipient", [Actor(code=whose)], "the people under occupation")


def held_where(work: Work, coded: Coded) -> None:
    """"a Chadian was arrested in Niger": by Niger."""
    line, hit, sides = work.line, coded.hit, coded.sides
    if not CUSTODY & set(coded.frame.predicate.mode) or sides.actor or not sides.recipient:
        return
    own = {a.code for a in sides.recipient}
    for party in line.reach(hit.last, line.right_bound(hit.last)):
        if party.mention.kind not in ("country", "place") or not party.mention.actors or {a.code for a in party.mention.actors} & own:
            continue
        prep, _ = governor(line, party, hit.last, work.lex)
        if prep == work.lex.words.inside:
            sides.add("actor", party.mention.actors, "the state where it is done")
        return


def by_jailers(work: Work, coded: Coded) -> None:
    """"the jailers beat the Palestinian prisoners": who holds prisoners of a people under occupation is the occupier."""
    held_where(work, coded)
    line, sides, held = work.line, coded.sides, codebook().occupied
    codes = {a.code for a in sides.recipient}
    jailed = any(stems & work.lex.words.jailers for stems in line.stems) and len(codes) == 1 and {a.code for a in sides.actor} <= codes
    if coded.frame.predicate.category in OF_LAND and jailed:
        holder = next((state for state, people in held.items() if people in codes), None)
        sides.actor.clear()
        sides.add("actor", [Actor(code=holder)] if holder is not None else [], "who holds the prisoners")


def protest_of_held(work: Work, coded: Coded) -> None:
    """"the prisoners went on hunger strike", "the guards of al-Aqsa protested": people under occupation, and before whom they protest."""
    sides, held = coded.sides, codebook().occupied
    told = {a.code for a in (*sides.actor, *sides.recipient)}
    for holder, people in held.items():
        here = any(reason == f"actor {holder} by the state where it is told" for reason in sides.reasons)
        if told <= {holder, people} and (here or any(a.code == people for a in sides.actor)) and _tells_of_held(work):
            if here:
                sides.actor[:] = [Actor(code=people)]
            sides.recipient.clear()
            sides.add("recipient", [Actor(code=holder)], "who holds the land")


def _tells_of_held(work: Work) -> bool:
    """Whether a sentence tells of prisoners, or of the holy places of the land that is held."""
    return any(stems & work.lex.words.held for stems in work.line.stems)
