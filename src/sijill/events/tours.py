"""The hosts of a tour, where the verb after it lists them: "begins a tour that covers X and Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.settle import settle_sides
from sijill.events.subjects import with_joined

if TYPE_CHECKING:
    from sijill.events.find import Work

NEAR = 5
LISTED = 4


def hosts_of_tour(work: Work) -> None:
    """Give a tour or visit without hosts those whom the verb right after it lists."""
    line = work.line
    for coded in work.coded.values():
        hit, sides = coded.hit, coded.sides
        if hit.finite or sides.recipient or not sides.actor or "visit" not in coded.frame.predicate.mode:
            continue
        verb = next((h for h in line.hits if h.finite and h.first >= hit.last), None)
        if verb is None or verb.first - hit.last > NEAR or not line.stems[verb.first] & work.lex.words.covering:
            continue
        first = next((p for p in line.parties if verb.last <= p.first < verb.last + LISTED and p.mention.actors and p.mention.form == "name"), None)
        own = {a.code for a in sides.actor}
        for party in with_joined(line, first) if first is not None else ():
            sides.add("recipient", [a for a in party.mention.actors if a.code not in own], "whom the tour covers")
        settle_sides(coded.frame, sides)
