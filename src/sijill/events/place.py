"""Where an event took place: the place that stands after a preposition of place in its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.line import HARD_MARKS, Hit, Line
from sijill.events.sides import Sides
from sijill.knowledge.places import place_prepositions, place_row
from sijill.records import Actor, Place

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work


def place_of(line: Line, hit: Hit, sides: Sides) -> Place | None:
    """The nearest place of the clause after a preposition such as "in"."""
    left, right = line.left_bound(hit.first), line.right_bound(hit.last)
    for party in line.parties:
        mention = party.mention
        if mention.kind not in ("place", "country") or not left <= party.first < right:
            continue
        prep = mention.preposition or next((line.preps[i] for i in range(party.first - 1, max(left, party.first - 3) - 1, -1) if i in line.preps), "")
        if prep not in place_prepositions("ar"):
            continue
        row = place_row(mention.place) if mention.place else None
        code = row.code if row else (mention.actors[0].code if mention.actors else None)
        return Place(
            extracted_place=mention.text,
            resolved_place=row.name_en if row else (mention.actors[0].identifier_text if mention.actors else None),
            country_code=code or None,
            lat=row.lat if row else None,
            lon=row.lon if row else None,
        )
    return None


def place_after(work: Work, coded: Coded) -> Actor | None:
    """The state of the first place after "in" that follows an act, before anybody speaks ("said in Paris that two were killed in Mali")."""
    line, inside = work.line, work.lex.words.place_prepositions
    for party in line.parties:
        if party.first < coded.hit.last or party.mention.kind not in ("place", "country") or not party.mention.actors:
            continue
        between = range(coded.hit.last, party.first)
        if any(line.tokens[i].text in HARD_MARKS or (i in line.hit_at and any(e.kind == "report" for e in line.hit_at[i].entries)) for i in between):
            return None
        if party.mention.preposition in inside or line.preps.get(party.first - 1) in inside:
            return Actor(code=party.mention.actors[0].code, entity_text=party.mention.text)
    return None
