"""What a sentence tells later fills a side of what it told before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sijill.events.line import HARD_MARKS
from sijill.events.settle import settle_sides
from sijill.events.sides import divided
from sijill.knowledge.predicates import codebook

if TYPE_CHECKING:
    from sijill.events.find import Work

SHARED = 20
NAMED = 9  # tokens after a complaint in which a word for the crime stands
ATTENDED = 10
MEETING = "CONSULT"
OPENING = 3  # tokens before a noun that opens its sentence


def answer_later(work: Work) -> None:
    """A denial may stand before the charge that it answers ("denied ..., but the UN accuses ...")."""
    rules = codebook()
    for coded in work.coded.values():
        sides = coded.sides
        if coded.frame.predicate.category not in rules.answers or sides.recipient or not sides.actor:
            continue
        own = {a.code for a in sides.actor}
        for other in work.coded.values():
            if other.frame.predicate.category in rules.complaint and own & {a.code for a in other.sides.recipient}:
                sides.add("recipient", [a for a in other.sides.actor if a.code not in own], "the charge in the same sentence")


def meet_later(work: Work) -> None:
    """"In a meeting with X, Y said": the other party to a joint act that opens the sentence is the subject that follows."""
    for coded in work.coded.values():
        hit, sides = coded.hit, coded.sides
        if hit.finite or not coded.frame.predicate.joint or len(sides.actor) != 1 or hit.first > OPENING:
            continue
        verb = next((h for h in work.line.hits if h.finite and h.first >= hit.last), None)
        subject = work.subjects.get(verb.first) if verb else None
        if subject is not None and subject.parties:
            sides.add("actor", subject.actors, "the subject that follows")


def attend_later(work: Work) -> None:
    """"the meeting that X held, and that Y attended": who attends takes part."""
    for coded in work.coded.values():
        hit, sides = coded.hit, coded.sides
        if hit.finite or not coded.frame.predicate.joint or coded.frame.predicate.category != MEETING or not sides.actor:
            continue
        for verb in [h for h in work.line.hits if h.finite and h.pronoun and 0 <= h.first - hit.last <= ATTENDED and h.first in work.subjects]:
            if verb.first not in work.coded and any(e.frame is not None and e.frame.predicate.category == MEETING for e in verb.entries):
                sides.add("actor", work.subjects[verb.first].actors, "who attended it")


def blame_later(work: Work) -> None:
    """"condemned the crime, after the settlers set a house on fire": who is condemned did the one blow that the sentence tells after it."""
    line, rules = work.line, codebook()
    for coded in work.coded.values():
        hit, sides = coded.hit, coded.sides
        if coded.frame.predicate.category not in rules.complaint or sides.recipient or not sides.actor or not hit.finite or coded.status != "happened":
            continue
        stop = next((i for i in range(hit.last, len(line.tokens)) if line.tokens[i].text in HARD_MARKS), len(line.tokens))
        named = any(line.stems[i] & (work.lex.words.crimes | work.lex.words.operations) for i in range(hit.last, min(hit.last + NAMED, stop)))
        own = {a.code for a in sides.actor}
        blows = [c for c in work.coded.values() if hit.last <= c.hit.first < stop and c.frame.predicate.category in rules.struck and not c.frame.predicate.joint and c.sides.actor and c.status == "happened"]
        told = {a.code for p in line.parties if p.first >= hit.last and p.mention.kind not in ("place", "country") for a in p.mention.actors}
        if named and len(codes := {a.code for c in blows for a in c.sides.actor}) == 1 and codes <= told:
            sides.add("recipient", [a for a in blows[0].sides.actor if a.code not in own], "who struck the blow told after it")


def share_violence(work: Work) -> None:
    """"were killed in the raids of X", "the raids of X left three dead": who strikes and who dies are the sides of one act."""
    line = work.line
    violent = sorted((c for c in work.coded.values() if c.frame.predicate.category in codebook().struck and not c.frame.predicate.joint), key=lambda c: c.hit.first)
    for first, second in pairwise(violent):
        between = range(first.hit.last, second.hit.first)
        if len(between) > SHARED or first.status != second.status or any(line.tokens[i].text in HARD_MARKS for i in between):
            continue
        if second.hit.finite or not (second.sides.actor or first.sides.actor):
            continue
        since = not second.sides.recipient and any(line.stems[i] & (work.lex.words.since | work.lex.words.backdrop) for i in between)
        governed = bool(second.hit.prep) or second.hit.first - 1 in line.preps or since  # "ten were killed since X began its attacks"
        if governed and first.sides.recipient and not first.sides.actor:
            strike, death = second, first
        elif second.sides.recipient and not second.sides.actor and any(line.stems[i] & work.lex.words.happening for i in (between if first.hit.finite else range(max(first.hit.first - 2, 0), second.hit.first))):
            strike, death = first, second
        else:
            continue
        alike = {a.code for a in death.sides.recipient} <= {a.code for a in strike.sides.actor} and not any(a.sector for a in death.sides.recipient)
        if alike and not divided([*death.sides.recipient, *strike.sides.actor]) and not all(a.sector in codebook().under_arms for a in strike.sides.actor):
            continue
        death.sides.add("actor", strike.sides.actor, "the strike in the same sentence")
        before = next((c for c in reversed(violent) if c.hit.last <= death.hit.first), None)
        if before is not None and death.hit.finite and death.hit.conjunction and before.sides.recipient and not before.sides.actor:
            before.sides.add("actor", strike.sides.actor, "the strike in the same sentence")
            settle_sides(before.frame, before.sides)
        if not strike.sides.recipient:
            strike.sides.add("recipient", death.sides.recipient, "whom the strike killed")
            settle_sides(strike.frame, strike.sides)
        settle_sides(death.frame, death.sides)
