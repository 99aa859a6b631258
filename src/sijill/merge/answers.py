"""Claims of other documents that a denial answers though their events were not merged: by who is accused, who accuses,
the words shared, and the time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sijill.merge.events import speaker_key
from sijill.records import Claim
from sijill.text.edtf import first_day

_UNKNOWN = "UNK"
_WINDOW = timedelta(days=21)  # how long after a claim it is still answered
_BEFORE = timedelta(days=1)  # an outlet may print the claim a day after another printed the answer
_ALIKE = 2.0  # words shared with a claim of whom the denial names
_ALIKE_OPEN = 3.0  # the same where the denial names nobody
_SHARE = 0.3  # of the words of the denial, at most the first of them counted
_COUNTED = 6
_COMMON = 150  # one claim in so many holds a common word, which counts half
_FEW = 20  # claims with a word below which it is not common, however few there are in all
_LEVEL = 0.5


class _Found(NamedTuple):
    score: float
    claim: Claim


class Told:
    """The claims of a corpus by the parties that they speak of, in the order of their days."""

    def __init__(self, claims: Sequence[Claim], published: Mapping[str, str | None]) -> None:
        self._day = {name: first_day(edtf) for name, edtf in published.items() if edtf}
        counts = Counter(word for claim in claims for word in claim.words)
        self._common = {word for word, count in counts.items() if count > max(_FEW, len(claims) / _COMMON)}
        about: dict[str, list[tuple[date, int]]] = defaultdict(list)
        self._undated: dict[str, list[int]] = defaultdict(list)
        self._claims = list(claims)
        for number, claim in enumerate(claims):
            day = self._day.get(claim.document)
            for code in claim.about:
                if day is None:
                    self._undated[code].append(number)
                else:
                    about[code].append((day, number))
        self._about = {code: sorted(entries) for code, entries in about.items()}

    def answered_by(self, answer: Claim, here: Sequence[Claim]) -> list[Claim]:
        """Claims of other documents that an answer is meant for; `here` are those that it answers in its own. Of each
        speaker the one that fits best, with what he says alike in the same document."""
        words = frozenset(answer.words).union(*(c.words for c in here))
        if answer.speaker.code == _UNKNOWN or len(words) < _ALIKE:
            return []
        accusers = {c.speaker.code for c in here} - {_UNKNOWN}
        best: dict[tuple[str, str], list[_Found]] = {}
        for claim in self._near(answer):
            score = self._score(answer, claim, words, accusers)
            if score:
                best.setdefault(speaker_key(claim), []).append(_Found(score, claim))
        return [claim for found in best.values() for claim in _of_one(found)]

    def _near(self, answer: Claim) -> Iterator[Claim]:
        """Claims about the speaker of the answer that may have been made before it."""
        code, day = answer.speaker.code, self._day.get(answer.document)
        entries = self._about.get(code, [])
        first, last = 0, len(entries)
        if day is not None:
            first = bisect_left(entries, (day - _WINDOW, -1))
            last = bisect_right(entries, (day + _BEFORE, len(self._claims)))
        numbers = [number for _, number in entries[first:last]] + self._undated.get(code, [])
        return (self._claims[number] for number in numbers)

    def _score(self, answer: Claim, claim: Claim, words: frozenset[str], accusers: set[str]) -> float:
        """How well a claim fits what is answered; 0 where it does not."""
        who = claim.speaker.code
        if claim.document == answer.document or who == answer.speaker.code:
            return 0
        shared = [word for word in claim.words if word in words]
        weight = sum(0.5 if word in self._common else 1.0 for word in shared)
        named = accusers or set(answer.about)
        if accusers and who not in accusers and who != _UNKNOWN:
            return 0
        dated = claim.document in self._day and answer.document in self._day
        needed = _ALIKE if who in named and dated else _ALIKE_OPEN
        if weight < needed or len(shared) < _SHARE * min(len(words), _COUNTED):
            return 0
        return weight + (who in named)


def _of_one(found: Sequence[_Found]) -> list[Claim]:
    """Of one speaker's claims the earliest that fits best, and those of its document that fit as well."""
    best = max(found, key=lambda f: f.score)
    return [f.claim for f in found if f.claim.document == best.claim.document and f.score >= best.score - _LEVEL]
