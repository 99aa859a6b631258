"""Talks that are told without who holds them: "talks were held on the ties of the two countries", "the situation was discussed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.beside import is_listed
from sijill.events.line import Hit, opens_complement
from sijill.events.pointed import is_impersonal
from sijill.events.settle import settle_sides
from sijill.events.stated import articled
from sijill.events.subjects import with_joined
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

MEETING = "CONSULT"
WELCOMED = "SUPPORT"
INVITED = 30  # tokens between a visit and the invitation that it answers
NEAR = 9  # tokens between talks and the town where they are held
MEANWHILE = 3  # tokens between a verb without doer and its noun ("during the reception")


def same_meeting(work: Work, coded: Coded, those: tuple[Actor, ...]) -> None:
    """"during the meeting", "after the meeting it was agreed to": of those who met before, where the sentence names nobody as
    holding it. `those`: who met, where they are few."""
    hit, line = coded.hit, work.line
    if len(those) not in (2, 3) or hit.finite or coded.sides.actor or coded.sides.recipient or coded.sides.partner or not coded.frame.predicate.joint:
        return
    talks = [h for h in line.hits if h.article and _within(work, h) and any(e.frame is not None and e.frame.predicate.category == MEETING and e.frame.predicate.joint for e in h.entries)]
    agreed = is_impersonal(work, coded) and any(hit.last <= h.first < hit.last + NEAR for h in talks)
    if agreed or hit in talks:
        coded.sides.add("actor", those, "those who met before")


def _within(work: Work, hit: Hit) -> bool:
    """Whether a noun stands alone after "during" or "after", with nothing that says whose or which it is."""
    line, words, after = work.line, work.lex.words, hit.last
    since = {told[-1] for told in words.factual} | words.meanwhile
    if not hit.first or not line.stems[hit.first - 1] & since:
        return False
    if after >= len(line.tokens) or line.tokens[after].kind == "mark" or after in line.preps or after in line.hit_at or opens_complement(line.tokens[after], work.lex):
        return True
    return after not in line.covered and after not in line.bounds and not articled(line, after, work.lex)


def _of_both(work: Work, coded: Coded, pair: tuple[Actor, ...], recent: bool) -> None:
    """"talks were held on the ties of the two countries": of these two, where they were told of last and nobody else is named;
    "the situation in Z was discussed": whatever they talk about.
    `pair`: the two told of last, `recent`: not long ago."""
    sides, codes = coded.sides, {a.code for a in pair}
    topical = coded.frame.noun_roles.get("genitive") == "about" and _took_place(work, coded) and recent
    if coded.frame.predicate.joint and topical:
        sides.add("actor", pair, "the two parties told before")
        return
    people = [p for p in work.line.parties if p.mention.kind != "place" or p.mention.stands_for]
    both = any(p.mention.kind == "collective" and {a.code for a in p.mention.actors} == codes for p in people)
    alone = not (sides.actor or sides.recipient or sides.partner) and {a.code for p in people for a in p.mention.actors} <= codes
    if coded.frame.predicate.joint and both and alone:
        sides.add("actor", pair, "the two parties told before")


def met(work: Work, coded: Coded, pair: tuple[Actor, ...], recent: bool) -> None:
    """Fill the sides of a meeting or visit from those named of a crowd, the capital where it is held, those who tell of it,
    and the `pair` told of last (`recent`: not long ago)."""
    _attended_by(work, coded)
    _hosted(work, coded)
    _told_with(work, coded)
    _invited_by(work, coded)
    if not (coded.hit.finite or coded.hit.article or coded.hit.pronoun):
        _of_both(work, coded, pair, recent)


def _attended_by(work: Work, coded: Coded) -> None:
    """"the leaders flocked to X, among them the presidents of Y and Z": those who are named of a crowd that is not are its doers."""
    sides, line = coded.sides, work.line
    if any(reason.startswith("actor") and not reason.endswith("carried subject") for reason in sides.reasons) or coded.frame.roles.get("subject") != "actor":
        return
    first = next((p for p in line.parties if p.first >= coded.hit.last and p.mention.actors and is_listed(line, p, work.lex)), None)
    known = {a.code for a in (*sides.recipient, *sides.partner)}
    if named := [a for p in with_joined(line, first) for a in p.mention.actors if a.code not in known] if first is not None else []:
        sides.actor.clear()
        sides.add("actor", named, "who is named of those that")
        settle_sides(coded.frame, sides)


def _hosted(work: Work, coded: Coded) -> None:
    """"the minister of X discussed the crisis in Moscow": who tells talks of an official alone, in the capital of another state, tells them with that state."""
    sides, line, hit = coded.sides, work.line, coded.hit
    official = len({a.code for a in sides.actor}) == 1 and all(a.sector in codebook().state_sectors for a in sides.actor)
    told = hit.finite or any(reason.endswith("light verb") for reason in sides.reasons)
    if not (coded.frame.predicate.joint and official and told) or sides.recipient or sides.partner or hit.conjunction:
        return
    others = [p for p in line.reach(line.left_bound(hit.first), line.right_bound(hit.last)) if p.mention.actors and p.mention.form != "adjective" and {a.code for a in p.mention.actors} != {a.code for a in sides.actor}]
    hosts = [p for p in others if p.mention.kind == "place" and p.mention.stands_for and line.preps.get(p.first - 1) == work.lex.words.inside and not line.stems[p.first] & work.lex.words.venues]
    if len(others) == len(hosts) == 1 and 0 < hosts[0].first - hit.last <= NEAR:
        sides.add("actor", hosts[0].mention.actors, "the state in whose capital they are held")


def _invited_by(work: Work, coded: Coded) -> None:
    """"the visit of X, in reply to an invitation of Y", which names no place: to Y."""
    line, sides, hit = work.line, coded.sides, coded.hit
    own = {a.code for a in sides.actor}
    if "visit" not in coded.frame.predicate.mode or len(own) != 1 or sides.recipient or sides.partner:
        return
    asked = next((i for i in range(hit.last, min(hit.last + INVITED, len(line.tokens))) if line.stems[i] & work.lex.words.asked and line.stems[i - 1] & work.lex.words.answering), None)
    host = next((p for p in line.parties if asked is not None and asked < p.first <= asked + MEANWHILE and p.mention.actors), None)
    if host is not None and own.isdisjoint(a.code for a in host.mention.actors):
        sides.add("recipient", host.mention.actors, "whose invitation it answers")


def _told_with(work: Work, coded: Coded) -> None:
    """"both presidents affirmed in a phone call": of those two; "X welcomes the visit of the president of Y": he goes to X."""
    sides, hit = coded.sides, coded.hit
    verb = next((h for h in reversed(work.line.hits) if h.finite and h.last <= hit.first), None)
    subject = work.subjects.get(verb.first) if verb is not None else None
    if hit.finite or verb is None or subject is None or work.line.left_bound(hit.first) > verb.first or sides.recipient or sides.partner:
        return
    codes = {a.code for a in subject.actors}
    if coded.frame.predicate.joint and not sides.actor and len(codes) > 1 and work.line.preps.get(hit.first - 1) in work.lex.words.meanwhile:
        sides.add("actor", subject.actors, "the two who speak")
    elif "visit" in coded.frame.predicate.mode and len(sides.actor) == 1 and hit.prep and verb.first in work.coded and sides.actor[0].code not in codes:
        told = work.coded[verb.first]
        if told.frame.predicate.category == WELCOMED and told.sides.actor:
            sides.add("recipient", told.sides.actor, "who welcomes it")


def _took_place(work: Work, coded: Coded) -> bool:
    """Whether a noun without parties stands after a verb that has no doer ("was discussed", "during the reception was discussed")."""
    sides, hit = coded.sides, coded.hit
    verb = next((h for h in reversed(work.line.hits) if h.finite and h.last <= hit.first), None)
    near = verb is not None and hit.first - verb.last <= MEANWHILE and not any(verb.last <= p.first < hit.first for p in work.line.parties)
    bare = not (sides.actor or sides.recipient or sides.partner)
    return near and bare and verb is not None and any(e.kind == "impersonal" for e in verb.entries)
