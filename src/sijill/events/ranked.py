"""Fills the side that an act leaves open with the party for which most speaks, where that is likely enough.

The rules find a side by where it stands. Where none stands there, the parties of the sentence, and those carried from the
one before, are ranked by what is seen of each (`seen.py`): a logistic regression with one weight for each thing seen,
all of which are in languages/<code>/open_sides.tsv. An event with such a side has the rule `events.<predicate>+rank`. How
often such a fill is right is measured in benchmarks/README.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sijill import settings
from sijill.events.cast import Cast, cast_of, codes_of
from sijill.events.openside import Candidate, candidates, open_roles
from sijill.events.seen import seen_of_act, seen_of_party
from sijill.knowledge.predicates import Predicate, codebook
from sijill.knowledge.weights import open_sides

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

LEAST = 0.55  # how likely a fill must be
SENTENCES = 4  # of an article: fewer tell too little of who is who in it
SHOWN = 3  # of the things that speak for a party

Weights = dict[tuple[str, str], float]


class Scored(NamedTuple):
    """A candidate for a side, how likely it is, and what speaks for it."""

    likely: float
    candidate: Candidate
    why: str


class Fill(NamedTuple):
    """Who is to fill the open sides of an act, how likely that is, and what speaks for each."""

    likely: float
    sides: tuple[tuple[str, Candidate, str], ...]


def fill_open_sides(works: Sequence[Work]) -> None:
    """Fill the open sides of the acts of an article whose sentences are coded."""
    weights = open_sides(works[0].lex.language) if len(works) >= SENTENCES and settings.load().ranked_sides else {}
    if not weights:
        return
    cast = cast_of(works)
    if not cast.pairs:
        return  # no act between two parties in it: an article on other things
    found = [(work, coded, fill) for work in works for coded in open_acts(work) if (fill := best_fill(work, coded, cast, weights)) is not None]
    for work, coded, fill in sorted(found, key=lambda f: -f[2].likely):
        own = work.coded.get(coded.hit.first)
        if own is not None and own is not coded:
            continue
        for role, candidate, why in fill.sides:
            coded.sides.add(role, [candidate.actor], why)
            coded.reasons.append(coded.sides.reasons[-1])
        coded.ranked = True
        work.coded[coded.hit.first] = coded


def best_fill(work: Work, coded: Coded, cast: Cast, weights: Weights, least: float = LEAST) -> Fill | None:
    """The likeliest fill of an act's open sides, if it is likely enough."""
    roles = open_roles(coded)
    rivals = [c for c in candidates(work, coded, cast) if not _struck(work, coded, c)]
    scored: dict[str, list[Scored]] = {}
    innocent = condemners(work) if coded.frame.predicate.category in codebook().struck else frozenset()
    for role in dict.fromkeys(roles):
        able = [c for c in rivals if not (role == "actor" and c.actor.code in innocent)]
        act = sum(_weight(role, thing, weights) for thing in seen_of_act(work, coded))
        scored[role] = [_scored(act, role, c, seen_of_party(work, coded, role, c, rivals, cast), weights) for c in able]
    best = max(_pairs(roles, scored), key=lambda f: f.likely, default=None)
    return best if best is not None and best.likely >= least else None


def condemners(work: Work) -> frozenset[str]:
    """The codes of those who condemn in a sentence what was done, who hardly did it."""
    rules = codebook()

    def condemns(predicate: Predicate) -> bool:
        return predicate.category in rules.complaint and "disapprove" in predicate.mode

    acts = [*work.coded.values(), *(one for tried in work.open.values() for one in tried)]
    found = {code for act in acts if condemns(act.frame.predicate) for code in codes_of(act.sides.actor)}
    for first, subject in work.subjects.items():
        verb = work.line.hit_at.get(first)
        if verb is not None and any(e.frame is not None and condemns(e.frame.predicate) for e in verb.entries):
            found |= codes_of(subject.actors)
    return frozenset(found)


def _struck(work: Work, coded: Coded, candidate: Candidate) -> bool:
    """Whether a party only suffers what an act condemns ("condemned the attack in X"): it is not condemned."""
    rules, predicate = codebook(), coded.frame.predicate
    if predicate.category not in rules.complaint or "disapprove" not in predicate.mode:
        return False
    blows = [c for c in work.coded.values() if c.frame.predicate.category in rules.struck]
    code = candidate.actor.code
    if any(code in codes_of(blow.sides.recipient) and code not in codes_of(blow.sides.actor) for blow in blows):
        return True
    party, line = candidate.party, work.line
    return party is not None and work.lex.words.inside in (party.mention.preposition, line.preps.get(party.first - 1))


def _pairs(roles: Sequence[str], scored: dict[str, list[Scored]]) -> Iterator[Fill]:
    """Every way to fill one open side, or two with two parties."""
    if len(roles) == 1:
        yield from (Fill(p, ((_side(roles[0]), c, why),)) for p, c, why in scored[roles[0]])
        return
    for p, one, why in scored[roles[0]]:
        for q, two, reason in scored[roles[1]]:
            if one.actor.code != two.actor.code:
                yield Fill(min(p, q), ((_side(roles[0]), one, why), (_side(roles[1]), two, reason)))


def _side(role: str) -> str:
    """Where a filled party stands: in a joint act all parties are actors."""
    return "actor" if role == "partner" else role


def _scored(act: float, role: str, candidate: Candidate, things: frozenset[str], weights: Weights) -> Scored:
    """How likely it is that a candidate is that side, and the things that speak for it most."""
    counted = {thing: _weight(role, thing, weights) for thing in things}
    most = sorted(((weight, thing) for thing, weight in counted.items() if weight > 0), reverse=True)[:SHOWN]
    return Scored(1 / (1 + math.exp(-act - sum(counted.values()))), candidate, "rank: " + "; ".join(thing for _, thing in most))


def _weight(role: str, thing: str, weights: Weights) -> float:
    return weights.get(("", thing), 0.0) + weights.get((role, thing), 0.0)


def open_acts(work: Work) -> Iterator[Coded]:
    """The acts of a sentence that a side is missing of: of a trigger one for each category."""
    for first in sorted({*work.open, *work.coded}):
        own = work.coded.get(first)
        told: set[str] = set()
        for coded in [own] if own is not None else work.open.get(first, []):
            if open_roles(coded) and not coded.mutual and coded.frame.predicate.category not in told:
                told.add(coded.frame.predicate.category)
                yield coded
