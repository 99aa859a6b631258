"""Which time belongs to which event: by clause first, then by the flow of the report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sijill.events.line import HARD_MARKS, Hit, Line, opens_complement
from sijill.records import Document, Sentence, TimeMention
from sijill.text.edtf import first_day, interval, last_day

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

RECENT = timedelta(days=7)
LEAD = timedelta(days=2)
LEAD_SENTENCES = 6
BETWEEN = 12
RELATIVE = 4


class Placed:
    """The datable times of a sentence with their token positions."""

    def __init__(self, line: Line, times: Sequence[TimeMention]) -> None:
        starts = [t.start for t in line.tokens]
        self.items = [
            (bisect_right(starts, t.start) - 1, bisect_right(starts, t.end - 1), t)
            for t in times
            if t.edtf and t.kind not in ("duration", "open")
        ]



def clause_time(work: Work, coded: Coded, placed: Placed) -> TimeMention | None:
    """The time told with a trigger: after it, between it and its light verb, or opening their clause."""
    line, hit = work.line, coded.hit
    governor = None if hit.finite else _governor(line, hit)
    found = [(t, first) for first, last, t in placed.items if _belongs(line, hit, governor, first, last, work)]
    if found:
        return min(found, key=lambda item: (item[1] < hit.first, abs(item[1] - hit.first)))[0]
    return _coordinated(work, governor or hit, placed)


def _governor(line: Line, hit: Hit) -> Hit | None:
    """The finite verb of the clause that a verbal noun stands in."""
    left = line.left_bound(hit.first)
    return next((h for h in reversed(line.hits) if h.finite and left <= h.first < hit.first), None)


def _belongs(line: Line, hit: Hit, governor: Hit | None, first: int, last: int, work: Work) -> bool:
    if first >= hit.last:
        return not _finite_between(line, _after_relative(line, hit, work), first) and not _parted(line, hit.last, first)
    start = governor.first if governor is not None else hit.first
    if first >= start:
        return last - start <= BETWEEN
    between = range(last, start)
    return not _finite_between(line, last, start) and not any(opens_complement(line.tokens[i], work.lex) for i in between) and not _parted(line, last, start)


def _after_relative(line: Line, hit: Hit, work: Work) -> int:
    """Where the search goes on after a noun: past the light verb of its relative clause ("the last visit he made in",
    "the treaty that was signed in")."""
    verb = next((h for h in line.hits if h.finite and h.first >= hit.last), None)
    if hit.finite or verb is None or verb.first - hit.last > RELATIVE or not any(e.kind in ("light", "impersonal") for e in verb.entries):
        return hit.last
    relative = verb.first == hit.last or line.tokens[verb.first - 1].norm in work.lex.words.relatives
    resumed = bool(verb.pronoun) or verb.last in line.pronouns
    return verb.last if relative or resumed else hit.last


def _finite_between(line: Line, first: int, last: int) -> bool:
    return any(h.finite and first <= h.first < last and line.aside(h.first) is None for h in line.hits)


def _parted(line: Line, first: int, last: int) -> bool:
    return any(line.tokens[i].text in HARD_MARKS for i in range(first, last))


def _coordinated(work: Work, hit: Hit, placed: Placed) -> TimeMention | None:
    """A verb joined to the one before it takes that verb's time."""
    line = work.line
    if not hit.finite or (hit.first not in line.bounds and not hit.conjunction):
        return None
    before = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if before is None or any(opens_complement(line.tokens[i], work.lex) for i in range(before.last, hit.first)):
        return None
    found = [t for first, last, t in placed.items if last <= hit.first and _belongs(line, before, None, first, last, work)]
    return found[-1] if found else None


def main_time(work: Work, placed: Placed) -> TimeMention | None:
    """The time of a sentence's first verb: when it was said or done."""
    first = next((h for h in work.line.hits if h.finite), None)
    if first is None:
        return None
    return next((t for a, b, t in placed.items if _belongs(work.line, first, None, a, b, work)), None)


@dataclass
class Flow:
    """Where the report stands in time: the time last told, the paragraph it was told in, and whether the past was told."""

    document: Document
    edtf: str = ""
    at: Sentence | None = None
    background: bool = False

    def tell(self, sentence: Sentence, time: TimeMention | None) -> None:
        """Take note of a sentence's main time."""
        if time is None:
            return
        self.edtf, self.at = time.edtf, sentence
        first, published = first_day(time.edtf), first_day(self.document.published or "")
        self.background = bool(first and published and published - first > RECENT)

    def date_of(self, sentence: Sentence) -> tuple[str, str]:
        """The date of an act told in past tense without a time of its own, and what it rests on; "" when unknown."""
        if self.at is not None and sentence.index - self.at.index <= 2 and self._one_paragraph(sentence):
            return self.edtf, "the time told just before in the paragraph"
        published = self._published()
        if published is None or self.background:
            return "", ""
        told = first_day(self.edtf) if self.edtf else None
        if told is not None and told <= published and sentence.index - (self.at.index if self.at else 0) <= LEAD_SENTENCES:
            return interval(told, published), "between the time told before and publication"
        if told is None and sentence.index < LEAD_SENTENCES:
            return interval(published - LEAD, published), "news of the day before publication"
        return "", ""

    def _published(self) -> date | None:
        text = self.document.published or ""
        first, last = (first_day(text), last_day(text)) if text else (None, None)
        return last if first is not None and last is not None and last - first <= RECENT else None

    def _one_paragraph(self, sentence: Sentence) -> bool:
        assert self.at is not None
        return "\n" not in self.document.text[self.at.end : sentence.start]
