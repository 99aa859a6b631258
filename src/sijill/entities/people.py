"""Persons by pattern: given names followed by others, and short names that the text has introduced."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.entities.lexicon import Lexicon, is_name_word
from sijill.entities.memory import Memory
from sijill.entities.spans import Found
from sijill.records import Token
from sijill.text.clitics import analyse


def skip_titles(tokens: Sequence[Token], i: int, lex: Lexicon) -> int:
    """The index after titles (doctor, general ...) that begin at i."""
    while i < len(tokens) and lex.person_words.get(tokens[i].norm) == "title":
        i += 1
        if i < len(tokens) and tokens[i].text == "." and tokens[i].start == tokens[i - 1].end:
            i += 1
    return i


def name_end(tokens: Sequence[Token], i: int, lex: Lexicon) -> int:
    """The index after the words of a person's name that begin at i; i when there is none."""
    end = i
    while end < len(tokens) and end - i < lex.words.longest_name:
        token = tokens[end]
        if token.kind != "word" or not is_name_word(token.norm, lex, first=end == i):
            break
        if end > i and not _may_follow(token, lex):
            break
        end += 1
    while end > i and lex.person_words.get(tokens[end - 1].norm) == "family_part":
        end -= 1
    return end


def _may_follow(token: Token, lex: Lexicon) -> bool:
    if token.norm in lex.person_words:
        return True
    readings = analyse(token.norm, lex.language)
    return not any((r.conjunction or r.preposition) and (r.stem in lex.matcher or r.article) for r in readings)


def pattern_name(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    """A person's name that begins with a given name and goes on with at least one more word."""
    start = skip_titles(tokens, i, lex)
    if start >= len(tokens) or tokens[start].kind != "word":
        return None
    if lex.person_words.get(tokens[start].norm) != "given" and start == i:
        return None
    end = name_end(tokens, start, lex)
    if end - start < 2 and (start == i or end == start):
        return None
    return Found(i, end, "person", "name", (), "entities.person.pattern", name=(start, end))


def short_name(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory) -> Found | None:
    """A short name of somebody whom the document has introduced."""
    for length in (2, 1):
        words = tokens[i : i + length]
        if len(words) < length or any(t.kind != "word" for t in words):
            continue
        rest = " ".join(t.norm for t in words[1:])
        for reading in analyse(words[0].norm, lex.language):
            if reading.pronoun or reading.future or (reading.article and reading.preposition == ""):
                continue
            key = f"{reading.stem} {rest}".strip()
            if actor := memory.names.get(key):
                name = (i, i + length)
                return Found(i, i + length, "person", "name", (actor,), "entities.person.introduced", analysis=reading, name=name)
    return None
