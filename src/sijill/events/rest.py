"""The other side of an act where the sentence names just one more party: whom no frame reaches, but nobody else can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sijill.events.fit import opposed
from sijill.events.led import foiled
from sijill.events.line import Party, governor
from sijill.events.nouns import relied_on
from sijill.events.roles import is_kin
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

UNTOLD = frozenset({"alleged", "denied", "negated", "requested"})
REACH = 12  # tokens
WHY = "the only other party in the clause"


def only_other(work: Work, coded: Coded) -> None:
    """Fill the missing side of an act of two with the only other party that its clause names.

    Left out: acts that are told as charges, acts inside one state, headlines (which leave out too much), and categories
    whose missing side is rarely in the clause.
    """
    sides, predicate = coded.sides, coded.frame.predicate
    known = {a.code for a in (*sides.actor, *sides.recipient, *sides.partner)} - {"UNK"}
    finite_only = predicate.category in codebook().left_over_verbs
    if predicate.category not in (*codebook().left_over, *codebook().left_over_verbs) or (finite_only and not coded.hit.finite):
        return
    if not (coded.hit.finite or sides.actor) and foiled(work.line, coded.hit, work.lex):
        return
    if len(known) != 1 or sides.clash or sides.unnamed or coded.status in UNTOLD or work.line.sentence.title:
        return
    if predicate.joint and "recipient" in predicate.needs:
        return  # "a dialogue", "wrote to": who the other is has to be told with it
    if predicate.category == "AGREE" and predicate.joint and coded.hit.finite:
        return  # "X plans to ... the American base": a plan of one
    if predicate.category == "CONSULT" and not coded.hit.finite and coded.hit.prep == work.lex.words.purpose:
        return  # "an invitation to visit": asked for, and not told
    if not coded.hit.finite and coded.hit.last < len(work.line.tokens) and work.line.stems[coded.hit.last] & work.lex.words.of_many and not sides.actor:
        return  # "the international support for X"
    if predicate.joint and not coded.hit.finite and coded.hit.article and work.line.stems[coded.hit.first] & work.lex.words.accords:
        return  # "called the accord with X a mistake": spoken of
    subject = work.subjects.get(coded.hit.first) if coded.hit.finite else None
    if subject is not None and not sides.actor and any(p.mention.kind == "person" or p.mention.sector for p in subject.parties):
        return  # "Dr Smith received a delegation of X in Y": somebody else did it
    others = {actor.code: (party, actor) for party, actor in _others(work, coded, known)}
    if len(others) != 1:
        return
    ((party, actor),) = others.values()
    if predicate.joint:
        sides.add("actor" if sides.actor else "", [actor], WHY)
    elif (not sides.recipient and party.first > coded.hit.first) or (not sides.recipient and not coded.hit.finite and relied_on(work.line, coded.hit, coded.frame, work.lex)):
        sides.add("recipient", [actor], WHY)
    elif not sides.recipient and coded.hit.prep == work.lex.words.purpose and any("genitive" in reason for reason in sides.reasons):
        sides.recipient[:], sides.actor[:] = sides.actor, []
        sides.add("actor", [actor], WHY)
    elif not sides.actor:
        sides.add("actor", [actor], WHY)


def _others(work: Work, coded: Coded, known: set[str]) -> Iterator[tuple[Party, Actor]]:
    """Parties of the clause, and their actors, that can be the other side: no mere town, adjective, speaker, opponent."""
    line, hit = work.line, coded.hit
    private, joint = {*codebook().private, *codebook().kept_private}, coded.frame.predicate.joint
    speaking = {h.first for h in line.hits if any(e.kind == "report" for e in h.entries)}
    speakers = {party.first for first in speaking & work.subjects.keys() for party in work.subjects[first].parties}
    for party in line.reach(line.left_bound(hit.first), line.right_bound(hit.last)):
        mention = party.mention
        town = not mention.stands_for and not ("visit" in coded.frame.predicate.mode and coded.frame.near and party.first >= hit.last)  # "attends the opening of the canal"
        city = mention.kind == "place" and (town or (party.first == hit.last and not hit.finite))
        if mention.form == "adjective" or city or line.stems[party.first] & work.lex.words.venues or party.first in speakers:
            continue
        if min(abs(party.first - hit.last), abs(hit.first - party.last)) > REACH or any(a.sector in private for a in mention.actors):
            continue
        if any(line.stems[i] & work.lex.words.backdrop for i in range(hit.last, party.first)):
            continue
        if line.preps.get(party.first - 1) in work.lex.words.below or ((party.first < hit.first or joint or coded.sides.recipient) and _only_where(work, party)):
            continue
        if coded.sides.recipient and any(a.sector in codebook().in_need for a in mention.actors):
            continue
        if opposed(line, party, coded.frame, work.lex) or is_kin(line, party, work.lex):
            continue
        if known & {a.code for a in mention.actors}:
            continue  # an alliance and who leads it stand on one side
        yield from ((party, actor) for actor in mention.actors if actor.code not in ("UNK", "IMG"))


def _only_where(work: Work, party: Party) -> bool:
    """Whether a party only says where something is ("in X", "in the capital of X"), and so does not do it."""
    inside = work.lex.words.inside
    return inside in (party.mention.preposition, governor(work.line, party, 0, work.lex)[0])


def only_later(work: Work, coded: Coded) -> None:
    """Fill the missing recipient of a promise or a refusal that a verb tells with the only other party that its sentence names after it."""
    line, hit, sides = work.line, coded.hit, coded.sides
    own = {a.code for a in sides.actor}
    plain = hit.finite and coded.status in ("happened", "planned") and not (coded.frame.predicate.joint or sides.recipient or sides.clash or sides.unnamed)
    if any(e.kind == "report" for e in hit.entries) or not plain or len(own) != 1 or own & {"UNK"} or coded.frame.predicate.category not in codebook().left_over_later or line.sentence.title:
        return
    named = [(p, a) for p in line.parties for a in p.mention.actors if a.code not in own | {"UNK"} and a.sector != codebook().media_sector]
    first = next((p for p, _ in named), None)
    if first is None or len({a.code for _, a in named}) != 1 or first.first < hit.last or (first.mention.kind == "place" and not first.mention.stands_for):
        return
    if opposed(line, first, coded.frame, work.lex) or is_kin(line, first, work.lex) or any(line.stems[i] & work.lex.words.backdrop for i in range(hit.last, first.first)):
        return
    sides.add("recipient", [named[0][1]], "the only other party that the sentence names")
