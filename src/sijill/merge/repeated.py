"""An act told twice in one article: what is said in the lead again in the body, "the raid", "the agreement", a meeting told
again without its day. How much speaks for one event where `sijill.merge.strength` finds too little in the words alone."""

from __future__ import annotations

from sijill.knowledge.predicates import codebook
from sijill.merge.report import DAY, NARROW, Report, content_words, identities
from sijill.merge.same import dates_meet, is_accord, is_deal, overlap, published_together, received
from sijill.text.edtf import span

SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
_PROLONGED = "events.sanction.extend"
_TOLL = frozenset({"events.assault.killed-in", "events.assault.hurt-in", "events.assault.deaths-in"})
FIGHT = frozenset({"events.assault.fight", "events.assault.battle-against", "events.assault.begin-fight"})
_STATEMENT = "events.agree.joint-statement"
_TOPIC = "events.consult.topic_of_talks"  # what "the meeting dealt with"
_DAY_BY_DAY = frozenset({"195"})  # raids, told by a noun
_LATELY = 40  # days in which an accord told without its date is still the last one
_LEAD = 1  # the last sentence of title and lead
_NEAR = 2
_CLOSE = 40  # letters between two triggers of one sentence that may name one meeting ("the meeting that brought together")


def repeated(a: Report, b: Report) -> float:
    """Strength of the evidence that an article tells one act twice; 0: not enough."""
    if a.mention.document != b.mention.document or a.mention.status != b.mention.status:
        return 0.0
    first, second = sorted((a, b), key=lambda r: r.order)
    tests = (_said_again, _taken_up, _met_again, _struck_again, _blow_told_on, _planned_again, received, _visited_again)
    told = any(test(first, second) for test in tests)
    return 1.0 + overlap(a, b) + 1.0 / (2.0 + _distance(a, b)) if told else 0.0


def same_deal(a: Report, b: Report) -> bool:
    """Whether articles tell of one accord of the same parties: of one day, or of one month with some of the words."""
    if not (is_deal(a) and is_deal(b)) or a.codes != b.codes or a.mention.status != b.mention.status:
        return False
    if a.days is None or b.days is None:
        return _known_deal(a, b)
    if a.inferred or b.inferred:
        return False
    return dates_meet(a, b, DAY) or (dates_meet(a, b, NARROW) and overlap(a, b) >= 0.1)


def _known_deal(a: Report, b: Report) -> bool:
    """Whether one tells in like words without a date of the accord that the other dates to the weeks before it, or neither
    dates it in articles of the same days."""
    bodies = {code.partition(":")[0] for code in a.codes if ":" in code} - set(codebook().spoken_for)
    with_body = len(a.codes) > 1 and bool(bodies)  # of a state with a body of many (but those with which all deal): there is one
    if not all(r.definite or is_accord(r) for r in (a, b)) or (len(a.words & b.words) < 2 and not with_body):
        return False
    if a.days is None and b.days is None:
        return published_together(a, b) and (with_body or overlap(a, b) >= 0.3)
    undated, dated = (a, b) if a.days is None else (b, a)
    first, last = span(undated.published) if undated.published else (None, None)
    if dated.days is None or dated.inferred or dated.width > NARROW or first is None or last is None:
        return False
    lately = dated.days[0] <= last and (last - dated.days[1]).days <= _LATELY
    return lately and (with_body or overlap(a, b) >= 0.15)


def _distance(a: Report, b: Report) -> int:
    return abs(a.mention.sentence - b.mention.sentence)


def _one_time(a: Report, b: Report) -> bool:
    """Whether both give one time, or neither gives any."""
    return dates_meet(a, b, DAY) or (a.mention.edtf == b.mention.edtf and (a.days is None or a.width <= NARROW))


def _between(report: Report) -> bool:
    """Whether two sides are told, and not both only as one state."""
    if not report.sides[1]:
        return len(report.codes) > 1
    bodies = identities(report.mention.recipient, "org") - identities(report.mention.actor, "org")
    return bool(report.sides[0]) and (report.sides[0] != report.sides[1] or bool(bodies))


def _said_again(a: Report, b: Report) -> bool:
    """Whether one speaker says the same kind of thing to the same side, in the lead and again or in neighbouring sentences."""
    if a.category not in SPOKEN or a.sides != b.sides or _distance(a, b) == 0:
        return False
    if _one_appeal(a, b):
        return True
    if not _one_time(a, b):
        return False
    one_rule = a.rule == b.rule
    voices = [frozenset(x.identifier_id or x.code for x in r.mention.actor) for r in (a, b)]
    if voices[0] != voices[1]:
        return False
    if not all(a.sides):  # to nobody: of the heads of bodies that are no state, whose words are to all
        return _distance(a, b) == 1 and any(":" in code for code in a.sides[0]) and bool(identities(a.mention.actor, "person"))
    if not _between(a):
        return False
    far = _NEAR + 2 if a.mention.sentence <= _LEAD or (one_rule and overlap(a, b) >= 0.25) else 1
    return _distance(a, b) <= far and (one_rule or overlap(a, b) >= 0.2 or _one_verb(a, b))


def _one_verb(a: Report, b: Report) -> bool:
    """Whether it is told twice by one word."""
    return not content_words(a.trigger, a.language).isdisjoint(content_words(b.trigger, b.language))


