"""Who stands on which side of a verb: the roles that its frame gives to what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.events.antecedents import antecedent
from sijill.events.fit import VIA, backs, disapproves, doer, fits, of_purpose, opposed
from sijill.events.lexicon import Frame, Lexicon
from sijill.events.line import COMMAS, Hit, Line, Party, governor, opens_complement
from sijill.events.pronouns import gender_of, other_party, prepositions_with_pronoun
from sijill.events.sides import Sides, actors_of, divided
from sijill.events.stated import articled
from sijill.events.subjects import Subject, with_joined
from sijill.knowledge.predicates import codebook
from sijill.records import Actor
from sijill.text.clitics import analyse
from sijill.text.inflection import tables

OBJECT_REACH = 3
HELP = "AID"
OBSERVER = "NGO"
TOLD = 18


def verb_sides(line: Line, hit: Hit, frame: Frame, subject: Subject, lex: Lexicon, asked: int = 0) -> Sides:
    """The sides of a verb by its frame; `asked` is where the words end that it asks for (-1: they are what its pronoun means)."""
    sides = Sides()
    doers = _doers(line, hit, frame, subject, lex)
    sides.add(frame.roles.get("subject", "actor"), doers, "carried subject" if subject.carried else "subject")
    stop = min(_complement_end(line, hit, frame, lex), line.next_finite(hit.first))
    if any(hit.last <= b < asked - 1 and opens_complement(line.tokens[b], lex) for b in line.bounds):
        stop = min(line.right_bound(asked), line.next_finite(asked - 1))
    sides.leave_out(frame.roles.get("subject", "actor"), subject.parties)
    if frame.predicate.joint and len({a.code for a in subject.actors}) == 1 and subject.before is not None and not (sides.unnamed or (frame.predicate.category in codebook().granting and line.tokens[line.left_bound(hit.first)].norm in lex.words.relatives)):
        sides.add("partner", subject.before, "subject of the clause before")
    used, (object_role, reach) = set(subject.parties), _object_role(frame, lex)
    if hit.pronoun and object_role:
        sides.add(object_role, other_party(line, hit, subject.actors, lex, gender_of(hit.pronoun, lex.language)) if asked >= 0 else _people_before(line, hit, frame, lex), "object pronoun")
        object_role = ""
    for party in _without_titles(line, hit, subject, stop, lex):
        if party in used or _at_hands_of(line, hit, party, lex) or _of_subject(line, party, subject, lex) or _leads_to(line, hit, party, subject) or opposed(line, party, frame, lex) or is_kin(line, party, lex) or victim(line, hit, party, frame, lex) or backs(line, hit, party, frame, lex):
            continue
        prep, via = governor(line, party, hit.last, lex)
        role = (frame.roles.get(prep, "") if prep else "") or (object_role if prep == lex.words.purpose and _struck_thing(line, party, frame) else "")
        if prep == "" and via == 0 and _is_apposition(party, subject):
            continue
        if (that := _after_that(line, hit, frame, party, lex)) and not (_aside_of(party, prep, sides) and frame.predicate.opens):
            sides.add(that, (a for a in actors_of(party, frame) if a.code not in {d.code for d in doers}), "what stands after that")
            continue
        if party.mention.form == "adjective" and party.first > hit.last and "adjective" in frame.roles and not (frame.roles.get("subject") == "recipient" and not asked <= party.first <= asked + VIA):
            sides.add(frame.roles["adjective"], party.mention.actors, "adjective")
        elif "among" in frame.roles.values() and party.mention.form == "nominal" and len({a.code for a in party.mention.actors}) > 1:
            sides.add("among", party.mention.actors, "the parties to what it names")
        elif prep == "" and object_role and via <= reach and (party.mention.form != "adjective" or via):
            group = [p for p in with_joined(line, party) if p.first < stop]
            for member in group:
                sides.add(object_role, actors_of(member, frame), "object")
            sides.leave_out(object_role, group)
            used.update(group)
            object_role = ""
        elif frame.predicate.joint and prep == "" and party.mention.kind == "collective" and frame.roles.get("subject") == "about":
            sides.add("partner", party.mention.actors, "the pair between whom it is")
        elif _of_another(line, hit, party, prep) or (prep == lex.words.purpose and via and of_purpose(line, hit, party, prep)):
            continue
        elif role and via <= VIA and fits(party, frame) and not _filled(sides, role, prep, frame, lex):
            sides.take(role, party, frame, f"preposition {prep}")
            object_role = "" if prep == lex.words.purpose else object_role
    if frame.predicate.passive and subject.carried and sides.actor and not sides.recipient and _others_undergo(line, hit, lex):
        sides.turn("passive: others follow")
    elif (frame.predicate.passive and _is_undergone(line, hit, subject, stop, sides, lex)) or _is_struck(line, hit, frame, subject, stop, sides, asked):
        sides.turn("passive: only one party follows")
    prepositions_with_pronoun(line, hit, _taken_up(line, hit, frame, lex), stop, sides, lex)
    doer(line, hit, sides, min(stop, subject.end(hit.last) + 1) if disapproves(frame) else stop, lex)
    return sides


def _is_struck(line: Line, hit: Hit, frame: Frame, subject: Subject, stop: int, sides: Sides, asked: int) -> bool:
    """Whether the only party after a verb of violence is what it asks for as its object ("a war that targets the fighters of X")."""
    if frame.predicate.category not in codebook().struck or frame.roles.get("object") != "recipient" or hit.pronoun:
        return False
    if sides.recipient or not subject.parties or not subject.parties[0].first < asked <= subject.parties[0].last:
        return False
    end = subject.parties[-1].last
    return end >= stop or end in line.bounds or line.tokens[end].kind == "mark" or end in line.preps or end in line.timed


def _at_hands_of(line: Line, hit: Hit, party: Party, lex: Lexicon) -> bool:
    """Whether a party stands after "at the hands of", as the doer or as what is said of him ("by X, the branch of Y")."""
    pairs = ((line.tokens[i].norm, line.tokens[i + 1].norm) for i in range(hit.last, party.first - 1))
    return not party.mention.preposition and governor(line, party, hit.last, lex)[1] <= 1 and any(pair in lex.words.doer for pair in pairs)


def _of_subject(line: Line, party: Party, subject: Subject, lex: Lexicon) -> bool:
    """Whether a party only tells to whom the subject belongs ("forces that belong to X shelled Y")."""
    return bool(line.stems[party.first - 1] & lex.words.tied) and any(p.last == party.first - 1 for p in subject.parties)


def _taken_up(line: Line, hit: Hit, frame: Frame, lex: Lexicon) -> dict[str, str]:
    """The roles that pronouns after prepositions have: none with what is seized, but in the relative clause that tells of it."""
    land = "territory" in frame.predicate.context and frame.predicate.category in codebook().struck
    return {} if land and line.tokens[line.left_bound(hit.first)].norm not in lex.words.relatives else frame.roles


def _people_before(line: Line, hit: Hit, frame: Frame, lex: Lexicon) -> tuple[Actor, ...]:
    """The people of whom a relative clause tells, where they are what its verb asks for ("the fighters of X whom it trained")."""
    bare = line.covered.get(hit.first - 1)
    party = bare if bare is not None and bare.mention.form == "nominal" else antecedent(line, line.left_bound(hit.first), lex)
    asked = frozenset(words[0] for words in frame.near)
    people = party is not None and party.mention.form == "nominal" and gender_of(hit.pronoun, lex.language) in ("", party.mention.gender) and any(line.stems[i] & asked for i in range(party.first, party.last))
    return party.mention.actors if people and party is not None else ()


def _leads_to(line: Line, hit: Hit, party: Party, subject: Subject) -> bool:
    """Whether an adjective only tells of the subject after it ("the Egyptian branch of X")."""
    at = subject.parties[0].first if subject.parties else 0
    return party.mention.form == "adjective" and hit.last <= party.first < at and not any(i in line.preps for i in range(party.last, at))


def _doers(line: Line, hit: Hit, frame: Frame, subject: Subject, lex: Lexicon) -> tuple[Actor, ...]:
    """Who the subject of a verb stands for; nobody, where a subject of before goes on that such a verb does not take up, or
    who only tells of violence."""
    then = hit.first > 0 and line.tokens[hit.first - 1].norm in lex.words.then  # "stormed the town and then arrested"
    follows = (hit.conjunction or then) and any(h.finite and h.first < hit.first for h in line.hits)
    if subject.carried and frame.predicate.passive and not hit.pronoun and (_undergoing(line, hit, frame, subject) if follows else not _of_itself(line, hit, lex)):
        return ()
    if subject.carried and subject.actors and frame.predicate.category in (*codebook().struck, HELP) and all(a.sector in codebook().observers or a.code == OBSERVER for a in subject.actors):
        return ()
    return subject.actors or tuple(a for p in subject.parties for a in actors_of(p, frame))


def _of_itself(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether a verb stands right after "that" with a pronoun and before its object ("announced that it killed ten rebels")."""
    left, i = line.left_bound(hit.first), hit.last
    if line.tokens[left].norm not in lex.words.fused or hit.first - left > 2 or i >= len(line.tokens):
        return False
    return _word_follows(line, hit)


