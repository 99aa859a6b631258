"""Joins reports into events: the best supported pairs first, and never two events of which any reports contradict; then what an
article is likely to tell twice, whatever single things speak against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from itertools import combinations, pairwise, product

import msgspec

from sijill.judgements import NONE, Rulings
from sijill.merge.blame import blamed_pairs
from sijill.merge.campaigns import goes_on, one_campaign
from sijill.merge.contradictions import contradicts, other_status
from sijill.merge.likely import APART, LEAST, family, likelihoods
from sijill.merge.news import news_pairs
from sijill.merge.repeated import SPOKEN, same_deal
from sijill.merge.report import DAY, NARROW, Report, identities
from sijill.merge.retold import is_campaign, one_war, visited_lately
from sijill.merge.same import FREQUENT, is_deal, is_mutual, is_recurring, one_sided, party_untold
from sijill.merge.strength import strength
from sijill.text.edtf import first_day

Pair = tuple[int, int]
_LINKED = 0.5  # share of the pairs of reports of different stories
_PARTY_LINKED = 0.25  # the same where one event has a party more


class _Clusters:
    """A partition of reports, by their places in the order."""

    def __init__(self, reports: Sequence[Report], supported: Set[Pair]) -> None:
        self._reports = reports
        self._supported = supported
        self._root = list(range(len(reports)))
        self._members = {i: [i] for i in range(len(reports))}
        self._apart: dict[int, set[int]] = defaultdict(set)
        self.joined: set[int] = set()
        self._judged = {i: [i] for i in range(len(reports))}

    def obey(self, rulings: Rulings) -> None:
        """Part and join what people judged, before anything else."""
        at = {report.mention.id: i for i, report in enumerate(self._reports)}
        for first, second in rulings.apart:
            for i, j in product((at[m] for m in first if m in at), (at[m] for m in second if m in at)):
                self._part(i, j)
        for group in rulings.same:
            members = sorted(at[mention] for mention in group if mention in at)
            for i, j in pairwise(members):
                self._unite(*sorted((self.root(i), self.root(j))))
            self._judged.update(dict.fromkeys(members, members))

    def root(self, i: int) -> int:
        """The first report of its event."""
        while self._root[i] != i:
            self._root[i] = i = self._root[self._root[i]]
        return i

    def join(self, i: int, j: int) -> None:
        """Make two events one, unless any of their reports contradict or few of the pairs across them are supported."""
        first, second = sorted((self.root(i), self.root(j)))
        if first == second or second in self._apart[first]:
            return
        if not self._linked(self._members[first], self._members[second]):
            return
        if any(self._differ(m, n) for m in self._members[first] for n in self._members[second]):
            self._part(first, second)
        self._unite(first, second)

    def join_told(self, i: int, j: int) -> None:
        """Make two events one of which articles of the same news tell, unless any of their reports contradict."""
        first, second = sorted((self.root(i), self.root(j)))
        if first != second and not any(self._differ(m, n) for m in self._members[first] for n in self._members[second]):
            self._unite(first, second)

    def join_likely(self, i: int, j: int, likely: Mapping[Pair, float]) -> None:
        """Make two events one that an article is likely to tell twice, unless its other tellings of them make that unlikely,
        or reports of other articles contradict."""
        first, second = sorted((self.root(i), self.root(j)))
        pairs = [(min(m, n), max(m, n)) for m in self._members[first] for n in self._members[second]]
        known = [likely.get(pair, 0.0) for pair in pairs if self._of_one(*pair)]
        if first != second and sum(known) >= APART * len(known) and not any(self._bars(*pair) for pair in pairs):
            self.joined.update(self._members[second])
            self._unite(first, second)

    def _bars(self, i: int, j: int) -> bool:
        """Whether two reports keep events apart that are likely one: by their standing, as what each does to the other and
        what one does, or by any contradiction over articles."""
        one, two = self._reports[i], self._reports[j]
        return other_status(one, two) or is_mutual(one) != is_mutual(two) if self._of_one(i, j) else self._differ(i, j)

    def _of_one(self, i: int, j: int) -> bool:
        """Whether two reports stand in two sentences of one article."""
        one, two = self._reports[i].mention, self._reports[j].mention
        return one.document == two.document and one.sentence != two.sentence

    def _differ(self, i: int, j: int) -> bool:
        """Whether two reports contradict. What people judged one event may differ in itself: it is enough that one of
        its reports fits."""
        reports = self._reports
        return all(contradicts(reports[m], reports[n]) for m in self._judged[i] for n in self._judged[j])

    def _part(self, first: int, second: int) -> None:
        """Keep two events apart."""
        self._apart[first].add(second)
        self._apart[second].add(first)

    def _unite(self, first: int, second: int) -> None:
        """Make two events one that are not kept apart; the first is the earlier."""
        if first == second or second in self._apart[first]:
            return
        self._root[second] = first
        self._members[first] += self._members.pop(second)
        for other in self._apart.pop(second, ()):
            self._apart[other].discard(second)
            self._apart[other].add(first)
            self._apart[first].add(other)

    def _linked(self, one: Sequence[int], two: Sequence[int]) -> bool:
        """Whether enough of the pairs of reports of different stories are supported: one alone makes a chain."""
        reports = self._reports
        first, second = reports[one[0]], reports[two[0]]
        if first.codes == second.codes and not (is_recurring(first) or first.category in FREQUENT):
            return True
        pairs = [(min(m, n), max(m, n)) for m in one for n in two]
        across = [(m, n) for m, n in pairs if reports[m].story != reports[n].story]
        if (first.category in SPOKEN or is_deal(first)) and any(reports[m].mention.document == reports[n].mention.document for m, n in self._supported & set(pairs)):
            return True
        least = _LINKED if first.codes == second.codes else _PARTY_LINKED
        return sum(pair in self._supported for pair in across) >= least * len(across)

    def all(self) -> list[list[int]]:
        """The events, each with its reports in order."""
        return [sorted(members) for _, members in sorted(self._members.items())]


def cluster(reports: Iterable[Report], rulings: Rulings = NONE) -> list[list[Report]]:
    """The reports of each event, earliest first; events in the order of their earliest report."""
    ordered = sorted(reports, key=lambda r: r.order)
    edges = []
    for i, j in sorted(set(_candidates(ordered))):
        if not contradicts(ordered[i], ordered[j]) and (weight := strength(ordered[i], ordered[j])):
            edges.append((-weight, i, j))
    clusters = _Clusters(ordered, {(i, j) for _, i, j in edges})
    clusters.obey(rulings)
    for _, i, j in sorted(edges):
        clusters.join(i, j)
    for i, j in sorted(set(news_pairs(ordered, clusters.all()))):
        clusters.join_told(i, j)
    likely = likelihoods(ordered)
    for pair in sorted((p for p, much in likely.items() if much >= LEAST), key=lambda p: (-likely[p], p)):
        clusters.join_likely(*pair, likely)
    told = [msgspec.structs.replace(r, joined=True) if i in clusters.joined else r for i, r in enumerate(ordered)]
    return [[told[i] for i in members] for members in clusters.all()]


def _candidates(ordered: Sequence[Report]) -> Iterator[Pair]:
    """Pairs worth a look: of one story or with dates that meet, the same kind of act and the same parties."""
    blocks: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
    for i, report in enumerate(ordered):
        blocks[family(report), report.codes].append(i)
    for block in blocks.values():
        if len(block) > 1:
            yield from _in_stories(ordered, block)
            yield from _by_date(ordered, block)
            yield from _by_publication(ordered, block)
            yield from _far_apart(ordered, block)
    yield from _with_untold_side(ordered)
    yield from _with_untold_party(ordered)
    yield from _campaigns(ordered)
    yield from blamed_pairs(ordered)


def _in_stories(ordered: Sequence[Report], block: Sequence[int]) -> Iterator[Pair]:
    stories: dict[str, list[int]] = defaultdict(list)
    for i in block:
        stories[ordered[i].story].append(i)
    for members in stories.values():
        for place, i in enumerate(members):
            for j in members[place + 1 :]:
                yield i, j


def _by_date(ordered: Sequence[Report], block: Sequence[int]) -> Iterator[Pair]:
    """Pairs of narrow dates that meet or lie a day or two apart, and pairs of one wide date and one rule or place."""
    narrow: list[tuple[date, date, int]] = []
    wide: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in block:
        days = ordered[i].days
        if days is not None and ordered[i].width <= NARROW:
            narrow.append((*days, i))
        elif days is not None:
            mention = ordered[i].mention
            wide[mention.edtf, ordered[i].rule].append(i)
            if mention.place is not None and mention.place.resolved_place:
                wide[mention.edtf, mention.place.resolved_place].append(i)
    narrow.sort()
    for place, (_, last, i) in enumerate(narrow):
        for first, _, j in narrow[place + 1 :]:
            if (first - last).days >= DAY:
                break
            yield min(i, j), max(i, j)
    for members in wide.values():
        for place, i in enumerate(members):
            yield from ((i, j) for j in members[place + 1 :])


def _by_publication(ordered: Sequence[Report], block: Sequence[int]) -> Iterator[Pair]:
    """Pairs of which one is undated, in articles published within three days."""
    published = sorted((day, i) for i in block if (day := first_day(ordered[i].published or "")))
    for place, (day, i) in enumerate(published):
        for other, j in published[place + 1 :]:
            if (other - day).days > DAY:
                break
            if ordered[i].days is None or ordered[j].days is None:
                yield min(i, j), max(i, j)


def _far_apart(ordered: Sequence[Report], block: Sequence[int]) -> Iterator[Pair]:
    """Pairs of reports of one war, one accord or one person's visit, of which one is undated, whenever they were published."""
    wars = [i for i in block if is_campaign(ordered[i])]
    yield from ((i, j) for i, j in combinations(wars, 2) if one_war(ordered[i], ordered[j]))
    deals = [i for i in block if is_deal(ordered[i])]
    yield from ((i, j) for i, j in combinations(deals, 2) if same_deal(ordered[i], ordered[j]))
    visits: dict[str, list[int]] = defaultdict(list)
    for i in block:
        if ordered[i].kind == "visit":
            for visitor in sorted(identities(ordered[i].mention.actor, "person")):
                visits[visitor].append(i)
    for members in visits.values():
        yield from ((i, j) for i, j in combinations(members, 2) if visited_lately(ordered[i], ordered[j]))


