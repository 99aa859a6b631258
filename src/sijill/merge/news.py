"""Articles that tell the same news, each in its own words: two events are told by both. What else both tell alike, of the same
sides and at one time, is then one act too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sijill.merge.repeated import SPOKEN
from sijill.merge.report import DAY, Report
from sijill.merge.same import FREQUENT, dates_meet, is_recurring, overlap, published_together

_SHARED = 2  # events told by both
_ALIKE = 0.2  # overlap
_FEW_WORDS = 0.15  # the same of acts of which there are several on one day
_MANY = 12  # articles of one event beyond which it is told everywhere, and says little of two of them

Pair = tuple[int, int]


def news_pairs(ordered: Sequence[Report], events: Sequence[Sequence[int]]) -> Iterator[Pair]:
    """Pairs of reports in articles of the same news which tell one act, as far as their own words go."""
    shared: Counter[tuple[str, str]] = Counter()
    for members in events:
        stories = sorted({ordered[i].story for i in members})
        if 1 < len(stories) <= _MANY:
            shared.update(combinations(stories, 2))
    alike: Mapping[tuple[str, frozenset[str], str], list[int]] = defaultdict(list)
    for i, report in enumerate(ordered):
        if len(report.codes) > 1:
            alike[report.category, report.codes, report.story].append(i)
    told: dict[tuple[str, frozenset[str]], list[str]] = defaultdict(list)
    for category, codes, story in alike:
        told[category, codes].append(story)
    for (category, codes), stories in told.items():
        for one, two in combinations(sorted(stories), 2):
            if shared[one, two] >= _SHARED:
                for i in alike[category, codes, one]:
                    yield from ((min(i, j), max(i, j)) for j in alike[category, codes, two] if told_alike(ordered[i], ordered[j]))


def told_alike(a: Report, b: Report) -> bool:
    """Whether two reports in articles of the same news tell the same kind of act at one time."""
    if a.sides != b.sides or a.mention.status != b.mention.status or not published_together(a, b):
        return False
    shared, one_rule, one_day = overlap(a, b), a.rule == b.rule, dates_meet(a, b, DAY)
    if a.category in FREQUENT:
        return shared >= _FEW_WORDS and (one_rule or shared >= _ALIKE) and (one_day or a.days is None or b.days is None)
    if is_recurring(a):
        return (one_rule and one_day and a.category in SPOKEN) or (shared >= _ALIKE and (one_day or a.days is None or b.days is None))
    return (one_rule or shared >= _ALIKE) and (one_day or a.days is None or b.days is None)
