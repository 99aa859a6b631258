"""Whose statement, report or speech it is in which something is told."""

from __future__ import annotations

from sijill.events.lexicon import Lexicon
from sijill.events.line import Hit, Line, Party


def stated(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """Whose statement it is in which something "came" ("it said in a statement of X that")."""
    told = line.stems[hit.first] & lex.words.stated and line.preps.get(hit.last) == lex.words.inside
    return statement_of(line, hit.last + 1, lex) if told else None


def statement_of(line: Line, i: int, lex: Lexicon) -> Party | None:
    """Who speaks in the statement, report or speech that stands at token i: the first party after it in its clause."""
    if i >= len(line.tokens) or not line.stems[i] & lex.words.vehicles:
        return None
    return next((p for p in line.reach(i, line.right_bound(i + 1)) if p.mention.actors and p.mention.form != "adjective"), None)
