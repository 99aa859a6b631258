"""Who stands on which side of a verb: the roles that its frame gives to what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.events.fit import VIA, doer, fits, of_purpose, opposed
from sijill.events.lexicon import Frame, Lexicon
from sijill.events.line import COMMAS, Hit, Line, Party, governor, opens_complement
from sijill.events.pronouns import gender_of, other_party, prepositions_with_pronoun
from sijill.events.sides import Sides, actors_of, divided
from sijill.events.subjects import Subject, antecedent, with_joined
from sijill.knowledge.predicates import codebook
from sijill.records import Actor
from sijill.text.clitics import analyse

OBJECT_REACH = 3
TOLD = 18


def verb_sides(line: Line, hit: Hit, frame: Frame, subject: Subject, lex: Lexicon, asked: int = 0) -> Sides:
    """The sides of a verb by its frame; `asked` is where the words end that it asks for (-1: they are what its pronoun means)."""
    sides = Sides()
    doers = () if _is_unsaid(line, hit, frame, subject, lex) else subject.actors or tuple(a for p in subject.parties for a in actors_of(p, frame))
    sides.add(frame.roles.get("subject", "actor"), doers, "carried subject" if subject.carried else "subject")
    stop = min(_complement_end(line, hit, frame, lex), line.next_finite(hit.first))
    if any(hit.last <= b < asked - 1 and opens_complement(line.tokens[b], lex) for b in line.bounds):
        stop = min(line.right_bound(asked), line.next_finite(asked - 1))
    sides.leave_out(frame.roles.get("subject", "actor"), subject.parties)
    if frame.predicate.joint and len({a.code for a in subject.actors}) == 1 and subject.before is not None:
        sides.add("partner", subject.before, "subject of the clause before")
    used, (object_role, reach) = set(subject.parties), _object_role(frame, lex)
    if hit.pronoun and object_role:
        sides.add(object_role, other_party(line, hit, subject.actors, lex, gender_of(hit.pronoun, lex.language)) if asked >= 0 else _people_before(line, hit, frame, lex), "object pronoun")
        object_role = ""
    for party in _without_titles(line, hit, subject, stop, lex):
        if party in used or opposed(line, party, frame, lex) or is_kin(line, party, lex) or _victim(line, hit, party, frame):
            continue
        prep, via = governor(line, party, hit.last, lex)
        role = (frame.roles.get(prep, "") if prep else "") or (object_role if prep == lex.words.purpose and _struck_thing(line, party, frame) else "")
        if prep == "" and via == 0 and _is_apposition(party, subject):
            continue
        if (that := _after_that(line, hit, frame, party, lex)) and not (_aside_of(party, prep, sides) and frame.predicate.opens):
            sides.add(that, (a for a in actors_of(party, frame) if a.code not in {d.code for d in doers}), "what stands after that")
            continue
        if party.mention.form == "adjective" and party.first > hit.last and "adjective" in frame.roles:
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
        elif role and via <= VIA and fits(party, frame) and not _filled(sides, role, prep, frame):
            sides.take(role, party, frame, f"preposition {prep}")
            object_role = "" if prep == lex.words.purpose else object_role
    if frame.predicate.passive and _is_undergone(line, hit, subject, stop, sides):
        sides.turn("passive: only one party follows")
    prepositions_with_pronoun(line, hit, frame.roles, stop, sides, lex)
    doer(line, hit, sides, stop, lex)
    return sides


def _is_unsaid(line: Line, hit: Hit, frame: Frame, subject: Subject, lex: Lexicon) -> bool:
    """Whether a verb that is written alike in the passive has no doer told: its subject would be that of a verb before,
    and it does not go on from there ("stormed the town and then arrested")."""
    then = hit.first > 0 and line.tokens[hit.first - 1].norm in lex.words.then
    follows = (hit.conjunction or then) and any(h.finite and h.first < hit.first for h in line.hits)
    return subject.carried and frame.predicate.passive and not follows and not hit.pronoun


def _people_before(line: Line, hit: Hit, frame: Frame, lex: Lexicon) -> tuple[Actor, ...]:
    """The people of whom a relative clause tells, where they are what its verb asks for ("the fighters of X whom it trained")."""
    party = antecedent(line, line.left_bound(hit.first), lex)
    asked = frozenset(words[0] for words in frame.near)
    people = party is not None and party.mention.form == "nominal" and gender_of(hit.pronoun, lex.language) in ("", party.mention.gender) and any(line.stems[i] & asked for i in range(party.first, party.last))
    return party.mention.actors if people and party is not None else ()


def _victim(line: Line, hit: Hit, party: Party, frame: Frame) -> bool:
    """Whether a complaint is over what was done to people ("condemned the killing of a Kenyan"), who are not its object."""
    if frame.predicate.category not in codebook().complaint:
        return False
    done = [(h, e.frame) for h in line.hits if hit.last <= h.first < party.first and not h.finite for e in h.entries if e.frame is not None]
    done = [(h, f) for h, f in done if f.predicate.category in codebook().struck and f.noun_roles.get("genitive") in ("recipient", "either")]
    if party.mention.form == "adjective":
        return any(h.last < party.first for h, _ in done)
    return bool(done) and all(a.sector == codebook().people_sector for a in party.mention.actors)


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


def _is_undergone(line: Line, hit: Hit, subject: Subject, stop: int, sides: Sides) -> bool:
    """Whether the noun after a verb that is written alike in the passive undergoes the act ("two soldiers were killed"):
    it names people and not a state or body, and no object follows it."""
    counted = bool(subject.parties) and _counted(line, hit, subject.parties[0])
    if not subject.parties or not (subject.parties[0].mention.form == "nominal" or subject.parties[0].mention.kind == "organisation" or counted):
        return False
    if sides.recipient and not (counted and subject.parties[0].first >= hit.last):
        return False
    before = subject.parties[0].first < hit.first
    end = hit.last if before else subject.parties[-1].last
    if not before and _object_after_time(line, end, stop):
        return False
    return end >= stop or line.tokens[end].kind == "mark" or end in line.preps or end in line.timed or bool(_clitic(line, end))


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
    same = bool(codes and subject.parties) and party.mention.form == "nominal" and codes <= {a.code for a in subject.actors}
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
    between = [h for h in line.hits if hit.last <= h.first < party.first and h.conjunction and not h.finite]
    return any(e.frame is not None and prep in e.frame.noun_roles for h in between[-1:] for e in h.entries)


def _filled(sides: Sides, role: str, prep: str, frame: Frame) -> bool:
    """Whether a side that the frame itself fills is filled already, so that a mere "against" adds nothing."""
    return bool(sides.recipient) and role == "recipient" and prep in frame.against
