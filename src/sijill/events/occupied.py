"""Whom occupiers and settlers strike where nobody is named: the people whose land they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.knowledge.predicates import codebook
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

OF_LAND = ("ASSAULT", "COERCE")


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
    if not occupiers or elsewhere or (sides.recipient and len(own) > 1):
        return
    whose = held[next(iter(codes))]
    sides.recipient.clear()
    sides.add("recipient", [Actor(code=whose)], "the people under occupation")
