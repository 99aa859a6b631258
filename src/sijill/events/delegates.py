"""Whom delegates, counterparts and officials without a state stand for: "representatives of X and Y", "his counterparts in X"."""

from __future__ import annotations

import msgspec

from sijill.events.lexicon import Lexicon
from sijill.events.line import Line, Party, opens_complement
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

LINK = 6  # words between delegates and whom they stand for
BODY = ("organisation", "group")


def find_delegates(line: Line, lex: Lexicon) -> None:
    """Give delegates, counterparts and officials the states or body that the words after them name."""
    for n, head in enumerate(line.parties[:-1]):
        named = line.parties[n + 1]
        if head.mention.actors or head.mention.kind != "group" or head.mention.form != "nominal" or not _tied(line, head, named, lex):
            continue
        group = [named]
        for party in line.parties[n + 2 :]:
            if not party.joined:
                break
            group.append(party)
        actors = tuple(Actor(code=a.code, sector=head.mention.sector or a.sector, entity_text=head.mention.text) for p in group for a in p.mention.actors)
        line.parties[n] = head._replace(mention=msgspec.structs.replace(head.mention, actors=actors))
        line.covered.update((i, line.parties[n]) for i in range(head.first, head.last))


def _tied(line: Line, head: Party, named: Party, lex: Lexicon) -> bool:
    """Whether a preposition ties who is sent to a party ("an official in X", "delegates of X", "a mission that belongs to X")."""
    prep = named.mention.preposition or line.preps.get(named.first - 1, "")
    between = range(head.last, named.first - (0 if named.mention.preposition else 1))
    words, stems = lex.words, line.stems[head.first]
    if named.first == head.last and not (prep or named.mention.conjunction) and named.mention.kind == "organisation" and named.last == named.first + 1:
        return bool(named.mention.actors)  # "the soldiers of the Gulf states", in one adjective
    if not named.mention.actors or not prep or named.first - head.last > LINK or named.mention.form == "adjective" or not all(_plain(line, i, lex) for i in between):
        return False
    if stems & words.peers:
        states = named.mention.kind == "country" and named != line.parties[-1] and line.parties[line.parties.index(named) + 1].joined
        return not between and (named.mention.kind in BODY or states)
    belongs = any(line.stems[i] & words.belonging for i in between)
    armed = head.mention.sector in codebook().under_arms
    if prep == words.purpose:
        return belongs and (armed or bool(stems & words.delegates))
    if prep == words.inside:
        return len(between) < LINK // 2 and bool(stems & words.members_of) and named.mention.kind == "organisation"
    if prep == words.partial:
        return bool(stems & words.members_of) and named.mention.kind in BODY and any(a.sector in codebook().state_sectors or a.code in codebook().bodies for a in named.mention.actors)
    if armed and prep in words.partitive:  # "joint forces of X and Y"
        return bool(between) and named != line.parties[-1] and line.parties[line.parties.index(named) + 1].joined
    return bool(stems & words.delegates) and (prep in words.partitive or prep in words.on_behalf)


def _plain(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word only describes who stands before it ("a high-level political delegation")."""
    verb = i in line.hit_at and line.hit_at[i].finite and not line.stems[i] & lex.words.belonging
    return line.tokens[i].kind == "word" and not (i in line.covered or i in line.preps or verb or opens_complement(line.tokens[i], lex) or line.tokens[i].norm in lex.words.relatives)
