"""Who is who in an article: whom it names most, whom its headline names, who fights in it, who did what to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sijill.events.line import Line
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

MOST = 2  # of the parties that an article names are those that it is about
UNKNOWN = "UNK"
UNIDENTIFIED = "UAF"
ACROSS_STATES = "IMG"


@dataclass
class Cast:
    """How often an article names each code and each group that fights; who stands on which side of acts, by category."""

    lines: dict[int, Line] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    groups: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    headline: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    kinds: set[tuple[str, str, str]] = field(default_factory=set)
    first: dict[tuple[str, str | None], Actor] = field(default_factory=dict)

    def most(self) -> list[str]:
        """The codes that the article names most."""
        return [code for code, _ in self.named.most_common(MOST)]

    def main(self) -> list[Actor]:
        """The parties that the article names most, as it names them first."""
        return [next(actor for (code, _), actor in self.first.items() if code == most) for most in self.most()]

    def fighters(self) -> list[Actor]:
        """The group of fighters that the article names most."""
        return [self.first[group] for group, _ in self.groups.most_common(1)]


def cast_of(works: Sequence[Work]) -> Cast:
    """The cast of an article whose sentences are coded."""
    cast = Cast()
    for work in works:
        cast.lines[work.line.sentence.index] = work.line
        for party in work.line.parties:
            codes = [a.code for a in party.mention.actors if a.code != UNKNOWN]
            cast.named.update(codes)
            cast.headline.update(codes if work.line.sentence.title else ())
            for actor in party.mention.actors or party.located:
                if actor.code != UNKNOWN:
                    cast.first.setdefault((actor.code, actor.sector), actor)
                    cast.groups.update([(actor.code, actor.sector)] if fights(actor) else [])
        for coded in work.coded.values():
            _add_act(cast, coded)
    return cast


def _add_act(cast: Cast, coded: Coded) -> None:
    """Note who does an act to whom, where two parties are known."""
    actors, recipients, predicate = codes_of(coded.sides.actor), codes_of(coded.sides.recipient), coded.frame.predicate
    cast.pairs.update((a, b) for a in actors for b in recipients)
    if predicate.joint:
        cast.pairs.update((a, b) for a in actors for b in actors if a != b)
    if len(actors | recipients) > 1:
        cast.kinds.update((predicate.category, "actor", a) for a in actors)
        cast.kinds.update((predicate.category, "recipient", a) for a in recipients or actors)


def fights(actor: Actor) -> bool:
    """Whether a party is a group that fights, of no state's army."""
    return actor.code == ACROSS_STATES or actor.sector in (*codebook().breakaway, UNIDENTIFIED)


def codes_of(actors: Iterable[Actor]) -> set[str]:
    """The codes of parties, but for unknown ones."""
    return {a.code for a in actors} - {UNKNOWN}
