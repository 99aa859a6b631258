"""Dates a document that carries no date from what its own sentences say, and resolves its times against the result.

Careful by intent: an interval that holds the day is better than a wrong day, and nothing is better than a guess.
"""

from __future__ import annotations

import msgspec

from sijill.dates.clues import Clues, gather
from sijill.dates.find import read_times
from sijill.dates.resolve import basis_of, resolve_all
from sijill.knowledge.weeks import week_start
from sijill.records import Reading
from sijill.text.edtf import interval


def date_document(reading: Reading) -> Reading:
    """Fill in `document.published` and `published_by` where no date is given, and resolve `times` anew."""
    document = reading.document
    if document.published is not None or not reading.times:
        return reading
    timed = read_times(reading)
    clues = gather(reading, timed)
    published = _published(clues)
    if published is None:
        return reading
    document = msgspec.structs.replace(document, published=published, published_by=tuple(clues.reasons))
    week = week_start(document.source, document.language, document.url)
    times = resolve_all(document.id, document.text, timed, basis_of(published, clues.month_day, week))
    return msgspec.structs.replace(reading, document=document, times=times)


def _published(clues: Clues) -> str | None:
    """The interval that the clues leave, or None when they tell too little or contradict each other."""
    first, last = clues.first, clues.last
    if first is not None and last is not None:
        return interval(first, last) if first <= last else None
    if first is not None and clues.telling:
        return f"{first.isoformat()}/.."
    return None


