"""Who stands on the sides of violence that several words of a sentence tell together: killed in clashes with X, the raids hit Y."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sijill.events.fit import holds
from sijill.events.lexicon import Frame, Lexicon
from sijill.events.line import HARD_MARKS, Hit, Line, Party, governor
from sijill.events.settle import settle_sides
from sijill.events.sides import actors_of
from sijill.events.subjects import Subject, with_joined
from sijill.knowledge.letters import clitics
from sijill.knowledge.predicates import codebook
from sijill.records import Actor
from sijill.text.clitics import analyse

if TYPE_CHECKING:
    from sijill.events.complete import Told
    from sijill.events.find import Coded, Work

REACH = 14
WITH = 5
OPENING = 2
BETWEEN = 4
HITS = 6
ARMY = "MIL"
OWNED = 2
REPLY = 3
HELD = 10
CARRIED = 4  # tokens between a strike's verb and that of the vehicle that it hits
FAR = 24  # tokens between those who died and who carried out what killed them
FALLEN = 14  # tokens between those who died and the strike in which they did


def in_clash(work: Work, coded: Coded) -> None:
    """"was killed in clashes with X": whom the dead fought is who killed them."""
    line, words, hit = work.line, work.lex.words, coded.hit
    own = {(a.code, a.sector) for a in coded.sides.recipient}
    for i in range(hit.last, min(hit.last + REACH, len(line.tokens))):
        if line.tokens[i].text in HARD_MARKS:
            return
        inside = i - 1 in line.preps or (i in line.hit_at and bool(line.hit_at[i].prep))
        if not (line.stems[i] & words.clashes and inside):
            continue
        for party in line.reach(i + 1, i + 1 + WITH):
            others = [a for a in actors_of(party, coded.frame) if (a.code, a.sector) not in own]
            prep = governor(line, party, i + 1, work.lex)[0]
            if prep in (*words.partner, words.between) and others:
                coded.sides.add("actor", others, "whom the dead fought")
                settle_sides(coded.frame, coded.sides)
                return


def within_state(work: Work, coded: Coded) -> None:
    """"ten rebels were killed in clashes": where the sentence names one state alone, they fought others in it."""
    line, sides, rules = work.line, coded.sides, codebook()
    codes = {a.code for a in sides.recipient}
    named = {a.code for p in line.parties for a in p.mention.actors}
    armed = bool(sides.recipient) and all(a.sector in (*rules.armed, *rules.breakaway) for a in sides.recipient)
    if sides.actor or len(codes) != 1 or not armed or named - codes:
        return
    stop = next((i for i in range(coded.hit.last, len(line.tokens)) if line.tokens[i].text in HARD_MARKS), len(line.tokens))
    clash = (i for i in range(coded.hit.last, min(stop, coded.hit.last + REACH)) if line.stems[i] & work.lex.words.clashes)
    if any(i - 1 in line.preps or (i in line.hit_at and bool(line.hit_at[i].prep)) for i in clash):
        sides.actor.append(Actor(code=next(iter(codes))))
        sides.reasons.append("those of the state whom the dead fought")


def on_own_army(work: Work, coded: Coded) -> None:
    """"the attacks of the rebels on the army": on that of the state in which they fight."""
    line, hit, sides, rules = work.line, coded.hit, coded.sides, codebook()
    codes = {a.code for a in sides.actor}
    if len(codes) != 1 or codes & rules.non_state_codes.keys() or not all(a.sector in rules.breakaway for a in sides.actor):
        return
    stop = min(line.right_bound(hit.last), line.next_finite(hit.first), hit.last + HITS * 2)
    army = work.lex.words.own_forces | work.lex.words.guards
    bare = [p for p in line.reach(hit.last, stop) if not p.mention.actors and p.mention.sector in (ARMY, *rules.at_home) and line.stems[p.first] & army]
    if bare and not any(a.code not in codes for p in line.reach(hit.last, stop) for a in p.mention.actors if p.mention.kind != "place"):
        sides.recipient.append(Actor(code=next(iter(codes)), sector=bare[0].mention.sector, entity_text=bare[0].mention.text))
        sides.reasons.append("the army of the state of the rebels")


def shelled_from(work: Work, coded: Coded, places: Sequence[Actor]) -> None:
    """"shells from the land of X fell": on the place of another state that the sentence names, else the last before."""
    line, sides = work.line, coded.sides
    own = {a.code for a in sides.actor}
    if not any(reason.startswith("actor") and reason.endswith(f"preposition {prep}") for reason in sides.reasons for prep in work.lex.words.partitive):
        return
    here = [a for p in line.parties if p.mention.kind in ("place", "country") and p.mention.form == "name" for a in p.mention.actors if a.code not in own]
    there = next((a for a in [*here, *reversed(places)] if a.code not in own), None)
    sides.add("recipient", [there] if there is not None else [], "the place where it fell")


def come_from(work: Work, coded: Coded) -> None:
    """"destroyed a vehicle that came from the land of X": of that state, where nobody else is named as struck."""
    line, hit, sides = work.line, coded.hit, coded.sides
    own = {a.code for a in sides.actor}
    stop = min(line.right_bound(hit.last), hit.last + REACH)
    for party in line.reach(hit.last, stop):
        at = next((i for i in range(party.first - 1, max(party.first - BETWEEN, hit.last), -1) if line.preps.get(i) in work.lex.words.partitive), None)
        came = at is not None and line.stems[at - 1] & work.lex.words.coming
        if came and party.mention.actors and own.isdisjoint(a.code for a in party.mention.actors):
            sides.add("recipient", party.mention.actors, "from where it came")
            return


def taken_from(work: Work, coded: Coded) -> None:
    """"retook the base after fights with X", "in which dozens of X were killed", "that X controlled": who held what is taken."""
    line, hit, rules = work.line, coded.hit, codebook()
    own = {_identity(a) for a in coded.sides.actor}
    stop = next((i for i in range(hit.last, len(line.tokens)) if line.tokens[i].text in HARD_MARKS), len(line.tokens))
    fights = [i for i in range(hit.last, stop) if line.stems[i] & work.lex.words.clashes]
    for party in line.parties:
        foes = [a for a in party.mention.actors if (a.sector in rules.armed or a.code in rules.non_state_codes) and _identity(a) not in own]
        fought = bool(fights) and fights[0] < party.first < min(fights[0] + HELD, stop)
        if foes and (fought or holds(line, party, hit.last, stop, work.lex)):
            coded.sides.add("recipient", foes, "whom its taker fought")
            settle_sides(coded.frame, coded.sides)
            return


def in_reply(work: Work, coded: Coded) -> None:
    """"X shelled Y in reply to rockets": who undergoes the act struck before, and who now strikes was struck."""
    line, hit = work.line, coded.hit
    if not any(line.stems[i] & work.lex.words.replies for i in range(max(hit.first - REPLY, 0), hit.first)):
        return
    struck = codebook().struck
    acts = [c for c in work.coded.values() if c.hit.first < hit.first and c.frame.predicate.category in struck and c.sides.actor and c.sides.recipient]
    own = {a.code for a in coded.sides.recipient}
    if acts and (not own or own & {a.code for a in acts[-1].sides.actor}):
        coded.sides.add("actor", (a for a in acts[-1].sides.recipient if a.code not in own), "whom the reply strikes")
        if not own:
            coded.sides.add("recipient", acts[-1].sides.actor, "who replies")


def carried_out(line: Line, strike: Hit) -> bool:
    """Whether a verb with a pronoun right after a noun for a strike tells who carried it out ("a raid that X flew on Y")."""
    verb = next((h for h in line.hits if h.finite and strike.last <= h.first <= strike.last + BETWEEN), None)
    return verb is not None and bool(verb.pronoun) and any(e.kind == "light" for e in verb.entries)


def strike_subject(work: Work, hit: Hit) -> Subject | None:
    """"the raids struck X": the subject of a verb of violence is who strikes, where the noun before it is the strike."""
    noun = strike_before(work, hit)
    if noun is None:
        return None
    coded = work.coded.get(noun.first)
    return Subject(tuple(coded.sides.actor) if coded is not None else ())


def strike_before(work: Work, hit: Hit) -> Hit | None:
    """The noun for a strike that opens the clause of a verb of violence as its subject."""
    line = work.line
    noun = next((h for h in reversed(line.hits) if h.last <= hit.first), None)
    if noun is None or noun.finite or not _strikes(noun) or not _strikes(hit) or all(e.features.startswith("3mp") for e in hit.entries):
        return None
    tells = line.tokens[hit.first - 1].norm in work.lex.words.relatives  # "responsible for the attacks that struck X"
    if (noun.prep or noun.first - 1 in line.preps) and (hit.pronoun or not tells):
        return None
    if noun.first - line.left_bound(hit.first) > OPENING or hit.first - noun.last > BETWEEN:
        return None
    plain = all(line.tokens[i].kind == "word" and i not in line.preps for i in range(noun.last, hit.first))
    return noun if plain else None


def tells_itself(line: Line, hit: Hit, frame: Frame, lex: Lexicon) -> bool:
    """Whether a noun for a strike tells in its own clause whom it struck, or is told of by a clause of its own, so that it is
    not the one told before ("the attack on the border")."""
    follows = next((i for i in range(hit.last, min(hit.last + 2, len(line.tokens))) if line.tokens[i].kind == "word"), None)
    told = follows is not None and line.tokens[follows].norm in lex.words.relatives
    return told or any(frame.noun_roles.get(line.preps.get(i, "")) == "recipient" and line.preps[i] != lex.words.inside for i in range(hit.last, line.right_bound(hit.last)))


def as_before(coded: Coded, told: Told) -> None:
    """"the raids struck X", of nobody named: who struck the same before in the text."""
    struck = {_identity(a) for a in coded.sides.recipient}
    for doers, undergone in reversed(told.blows):
        if struck & {_identity(a) for a in undergone} and not struck & {_identity(a) for a in doers}:
            coded.sides.add("actor", doers, "the strike told before")
            return


def struck_property(work: Work, coded: Coded) -> None:
    """"the fighters of X attacked its base", "accused X of kidnapping its minister": whose what is struck is, of those told before."""
    line, hit, own = work.line, coded.hit, {_identity(a) for a in coded.sides.actor}
    genders = _owned(work, hit)
    for party in reversed([p for p in line.parties if p.last <= hit.first and p.mention.actors and p.mention.form != "adjective"]):
        if genders and not own & {_identity(a) for a in party.mention.actors} and (not party.mention.gender or party.mention.gender in genders):
            coded.sides.add("recipient", party.mention.actors, "whose the struck thing is")
            settle_sides(coded.frame, coded.sides)
            return


def _owned(work: Work, hit: Hit) -> set[str]:
    """The genders of the pronouns on what is struck, with what counts it before ("three of its soldiers")."""
    line, features = work.line, clitics(work.lex.language).pronoun_features
    for i in range(hit.last, min(hit.last + OWNED + 1, len(line.tokens))):
        if line.tokens[i].kind == "number" or i in line.counting or line.preps.get(i) in work.lex.words.partitive:
            continue
        readings = analyse(line.tokens[i].norm, work.lex.language)
        mine = {features[r.pronoun]["gender"] for r in readings if r.pronoun in features and not r.preposition and r.stem in work.lex.words.struck_things}
        return mine if i not in line.hit_at and (i not in line.covered or not line.covered[i].mention.actors) else set()
    return set()


def _identity(actor: Actor) -> tuple[str, str | None, str | None]:
    return actor.code, actor.sector, actor.identifier_id


def strike_object(work: Work, coded: Coded) -> None:
    """"the raids aim at X": whom the verb right after a strike names undergoes it."""
    line, hit, sides = work.line, coded.hit, coded.sides
    if hit.finite or sides.recipient or coded.frame.predicate.joint or coded.frame.predicate.category not in codebook().aimed:
        return
    if foe := _foe(work, hit):
        own = {a.code for a in sides.actor}
        sides.add("recipient", foe.mention.actors or (a for a in foe.located if a.code not in own), "whom the strike is to stop")
        settle_sides(coded.frame, sides)
        return
    told = carried_out(line, hit)  # "the raids that X flew hit Y"
    verb = next((h for h in line.hits if h.finite and h.first >= hit.last and not (told and h.pronoun and any(e.kind == "light" for e in h.entries))), None)
    if verb is None or verb.first - hit.last > HITS * (1 + told) or not line.stems[verb.first] & work.lex.words.aiming or verb.pronoun:
        return
    stop = line.next_finite(verb.first)
    if stop in line.hit_at and line.stems[stop] & work.lex.words.carrying and stop - verb.last <= CARRIED:  # "hit cars that carried men of X"
        verb, stop = line.hit_at[stop], line.next_finite(stop)
    stop = min(line.right_bound(verb.last), stop)
    found = next((p for p in line.reach(verb.last, stop) if p.mention.actors and p.mention.form != "adjective" and _object(work, verb, p)), None)
    if found is not None:
        sides.add("recipient", (a for p in with_joined(line, found) for a in p.mention.actors), "object of the verb after the strike")
        settle_sides(coded.frame, sides)


def _foe(work: Work, strike: Hit) -> Party | None:
    """The armed party that a strike is to stop, by the noun of purpose right after it ("raids to keep the rebels from")."""
    line, words = work.line, work.lex.words
    for i in range(strike.last, min(strike.last + BETWEEN, len(line.tokens))):
        if line.tokens[i].text in HARD_MARKS or i in line.preps or i in line.bounds:
            return None
        readings = analyse(line.tokens[i].norm, work.lex.language)
        if any(r.preposition == words.purpose and not r.article and r.stem in words.stopping for r in readings):
            foe = next((p for p in line.reach(i + 1, i + 1 + OWNED) if p.mention.kind in ("group", "organisation")), None)
            armed = foe is not None and ({a.sector for a in foe.mention.actors} | {foe.mention.sector}) & {*codebook().armed, *codebook().breakaway}
            return foe if armed or (foe is not None and any(a.code == "IMG" for a in foe.mention.actors)) else None
    return None


def aimed_at(work: Work, coded: Coded) -> None:
    """Who held what is taken, whom a verb of aiming names, whose property is struck: whom the frame does not find."""
    frame, sides = coded.frame, coded.sides
    if not sides.actor:
        if frame.predicate.category in codebook().struck:
            strike_object(work, coded)
        return
    if frame.predicate.category in codebook().struck and any(frame.roles.get(prep) == "recipient" for prep in work.lex.words.partitive):
        taken_from(work, coded)
    strike_object(work, coded)
    if not sides.recipient:
        struck_property(work, coded)


def blamed(work: Work) -> None:
    """"attacks on X that were ascribed to Y", "that Y claimed": who struck is told by a verb after the strike."""
    line, words = work.line, work.lex.words
    for coded in work.coded.values():
        hit, sides = coded.hit, coded.sides
        if not hit.finite or sides.actor or not sides.recipient or coded.frame.predicate.category not in codebook().struck:
            continue
        marks = [i for i in range(max(hit.first - REACH, 0), hit.first) if line.stems[i] & words.ascribing]
        party = next((p for i in marks for p in line.parties if i < p.first <= i + WITH and p.mention.actors and line.preps.get(p.first - 1) in words.towards), None)
        if party is not None and not any(line.tokens[i].text in HARD_MARKS for i in range(party.last, hit.first)):
            sides.add("actor", party.mention.actors, "to whom it is ascribed before")
            settle_sides(coded.frame, sides)
    for coded in work.coded.values():
        hit, sides = coded.hit, coded.sides
        if sides.actor or not sides.recipient or coded.frame.predicate.joint or coded.frame.predicate.category not in codebook().struck:
            continue
        stop = next((i for i in range(hit.last, min(hit.last + REACH, len(line.tokens))) if line.tokens[i].text in HARD_MARKS), min(hit.last + REACH, len(line.tokens)))
        for i in range(hit.last, stop):
            if line.stems[i] & words.ascribing:
                party = next((p for p in line.parties if i < p.first <= i + WITH and p.mention.actors and line.preps.get(p.first - 1) in words.towards), None)
            elif i + 1 in line.covered and any(r.pronoun and r.stem in words.claiming for r in analyse(line.tokens[i].norm, work.lex.language)):
                party = line.covered[i + 1]
            else:
                continue
            if party is not None:
                sides.add("actor", party.mention.actors, "to whom it is ascribed")
                settle_sides(coded.frame, sides)
                break


def told_later(work: Work) -> None:
    """"were killed when X attacked", "by mines that X laid", "mines that X laid killed": who did what killed them."""
    words, line = work.lex.words, work.line
    acts = [c for c in work.coded.values() if c.hit.finite and c.sides.actor and c.frame.predicate.category in codebook().struck and not c.frame.predicate.joint]
    for coded in work.coded.values():
        hit, sides = coded.hit, coded.sides
        if sides.actor or not sides.recipient or coded.status != "happened" or coded.frame.predicate.category not in codebook().struck or coded.frame.predicate.joint:
            continue
        for act in acts:
            left = line.left_bound(act.hit.first)
            when = hit.last <= left and act.hit.first - left <= OPENING and bool(line.stems[left] & words.upon) and left - hit.last <= REACH
            laid = bool(line.stems[act.hit.first] & words.planting) and abs(act.hit.first - hit.last) <= REACH
            if act.status == "happened" and (when or laid):
                sides.add("actor", act.sides.actor, "whose act it tells besides")
                act.sides.add("recipient", sides.recipient if not act.sides.recipient else (), "whom it killed")
                settle_sides(coded.frame, sides)
                settle_sides(act.frame, act.sides)
                break


def carried_by(work: Work) -> None:
    """"was killed in an operation that X carried out": who carried it out killed."""
    words, line = work.lex.words, work.line
    for coded in work.coded.values():
        hit, sides = coded.hit, coded.sides
        if sides.actor or not sides.recipient or coded.status != "happened" or coded.frame.predicate.category not in codebook().struck or coded.frame.predicate.joint:
            continue
        for verb in [h for h in line.hits if h.finite and hit.last <= h.first <= hit.last + FAR and any(e.kind == "light" for e in h.entries)]:
            told = bool(verb.pronoun) or verb.last in line.pronouns
            named = any(line.stems[i] & words.operations for i in range(max(verb.first - BETWEEN, hit.last), verb.first))
            doer = next((p for p in line.reach(verb.last, verb.last + BETWEEN) if p.mention.actors and p.mention.form != "adjective"), None)
            if told and named and doer is not None and not any(line.tokens[i].text in HARD_MARKS for i in range(hit.last, verb.first)):
                sides.add("actor", doer.mention.actors, "who carried it out")
                settle_sides(coded.frame, sides)
                break
        if not sides.actor and (party := _whose(work, hit)) is not None:
            sides.add("actor", party.mention.actors, "whose operation it was")
            settle_sides(coded.frame, sides)


def _whose(work: Work, hit: Hit) -> Party | None:
    """The forces to whom an operation belongs in which somebody died ("was killed in operations of the army of X")."""
    line, words = work.line, work.lex.words
    stop = next((i for i in range(hit.last, len(line.tokens)) if line.tokens[i].text in HARD_MARKS), len(line.tokens))
    for i in range(hit.last, min(stop, hit.last + REACH)):
        if line.stems[i] & words.operations and i - 1 in line.preps:
            party = next(iter(line.reach(i + 1, i + 1 + BETWEEN)), None)
            armed = party is not None and bool(party.mention.actors) and all(a.sector in codebook().under_arms for a in party.mention.actors)
            return party if party is not None and armed and governor(line, party, i + 1, work.lex)[0] == words.purpose else None
    return None


def announced(work: Work) -> None:
    """"the army announced the death of ten gunmen": an army that tells of its foes' death killed them."""
    line, rules = work.line, codebook()
    for coded in work.coded.values():
        hit, sides = coded.hit, coded.sides
        if hit.finite or sides.actor or not sides.recipient or coded.frame.predicate.category not in rules.struck or coded.frame.predicate.joint:
            continue
        verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
        subject = work.subjects.get(verb.first) if verb is not None else None
        if subject is None or not subject.parties or subject.carried or hit.first - subject.parties[-1].last > 1:
            continue
        foes = range(hit.last, min(hit.last + WITH, len(line.tokens)))
        if subject.actors and subject.actors[0].sector == ARMY and any(line.stems[i] & work.lex.words.members for i in foes):
            sides.add("actor", subject.actors, "the army that announces it")
            settle_sides(coded.frame, sides)


def _object(work: Work, verb: Hit, party: Party) -> bool:
    """Whether a party is what a verb hits, or owns it ("hit a camp of X")."""
    prep, via = governor(work.line, party, verb.last, work.lex)
    return (prep == "" and via <= OWNED) or (prep == work.lex.words.purpose and via == 1)


def _strikes(hit: Hit) -> bool:
    """Whether a trigger is one of violence of one side on another."""
    return any(e.frame is not None and e.frame.predicate.category in codebook().struck and not e.frame.predicate.joint for e in hit.entries)


def death_in(work: Work, coded: Coded) -> Coded | None:
    """"was killed in an attack": the casualties told right before the strike in which they fell."""
    line, hit = work.line, coded.hit
    if hit.finite or hit.article or not (hit.prep or hit.first - 1 in line.preps):
        return None
    before = [c for c in work.coded.values() if c.hit.last <= hit.first and c.frame.predicate.category in codebook().struck and not c.frame.predicate.joint]
    death = max(before, key=lambda c: c.hit.first, default=None)
    if death is None or not death.sides.recipient or hit.first - death.hit.last > FALLEN or any(line.tokens[i].text in HARD_MARKS for i in range(death.hit.last, hit.first)):
        return None
    return death
