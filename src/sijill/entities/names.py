"""Where names stand: the proper names of persons, places and bodies in a reading, without offices and nationalities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from sijill.entities.find import found_in
from sijill.entities.guard import accepted
from sijill.entities.lexicon import Lexicon, lexicon
from sijill.entities.memory import Memory
from sijill.entities.spans import Found
from sijill.knowledge.names import Name
from sijill.records import Reading, Sentence, Token
from sijill.text.matcher import Match

NameKind = Literal["person", "location", "organisation"]
_KINDS: dict[str, NameKind] = {"person": "person", "country": "location", "place": "location", "organisation": "organisation"}


class NameSpan(NamedTuple):
    """The tokens `first:last` of a sentence that are a proper name."""

    sentence: int
    first: int
    last: int
    kind: NameKind


def name_spans(reading: Reading) -> list[NameSpan]:
    """The proper names of a reading, in the order of the text, without overlaps."""
    lex = lexicon(reading.document.language)
    memory, found = found_in(reading.sentences, lex)
    return [span for sentence, items in found for span in _of_sentence(sentence, items, lex, memory)]


def _of_sentence(sentence: Sentence, items: list[Found], lex: Lexicon, memory: Memory) -> Iterator[NameSpan]:
    persons = {item.name[0]: item.name[1] for item in items if item.name is not None}
    whole = {item.first: item for item in items if item.form == "name" and item.kind in _KINDS and item.kind != "person"}
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        if i in persons:
            last, kind = persons[i], _KINDS["person"]
        elif i in whole:
            last, kind = whole[i].last, _KINDS[whole[i].kind]
        elif (match := _named(tokens, i, lex, memory)) is not None:
            last, kind = match.last, _KINDS[match.payload.kind]
        else:
            i += 1
            continue
        yield NameSpan(sentence.index, i, last, kind)
        i = max(last, i + 1)


def _named(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory) -> Match[Name] | None:
    """A name of the lists inside a mention of another kind ("the foreign minister of Egypt")."""
    matches = [m for m in lex.matcher.at(tokens, i) if accepted(m, tokens, lex, memory)]
    matches = [m for m in matches if m.last == matches[0].last]
    if any(m.payload.kind in ("adjective", "people", "pair") for m in matches):
        return None
    return next((m for m in matches if m.payload.kind in _KINDS and m.payload.kind != "person"), None)
