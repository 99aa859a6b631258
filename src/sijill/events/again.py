"""An act that a text tells more than once: a telling without a time of its own takes that of another telling.

"Putin arrives on Tuesday ... the visit": the same kind of act, the same sides, the same persons. Careful by intent: where
the other tellings do not agree on one time, only the one just before counts, and only for what is clearly referred to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sijill.events.line import Hit, Line
from sijill.knowledge.dates import Lexicon, lexicon
from sijill.knowledge.letters import normalise
from sijill.knowledge.predicates import act_kind
from sijill.records import NEWS, Actor, Document, EventMention
from sijill.text.clitics import analyse
from sijill.text.edtf import first_day, last_day, span

TOLD_AGAIN = "the time told of the same act elsewhere in the text"
NARROW = 31  # days; a time at most so wide is that of one act
WIDEST = 366
CLOSE = 3  # sentences back in which the act that is referred to was told
RECENT = timedelta(days=60)  # days before publication in which an act is that of the news
LETTERS = 3
LASTING = frozenset(("COOPERATE", "AID", "SUPPORT"))  # nouns of these tell what lasts, but for accords
ACCORD = "057"
OTHER = frozenset(("last", "next", "following", "previous"))
_WORD = re.compile(r"\w+")


class Telling(NamedTuple):
    """A telling of an act, and where it stands."""

    line: Line
    hit: Hit
    mention: EventMention


def date_again(document: Document, tellings: Sequence[Telling]) -> list[EventMention]:
    """The mentions, those without a time dated as other tellings of the same act are."""
    dated = [t for t in tellings if t.mention.edtf and _width(t.mention.edtf) and _is_trusted(t.mention)]
    return [_dated(document, t, dated) if _is_open(t) else t.mention for t in tellings]


def _is_trusted(mention: EventMention) -> bool:
    """Whether its date tells more than that it stands in a report; encounters are what reports are about."""
    return mention.date_basis != NEWS or mention.event[0] == "CONSULT"


def _is_open(telling: Telling) -> bool:
    """Whether a telling has no time, and is one of a single act: no state of things, nothing that goes on or is repeated."""
    mention = telling.mention
    if mention.edtf or mention.date_basis or mention.status in ("requested", "hypothetical"):
        return False
    if telling.hit.finite:
        return telling.line.sentence.title or not mention.sentence or any(e.tense != "present" for e in telling.hit.entries)
    return mention.event[0] not in LASTING or mention.cameo == ACCORD


def _dated(document: Document, telling: Telling, dated: Iterable[Telling]) -> EventMention:
    """The mention with the time of another telling, where there is one."""
    words = lexicon(document.language)
    if _is_another(telling, words):
        return telling.mention
    same = [d for d in dated if _same(telling, d, document.language)]
    edtf = _one_time(same, document, _is_standing(telling)) or _just_before(telling, same, words)
    return msgspec.structs.replace(telling.mention, edtf=edtf, date_basis=TOLD_AGAIN) if edtf else telling.mention


def _is_standing(telling: Telling) -> bool:
    """Whether it names what was done once and stands: "the embargo imposed by", "the treaty"."""
    mention = telling.mention
    return telling.hit.article and (mention.event[0] == "SANCTION" or mention.cameo == ACCORD)


def _one_time(same: Sequence[Telling], document: Document, standing: bool) -> str:
    """The time where all tellings share it, of an act of these days if it is none that stands; what is told outright
    before what was worked out."""
    own = [t for t in same if " " not in t.mention.date_basis] or same
    narrow = sorted((t.mention.edtf for t in own), key=_width)
    first, last = span(document.published) if document.published else (None, None)
    if not narrow or last is None or _width(narrow[0]) > (WIDEST if standing else NARROW):
        return ""
    spans = [(first_day(e) or date.min, last_day(e) or date.max) for e in narrow]
    if max(s[0] for s in spans) > min(s[1] for s in spans):
        return ""
    if not standing and spans[0][1] < (first or last) - RECENT:
        return ""
    return narrow[0]


def _just_before(telling: Telling, same: Sequence[Telling], words: Lexicon) -> str:
    """The time of the act told last, for one that is referred to: "this visit", "the agreement"."""
    if telling.hit.finite or not (telling.hit.article or _pointed(telling, words)):
        return ""
    at = telling.mention
    near = [t.mention for t in same if 0 <= at.sentence - t.mention.sentence <= CLOSE and t.mention.start <= at.start]
    return near[-1].edtf if near and _width(near[-1].edtf) <= WIDEST else ""


def _width(edtf: str) -> int:
    """The days of a closed time, 0 of an open one or one without its year."""
    first, last = span(edtf)
    return (last - first).days + 1 if first and last else 0


def _pointed(telling: Telling, words: Lexicon) -> bool:
    """Whether "this" stands before a noun."""
    form = words.forms.get(telling.line.tokens[telling.hit.first - 1].norm) if telling.hit.first else None
    return form is not None and "this" in form.roles


def _is_another(telling: Telling, words: Lexicon) -> bool:
    """Whether the words around a noun tell it from others of its kind: "any visit", "the second", "another"."""
    line, hit = telling.line, telling.hit
    if hit.finite or _pointed(telling, words):
        return False
    for i in (hit.first - 1, *range(hit.last, min(hit.last + 2, len(line.tokens)))):
        form = words.forms.get(line.tokens[i].norm) if i >= 0 else None
        if i >= 0 and line.stems[i] & words.sets["another"]:
            return True
        if form is not None and ("ordinal" in form.roles or form.roles.get("direction") in OTHER):
            return True
    return False


def _same(one: Telling, other: Telling, language: str) -> bool:
    """Whether two tellings can be of one act: its kind, its sides, the persons."""
    a, b = one.mention, other.mention
    if a.event != b.event or act_kind(a) != act_kind(b) or b.status in ("requested", "hypothetical", "negated"):
        return False
    if a.status == "planned" and b.status != "planned":
        return False
    if not {x.code for x in (*a.actor, *a.recipient)} or not _sides_agree(a, b):
        return False
    return _persons_agree(a.actor, b.actor, language) and _persons_agree(a.recipient, b.recipient, language)


def _sides_agree(a: EventMention, b: EventMention) -> bool:
    mine, its = {x.code for x in (*a.actor, *a.recipient)}, {x.code for x in (*b.actor, *b.recipient)}
    if not (mine <= its or its <= mine) or min(len(mine), len(its)) < 2:
        return False
    if not a.recipient or not b.recipient:
        return True
    return bool({x.code for x in a.actor} & {x.code for x in b.actor} and {x.code for x in a.recipient} & {x.code for x in b.recipient})


def _persons_agree(mine: Sequence[Actor], its: Sequence[Actor], language: str) -> bool:
    """Whether who is named on a side is the same, as far as both tell: a person, an office, or only the state."""
    one, two = _persons(mine), _persons(its)
    if one and two:
        return bool(one & two)
    if not mine or not its or _is_state(mine) or _is_state(its):
        return True
    return bool(_names(mine, language) & _names(its, language))


def _persons(actors: Iterable[Actor]) -> set[str]:
    return {a.identifier_id for a in actors if a.identifier_id and a.identifier_id.startswith("person:")}


def _is_state(actors: Iterable[Actor]) -> bool:
    """Whether a side is told as a state or a body, and nobody of it."""
    return all(a.identifier_id and not a.identifier_id.startswith("person:") for a in actors)


def _names(actors: Iterable[Actor], language: str) -> set[str]:
    return {stem for a in actors for stem in _words(a.entity_text, language)}


@lru_cache(maxsize=20_000)
def _words(text: str, language: str) -> frozenset[str]:
    words = (w for w in _WORD.findall(normalise(text, language)) if len(w) > LETTERS)
    return frozenset(stem for w in words for stem in (w, *(r.stem for r in analyse(w, language))) if len(stem) > LETTERS)