def _campaigns(ordered: Sequence[Report]) -> Iterator[Pair]:
    """Pairs of reports of what one side goes on to do in one week."""
    weeks: dict[tuple[frozenset[str], int], list[int]] = defaultdict(list)
    for i, report in enumerate(ordered):
        if goes_on(report) and (day := first_day(report.published or "")):
            week = day.toordinal() // 7
            weeks[report.sides[0], week].append(i)
            weeks[report.sides[0], week + 1].append(i)
    for members in weeks.values():
        yield from ((i, j) for i, j in combinations(members, 2) if one_campaign(ordered[i], ordered[j]))


def _with_untold_side(ordered: Sequence[Report]) -> Iterator[Pair]:
    """Pairs of a report that knows one side only and one that knows both, on one day or in one story."""
    told: dict[tuple[str, int, frozenset[str], date | str], list[int]] = defaultdict(list)
    lone: list[tuple[int, int]] = []
    for i, report in enumerate(ordered):
        if all(report.sides):
            for key in _keys(report, (0, 1)):
                told[key].append(i)
        elif any(report.sides):
            lone.append((i, 0 if report.sides[0] else 1))
    for i, side in lone:
        for key in _keys(ordered[i], (side,)):
            for j in told.get(key, ()):
                if one_sided(ordered[i], ordered[j]):
                    yield min(i, j), max(i, j)


