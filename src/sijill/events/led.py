"""Sides that what leads to an act tells: who is let or helped to, whose efforts they are, who agreed with X, whom a measure strikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.antecedents import can_act
from sijill.events.lexicon import Frame, Lexicon
from sijill.events.line import Hit, Line, Party, governor, opens_complement
from sijill.events.pronouns import gender_of
from sijill.events.sides import Sides
from sijill.knowledge.predicates import codebook
from sijill.records import Actor
from sijill.text.clitics import analyse

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

OWN_LIGHT = 5  # tokens before an act in which the noun for whose doing it is stands
HELP = frozenset(("AID", "SUPPORT"))
FOILED = 3  # words before an act in which what foils it stands


def agreed_by(work: Work, hit: Hit, verb: Hit, codes: set[str]) -> list[Actor]:
    """Who reached "with X" what a relative clause tells of: whom the words since the accord name ("an accord on the plants of
    Y that was reached with X"), else who told of it ("announced measures that were agreed with X")."""
    line, words = work.line, work.lex.words
    if hit.last not in line.pronouns or not any(line.preps.get(i) in words.partner for i in range(hit.last, line.right_bound(hit.last))):
        return []
    accord = next((i for i in range(verb.first - 1, line.left_bound(verb.first - 2), -1) if line.stems[i] & words.accords), None)
    named = [a for p in line.reach(accord or verb.first, verb.first) for a in p.mention.actors if a.code not in codes]
    told = next((h for h in reversed(line.hits) if h.finite and h.last <= verb.first and h.first in work.subjects and h is not verb), None)
    return named[:1] or ([a for a in work.subjects[told.first].actors if a.code not in codes][:1] if told is not None else [])


def allowed(work: Work, verb: Hit, hit: Hit) -> tuple[Actor, ...]:
    """Whom a verb lets do what follows ("let the planes of X carry out raids")."""
    for party in work.line.reach(verb.last, hit.first):
        if party.mention.actors and governor(work.line, party, verb.last, work.lex)[0] == work.lex.words.purpose:
            return party.mention.actors
    return ()


def light_genitive(work: Work, hit: Hit, codes: set[str]) -> list[Actor]:
    """Whose doing the act after a light noun is ("Russia's imposing a ban on", "the intention of X to buy")."""
    for party in reversed(work.line.reach(max(hit.first - 6, 0), hit.first)):
        first = party.first  # "the throwing, by two of the settlers, of"
        while first > 1 and (work.line.preps.get(first - 1) in work.lex.words.partitive or work.line.stems[first - 1] & work.lex.words.quantifiers or work.line.tokens[first - 1].kind == "number"):
            first -= 1
        before = work.line.stems[first - 1] if first else frozenset()
        aims = hit.prep == work.lex.words.purpose and party.last == hit.first
        meant = work.lex.words.plans if aims or _to_give(work, party, hit) else frozenset[str]()  # "a plan of X to back Y"
        if before & (work.lex.words.light_nouns | meant) and not any(a.code in codes for a in party.mention.actors):
            return list(party.mention.actors)
    for i in range(hit.first - 1, max(hit.first - OWN_LIGHT, 0), -1):
        reading = next((r for r in analyse(work.line.tokens[i].norm, work.lex.language) if r.pronoun and r.stem in work.lex.words.light_nouns), None)
        if reading is not None and hit.prep:  # "in its efforts tied to taking in people of Y"
            gender = gender_of(reading.pronoun, work.lex.language)
            owners = (p.mention for p in reversed(work.line.parties) if p.last <= i and p.mention.actors and p.mention.gender in (gender, ""))
            return [a for a in next((m.actors for m in owners), ()) if a.code not in codes]
    return []


def _to_give(work: Work, party: Party, hit: Hit) -> bool:
    """Whether only a light noun of purpose stands between a party and an act ("plans of X to give help to")."""
    light, purpose = work.lex.words.light_nouns, work.lex.words.purpose
    return party.last == hit.first - 1 and any(r.preposition == purpose and r.stem in light for r in analyse(work.line.tokens[party.last].norm, work.lex.language))


def foiled(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether an act is told as what others foil or fight ("the fight against the financing of X"): who does that does not do it."""
    for i in range(hit.first - 1, max(hit.first - FOILED, 0) - 1, -1):
        if i in line.covered or line.tokens[i].kind == "mark" or (i in line.hit_at and line.hit_at[i].finite):
            return False
        if line.stems[i] & lex.words.foiling:
            return True
    return False


def helped_to(work: Work, hit: Hit, codes: set[str]) -> list[Actor]:
    """Who does what he is helped in ("support X in taking in people of Y"): whom the help right before goes to."""
    line = work.line
    before = next((h for h in reversed(line.hits) if h.last <= hit.first and h.first in work.coded), None)
    if before is None or line.preps.get(hit.first - 1) != work.lex.words.inside or hit.first - before.last > OWN_LIGHT:
        return []
    told = work.coded[before.first]
    return [a for a in told.sides.recipient if a.code not in codes] if told.frame.predicate.category in HELP else []


def answered_by(work: Work, hit: Hit, frame: Frame, sides: Sides) -> list[Actor]:
    """Who goes on the visit that answers an invitation ("the visit of X to Y comes in answer to an invitation from Z")."""
    answers = frame.predicate.category in codebook().asking and hit.prep == work.lex.words.purpose and bool(work.line.stems[hit.first - 1] & work.lex.words.answering)
    visits = (c for c in reversed(work.coded.values()) if answers and "visit" in c.frame.predicate.mode and c.sides.actor and c.hit.first < hit.first)
    own = {a.code for a in sides.actor}
    return [a for a in next((c.sides.actor for c in visits), []) if a.code not in own]


def asked_help(outer: Coded, hit: Hit, frame: Frame, sides: Sides) -> bool:
    """"asked X to help it": the help that is asked for is that of X for who asks; tells whether that is so."""
    asked = outer.frame.predicate.opens == "requested" and bool(hit.pronoun) and not hit.finite and frame.predicate.category in HELP
    if not (asked and outer.sides.actor and outer.sides.recipient):
        return False
    sides.actor[:], sides.recipient[:] = [], []
    sides.add("actor", outer.sides.recipient, "who is asked")
    sides.add("recipient", outer.sides.actor, "who asks for it")
    return True


def has_by_actor(work: Work, hit: Hit, frame: Frame, sides: Sides) -> bool:
    """Whether a subject has an act by its doer ("by a request of X"), or answers what its doer asked ("in answer to the request of X")."""
    by_preposition = any(r.startswith("actor") and "preposition" in r for r in sides.reasons)
    grounds = any(work.line.stems[i] & work.lex.words.grounds for i in range(max(hit.first - 2, 0), hit.first))
    if hit.prep == work.lex.words.purpose and work.line.stems[hit.first - 1] & work.lex.words.answering:
        return True  # "visits X in reply to an invitation of Y"
    return (by_preposition and (hit.prep == work.lex.words.partial or grounds)) or (grounds and frame.predicate.category in codebook().asking)


def told_after_that(work: Work, outer: Hit, hit: Hit) -> Party | None:
    """Who stands right after the "that" that opens the clause of a noun, with no verb known to the lists between."""
    line = work.line
    left = line.left_bound(hit.first)
    party = line.covered.get(left + 1)
    known = any(h.finite and left < h.first < hit.first for h in line.hits)
    fits = party is not None and party.first == left + 1 and bool(party.mention.actors) and can_act(party) and not party.mention.preposition
    return party if fits and not known and outer.last <= left and opens_complement(line.tokens[left], work.lex) else None


def tried(work: Work, hit: Hit) -> bool:
    """Whether an act stands right after whose attempt it is ("the attempt of X to attack Y", with an article on the act)."""
    party = work.line.covered.get(hit.first - 1)
    return party is not None and bool(light_genitive(work, hit, set())) and bool(work.line.stems[party.first - 1] & work.lex.words.light_nouns)


def doer_before(work: Work, hit: Hit, sides: Sides) -> list[Actor]:
    """"by lifting the ban and handing X planes": who does the act that an act without doer is joined to, in one clause."""
    left, undergone = work.line.left_bound(hit.first), {a.code for a in sides.recipient}
    before = next((h for h in reversed(work.line.hits) if left <= h.first < hit.first), None)
    coded = work.coded.get(before.first) if before is not None and not before.finite else None
    return [a for a in coded.sides.actor if a.code not in undergone] if coded is not None and not coded.frame.predicate.joint else []
