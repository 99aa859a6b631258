"""What "this measure", "these sanctions", "this rapprochement" mean: the act told before, and so its parties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sijill.events.line import Hit
from sijill.events.stated import articled
from sijill.knowledge.predicates import codebook
from sijill.records import Actor
from sijill.text.clitics import analyse
from sijill.text.inflection import tables

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

POINTED = 3  # tokens after a verb within which it points
ACCORD = ("AGREE", "SUPPORT", "COOPERATE")
NAMED, ANY = 8, 2  # sentences back to an act of the kind that is pointed to, and to any act


class Act(NamedTuple):
    """An act with both sides, and the sentence that told it."""

    category: str
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    joint: bool
    sentence: int


def of_pointed(work: Work, coded: Coded, acts: list[Act]) -> None:
    """"approved of this measure", "opposes this rapprochement": whom the act before was meant for where the doer took part in
    it, else who did it."""
    line, sides = work.line, coded.sides
    at = next((i + 1 for i in range(coded.hit.last, min(coded.hit.last + POINTED, len(line.tokens) - 1)) if line.stems[i] & work.lex.words.demonstratives), None)
    at = at or _after_subject(work, coded)
    if at is None or at in line.covered or not articled(line, at, work.lex) or _names_others(work, coded):
        return
    hit = line.hit_at.get(at)
    rules, category = codebook(), coded.frame.predicate.category
    if category in rules.one_sided:  # nobody supports a charge or a blow
        acts = [a for a in acts if a.category not in (*rules.complaint, *rules.answers, *rules.struck)]
    kinds = {e.frame.predicate.category for e in hit.entries if e.frame is not None} if hit is not None else set()
    alef = tables(work.lex.language).noun.accusative
    own = any({s.removesuffix(alef) for s in line.stems[i]} & line.stems[at] for i in range(coded.hit.first))  # of this very sentence
    plain = bool(line.stems[at] & work.lex.words.deeds) and not own
    act = next((a for a in reversed(acts) if a.category in kinds and line.sentence.index - a.sentence <= NAMED), None)
    act = act or next((a for a in reversed(acts) if plain and line.sentence.index - a.sentence <= ANY), None)
    if act is None:
        return
    doers = {a.code for a in sides.actor}
    both = (*act.actor, *act.recipient)
    meant = both if act.joint else act.recipient if doers & {a.code for a in act.actor} else act.actor
    sides.add("recipient", [a for a in meant if a.code not in doers], "what is pointed to")


def of_accord(work: Work, coded: Coded, acts: list[Act]) -> None:
    """"Congress rejected the accord": with whom it was told to be made before."""
    line, sides, hit = work.line, coded.sides, coded.hit
    subject = work.subjects.get(hit.first)
    start = subject.end(hit.last) if subject is not None and not subject.carried else hit.last
    at = next((i for i in range(start, min(start + POINTED, len(line.tokens))) if line.stems[i] & work.lex.words.deals), None)
    known = at is not None and any(r.article for i in range(at, min(at + 2, len(line.tokens))) for r in analyse(line.tokens[i].norm, work.lex.language))
    owned = bool(hit.pronoun) and not hit.article  # "voiced its backing for the accord"
    if not known or not (hit.finite or owned) or coded.frame.predicate.category not in (*codebook().answers, *codebook().one_sided):
        return
    own = {a.code for a in sides.actor}
    if not any(a.code not in own for p in line.parties if p.first >= hit.first for a in p.mention.actors):
        told = next((a for a in reversed(acts) if a.joint and a.category in ACCORD), None)
        sides.add("recipient", [a for a in (*told.actor, *told.recipient) if a.code not in own] if told is not None else [], "with whom the accord was told to be")


def asked_for(work: Work, hit: Hit) -> bool:
    """Whether a verb tells of "the invitation", "the request", which was told before."""
    line = work.line
    return any(line.stems[i] & work.lex.words.asked and articled(line, i, work.lex) for i in range(hit.last, min(hit.last + POINTED, len(line.tokens))))


def of_parties(work: Work, coded: Coded, places: Sequence[Actor]) -> None:
    """"urged the parties to stop": those of the state of which the text mostly tells."""
    line, sides, hit = work.line, coded.sides, coded.hit
    subject = work.subjects.get(hit.first)
    start = subject.end(hit.last) if subject is not None and not subject.carried else hit.last
    asked = any(line.stems[i] & work.lex.words.parties for i in range(start, min(start + POINTED, len(line.tokens))))
    own = {a.code for a in sides.actor}
    codes = [a.code for a in places if a.code not in own]
    if coded.frame.predicate.category in codebook().asking and hit.finite and asked and codes and not _names_others(work, coded):
        most = max(codes, key=codes.count)
        sides.add("recipient", [next(a for a in reversed(places) if a.code == most)], "the parties of the state told of")


def _after_subject(work: Work, coded: Coded) -> int | None:
    """Where a verb points after its subject, with at most a preposition between."""
    line, subject = work.line, work.subjects.get(coded.hit.first)
    if subject is None or not subject.parties or subject.carried:
        return None
    end = subject.end(coded.hit.last)
    return next((i + 1 for i in range(end, min(end + 2, len(line.tokens) - 1)) if line.stems[i] & work.lex.words.demonstratives), None)


def _names_others(work: Work, coded: Coded) -> bool:
    """Whether the clause names another party after the verb."""
    line, own = work.line, {a.code for a in coded.sides.actor}
    stop = min(line.right_bound(coded.hit.last), line.next_finite(coded.hit.first))
    return any(a.code not in own for p in line.reach(coded.hit.last, stop) for a in p.mention.actors)


def act_of(coded: Coded, sentence: int) -> Act | None:
    """An act that may be pointed to later, or None."""
    sides = coded.sides
    codes = {a.code for a in (*sides.actor, *sides.recipient)}
    if len(codes) < 2 or "UNK" in codes or coded.frame.predicate.faint:
        return None
    joint = coded.frame.predicate.joint or not sides.recipient
    return Act(coded.frame.predicate.category, tuple(sides.actor), tuple(sides.recipient), joint, sentence)


def points(category: str) -> bool:
    """Whether acts of a category are answers to what was told before."""
    rules = codebook()
    return category in (*rules.granting, *rules.answers, *rules.complaint, *rules.one_sided)


def attended(work: Work, coded: Coded, met: tuple[Actor, ...]) -> bool:
    """"the ministers agreed to ...", "the meeting discussed ...": gives a joint act whose subject names nobody to those who met."""
    line, at = work.line, coded.hit.last
    if not (coded.frame.predicate.joint and coded.hit.finite and at < len(line.tokens) and line.stems[at] & work.lex.words.attendants):
        return False
    party, after = line.covered.get(at), line.covered.get(at + 1)
    alone = party is None or party.last == at + 1
    if not (met and alone and after is None and len({a.code for a in coded.sides.actor}) < 2 and articled(line, at, work.lex)):
        return False
    coded.sides.actor[:] = met
    coded.sides.reasons.append("those who met before")
    return True
