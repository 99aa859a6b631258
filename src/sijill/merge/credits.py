"""Which news agencies a text credits: at its head, at its foot, or after words of taking over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from sijill.knowledge.credits import CreditWords, Phrase, credit_words
from sijill.knowledge.letters import normalise
from sijill.records import Document

_WORD = re.compile(r"\w+")
_HEAD = 8  # words from the head of a line, within which a name parted from the others is a credit
_LINES = 2  # lines read at either end
_REACH = 300  # letters read of a line
_NOT_OF_TEXT = frozenset({"caption", "related", "keywords"})


class _Word(msgspec.Struct, frozen=True):
    norm: str
    start: int
    end: int


def credits(document: Document) -> frozenset[str]:
    """Names of the agencies that the document credits; a caption's credit is that of its picture."""
    known = credit_words(document.language)
    lines = _lines(document)
    found: set[str] = set()
    for line in lines[:_LINES]:
        found.update(_named(line[:_REACH], known, document.language, head=True))
    for line in lines[-_LINES:]:
        found.update(_named(line[-_REACH:], known, document.language, head=False))
    return frozenset(found)


def _lines(document: Document) -> list[str]:
    """The lines below the title that hold words, without captions and what else belongs to other texts."""
    text = document.text
    for segment in reversed(document.segments):
        if segment.kind in _NOT_OF_TEXT:
            text = text[: segment.start] + "\n" + text[segment.end :]
    if document.title and text.startswith(document.title):
        text = text[len(document.title) :]
    return [line for line in text.split("\n") if _WORD.search(line)]


def _named(line: str, known: CreditWords, language: str, head: bool) -> Iterator[str]:
    if not any(_compared(word, language) in known.first for word in _WORD.findall(line)):
        return
    words = [_Word(_compared(m.group(), language), m.start(), m.end()) for m in _WORD.finditer(line)]
    for at, word in enumerate(words):
        for name in known.first.get(word.norm, ()):
            size = len(name)
            agency = known.agencies[name] if tuple(w.norm for w in words[at : at + size]) == name else ""
            if agency and (_stands_apart(line, words, at, size, head) or _taken_from(words, at, known)):
                yield agency


@lru_cache(maxsize=100_000)
def _compared(word: str, language: str) -> str:
    return normalise(word, language)


def _stands_apart(line: str, words: Sequence[_Word], at: int, size: int, head: bool) -> bool:
    """Whether marks part the name from what stands around it, near the head of the text or at its very foot."""
    before = line[words[at - 1].end : words[at].start] if at else "-"
    end = at + size
    after = line[words[end - 1].end : words[end].start] if end < len(words) else line[words[end - 1].end :] or "-"
    if not before.strip() or not after.strip():
        return False
    return at < _HEAD if head else end == len(words)


def _taken_from(words: Sequence[_Word], at: int, known: CreditWords) -> bool:
    """Whether words of taking over stand before the name, perhaps with the word for an agency between."""
    while at and _ends(words, at, known.agency):
        at -= 1
    return _ends(words, at, known.taken_from)


def _ends(words: Sequence[_Word], at: int, phrases: frozenset[Phrase]) -> bool:
    return any(tuple(w.norm for w in words[max(0, at - n) : at]) in phrases for n in (1, 2, 3))
