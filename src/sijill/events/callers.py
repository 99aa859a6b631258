"""Who called or wrote goes on speaking in the sentence after, and whom thanks and condolences that name nobody are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sijill.events.subjects import Subject
from sijill.knowledge.predicates import codebook

if TYPE_CHECKING:
    from sijill.events.complete import Told
    from sijill.events.find import Coded, Work

MEETING = "CONSULT"
VOICED = 1  # sentences after a call in which thanks or condolences that name nobody else go to the other of the two


def with_caller(work: Work, taken: list[Subject], own: list[Subject]) -> list[Subject]:
    """The subjects that the next sentence may take up, `taken`, before whom stands who called the first of them and spoke
    ("X received a call from Y, who voiced in it ...; and voiced his condolences"), of the subjects of the sentence `own`."""
    if len(taken) != 1 or taken[0].speaks:
        return taken
    called = [c for c in work.coded.values() if c.hit.finite and c.frame.predicate.category == MEETING and c.frame.predicate.joint and len(c.sides.actor) > 1]
    codes = {a.code for a in taken[0].actors}
    if not called or not codes <= {a.code for a in called[0].sides.actor}:
        return taken
    others = {a.code for a in called[0].sides.actor} - codes
    caller = next((s for s in own if s.speaks and s.actors and {a.code for a in s.actors} <= others), None)
    return taken if caller is None else [caller, *taken]


def to_the_other(work: Work, coded: Coded, told: Told) -> None:
    """"X called Y, and voiced his condolences to the families": thanks and condolences that name nobody else go to the other
    of the two who just talked, and condolences to the people of the place where it happened."""
    sides, codes = coded.sides, {a.code for a in told.met}
    own, line = {a.code for a in sides.actor}, work.line
    there = next((a for a in (line.stricken, line.place, line.where) if a is not None and a.code not in own | {"UNK"}), None)
    if coded.frame.predicate.there and there is not None:
        sides.add("recipient", [msgspec.structs.replace(there, sector=codebook().people_sector)], "the people of the state where it happened")
    if sides.recipient or coded.frame.predicate.cameo not in codebook().praise or len(codes) != 2 or not own < codes or not 0 <= line.sentence.index - told.met_at <= VOICED:
        return
    if {a.code for p in line.parties for a in p.mention.actors} - {"UNK"} <= codes:
        sides.add("recipient", [a for a in told.met if a.code not in own], "the other of the two who talked before")