def _undergoing(line: Line, hit: Hit, frame: Frame, subject: Subject) -> bool:
    """Whether people of nobody known follow a verb whose subject undergoes the act ("and dozens were hurt"), and the subject
    that it takes up is of another sentence."""
    here = {a.code for p in line.parties if p.last <= hit.first for a in p.mention.actors}
    return frame.roles.get("subject") == "recipient" and _word_follows(line, hit) and not here & {a.code for a in subject.actors}


def _word_follows(line: Line, hit: Hit) -> bool:
    """Whether a noun or number follows a verb, which no preposition governs."""
    i = hit.last
    if i >= len(line.tokens) or line.tokens[i].kind == "mark" or i in line.preps or i in line.timed or i in line.pronouns or i in line.bounds:
        return False
    return not (_clitic(line, i) or (i in line.hit_at and line.hit_at[i].finite))


def victim(line: Line, hit: Hit, party: Party, frame: Frame, lex: Lexicon) -> bool:
    """Whether a complaint is over what was done to people ("condemned the killing of a Kenyan"), who are not its object."""
    if frame.predicate.category not in codebook().complaint:
        return False
    done = [(h, e.frame) for h in line.hits if hit.last <= h.first < party.first and not h.finite for e in h.entries if e.frame is not None]
    done = [(h, f) for h, f in done if f.predicate.category in codebook().struck and f.noun_roles.get("genitive") in ("recipient", "either")]
    if party.mention.form == "adjective":
        return any(h.last < party.first for h, _ in done)
    if hit.finite and disapproves(frame) and any((line.tokens[i].norm, line.tokens[i + 1].norm) in lex.words.doer for i in range(party.last, min(party.last + OBJECT_REACH, len(line.tokens) - 1))):
        return True
    killed = done[-1][0] if done and done[-1][1].noun_roles.get("genitive") == "recipient" else None
    if killed is not None and killed.last == party.first and party.mention.form == "nominal" and not articled(line, party.first, lex):
        return True  # "condemned the killing of a French soldier"
    return bool(done) and party.mention.kind != "organisation" and all(a.sector == codebook().people_sector for a in party.mention.actors)


