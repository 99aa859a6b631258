"""Completes what a sentence leaves unsaid: whom a denial answers, whom a complaint is about, the embargo told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from sijill.events.aided import whom_it_helps
from sijill.events.apart import named_apart
from sijill.events.bereaved import of_bereaved
from sijill.events.callers import to_the_other
from sijill.events.charges import condemned_blow, doer_of_object, measure_before, object_of_complaint
from sijill.events.complement import doer_asked, in_complement
from sijill.events.culprits import find_culprit
from sijill.events.fit import opposed
from sijill.events.held import met, same_meeting
from sijill.events.lexicon import Lexicon
from sijill.events.line import Hit, Party
from sijill.events.mediated import doer_refused, to_the_parties
from sijill.events.occupied import by_jailers, of_occupied, protest_of_held
from sijill.events.place import place_after, place_of
from sijill.events.pointed import (
    Act,
    act_of,
    asked_for,
    attended,
    is_impersonal,
    of_accord,
    of_parties,
    of_pointed,
    points,
)
from sijill.events.sanctioned import sanctioned
from sijill.events.subjects import FIRST_PERSON, with_joined
from sijill.events.violence import (
    aimed_at,
    as_before,
    come_from,
    death_in,
    in_clash,
    in_reply,
    on_own_army,
    shelled_from,
    strike_before,
    strike_object,
    struck_property,
    tells_itself,
    within_state,
)
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

RELIEF = "AID"
MET = 8  # sentences since a meeting was told of, of which its attendants are taken up
MEETING = "CONSULT"
SEVERAL = frozenset({"3mp", "3md", "3fd"})
ASKED = 8  # sentences back to the invitation that somebody accepts
RESUMED = 2  # sentences since two parties were told of, of whom one is now the doer and the other goes unsaid


@dataclass
class Told:
    """What the document has told so far: who accused whom, and the sides of acts by category and doer."""

    charges: list[tuple[Actor, ...]] = field(default_factory=list)
    charged: list[tuple[Actor, ...]] = field(default_factory=list)
    sides: dict[tuple[str, str], tuple[Actor, ...]] = field(default_factory=dict)
    doers: dict[tuple[str, str], tuple[Actor, ...]] = field(default_factory=dict)
    asked: dict[str, tuple[int, tuple[Actor, ...]]] = field(default_factory=dict)
    speakers: list[Actor] = field(default_factory=list)
    pair: tuple[Actor, ...] = ()
    pair_at: int = -1
    foes: bool = False
    met: tuple[Actor, ...] = ()
    met_at: int = -1
    post: Actor | None = None
    body: tuple[Actor, ...] = ()
    acts: list[Act] = field(default_factory=list)
    places: list[Actor] = field(default_factory=list)
    strikes: dict[str, tuple[list[Actor], list[Actor]]] = field(default_factory=dict)
    blows: list[tuple[list[Actor], list[Actor]]] = field(default_factory=list)
    blow_at: int = -1
    sanctioned: tuple[Actor, ...] = ()


def complete(work: Work, coded: Coded, told: Told) -> None:
    """Fill a side that is missing from the sentence or from what was told before."""
    sides, category, rules = coded.sides, coded.frame.predicate.category, codebook()
    those = told.met if 0 <= work.line.sentence.index - told.met_at <= MET else ()
    if not attended(work, coded, those) and (coded.frame.predicate.resumes or is_impersonal(work, coded)):
        _resume(work, coded, told)
    same_meeting(work, coded, those if work.line.sentence.index - told.met_at <= 1 else ())
    named_apart(work, coded)
    if coded.frame.predicate.joint and coded.hit.finite and len(sides.actor) == 1 and not sides.partner:
        _we_both(work, coded, those)
    if category == MEETING:
        met(work, coded, told.pair, work.line.sentence.index - told.pair_at <= RESUMED)
    if category in rules.crowd:
        _of_crowd(work, coded)
        protest_of_held(work, coded)
    if category == RELIEF and coded.hit.article and sides.actor and not sides.recipient and work.line.stricken is not None:
        sides.add("recipient", [work.line.stricken], "those whom the disaster struck")
    if category == RELIEF and sides.actor and not sides.recipient:
        whom_it_helps(work, coded, told.sides.get((RELIEF, sides.actor[0].code), ()))
    if category in rules.struck:
        _of_violence(work, coded, told)
    by_jailers(work, coded)
    if sides.actor and not coded.frame.predicate.joint:
        of_occupied(work, coded)
    if category in rules.struck and not (sides.recipient or sides.clash or coded.frame.predicate.joint):
        strike_object(work, coded)
    if category in rules.struck and not (sides.recipient or sides.clash or coded.frame.predicate.joint):
        _struck_there(work, coded)
    if category in rules.aimed and (sides.actor or not coded.hit.finite) and not (sides.recipient or sides.clash or coded.frame.predicate.joint):
        aimed_at(work, coded)
        if not sides.recipient:
            come_from(work, coded)
    if category in (*rules.crowd, *rules.struck) and not (sides.actor or sides.recipient) and (category in rules.crowd or not coded.frame.predicate.needs):
        _of_no_state(work, coded)
    if category in rules.complaint and sides.recipient and all(a.code in rules.bodies for a in sides.recipient):
        object_of_complaint(work, coded)
    if sides.actor and not coded.frame.predicate.joint:
        doer_of_object(work, coded)
        condemned_blow(work, coded, told)
    if sides.actor and not sides.recipient and not coded.frame.predicate.joint:
        _towards(work, coded, told)
        of_bereaved(work, coded, told)
    if sides.actor and not sides.recipient:
        to_the_other(work, coded, told)
    told.sanctioned = sanctioned(work, coded, told.sanctioned)
    if sides.recipient and not sides.actor and category in rules.recalled and (not coded.hit.finite or coded.frame.predicate.passive):
        whom = sides.recipient[0].code
        sides.add("actor", told.doers.get((coded.frame.predicate.id, whom)) or told.doers.get((category, whom), ()), "what was told before")


def _towards(work: Work, coded: Coded, told: Told) -> None:
    """Towards whom somebody does what his sentence tells of nobody: who asked, was answered or is asked, or was told of before."""
    sides, category, rules = coded.sides, coded.frame.predicate.category, codebook()
    if coded.hit.finite and points(category):
        of_pointed(work, coded, told.acts)
    if not (sides.recipient or sides.clash or sides.unnamed):
        of_parties(work, coded, [*told.places, *([work.line.place] if work.line.place is not None else [])])
        of_accord(work, coded, told.acts)
    if not sides.recipient and category in rules.answers and coded.frame.predicate.opens == "negated" and coded.hit.finite:
        _of_asker(work, coded, told, 0)
    if not sides.recipient and category in rules.answers and coded.frame.predicate.opens == "negated" and coded.hit.finite:
        doer_refused(work, coded)
    if not sides.recipient and category in rules.answers and coded.status != "negated" and (coded.hit.finite or coded.frame.predicate.opens == "denied"):
        _answered(coded, told)
    if not (sides.recipient or sides.among) and category in rules.complement:
        in_complement(work, coded)
    if not sides.recipient and category in rules.granting and coded.hit.finite:
        _of_asker(work, coded, told, ASKED if asked_for(work, coded.hit) else 1)
    if not sides.recipient and category in rules.asking and coded.hit.finite:
        doer_asked(work, coded)
    if not (sides.recipient or sides.clash) and category in rules.asking:
        to_the_parties(work, coded, told.post)
    if not sides.recipient and not sides.clash and category in rules.recalled:
        sides.add("recipient", told.sides.get((category, sides.actor[0].code), ()) or measure_before(work, coded), "what was told before")


def _of_violence(work: Work, coded: Coded, told: Told) -> None:
    """The sides of a blow from the strike, the clash or the property that is told with it, or from the strike told before."""
    sides = coded.sides
    find_culprit(work, coded, told)
    if coded.hit.article and not (sides.actor or sides.recipient or sides.clash or tells_itself(work.line, coded.hit, coded.frame, work.lex)):
        for role, actors in zip(("actor", "recipient"), told.strikes.get(coded.frame.predicate.id, ([], [])), strict=True):
            sides.add(role, actors, "the strike told before")
    if coded.hit.article and sides.actor and not (sides.recipient or sides.clash) and any("relative clause" in reason for reason in sides.reasons):
        own = {a.code for a in sides.actor}
        sides.add("recipient", next((struck for doers, struck in reversed(told.blows) if own & {a.code for a in doers}), ()), "whom its doer struck before")
    if not (coded.hit.finite or sides.actor):
        in_reply(work, coded)
    if coded.hit.finite and sides.recipient and not sides.actor:
        _by_strike(work, coded)
    if sides.recipient and not sides.actor and not coded.frame.predicate.joint:
        in_clash(work, coded)
        if not sides.actor and coded.hit.finite and strike_before(work, coded.hit) is not None:
            as_before(coded, told)
    if sides.actor and not (sides.recipient or coded.frame.predicate.joint):
        struck_property(work, coded)
    if sides.actor and not (sides.recipient or sides.clash or coded.frame.predicate.joint):
        on_own_army(work, coded)
        shelled_from(work, coded, told.places)
    if not coded.frame.predicate.joint:
        within_state(work, coded)


def _of_asker(work: Work, coded: Coded, told: Told, back: int) -> None:
    """Who granted or refused what was asked at most `back` sentences before did so towards whoever asked."""
    said, asker = told.asked.get(coded.sides.actor[0].code, (-1, ()))
    if said >= 0 and work.line.sentence.index - said <= back:
        coded.sides.add("recipient", asker, "who asked before")


def _we_both(work: Work, coded: Coded, those: Sequence[Actor]) -> None:
    """"we agreed" or "he said that they agreed", of a speaker who met somebody: those who met."""
    we = all(e.features.startswith(FIRST_PERSON) for e in coded.hit.entries)
    they = all(e.features[:3] in SEVERAL for e in coded.hit.entries) and any("carried" in r for r in coded.sides.reasons)
    if (we or they) and coded.sides.actor[0].code in {a.code for a in those} and not any(p.mention.actors for p in work.line.reach(coded.hit.last, work.line.right_bound(coded.hit.last))):
        coded.sides.add("actor", those, "those who met")


def _resume(work: Work, coded: Coded, told: Told) -> None:
    """"the cooperation grows", "the treaty provides": whose it is, where the sentence names nobody else, are the two
    parties told of last; and "voted for the resolution": of the body that decided last."""
    sides, category = coded.sides, coded.frame.predicate.category
    if coded.frame.predicate.joint and not coded.hit.finite:
        sides.add("actor", _between_later(work, coded), "parties between whom it is")
    known = {a.code for a in (*sides.actor, *sides.recipient, *sides.partner)}
    where = {p.first for p in work.line.parties if coded.frame.predicate.joint and p.mention.kind in ("place", "country") and work.line.preps.get(p.first - 1) == work.lex.words.inside}
    parties = [p for p in work.line.parties if (p.mention.kind != "place" or p.mention.stands_for) and p.first not in where]
    pair = told.met if told.met and is_impersonal(work, coded) and work.line.sentence.index - told.met_at <= MET else told.pair
    codes = {a.code for a in pair}
    directed = not coded.frame.predicate.joint and "partner" not in coded.frame.roles.values()
    talked = coded.frame.predicate.category in (*codebook().asking, *codebook().granting)
    if directed and talked:
        named = {a.code for p in parties if not opposed(work.line, p, coded.frame, work.lex) for a in p.mention.actors} - codebook().non_state_codes.keys()
        if coded.hit.finite and known and known <= codes and not sides.recipient and _told_by(coded) and named - {"UNK"} <= codes and work.line.sentence.index - told.pair_at <= RESUMED:
            sides.add("recipient", [a for a in told.pair if a.code not in known], "the other of the two parties told before")
    named = {a.code for p in parties for a in p.mention.actors}
    definite = coded.hit.finite or coded.hit.article or coded.frame.predicate.within or any(e.kind == "participle" for e in coded.hit.entries) or known
    if definite and not directed and len(known) < 2 and known <= codes and named - {"UNK"} <= codes and not _with_somebody(work, coded) and (category == MEETING or pair is not told.pair or not told.foes):
        sides.add("actor", pair, "the two parties told before")
    elif directed and not talked and sides.actor and not sides.recipient:
        sides.add("recipient", told.body, "the body that decided before")


def _with_somebody(work: Work, coded: Coded) -> bool:
    """Whether a joint act is told with somebody who is of no state ("signed contracts with the companies")."""
    line, last = work.line, coded.hit.last
    return any(line.preps.get(i) in work.lex.words.partner and i + 1 < len(line.tokens) and i + 1 not in line.covered and i not in line.pronouns for i in range(last, line.right_bound(last)))


def _between_later(work: Work, coded: Coded) -> list[Actor]:
    """"it was agreed, during the talks, to deepen the cooperation between X and Y": between whom what was agreed is."""
    line = work.line
    first = next((p for p in line.reach(coded.hit.last, line.next_finite(coded.hit.first)) if line.preps.get(p.first - 1) == work.lex.words.between), None)
    return [a for p in with_joined(line, first) for a in p.mention.actors] if first is not None and is_impersonal(work, coded) else []


def _of_crowd(work: Work, coded: Coded) -> None:
    """A crowd is of the state where it is told. A body of states does not protest, and is whom people protest to ("a vigil
    near the building of the United Nations")."""
    sides, bodies = coded.sides, codebook().bodies
    told = [a for a in sides.actor if a.code in bodies]
    sides.actor[:] = [a for a in sides.actor if a.code not in bodies]
    sides.add("recipient", told, "the body before which it is")
    held = [p.mention.actors for p in work.line.parties if p.mention.actors and any(work.line.stems[i] & work.lex.words.prisoners for i in range(p.first, p.last))]
    if not sides.actor and held:
        sides.add("actor", held[0], "the prisoners that it tells of")
    if not sides.actor and work.line.where is not None and coded.frame.roles.get("subject", "actor") == "actor":
        sides.add("actor", [msgspec.structs.replace(work.line.where, sector=codebook().people_sector)], "the state where it is told")
    if sides.actor and not sides.recipient and any(stems & work.lex.words.prisoners for stems in work.line.stems):
        holders = [Actor(code=holder) for holder, people in codebook().occupied.items() if people == sides.actor[0].code]
        sides.add("recipient", holders, "who holds the prisoners")


def _told_by(coded: Coded) -> bool:
    """Whether a sentence itself says who does what its verb tells, or a speaker says "we"."""
    return all(e.features.startswith(FIRST_PERSON) for e in coded.hit.entries) or not any("carried" in reason for reason in coded.sides.reasons)


def _by_strike(work: Work, coded: Coded) -> None:
    """"the raids, which hit bases of X": who does what a strike does is who strikes."""
    left = work.line.left_bound(coded.hit.first)
    strike = next((c for c in work.coded.values() if c.frame.predicate.category in codebook().struck and not c.hit.finite and left - 2 <= c.hit.last <= left), None)
    if strike is not None and work.line.tokens[left].norm in work.lex.words.relatives:
        coded.sides.add("actor", strike.sides.actor, "the strike that the clause tells of")


def _of_no_state(work: Work, coded: Coded) -> None:
    """Gunmen, demonstrators, victims whose state nothing in the text tells: named as the text counts them."""
    hit, genitive = coded.hit, coded.frame.noun_roles.get("genitive", "")
    told = coded.frame.roles.get("subject") if hit.finite else genitive
    for party in _people(work, hit, genitive):
        if not party.mention.actors and party.mention.sector in codebook().persons:
            undergone = told == "recipient" or (hit.finite and coded.frame.predicate.passive)
            side = coded.sides.recipient if undergone else coded.sides.actor
            side.append(Actor(code="UNK", sector=party.mention.sector, entity_text=party.mention.text))
            coded.sides.reasons.append("people of no state that the text tells")
            return
    line = work.line
    start = coded.hit.last + (coded.hit.last in line.pronouns)
    if start + 1 < len(line.tokens) and "recipient" in (coded.frame.noun_roles.get("genitive"), coded.frame.roles.get("subject"), coded.frame.roles.get("object")) and _counted(work, start):
        coded.sides.recipient.append(Actor(code="UNK", entity_text=line.text(start, start + 2)))
        coded.sides.reasons.append("people of no state that the text tells")


def _people(work: Work, hit: Hit, genitive: str) -> Sequence[Party]:
    """Who stands as the subject of a verb, in the genitive of a noun (with what counts it between), or as the subject of
    the light verb that carries a crowd's act out."""
    line, last = work.line, hit.last
    subject = work.subjects.get(hit.first)
    if hit.finite:
        return subject.parties if subject else ()
    while last < len(line.tokens) and (line.tokens[last].kind == "number" or last in line.counting or line.preps.get(last) in work.lex.words.partitive):
        last += 1
    found = line.reach(hit.last, last + 2) if genitive in ("actor", "recipient") else []
    verb = next((h for h in reversed(line.hits) if h.last <= hit.first), None)
    if verb is not None and not hit.article and genitive == "actor" and any(e.kind == "light" for e in verb.entries) and verb.first in work.subjects:
        found += work.subjects[verb.first].parties
    return found


def _counted(work: Work, i: int) -> bool:
    """Whether a number or a word of quantity and a noun stand at token i ("37 persons", "dozens of persons")."""
    line = work.line
    counts = line.tokens[i].kind == "number" or bool(line.stems[i] & work.lex.words.quantifiers)
    return counts and line.tokens[i + 1].kind == "word" and i + 1 not in line.preps


def _struck_there(work: Work, coded: Coded) -> None:
    """Who is struck where the text names nobody: people of the place of the act, or, when its doer is not known, of the
    state where it is told."""
    sides, predicate = coded.sides, coded.frame.predicate
    death = death_in(work, coded)
    if death is not None and {a.code for a in death.sides.recipient} != {a.code for a in sides.actor}:
        sides.add("recipient", death.sides.recipient, "who died in it")
        return
    place = place_of(work.line, coded.hit, sides)
    code = place.country_code if place else None
    if not sides.actor and work.line.where is not None and (predicate.mode or not predicate.needs):
        sides.add("recipient", [place_after(work, coded) or work.line.where], "the state where it is told")
    elif "recipient" not in predicate.needs and place and code and sides.actor and all(a.code != code for a in sides.actor):
        sides.add("recipient", [Actor(code=code, entity_text=place.extracted_place)], "the place of the act")
    elif not any("carried" in r for r in sides.reasons) and work.line.where is not None and sides.actor and all((a.sector in codebook().breakaway or (a.sector in codebook().armed and not a.identifier_id)) and a.code == work.line.where.code for a in sides.actor):
        sides.add("recipient", [msgspec.structs.replace(work.line.where, sector=codebook().people_sector)], "people of the state of the gunmen")
    elif work.line.where is not None and _from_outside(coded, work.line.where, work.lex):
        sides.add("recipient", [work.line.where], "the state where the foreign force strikes")
    if sides.recipient and not sides.actor:
        in_clash(work, coded)


def _from_outside(coded: Coded, where: Actor, lex: Lexicon) -> bool:
    """Whether forces of another state, by name or by the act that undergoes their strike, are who strikes in a state."""
    undergoes = "recipient" in (coded.frame.roles.get("subject"), coded.frame.roles.get("object"))
    if not coded.hit.finite:  # "the raids of the coalition", "a shell from the lands of X"
        allied = any((a.identifier_id or "") in codebook().coalitions for a in coded.sides.actor)
        shelled = any(coded.frame.noun_roles.get(prep) == "actor" and "adjective" in coded.frame.noun_roles for prep in lex.words.partitive)
        return (shelled or (allied and where.code in codebook().theatres)) and all(a.code != where.code for a in coded.sides.actor)
    known = coded.frame.roles.get("subject") == "recipient" or all(a.sector in codebook().state_armed or a.code in codebook().non_state_codes for a in coded.sides.actor)
    carried = any("carried" in reason for reason in coded.sides.reasons)
    return coded.hit.finite and undergoes and bool(coded.sides.actor) and known and not carried and all(a.code != where.code for a in coded.sides.actor)


def remember(work: Work, coded: Coded, told: Told) -> None:
    """Take note of an act for later sentences."""
    sides, category = coded.sides, coded.frame.predicate.category
    parties = {a.code: a for a in (*sides.actor, *sides.recipient)}
    bodies = codebook().non_state_codes.keys() - (codebook().bodies if category == MEETING else ())
    if act := act_of(coded, work.line.sentence.index):
        told.acts.append(act)
    if len(parties) == 2 and coded.frame.predicate.cameo not in codebook().praise and not any(a.code in bodies or a.code == "UNK" for a in parties.values()):
        told.pair, told.pair_at, told.foes = tuple(parties.values()), work.line.sentence.index, category not in codebook().joint or category in codebook().struck
    if coded.frame.predicate.joint and category == MEETING and len(parties) > 1 and not parties.keys() & {"UNK"}:
        told.met, told.met_at = tuple(parties.values()), work.line.sentence.index
    if category in codebook().granting and sides.actor and all(a.code in codebook().bodies for a in sides.actor):
        told.body = tuple(sides.actor)
    if not (sides.actor and sides.recipient):
        return
    if category in codebook().struck and not coded.hit.finite and not coded.frame.predicate.joint:
        told.strikes[coded.frame.predicate.id] = (list(sides.actor), list(sides.recipient))
    if category in codebook().struck and not coded.frame.predicate.joint:
        told.blows.append((list(sides.actor), list(sides.recipient)))
        told.blow_at = work.line.sentence.index
    told.sides[(category, sides.actor[0].code)] = tuple(sides.recipient)
    if category in codebook().asking:
        told.asked[sides.recipient[0].code] = (work.line.sentence.index, tuple(sides.actor))
    for kind in (category, coded.frame.predicate.id):
        told.doers[(kind, sides.recipient[0].code)] = tuple(sides.actor)
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
