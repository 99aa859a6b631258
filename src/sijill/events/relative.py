"""The sides of a verbal noun from the relative clause that tells of it ("the raids that X carried out on Y")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.beside import described
from sijill.events.fit import doer
from sijill.events.lexicon import Frame
from sijill.events.line import Hit, governor
from sijill.events.sides import Sides, actors_of
from sijill.events.subjects import is_bare, with_joined
from sijill.knowledge.predicates import codebook
from sijill.records import Status
from sijill.text.clitics import analyse

if TYPE_CHECKING:
    from sijill.events.find import Work

FAR = 4  # tokens between a noun and the verb that carries it out


def _carrying(work: Work, hit: Hit) -> Hit | None:
    """The verb after a noun; of two, the second, where it carries the noun out ("talks that lasted two days, that X held")."""
    verbs = [h for h in work.line.hits if h.finite and h.first >= hit.last][:2]
    second = len(verbs) > 1 and not verbs[0].pronoun and verbs[1].pronoun and any(e.kind == "light" for e in verbs[1].entries)
    if second and verbs[1].conjunction and verbs[0].first - hit.last <= FAR:
        between = range(verbs[0].last, verbs[1].first)  # "the meeting that was held in X, and that Y attended"
        second = all(i in work.line.preps or i in work.line.timed or i in work.line.covered for i in between)
        return verbs[1] if second else verbs[0]
    return verbs[1] if second and verbs[1].first - verbs[0].last <= 2 else next(iter(verbs), None)


def relative_doer(work: Work, hit: Hit, frame: Frame, sides: Sides) -> Status | None:
    """"the attacks that X carried out on Y", "the summit that was held with Y": the light verb after a noun gives the
    noun its sides. Returns the status that such a clause tells, or None where there is none."""
    line = work.line
    verb = _carrying(work, hit)
    if verb is None or (verb.first - hit.last > FAR and not verb.conjunction):
        return None
    verb = _held(work, verb) or verb
    between = line.tokens[hit.last : verb.first]
    relative = any(t.norm in work.lex.words.relatives for t in between)
    if not relative and frame.predicate.category not in codebook().struck and any(hit.last <= h.first < verb.first and not h.finite for h in line.hits):
        return None  # "the visit of X after a meeting he held with": of the meeting
    if relative and _of_other_noun(work, hit, verb):
        return None
    kinds = {e.kind for e in verb.entries}
    resumed = "light" in kinds and (bool(verb.pronoun) or verb.last in line.pronouns)
    past = any(e.tense != "present" for e in verb.entries)
    took_place = frame.predicate.joint and bool(line.stems[verb.first] & work.lex.words.happening) and not verb.pronoun and (past or not relative)
    if not (took_place or (_undone(verb, frame) and relative) or (resumed and (relative or all(t.kind == "word" for t in between)))):
        return None
    stop = line.right_bound(verb.last)
    party = next((p for p in line.reach(verb.last, stop) if (p.mention.actors or p.unnamed) and (is_bare(line, p, verb.last, work.lex) or described(line, verb, p, work.lex))), None)
    if took_place or _undone(verb, frame):
        doers, party = [], None
    else:
        if party is None and _others_do(work, verb):
            if frame.predicate.needs == ["recipient"] and not sides.recipient:
                _told_in_relative(work, verb.last, stop, frame, sides)
            return None
        doers = [a for p in with_joined(line, party) for a in p.mention.actors] if party else work.subjects_before(verb)
        if not doers and not (party and party.unnamed):
            return None
        sides.leave_out(frame.noun_roles.get("subject", "actor"), [party] if party else [])
    if doers and "light_passive" in kinds and frame.predicate.category not in codebook().struck:
        return None  # "condemned the attacks that X underwent"
    if not took_place:
        sides.actor.clear()
    scene = frame.predicate.category in codebook().struck and bool(line.stems[verb.first] & work.lex.words.scenes)
    sides.add("recipient" if scene else frame.noun_roles.get("subject", "actor"), doers, "subject of the relative clause")
    _told_in_relative(work, party.last if party else verb.last, stop, frame, sides)
    if verb.conjunction and frame.predicate.joint and not took_place:  # "the meeting that was held in X, and that Y attended"
        sides.add("partner", (a for p in line.parties if hit.last <= p.first < verb.first and p.mention.kind != "country" for a in p.mention.actors), "where it was held")
    if _undone(verb, frame):
        doer(line, verb, sides, stop, work.lex)
    return ("planned" if verb.future else "happened") if relative else None


def _held(work: Work, verb: Hit) -> Hit | None:
    """The verb that tells who held what the verb before only says to have lasted ("talks that lasted two days, which X held")."""
    after = next((h for h in work.line.hits if h.finite and h.first >= verb.last), None)
    lasted = bool(work.line.stems[verb.first] & work.lex.words.happening) and not verb.pronoun
    near = after is not None and after.first - verb.last <= 2 and bool(after.pronoun) and any(e.kind == "light" for e in after.entries)
    return after if lasted and near else None


def _of_other_noun(work: Work, hit: Hit, verb: Hit) -> bool:
    """Whether a relative clause tells of a plain noun that a preposition ties to the trigger ("his trial for the crimes that")."""
    line = work.line
    at = next(i for i in range(hit.last, verb.first) if line.tokens[i].norm in work.lex.words.relatives)
    led = any(i in line.preps for i in range(hit.last, at)) or any(r.preposition and r.article for r in analyse(line.tokens[at - 1].norm, work.lex.language))
    return led and at - 1 >= hit.last and at - 1 not in line.covered and at - 1 not in line.preps


def _undone(verb: Hit, frame: Frame) -> bool:
    """Whether a verb tells that a joint act took place, or was announced, and not who did it."""
    passive = all(e.features.startswith("3ms") for e in verb.entries) and not verb.pronoun
    return frame.predicate.joint and not verb.pronoun and (passive or any(e.kind == "impersonal" for e in verb.entries))


def _others_do(work: Work, verb: Hit) -> bool:
    """Whether a noun that names no party follows a verb as its doer ("the raids that gunmen carried out on")."""
    line, i = work.line, verb.last
    if i >= len(line.tokens) or i in line.preps or i in line.pronouns or i in line.timed:
        return False
    if i in line.covered:
        return not line.covered[i].mention.actors
    readings = analyse(line.tokens[i].norm, work.lex.language)
    return any(r.article and not r.preposition for r in readings)


def _told_in_relative(work: Work, start: int, stop: int, frame: Frame, sides: Sides) -> None:
    """Sides that stand after prepositions in a relative clause."""
    told = Sides()
    stop = min(stop, work.line.next_finite(start))
    stop = next((i for i in range(start, stop) if work.line.stems[i] & work.lex.words.backdrop and work.line.preps.get(i, "") not in frame.noun_roles), stop)
    for other in work.line.reach(start, stop):
        prep, via = governor(work.line, other, start, work.lex)
        if prep and via <= 2 and (role := frame.noun_roles.get(prep, "")):
            told.add(role, actors_of(other, frame), f"preposition {prep} of the relative clause")
            told.leave_out(role, [other])
    if told.recipient or told.either:
        sides.recipient[:] = told.recipient or told.either
    sides.add("partner", told.partner, "the relative clause")
    sides.unnamed |= told.unnamed
    sides.reasons += told.reasons
