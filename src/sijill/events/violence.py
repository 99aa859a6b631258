"""Who stands on the sides of violence that several words of a sentence tell together: killed in clashes with X, the raids hit Y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.line import HARD_MARKS, Hit, Party, governor
from sijill.events.settle import settle_sides
from sijill.events.sides import actors_of
from sijill.events.subjects import Subject
from sijill.knowledge.predicates import codebook

if TYPE_CHECKING:
    from sijill.events.complete import Told
    from sijill.events.find import Coded, Work

REACH = 14
WITH = 5
OPENING = 2
BETWEEN = 4
HITS = 6
OWNED = 2


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


def strike_subject(work: Work, hit: Hit, told: Told) -> Subject | None:
    """"the raids struck X": the subject of a verb of violence is who strikes, where the noun before it is the strike."""
    line, struck = work.line, codebook().struck
    noun = next((h for h in reversed(line.hits) if h.last <= hit.first), None)
    if noun is None or noun.finite or noun.prep or noun.first - 1 in line.preps or not _strikes(noun) or not _strikes(hit):
        return None
    if noun.first - line.left_bound(hit.first) > OPENING or hit.first - noun.last > BETWEEN:
        return None
    if any(line.tokens[i].kind != "word" or i in line.preps for i in range(noun.last, hit.first)):
        return None
    coded = work.coded.get(noun.first)
    if coded is not None and coded.sides.actor:
        return Subject(tuple(coded.sides.actor))
    before = [doers for (category, _), doers in told.doers.items() if category in struck]
    return Subject(before[-1] if before and noun.article else ())


def strike_object(work: Work) -> None:
    """"the raids aim at X": whom the verb right after a strike names undergoes it."""
    line = work.line
    for coded in work.coded.values():
        hit, sides = coded.hit, coded.sides
        if hit.finite or not sides.actor or sides.recipient or coded.frame.predicate.joint or coded.frame.predicate.category not in codebook().struck:
            continue
        verb = next((h for h in line.hits if h.finite and h.first >= hit.last), None)
        if verb is None or verb.first - hit.last > HITS or not line.stems[verb.first] & work.lex.words.aiming or verb.pronoun:
            continue
        stop = min(line.right_bound(verb.last), line.next_finite(verb.first))
        found = next((p for p in line.reach(verb.last, stop) if p.mention.actors and p.mention.form != "adjective" and _object(work, verb, p)), None)
        if found is not None:
            own = {a.code for a in sides.actor if not a.sector}
            sides.add("recipient", [a for a in found.mention.actors if a.code not in own], "object of the verb after the strike")
            settle_sides(coded.frame, sides)


def _object(work: Work, verb: Hit, party: Party) -> bool:
    """Whether a party is what a verb hits, or owns it ("hit a camp of X")."""
    prep, via = governor(work.line, party, verb.last, work.lex)
    return (prep == "" and via <= OWNED) or (prep == work.lex.words.purpose and via == 1)


def _strikes(hit: Hit) -> bool:
    """Whether a trigger is one of violence of one side on another."""
    return any(e.frame is not None and e.frame.predicate.category in codebook().struck and not e.frame.predicate.joint for e in hit.entries)
