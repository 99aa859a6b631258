"""Where an envoy is posted: "the ambassador of X to Y", after which his name may stand."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.entities.lexicon import Lexicon
from sijill.records import Token

ENVOY = "diplomat"  # level of the offices of those who are posted to another state

def after_post(tokens: Sequence[Token], i: int, lex: Lexicon) -> int:
    """The index after the state or city that an office from token i on is posted to, with what qualifies it; i without one."""
    at = i + (i < len(tokens) and tokens[i].norm in lex.posted)
    if at >= len(tokens):
        return i
    joined = "" if at > i else lex.words.led_preposition
    ends = [m.last for m in lex.matcher.at(tokens, at) if m.payload.kind in ("country", "place") and m.analysis.preposition == joined and not m.analysis.conjunction]
    return max(ends, default=i)


def is_named(tokens: Sequence[Token], name: tuple[int, int], post: int, code: str, known: str, lex: Lexicon) -> bool:
    """Whether a name after the post is the envoy's: of somebody `known` to be of his state (`code`), else one that a title or
    a given name opens."""
    if known:
        return known == code
    return name[0] > post or lex.person_words.get(tokens[name[0]].norm) == "given"
