"""Finds the times that a document tells, and resolves them against its date of publication: the one given, or what the
times themselves tell of it."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from sijill.dates.document import date_document
from sijill.dates.grammar import times_in
from sijill.dates.resolve import Timed, corrected, resolve_all
from sijill.knowledge.dates import lexicon
from sijill.records import Mention, Reading

_NAMES = ("organisation", "person", "group")


def find_times(reading: Reading) -> Reading:
    """Fill in `times`: every time told, in order, none overlapping another; and the document's date where it gives none."""
    timed = read_times(reading)
    reading, basis = date_document(reading, timed)
    document = reading.document
    return msgspec.structs.replace(reading, times=resolve_all(document.id, document.text, timed, corrected(basis, timed)))


def read_times(reading: Reading) -> list[Timed]:
    """The expressions of time of all sentences, not yet resolved; those that are part of a name are left out."""
    words = lexicon(reading.document.language)
    named = sorted((m.start, m.end) for m in reading.mentions if _is_name(m))
    codes: dict[int, set[str]] = {}
    for mention in reading.mentions:
        codes.setdefault(mention.sentence, set()).update(a.code for a in mention.actors)
    found = [
        Timed(sentence, scan, read)
        for sentence in reading.sentences
        for scan, read in times_in(sentence.tokens, words, codes=frozenset(codes.get(sentence.index, ())))
    ]
    return [t for t in found if not _inside(t, named)] if named else found


def _is_name(mention: Mention) -> bool:
    return mention.form == "name" and mention.kind in _NAMES


def _inside(timed: Timed, named: list[tuple[int, int]]) -> bool:
    """Whether a time is part of a name ("the 6 April Movement")."""
    at = bisect_right(named, (timed.start, 1 << 60)) - 1
    return at >= 0 and named[at][0] <= timed.start and timed.end <= named[at][1]
