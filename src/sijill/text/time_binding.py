"""Which of a sentence's times belongs to an event."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.records import TimeMention

_OPENING = 12  # letters before a time that still opens its sentence: a conjunction, a preposition, quotation marks


def bind(
    times: Sequence[TimeMention],
    trigger_start: int,
    trigger_end: int,
    clause_start: int,
    clause_end: int,
    sentence_start: int,
    sentence_end: int,
    state: bool = False,
) -> TimeMention | None:
    """The time of the event whose trigger stands at `trigger_start:trigger_end`, or None.

    A time of the event's own clause comes first, the nearest to the trigger; then one that opens the sentence.
    A duration never dates; a time open at one end ("since 2014") dates only a `state`.
    """
    usable = [
        t
        for t in times
        if sentence_start <= t.start and t.end <= sentence_end and t.kind != "duration" and (state or t.kind != "open")
    ]
    own = [t for t in usable if clause_start <= t.start and t.end <= clause_end]
    if own:
        return min(own, key=lambda t: (_distance(t, trigger_start, trigger_end), t.start))
    opening = [t for t in usable if t.start - sentence_start <= _OPENING]
    return opening[0] if opening else None


def _distance(time: TimeMention, start: int, end: int) -> int:
    """Letters between a time and a trigger; a time that overlaps the trigger is at no distance."""
    if time.end <= start:
        return start - time.end
    return max(time.start - end, 0)
