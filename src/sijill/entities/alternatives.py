"""What else the names of a text could have been, and why it was not taken: for those who check a reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sijill.entities.guard import accepted
from sijill.entities.identity import person_actor
from sijill.entities.lexicon import Lexicon, lexicon
from sijill.entities.memory import Memory
from sijill.knowledge.names import Name
from sijill.knowledge.terms import namesakes
from sijill.records import Actor, Mention, Reading, Token
from sijill.text.matcher import Match

_NAMING = frozenset({"person", "country", "organisation", "place", "adjective", "people", "group"})
_CHOSEN = (".term", ".usual", ".open", ".introduced", "office.person")  # rules of names that several may bear
_SETTLED = {
    ".open": "the text does not tell which of the name is meant",
    ".context": "the text speaks more of another of the name",
    ".noun": "the noun before it speaks for another of the name",
}
_NAMESAKE = "a namesake, spoken for neither by the text nor by office and term"


class Alternative(NamedTuple):
    """Words (an offset and its text) that a row of the lists fits too, its kind and party, and why it was not taken."""

    start: int
    text: str
    kind: str
    actor: Actor | None
    why: str


def alternatives(reading: Reading) -> list[Alternative]:
    """All readings that were not taken, in the order of the text."""
    lex = lexicon(reading.document.language)
    memory = Memory(entities={a.identifier_id for m in reading.mentions for a in m.actors if a.identifier_id})
    mentions: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        mentions.setdefault(mention.sentence, []).append(mention)
    found: list[Alternative] = []
    for sentence in reading.sentences:
        for i in range(len(sentence.tokens)):
            found += _at(reading.document.text, sentence.tokens, i, mentions.get(sentence.index, []), lex, memory)
    return list(dict.fromkeys(found))


def _at(
    text: str, tokens: Sequence[Token], i: int, mentions: Sequence[Mention], lex: Lexicon, memory: Memory
) -> Iterator[Alternative]:
    covering = next((m for m in mentions if m.start < tokens[i].end and tokens[i].start < m.end), None)
    begins = covering is not None and covering.start < tokens[i].end and tokens[i].start <= covering.start
    if covering is not None and not begins and covering.kind != "person":
        return
    for match in lex.matcher.at(tokens, i):
        name = match.payload
        if name.kind not in _NAMING or (covering is not None and _is_taken(name, covering)):
            continue
        end = tokens[match.last - 1].end
        yield Alternative(tokens[i].start, text[tokens[i].start : end], name.kind, name.actor, _why(match, tokens, end, covering, lex, memory))
    if covering is None or covering.kind != "person" or not covering.rule.endswith(_CHOSEN) or tokens[i].end != covering.end:
        return
    taken = {a.identifier_id for a in covering.actors}
    for row in namesakes(tokens[i].norm, lex.language):
        if row.id not in taken:
            yield Alternative(tokens[i].start, tokens[i].text, "person", person_actor(row), _NAMESAKE)


def _is_taken(name: Name, mention: Mention) -> bool:
    actors = name.actors or ((name.actor,) if name.actor else ())
    taken = {(a.code, a.identifier_id) for a in mention.actors}
    return bool(actors) and all((a.code, a.identifier_id) in taken for a in actors)


def _why(
    match: Match[Name], tokens: Sequence[Token], end: int, covering: Mention | None, lex: Lexicon, memory: Memory
) -> str:
    if not accepted(match, tokens, lex, memory):
        return "a common word too, and nothing before it supports the name" if match.payload.guarded else "written otherwise"
    if covering is not None and end < covering.end:
        return "a longer name was found"
    if covering is not None and covering.kind == match.payload.kind == "person":
        return _NAMESAKE
    for ending, why in _SETTLED.items():
        if covering is not None and covering.rule.endswith(ending):
            return why
    if covering is not None and match.payload.kind == "adjective":
        return "the name of a state goes before a nationality, but after a noun"
    return "persons go before states, these before bodies and places" if covering is not None else "no name by its place in the sentence"
