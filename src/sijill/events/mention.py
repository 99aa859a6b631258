"""Makes the record of a coded trigger: identity, CAMEO scale, time, place, quantities."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sijill.events.ahead import LEADING, YEARLESS, ahead_of_report, is_past, of_inner_act
from sijill.events.line import Hit, opens_complement
from sijill.events.place import place_of
from sijill.events.quantities import quantities
from sijill.events.subjects import FIRST_PERSON
from sijill.events.timing import (
    SINCE_AGO,
    UNTIL,
    UNTIL_NOW,
    Flow,
    Placed,
    attended,
    came_before,
    clause_time,
    day_from,
    follows_opening,
    has_verb,
    in_course,
)
from sijill.knowledge.predicates import cameo, codebook
from sijill.records import RANKED, Actor, Document, EventMention, Status, TimeMention
from sijill.text.edtf import first_day, last_day

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

ASKED_THEN = "its time is that of what asks for it"


def build_mention(document: Document, work: Work, coded: Coded, placed: Placed, flow: Flow) -> EventMention:
    """The event mention of a coded trigger."""
    line = work.line
    predicate, hit, tokens = coded.frame.predicate, coded.hit, line.tokens
    start, end = tokens[hit.first].start, tokens[hit.last - 1].end
    row = cameo()[predicate.cameo]
    time = clause_time(work, coded, placed)
    inner = time is not None and _of_inner(work, coded, time, document)
    time = None if inner else time
    days = day_from(work, hit)
    status = coded.status if _is_done(coded) else _dated_status(coded.status, time, document)
    edtf, basis = (ahead_of_report(time, status, document), time.rule) if time else ("", ASKED_THEN if inner and status in LEADING else "")
    if time and time.rule == UNTIL_NOW:
        edtf = flow.until_told(line.sentence) or edtf
    if time and time.rule == SINCE_AGO and hit.finite and predicate.category in codebook().once:
        edtf = edtf.removesuffix("/..") + "~"  # "visited since two months": two months ago
    if status == "happened" and days and (time is None or time.start < start):
        edtf, basis = flow.days_off(line.sentence, days)
    elif time is None and status == "happened" and _takes_flow(work, coded, flow):
        said = _is_speech(coded) or predicate.cameo in codebook().praise
        actors = frozenset(a.code for a in coded.sides.actor)
        edtf, basis = flow.date_of(line.sentence, actors, said, has_verb(work, hit), hit.finite)
    elif time is None and status == "planned" and in_course(work, hit):
        edtf, basis = flow.planned(line.sentence)
    return EventMention(
        id=_identity(document, start, end, coded),
        document=document.id,
        sentence=line.sentence.index,
        start=line.sentence.start,
        end=line.sentence.end,
        trigger_start=start,
        trigger_end=end,
        text=document.text[start:end],
        event=(predicate.category,),
        cameo=predicate.cameo,
        mode=tuple(predicate.mode),
        context=tuple(predicate.context),
        actor=tuple(coded.sides.actor),
        recipient=tuple(coded.sides.recipient),
        edtf=edtf,
        date_basis=basis,
        place=place_of(line, hit, coded.sides),
        quad_code=codebook().categories[predicate.category].quad,
        event_scale=row.goldstein,
        status=status,
        quantities=quantities(line, hit, document.language),
        rule=f"events.{predicate.id}{RANKED if coded.ranked else ''}",
        reasons=tuple(coded.reasons),
    )


def _is_speech(coded: Coded) -> bool:
    """Whether the act is done by words alone: asking, refusing, accusing, promising, threatening."""
    return coded.frame.predicate.category in codebook().alone


def _takes_flow(work: Work, coded: Coded, flow: Flow) -> bool:
    """Whether an act without a time of its own took place when the report, or the speech that tells it, did.

    So it is with a past tense that is not set back further ("had done"), and with what is said, refused or asked in
    the present inside a speech; not with a past act that a speech tells of.
    """
    line, hit = work.line, coded.hit
    if hit.finite and _is_speech(coded) and _in_own_words(coded):
        return True
    verb = hit if hit.finite else next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if verb is None and follows_opening(line, hit):
        return True
    if verb is None and hit.first <= 1 and not hit.article and not line.sentence.title and work.line.sentence.index:
        return not any(h.finite for h in line.hits)
    factual = any(r.startswith("status happened by what it follows") for r in coded.reasons)
    if verb is None or (factual and not _in_speech(work, hit)):
        return False
    if not hit.finite and coded.frame.predicate.category != "CONSULT" and came_before(work, verb, hit):
        return False
    left = line.left_bound(verb.first)
    present = any(e.tense in ("present", "participle") for e in verb.entries)
    if left > 0 and opens_complement(line.tokens[left], work.lex):
        return (present and _is_speech(coded)) or (not present and flow.at is not line.sentence)
    if any(line.stems[i] & work.lex.words.pluperfect for i in range(left, verb.first)):
        return False
    if not present and line.tokens[left].norm in work.lex.words.relatives:
        return False
    return not present or line.sentence.title or any(e.tense == "participle" for e in verb.entries)


def _in_own_words(coded: Coded) -> bool:
    """Whether somebody asks, refuses or accuses in the words that are quoted: "we demand", "X must"."""
    return coded.frame.predicate.spoken or all(e.features.startswith(FIRST_PERSON) for e in coded.hit.entries)


def _in_speech(work: Work, hit: Hit) -> bool:
    """Whether a noun names what somebody spoke in the course of: "said during a joint press conference"."""
    verb = None if hit.finite else attended(work, hit)
    return verb is not None and any(e.kind == "report" for e in verb.entries)


def _is_done(coded: Coded) -> bool:
    """Whether an act is told as done, whatever day stands beside it: by a verb in the past, as what something follows, or as
    a demand, whose day is that of what is asked for."""
    past = coded.hit.finite and any(e.tense == "past" for e in coded.hit.entries)
    follows = "status happened by what it follows" in coded.reasons
    return past or follows or (not coded.hit.finite and coded.frame.predicate.category in codebook().asking)


def _dated_status(status: Status, time: TimeMention | None, document: Document) -> Status:
    """What is dated after its report has not happened yet."""
    if status != "happened" or time is None or not document.published or document.published_by != ("given",):
        return status
    first, reported = first_day(time.edtf), last_day(document.published)
    if not first or not reported:
        return status
    ahead = first == reported and (last := last_day(time.edtf)) is not None and last > reported
    return "planned" if first > reported or ahead else status


def _of_inner(work: Work, coded: Coded, time: TimeMention, document: Document) -> bool:
    """Whether a time is not that of the verb but of what it asks for, accepts or extends: one still to come ("extended the ban
    until next year", "accepted to visit X next month"), or a month that stands with it ("an invitation to visit X in May")."""
    hit, opens = coded.hit, coded.frame.predicate.opens
    if hit.finite and (time.rule == UNTIL or opens) and coded.status == "happened" and _is_ahead(time, document):
        return True
    opened = any(" opened by " in reason for reason in coded.reasons)
    if opened and coded.status in LEADING and time.rule not in YEARLESS and is_past(time, document):
        return True  # "agreed yesterday to hold talks": the day of the agreement
    return opens in LEADING and of_inner_act(work.line, hit, time)


def _is_ahead(time: TimeMention, document: Document) -> bool:
    """Whether a time ends after its report."""
    last, reported = last_day(time.edtf), last_day(document.published or "")
    return last is not None and reported is not None and last > reported


def _identity(document: Document, start: int, end: int, coded: Coded) -> str:
    sides = [_key(coded.sides.actor), _key(coded.sides.recipient)]
    parts = [document.id, document.sha256, str(start), str(end), coded.frame.predicate.category, *sides, coded.status]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _key(actors: Sequence[Actor]) -> str:
    return "|".join(sorted(f"{a.code}:{a.sector or ''}" for a in actors))
