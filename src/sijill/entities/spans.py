"""What the finder holds of a mention before it is resolved and becomes a record."""

from __future__ import annotations

from typing import NamedTuple

from sijill.records import Actor
from sijill.text.clitics import Analysis

OFFICES = "offices"  # features of a pair of two that hold an office ("the two ministers")


class Found(NamedTuple):
    """Tokens[first:last] of a sentence that name `actors` (none where nothing is known). `inner`: the nouns within it that are
    the same party's ("the government" in "the spokesman of the Kenyan government")."""

    first: int
    last: int
    kind: str
    form: str
    actors: tuple[Actor, ...]
    rule: str
    features: str = ""
    analysis: Analysis | None = None
    stands_for: str = ""
    head: str = ""
    name: tuple[int, int] | None = None
    sector: str = ""
    inner: tuple[str, ...] = ()

    @property
    def prefix(self) -> str:
        """The preposition written together with the first word."""
        return self.analysis.preposition if self.analysis else ""
