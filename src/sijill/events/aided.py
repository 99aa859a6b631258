"""Whom help reaches that names nobody as its receiver: whom its purpose names, and people of no state where it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.fit import opposed
from sijill.events.line import governor
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

RELIEF = "073"  # the CAMEO code of relief
HANDED = ("072", "073")  # CAMEO codes of arms and relief, which go to people of the place where they are handed out
LED = "control of the opener"  # the reason of a doer who is only told of in what another says
DIRECT = ("adjective", "genitive", "by subject", "subject of the light verb")  # reasons of doers whom the words around an act name
HELPS = ("AID", "SUPPORT")
FOUGHT = ("subject of the verb before", "subject of the light verb", "carried subject")
AFTER = ("genitive", "the only other party in the clause")
REACH = 16  # tokens after an act of help in which whom it helps stands


def whom_it_helps(work: Work, coded: Coded, before: tuple[Actor, ...]) -> None:
    """"gave weapons to strengthen the army of X": the army of X; "gave the rebels weapons", told in X: people of X, or those
    whom its doer helped `before`."""
    line, hit, words = work.line, coded.hit, work.lex.words
    if any(reason.endswith(LED) for reason in coded.sides.reasons):
        return  # "accused Europe of not helping the refugees"
    roles = coded.frame.roles if hit.finite else coded.frame.noun_roles
    own = {a.code for a in coded.sides.actor} | codebook().non_state_codes.keys()
    if any(a.identifier_id in codebook().coalitions for a in coded.sides.actor):
        own |= set(codebook().theatres.values())
    before = tuple(a for a in before if a.code not in own)
    here = (line.where,) if line.where is not None and line.where.code not in own else before
    stop = min(line.right_bound(hit.last), line.next_finite(hit.first), hit.last + REACH)
    for party in line.reach(hit.last, stop):
        prep, _ = governor(line, party, hit.last, work.lex)
        codes = {a.code for a in party.mention.actors}
        there = coded.frame.predicate.cameo in HANDED and roles.get(prep) != "about" and prep in words.place_prepositions and not any(line.stems[i] & (words.meanwhile | words.backdrop) for i in range(hit.last, party.first))
        if party.mention.kind in ("country", "place") and not there and prep != words.purpose:
            continue
        stopped = any(line.stems[i] & words.stopping for i in range(hit.last, party.first))  # "weapons to keep X from"
        if (there or prep == words.purpose) and codes and not (codes & own or stopped or opposed(line, party, coded.frame, work.lex)):
            coded.sides.add("recipient", party.mention.actors, "where it helps" if there else "whom its purpose names")
            return
        reached = roles.get(prep or "object", "") == "recipient" or (not prep and roles.get("genitive") == "recipient")
        if not codes and reached and party.mention.sector in codebook().persons and not line.stems[party.first] & words.homeland:
            coded.sides.add("recipient", here, "people of no state, where it is told")
            return
    if hit.last < len(line.tokens) - 1 and (line.tokens[hit.last].kind == "number" or hit.last in line.counting):
        coded.sides.add("recipient", here, "people of no state, where it is told")
    elif hit.finite and hit.pronoun and line.tokens[line.left_bound(hit.first)].norm in words.relatives:
        coded.sides.add("recipient", before or here, "whom its doer helped before")
    elif not hit.finite and (hit.prep == words.partial or line.preps.get(hit.first - 1) in words.below):
        coded.sides.add("recipient", _under_it(work, coded, own), "who acts under it")
    doing = any(r.startswith("actor") and ("preposition" in r or r.endswith(DIRECT)) for r in coded.sides.reasons)
    if coded.frame.predicate.cameo == RELIEF and doing and hit.prep != words.purpose and coded.status in ("happened", "planned") and line.where is not None and line.where.code not in own:
        coded.sides.add("recipient", [line.where], "the state where relief is told")
    elif coded.frame.predicate.cameo == RELIEF and doing and hit.finite and not coded.sides.recipient and not any(p.mention.actors and {a.code for a in p.mention.actors}.isdisjoint(own) for p in line.parties):
        coded.sides.add("recipient", before, "whom its doer helped before")


def with_help_of(work: Work, coded: Coded) -> None:
    """"took the town with the help of X", "with strong backing from X": whoever fights is helped, and does not help X."""
    line, hit, sides, rules = work.line, coded.hit, coded.sides, codebook()
    if hit.finite or hit.article or hit.pronoun or hit.prep != work.lex.words.partial or coded.frame.predicate.category not in HELPS or not sides.actor:
        return
    if not (sides.recipient or sides.clash):
        fights = [c for c in work.coded.values() if line.left_bound(hit.first) <= c.hit.first < hit.first and c.frame.predicate.category in rules.struck and not c.frame.predicate.joint]
        own = {a.code for a in sides.actor} | rules.non_state_codes.keys()
        sides.add("recipient", [a for a in fights[-1].sides.actor if a.code not in own] if fights else [], "who fights with its help")
        return
    fought = any(r.startswith("actor") and r.endswith(FOUGHT) for r in sides.reasons)
    after = all(r.endswith(AFTER) for r in sides.reasons if r.startswith("recipient"))
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if not (fought and after) or verb is None or line.left_bound(hit.first) > verb.first:
        return
    told = [c for first in {*work.coded, *work.open} if verb.first <= first < hit.first for c in (*work.open.get(first, ()), *filter(None, [work.coded.get(first)]))]
    if any(c.frame.predicate.category in rules.struck and c.hit.prep != hit.prep for c in told):
        sides.actor[:], sides.recipient[:] = list(sides.recipient), list(sides.actor)
        sides.reasons.append("who fights is helped")


def _under_it(work: Work, coded: Coded, own: set[str]) -> list[Actor]:
    """"advanced under air cover from Y": it is given to who advanced."""
    verb = next((h for h in reversed(work.line.hits) if h.finite and h.last <= coded.hit.first), None)
    subject = work.subjects.get(verb.first) if verb is not None else None
    if subject is None:
        return []
    unnamed = not subject.actors and any(p.mention.sector in codebook().persons for p in subject.parties)
    here = work.line.where
    return [a for a in (subject.actors or ([here] if unnamed and here is not None else [])) if a.code not in own]
