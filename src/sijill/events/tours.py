"""The hosts of a tour, where the verb after it lists them: "begins a tour that covers X and Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.lexicon import Frame
from sijill.events.line import Hit
from sijill.events.settle import settle_sides
from sijill.events.subjects import with_joined

if TYPE_CHECKING:
    from sijill.events.find import Work

NEAR = 5
LISTED = 4


def on_tour(work: Work, hit: Hit, frame: Frame) -> bool:
    """Whether a noun is a visit or tour on which, or back from which, somebody does something, whose hosts the verb after it
    lists ("arrived in X on a tour that covers Y")."""
    led = hit.prep or hit.first - 1 in work.line.preps or bool(work.line.stems[max(hit.first - 1, 0)] & (work.lex.words.meanwhile | work.lex.words.under))
    return "visit" in frame.predicate.mode and not (hit.finite or hit.article or hit.pronoun) and bool(led) and covering(work, hit) is not None


def covering(work: Work, hit: Hit) -> Hit | None:
    """The verb right after a visit or tour that lists its hosts."""
    verb = next((h for h in work.line.hits if h.finite and h.first >= hit.last), None)
    return verb if verb is not None and verb.first - hit.last <= NEAR and work.line.stems[verb.first] & work.lex.words.covering else None


def hosts_of_tour(work: Work) -> None:
    """Give a tour or visit without hosts those whom the verb right after it lists."""
    line = work.line
    for coded in work.coded.values():
        hit, sides = coded.hit, coded.sides
        if hit.finite or sides.recipient or not sides.actor or "visit" not in coded.frame.predicate.mode:
            continue
        verb = covering(work, hit)
        if verb is None:
            continue
        first = next((p for p in line.parties if verb.last <= p.first < verb.last + LISTED and p.mention.actors and p.mention.form == "name"), None)
        own = {a.code for a in sides.actor}
        for party in with_joined(line, first) if first is not None else ():
            sides.add("recipient", [a for a in party.mention.actors if a.code not in own], "whom the tour covers")
        settle_sides(coded.frame, sides)
