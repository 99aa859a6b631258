"""Completes what a sentence leaves unsaid: whom a denial answers, whom a complaint is about, the embargo told before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from sijill.events.line import governor, opens_complement
from sijill.events.place import place_of
from sijill.events.roles import opposed
from sijill.events.subjects import subject_of, with_joined
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work


@dataclass
class Told:
    """What the document has told so far: who accused whom, and the sides of acts by category and doer."""

    charges: list[tuple[Actor, ...]] = field(default_factory=list)
    charged: list[tuple[Actor, ...]] = field(default_factory=list)
    sides: dict[tuple[str, str], tuple[Actor, ...]] = field(default_factory=dict)
    speakers: list[Actor] = field(default_factory=list)
    pair: tuple[Actor, ...] = ()


def complete(work: Work, coded: Coded, told: Told) -> None:
    """Fill a side that is missing from the sentence or from what was told before."""
    sides, category = coded.sides, coded.frame.predicate.category
    rules = codebook()
    if coded.frame.predicate.resumes:
        _resume(work, coded, told)
    if category in rules.crowd and not sides.actor and work.line.where is not None and coded.frame.roles.get("subject", "actor") == "actor":
        sides.add("actor", [msgspec.structs.replace(work.line.where, sector="CVL")], "the state where it is told")
    if category in rules.struck and not (sides.recipient or sides.clash or coded.frame.predicate.joint):
        _struck_there(work, coded)
    if category in (*rules.crowd, *rules.struck) and not (sides.actor or sides.recipient) and (category in rules.crowd or not coded.frame.predicate.needs):
        _of_no_state(work, coded)
    if category in rules.complaint and sides.recipient and all(a.code in rules.bodies for a in sides.recipient):
        _object_of_complaint(work, coded)
    if sides.actor and not sides.recipient and not coded.frame.predicate.joint:
        if category in rules.answers and (coded.hit.finite or coded.frame.predicate.opens == "denied"):
            _answered(coded, told)
        if not (sides.recipient or sides.among) and category in rules.complement and coded.hit.finite:
            _in_complement(work, coded)
        if not sides.recipient and category in rules.asking and coded.hit.finite:
            _asked(work, coded)
        if not sides.recipient and not sides.clash and category in rules.recalled:
            before = told.sides.get((category, sides.actor[0].code), ())
            sides.add("recipient", before, "what was told before")


def _resume(work: Work, coded: Coded, told: Told) -> None:
    """"the cooperation grows", "the treaty provides": whose it is, where the sentence names nobody else, are the two
    parties told of last."""
    sides = coded.sides
    known = {a.code for a in (*sides.actor, *sides.recipient, *sides.partner)}
    named = {a.code for p in work.line.parties for a in p.mention.actors if p.mention.kind != "place" or p.mention.stands_for}
    codes = {a.code for a in told.pair}
    definite = coded.hit.finite or coded.hit.article or coded.frame.predicate.within or any(e.kind == "participle" for e in coded.hit.entries) or known
    if definite and len(known) < 2 and known <= codes and named - {"UNK"} <= codes:
        sides.add("actor", told.pair, "the two parties told before")


def _of_no_state(work: Work, coded: Coded) -> None:
    """Gunmen, demonstrators, victims whose state nothing in the text tells: named as the text counts them."""
    subject, hit = work.subjects.get(coded.hit.first), coded.hit
    whose = [p for p in work.line.reach(hit.last, hit.last + 2) if coded.frame.noun_roles.get("genitive") == "actor"]
    for party in (subject.parties if subject else ()) if hit.finite else whose:
        if not party.mention.actors and party.mention.sector in codebook().persons:
            passive = coded.frame.predicate.passive or coded.frame.roles.get("subject") == "recipient"
            side = coded.sides.recipient if passive else coded.sides.actor
            side.append(Actor(code="UNK", sector=party.mention.sector, entity_text=party.mention.text))
            coded.sides.reasons.append("people of no state that the text tells")
            return
    line, start = work.line, coded.hit.last
    if start + 1 < len(line.tokens) and "recipient" in (coded.frame.noun_roles.get("genitive"), coded.frame.roles.get("subject"), coded.frame.roles.get("object")) and _counted(work, start):
        coded.sides.recipient.append(Actor(code="UNK", entity_text=line.text(start, start + 2)))
        coded.sides.reasons.append("people of no state that the text tells")


def _counted(work: Work, i: int) -> bool:
    """Whether a number or a word of quantity and a noun stand at token i ("37 persons", "dozens of persons")."""
    line = work.line
    counts = line.tokens[i].kind == "number" or bool(line.stems[i] & work.lex.words.quantifiers)
    return counts and line.tokens[i + 1].kind == "word" and i + 1 not in line.preps


def _struck_there(work: Work, coded: Coded) -> None:
    """Who is struck where the text names nobody: people of the place of the act, or, when its doer is not known, of the
    state where it is told."""
    sides, predicate = coded.sides, coded.frame.predicate
    place = place_of(work.line, coded.hit, sides)
    code = place.country_code if place else None
    if not sides.actor and work.line.where is not None and (predicate.mode or not predicate.needs):
        sides.add("recipient", [work.line.where], "the state where it is told")
    elif "recipient" not in predicate.needs and place and code and sides.actor and all(a.code != code for a in sides.actor):
        sides.add("recipient", [Actor(code=code, entity_text=place.extracted_place)], "the place of the act")


def remember(coded: Coded, told: Told) -> None:
    """Take note of an act for later sentences."""
    sides, category = coded.sides, coded.frame.predicate.category
    parties = {a.code: a for a in (*sides.actor, *sides.recipient)}
    if len(parties) == 2 and not any(a.code in codebook().non_state_codes or a.code == "UNK" for a in parties.values()):
        told.pair = tuple(parties.values())
    if not (sides.actor and sides.recipient):
        return
    told.sides[(category, sides.actor[0].code)] = tuple(sides.recipient)
    if category in codebook().complaint or coded.status == "alleged":
        told.charges.append(tuple(sides.actor))
        told.charged.append(tuple(sides.recipient))


def _answered(coded: Coded, told: Told) -> None:
    """Whom a denial answers: who last accused the denier, else who last accused anybody, else who last reported."""
    sides = coded.sides
    own = {a.code for a in sides.actor}
    for exact in (True, False):
        for charge, charged in zip(reversed(told.charges), reversed(told.charged), strict=True):
            if not own & {a.code for a in charge} and (not exact or own & {a.code for a in charged}):
                sides.add("recipient", charge[:1], "the charge that it answers")
                return
    if coded.frame.predicate.opens == "denied":
        for speaker in reversed(told.speakers):
            if speaker.code not in own and speaker.code != "UNK":
                sides.add("recipient", [speaker], "the report that it answers")
                return


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


def _object_of_complaint(work: Work, coded: Coded) -> None:
    """A complaint laid before a body is against whom it names next."""
    own = {a.code for a in (*coded.sides.actor, *coded.sides.recipient)} | set(codebook().bodies)
    heard = {a.code for a in coded.sides.recipient}
    after = False
    for party in work.line.parties:
        codes = {a.code for a in party.mention.actors}
        after = after or bool(codes & heard)
        if after and party.first >= coded.hit.first and codes and not codes & own and party.mention.kind not in ("place",):
            coded.sides.recipient.clear()
            coded.sides.add("recipient", party.mention.actors, "what the complaint is about")
            return


def _asked(work: Work, coded: Coded) -> None:
    """"stressed that X stop ...": who is to do what is asked, the subject of the verb after "that"."""
    line, hit = work.line, coded.hit
    verb = next((h for h in line.hits if h.finite and h.first >= hit.last), None)
    if verb is None or verb.first - hit.last > 9 or all(e.tense != "present" for e in verb.entries):
        return
    if not any(opens_complement(line.tokens[i], work.lex) for i in range(hit.last, verb.first)):
        return
    asked = subject_of(line, verb, [], work.lex)
    own = {a.code for a in coded.sides.actor}
    coded.sides.add("recipient", [a for a in asked.actors if a.code not in own], "the doer of what is asked")


def _in_complement(work: Work, coded: Coded) -> None:
    """"called for cooperation with X": the other party named in what is asked, promised or refused."""
    line, hit = work.line, coded.hit
    own = {a.code for a in coded.sides.actor}
    stop = min(line.next_finite(hit.first), line.right_bound(hit.last), hit.last + 14)
    for party in line.reach(hit.last, stop):
        codes = {a.code for a in party.mention.actors}
        if not codes or opposed(line, party, coded.frame, work.lex) or (party.mention.kind == "place" and not party.mention.stands_for):
            continue
        prep, via = governor(line, party, hit.last, work.lex)
        if party.mention.form == "adjective" and not via:
            continue
        promised = prep == work.lex.words.partial and via == 1
        if (not prep and via == 0) or (prep not in work.lex.words.towards and not promised) or via > 3:
            continue
        others = [a for p in with_joined(line, party) for a in p.mention.actors if a.code not in own]
        if others:
            coded.sides.add("recipient", others, f"preposition {prep} in the complement")
            return