def _with_untold_party(ordered: Sequence[Report]) -> Iterator[Pair]:
    """Pairs of which one names all parties of the other and one more, in one story or on one day, and of accords, in one month."""
    told: dict[tuple[str, str | date, frozenset[str]], list[int]] = defaultdict(list)
    anyone: frozenset[str] = frozenset()
    for i, report in enumerate(ordered):
        doers = report.sides[0] if report.sides[1] else anyone
        if len(report.codes) > 1:
            told[family(report), report.story, doers].append(i)
            if report.days is not None and report.width <= DAY:
                for day in range(report.width):
                    told[family(report), report.days[0] + timedelta(days=day), doers].append(i)
        if report.kind == "talks":
            persons = sorted(identities((*report.mention.actor, *report.mention.recipient), "person"))
            for pair in combinations(persons, 2):
                told["met", " ".join(pair), anyone].append(i)
        if report.category == "ACCUSE":
            told["charges", report.story, report.sides[1]].append(i)
        if is_deal(report) and report.days is not None and report.width <= NARROW:
            told["deals", report.days[0].strftime("%Y-%m"), anyone].append(i)
    for members in told.values():
        for i in members:
            if len(ordered[i].codes) > (1 if is_deal(ordered[i]) else 2):
                yield from ((min(i, j), max(i, j)) for j in members if party_untold(ordered[i], ordered[j]))


def _keys(report: Report, sides: Sequence[int]) -> Iterator[tuple[str, int, frozenset[str], date | str]]:
    for side in sides:
        yield family(report), side, report.sides[side], report.story
        if report.days is not None and report.width <= DAY:
            for day in range(report.width):
                yield family(report), side, report.sides[side], report.days[0] + timedelta(days=day)
