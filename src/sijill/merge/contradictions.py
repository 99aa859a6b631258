"""What keeps two reports from being one event: `contradicts` holds for no pair of reports that the rules make one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sijill.knowledge.letters import normalise
from sijill.merge.campaigns import one_campaign
from sijill.merge.plans import fulfilled, told_before
from sijill.merge.report import NARROW, Report, identities
from sijill.merge.same import (
    FREQUENT,
    dates_meet,
    day_and_months,
    is_deal,
    is_recurring,
    one_act,
    one_visit,
    other_days,
    other_identities,
    shared_number,
    sides_agree,
)
from sijill.records import Quantity

_COUNTED_APART = frozenset({"ASSAULT", "PROTEST"})  # their numbers differ between honest reports
_OPEN = frozenset({"hypothetical", "planned"})
_DENIED = frozenset({"denied", "negated"})
_OF_ONE_BLOW = frozenset({"events.assault.target", "events.assault.killed-in", "events.assault.hurt-in", "events.assault.deaths-in"})
_CLOSE = 40  # letters between two words of a sentence for one accord
_SOON = 3  # sentences after an act in which another is told as one more

def contradicts(a: Report, b: Report) -> bool:
    """Whether something of the two cannot be true of one event."""
    return next(contradictions(a, b), None) is not None


def contradictions(a: Report, b: Report) -> Iterator[str]:
    """What of the two cannot be true of one event."""
    if one_campaign(a, b):
        return
    for name, holds in _CONTRADICTIONS:
        if holds(a, b):
            yield name


def _told_apart(a: Report, b: Report) -> bool:
    """Whether an article tells the later of two as one act more, or side by side with the first in one sentence."""
    if a.mention.document != b.mention.document:
        return False
    first, second = sorted((a, b), key=lambda r: r.mention.trigger_start)
    if second.further and second.kind != "talks" and second.mention.sentence - first.mention.sentence <= _SOON:
        return True
    return first.mention.sentence == second.mention.sentence and not _side_by_side(first, second)


def _side_by_side(first: Report, second: Report) -> bool:
    """Whether two words of one sentence are for one act: "they reached an accord", "killed and wounded", "raids that hit",
    "attacked ... the attack", a person who comes and visits."""
    close = second.mention.trigger_start - first.mention.trigger_end <= _CLOSE
    if is_deal(first) and is_deal(second):
        return close
    if is_recurring(first):
        return False
    if first.category == "CONSULT":
        people = [identities((*r.mention.actor, *r.mention.recipient), "person") for r in (first, second)]
        return second.definite or close or bool(people[0] & people[1])
    return second.definite or (close and second.rule in _OF_ONE_BLOW)


def other_status(a: Report, b: Report) -> bool:
    """Whether one stands where the other cannot: done and only asked for, planned and long done."""
    one, two = a.mention.status, b.mention.status
    if one == two or a.category == "REQUEST":
        return False
    if a.kind == b.kind == "visit" and {one, two} <= _OPEN | {"requested"}:
        return not any(identities(a.mention.actor, kind) & identities(b.mention.actor, kind) for kind in ("person", "name"))
    if "hypothetical" in (one, two):
        return not ({one, two} <= _OPEN or (a.story == b.story and {one, two} <= _OPEN | _DENIED))
    if "requested" in (one, two):
        return True
    if (one == "planned") != (two == "planned"):
        return not (dates_meet(a, b, 7) or one_visit(a, b) or fulfilled(a, b) or told_before(a, b))
    if "negated" in (one, two) and "happened" in (one, two):
        return not dates_meet(a, b, NARROW)
    return False


def _other_place(a: Report, b: Report) -> bool:
    """Whether they name different states; of acts that are frequent, different towns."""
    one, two = a.mention.place, b.mention.place
    if one and two and one.country_code and two.country_code and one.country_code != two.country_code:
        talks = a.category == b.category == "CONSULT" and "talks" in (a.kind, b.kind)
        return not talks or (one.lat is not None and two.lat is not None)  # a state that is named is what they talk about
    return a.category in FREQUENT and bool(a.towns and b.towns) and not a.towns & b.towns


def _other_numbers(a: Report, b: Report) -> bool:
    if a.category in _COUNTED_APART and a.mention.document != b.mention.document:
        return False
    for one in a.mention.quantities:
        for two in b.mention.quantities:
            if one.unit and _unit(one, a.language) == _unit(two, b.language):
                return not shared_number(a, b)
    return False


def _unit(quantity: Quantity, language: str) -> str:
    """The unit without the endings of case and number."""
    return normalise(quantity.unit, language)[:4]


_CONTRADICTIONS: tuple[tuple[str, Callable[[Report, Report], bool]], ...] = (
    ("kind", lambda a, b: not one_act(a, b)),
    ("told apart", _told_apart),
    ("sides", lambda a, b: not sides_agree(a, b)),
    ("identities", other_identities),
    ("days", other_days),
    ("day and months", day_and_months),
    ("status", other_status),
    ("place", _other_place),
    ("numbers", _other_numbers),
)