def _object_role(frame: Frame, lex: Lexicon) -> tuple[str, int]:
    """The role of a verb's object, and how many words may stand before it; an object that the frame does not name undergoes
    the act where it is close."""
    role = frame.roles.get("object", "")
    other = frame.predicate.joint or frame.predicate.category in codebook().crowd or bool(frame.roles.keys() & lex.words.complementizers)
    if not (role or other) and frame.roles.get("subject", "actor") == "actor":
        return "recipient", 1
    return role, OBJECT_REACH


def _without_titles(line: Line, hit: Hit, subject: Subject, stop: int, lex: Lexicon) -> Iterator[Party]:
    """The parties after a verb, but for the further titles that stand right after its subject, and for the statement or
    paper that says what its author says."""
    titles = max((p.last for p in subject.parties if p.first >= hit.last), default=-1)
    paper = line.covered.get(hit.last)
    if paper is not None and subject.carried and not paper.mention.actors and line.stems[hit.last] & lex.words.vehicles:
        titles = paper.first
    for party in line.reach(hit.last, stop):
        if party.first == titles and not party.mention.preposition and (not party.mention.actors or _is_apposition(party, subject)):
            titles = party.last
        else:
            yield party


def _after_that(line: Line, hit: Hit, frame: Frame, party: Party, lex: Lexicon) -> str:
    """The role that a frame gives to whom "that" tells of, for the party that stands first after it, or is joined to that one."""
    role = next((role for key, role in frame.roles.items() if key in lex.words.complementizers), "")
    that = next((i for i in range(hit.last, party.first) if opens_complement(line.tokens[i], lex)), None) if role else None
    first = next((p for p in line.parties if that is not None and p.first > that and p.mention.actors), None)
    return role if first is not None and party in with_joined(line, first) else ""


