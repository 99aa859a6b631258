"""The stages of Sijill in order. Read this first.

Document stages take one document's Reading and return it with their part filled in; they share no state, so they run
anywhere in parallel. Corpus stages (merge, relations) take sets of records out of the store and put records back;
`run.build` calls them after the document stages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sijill.claims.claims import find_claims
from sijill.clean.clean import set_aside
from sijill.dates.find import find_times
from sijill.entities.find import find_mentions
from sijill.entities.holders import name_holders
from sijill.errors import SijillError
from sijill.events.find import find_events
from sijill.records import Document, Reading
from sijill.statements.find import find_statements
from sijill.text.sentences import split_sentences


@dataclass(frozen=True)
class Stage:
    """A document stage: what it reads and writes of a Reading, and the function that does it."""

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: Callable[[Reading], Reading]


STAGES: tuple[Stage, ...] = (
    Stage("clean", ("document",), ("segments",), set_aside),
    Stage("sentences", ("document", "segments"), ("sentences",), split_sentences),
    Stage("entities", ("sentences",), ("mentions",), find_mentions),
    Stage("times", ("sentences", "mentions"), ("times", "published"), find_times),
    Stage("office holders", ("mentions", "times", "published"), ("mentions",), name_holders),
    Stage("events", ("sentences", "mentions", "times", "published"), ("events",), find_events),
    Stage("claims", ("sentences", "mentions", "events"), ("quotes", "claims"), find_claims),
    Stage("statements", ("sentences", "mentions", "times"), ("statements",), find_statements),
)


def check_order(stages: Sequence[Stage]) -> None:
    """Raise SijillError if a stage reads what no stage before it wrote."""
    known = {"document"}
    for stage in stages:
        if missing := [name for name in stage.reads if name not in known]:
            raise SijillError(f"stage {stage.name!r} reads {missing[0]!r}, which no stage before it writes", "pipeline.py")
        known.update(stage.writes)


check_order(STAGES)


def read_document(document: Document, stages: Sequence[Stage] = STAGES) -> Reading:
    """Run the document stages over one document and return all that they found."""
    reading = Reading(document=document)
    for stage in stages:
        reading = stage.run(reading)
    return reading
