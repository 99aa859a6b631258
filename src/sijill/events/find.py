"""The stage that codes event mentions: triggers, roles, status, time, place, quantities."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from sijill.events.again import Telling, date_again
from sijill.events.ahead import TO_COME
from sijill.events.aided import with_help_of
from sijill.events.asked import same_accord, stays
from sijill.events.attached import is_of_sender, obliged
from sijill.events.callers import with_caller
from sijill.events.complete import Told, complete, remember
from sijill.events.control import answered_charge, control, governing
from sijill.events.doers import done_by
from sijill.events.fit import other_gender, owners
from sijill.events.frames import Fit, fitting_frames
from sijill.events.later import answer_later, attend_later, blame_later, meet_later, share_violence
from sijill.events.layout import lay_out
from sijill.events.lexicon import Frame, Lexicon, lexicon
from sijill.events.line import Hit, Line, agrees, opens_complement
from sijill.events.mediated import post_of
from sijill.events.mention import build_mention
from sijill.events.nouns import noun_sides
from sijill.events.offtopic import offtopic_sentences
from sijill.events.putoff import any_such, put_off, unclaimed
from sijill.events.ranked import fill_open_sides
from sijill.events.refusals import Refusal, no_side, refusal, unfired
from sijill.events.relative import relative_doer
from sijill.events.rest import only_later, only_other
from sijill.events.roles import verb_sides
from sijill.events.settle import is_mutual, keep, settle_sides, without_headlines
from sijill.events.sides import Sides
from sijill.events.stated import statement_of, titled
from sijill.events.status import (
    ahead_of,
    decided,
    follows_later,
    goes_with_later,
    is_factual,
    opener_of,
    own_status,
    proposed_by,
    scope_status,
    stands,
)
from sijill.events.subjects import Subject, subject_of, within_relative
from sijill.events.timing import Flow, Placed, main_time
from sijill.events.tours import hosts_of_tour
from sijill.events.violence import announced, blamed, carried_by, strike_object, strike_subject, told_later
from sijill.events.wronged import wrongdoers
from sijill.knowledge.predicates import codebook
from sijill.records import Actor, Mention, Reading, Status, TimeMention

SHOWN, BEFORE = 4, -1  # words of a refusal; the words that a frame asks for stand before


@dataclass
class Coded:
    """A trigger with its frame, sides and status, before it becomes a record."""

    hit: Hit
    frame: Frame
    sides: Sides
    status: Status
    reasons: list[str] = field(default_factory=list)
    mutual: bool = False
    ranked: bool = False


@dataclass
class Work:
    """A sentence being coded: its line, the subjects of its verbs, what its triggers gave so far, and acts that lack a side."""

    line: Line
    lex: Lexicon
    subjects: dict[int, Subject] = field(default_factory=dict)
    coded: dict[int, Coded] = field(default_factory=dict)
    open: dict[int, list[Coded]] = field(default_factory=dict)
    refused: list[Refusal] | None = None

    def refuse(self, hit: Hit, fit: Fit, reason: str) -> None:
        """Note why a rule does not fire, where somebody asks for it."""
        if self.refused is not None:
            words = ", ".join(" ".join(w) for w in fit.asked[:SHOWN])
            self.refused.append(refusal(self.line, hit, fit.frame, f"none of {words} ... {reason}" if words else reason, bool(words)))

    def subjects_before(self, hit: Hit) -> list[Actor]:
        """The subject of the nearest verb before a trigger."""
        before = [s for first, s in self.subjects.items() if first < hit.first]
        if not before:
            return []
        person = any((a.identifier_id or "").startswith("person:") for a in before[-1].actors)
        return list(before[-1].actors) if agrees(hit, before[-1].gender or ("m" if person else "")) else []


def find_events(reading: Reading, refused: list[Refusal] | None = None) -> Reading:
    """Fill `events`, in the order of the text; and `refused`, where it is given, with the triggers that are no events."""
    laid = code_article(reading, refused)
    fill_open_sides([work for work, _ in laid])
    tellings: list[Telling] = []
    flow = Flow(reading.document, [main_time(work, placed) for work, placed in laid])
    for (work, placed), main in zip(laid, flow.mains, strict=True):
        flow.tell(main)
        for coded in keep(work):
            tellings.append(Telling(work.line, coded.hit, build_mention(reading.document, work, coded, placed, flow)))
    found = date_again(reading.document, tellings)
    if refused is not None:
        refused += unfired([r for work, _ in laid for r in work.refused or ()], found)
    titles = {sentence.index for sentence in reading.sentences if sentence.title}
    return msgspec.structs.replace(reading, events=tuple(without_headlines(found, titles)))


def code_article(reading: Reading, refused: list[Refusal] | None = None) -> list[tuple[Work, Placed]]:
    """The sentences of an article coded one after the other by the rules, with their times; those off topic are left out."""
    lex = lexicon(reading.document.language)
    mentions: dict[int, list[Mention]] = {}
    times: dict[int, list[TimeMention]] = {}
    for mention in reading.mentions:
        mentions.setdefault(mention.sentence, []).append(mention)
    for time in reading.times:
        times.setdefault(time.sentence, []).append(time)
    carried: list[Subject] = []
    told = Told()
    laid: list[tuple[Work, Placed]] = []
    where: Actor | None = None
    stricken: Actor | None = None
    leader: Actor | None = None
    quiet = offtopic_sentences(reading.sentences, reading.document.language)
    for sentence in reading.sentences:
        if sentence.index in quiet:
            if refused is not None:
                refused.append(Refusal("events.offtopic", sentence.start, sentence.end, f"off topic: {quiet[sentence.index]}"))
            continue
        work = Work(lay_out(sentence, mentions.get(sentence.index, ()), lex, times.get(sentence.index, ()), where, stricken, leader), lex)
        work.refused = None if refused is None else []
        where, stricken, leader = work.line.place, work.line.stricken, work.line.leader
        carried = code_sentence(work, carried, told)
        told.places.extend([work.line.place] if work.line.place is not None else [])
        laid.append((work, Placed(work.line, times.get(sentence.index, []))))
    return laid


def code_sentence(work: Work, carried: list[Subject], told: Told) -> list[Subject]:
    """Code every trigger of a sentence into `work`; returns the subjects that the next sentence may take up."""
    line, lex = work.line, work.lex
    own = _cited(line, lex)
    told.post = post_of(line, lex.words.posted) or told.post
    for hit in list(line.hits):
        if hit.first not in line.hit_at:
            continue
        if hit.finite:
            first = not any(h.finite and h.first < hit.first for h in line.hits)
            earlier = carried + own if first or own else []
            subject = strike_subject(work, hit) or subject_of(line, hit, earlier if any(e.kind == "report" for e in hit.entries) else [s for s in earlier if not _is_medium(s)], lex)
            subject.speaks = subject.speaks or any(e.kind == "report" for e in hit.entries)
            subject.sentence = line.sentence.index
            subject.inside = line.tokens[line.left_bound(hit.first)].norm in lex.words.relatives
            work.subjects[hit.first] = subject
            if (subject.actors or subject.parties) and not (within_relative(line, hit, subject, lex) or obliged(line, hit, lex)):
                own.append(subject)
        _code_hit(work, hit, told)
    answer_later(work)
    meet_later(work)
    attend_later(work)
    share_violence(work)
    for coded in work.coded.values():
        strike_object(work, coded)
    hosts_of_tour(work)
    blamed(work)
    announced(work)
    told_later(work)
    carried_by(work)
    blame_later(work)
    reports = [s for s in (*own[:1], *work.subjects.values()) if s.speaks]
    told.speakers.extend(s.actors[0] for s in reports[:1] if s.actors)
    if line.sentence.title:
        return []
    stranger = next((Subject(gender=s.gender, speaks=True) for s in own if s.speaks and not s.carried and any(p.mention.kind == "person" for p in s.parties)), None)
    own = [s for s in own if s.actors]
    sent = [s for first, s in work.subjects.items() if s in own and is_of_sender(line, line.hit_at[first], lex)]
    overt = [s for s in own if not s.carried]
    return sent[-1:] or with_caller(work, own[:1] if reports or not overt else overt[-1:], own) or ([*carried, stranger] if stranger else carried)


def _is_medium(subject: Subject) -> bool:
    """Whether a paper or channel is a subject, which tells what others do."""
    return bool(subject.actors) and all(a.sector == codebook().media_sector and (a.identifier_id or "").startswith("org:") for a in subject.actors)


def _cited(line: Line, lex: Lexicon) -> list[Subject]:
    """Whose statement a sentence is told by from its first word ("according to a statement of X", "X: we shall")."""
    source = statement_of(line, 1, lex) if line.stems[0] & lex.words.according else titled(line)
    return [Subject(source.mention.actors, source.mention.gender, (), speaks=True)] if source else []


def _code_hit(work: Work, hit: Hit, told: Told) -> None:
    line, lex = work.line, work.lex
    best: Coded | None = None
    opener = opener_of(line, hit, {i for i, c in work.coded.items() if c.frame.predicate.opens} | set(unclaimed(line, hit, work.coded, lex)), lex)
    refuses = _negated(work, hit)  # such frames first: "will not attend the talks" tells of no talks
    for fit in sorted(fitting_frames(line, hit, lex), key=lambda f: not (refuses and f.frame.predicate.under_negation and f.words)):
        if fit.refused:
            work.refuse(hit, fit, fit.refused)
            continue
        if fit.frame.doers and not done_by(line, hit, _doer(work, hit), fit.frame.doers, lex):
            work.refuse(hit, fit, "its doers are others")
            continue
        if hit.finite and other_gender(line, hit, fit.frame, work.subjects[hit.first], lex):
            work.refuse(hit, fit, "its subject is of the other gender")
            continue
        if fit.frame.predicate.under_negation and not _negated(work, hit):
            work.refuse(hit, fit, "it is not negated")
            continue
        if fit.frame.predicate.wronged and not wrongdoers(work, hit):
            work.refuse(hit, fit, "nothing bad is said of anybody")
            continue
        laid = line.hits, line.hit_at, line.bounds
        if fit.words and fit.last > hit.last and (not fit.frame.predicate.opens or same_accord(line, fit)) and not stays(line, hit, fit, lex):
            line.swallow(max(fit.first, hit.last), fit.last)
        coded = _try_frame(work, hit, fit, opener, told)
        if missing := _missing(coded, fit, lex):
            work.refuse(hit, fit, no_side(line, hit, missing) if work.refused is not None else "")
            line.hits, line.hit_at, line.bounds = laid
            work.open.setdefault(hit.first, []).append(coded)
            continue
        if best is None or fit.frame.predicate.under_negation or _sides_known(coded) > _sides_known(best):
            best = coded
        if fit.words or fit.frame.doers or fit.frame.predicate.under_negation:
            break
    if best is None and hit.nouns and not _carries(work, hit):
        _code_hit(work, _as_noun(work, hit), told)
    if best is not None:
        work.coded[hit.first] = best
        remember(work, best, told)


def _carries(work: Work, hit: Hit) -> bool:
    """Whether a word that opens its sentence is a light verb that somebody named after it does ("replied the president by demanding")."""
    subject = work.subjects.get(hit.first)
    after = subject is not None and any(p.first >= hit.last for p in subject.parties)
    return after and any(e.kind == "light" for e in hit.entries) and any(h.prep == work.lex.words.partial and not h.finite for h in work.line.hits)


def _doer(work: Work, hit: Hit) -> Subject | None:
    """The subject of a verb, or of the light verb right before a noun that it leads to ("the men proceeded to burn")."""
    if hit.finite:
        return work.subjects.get(hit.first)
    verb = next((h for h in reversed(work.line.hits) if h.last <= hit.first), None)
    led = hit.prep == work.lex.words.partial or (hit.article and not hit.prep and hit.first - 1 not in work.line.preps)
    light = verb is not None and led and any(e.kind == "light" for e in verb.entries)
    return work.subjects.get(verb.first) if verb is not None and light else None


def _as_noun(work: Work, hit: Hit) -> Hit:
    """A word that opens a headline, read as the verbal noun that it may be too ("withdrawal of the forces from")."""
    noun = hit._replace(entries=hit.nouns, finite=False, nouns=())
    work.line.hits = [noun if h is hit else h for h in work.line.hits]
    work.line.hit_at[hit.first] = noun
    return noun


def _try_frame(work: Work, hit: Hit, fit: Fit, opener: Hit | None, told: Told) -> Coded:
    line, lex, frame = work.line, work.lex, fit.frame
    told_status: Status | None = None
    if hit.finite:
        sides = verb_sides(line, hit, frame, work.subjects[hit.first], lex, (fit.last or BEFORE) if fit.words else 0)
    else:
        verb = next((h for h in reversed(line.hits) if (h.finite or (h.first in work.subjects and h.last == hit.first)) and h.last <= hit.first), None)
        doers = work.subjects[verb.first].actors if verb is not None and verb.first in work.subjects else ()
        sides = noun_sides(line, hit, frame, lex, () if is_factual(line, hit, lex) or (hit.first and line.stems[hit.first - 1] & lex.words.conditions) else doers, doers)
        governing(work, hit, frame, sides)
        if frame.predicate.spoken and not sides.actor:
            sides.add("actor", next((s.actors for s in reversed(work.subjects.values()) if s.speaks), ()), "who speaks of it")
        told_status = relative_doer(work, hit, frame, sides) or ("happened" if answered_charge(work, hit, frame, sides, opener) else None)
    owners(line, hit, frame.roles if hit.finite else frame.noun_roles, sides, lex, frozenset(words[0] for words in frame.near))
    control(work, hit, frame, sides, opener)
    settle_sides(frame, sides)
    status, why = _status(work, hit, frame, opener)
    if told_status:
        status, why = told_status, "as it is told of"
    _as_the_dead_before(work, hit, frame, sides)
    coded = Coded(hit, frame, sides, status, [*filter(None, [f"with {fit.words}" if fit.words else "", why])])
    complete(work, coded, told)
    only_other(work, coded)
    only_later(work, coded)
    with_help_of(work, coded)
    coded.mutual = is_mutual(line, hit, frame, sides)
    coded.reasons.extend(sides.reasons)
    return coded


def _as_the_dead_before(work: Work, hit: Hit, frame: Frame, sides: Sides) -> None:
    """"a soldier was killed and four were hurt": who is carried from a passive undergoes the second verb too."""
    before = next((h for h in reversed(work.line.hits) if h.finite and h.last <= hit.first), None)
    told = work.coded.get(before.first) if before is not None else None
    carried = hit.finite and hit.conjunction and frame.predicate.passive and work.subjects[hit.first].carried
    if carried and told is not None and told.frame.predicate.passive and told.sides.recipient and not told.sides.actor and not sides.recipient:
        sides.turn("passive as the verb before")


def _missing(coded: Coded, fit: Fit, lex: Lexicon) -> str:
    """The side that the frame needs and that is not known, or ""."""
    sides, predicate = coded.sides, coded.frame.predicate
    if predicate.joint and len({a.code for a in sides.actor}) > 1:
        return ""
    if coded.mutual:
        return ""
    missing = next((s for s in predicate.needs if not (sides.actor if s == "actor" else sides.recipient) and s not in sides.unnamed), "")
    if missing == "recipient" and predicate.category in codebook().struck and sides.actor and not coded.hit.finite:
        return ""
    if missing == "actor" and predicate.passive and sides.recipient:
        return ""
    if missing == "recipient" and "object" not in coded.frame.roles and any(key == "deeds" or key in lex.words.complementizers for key in coded.frame.roles):
        return missing
    if missing and (predicate.both or predicate.spoken or coded.frame.roles.get(fit.words.split(" ")[-1]) == missing):
        return missing
    if missing == "recipient" and coded.hit.finite and predicate.category in codebook().alone and not sides.clash:
        return "" if sides.actor and _is_state(sides.actor[0]) else missing
    return missing


def _is_state(actor: Actor) -> bool:
    """A state by name or capital, or one of its bodies: such an act counts without its other side."""
    return actor.sector in codebook().state_sectors or (actor.sector is None and bool(actor.identifier_id))


def _negated(work: Work, hit: Hit) -> bool:
    own = own_status(work.line, hit, work.lex)
    return own is not None and own[0] == "negated"


def _sides_known(coded: Coded) -> tuple[int, int]:
    """How many states and bodies, and how many parties, a frame found."""
    actor, recipient = coded.sides.actor, coded.sides.recipient
    return len({a.code for a in actor} | {a.code for a in recipient}), len(actor) + len(recipient)


def _status(work: Work, hit: Hit, frame: Frame, opener: Hit | None) -> tuple[Status, str]:
    if frame.predicate.category in codebook().recalled and stands(work.line, hit, work.lex):
        return "happened", "status happened by a measure in force"
    own = own_status(work.line, hit, work.lex)
    if frame.predicate.under_negation:
        unless = hit.first > 1 and bool(work.line.stems[hit.first - 2] & (work.lex.words.conditions | work.lex.words.which))
        return "hypothetical" if unless else "happened", f"negation by {own[1] if own else ''}"
    accepted = opener is not None and opener.first in work.coded and work.coded[opener.first].frame.predicate.opens == "planned"
    if own and not (accepted and own[0] == "requested"):
        doubted = scope_status(work.line, hit, work.coded, work.lex) if own[0] == "planned" else None
        own = doubted if doubted and doubted[0] == "hypothetical" else own
        return own[0], f"status {own[0]} by {own[1]}"
    if off := put_off(work.line, hit, work.lex):
        return off[0], f"status {off[0]} by {off[1]}"
    if hit.article and all(e.kind == "participle" for e in hit.entries):
        return "happened", "status happened by a participle of what is known"
    if scoped := scope_status(work.line, hit, work.coded, work.lex):
        return scoped[0], f"status {scoped[0]} in the scope of {scoped[1]}"
    if frame.predicate.status:
        return frame.predicate.status, f"status {frame.predicate.status} by the predicate"
    if frame.predicate.category in codebook().with_speaker and (ahead := ahead_of(work.line, hit, work.lex)):
        return "planned", f"status planned by {ahead}"
    if later := goes_with_later(work.line, hit, work.lex):
        return "planned", f"status planned with {later}"
    if is_factual(work.line, hit, work.lex):
        return ("planned", "status planned by what follows it") if follows_later(work.line, hit) else ("happened", "status happened by what it follows")
    if ("visit" in frame.predicate.mode or frame.predicate.category in codebook().with_speaker) and (verb := decided(work.line, hit, work.lex)):
        return "planned", f"status planned by {verb}"
    if opener is None and (proposed := proposed_by(work.line, hit, work.lex)):
        return "planned", f"status planned by {proposed}"
    if opener is not None:
        outer = work.coded.get(opener.first)
        if outer is not None and outer.frame.predicate.category == frame.predicate.category and _leads_to(work.line, outer, hit):
            return outer.status, f"status {outer.status} of what leads to it"
        opens: Status = (outer.frame.predicate.opens or "happened") if outer is not None else unclaimed(work.line, hit, work.coded, work.lex).get(opener.first, "alleged")
        if opens in TO_COME and hit.finite and all(e.tense == "past" for e in hit.entries) and not opens_complement(work.line.tokens[hit.first - 1], work.lex):
            return "happened", ""  # "agreed on the need of X, and that he told Y"
        if opens == "happened" and hit.finite and obliged(work.line, hit, work.lex):
            return "hypothetical", "status hypothetical by whom it falls to"
        return opens, f"status {opens} opened by {work.line.tokens[opener.first].text}"
    if anything := any_such(work.line, hit, work.lex):
        return "hypothetical", f"status hypothetical by {anything}"
    return ("hypothetical", "status hypothetical by whom it falls to") if hit.finite and obliged(work.line, hit, work.lex) else ("happened", "")


def _leads_to(line: Line, outer: Coded, hit: Hit) -> bool:
    """Whether a noun is what its opener itself asks for ("they reached an accord"), and no act that is still to come."""
    if any(outer.hit.last <= other.first < hit.first for other in line.hits) or any(outer.hit.last <= b < hit.first for b in line.bounds):
        return False
    return any(len(words) == 1 and words[0] in line.stems[hit.first] for words in outer.frame.near)
