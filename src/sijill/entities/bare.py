"""Offices and nouns that stand by themselves ("the president", "the group"): who was named so before."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.entities.lexicon import Lexicon
from sijill.entities.memory import Memory
from sijill.entities.spans import Found
from sijill.knowledge.letters import clitics
from sijill.knowledge.names import STANDS_FOR, Name
from sijill.knowledge.predicates import codebook
from sijill.records import Actor, Token
from sijill.text.clitics import analyse
from sijill.text.matcher import Match


def bare(tokens: Sequence[Token], head: Match[Name], words: list[str], lex: Lexicon, memory: Memory) -> Found:
    """An office or noun by itself: whoever was last named so, if anybody; the armed group told of last ("the group said")."""
    name = head.payload
    definite = any(articled(token, lex) for token in tokens[head.first : head.last])
    known = memory.heads.get(words[0]) if definite or name.kind == "office" else None
    if len(words) > 1 and name.kind == "noun":  # "the council of deputies" is no council told before
        same = memory.offices.get(" ".join(words)) if definite else None
        known = same or (known if known and not (known.identifier_id or "").startswith("org:") else None)
    after = tokens[head.last] if head.last < len(tokens) else None
    qualified = after is not None and any(r.article and not r.preposition for r in analyse(after.norm, lex.language)) and after.norm not in lex.trailing and not lex.matcher.at(tokens, head.last) and not _labelled(after, lex)
    if known is not None and qualified and known.code in codebook().non_state_codes and known.sector in codebook().armed:
        known = None  # "the government forces", where those of an alliance were told
    if known is None and head.analysis.article and for_groups(name) and not qualified:
        known = memory.group
    if known is None and head.analysis.article and name.actor is not None and not (qualified or for_groups(name)):
        known = memory.rebels if name.actor.sector in codebook().breakaway else None
    if known is None and name.actor is not None and name.actor.sector == STANDS_FOR["legislature"] and name.features != "plural" and len(memory.chambers) == 1:
        known = Actor(code=next(iter(memory.chambers)), sector=name.actor.sector)
    if known is None and " ".join(words) in lex.national_bodies and not qualified and memory.home and memory.codes and memory.codes.most_common(1)[0][0] == memory.home:
        known = Actor(code=memory.home, sector=name.actor.sector if name.actor else None)  # "the cabinet", in a paper that tells of its own state
    if name.kind == "office" and not has_article(head, lex):  # "the minister of X", where ministers of several states were told
        known = memory.offices.get(" ".join(words)) if len(words) > 1 or known is None else known
        known = known or (memory.heads.get(words[0]) if len(memory.holders.get(words[0], ())) == 1 else None)
        known = known if len(words) > 1 or len(memory.holders.get(words[0], ())) < 2 else None
    if known is not None and _is_main(tokens, head, lex):
        known = None
    actors = (known,) if known else ()
    rule = f"entities.{name.kind}.again" if known else f"entities.{name.kind}.bare"
    sector = (name.actor.sector if name.actor else None) or ""
    return Found(
        head.first, head.last, "group", "nominal", actors, rule, analysis=head.analysis, features=name.features, sector=sector
    )


def _labelled(token: Token, lex: Lexicon) -> bool:
    """Whether a word only says what kind of group is meant ("the extremist organisation")."""
    return any(r.article and r.stem.removeprefix(clitics(lex.language).article) in lex.words.labels for r in analyse(token.norm, lex.language))


def _is_main(tokens: Sequence[Token], head: Match[Name], lex: Lexicon) -> bool:
    """Whether the word for a head of state is an adjective of the noun before it ("the main seat")."""
    if head.payload.level != "head_of_state" or head.first == 0 or not has_article(head, lex) or head.analysis.preposition or head.analysis.conjunction:
        return False
    before = tokens[head.first - 1]
    noun = articled(before, lex) and before.norm not in lex.verbs and before.norm not in lex.function_words
    return noun and lex.person_words.get(before.norm) != "title" and not any(lex.kinds.get(r.stem, frozenset()) & {"noun", "office", "person"} for r in analyse(before.norm, lex.language))


def for_groups(name: Name) -> bool:
    """Whether a noun is one for armed groups, of which it takes the name."""
    return name.features == "singular" and name.level == "spokesperson" and name.actor is not None and name.actor.sector in codebook().breakaway


def articled(token: Token, lex: Lexicon) -> bool:
    """Whether a word has the article: no name is the owner of what stands before it ("the government of the region")."""
    return any(r.article for r in analyse(token.norm, lex.language))


def has_article(match: Match[Name], lex: Lexicon) -> bool:
    return bool(match.analysis.article) or match.analysis.stem.startswith(clitics(lex.language).article)
