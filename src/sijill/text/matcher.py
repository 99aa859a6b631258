"""The one engine that finds words and phrases of a lexicon in tokens, through what is written together with them.

An entry is a sequence of words in compared letters. Its first word may carry prefixes, its last a pronoun; words of an
entry marked `open` may carry the article. The longest entry that begins at a token comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from sijill.records import Token
from sijill.text.clitics import Analysis, analyse

T = TypeVar("T")
Packed = tuple[tuple[str, ...], int, str, bool]  # of an entry the further words, the number of its payload, prefixes, open


class Match(NamedTuple, Generic[T]):
    """An entry found: tokens[first:last] (end exclusive), its payload, and how its first and last word were read."""

    first: int
    last: int
    payload: T
    analysis: Analysis
    pronoun: str


class Entry(NamedTuple, Generic[T]):
    """What follows the first word of an entry, what it stands for, and what may be written together with it."""

    rest: tuple[str, ...]
    payload: T
    prefixes: str
    open: bool


class _Opened(NamedTuple, Generic[T]):
    """The entries that a word may begin, each with its order: those of one word, and the longer by their second word."""

    alone: list[tuple[int, Analysis, Entry[T]]]
    longer: dict[str, list[tuple[int, Analysis, Entry[T]]]]


PREFIXES_NOUN = "cpa"  # conjunction, preposition, article
PREFIXES_VERB = "cfl"  # conjunction, future, and the preposition that opens a purpose clause
PREFIXES_NAME = "cp"
_REMEMBERED = 100_000  # words for which a matcher keeps what they may begin


@lru_cache(maxsize=100_000)
def _stems(word: str, language: str) -> frozenset[str]:
    """The word and all its stems."""
    return frozenset((word, *(analysis.stem for analysis in analyse(word, language))))


class Matcher(Generic[T]):
    """A lexicon compiled for matching. `add` all entries, then ask `at` or `scan`."""

    def __init__(self, language: str = "ar") -> None:
        self.language = language
        self._entries: dict[str, list[Entry[T]]] = {}
        self._packed: dict[str, tuple[Packed, ...]] = {}
        self._payloads: Sequence[T] = ()
        self._seen: dict[str, _Opened[T]] = {}

    def add(self, words: Sequence[str], payload: T, prefixes: str = PREFIXES_NOUN, *, open: bool = False) -> None:
        """Add an entry. `prefixes` says what its first word may carry, one letter each: c conjunction, p preposition,
        a article, f future, l purpose preposition, o a pronoun at the end. `open` lets later words carry the article."""
        entry = Entry(tuple(words[1:]), payload, prefixes, open)
        self._entries.setdefault(words[0], []).append(entry)
        if self._seen:
            self._seen.clear()

    def keep(self, payloads: Sequence[T], entries: dict[str, tuple[Packed, ...]]) -> None:
        """Take entries that were worked out before, by their first word; each is unpacked when its word is met."""
        self._payloads, self._packed = payloads, entries
        self._seen.clear()

    def __contains__(self, word: str) -> bool:
        return word in self._entries or word in self._packed

    def _beginning(self, word: str) -> Iterator[Entry[T]]:
        yield from self._entries.get(word, ())
        for rest, number, prefixes, open in self._packed.get(word, ()):
            yield Entry(rest, self._payloads[number], prefixes, open)

    def at(self, tokens: Sequence[Token], i: int) -> list[Match[T]]:
        """All entries that begin at tokens[i], longest first; of equally long ones, the simplest reading first."""
        token = tokens[i]
        if token.kind == "mark":
            return []
        opened = self._seen.get(token.norm)
        if opened is None:
            opened = self._opened_by(token.norm)
        candidates = opened.alone
        if opened.longer and i + 1 < len(tokens):
            stems = _stems(tokens[i + 1].norm, self.language)
            if more := [c for stem in stems if stem in opened.longer for c in opened.longer[stem]]:
                candidates = sorted([*candidates, *more], key=itemgetter(0))
        found: list[Match[T]] = []
        for _, analysis, entry in candidates:
            if not entry.rest:
                found.append(Match(i, i + 1, entry.payload, analysis, analysis.pronoun))
            elif (end := self._rest(tokens, i + 1, entry)) is not None:
                found.append(Match(i, end[0], entry.payload, analysis, end[1]))
        if len(found) > 1:
            found.sort(key=lambda m: (-m.last, _stripped(m.analysis)))
        return found

    def _opened_by(self, word: str) -> _Opened[T]:
        """The entries that a word may begin, with how it is read then; remembered for each word."""
        opened: _Opened[T] = _Opened([], {})
        order = 0
        for analysis in analyse(word, self.language):
            for entry in self._beginning(analysis.stem):
                if _allowed(analysis, entry.prefixes, bool(entry.rest)):
                    order += 1
                    place = opened.longer.setdefault(entry.rest[0], []) if entry.rest else opened.alone
                    place.append((order, analysis, entry))
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        self._seen[word] = opened
        return opened

    def _rest(self, tokens: Sequence[Token], i: int, entry: Entry[T]) -> tuple[int, str] | None:
        if i + len(entry.rest) > len(tokens):
            return None
        pronoun = ""
        for offset, word in enumerate(entry.rest):
            norm = tokens[i + offset].norm
            if norm == word:
                continue
            final = offset == len(entry.rest) - 1
            for analysis in analyse(norm, self.language):
                if analysis.stem != word or analysis.conjunction or analysis.preposition or analysis.future:
                    continue
                if (analysis.article and not entry.open) or (analysis.pronoun and not (final and "o" in entry.prefixes)):
                    continue
                pronoun = analysis.pronoun
                break
            else:
                return None
        return i + len(entry.rest), pronoun

    def scan(self, tokens: Sequence[Token]) -> list[Match[T]]:
        """Leftmost longest matches without overlaps."""
        found: list[Match[T]] = []
        i = 0
        while i < len(tokens):
            matches = self.at(tokens, i)
            if matches:
                found.append(matches[0])
                i = matches[0].last
            else:
                i += 1
        return found


def _allowed(analysis: Analysis, prefixes: str, multiword: bool) -> bool:
    if analysis.conjunction and "c" not in prefixes:
        return False
    if analysis.preposition and "p" not in prefixes and not ("l" in prefixes and not analysis.article):
        return False
    if analysis.future and "f" not in prefixes:
        return False
    if analysis.article and "a" not in prefixes:
        return False
    return not (analysis.pronoun and ("o" not in prefixes or multiword))


def _stripped(analysis: Analysis) -> int:
    return len(analysis.conjunction) + analysis.future + len(analysis.preposition) + 2 * analysis.article + 2 * len(analysis.pronoun)
