"""Finds documents that copy each other: they share half of the eight-word runs of the shorter one, or credit one agency
and share a fifth of them.

Runs are hashed with a hash that is the same in every process. One run in `_SAMPLE` is kept in an index, which proposes
pairs; each pair is then checked on all its runs. A document is compared with the first `_POSTING` that share a run, so
that a page foot which stands in thousands of documents costs little.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from zlib import crc32

import msgspec

from sijill.knowledge.letters import normalise
from sijill.merge.credits import credits
from sijill.records import Document

RUN = 8
CONTAINED = 0.5
_CREDITED = 0.2
_OF_ORIGINAL = 0.3
_SAMPLE = 4
_SHORT = 40
_POSTING = 64
_WORD = re.compile(r"[\w\u064B-\u065F\u0670]+")



class _Index:
    """Which documents hold a run: the first of them, and the next ones."""

    def __init__(self) -> None:
        self.first: dict[int, int] = {}
        self.more: dict[int, list[int]] = {}

    def shared(self, sample: Iterable[int]) -> Counter[int]:
        """How many runs of the sample each document holds."""
        first, more = self.first, self.more
        known = [run for run in sample if run in first]
        counts = Counter([first[run] for run in known])
        for run in known:
            if run in more:
                counts.update(more[run])
        return counts

    def add(self, place: int, sample: Iterable[int]) -> None:
        """Note that the document at `place` holds these runs."""
        first, more = self.first, self.more
        for run in sample:
            if first.setdefault(run, place) != place:
                posting = more.setdefault(run, [])
                if len(posting) < _POSTING and (not posting or posting[-1] != place):
                    posting.append(place)


class Copies(msgspec.Struct, frozen=True):
    """What is known of copying: each copy's original, and for every pair found the share of the shorter's runs.

    A text that shares little with another of the same credit makes a pair with it, and is not called its copy.
    """

    copy_of: dict[str, str]
    pairs: dict[tuple[str, str], float]


class _Words(dict[str, int]):
    """Hashes of the words of one language, in the form in which they are compared."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __missing__(self, word: str) -> int:
        self[word] = value = crc32(normalise(word, self.language).encode())
        return value


class CopyFinder:
    """Takes documents one by one, keeps only the hashes of their runs, and tells which are copies."""

    def __init__(self) -> None:
        self._runs: dict[str, array[int]] = {}
        self._order: dict[str, tuple[str, str]] = {}
        self._words: dict[str, _Words] = {}
        self._credits: dict[str, frozenset[str]] = {}

    def add(self, document: Document) -> None:
        """Remember the runs of a document's own text."""
        self._order[document.id] = (document.published or "9999", document.id)
        words = self._words.setdefault(document.language, _Words(document.language))
        self._runs[document.id] = _runs([words[word] for word in _WORD.findall(body_text(document))])
        if named := credits(document):
            self._credits[document.id] = named

    def find(self) -> Copies:
        """All copies among the documents added so far; the earliest of a group is its original."""
        order = sorted(self._order, key=self._order.__getitem__)
        runs = [self._runs[name] for name in order]
        credited = [self._credits.get(name, frozenset()) for name in order]
        index = _Index()
        originals: list[int] = []
        pairs: dict[tuple[str, str], float] = {}
        for place, mine in enumerate(runs):
            sample = mine if len(mine) < _SHORT else [run for run in mine if not run % _SAMPLE]
            found = _matches(mine, sample, index, runs, _CREDITED if credited[place] else CONTAINED)
            found = [m for m in found if m.contained >= CONTAINED or credited[place] & credited[m.place]]
            pairs.update({(order[match.place], order[place]): match.contained for match in found})
            copied = [match for match in found if match.contained >= CONTAINED]
            originals.append(_original(place, copied, originals, runs))
            index.add(place, sample)
        copy_of = {order[i]: order[first] for i, first in enumerate(originals) if i != first}
        return Copies(copy_of, pairs)


def body_text(document: Document) -> str:
    """The document's own text: its body segments, or all of it where none are told."""
    own = [document.text[s.start : s.end] for s in document.segments if s.kind == "body"]
    return "\n".join(own) if document.segments else document.text


def _runs(words: list[int]) -> array[int]:
    """Hashes of all runs of eight words; a shorter text is one run."""
    packed = array("I", words).tobytes()
    size = array("I").itemsize
    if len(words) < RUN:
        return array("I", [crc32(packed)] if words else [])
    return array("I", [crc32(packed[i : i + RUN * size]) for i in range(0, len(packed) - (RUN - 1) * size, size)])


class _Match(msgspec.Struct, frozen=True):
    """How much two documents share: of the shorter's runs, and of the runs of both."""

    place: int
    contained: float
    alike: float


def _compare(own: set[int], place: int, runs: list[array[int]]) -> _Match:
    theirs = set(runs[place])
    common = len(own & theirs)
    return _Match(place, common / max(1, min(len(own), len(theirs))), common / max(1, len(own | theirs)))


def _matches(
    mine: array[int], sample: Iterable[int], index: _Index, runs: list[array[int]], least: float
) -> list[_Match]:
    """Earlier documents which share at least so much of the shorter's runs, in order."""
    shared = index.shared(sample)
    own = set(mine) if shared else set()
    likely = [other for other, n in shared.items() if n * _SAMPLE * 4 >= min(len(own), len(runs[other])) * least]
    found = [_compare(own, other, runs) for other in sorted(likely)]
    return [match for match in found if match.contained >= least]


def _original(place: int, found: list[_Match], originals: list[int], runs: list[array[int]]) -> int:
    """The original of the document that is most alike, where enough of that original is left in this one.

    A digest that holds two stories so never makes the one a copy of the other.
    """
    own = set(runs[place]) if found else set()
    for match in sorted(found, key=lambda m: (-m.alike, m.place)):
        original = originals[match.place]
        if original == match.place or _compare(own, original, runs).contained >= _OF_ORIGINAL:
            return original
    return place
