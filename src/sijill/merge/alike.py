"""What is seen of two tellings of an article that may be one act, each thing by its name in one_act.tsv."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sijill.merge.contradictions import contradictions
from sijill.merge.evidence import set_back
from sijill.merge.offices import other_offices
from sijill.merge.report import Report, content_words, identities
from sijill.merge.same import is_deal, one_act, overlap, same_parties, shared_number
from sijill.merge.strength import strength
from sijill.records import RANKED

_NEAR = ((1, "next sentence"), (3, "within 3 sentences"), (6, "within 6 sentences"), (12, "within 12 sentences"))
_SHARED = ((0, "no words in common"), (1, "1 word in common"), (3, "2 or 3 words in common"), (6, "4 to 6 words in common"))
_LEAD = 1
_TWO = 2
_HALF, _THIRD, _FIFTH = 0.5, 0.3, 0.15
_AFTER = 80  # letters after a trigger, which tell most of its content
_MOST = 3


class Scene:
    """What the other tellings of an article say of a pair: how many there are of its kind, and how rare its words are."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = sorted(reports, key=lambda r: r.start)
        self._kinds = Counter((r.category, r.codes) for r in reports)
        self._words = Counter(word for r in {(r.start, r.mention.trigger_start): r for r in reports}.values() for word in r.words)

    def rivals(self, report: Report) -> int:
        """How many tellings there are of an act of its category between its parties, itself among them."""
        return self._kinds[report.category, report.codes]

    def together(self, first: Report, second: Report) -> bool:
        """Whether a telling of their category names the parties of both, where neither does ("the three ministers met")."""
        both = first.codes | second.codes
        return both not in (first.codes, second.codes) and any(r.category == first.category and both <= r.codes for r in self._reports)

    def rare(self, words: Iterable[str]) -> int:
        """How many of the words stand around two tellings only."""
        return sum(self._words[word] <= _TWO for word in words)

    def last_before(self, first: Report, second: Report) -> Iterator[str]:
        """Whether `first` is the first, or the last before `second`, of the tellings of its category that share a party."""
        others = [r for r in self._reports if r.start < second.start and r.category == second.category and r.codes & second.codes]
        yield "the first of its kind" if others and others[0] is first else "not the first of its kind"
        yield "the last of its kind before it" if others and others[-1] is first else "another between"


def seen_of_pair(first: Report, second: Report, scene: Scene) -> frozenset[str]:
    """What is seen of two tellings of one article; the first stands before the second."""
    things = [*_of_act(first, second), *_of_sides(first, second), *_of_place_in_text(first, second), *_of_words(first, second, scene), *_of_time(first, second), *_of_content(first, second), *scene.last_before(first, second)]
    kind = first.category
    return frozenset((*things, *(f"{kind}: {thing}" for thing in things)))


def _of_act(a: Report, b: Report) -> Iterator[str]:
    yield "pair"
    if a.category != b.category:
        yield f"{min(a.category, b.category)} and {max(a.category, b.category)}"
    same_word = not content_words(a.trigger, a.language).isdisjoint(content_words(b.trigger, b.language))
    yield "one rule" if a.rule == b.rule else "two rules"
    if a.rule == b.rule:
        yield a.rule
    yield "one word" if same_word else "two words"
    if a.kind or b.kind:
        yield f"both {a.kind}" if a.kind == b.kind else f"one of no kind, one {a.kind or b.kind}" if not (a.kind and b.kind) else "of two kinds"
    if not one_act(a, b):
        yield "hardly one kind of act"
    if is_deal(a) and is_deal(b):
        yield "two deals"
    statuses = sorted((a.mention.status, b.mention.status))
    yield f"both {statuses[0]}" if statuses[0] == statuses[1] else f"{statuses[0]} and {statuses[1]}"
    if a.mention.mode and b.mention.mode:
        yield "modes agree" if set(a.mention.mode) & set(b.mention.mode) else "modes differ"
    if bool(a.lasting) != bool(b.lasting):
        yield "one lasts"
    marked = a.mention.rule.endswith(RANKED) + b.mention.rule.endswith(RANKED)
    if marked:
        yield f"{marked} with a side by rank"
    for name in contradictions(a, b):
        yield f"against it: {name}"
    if strength(a, b):
        yield "the rules are for it"


