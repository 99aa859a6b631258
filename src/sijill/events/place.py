"""Where an event took place: the place that stands after a preposition of place in its clause; and the state where a sentence plays."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.events.lexicon import Lexicon
from sijill.events.line import Hit, Line, stems_of
from sijill.events.sides import Sides
from sijill.knowledge.letters import normalise
from sijill.knowledge.places import place_prepositions, place_row
from sijill.knowledge.predicates import codebook
from sijill.records import Actor, Mention, Place


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


def only_state(mentions: Sequence[Mention], lex: Lexicon) -> Actor | None:
    """The state whose own authorities, groups or people a sentence names, where it names no other and no place; its army,
    where rebels or "the country" are told of, and its police, where gunmen are."""
    named = {a.code for m in mentions for a in m.actors if a.sector not in codebook().observers}
    told = [(m, {stem for word in m.text.split() for stem in stems_of(normalise(word, lex.language), lex.language)}) for m in mentions]
    guards = any(m.actors and stems & lex.words.guards for m, stems in told)
    inside = any(not m.actors and (m.sector in codebook().breakaway or stems & lex.words.homeland or (guards and m.sector in codebook().armed)) for m, stems in told)
    sectors = {*codebook().home, *(codebook().state_sectors if inside else ())}
    home = next((m.actors[0] for m in mentions if m.actors and m.actors[0].sector in sectors), None)
    if home is not None and home.code in codebook().occupied and any(stems & lex.words.occupying for m, stems in told if home in m.actors):
        return Actor(code=codebook().occupied[home.code])
    if home is None or named != {home.code} or home.code in codebook().non_state_codes or home.code == "UNK":
        return None
    return Actor(code=home.code, entity_text=home.entity_text)