def _aside_of(party: Party, prep: str, sides: Sides) -> bool:
    """Whether a party after "that" is not the one, or one of those joined, of whom it tells first."""
    return bool(prep or sides.recipient) and not party.joined


def _complement_end(line: Line, hit: Hit, frame: Frame, lex: Lexicon) -> int:
    """Where what a verb tells ends; words on a relation may stand after "that" ("stressed that the ties between X and Y")."""
    if "among" not in frame.roles.values() and not frame.roles.keys() & lex.words.complementizers:
        return line.right_bound(hit.last)
    bounds = (b for b in line.bounds if b > hit.last and line.aside(b) is None and not opens_complement(line.tokens[b], lex))
    return min(next(bounds, len(line.tokens)), hit.last + TOLD)


def _is_undergone(line: Line, hit: Hit, subject: Subject, stop: int, sides: Sides, lex: Lexicon) -> bool:
    """Whether the noun after a verb that is written alike in the passive undergoes the act ("two soldiers were killed"):
    it names people and not a state or body, and no object follows it."""
    counted = bool(subject.parties) and _counted(line, hit, subject.parties[0])
    if not subject.parties or not (subject.parties[0].mention.form == "nominal" or subject.parties[0].mention.kind == "organisation" or counted):
        return False
    if line.stems[subject.parties[0].first] & lex.words.vessels or (_group_itself(line, subject.parties[0], lex) and not counted):
        return False  # planes, and a group of gunmen by its name, kill and are not killed
    if sides.recipient and not (counted and subject.parties[0].first >= hit.last):
        return False
    before = subject.parties[0].first < hit.first
    end = hit.last if before else subject.parties[-1].last
    if not before and _object_after_time(line, end, stop):
        return False
    end += counted and not before and _describes(line, end, lex)
    return end >= stop or end in line.bounds or line.tokens[end].kind == "mark" or end in line.preps or end in line.timed or bool(_clitic(line, end))


def _group_itself(line: Line, party: Party, lex: Lexicon) -> bool:
    """Whether a party is an armed group by its own name, and not men of it ("members of X")."""
    armed = party.mention.kind == "organisation" and all(a.sector in codebook().breakaway or a.code == "IMG" for a in party.mention.actors)
    men = line.stems[party.first] & (lex.words.members | lex.words.honorifics) or line.tokens[party.first].norm.endswith(tuple(lex.words.plural))
    return armed and bool(party.mention.actors) and not men


