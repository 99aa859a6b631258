"""How much speaks for two reports being one event. Better two events than a false merge."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.merge.blame import blamed_apart
from sijill.merge.campaigns import one_campaign
from sijill.merge.evidence import set_back, told_twice
from sijill.merge.plans import fulfilled
from sijill.merge.repeated import SPOKEN, repeated
from sijill.merge.report import DAY, NARROW, Report, content_words, identities
from sijill.merge.retold import retold
from sijill.merge.same import (
    FREQUENT,
    MANY,
    a_day_apart,
    dates_meet,
    is_accord,
    is_deal,
    is_recurring,
    one_of_its_kind,
    one_sided,
    one_visit,
    overlap,
    party_untold,
    published_together,
    same_parties,
    shared_number,
)
from sijill.records import Actor
from sijill.text.edtf import first_day

_NEAR = 2
_LEAD = 3
_WEEK = 7
_FEW = 3  # shared words


def strength(a: Report, b: Report) -> float:
    """How much speaks for one event, of two reports that do not contradict each other; 0: not enough."""
    if one_campaign(a, b):
        return 1.0 + overlap(a, b)
    if one_sided(a, b):
        return _one_sided_strength(a, b) or told_twice(a, b)
    if party_untold(a, b):
        return _party_untold_strength(a, b) or repeated(a, b) or told_twice(a, b)
    if blamed_apart(a, b):
        return 1.0 + overlap(a, b) / 2
    if a.mention.document != b.mention.document and a.story == b.story and overlap(a, b) >= 0.8:
        return 10.0
    if a.story == b.story:
        return _strength_in_story(a, b) or retold(a, b) or repeated(a, b) or told_twice(a, b)
    return _strength_across(a, b) or retold(a, b)


def _firm(a: Report, b: Report) -> bool:
    """Whether both dates are told in the text."""
    return not (a.inferred or b.inferred)


def _alike(a: Report, b: Report) -> bool:
    """Whether the words are much the same, or neighbouring sentences tell the same act of two parties."""
    near = abs(a.mention.sentence - b.mention.sentence) <= _NEAR
    alike = a.rule == b.rule or (a.category == "CONSULT" and _one_voice(a, b) and _one_talk(a, b))
    return overlap(a, b) >= 0.3 or (near and alike and len(a.codes) > 1) or same_persons(a, b)


def _one_talk(a: Report, b: Report) -> bool:
    """Whether two words for meeting in an article may be for one: of one visit, with somebody in common, or side by side
    with some words that agree."""
    if a.kind == "visit":
        return True
    people = [identities((*r.mention.actor, *r.mention.recipient), kind) for r in (a, b) for kind in ("person", "name")]
    known = bool(people[0] & people[2] or people[1] & people[3]) or len(a.codes & b.codes) > 2
    return known or (abs(a.mention.sentence - b.mention.sentence) <= 1 and bool(a.words & b.words or any(people)))


def same_persons(a: Report, b: Report) -> bool:
    """Whether the same two persons meet."""
    persons = [identities((*r.mention.actor, *r.mention.recipient), "person") for r in (a, b)]
    return a.category == "CONSULT" and persons[0] == persons[1] and len(persons[0]) > 1


def _looked_back(a: Report, b: Report) -> bool:
    """Whether both tell by its day or month one kind of act between two sides which was long before the article."""
    if a.rule != b.rule or a.sides != b.sides or len(a.codes) < 2 or not (_firm(a, b) and dates_meet(a, b, NARROW)):
        return False
    published = first_day(a.published or "")
    return published is not None and all(r.days is not None and (published - r.days[1]).days > NARROW for r in (a, b))


def _strength_in_story(a: Report, b: Report) -> float:
    """Two reports in one article, or in copies of it."""
    shared, distance = overlap(a, b), abs(a.mention.sentence - b.mention.sentence)
    lead = min(a.mention.sentence, b.mention.sentence) <= 1 and distance <= _LEAD
    same_date = bool(a.mention.edtf and a.mention.edtf == b.mention.edtf)
    dated_alike = _firm(a, b) and (same_date or dates_meet(a, b, NARROW))
    if is_recurring(a) or is_recurring(b):
        if _same_word(a, b):
            return 3.0 + shared
        one_kind = a.rule == b.rule or (bool(a.kind) and a.kind == b.kind)
        enough = 0.3 if (_firm(a, b) and dates_meet(a, b, DAY)) or (lead and one_kind) else 0.5
        return 3.0 + shared if shared >= enough and (distance <= _NEAR or lead or dated_alike) else 0.0
    if a.category != b.category and shared < 0.3 and not shared_number(a, b):
        return 0.0
    told_of_two = len(a.codes) > 1
    taken_up = shared_number(a, b) or (told_of_two and (a.definite or b.definite))
    among_many = a.category in FREQUENT and shared < (0.2 if told_of_two else 0.33) and not taken_up and not _looked_back(a, b)
    if dated_alike and (shared >= 0.3 or len(a.codes) > 1) and not among_many:
        return 5.0 + shared
    near = 1.0 / (1.0 + distance)
    other_blow = a.category == "ASSAULT" and a.kind != b.kind and a.rule != b.rule and shared < 0.4 and not shared_number(a, b)
    if other_blow and abs(a.mention.sentence - b.mention.sentence) > 1:
        return 0.0
    if (set_back(a, b) and shared < 0.5) or (among_many and (shared == 0 or len(a.codes) < 2)):
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
    if (is_recurring(a) or is_recurring(b)) and not _one_voice(a, b) and overlap(a, b) < 0.8:
        return 0.0
    shared, alike = overlap(a, b), len(a.words & b.words)
    day = _firm(a, b) and dates_meet(a, b, DAY)
    if is_recurring(a) or is_recurring(b):
        if _same_word(a, b):
            return 2.0 + shared
        deed = a.category not in SPOKEN and a.rule == b.rule and len(a.codes) > 1 and alike > _FEW
        one_day = dates_meet(a, b, 1) and shared >= (0.3 if deed else 0.4) and alike > 2
        return 2.0 + shared if one_day or (dates_meet(a, b, DAY) and shared >= 0.6 and alike > 3) else 0.0
    if one_visit(a, b):
        return 3.0 + shared
    if not dates_meet(a, b, NARROW):
        exact = a.mention.edtf == b.mention.edtf
        placed = exact and _same_place(a, b) and len(a.codes) > 1
        if a.inferred and b.inferred and a.category == "CONSULT" and a_day_apart(a, b) and shared >= 0.3:
            return 1.5 + shared  # no word tells the day of either
        certain = placed or (exact and a.rule == b.rule and shared >= 0.4) or (a_day_apart(a, b) and one_of_its_kind(a, b))
        return 1.5 + shared if certain else 0.0
    if _counts_differ(a, b) and shared < 0.6:
        return 0.0
    if a.category in FREQUENT or a.category != b.category or len(a.codes) < 2:
        enough = (0.25 if day else 0.4) + (0.1 if a.category == "ASSAULT" and len(a.codes) < 2 and not a.towns & b.towns else 0.0)
        told_alike = (shared >= enough and alike > (2 if day else _FEW)) or (shared_number(a, b) and alike > (2 if len(a.codes) > 1 or a.rule == b.rule else MANY))
        return 3.0 + shared if told_alike else 0.0
    met = same_persons(a, b) and dates_meet(a, b, _WEEK)
    if day or met or shared >= 0.3 or (_firm(a, b) and (a.kind == "visit" or is_accord(a))):
        return 4.0 + shared
    return 0.0


def _same_word(a: Report, b: Report) -> bool:
    """Whether one named person does the same with words to the same side on a day that both tell, and some words agree."""
    speakers = [identities(r.mention.actor, "person") for r in (a, b)]
    said = a.rule == b.rule and a.category in SPOKEN and bool(speakers[0]) and speakers[0] == speakers[1]
    heard = bool(a.sides[1]) and a.sides == b.sides
    told = _firm(a, b) or (a.mention.edtf == b.mention.edtf and a.width == 1)
    return said and heard and a.mention.status == b.mention.status and told and dates_meet(a, b, DAY) and len(a.words & b.words) >= 2


def _one_voice(a: Report, b: Report) -> bool:
    """Whether the parties of each state may be the same: a person is not another office of it."""
    for one, two in same_parties(a, b):
        if bool(identities(one, "person")) != bool(identities(two, "person")):
            other = two if identities(one, "person") else one
            if not (identities(other, "country") or _told(one, a.language) & _told(two, b.language)):
                return False
    return True


def _told(actors: Iterable[Actor], language: str) -> frozenset[str]:
    """The words that name the parties."""
    return content_words(" ".join(actor.entity_text for actor in actors), language)


def _strength_of_news(a: Report, b: Report) -> float:
    """One is undated: the articles must be of the same days, and hold the same number or much the same words."""
    if is_recurring(a) or is_recurring(b) or a.mention.status != b.mention.status or not published_together(a, b):
        return 0.0
    shared = overlap(a, b) if a.rule == b.rule else 0.0
    alike = len(a.words & b.words)
    counted = shared >= 0.3 and (alike >= MANY or len(a.codes) > 1) and shared_number(a, b)
    certain = counted or (shared >= (0.7 if a.category in FREQUENT and len(a.codes) < 2 else 0.5) and alike > MANY) or (shared >= 0.8 and alike > _FEW)
    return 1.0 + shared if certain else 0.0


def _counts_differ(a: Report, b: Report) -> bool:
    """Whether two reports of blows, of which one side is told, count other numbers."""
    lone = a.category == "ASSAULT" and min(len(a.codes), len(b.codes)) < 2
    return lone and bool(a.mention.quantities and b.mention.quantities) and not shared_number(a, b)


def _one_sided_strength(a: Report, b: Report) -> float:
    """One report does not know the other side: the day must be the same, and the words."""
    if not dates_meet(a, b, DAY):
        return 0.0
    shared = overlap(a, b)
    if _counts_differ(a, b) and shared < 0.6:
        return 0.0
    told = a.story == b.story and _firm(a, b)
    few = _FEW if is_recurring(a) else MANY - 1 if a.category == "ASSAULT" and a.story != b.story else 0
    if not told and len(a.words & b.words) <= few:
        return 0.0
    distance = abs(a.mention.sentence - b.mention.sentence) if a.mention.document == b.mention.document else MANY
    if a.rule == b.rule and a.mention.edtf == b.mention.edtf and not is_recurring(a):
        if distance <= _NEAR and max(a, b, key=lambda r: r.start).definite and len(a.words & b.words) > 1:
            return 1.0 + shared / 2
        told = told or distance == 1
    return 1.0 + shared / 2 if shared >= (0.3 if told else 0.5) else 0.0


def _met_with_more(a: Report, b: Report) -> bool:
    """Whether two persons meet in a week in which one more meets with them."""
    fewer, more = sorted((identities((*r.mention.actor, *r.mention.recipient), "person") for r in (a, b)), key=len)
    return a.kind == b.kind == "talks" and len(fewer) > 1 and fewer < more and dates_meet(a, b, _WEEK)


def _party_untold_strength(a: Report, b: Report) -> float:
    """One report names a party more: the day must be the same, and words or neighbouring sentences speak for it."""
    if a.category == "ACCUSE":
        return 1.0 + overlap(a, b) / 2
    if is_deal(a) and is_deal(b) and dates_meet(a, b, NARROW):
        return 1.0 + overlap(a, b) / 2 if len(a.words & b.words) > 1 else 0.0
    if fulfilled(a, b) or _met_with_more(a, b):
        return 1.0 + overlap(a, b) / 2
    planned = a.story == b.story and a.mention.status == b.mention.status == "planned" and a.category == "CONSULT" and overlap(a, b) > 0
    beside = a.mention.document == b.mention.document and abs(a.mention.sentence - b.mention.sentence) <= _NEAR
    if a.kind == b.kind == "talks" and a.days is None and b.days is None and beside:
        return 1.0 + overlap(a, b) / 2
    if not (dates_meet(a, b, _WEEK if planned else DAY) and (_firm(a, b) or a.mention.edtf == b.mention.edtf)):
        return 0.0
    return 1.0 + overlap(a, b) / 2 if planned or beside or overlap(a, b) >= 0.25 else 0.0
