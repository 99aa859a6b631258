"""Places by id, and the prepositions that say where something took place."""

from __future__ import annotations

from functools import lru_cache

from sijill.knowledge.clauses import clauses
from sijill.knowledge.letters import normalise
from sijill.knowledge.world import PlaceRow, world


@lru_cache
def _rows() -> dict[str, PlaceRow]:
    return {row.id: row for row in world().places}


def place_row(identifier: str) -> PlaceRow | None:
    """The row of a place."""
    return _rows().get(identifier)


@lru_cache
def unnamed_states(language: str) -> frozenset[str]:
    """Names for several states that have no code of their own (the West, the great powers), in compared letters."""
    rows = [row for row in world().places if row.kind == "collective"]
    return frozenset(normalise(name, language) for row in rows for name in (row.name_ar, *row.names_ar))


@lru_cache
def place_prepositions(language: str) -> frozenset[str]:
    """Prepositions of place in compared letters."""
    return frozenset(normalise(word, language) for word in clauses(language).place_prepositions)