def _of_sides(a: Report, b: Report) -> Iterator[str]:
    yield "the same parties" if a.codes == b.codes else "parties of one among those of the other" if a.codes <= b.codes or b.codes <= a.codes else "other parties too"
    yield f"{min(len(a.codes & b.codes), _TWO)} parties in common"
    for name, one, two in (("actor", a.sides[0], b.sides[0]), ("recipient", a.sides[1], b.sides[1])):
        yield f"{name} " + ("untold" if not one and not two else "told once" if not one or not two else "the same" if one == two else "in part the same" if one & two else "another")
    if a.sides[0] & b.sides[1] or a.sides[1] & b.sides[0]:
        yield "a party changes sides"
    everyone = [(*r.mention.actor, *r.mention.recipient) for r in (a, b)]
    for kind in ("person", "org", "office"):
        ids = [identities(actors, kind) for actors in everyone]
        if ids[0] & ids[1]:
            yield f"{kind} in common"
        elif all(ids):
            yield f"other {kind}"
        elif any(ids):
            yield f"{kind} once"
    names = [content_words(" ".join(x.entity_text for x in actors), r.language) for r, actors in zip((a, b), everyone, strict=True)]
    common = len(names[0] & names[1]) / max(min(map(len, names)), 1)
    yield "named alike" if common > _HALF else "named alike in part" if common > 0 else "named otherwise"
    if any(other_offices(one, two, a.language) for one, two in same_parties(a, b)):
        yield "other offices"


def _of_place_in_text(a: Report, b: Report) -> Iterator[str]:
    far = b.mention.sentence - a.mention.sentence
    yield next((name for limit, name in _NEAR if far <= limit), "far apart")
    if a.mention.sentence <= _LEAD:
        yield "the first in the lead"
        yield "both in the lead" if b.mention.sentence <= _LEAD else "the second after the lead"
    if b.definite:
        yield "the second with the article"
    if a.definite:
        yield "the first with the article"
    if b.further:
        yield "the second as one more"
    if a.further:
        yield "the first as one more"


def _of_words(a: Report, b: Report, scene: Scene) -> Iterator[str]:
    common = a.words & b.words
    yield next((name for limit, name in _SHARED if len(common) <= limit), "7 words in common or more")
    share = overlap(a, b)
    yield "half the words" if share > _HALF else "a third of the words" if share > _THIRD else "a few of the words" if share > _FIFTH else "hardly any words"
    yield f"{min(scene.rare(common), 3)} rare words in common"
    rivals = max(scene.rivals(a), scene.rivals(b))
    yield "no others like them" if rivals <= _TWO and a.codes == b.codes else "one other like them" if rivals == 3 else "others like them" if rivals > 3 else "few like them"
    if scene.together(a, b):
        yield "another telling names the parties of both"
    if a.mention.quantities and b.mention.quantities:
        yield "a number in common" if shared_number(a, b) else "other numbers"
    if a.towns or b.towns:
        yield "a town in common" if a.towns & b.towns else "other towns" if a.towns and b.towns else "a town once"


def _of_time(a: Report, b: Report) -> Iterator[str]:
    if a.days is None or b.days is None:
        yield "no dates" if a.days is None and b.days is None else "one date"
    elif a.mention.edtf == b.mention.edtf:
        yield "one day" if a.width <= 1 else "one date, wide"
        if a.assumed and b.assumed:
            yield "both news of the day"
    elif a.days[0] <= b.days[1] and b.days[0] <= a.days[1]:
        yield "dates that meet"
    else:
        apart = max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days)
        yield "a day or two apart" if apart <= _TWO else "a week apart" if apart <= 7 else "long apart"
    if a.assumed != b.assumed:
        yield "one is news of the day"
    if set_back(a, b):
        yield "one set back"


def _of_content(a: Report, b: Report) -> Iterator[str]:
    """Whether what stands after one trigger stands after the other, or anywhere in the other's sentence."""
    after = [_told_after(r) for r in (a, b)]
    yield f"{min(len(after[0] & after[1]), _MOST)} words in common after them"
    yield f"{min(len(after[1] & _sentence(a)), _MOST)} words after the second in the first"
    yield f"{min(len(after[0] & _sentence(b)), _MOST)} words after the first in the second"


@lru_cache(maxsize=5_000)
def _told_after(report: Report) -> frozenset[str]:
    """The content words after a trigger, but for names of the parties."""
    at = report.mention.trigger_end - report.start
    return content_words(report.text[at : at + _AFTER], report.language) - _names(report)


@lru_cache(maxsize=5_000)
def _sentence(report: Report) -> frozenset[str]:
    return content_words(report.text, report.language) - _names(report)


def _names(report: Report) -> frozenset[str]:
    named = " ".join(actor.entity_text for actor in (*report.mention.actor, *report.mention.recipient))
    return content_words(f"{named} {report.trigger}", report.language)
