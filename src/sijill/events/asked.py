"""What becomes of the words that a frame asks for: they belong to its act, or they are told besides it."""

from __future__ import annotations

from sijill.events.frames import Fit
from sijill.events.lexicon import Lexicon
from sijill.events.line import Hit, Line, opens_complement
from sijill.events.status import stands
from sijill.events.violence import carried_out
from sijill.knowledge.predicates import codebook


def stays(line: Line, hit: Hit, fit: Fit, lex: Lexicon) -> bool:
    """Whether the words that a frame asks for stay in the line: a "that", whose clause is told by itself, or an act told besides."""
    return opens_complement(line.tokens[fit.last - 1], lex) or _told_besides(line, hit, fit, lex)


def _told_besides(line: Line, hit: Hit, fit: Fit, lex: Lexicon) -> bool:
    """Whether what an act asks for is told by itself: the verb of a clause that tells of the noun ("crimes that X committed"),
    a measure in force ("lift the embargo imposed on X"), what a crowd does to which violence is done ("dispersed a rally"), the
    strike that somebody carried out ("were hurt in a raid that X flew")."""
    asked = line.hit_at.get(fit.first)
    told = asked is not None and not hit.finite and bool(asked.pronoun) and any(e.kind == "light" for e in asked.entries)
    if asked is not None and (told or stands(line, asked, lex)):
        return True
    categories = {e.frame.predicate.category for e in asked.entries if e.frame is not None} if asked is not None else set()
    if asked is not None and not asked.finite and categories & set(codebook().struck) and carried_out(line, asked):
        return True
    return fit.frame.predicate.category in codebook().struck and not categories.isdisjoint(codebook().crowd)


def same_accord(line: Line, fit: Fit) -> bool:
    """Whether what an act asks for is the accord that it tells of ("reached an accord"): one act of one kind."""
    asked, predicate = line.hit_at.get(fit.first), fit.frame.predicate
    return predicate.joint and asked is not None and any(e.frame is not None and e.frame.predicate.joint and e.frame.predicate.category == predicate.category for e in asked.entries)
