"""Whether two reports can be, and probably are, one event. Better two events than a false merge.

`contradicts` holds for every pair of reports inside an event; `strength` says how much speaks for joining two.
"""

from __future__ import annotations

from datetime import date

from sijill.knowledge.letters import normalise
from sijill.merge.report import DAY, NARROW, Report, identities
from sijill.records import Quantity
from sijill.text.edtf import first_day

# Acts that come again and again between the same sides: only the same day and the same content make them one.
RECURRING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "COOPERATE", "SUPPORT", "AGREE"})
# Acts of which several on one day are common: the same day alone is not enough.
_FREQUENT = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "MOBILIZE", "PROTEST", "RETREAT", "CONCEDE"})
_JOINT = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_COUNTED_APART = frozenset({"ASSAULT", "PROTEST"})  # their numbers differ between honest reports
_FUTURE = frozenset({"planned", "requested"})
_ROUNDING = 0.05
_NEAR = 2
_LEAD = 3


def contradicts(a: Report, b: Report) -> bool:
    """Whether something of the two cannot be true of one event."""
    return (
        not one_act(a, b)
        or not sides_agree(a, b)
        or _other_identities(a, b)
        or _other_days(a, b)
        or _other_status(a, b)
        or _other_place(a, b)
        or _other_numbers(a, b)
    )


def strength(a: Report, b: Report) -> float:
    """How much speaks for one event, of two reports that do not contradict each other; 0: not enough."""
    if one_sided(a, b):
        return _one_sided_strength(a, b)
    if a.mention.document != b.mention.document and a.story == b.story and overlap(a, b) >= 0.8:
        return 10.0
    if a.story == b.story:
        return _strength_in_story(a, b)
    return _strength_across(a, b)


def is_accord(report: Report) -> bool:
    """Whether it tells of a signing."""
    return report.category == "SUPPORT" and report.kind == "057"


def is_recurring(report: Report) -> bool:
    """Whether acts of its kind come again and again between the same sides."""
    return report.category in RECURRING and not is_accord(report) and report.kind != "054"


def one_act(a: Report, b: Report) -> bool:
    """Whether category, kind and mode can name one act."""
    both = {a.category, b.category}
    if both == {"AGREE", "SUPPORT"}:
        return is_accord(a) or is_accord(b)
    if both == {"RETREAT", "CONCEDE"}:
        return _modes_agree(a, b)
    if len(both) > 1:
        return False
    return (not a.kind or not b.kind or a.kind == b.kind) and _modes_agree(a, b)


def sides_agree(a: Report, b: Report) -> bool:
    """The same parties in the same roles; of a joint act, the same parties; or one side untold in one report."""
    return _same_sides(a, b) or one_sided(a, b)


def one_sided(a: Report, b: Report) -> bool:
    """Whether the reports agree on one side and only one of them knows the other."""
    if _same_sides(a, b):
        return False
    (actor_a, recipient_a), (actor_b, recipient_b) = a.sides, b.sides
    if actor_a == actor_b and actor_a:
        return not recipient_a or not recipient_b
    return bool(recipient_a) and recipient_a == recipient_b and (not actor_a or not actor_b)


def overlap(a: Report, b: Report) -> float:
    """Share of content words around the triggers, of the shorter; 0 where fewer than two are shared."""
    common = len(a.words & b.words)
    return common / min(len(a.words), len(b.words)) if common > 1 else 0.0


def close_numbers(a: float, b: float) -> bool:
    """Whether one may be the other rounded."""
    return abs(a - b) <= _ROUNDING * max(abs(a), abs(b))


def dates_meet(a: Report, b: Report, width: int) -> bool:
    """Whether both are dated, each at most `width` days wide, and a day is common to them."""
    if a.days is None or b.days is None or max(a.width, b.width) > width:
        return False
    return a.days[0] <= b.days[1] and b.days[0] <= a.days[1]


def _same_sides(a: Report, b: Report) -> bool:
    if a.sides == b.sides:
        return len(a.codes) > 1 or _sectors(a) == _sectors(b)
    joint = a.category in _JOINT or is_accord(a)
    return joint and len(a.codes) > 1 and a.codes == b.codes and not (a.sides[1] and b.sides[1])


def _sectors(report: Report) -> set[str]:
    """Sectors, which tell the sides inside one state apart."""
    inside = report.sides[0] == report.sides[1]
    return {a.sector or "" for a in report.mention.actor} if inside else set()


