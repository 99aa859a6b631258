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
_RECENT = timedelta(days=7)  # the same where it is called only "the charges of X"
_BEFORE = timedelta(days=1)  # an outlet may print the claim a day after another printed the answer
_CORE = 8  # words of an answer that tell what it answers, and of these the first that name it
_HEAD = 3
_ALIKE = 2.0  # weight of the words shared with a claim of one whom the answer names
_ALIKE_OPEN = 3.0  # the same where it names nobody, or names the thing later on
_SHARE = 0.3  # of the words of the answer
_SAME = 0.6  # the same of a confirmation
_LONG = 20  # words of a claim of nobody known above which it shares some by chance
_BESIDE = 6  # words between them
_COMMON = 150  # one claim in so many holds a common word, which counts half
_WEAK = "weak"
_RESPONSIBILITY = "responsibility"  # what it is for may be told as "the incident"
_FEW = 20  # claims with a word below which it is not common, however few there are in all
_LEVEL = 0.5


class _Found(NamedTuple):
    score: float
    claim: Claim


class Told:
    """The claims of a corpus by the parties that they speak of, in the order of their days."""

    def __init__(self, claims: Sequence[Claim], published: Mapping[str, str | None]) -> None:
        self._day = {name: day for name, edtf in published.items() if edtf and (day := first_day(edtf))}
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
        words = answer.words[:_CORE]
        accusers = {c.speaker.code for c in here} - {_UNKNOWN}
        if answer.speaker.code == _UNKNOWN or (answer.strength == _WEAK and not here):
            return []
        if len(words) < _ALIKE:
            return self._charges(answer, {c.speaker.code for c in here if c.stance == "accuses"} - {_UNKNOWN})
        best: dict[tuple[str, str], list[_Found]] = {}
        for claim in self._near(answer):
            score = self._score(answer, claim, words, accusers)
            if score:
                best.setdefault(speaker_key(claim), []).append(_Found(score, claim))
        return [claim for found in best.values() for claim in _of_one(found)]

    def _charges(self, answer: Claim, accusers: set[str]) -> list[Claim]:
        """The charges of the last document before a denial of "the charges of X" in no more words."""
        day = self._day.get(answer.document)
        charges = [c for c in self._near(answer) if c.stance == "accuses" and c.speaker.code in accusers and c.document != answer.document]
        dated = [(self._day[c.document], c.document) for c in charges if c.document in self._day]
        if day is None or not dated or max(dated)[0] + _RECENT < day:
            return []
        return [c for c in charges if c.document == max(dated)[1]]

    def _near(self, answer: Claim) -> Iterator[Claim]:
        """Claims that may have been made before an answer: about its speaker, or where it confirms about whom it names."""
        day = self._day.get(answer.document)
        numbers: set[int] = set()
        for code in (answer.speaker.code, *(answer.about if answer.stance == "confirms" else ())):
            entries = self._about.get(code, [])
            first, last = 0, len(entries)
            if day is not None:
                first = bisect_left(entries, (day - _WINDOW, -1))
                last = bisect_right(entries, (day + _BEFORE, len(self._claims)))
            numbers.update([number for _, number in entries[first:last]], self._undated.get(code, []))
        return (self._claims[number] for number in sorted(numbers))

    def _score(self, answer: Claim, claim: Claim, words: Sequence[str], accusers: set[str]) -> float:
        """How well a claim fits what is answered; 0 where it does not."""
        who = claim.speaker.code
        if claim.document == answer.document or who == answer.speaker.code:
            return 0
        if accusers and who not in accusers and who != _UNKNOWN:
            return 0
        shared = [word for word in words if word in claim.words]
        others = set(claim.about) & set(answer.about) - {who}
        weight = sum(0.5 if word in self._common else 1.0 for word in shared) + 0.5 * min(len(others), 2)
        named = who in (accusers or answer.about)
        dated = claim.document in self._day and answer.document in self._day
        names = answer.scope == _RESPONSIBILITY or not set(shared).isdisjoint(words[:_HEAD])
        confirms = answer.stance == "confirms"
        needed = _ALIKE if named and dated and names and not confirms else _ALIKE_OPEN
        needed += len(claim.words) > _LONG and who == _UNKNOWN
        if len(claim.words) > _LONG and not _close(shared, words, claim.words):
            return 0
        if weight < needed or len(shared) < (_SAME if confirms else _SHARE) * len(words) or (confirms and not names):
            return 0
        return weight + named


def _close(shared: Sequence[str], words: Sequence[str], told: Sequence[str]) -> bool:
    """Whether the word that names what is answered stands in a long claim beside another that is shared."""
    places = {word: told.index(word) for word in shared}
    heads = [places[word] for word in words[:_HEAD] if word in places]
    return not heads or any(0 < abs(place - head) <= _BESIDE for head in heads[:1] for place in places.values())


def _of_one(found: Sequence[_Found]) -> list[Claim]:
    """Of one speaker's claims the earliest that fits best, and those of its document that fit as well."""
    best = max(found, key=lambda f: f.score)
    return [f.claim for f in found if f.claim.document == best.claim.document and f.score >= best.score - _LEVEL]
