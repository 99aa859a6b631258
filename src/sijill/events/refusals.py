"""Why a trigger that was found was not coded: kept only where somebody asks (`sijill explain`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sijill.events.lexicon import Frame
from sijill.events.line import Hit, Line
from sijill.records import EventMention


class Refusal(NamedTuple):
    """A rule that did not fire on text[start:end], and why; `asked` where only the words that it asks for are missing."""

    rule: str
    start: int
    end: int
    reason: str
    asked: bool = False


def refusal(line: Line, hit: Hit, frame: Frame, reason: str, asked: bool = False) -> Refusal:
    """The record of a refusal at a trigger."""
    return Refusal(f"events.{frame.predicate.id}", line.tokens[hit.first].start, line.tokens[hit.last - 1].end, reason, asked)


def no_side(line: Line, hit: Hit, side: str) -> str:
    """That a side is missing, with the places of the clause, which are no party."""
    stop = max(line.right_bound(hit.last), hit.last)
    places = [p.mention for p in line.reach(line.left_bound(hit.first), stop) if p.mention.kind == "place" and not (p.mention.stands_for or p.unnamed)]
    return f"no {side}" + (f": {places[0].text} is only a place" if places else "")


def unfired(refused: Iterable[Refusal], found: Iterable[EventMention]) -> list[Refusal]:
    """The refusals at triggers on which no rule fired; of a trigger those for missing words only where there is no other."""
    fired = {mention.trigger_start for mention in found}
    left = [r for r in dict.fromkeys(refused) if r.start not in fired]
    told = {r.start for r in left if not r.asked}
    return [r for r in left if not r.asked or r.start not in told]
