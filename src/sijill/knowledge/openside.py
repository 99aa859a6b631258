"""What speaks for or against a party as the open side of an act: languages/<code>/open_sides.tsv."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.errors import KnowledgeError
from sijill.knowledge.loading import language_folder, load_tsv

FILE = "open_sides.tsv"


class Weight(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row: what is seen of a party, the side that it is seen for ("" for any), and how much it counts (log-odds)."""

    seen: str
    weight: float
    side: str = ""


@lru_cache
def open_sides(language: str) -> dict[tuple[str, str], float]:
    """The weights of a language by side and what is seen; empty where it has none.

    Raises KnowledgeError where a row is written twice.
    """
    path = language_folder(language) / FILE
    weights: dict[tuple[str, str], float] = {}
    for row in load_tsv(path, Weight) if path.is_file() else ():
        if (row.side, row.seen) in weights:
            raise KnowledgeError(f"a second weight of {row.seen!r} for {row.side or 'any side'}", str(path), "leave one of them")
        weights[row.side, row.seen] = row.weight
    return weights
