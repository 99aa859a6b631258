"""Dates a document that carries no date from what its own sentences say.

Careful by intent: an interval that holds the day is better than a wrong day, and nothing is better than a guess.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sijill.dates.clues import Clues, gather
from sijill.dates.resolve import Basis, Timed, basis_of
from sijill.knowledge.weeks import week_start
from sijill.records import Reading
from sijill.text.edtf import interval


def date_document(reading: Reading, timed: Sequence[Timed]) -> tuple[Reading, Basis]:
    """The reading with `document.published` and `published_by` filled in where no date is given and the times that were
    read tell one, and what the times are to be resolved against."""
    document = reading.document
    clues = gather(reading, timed) if document.published is None and timed else Clues()
    published = document.published or _published(clues)
    if published != document.published:
        document = msgspec.structs.replace(document, published=published, published_by=tuple(clues.reasons))
        reading = msgspec.structs.replace(reading, document=document)
    week = week_start(document.source, document.language, document.url)
    return reading, basis_of(published, clues.month_day, week)


def _published(clues: Clues) -> str | None:
    """The interval that the clues leave, or None when they tell too little or contradict each other."""
    first, last = clues.first, clues.last
    if first is not None and last is not None:
        return interval(first, last) if first <= last else None
    if first is not None and clues.telling:
        return f"{first.isoformat()}/.."
    return None
