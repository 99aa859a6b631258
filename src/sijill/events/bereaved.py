"""Whom a state consoles that names only the dead: the state that others console in the article, else that in which they died."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.line import HARD_MARKS
from sijill.knowledge.predicates import codebook

if TYPE_CHECKING:
    from sijill.events.complete import Told
    from sijill.events.find import Coded, Work

KIND_WORDS = "SUPPORT"
REACH = 10  # tokens between kind words and whom they are for
THERE = 5  # tokens between backing and the state in which what it backs is
BACK = 4  # sentences back to where they died


def of_bereaved(work: Work, coded: Coded, told: Told) -> None:
    """"his sympathy to the families of the martyrs": of the state that was consoled before, else where the text plays."""
    line, sides, hit = work.line, coded.sides, coded.hit
    _backed_there(work, coded)
    if coded.frame.predicate.category != KIND_WORDS or sides.recipient or sides.clash or sides.unnamed or line.sentence.title:
        return
    own = {a.code for a in sides.actor}
    stop = next((i for i in range(hit.last, min(hit.last + REACH, len(line.tokens))) if line.tokens[i].text in HARD_MARKS), min(hit.last + REACH, len(line.tokens)))
    if not any(line.stems[i] & work.lex.words.bereaved for i in range(hit.last, stop)):
        return
    places = [*told.places[-BACK:], *([line.place] if line.place is not None else [])]
    consoled = [a for act in told.acts if act.category == KIND_WORDS and not act.joint for a in act.recipient]
    codes = [a.code for a in consoled]
    most = max(consoled, key=lambda a: codes.count(a.code), default=None)
    if most is not None and most.code in own:
        return
    there = most or next((p for p in reversed(places) if p.code not in own), None)
    sides.add("recipient", [there] if there is not None else [], "the state in which they died")


def _backed_there(work: Work, coded: Coded) -> None:
    """"supports the legitimate order in X": whoever backs what is there backs X."""
    line, sides, hit = work.line, coded.sides, coded.hit
    backs = coded.frame.predicate.cameo in codebook().praise and "diplomatic" in coded.frame.predicate.context and sides.actor
    if not backs or sides.recipient or sides.clash or sides.unnamed or coded.frame.predicate.joint:
        return
    own = {a.code for a in sides.actor}
    subject = work.subjects.get(hit.first)
    start = subject.end(hit.last) if subject is not None and not subject.carried else hit.last
    first = next((p for p in line.parties if p.first >= start and p.mention.actors and p.mention.form != "pronoun"), None)
    there = first is not None and first.first - start <= THERE and first.mention.kind == "country" and line.preps.get(first.first - 1) == work.lex.words.inside
    plain = first is not None and not any(line.tokens[i].text in HARD_MARKS or i in line.bounds or i in line.hit_at for i in range(start, first.first))
    if first is not None and there and plain and own.isdisjoint(a.code for a in first.mention.actors):
        sides.add("recipient", first.mention.actors, "where what it backs is")