def _one_appeal(a: Report, b: Report) -> bool:
    """Whether one side appeals to one body that is no government, on one day, or in neighbouring sentences without it."""
    heard = [frozenset(x.identifier_id or x.code for x in r.mention.recipient) for r in (a, b)]
    if a.category != "REQUEST" or heard[0] != heard[1] or not identities(a.mention.recipient, "org") or a.kind != b.kind:
        return False
    return _between(a) and (_one_time(a, b) or (_distance(a, b) <= _NEAR and not (a.days and b.days)))


def _taken_up(a: Report, b: Report) -> bool:
    """Whether a noun with the article takes up an act told before: "the raid", "the agreement", "the talks"."""
    if a.mention.sentence == b.mention.sentence or not _between(a) or not _between(b) or a.codes != b.codes:
        return False
    if b.days is not None and not b.assumed and not (a.days is not None and _one_time(a, b)):
        return False
    if is_deal(a) and is_deal(b):
        return b.definite or (overlap(a, b) >= 0.25 and (a.days is None or b.days is None))
    if a.rule == b.rule == _STATEMENT:
        return _one_time(a, b) and _distance(a, b) <= _NEAR
    if not (a.kind == "talks" or (a.category == "ASSAULT" and a.kind == b.kind and a.sides == b.sides and all(a.sides))):
        return False
    if a.kind == "talks" and a.mention.edtf == b.mention.edtf and (b.definite or b.rule == _TOPIC):
        return True
    near = a.kind == "talks" and (_distance(a, b) <= _NEAR or a.rule == b.rule)
    return b.definite and (near or overlap(a, b) >= 0.2 or (a.rule == b.rule and _distance(a, b) <= _NEAR))


def _struck_again(a: Report, b: Report) -> bool:
    """Whether the lead tells the dead of a blow of one side on another, and a sentence after it those of that day, or a
    measure in force is told near by ("the sanctions") and how it was taken."""
    if a.sides != b.sides or not all(a.sides) or not _between(a) or not 0 < _distance(a, b) <= _NEAR + 1:
        return False
    if a.category == "SANCTION" and _PROLONGED not in (a.rule, b.rule):
        return (a.definite and (a.inferred or a.days is None)) or (b.definite and (b.inferred or b.days is None))
    dead = {a.rule, b.rule} <= _TOLL and a.mention.edtf == b.mention.edtf and a.width == 1
    return dead and a.mention.sentence <= _LEAD and len(a.words & b.words) > 1


def _blow_told_on(a: Report, b: Report) -> bool:
    """Whether sentences after the news of a blow or protest tell of one by the same side on the same that day: its hour,
    place, dead."""
    if a.category != b.category or a.category not in ("ASSAULT", "PROTEST") or a.sides != b.sides or not _between(a) or not _between(b):
        return False
    rules = {a.rule, b.rule}
    if len(rules) > 1 and not rules & _TOLL and not (a.kind and a.kind == b.kind) and overlap(a, b) < 0.2:
        return False
    if a.rule == b.rule and a.kind in _DAY_BY_DAY and not b.definite:
        return False  # "they flew a raid on X, and flew raids on Y"
    one_day = a.mention.edtf == b.mention.edtf and a.width == b.width == 1
    told_on = _distance(a, b) == 1 and b.inferred and a.kind == b.kind
    return one_day and (told_on or (a.mention.sentence <= _NEAR + 1 and 0 < _distance(a, b) <= _NEAR))


def _planned_again(a: Report, b: Report) -> bool:
    """Whether a plan is told twice: one kind of act of the same sides, or talks of one person with them."""
    if a.mention.status != "planned" or not _between(a) or a.sides != b.sides or (a.days and b.days and not _one_time(a, b)):
        return False
    persons = [identities((*r.mention.actor, *r.mention.recipient), "person") for r in (a, b)]
    if a.kind == b.kind == "talks" and persons[0] & persons[1]:
        return True
    return {a.rule, b.rule} <= FIGHT or (a.rule == b.rule and len(a.words & b.words) > 1)


def _visited_again(a: Report, b: Report) -> bool:
    """Whether an article tells without a day, or by one day, that a person visits the same hosts."""
    one = identities(a.mention.actor, "person") & identities(b.mention.actor, "person")
    return a.kind == b.kind == "visit" and bool(one) and a.sides == b.sides and all(a.sides) and a.mention.edtf == b.mention.edtf


def _met_again(a: Report, b: Report) -> bool:
    """Whether two persons meet, told once without a date or with others who take part."""
    apart = b.mention.trigger_start - a.mention.trigger_end
    if not (a.kind == b.kind == "talks") or (_distance(a, b) == 0 and apart > _CLOSE):
        return False
    if a.towns & b.towns and a.codes == b.codes and len(a.codes) > 1 and a.rule == b.rule and dates_meet(a, b, 1):
        return True
    persons = [identities((*r.mention.actor, *r.mention.recipient), "person") for r in (a, b)]
    fewer, more = sorted(persons, key=len)
    near = _distance(a, b) <= _NEAR + 2
    if a.codes == b.codes and len(a.codes) > 1 and (a.days is None) != (b.days is None) and published_together(a, b):
        countries = [r.mention.place.country_code for r in (a, b) if r.mention.place is not None]
        placed = len(countries) == 2 and countries[0] == countries[1] and bool(persons[0] & persons[1])
        if placed or ((near or overlap(a, b) >= 0.2) and a.rule == b.rule and (a.width or b.width) <= DAY):
            return True
    return near and len(fewer) > 1 and fewer <= more and (a.days is None or b.days is None or _one_time(a, b))

