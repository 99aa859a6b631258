"""Two parties that a sentence names apart: "talks between X, which ..., and Y, which ...", "ties between X and Y; a mediation of Z"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.subjects import with_joined

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work


def named_apart(work: Work, coded: Coded) -> None:
    """Fill the other side of a noun for what two do together, or for a mediation, from where the sentence names it apart."""
    if coded.hit.finite:
        return
    if coded.frame.predicate.joint:
        _after_clause(work, coded)
    elif coded.frame.noun_roles.get(work.lex.words.between) == "recipient":
        _between_before(work, coded)


def _after_clause(work: Work, coded: Coded) -> None:
    """"talks between X, which accuses Z, and Y, which denies it": the second, too, is told of by a relative clause."""
    line, sides, relatives = work.line, coded.sides, work.lex.words.relatives
    known = {a.code for a in (*sides.actor, *sides.partner)}
    if len(known) != 1 or sides.recipient:
        return
    told = [p for p in line.parties if p.first >= coded.hit.last and p.last < len(line.tokens) and line.tokens[p.last].norm in relatives]
    one = next((p for p in told if line.preps.get(p.first - 1) == work.lex.words.between and {a.code for a in p.mention.actors} == known), None)
    other = next((p for p in told if one is not None and p.first > one.first and p.mention.conjunction and not p.mention.preposition), None)
    if other is not None and all(a.code not in known for a in other.mention.actors):
        sides.add("actor", other.mention.actors, "the other of the two between whom it is")


def _between_before(work: Work, coded: Coded) -> None:
    """"the ties between X and Y were strained until a mediation of Z": between whom it is, is told before."""
    line, sides = work.line, coded.sides
    if not sides.actor or sides.recipient or len({a.code for a in sides.actor}) > 1:
        return
    own = {a.code for a in sides.actor}
    for party in reversed(line.parties):
        if party.last <= coded.hit.first and line.preps.get(party.first - 1) == work.lex.words.between:
            pair = [a for p in with_joined(line, party) for a in p.mention.actors]
            if len({a.code for a in pair}) == 2 and own.isdisjoint(a.code for a in pair):
                sides.add("recipient", pair, "the two of whom the sentence tells before")
            return