def _others_undergo(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether "others" in the nominative follow ("and wounded were seven others"), who undergo the act as those before did."""
    return any(line.tokens[i].norm in lex.words.others for i in range(hit.last, min(hit.last + 2, len(line.tokens))))


def _describes(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word may be an adjective of counted people ("four Kurdish rebels"), and not the object, which would end otherwise."""
    plain = i + 1 < len(line.tokens) and line.tokens[i].kind == "word" and i not in line.covered and i not in line.hit_at and i not in line.preps
    return plain and not _clitic(line, i) and not line.tokens[i].norm.endswith(tables(lex.language).noun.accusative)


def _object_after_time(line: Line, end: int, stop: int) -> bool:
    """Whether a number of people, who are the object, stands after the time told of the verb ("arrested this morning three")."""
    i = next((i for i in range(end, stop) if i not in line.timed), stop)
    after = line.covered.get(i + 1)
    return end < i < stop and (line.tokens[i].kind == "number" or i in line.counting) and not (after is not None and after.mention.kind == "place")


def _clitic(line: Line, i: int) -> bool:
    """Whether a preposition is written together with the word."""
    return i in line.hit_at and bool(line.hit_at[i].prep)


def _counted(line: Line, hit: Hit, party: Party) -> bool:
    """Whether a number stands between a verb and the party after it ("killed were six of the members of X")."""
    return any(line.tokens[i].kind == "number" or i in line.counting for i in range(hit.last, party.first))


def _is_apposition(party: Party, subject: Subject) -> bool:
    """Whether a party only says who the subject is ("Mahmud Abbas, president of the Authority, ...")."""
    codes = {a.code for a in party.mention.actors}
    same = bool(codes and subject.parties) and (party.mention.form == "nominal" or party.mention.kind == "person") and codes <= {a.code for a in subject.actors}
    return same and not divided([*party.mention.actors, *subject.actors])


def _struck_thing(line: Line, party: Party, frame: Frame) -> bool:
    """Whether a party owns the thing that an act of violence strikes ("attacked camps of X")."""
    before = line.tokens[party.first - 1] if party.first else None
    return frame.predicate.category in codebook().struck and before is not None and before.kind == "word" and party.first - 1 not in line.covered and party.first - 1 not in line.hit_at


def is_kin(line: Line, party: Party, lex: Lexicon) -> bool:
    """Whether a party only tells what the party right before it is to it ("Russia, the ally of Syria, voted for")."""
    before = party.first - 1
    if party.mention.preposition or party.mention.form == "adjective" or before < 1 or not line.stems[before] & lex.words.kin:
        return False
    if any(r.pronoun and r.stem in lex.words.kin for r in analyse(line.tokens[before].norm, lex.language)):
        return False
    return before - 1 in line.covered or line.tokens[before - 1].text in COMMAS


def _of_another(line: Line, hit: Hit, party: Party, prep: str) -> bool:
    """Whether a noun coordinated to what the verb tells takes the party ("discussed the war and the accord with Iran")."""
    between = [h for h in line.hits if hit.last <= h.first < party.first and not h.finite]
    besides = _comes_with(line, between[-1], party) if between else False
    between = between if besides else [h for h in between if h.conjunction]
    return any(e.frame is not None and prep in e.frame.noun_roles for h in between[-1:] for e in h.entries)


def _comes_with(line: Line, noun: Hit, party: Party) -> bool:
    """Whether a noun that goes with an act takes the party from which it comes ("retook it with support from X")."""
    return bool(noun.prep) and noun.last == party.first - 1 and any(e.frame is not None and e.frame.noun_roles.get(line.preps.get(noun.last, "")) == "actor" for e in noun.entries)


def _filled(sides: Sides, role: str, prep: str, frame: Frame, lex: Lexicon) -> bool:
    """Whether a side that the frame itself fills is filled already, so that a mere "against", or the place of help, adds nothing."""
    held = [r for r in sides.reasons if r.startswith("recipient")]
    there = prep == lex.words.inside and frame.predicate.category == HELP and bool(held) and not any(r.endswith(prep) for r in held)  # "trains men of X in Y"
    return bool(sides.recipient) and role == "recipient" and (prep in frame.against or there)
