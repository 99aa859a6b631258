"""Who are the parties to an accord of which only one is named: whoever tells of it, or acts under it."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from sijill.events.lexicon import Frame
from sijill.events.line import Hit
from sijill.events.stated import titled
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Work

UNDER = 4  # tokens before an accord in which "under" stands


def tells_of_accord(work: Work, hit: Hit, frame: Frame) -> bool:
    """Whether a noun tells of an accord that is new ("an accord with X", not "the accord with X" or "any accord with X")."""
    line, words = work.line, work.lex.words
    at = next((i for i in range(hit.last, min(hit.last + 2, len(line.tokens))) if line.preps.get(i) in words.partner), None)
    plain = at is not None and all(line.tokens[i].kind == "word" and i not in line.covered for i in range(hit.last, at))
    known = hit.article or (hit.first > 0 and line.stems[hit.first - 1] & words.common_nouns)
    return plain and frame.predicate.category in codebook().granting and not known


def headed_by(work: Work, codes: Container[str]) -> list[Actor]:
    """Who opens a headline before a colon, without those of `codes` ("the minister of X: an accord with Y")."""
    source = titled(work.line)
    return [a for a in source.mention.actors if a.code not in codes] if source is not None else []


def under_accord(work: Work, hit: Hit) -> bool:
    """Whether a noun is the accord by which something is done ("under the accord with X"), which the doer is a party to."""
    line, words = work.line, work.lex.words
    for i in range(hit.first, max(hit.first - UNDER, -1), -1):
        if line.tokens[i].kind == "mark":
            return False
        if i < hit.first and line.stems[i] & words.under:
            return any(line.stems[j] & words.accords for j in range(i + 1, hit.last))
    return False
