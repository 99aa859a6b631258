"""What may stand inside the name of an office or group, between its head and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.entities.bare import articled
from sijill.entities.lexicon import Lexicon
from sijill.knowledge.names import Name
from sijill.records import Token
from sijill.text.clitics import analyse
from sijill.text.inflection import tables
from sijill.text.matcher import Match

TITLE = 9  # tokens after the head of a title in which "in" and the body stand that its holder serves in


def qualifies(head: Token, match: Match[Name], lex: Lexicon) -> bool:
    """Whether a nationality may belong to a noun further before it: to a plural of people only in the plural ("gunmen
    attacked by a French base" is about no French gunmen)."""
    return match.payload.features in ("mp", "md") or not head.norm.endswith(lex.words.plural_endings)


def is_object(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a word bears the ending of an object of no article, and the one before it does not, so that it is no part of
    what that one names ("a group executed a worker")."""
    ending = tables(lex.language).noun.accusative
    return i > 0 and tokens[i].norm.endswith(ending) and not tokens[i - 1].norm.endswith(ending) and not articled(tokens[i], lex)


def post_end(tokens: Sequence[Token], start: int, lex: Lexicon) -> int | None:
    """Where "in" stands after the words of a longer title ("deputy head of the Africa section in ..."); None where there is none."""
    for i in range(start, min(len(tokens) - 1, start + TITLE)):
        token = tokens[i]
        if token.norm in lex.words.inside:
            return i
        apart = token.kind != "word" or token.norm in lex.function_words or token.norm in lex.verbs
        if apart or lex.person_words.get(token.norm) == "given" or any(r.stem in lex.event_nouns for r in analyse(token.norm, lex.language)):
            return None
    return None
