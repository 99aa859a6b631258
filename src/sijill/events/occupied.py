"""Occupiers told as such: whom "the forces of the occupation" act against where a text does not say it."""

from __future__ import annotations

from sijill.events.lexicon import Lexicon
from sijill.events.line import Line, stems_of
from sijill.knowledge.letters import normalise
from sijill.knowledge.predicates import codebook
from sijill.records import Actor


def occupied(actor: Actor, lex: Lexicon) -> str:
    """The code of the people under an occupier that is named by that word ("the soldiers of the occupation"), or ""."""
    code = lex.words.occupiers.get(actor.code, "")
    words = normalise(actor.entity_text or "", lex.language).split() if code else []
    return code if any(stems_of(word, lex.language) & lex.words.occupation for word in words) else ""


def at_home(where: Actor | None, lex: Lexicon) -> Actor | None:
    """The state where a sentence plays: of an occupier's authorities, the land that they occupy."""
    code = occupied(where, lex) if where is not None else ""
    return Actor(code=code, entity_text=where.entity_text) if where is not None and code else where


def under_occupation(line: Line, doers: list[Actor], lex: Lexicon) -> list[Actor]:
    """Whom an occupier strikes or arrests where its sentence names no other party: the people of the land that it occupies."""
    code = occupied(doers[0], lex) if doers else ""
    named = {a.code for p in line.parties for a in p.mention.actors} - {doers[0].code if doers else "", code, "UNK"}
    return [Actor(code=code, sector=codebook().people_sector)] if code and not named else []
