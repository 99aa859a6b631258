"""The stage that codes event mentions: triggers, roles, status, time, place, quantities."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from sijill.events.complete import Told, complete, remember
from sijill.events.control import control, governing, relative_doer
from sijill.events.frames import fitting_frames
from sijill.events.lexicon import Frame, Lexicon, lexicon
from sijill.events.line import Hit, Line, lay_out
from sijill.events.mention import build_mention
from sijill.events.roles import Sides, Subject, noun_sides, subject_of, verb_sides
from sijill.events.settle import keep, settle_sides, without_headlines
from sijill.events.status import is_factual, opener_of, own_status
from sijill.records import EventMention, Mention, Reading, Status, TimeMention


@dataclass
class Coded:
    """A trigger with its frame, sides and status, before it becomes a record."""

    hit: Hit
    frame: Frame
    sides: Sides
    status: Status
    reasons: list[str] = field(default_factory=list)


@dataclass
class Work:
    """A sentence being coded: its line, the subjects of its verbs, what its triggers gave so far."""

    line: Line
    lex: Lexicon
    subjects: dict[int, Subject] = field(default_factory=dict)
    coded: dict[int, Coded] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


def find_events(reading: Reading) -> Reading:
    """Fill `events`, in the order of the text."""
    lex = lexicon(reading.document.language)
    mentions: dict[int, list[Mention]] = {}
    times: dict[int, list[TimeMention]] = {}
    for mention in reading.mentions:
        mentions.setdefault(mention.sentence, []).append(mention)
    for time in reading.times:
        times.setdefault(time.sentence, []).append(time)
    found: list[EventMention] = []
    carried: list[Subject] = []
    told = Told()
    for sentence in reading.sentences:
        work = Work(lay_out(sentence, mentions.get(sentence.index, ()), lex), lex)
        carried = code_sentence(work, carried, told)
        for coded in keep(work):
            found.append(build_mention(reading.document, work.line, coded, times.get(sentence.index, [])))
    titles = {sentence.index for sentence in reading.sentences if sentence.title}
    return msgspec.structs.replace(reading, events=tuple(without_headlines(found, titles)))


def code_sentence(work: Work, carried: list[Subject], told: Told) -> list[Subject]:
    """Code every trigger of a sentence into `work`; returns the subjects that the next sentence may take up."""
    line, lex = work.line, work.lex
    own: list[Subject] = []
    for hit in line.hits:
        if hit.finite:
            subject = subject_of(line, hit, carried + own, lex)
            work.subjects[hit.first] = subject
            if subject.actors:
                own.append(subject)
        _code_hit(work, hit, told)
    return [] if line.sentence.title else own[:1] or carried


def _code_hit(work: Work, hit: Hit, told: Told) -> None:
    line, lex = work.line, work.lex
    best: Coded | None = None
    opener = opener_of(line, hit, {i for i, c in work.coded.items() if c.frame.predicate.opens}, lex)
    for frame, reason in fitting_frames(line, hit):
        if reason.startswith("refused"):
            work.refused.append(f"{frame.predicate.id} at {line.tokens[hit.first].text!r} {reason}")
            continue
        if frame.predicate.under_negation and not _negated(work, hit):
            continue
        sides = verb_sides(line, hit, frame, work.subjects[hit.first], lex) if hit.finite else noun_sides(line, hit, frame, lex)
        if not hit.finite:
            governing(work, hit, frame, sides)
            relative_doer(work, hit, frame, sides)
        control(work, hit, frame, sides, opener)
        settle_sides(frame, sides)
        status, why = _status(work, hit, frame, opener)
        coded = Coded(hit, frame, sides, status, [*filter(None, [reason, why])])
        complete(work, coded, told)
        missing = [side for side in frame.predicate.needs if not (sides.actor if side == "actor" else sides.recipient)]
        if missing and not (frame.predicate.joint and len({a.code for a in sides.actor}) > 1):
            work.refused.append(f"{frame.predicate.id} at {line.tokens[hit.first].text!r} refused: no {missing[0]}")
            continue
        coded.reasons.extend(sides.reasons)
        if frame.predicate.under_negation:
            best = coded
            break
        if best is None or _sides_known(coded) > _sides_known(best):
            best = coded
        if reason:
            break
    if best is not None:
        work.coded[hit.first] = best
        remember(best, told)


def _negated(work: Work, hit: Hit) -> bool:
    own = own_status(work.line, hit, work.lex)
    return own is not None and own[0] == "negated"


def _sides_known(coded: Coded) -> int:
    return len({a.code for a in coded.sides.actor} | {a.code for a in coded.sides.recipient})


def _status(work: Work, hit: Hit, frame: Frame, opener: Hit | None) -> tuple[Status, str]:
    own = own_status(work.line, hit, work.lex)
    if frame.predicate.under_negation:
        return "happened", f"negation by {own[1] if own else ''}"
    if own:
        return own[0], f"status {own[0]} by {own[1]}"
    if frame.predicate.status:
        return frame.predicate.status, f"status {frame.predicate.status} by the predicate"
    if is_factual(work.line, hit, work.lex):
        return "happened", "status happened by what it follows"
    if opener is not None:
        opens = work.coded[opener.first].frame.predicate.opens or "happened"
        return opens, f"status {opens} opened by {work.line.tokens[opener.first].text}"
    return "happened", ""
