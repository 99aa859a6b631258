"""Where an event took place: the place that stands after a preposition of place in its clause."""

from __future__ import annotations

from sijill.events.line import Hit, Line
from sijill.events.sides import Sides
from sijill.knowledge.places import place_prepositions, place_row
from sijill.records import Place


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
