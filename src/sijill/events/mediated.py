"""Whom a call or refusal is meant for that names nobody: "the parties" of the land that an envoy is sent to, or whose act is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.line import Line, agrees, opens_complement
from sijill.knowledge.letters import normalise
from sijill.knowledge.predicates import codebook
from sijill.knowledge.world import known_country, states
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

CALLED = 8  # tokens after a call within which "the parties" stand
TRUCES = ("1056", "106", "107")  # CAMEO codes of calls for a truce, talks or a settlement, which are for those who fight


def post_of(line: Line, posted: frozenset[str]) -> Actor | None:
    """The state to which an envoy of the line is sent ("the envoy of the United Nations to X")."""
    for party in line.parties:
        words = party.mention.text.split()
        told = [normalise(word) for word in words]
        if not any(a.code in codebook().bodies for a in party.mention.actors):
            continue
        for i, word in enumerate(told[:-1]):
            if i and word in posted and (code := known_country(words[i + 1]) or known_country(" ".join(words[i + 1 : i + 3]))) in states():
                return Actor(code=code, entity_text=words[i + 1])
        after = line.covered.get(party.last + 1)
        sent = party.last in line.preps and line.tokens[party.last].norm in posted and after is not None and after.mention.kind == "country"
        if sent and after is not None:
            return Actor(code=after.mention.actors[0].code, entity_text=after.mention.text)
    return None


def to_the_parties(work: Work, coded: Coded, post: Actor | None) -> None:
    """Give a call of a body of states the land that it is for, where it calls on "the parties", or for a truce or talks there."""
    line, sides = work.line, coded.sides
    if not sides.actor or any(a.code not in codebook().bodies or a.code == "NGO" for a in sides.actor):
        return
    land = post or line.where
    parties = any(line.stems[i] & work.lex.words.quarrelling for i in range(coded.hit.last, min(coded.hit.last + CALLED, len(line.tokens))))
    if land is not None and land.code in states() and (parties or (post is not None and coded.frame.predicate.cameo in TRUCES)):
        sides.add("recipient", [land], "the parties of the land where it is told")


def doer_refused(work: Work, coded: Coded) -> None:
    """"refuses that X interfere": whose act is refused, the subject of the verb right after "that"."""
    line, hit = work.line, coded.hit
    verb = next((h for h in line.hits if h.finite and h.first >= hit.last), None)
    if verb is None or not opens_complement(line.tokens[verb.first - 1], work.lex) or verb.last not in line.covered:
        return
    own, doer = {a.code for a in coded.sides.actor}, line.covered[verb.last]
    named = not doer.mention.preposition and doer.mention.form != "pronoun" and agrees(verb, doer.mention.gender)
    coded.sides.add("recipient", [a for a in doer.mention.actors if named and a.code not in own], "the doer of what is refused")
