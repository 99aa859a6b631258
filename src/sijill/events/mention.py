"""Makes the record of a coded trigger: identity, CAMEO scale, time, place, quantities."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sijill.events.line import Line
from sijill.events.place import place_of
from sijill.events.quantities import quantities
from sijill.knowledge.predicates import cameo, codebook
from sijill.records import Actor, Document, EventMention, Status, TimeMention
from sijill.text.edtf import first_day, last_day
from sijill.text.time_binding import bind

if TYPE_CHECKING:
    from sijill.events.find import Coded


def build_mention(document: Document, line: Line, coded: Coded, times: Sequence[TimeMention]) -> EventMention:
    """The event mention of a coded trigger."""
    predicate, hit, tokens = coded.frame.predicate, coded.hit, line.tokens
    start, end = tokens[hit.first].start, tokens[hit.last - 1].end
    row = cameo()[predicate.cameo]
    time = _time(line, coded, times)
    status = _dated_status(coded.status, time, document)
    return EventMention(
        id=_identity(document, start, end, coded),
        document=document.id,
        sentence=line.sentence.index,
        start=line.sentence.start,
        end=line.sentence.end,
        trigger_start=start,
        trigger_end=end,
        text=document.text[start:end],
        event=(predicate.category,),
        cameo=predicate.cameo,
        mode=tuple(predicate.mode),
        context=tuple(predicate.context),
        actor=tuple(coded.sides.actor),
        recipient=tuple(coded.sides.recipient),
        edtf=time.edtf if time else "",
        date_basis=time.rule if time else "",
        place=place_of(line, hit, coded.sides),
        quad_code=codebook().categories[predicate.category].quad,
        event_scale=row.goldstein,
        status=status,
        quantities=quantities(line, hit, document.language),
        rule=f"events.{predicate.id}",
        reasons=tuple(coded.reasons),
    )


def _time(line: Line, coded: Coded, times: Sequence[TimeMention]) -> TimeMention | None:
    hit, tokens = coded.hit, line.tokens
    left, right = line.left_bound(hit.first), line.right_bound(hit.last)
    known = [t for t in times if t.edtf]
    return bind(
        known,
        tokens[hit.first].start,
        tokens[hit.last - 1].end,
        tokens[left].start,
        tokens[right - 1].end,
        line.sentence.start,
        line.sentence.end,
        state=not coded.hit.finite,
    )


def _dated_status(status: Status, time: TimeMention | None, document: Document) -> Status:
    """What is dated after its report has not happened yet."""
    if status != "happened" or time is None or not document.published or document.published_by != ("given",):
        return status
    first, reported = first_day(time.edtf), last_day(document.published)
    return "planned" if first and reported and first > reported else status


def _identity(document: Document, start: int, end: int, coded: Coded) -> str:
    sides = [_key(coded.sides.actor), _key(coded.sides.recipient)]
    parts = [document.id, document.sha256, str(start), str(end), coded.frame.predicate.category, *sides, coded.status]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _key(actors: Sequence[Actor]) -> str:
    return "|".join(sorted(f"{a.code}:{a.sector or ''}" for a in actors))
