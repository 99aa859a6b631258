"""Tellings of one article that are one act as far as all that is seen of them says, where the rules of `same` and `strength`
leave them apart: a logistic regression with one weight for each thing seen (`alike.py`, languages/<code>/one_act.tsv).
How often it is right is measured in benchmarks/README.md."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sijill import settings
from sijill.knowledge.weights import one_act
from sijill.merge.alike import Scene, seen_of_pair
from sijill.merge.report import Report

LEAST = 0.6
APART = 0.4
TELLINGS = 4  # of an article: fewer tell too little of what is told twice in it
FAR = 60  # sentences
FAMILIES = {"CONCEDE": "RETREAT", "SUPPORT": "AGREE"}

Pair = tuple[int, int]


def family(report: Report) -> str:
    """Its category, or the one that stands for those under which one act is told."""
    return FAMILIES.get(report.category, report.category)


def likelihoods(ordered: Sequence[Report]) -> dict[Pair, float]:
    """How likely any two tellings of one article are one act, of one family and with a party in common; by their places in
    the order."""
    if not settings.load().likely_joins:
        return {}
    articles: dict[str, list[int]] = defaultdict(list)
    for i, report in enumerate(ordered):
        articles[report.mention.document].append(i)
    return {pair: likely for members in articles.values() if len(members) >= TELLINGS for pair, likely in _of_article(ordered, members)}


def _of_article(ordered: Sequence[Report], members: Sequence[int]) -> Iterator[tuple[Pair, float]]:
    weights = one_act(ordered[members[0]].language)
    scene = Scene([ordered[i] for i in members])
    for i, j in pairs(ordered, members) if weights else ():
        yield (i, j), likely(seen_of_pair(ordered[i], ordered[j], scene), weights)


def pairs(ordered: Sequence[Report], members: Sequence[int]) -> Iterator[Pair]:
    """The pairs of an article worth a look, the telling that stands first before the other."""
    for place, i in enumerate(members):
        for j in members[place + 1 :]:
            first, second = ordered[i], ordered[j]
            if 0 < second.mention.sentence - first.mention.sentence <= FAR and family(first) == family(second) and first.codes & second.codes:
                yield i, j


def likely(things: frozenset[str], weights: dict[str, float]) -> float:
    """The likelihood that what is seen of two tellings gives."""
    return 1 / (1 + math.exp(-sum(weights.get(thing, 0.0) for thing in things)))
