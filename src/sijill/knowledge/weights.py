"""Weights of what is seen, fitted to coded articles: languages/<code>/open_sides.tsv and one_act.tsv."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.errors import KnowledgeError
from sijill.knowledge.loading import language_folder, load_tsv

OPEN_SIDES, ONE_ACT = "open_sides.tsv", "one_act.tsv"


class Weight(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row: what is seen, the side of an act that it is seen for ("" for any), and how much it counts (log-odds)."""

    seen: str
    weight: float
    side: str = ""


def open_sides(language: str) -> dict[tuple[str, str], float]:
    """What speaks for or against a party as the open side of an act: the weights by side and what is seen."""
    return _weights(language, OPEN_SIDES)


@lru_cache
def one_act(language: str) -> dict[str, float]:
    """What speaks for or against two tellings of an article being one act: the weights by what is seen."""
    return {seen: weight for (_, seen), weight in _weights(language, ONE_ACT).items()}


@lru_cache
def _weights(language: str, file: str) -> dict[tuple[str, str], float]:
    """The weights of a language; empty where it has none.

    Raises KnowledgeError where a row is written twice.
    """
    path = language_folder(language) / file
    weights: dict[tuple[str, str], float] = {}
    for row in load_tsv(path, Weight) if path.is_file() else ():
        if (row.side, row.seen) in weights:
            raise KnowledgeError(f"a second weight of {row.seen!r} for {row.side or 'any side'}", str(path), "leave one of them")
        weights[row.side, row.seen] = row.weight
    return weights