def _modes_agree(a: Report, b: Report) -> bool:
    return not a.mention.mode or not b.mention.mode or bool(set(a.mention.mode) & set(b.mention.mode))


def _other_identities(a: Report, b: Report) -> bool:
    """Whether two persons or two bodies of one state act; a body that speaks for itself is not the state."""
    for one, two in ((a.mention.actor, b.mention.actor), (a.mention.recipient, b.mention.recipient)):
        kinds = [("person", "person"), ("org", "org")]
        if is_recurring(a) or is_recurring(b):
            kinds += [("org", "country"), ("country", "org")]
        for left, right in kinds:
            ids, others = identities(one, left), identities(two, right)
            if ids and others and not ids & others:
                return True
    return False


def _other_days(a: Report, b: Report) -> bool:
    if a.days is None or b.days is None or (a.days[0] <= b.days[1] and b.days[0] <= a.days[1]):
        return False
    if a.inferred != b.inferred and _days_between(a, b) <= NARROW:
        return False
    return not (_a_day_apart(a, b) and (same_sentence(a, b) or _one_of_its_kind(a, b)))


def same_sentence(a: Report, b: Report) -> bool:
    """Whether copies of one story tell it in the same words."""
    return a.story == b.story and a.mention.document != b.mention.document and overlap(a, b) >= 0.8


def _a_day_apart(a: Report, b: Report) -> bool:
    """Whether outlets may differ by a day: both dates are a few days wide, and only a day lies between."""
    return a.days is not None and b.days is not None and max(a.width, b.width) <= DAY and _days_between(a, b) <= 1


def _days_between(a: Report, b: Report) -> int:
    """Days from the end of the earlier to the start of the later; both are dated."""
    assert a.days is not None and b.days is not None
    return max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days)


def _one_of_its_kind(a: Report, b: Report) -> bool:
    """Whether the words or numbers of reports in two documents leave little doubt that one act is meant."""
    if a.mention.document == b.mention.document or is_recurring(a) or is_recurring(b):
        return False
    return overlap(a, b) >= 0.5 or _shared_number(a, b)


def _other_status(a: Report, b: Report) -> bool:
    one, two = a.mention.status, b.mention.status
    if one == two or a.category == "REQUEST":
        return False
    if "hypothetical" in (one, two):
        return not {one, two} <= {"hypothetical", "planned"}
    if (one in _FUTURE) != (two in _FUTURE):
        return not dates_meet(a, b, 7)
    if "negated" in (one, two) and "happened" in (one, two):
        return not dates_meet(a, b, NARROW)
    return False


def _other_place(a: Report, b: Report) -> bool:
    one, two = a.mention.place, b.mention.place
    if one is None or two is None:
        return False
    if one.country_code and two.country_code and one.country_code != two.country_code:
        return True
    cities = bool(one.resolved_place and two.resolved_place and one.resolved_place != two.resolved_place)
    precise = one.lat is not None and two.lat is not None
    return cities and precise and a.category in _FREQUENT


def _other_numbers(a: Report, b: Report) -> bool:
    if a.category in _COUNTED_APART and a.mention.document != b.mention.document:
        return False
    for one in a.mention.quantities:
        for two in b.mention.quantities:
            if one.unit and _unit(one, a.language) == _unit(two, b.language):
                return not _shared_number(a, b)
    return False


def _unit(quantity: Quantity, language: str) -> str:
    """The unit without the endings of case and number."""
    return normalise(quantity.unit, language)[:4]


def _shared_number(a: Report, b: Report) -> bool:
    return any(_same_quantity(one, two) for one in a.mention.quantities for two in b.mention.quantities)


def _same_quantity(a: Quantity, b: Quantity) -> bool:
    return a.value > 2 and close_numbers(a.value, b.value)


def _firm(a: Report, b: Report) -> bool:
    """Whether both dates are told in the text."""
    return not (a.inferred or b.inferred)


def _alike(a: Report, b: Report) -> bool:
    """Whether the words are much the same, or neighbouring sentences tell the same act of two parties."""
    near = abs(a.mention.sentence - b.mention.sentence) <= _NEAR and a.mention.rule == b.mention.rule
    return overlap(a, b) >= 0.3 or (near and len(a.codes) > 1)


def _set_back(a: Report, b: Report) -> bool:
    """Whether one is undated and the other is dated back behind the article: history told beside the news."""
    dated = [r for r in (a, b) if r.days is not None]
    if len(dated) != 1 or dated[0].days is None:
        return False
    published = first_day(dated[0].published or "")
    return published is None or (published - dated[0].days[1]).days > NARROW


