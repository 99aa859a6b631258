"""Who holds somebody of whom only the place is told where he was held: the state of that place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.line import governor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

CUSTODY = frozenset({"arrest", "deport"})  # modes of acts that the authorities of a place do


def held_where(work: Work, coded: Coded) -> None:
    """"a Chadian was arrested in Niger": by Niger."""
    line, hit, sides = work.line, coded.hit, coded.sides
    if not CUSTODY & set(coded.frame.predicate.mode) or sides.actor or not sides.recipient:
        return
    own = {a.code for a in sides.recipient}
    for party in line.reach(hit.last, line.right_bound(hit.last)):
        if party.mention.kind not in ("country", "place") or not party.mention.actors or {a.code for a in party.mention.actors} & own:
            continue
        prep, _ = governor(line, party, hit.last, work.lex)
        if prep == work.lex.words.inside:
            sides.add("actor", party.mention.actors, "the state where it is done")
        return
