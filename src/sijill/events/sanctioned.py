"""On whom sanctions are that a sentence speaks of without naming a state: those told of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.settle import settle_sides
from sijill.knowledge.predicates import codebook
from sijill.knowledge.world import states
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

NEAR = 3  # tokens from an act to the word for the measures that it is about
EASED = "RETREAT"
BY_CLAUSE = ("subject", "light verb", "opener", "verb before")  # ends of reasons for a doer that the words of the measure do not name


def sanctioned(work: Work, coded: Coded, before: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Give sanctions, or their end, the state on which those told before were; returns on whom they are known to be now."""
    line, hit, sides = work.line, coded.hit, coded.sides
    category = coded.frame.predicate.category
    if category not in (*codebook().recalled, EASED) or not any(line.stems[i] & work.lex.words.sanctions for i in range(hit.first, min(hit.last + NEAR, len(line.tokens)))):
        return before
    if sides.recipient:
        named = tuple(a for a in sides.recipient if a.code in states())
        return named or before
    if sides.clash or sides.unnamed or not before:
        return before
    codes = {a.code for a in before}
    if codes & {a.code for a in sides.actor} and any(r.startswith("actor") and not r.endswith(BY_CLAUSE) for r in sides.reasons):
        return before
    sides.actor[:] = [a for a in sides.actor if a.code not in codes]
    sides.add("recipient", before, "on whom the sanctions are that were told before")
    settle_sides(coded.frame, sides)
    return before
