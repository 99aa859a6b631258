"""What two reports have in common: kind of act, sides, days, identities; what keeps them apart is in `contradictions`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sijill.knowledge.predicates import codebook
from sijill.merge.blame import blamed_apart
from sijill.merge.offices import other_offices
from sijill.merge.report import DAY, NARROW, Report, content_words, identities
from sijill.records import Actor, Quantity
from sijill.text.edtf import first_day

# Acts that come again and again between the same sides: only the same day and the same content make them one.
RECURRING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "COOPERATE", "SUPPORT", "AGREE"})
# Acts of which several on one day are common: the same day alone is not enough.
FREQUENT = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "MOBILIZE", "PROTEST", "RETREAT", "CONCEDE"})
_JOINT = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_DEALS = frozenset({"events.agree.accord", "events.agree.reach_deal"})
_TAKEN = frozenset({"events.assault.seize-land", "events.assault.abduct"})  # no blow that is told as another in other words
_OF_ONE_PERSON = frozenset({"ACCUSE", "SUPPORT"})  # what one says, condoles, thanks for: another who does so does it too
_BESIDE_TALKS = frozenset({"events.consult.joint_press", "events.consult.press-with", "events.consult.take_part"})  # what is held beside talks, or where many meet
_RECEIVED = "events.consult.receive"
_FULL = 2  # words of office or name
_YEAR = 366
_ROUNDING = 0.05
MANY = 5  # shared words beyond which two reports are much alike


def is_deal(report: Report) -> bool:
    """Whether it tells of an accord that is reached, signed or in being."""
    return is_accord(report) or report.rule in _DEALS


def is_mutual(report: Report) -> bool:
    """Whether it tells what two parties do each to the other, where that need not be one act."""
    return report.category not in _JOINT and not is_accord(report) and len(report.sides[0]) > 1 and not report.sides[1]


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
    if len(both) > 1 or (a.rule != b.rule and _BESIDE_TALKS & {a.rule, b.rule}):
        return False
    if a.kind and b.kind:
        return (a.kind == b.kind and _modes_agree(a, b)) or received(a, b)
    if _TAKEN & {a.rule, b.rule} and a.rule != b.rule:
        return False
    told_on = a.mention.document == b.mention.document and abs(a.mention.sentence - b.mention.sentence) <= 2 and overlap(a, b) >= 0.35
    casualties = a.category == "ASSAULT" and (told_on or min(len(a.codes), len(b.codes)) > 1)  # told apart from the means
    return casualties or _modes_agree(a, b)


def received(a: Report, b: Report) -> bool:
    """Whether an article tells that one receives another, and of the talks of the two at that time."""
    if {a.kind, b.kind} != {"visit", "talks"} or a.mention.document != b.mention.document or _RECEIVED not in (a.rule, b.rule):
        return False
    persons = [identities((*r.mention.actor, *r.mention.recipient), "person") for r in (a, b)]
    return bool(persons[0] & persons[1]) and a.codes == b.codes and a.mention.edtf == b.mention.edtf


def sides_agree(a: Report, b: Report) -> bool:
    """The same parties in the same roles; of a joint act, the same parties; or some untold in one report; or one blow for
    which different parties are blamed."""
    return _same_sides(a, b) or one_sided(a, b) or party_untold(a, b) or blamed_apart(a, b)


def party_untold(a: Report, b: Report) -> bool:
    """Whether one report knows all parties of the other and one more: of a joint act, or of one of the acts of a story."""
    if _same_sides(a, b) or _accused_together(a, b) or _done_to_more(a, b):
        return not _same_sides(a, b)
    one_kind = a.kind == b.kind if a.kind and b.kind else a.category == "ASSAULT" or (is_deal(a) and is_deal(b))
    if not one_kind or a.category != b.category or (is_recurring(a) and not is_deal(a)):
        return False
    fewer, more = sorted((a, b), key=lambda r: len(r.codes))
    if a.category in _JOINT and not (a.kind == "visit" and identities(a.mention.actor, "person") & identities(b.mention.actor, "person")):
        known = is_deal(a) and is_deal(b) and dates_meet(a, b, NARROW) and not (a.inferred or b.inferred)
        several = (len(fewer.codes) > 1 and a.kind != "phone") or known
        return several and fewer.codes < more.codes and not (fewer.sides[1] or more.sides[1])
    one_actor = bool(fewer.sides[0]) and fewer.sides[0] == more.sides[0] and (a.story == b.story or published_together(a, b))
    return one_actor and bool(fewer.sides[1]) and fewer.sides[1] < more.sides[1]


def _accused_together(a: Report, b: Report) -> bool:
    """Whether an article tells without a day that several hold something against another, and that one of them does."""
    if a.mention.document != b.mention.document or a.category != "ACCUSE" or a.rule != b.rule or a.days is not None or b.days is not None:
        return False
    fewer, more = sorted((a, b), key=lambda r: len(r.sides[0]))
    return bool(fewer.sides[0]) and fewer.sides[0] < more.sides[0] and bool(a.sides[1]) and a.sides[1] == b.sides[1] and overlap(a, b) >= 0.2


def _done_to_more(a: Report, b: Report) -> bool:
    """Whether an article tells by one rule what one side does to some, and to more."""
    if a.mention.document != b.mention.document or a.category in _JOINT or a.rule != b.rule:
        return False
    fewer, more = sorted((a, b), key=lambda r: len(r.sides[1]))
    return bool(a.sides[0]) and a.sides[0] == b.sides[0] and bool(fewer.sides[1]) and fewer.sides[1] < more.sides[1]


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


def same_words(a: Report, b: Report) -> bool:
    """Whether one sentence is much the other: copied, whatever became of the rest of the article."""
    return overlap(a, b) >= 0.8 and len(a.words & b.words) > MANY


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
        bodies = [identities(r.mention.actor, "org") for r in (a, b)]
        return len(a.codes) > 1 or _sectors(a) == _sectors(b) or bool(bodies[0] & bodies[1])
    joint = a.category in _JOINT or is_accord(a)
    return joint and len(a.codes) > 1 and a.codes == b.codes and not (a.sides[1] and b.sides[1])


def _sectors(report: Report) -> set[str]:
    """Sectors, which tell the sides inside one state apart."""
    return {a.sector or "" for a in report.mention.actor} if report.sides[0] == report.sides[1] else set()


def _modes_agree(a: Report, b: Report) -> bool:
    return not a.mention.mode or not b.mention.mode or bool(set(a.mention.mode) & set(b.mention.mode))


def other_identities(a: Report, b: Report) -> bool:
    """Whether two persons or two bodies of one state act; a body that speaks for itself is not the state."""
    kinds = [("person", "person"), ("org", "org"), ("office", "office")]
    if is_recurring(a) or is_recurring(b):
        kinds += [("org", "country"), ("country", "org")]
    if a.kind == b.kind == "visit":
        kinds += [("person", "name"), ("name", "person"), ("name", "name")]
    for one, two in same_parties(a, b):
        if _measure_told_on(a, b) and min(len(one), len(two)) > 0 and one[0] not in a.mention.actor:
            continue
        for left, right in kinds:
            ids, others = identities(one, left), identities(two, right)
            if ids and others and not ids & others:
                return True
        if a.category == "CONSULT" and _rebels_and_state(one, two):
            return True
        if is_recurring(a) and a.category in _OF_ONE_PERSON and a.mention.document == b.mention.document and _other_names(one, two, a.language):
            return True
        if (is_recurring(a) or a.kind == "phone" or a.mention.document == b.mention.document) and other_offices(one, two, a.language):
            return True
        if is_recurring(a) and (_body_and_others(one, two, a.language) or _body_and_others(two, one, a.language)):
            return True
    return False


def _measure_told_on(a: Report, b: Report) -> bool:
    """Whether the next sentence tells whom else of a state a measure of before strikes ("the decision covers")."""
    near = a.mention.document == b.mention.document and abs(a.mention.sentence - b.mention.sentence) == 1
    return near and a.category == "SANCTION" and a.rule == b.rule


def _rebels_and_state(one: Iterable[Actor], two: Iterable[Actor]) -> bool:
    """Whether a state stands in one report with those who fight it, and in the other with its officials."""
    sectors = [frozenset(actor.sector for actor in party) for party in (one, two)]
    fighting, state = set(codebook().breakaway), set(codebook().state_sectors)
    return any(x <= fighting and y <= state for x, y in (sectors, sectors[::-1]))


def _other_names(one: Sequence[Actor], two: Sequence[Actor], language: str) -> bool:
    """Whether an article tells two parties of a state by different offices or names, and does not know who they are."""
    if any(identities(party, kind) for party in (one, two) for kind in ("person", "country")):
        return False
    names = [content_words(" ".join(a.entity_text for a in party), language) for party in (one, two)]
    return min(map(len, names)) >= _FULL and len(names[0] & names[1]) < min(map(len, names)) / 2


def _body_and_others(bodies: Sequence[Actor], others: Sequence[Actor], language: str) -> bool:
    """Whether one report names a body of a state, and the other somebody of that state in no word of its name."""
    if not identities(bodies, "org") or any(actor.identifier_id for actor in others):
        return False
    names = [content_words(" ".join(actor.entity_text for actor in party), language) for party in (bodies, others)]
    return bool(names[0] and names[1]) and names[0].isdisjoint(names[1])


def same_parties(a: Report, b: Report) -> list[tuple[list[Actor], list[Actor]]]:
    """The parties that stand for one state on one side in both reports; of joint acts, on any side."""
    if a.category in _JOINT:
        sides = [([*a.mention.actor, *a.mention.recipient], [*b.mention.actor, *b.mention.recipient])]
    else:
        sides = [([*a.mention.actor], [*b.mention.actor]), ([*a.mention.recipient], [*b.mention.recipient])]
    return [
        ([x for x in one if x.code == code], [x for x in two if x.code == code])
        for one, two in sides
        for code in sorted({x.code for x in one} & {x.code for x in two})
    ]


def other_days(a: Report, b: Report) -> bool:
    """Whether their days cannot be those of one act."""
    if a.days is None or b.days is None or (a.days[0] <= b.days[1] and b.days[0] <= a.days[1]):
        return False
    if (a.inferred != b.inferred and _days_between(a, b) <= NARROW and not _blows_apart(a, b)) or one_visit(a, b) or _assumed_apart(a, b):
        return False
    if a.inferred and b.inferred and a.category == "CONSULT" and a_day_apart(a, b):
        return False  # no word tells the day of either
    return not (a_day_apart(a, b) and (same_sentence(a, b) or one_of_its_kind(a, b)))


def _blows_apart(a: Report, b: Report) -> bool:
    """Whether an article dates two blows apart, and takes neither up with the article."""
    return a.category == "ASSAULT" and a.mention.document == b.mention.document and not (a.definite or b.definite)


def day_and_months(a: Report, b: Report) -> bool:
    """Whether an article tells by words the day of one and, of the other, a stretch of months: not what was taken up."""
    if a.mention.document != b.mention.document or a.days is None or b.days is None or a.assumed or b.assumed:
        return False
    short, wide = sorted((a, b), key=lambda r: r.width)
    if a.category in FREQUENT and short.width <= NARROW and wide.width > _YEAR and not (short.definite or wide.definite):
        return True
    if a.inferred or b.inferred:
        return False
    return short.width == 1 and wide.width > 2 * NARROW and not (short.definite or wide.definite)


def _assumed_apart(a: Report, b: Report) -> bool:
    """Whether one of two reports in an article is dated by no word of it, and the other by some a few days before, or the
    first takes up with the article what was told ("the embargo")."""
    if a.mention.document != b.mention.document or a.assumed == b.assumed:
        return False
    assumed = a if a.assumed else b
    return assumed.definite or (_days_between(a, b) <= DAY and assumed.category != "ASSAULT")


def one_visit(a: Report, b: Report) -> bool:
    """Whether one person is told to arrive one day and to be there the next."""
    if not (a.kind == b.kind == "visit") or a.days is None or b.days is None or max(a.width, b.width) > DAY:
        return False
    visitors = [identities(r.mention.actor, kind) for r in (a, b) for kind in ("person", "name")]
    named = bool(visitors[0] & visitors[2] or visitors[1] & visitors[3])
    return named and len(a.codes) > 1 and _days_between(a, b) < DAY


def same_sentence(a: Report, b: Report) -> bool:
    """Whether copies of one story tell it in the same words."""
    return a.story == b.story and a.mention.document != b.mention.document and overlap(a, b) >= 0.8


def published_together(a: Report, b: Report) -> bool:
    """Whether both were published, within three days, and what is dated is as fresh as that."""
    if not a.published or not b.published:
        return False
    known = (first_day(a.published), first_day(b.published), *(a.days or ()), *(b.days or ()))
    days: list[date] = [day for day in known if day]
    return (max(days) - min(days)).days <= DAY


def a_day_apart(a: Report, b: Report) -> bool:
    """Whether outlets may differ by a day: both dates are a few days wide, and only a day lies between."""
    return a.days is not None and b.days is not None and max(a.width, b.width) <= DAY and _days_between(a, b) <= 1


def _days_between(a: Report, b: Report) -> int:
    """Days from the end of the earlier to the start of the later; both are dated."""
    assert a.days is not None and b.days is not None
    return max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days)


def one_of_its_kind(a: Report, b: Report) -> bool:
    """Whether the words or numbers of reports in two documents leave little doubt that one act is meant."""
    if a.mention.document == b.mention.document or is_recurring(a) or is_recurring(b):
        return False
    return (overlap(a, b) >= 0.6 and len(a.words & b.words) > MANY) or shared_number(a, b)


def shared_number(a: Report, b: Report) -> bool:
    return any(_same_quantity(one, two) for one in a.mention.quantities for two in b.mention.quantities)


def _same_quantity(a: Quantity, b: Quantity) -> bool:
    return a.value > 2 and close_numbers(a.value, b.value)
