"""Acts told again with less: without their date, in other words, by an article of the same days. How much speaks for one
event where `sijill.merge.strength` finds too little in the words alone."""

from __future__ import annotations

from sijill.merge.plans import fulfilled
from sijill.merge.repeated import FIGHT, same_deal
from sijill.merge.report import DAY, NARROW, Report, identities
from sijill.merge.same import FREQUENT, dates_meet, is_recurring, overlap, published_together
from sijill.text.edtf import first_day, span

_WAR = frozenset({"events.assault.invade", "events.assault.declare-war", "events.assault.war-between", "events.assault.wage-war"})
_CAMPAIGN = _WAR | {"events.assault.incursion"}
_DAY_BY_DAY = frozenset({"194", "195"})  # shelling and raids, which go on
_WEEK = 7
_LATELY = 20  # days in which a visit is still the last one
_MANY_STATES = 4
_TALK = 4  # sentences in which an article still tells of the meeting that it told of
_TWO_YEARS = 731  # days in which a war told without its date is still the last one


def retold(a: Report, b: Report) -> float:
    """Strength of the evidence that one tells again what the other tells; 0: not enough."""
    if one_war(a, b):
        return 1.5 + overlap(a, b)
    if a.mention.document == b.mention.document:
        told = _said_on(a, b) or _met_as_told(a, b)
    else:
        told = a.story != b.story and (fulfilled(a, b) or same_deal(a, b) or (_one_status(a, b) and _in_the_news(a, b)))
    return 1.0 + overlap(a, b) if told else 0.0


def _one_status(a: Report, b: Report) -> bool:
    """Whether both are told alike; of visits, whether both are still to come."""
    both = {a.mention.status, b.mention.status}
    return len(both) == 1 or (a.kind == "visit" and both <= {"planned", "requested", "hypothetical"})


def _in_the_news(a: Report, b: Report) -> bool:
    """Whether articles of the same days tell one act."""
    one_rule = a.rule == b.rule
    if not published_together(a, b):
        return (one_rule and _voted(a, b)) or visited_lately(a, b)
    return _planned_fight(a, b) or _same_visitor(a, b) or _same_meeting(a, b) or (one_rule and (_standing(a, b) or _voted(a, b) or _news(a, b)))


def is_campaign(report: Report) -> bool:
    """Whether it tells of a war or campaign rather than of one blow."""
    return report.rule in _CAMPAIGN


def one_war(a: Report, b: Report) -> bool:
    """Whether both tell one state's invasion of another, at least one of them without its date, or one article at one time."""
    rules = {a.rule, b.rule}
    dated = a.days is not None and b.days is not None and not (a.story == b.story and rules <= _WAR and a.mention.edtf == b.mention.edtf)
    if not rules <= _CAMPAIGN or dated or a.mention.status != b.mention.status:
        return False
    states = len(a.codes) == 2 and all(len(code) == 3 for code in a.codes) and all(a.sides) and a.sides == b.sides
    return states and (a.story == b.story or bool(rules & _WAR)) and (a.story == b.story or _later_on(a, b))


def _later_on(a: Report, b: Report) -> bool:
    """Whether the undated one was published after what is dated, and not long after."""
    days = [day for r in (a, b) if (day := r.days[0] if r.days else first_day(r.published or ""))]
    return len(days) == 2 and abs((days[0] - days[1]).days) <= _TWO_YEARS


def _said_on(a: Report, b: Report) -> bool:
    """Whether neighbouring sentences speak of one act that one side says and another denies, or of one deal that is only said
    to have been made, or denied."""
    both = {a.mention.status, b.mention.status}
    if abs(a.mention.sentence - b.mention.sentence) != 1 or "happened" in both:
        return False
    if len(both) > 1 and both <= {"alleged", "denied", "negated"} and a.rule == b.rule and a.sides == b.sides:
        return overlap(a, b) >= 0.2 and len(a.words & b.words) > 2
    deal = {a.category, b.category} <= {"AGREE", "SUPPORT"} and a.codes == b.codes
    return deal and overlap(a, b) >= 0.3 and len(a.words & b.words) > 2


