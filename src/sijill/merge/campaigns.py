"""Raids and operations that go on for weeks: told again and again, of some or other of those whom they strike."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.knowledge.predicates import codebook
from sijill.merge.report import DAY, NARROW, Report, identities
from sijill.records import Actor
from sijill.text.edtf import first_day

_MEANS = frozenset({"", "194", "195"})  # unarmed with a word for it, shelling, raids
_WEEK = 7


def one_campaign(a: Report, b: Report) -> bool:
    """Whether both tell raids or an operation that go on, of one side on some whom both name, in articles of one week."""
    if not (goes_on(a) and goes_on(b)) or a.mention.status != b.mention.status or a.further or b.further:
        return False
    if a.mention.status == "alleged" and a.sides == b.sides and not a.sides[1] and a.days is None and b.days is None:
        return len(a.words & b.words) > 1 and _one_time(a, b)
    if a.mention.status != "happened":
        return False
    if not a.sides[0] or a.sides[0] != b.sides[0] or not _alike(a.mention.actor, b.mention.actor):
        return False
    return _struck_alike(a, b) and not (a.towns and b.towns and a.towns.isdisjoint(b.towns)) and _one_time(a, b)


def goes_on(report: Report) -> bool:
    """Whether it tells a campaign by its name, or blows in the plural that are not those of a day."""
    if report.category != "ASSAULT" or report.kind not in _MEANS or not report.lasting:
        return False
    return report.lasting == "campaign" or report.days is None or report.width > DAY or (report.inferred and report.definite)


def _struck_alike(a: Report, b: Report) -> bool:
    """Whether one party is struck in both; where a state strikes inside, a body that both name."""
    if a.sides[0] & a.sides[1] & b.sides[1] and not (a.sides[1] & b.sides[1]) - a.sides[0]:
        return bool(identities(a.mention.recipient, "org") & identities(b.mention.recipient, "org"))
    struck = [[*r.mention.recipient] for r in (a, b)]
    return any(_alike(*([x for x in party if x.code == code] for party in struck)) for code in {x.code for x in struck[0]} & {x.code for x in struck[1]})


def _alike(one: Iterable[Actor], two: Iterable[Actor]) -> bool:
    """Whether not those who fight a state stand in one and its officials in the other."""
    told = [{actor.sector for actor in party} for party in (one, two)]
    fighting, state = set(codebook().breakaway), set(codebook().state_sectors)
    return not any(x & fighting and y & state for x, y in (told, told[::-1]))


def _one_time(a: Report, b: Report) -> bool:
    """Whether articles of one week tell it, and no two times told are far from one another."""
    if a.mention.document != b.mention.document:
        days = [day for r in (a, b) if (day := first_day(r.published or ""))]
        if len(days) < 2 or abs((days[0] - days[1]).days) > _WEEK:
            return False
    told = [r.days for r in (a, b) if r.days is not None and not r.inferred]
    return len(told) < 2 or max((told[0][0] - told[1][1]).days, (told[1][0] - told[0][1]).days) <= NARROW
