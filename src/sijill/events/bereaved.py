"""Whom a state consoles that names only the dead: the state that others console in the article, else that in which they died."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.line import HARD_MARKS

if TYPE_CHECKING:
    from sijill.events.complete import Told
    from sijill.events.find import Coded, Work

KIND_WORDS = "SUPPORT"
REACH = 10  # tokens between kind words and whom they are for
BACK = 4  # sentences back to where they died


def of_bereaved(work: Work, coded: Coded, told: Told) -> None:
    """"his sympathy to the families of the martyrs": of the state that was consoled before, else where the text plays."""
    line, sides, hit = work.line, coded.sides, coded.hit
    if coded.frame.predicate.category != KIND_WORDS or sides.recipient or sides.clash or sides.unnamed or line.sentence.title:
        return
    own = {a.code for a in sides.actor}
    stop = next((i for i in range(hit.last, min(hit.last + REACH, len(line.tokens))) if line.tokens[i].text in HARD_MARKS), min(hit.last + REACH, len(line.tokens)))
    if not any(line.stems[i] & work.lex.words.bereaved for i in range(hit.last, stop)):
        return
    places = [*told.places[-BACK:], *([line.place] if line.place is not None else [])]
    consoled = [a for act in told.acts if act.category == KIND_WORDS and not act.joint for a in act.recipient if a.code not in own]
    codes = [a.code for a in consoled]
    most = max(consoled, key=lambda a: codes.count(a.code), default=None)
    there = most or next((p for p in reversed(places) if p.code not in own), None)
    sides.add("recipient", [there] if there is not None else [], "the state in which they died")
