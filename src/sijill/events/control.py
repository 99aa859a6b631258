"""Sides that a trigger takes from what governs it: the subject of a light verb, the one accused, the one asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.lexicon import Frame
from sijill.events.line import Hit, governor
from sijill.events.roles import Sides

if TYPE_CHECKING:
    from sijill.events.find import Work

_LIGHT = frozenset({"light", "light_passive", "verb", "report"})


def governing(work: Work, hit: Hit, frame: Frame, sides: Sides) -> None:
    """Give a verbal noun the subject and the prepositions of the light verb that it depends on."""
    line = work.line
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if verb is None or line.left_bound(hit.first) > verb.first or verb.first not in work.subjects:
        return
    kinds = {e.kind for e in verb.entries}
    bare = not hit.prep and hit.first - 1 not in line.preps
    if not (kinds & _LIGHT) or not (bare or "light" in kinds):
        return
    subject = work.subjects[verb.first]
    roles = frame.noun_roles
    if "light_passive" in kinds and bare:
        if not sides.recipient:
            sides.add("recipient", subject.actors, "subject of what it undergoes")
        return
    if "light" not in kinds and not bare:
        return
    for party in line.parties:
        if verb.last <= party.first < hit.first and party not in subject.parties:
            prep, via = governor(line, party, verb.last, work.lex)
            if prep and via <= 1 and (role := roles.get(prep, "")) and "light" in kinds:
                sides.add(role, party.mention.actors, f"preposition {prep} of the verb")
    if "light" in kinds and not sides.actor:
        sides.add(roles.get("subject", "actor"), subject.actors, "subject of the light verb")


def control(work: Work, hit: Hit, frame: Frame, sides: Sides, opener: Hit | None) -> None:
    """Give an act inside a complement its doer: the accused or asked one, else the one who speaks or plans."""
    if opener is None or sides.actor or sides.partner and not frame.predicate.joint:
        return
    outer = work.coded.get(opener.first)
    if outer is None or hit.finite and work.subjects[hit.first].parties:
        return
    opens = outer.frame.predicate.opens
    towards = opens in ("alleged", "requested")
    source = outer.sides.recipient if towards and outer.sides.recipient else outer.sides.actor
    if source:
        own = {a.code for a in sides.recipient}
        sides.add("actor", [a for a in source if a.code not in own], "control of the opener")
