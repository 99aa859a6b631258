"""Whose an office or noun is, where the words after it tell: the names that may own it, the state in which a body sits, the
body that a clause names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sijill.entities.bare import articled, for_groups, has_article
from sijill.entities.guard import accepted
from sijill.entities.identity import PARTIES, one_party, rival_parties
from sijill.entities.lexicon import Lexicon
from sijill.entities.memory import Memory, bare_words
from sijill.knowledge.names import Name
from sijill.knowledge.predicates import codebook
from sijill.records import Actor, Token
from sijill.text.clitics import analyse
from sijill.text.matcher import Match

_NAMED = 5  # tokens after a noun in which "known as" stands
REACH = 7  # tokens after the head in which its nationality or body is looked for
HIGH = ("head_of_state", "head_of_government", "minister")  # offices that one person of a state holds at a time


class Owner(NamedTuple):
    last: int
    actor: Actor
    rule: str
    sector: str | None
    inner: tuple[str, ...] = ()


def called(tokens: Sequence[Token], head: Match[Name], lex: Lexicon, memory: Memory) -> Owner | None:
    """The group whose name follows in a clause ("the group that is known as X")."""
    if not for_groups(head.payload) or head.last >= len(tokens) or tokens[head.last].norm not in lex.words.called:
        return None
    at = next((i for i in range(head.last + 1, min(head.last + _NAMED, len(tokens))) if tokens[i].norm in lex.words.name_of), None)
    if at is None or at + 1 >= len(tokens):
        return None
    start = at + 1 + (tokens[at + 1].text in lex.words.opening_marks)
    match = best_name(tokens, start, lex, memory) if start < len(tokens) else None
    if match is None or match.payload.kind != "organisation":
        return None
    closed = match.last < len(tokens) and tokens[match.last].text in lex.words.closing_marks
    return Owner(match.last + closed, actor_of(match), "body", actor_of(match).sector)


def seat(tokens: Sequence[Token], head: Match[Name], lex: Lexicon, memory: Memory) -> Owner | None:
    """The region or province that officials sit in ("an official in the province of X"; its nationality may follow), or the
    state or city of a body that does not leave its state ("the police in X")."""
    body = head.payload.actor is not None and head.payload.actor.sector == codebook().state_sectors[0]
    army = head.payload.actor is not None and head.payload.actor.sector in codebook().armed
    seated = not army and bare_words(tokens[head.first : head.last], head.analysis, lex.language)[0] in lex.seated
    i = head.last + (head.last < len(tokens) and tokens[head.last].norm in lex.words.inside)
    if not (body or seated) or i >= len(tokens):
        return None
    joined = "" if i > head.last else lex.words.led_preposition
    generic = any(r.stem in lex.generic_places and r.preposition == joined and not r.conjunction for r in analyse(tokens[i].norm, lex.language))
    match = best_name(tokens, i, lex, memory) or (best_name(tokens, i + 1, lex, memory) if generic and i + 1 < len(tokens) else None)
    if match is None or match.payload.actor is None or match.analysis.preposition != (joined if match.first == i else ""):
        return None
    region = generic and match.payload.kind == "place" and match.last - i > 1
    if not region and (not seated or match.payload.kind not in ("country", "place") or match.payload.guarded):
        return None
    after = best_name(tokens, match.last, lex, memory) if match.last < len(tokens) else None
    same = after is not None and after.payload.kind == "adjective" and actor_of(after).code == match.payload.actor.code
    return Owner(after.last if same and after else match.last, match.payload.actor, "of", None)


def portfolio(tokens: Sequence[Token], head: Match[Name], lex: Lexicon, memory: Memory) -> Owner | None:
    """The state of an office told with "in" or "of" after its portfolio ("the minister of works and transport in X")."""
    named = head.payload.level in HIGH
    if head.payload.kind != "office" or has_article(head, lex) or not (named or head.payload.level == "other"):
        return None
    i = head.last
    while i < min(len(tokens), head.last + REACH) and tokens[i].kind == "word" and articled(tokens[i], lex) and not any(m.payload.kind in PARTIES for m in lex.matcher.at(tokens, i)):
        i += 1
    if i >= len(tokens) or not (named or i > head.last):
        return None
    inside = tokens[i].norm in lex.words.inside and i + 1 < len(tokens)
    states = (m for m in lex.matcher.at(tokens, i + inside) if m.payload.kind == "country" and not m.payload.told_only)
    match = next((m for m in states if m.analysis.preposition == ("" if inside else lex.words.led_preposition)), None)
    if match is None:
        return None
    return Owner(match.last, actor_of(match), "of", None)


def best_name(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory) -> Match[Name] | None:
    matches = [m for m in lex.matcher.at(tokens, i) if m.payload.kind not in ("pair", "counterpart", "own", "group", "none")]
    matches = [m for m in matches if not m.payload.told_only or memory.speaks_of(actor_of(m).code)]
    if not matches:
        return None
    rank = {"adjective": 0, "country": 1, "organisation": 2, "person": 3, "place": 4}
    matches = [m for m in matches if m.last == matches[0].last]
    best = min(matches, key=lambda m: 1.5 if m.payload.kind == "adjective" and m.analysis.preposition else rank.get(m.payload.kind, 5))
    if (best.payload.kind == "country" or (best.payload.kind == "organisation" and best.payload.told_only)) and best.payload.guarded and accepted(best, tokens, lex, memory):
        best = best._replace(payload=best.payload._replace(guarded=False))
    rivals = rival_parties(matches) if best.payload.kind in PARTIES else []
    if not rivals:
        return best
    chosen, _ = one_party(rivals, tokens, lex, memory)
    return chosen or rivals[0]._replace(payload=rivals[0].payload._replace(actor=Actor(code="UNK")))


def actor_of(match: Match[Name]) -> Actor:
    assert match.payload.actor is not None
    return match.payload.actor