def _met_as_told(a: Report, b: Report) -> bool:
    """Whether one person meets the other party on the day on which he is met, told of one meeting in one article, near by or
    with the person named again."""
    if not (a.kind == b.kind == "talks") or a.mention.status != "happened" or a.mention.edtf != b.mention.edtf or a.days is None:
        return False
    persons = [identities((*r.mention.actor, *r.mention.recipient), "person") for r in (a, b)]
    near = len(a.codes) > 1 and abs(a.mention.sentence - b.mention.sentence) <= _TALK and not all(persons)
    return a.codes == b.codes and (near or bool(persons[0] & persons[1])) and a.width <= DAY and b.mention.status == "happened"


def _standing(a: Report, b: Report) -> bool:
    """Whether they tell in like words what is said again and again, or what several states hold against another, and not
    both give its day."""
    if (a.days is not None and b.days is not None) or not (is_recurring(a) or a.mention.status == "alleged"):
        return False
    alike, undated = len(a.words & b.words), a.days is None and b.days is None
    if len(a.codes) >= _MANY_STATES and undated:
        return alike > 1
    return overlap(a, b) >= (0.4 if undated else 0.6) and alike > 3


def _planned_fight(a: Report, b: Report) -> bool:
    """Whether they tell that one side is going to fight another."""
    rules, statuses = {a.rule, b.rule}, {a.mention.status, b.mention.status}
    return rules <= FIGHT and statuses == {"planned"} and a.sides == b.sides and all(a.sides) and len(a.codes) > 1


def _voted(a: Report, b: Report) -> bool:
    """Whether a body decides what it was to decide in the week."""
    days = [day for r in (a, b) if (day := first_day(r.published or ""))]
    soon = len(days) == 2 and abs((days[0] - days[1]).days) <= DAY
    same = a.category == "AGREE" and a.codes == b.codes and dates_meet(a, b, _WEEK)
    return soon and same and overlap(a, b) >= 0.2 and len(a.words & b.words) > 2


def _same_visitor(a: Report, b: Report) -> bool:
    """Whether they tell of one person's visit to the same hosts."""
    if not (a.kind == b.kind == "visit") or a.sides != b.sides:
        return False
    if a.days is not None and b.days is not None and not dates_meet(a, b, NARROW):
        return False
    named = any(identities(a.mention.actor, kind) & identities(b.mention.actor, kind) for kind in ("person", "name"))
    return named and len(a.codes) > 1


def _same_meeting(a: Report, b: Report) -> bool:
    """Whether they tell of talks between the same persons, one without the day."""
    if not (a.kind == b.kind == "talks") or (a.days is not None and b.days is not None):
        return False
    persons = [identities((*r.mention.actor, *r.mention.recipient), "person") for r in (a, b)]
    return len(persons[0] & persons[1]) > 1 and (persons[0] <= persons[1] or persons[1] <= persons[0])


def visited_lately(a: Report, b: Report) -> bool:
    """Whether an article tells without its date of a person's visit that another dates to the weeks before it."""
    undated, dated = (a, b) if a.days is None else (b, a)
    published, last = span(undated.published) if undated.published else (None, None)
    if undated.days is not None or dated.days is None or published is None or last is None or dated.width > NARROW:
        return False
    lately = dated.days[0] <= published and (last - dated.days[1]).days <= _LATELY and (last - published).days < DAY
    return lately and a.mention.status == "happened" and _same_visitor(a, b)


def _news(a: Report, b: Report) -> bool:
    """Whether the later of two tellings of an act gives no date, and has a good deal of the words."""
    undated, dated = (a, b) if a.days is None else (b, a)
    if undated.days is not None or dated.days is None or is_recurring(a) or len(a.codes) < 2 or a.kind in _DAY_BY_DAY:
        return False
    published = first_day(undated.published or "")
    later = published is not None and published >= dated.days[0]
    alike = len(a.words & b.words)
    return later and overlap(a, b) >= 0.3 and alike > (4 if a.category in FREQUENT else 3)