def _strength_in_story(a: Report, b: Report) -> float:
    """Two reports in one article, or in copies of it."""
    shared, distance = overlap(a, b), abs(a.mention.sentence - b.mention.sentence)
    lead = min(a.mention.sentence, b.mention.sentence) == 0 and distance <= _LEAD
    same_date = bool(a.mention.edtf and a.mention.edtf == b.mention.edtf)
    dated_alike = _firm(a, b) and (same_date or dates_meet(a, b, NARROW))
    if is_recurring(a) or is_recurring(b):
        enough = 0.3 if (_firm(a, b) and dates_meet(a, b, DAY)) or (lead and a.mention.rule == b.mention.rule) else 0.5
        return 3.0 + shared if shared >= enough and (distance <= _NEAR or lead or dated_alike) else 0.0
    if a.category != b.category and shared < 0.3 and not _shared_number(a, b):
        return 0.0
    if dated_alike and (shared >= 0.3 or len(a.codes) > 1):
        return 5.0 + shared
    near = 1.0 / (1.0 + distance)
    if _set_back(a, b) and shared < 0.5:
        return 0.0
    if _alike(a, b):
        return 2.0 + shared + near
    visit = a.kind == b.kind == "visit" and distance <= _LEAD and len(a.codes) > 1
    return 1.0 + shared + near if visit else 0.0


def _same_place(a: Report, b: Report) -> bool:
    """Whether both name one town or the like (a state is too wide to tell two acts of one year apart)."""
    first, second = a.mention.place, b.mention.place
    if first is None or second is None or first.resolved_place is None:
        return False
    return first.resolved_place == second.resolved_place and first.lat is not None


def _strength_across(a: Report, b: Report) -> float:
    """Two reports in articles that are no copies of each other."""
    if a.days is None or b.days is None:
        return _strength_of_news(a, b)
    shared, alike = overlap(a, b), len(a.words & b.words)
    day = _firm(a, b) and dates_meet(a, b, DAY)
    if is_recurring(a) or is_recurring(b):
        one_day = dates_meet(a, b, 1) and shared >= 0.4 and alike > 2
        return 2.0 + shared if one_day or (dates_meet(a, b, DAY) and shared >= 0.5 and alike > 3) else 0.0
    if not dates_meet(a, b, NARROW):
        exact = a.mention.edtf == b.mention.edtf
        placed = exact and _same_place(a, b) and len(a.codes) > 1
        certain = placed or (exact and a.mention.rule == b.mention.rule and shared >= 0.4) or (_a_day_apart(a, b) and _one_of_its_kind(a, b))
        return 1.5 + shared if certain else 0.0
    if a.category in _FREQUENT or a.category != b.category or len(a.codes) < 2:
        told_alike = shared >= (0.25 if day else 0.4) or _shared_number(a, b)
        return 3.0 + shared if told_alike else 0.0
    if day or shared >= 0.3 or (_firm(a, b) and (a.kind == "visit" or is_accord(a))):
        return 4.0 + shared
    return 0.0


def _strength_of_news(a: Report, b: Report) -> float:
    """One is undated: the articles must be of the same days, and hold the same number or much the same words."""
    if is_recurring(a) or is_recurring(b) or a.mention.status != b.mention.status or not _published_together(a, b):
        return 0.0
    shared = overlap(a, b) if a.mention.rule == b.mention.rule else 0.0
    certain = (shared >= 0.3 and _shared_number(a, b)) or (shared >= 0.5 and len(a.words & b.words) > 3)
    return 1.0 + shared if certain else 0.0


def _published_together(a: Report, b: Report) -> bool:
    """Whether both were published, within three days, and what is dated is as fresh as that."""
    if not a.published or not b.published:
        return False
    known = (first_day(a.published), first_day(b.published), *(a.days or ()), *(b.days or ()))
    days: list[date] = [day for day in known if day]
    return (max(days) - min(days)).days <= DAY


def _one_sided_strength(a: Report, b: Report) -> float:
    """One report does not know the other side: the day must be the same, and the words."""
    if not dates_meet(a, b, DAY):
        return 0.0
    shared = overlap(a, b)
    enough = 0.3 if a.story == b.story and _firm(a, b) else 0.5
    return 1.0 + shared / 2 if shared >= enough else 0.0
