"""The other side that the words after an act name: who is to do what is asked, or a party of what is asked, promised, denied or threatened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.antecedents import can_act
from sijill.events.fit import opposed
from sijill.events.line import COMMAS, HARD_MARKS, Hit, governor, opens_complement
from sijill.events.subjects import FIRST_PERSON, Subject, before_verb, subject_of, with_joined
from sijill.knowledge.predicates import codebook

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

THREAT = "THREATEN"
STRUCK = 8  # tokens after an act in which whom it strikes stands


def doer_asked(work: Work, coded: Coded) -> None:
    """"stressed that X stop ...": who is to do what is asked, the subject of the verb after "that"."""
    line, hit = work.line, coded.hit
    verbs = [h for h in line.hits if h.finite and h.first >= hit.last]
    modal = len(verbs) > 1 and verbs[1].first - verbs[0].last <= 2 and any(e.kind == "other_verb" for e in verbs[0].entries)
    verb = verbs[modal] if verbs else None
    if verb is None or verb.first - hit.last > 9 or all(e.tense != "present" for e in verb.entries):
        return
    if not any(opens_complement(line.tokens[i], work.lex) for i in range(hit.last, verb.first)):
        return
    spoken = coded.frame.predicate.spoken and before_verb(line, hit, line.left_bound(hit.first), work.lex)
    asked = Subject(spoken.mention.actors) if spoken else subject_of(line, verb, [], work.lex)
    own = {a.code for a in coded.sides.actor}
    others = [a for a in asked.actors if a.code not in own]
    coded.sides.add("recipient", others, "the doer of what is asked")
    if not others and (asked.actors or all(e.features.startswith(FIRST_PERSON) for e in verb.entries)):  # "we must"
        coded.sides.clash = True


def in_complement(work: Work, coded: Coded) -> None:
    """"called for cooperation with X": the other party named in what is asked, promised or refused."""
    line, hit = work.line, coded.hit
    if coded.frame.predicate.category == THREAT:
        _threatened(work, coded)
    if coded.sides.recipient or not hit.finite:
        return
    own = {a.code for a in coded.sides.actor}
    stop = min(line.next_finite(hit.first), line.right_bound(hit.last), hit.last + 14)
    if coded.frame.predicate.opens == "denied" or (coded.frame.predicate.category == THREAT and coded.frame.predicate.opens == "planned"):
        stop = max(stop, _end_of_that(work, hit))
    for party in line.reach(hit.last, stop):
        codes = {a.code for a in party.mention.actors}
        if not codes or opposed(line, party, coded.frame, work.lex) or (party.mention.kind == "place" and not party.mention.stands_for):
            continue
        prep, via = governor(line, party, hit.last, work.lex)
        if party.mention.form == "adjective" and not via:
            continue
        promised = prep == work.lex.words.partial and via == 1 and coded.frame.predicate.category not in codebook().answers
        if (not prep and via == 0) or (prep not in work.lex.words.towards and not promised) or via > 3:
            continue
        others = [a for p in with_joined(line, party) for a in p.mention.actors if a.code not in own]
        if others:
            coded.sides.add("recipient", others, f"preposition {prep} in the complement")
            return


def _threatened(work: Work, coded: Coded) -> None:
    """"threats to bomb the bases of X": whom the act strikes that somebody threatens with."""
    line, hit, words = work.line, coded.hit, work.lex.words
    if coded.frame.predicate.opens == "planned" and hit.finite:
        _if_not(work, coded)
    act = next((h for h in line.hits if h.first >= hit.last), None)
    if coded.sides.recipient or act is None or act.finite or act.prep != words.partial or (not hit.finite and any(i not in line.covered for i in range(hit.last, act.first - 1))):
        return
    own = {a.code for a in coded.sides.actor}
    for party in line.reach(act.last, min(line.next_finite(act.first), line.right_bound(act.last), act.last + STRUCK)):
        prep, via = governor(line, party, act.last, work.lex)
        others = [a for p in with_joined(line, party) for a in p.mention.actors if a.code not in own]
        if others and via <= 2 and (not prep or prep in words.towards or prep == words.inside):
            coded.sides.add("recipient", others, "whom the act strikes that is threatened")
            return


def _if_not(work: Work, coded: Coded) -> None:
    """"threatened to cut the supply if X did not yield": X, whom the condition tells of after its verb."""
    line, own = work.line, {a.code for a in coded.sides.actor}
    at = next((i for i in range(len(line.tokens) - 1, coded.hit.last, -1) if line.tokens[i].norm in work.lex.words.ifs), 0)
    verb = line.hit_at.get(at + 1)
    told = subject_of(line, verb, [], work.lex).parties if at and verb is not None and verb.finite else ()
    follows = line.covered.get(at + 2) if at and verb is None else None  # after a verb that tells of no act
    parties = told or ([follows] if follows is not None and follows.first == at + 2 and not follows.mention.preposition and can_act(follows) else ())
    coded.sides.add("recipient", [a for p in parties for a in p.mention.actors if a.code not in own], "whom the condition tells of")


def _end_of_that(work: Work, hit: Hit) -> int:
    """Where the clause right after "that" or "what" ends ("denied what is told of a dispute with X"), or 0 without one."""
    line, words = work.line, work.lex.words
    verb = line.next_finite(hit.first)
    led = verb < len(line.tokens) and (opens_complement(line.tokens[verb - 1], work.lex) or line.tokens[verb - 1].norm in words.fused | words.which)
    mark = next((i for i in range(hit.last, len(line.tokens)) if line.tokens[i].text in HARD_MARKS | COMMAS), len(line.tokens))
    return min(line.next_finite(verb), mark) if led else 0
