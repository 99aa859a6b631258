"""Names of treaties in a sentence, and the words which tell what became of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from sijill.knowledge.agreements import AgreementWords, Phrase, agreement_words
from sijill.knowledge.letters import clitics, normalise
from sijill.text.clitics import Analysis, analyse

_WORD = re.compile(r"\w+")


class Treaty(msgspec.Struct, frozen=True):
    """A treaty named in a text: where, and by what name; the name is "" where only the noun stands.

    `weak` says that its noun may mean any deal.
    """

    start: int
    end: int
    name: str
    weak: bool


class _Word(msgspec.Struct, frozen=True):
    start: int
    end: int
    norm: str


def treaties(text: str, language: str) -> list[Treaty]:
    """The treaties named in a text, in order."""
    known = agreement_words(language)
    words = _split(text, language)
    found: list[Treaty] = []
    at = 0
    while at < len(words):
        noun, offset = _noun(words, at, known, language)
        if not noun:
            at += 1
            continue
        last = _name_end(text, words, at + len(noun), at + known.longest_name, known)
        start, end = words[at].start + offset, words[last - 1].end
        bare = last == at + len(noun) and noun in known.bare
        found.append(Treaty(start, end, "" if bare else text[start:end], noun in known.weak))
        at = last
    return found


def tells(text: str, language: str, phrases: Sequence[Phrase]) -> int:
    """Where the first of the phrases begins in the text; -1 where none stands in it."""
    words = _split(text, language)
    norms = [word.norm for word in words]
    starts = [
        words[i].start
        for phrase in phrases
        for i in range(len(norms) - len(phrase) + 1)
        if tuple(norms[i : i + len(phrase)]) == phrase
    ]
    return min(starts, default=-1)


def _split(text: str, language: str) -> list[_Word]:
    return [_Word(m.start(), m.end(), normalise(m.group(), language)) for m in _WORD.finditer(text)]


def _noun(words: Sequence[_Word], at: int, known: AgreementWords, language: str) -> tuple[Phrase, int]:
    """The treaty noun that begins at a word, and how many letters are written before it; (), 0 where none does."""
    readings = [r for r in analyse(words[at].norm, language) if not (r.pronoun or r.future)]
    following = tuple(word.norm for word in words[at + 1 : at + 3])
    for noun in known.nouns:
        for reading in readings:
            if reading.stem == noun[0] and following[: len(noun) - 1] == noun[1:]:
                return noun, _before(words[at], reading, language)
    return (), 0


def _before(word: _Word, reading: Analysis, language: str) -> int:
    """How many letters of the word stand before the noun and its article."""
    article = normalise(clitics(language).article, language) if reading.article else ""
    whole = word.end - word.start == len(word.norm) and word.norm.endswith(article + reading.stem)
    return len(word.norm) - len(article + reading.stem) if whole else 0


def _name_end(text: str, words: Sequence[_Word], at: int, longest: int, known: AgreementWords) -> int:
    """The place after the last word of a name: a mark, a number or a word that no name holds ends it."""
    while at < min(len(words), longest):
        between = text[words[at - 1].end : words[at].start]
        word = words[at].norm
        if between.strip() or "\n" in between or word in known.name_ends or word.isdigit():
            break
        at += 1
    return at
