"""Which claim a denial or confirmation answers, and what of it is denied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from sijill.claims.lexicon import SpeechLexicon, key_of, stems
from sijill.claims.named import UNKNOWN
from sijill.claims.record import make_claim
from sijill.claims.scene import Scene, Utterance
from sijill.records import Claim, EventMention, Reading

ANSWERS = frozenset({"denies", "confirms"})
AROUND = 60  # utterances before and after a denial among which what it answers is looked for
ENOUGH = 2.0
ALIKE = 2  # words that a claim and its answer share at least where nothing else binds them
FAR = 4  # sentences between a claim and its answer
GROUP = 3  # sentences within which several charges of one accuser are answered together
SCOPE_REACH = 7
ACT = "act"
WEAK = "weak"


@dataclass
class Told:
    """An utterance with what it speaks of: its place, the codes and words in it, and the claims made of it."""

    utterance: Utterance
    scene: Scene
    codes: frozenset[str]
    words: frozenset[str]
    own: frozenset[str]
    claims: list[Claim] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)

    @property
    def place(self) -> int:
        """The number of its sentence."""
        return self.utterance.sentence.index


def link(reading: Reading, scenes: Sequence[Scene], told: Sequence[Utterance], made: Sequence[tuple[Utterance, Claim]]) -> tuple[Claim, ...]:
    """All claims, denials and confirmations with the ids of what they answer. A claim of something that was not coded
    as an event is made where somebody answers it."""
    plain = [claim for _, claim in made]
    if not any(u.stance in ANSWERS for u in told):
        return tuple(plain)
    known = _told(reading, scenes, told, made)
    changed: dict[str, Claim] = {}
    added: list[Claim] = []
    for number, answer in enumerate(known):
        if answer.utterance.stance in ANSWERS:
            around = known[max(number - AROUND, 0) : number + AROUND]
            _answer(reading, answer, around, changed, added)
    found = {claim.id: changed.get(claim.id, claim) for claim in [*plain, *added]}
    return tuple(sorted(found.values(), key=lambda c: (c.start, c.id)))


def _told(reading: Reading, scenes: Sequence[Scene], told: Sequence[Utterance], made: Sequence[tuple[Utterance, Claim]]) -> list[Told]:
    at = {scene.sentence.index: scene for scene in scenes}
    claims: dict[int, list[Claim]] = defaultdict(list)
    for utterance, claim in made:
        claims[id(utterance)].append(claim)
    events = {event.id: event for event in reading.events}
    found = []
    for utterance in told:
        scene = at[utterance.sentence.index]
        mine = claims.get(id(utterance), [])
        codes = {a.code for p in scene.parties if utterance.holds(p.mention.start) for a in p.mention.actors}
        words = {key_of(t.norm, scene.lexicon.language) for t in scene.tokens if t.kind == "word" and utterance.holds(t.start)}
        own = frozenset(a.code for a in utterance.voices)
        about = [events[c.event] for c in mine if c.event in events]
        codes |= {a.code for e in about for a in (*e.actor, *e.recipient)} | utterance.against
        found.append(Told(utterance, scene, frozenset(codes - {UNKNOWN}), frozenset(words - {""}), own, list(mine), about))
    return found


def _answer(reading: Reading, answer: Told, known: Sequence[Told], changed: dict[str, Claim], added: list[Claim]) -> None:
    targets = _targets(answer, known)
    stance = answer.utterance.stance
    if not answer.claims and (targets or (stance == "denies" and UNKNOWN not in answer.own)):
        answer.claims = [make_claim(reading, answer.utterance, answer.utterance.voices[0], about=_event_of(targets))]
        added += answer.claims
    for number, claim in enumerate(answer.claims):
        event = next((e for e in answer.events if e.id == claim.event), None)
        ids = tuple(dict.fromkeys(i for target in targets for i in _ids(reading, target, event, added)))
        claim = changed.get(claim.id, claim)
        scope = _scope(answer) if stance == "denies" else None
        key = "denies" if stance == "denies" else "confirms"
        changed[claim.id] = answer.claims[number] = msgspec.structs.replace(claim, **{key: ids}, scope=scope)


def _event_of(targets: Sequence[Told]) -> str | None:
    """The event that a denial without words of its own is about: that of the only claim it answers."""
    events = {claim.event for target in targets for claim in target.claims if claim.event}
    return events.pop() if len(events) == 1 else None


def _ids(reading: Reading, target: Told, event: EventMention | None, added: list[Claim]) -> list[str]:
    """Ids of the claims of an utterance that an answer about `event` is meant for."""
    if not target.claims:
        target.claims = [make_claim(reading, target.utterance, target.utterance.voices[0])]
        added += target.claims
    if event is None or len(target.claims) == 1:
        return [c.id for c in target.claims]
    close = {e.id: _closeness(e, event) for e in target.events}
    best = max(close.values(), default=0)
    chosen = [c.id for c in target.claims if c.event is not None and close.get(c.event, 0) == best]
    return chosen if best > 0 and chosen else [c.id for c in target.claims]


def _closeness(one: EventMention, other: EventMention) -> int:
    return 2 * (one.rule == other.rule) + (one.event == other.event) + (_sides(one) == _sides(other))


def _sides(event: EventMention) -> set[str]:
    return {a.code for a in (*event.actor, *event.recipient)}


def _targets(answer: Told, known: Sequence[Told]) -> list[Told]:
    """The claims answered: the best, and other charges of the same accuser where the answer is to all of them."""
    scored = [(score, other) for other in known if (score := _score(answer, other)) >= ENOUGH]
    if not scored:
        return []
    best_score, best = max(scored, key=lambda pair: pair[0])
    targets = [best]
    if best.utterance.stance == "accuses" and answer.utterance.stance == "denies" and not _which(answer):
        targets += [
            other
            for score, other in scored
            if other is not best
            and other.utterance.stance == "accuses"
            and other.own & best.own
            and abs(other.place - best.place) <= GROUP
            and score >= best_score - 2
        ]
    return sorted(targets, key=lambda t: t.utterance.start)


def _score(answer: Told, other: Told) -> float:
    """How likely an utterance is what is answered; 0 where it cannot be."""
    if other is answer or other.utterance.stance in ANSWERS or not _may_meet(answer, other):
        return 0
    distance = answer.place - other.place
    common, same = len(answer.words & other.words), _same_event(answer, other)
    accused = other.utterance.stance == "accuses" and bool(answer.own & other.codes)
    if not _near_enough(answer, other, distance, accused, same) or not (same or accused or _bound(answer, other) or common >= ALIKE):
        return 0
    score = 1.5 * min(common, 3) - 0.4 * abs(distance) + 2 * bool(answer.own & other.codes) + 1.5 * same
    score += accused + (other.utterance.strength == "doubtful") + bool(answer.codes & other.own)
    score += answer.utterance.charge and bool(answer.own & other.codes)
    return score + 4 * _bound(answer, other)


def _near_enough(answer: Told, other: Told, distance: int, accused: bool, same: bool) -> bool:
    """How far apart a claim and its answer may stand: an answer by a pronoun or "this" is to what was just said, a charge
    is remembered longest, and only a charge or the same event is answered before it is told."""
    if answer.utterance.stance == "confirms" or answer.utterance.strength == WEAK:
        return 0 <= distance <= 1 and (same or _bound(answer, other))
    if _points_back(answer):
        return 0 <= distance <= 1
    if distance < 0:
        return -distance <= GROUP and (same or bool(answer.own & other.utterance.against))
    return distance <= (FAR if accused or same else GROUP)


def _bound(answer: Told, other: Told) -> bool:
    """Whether an answer follows right on a claim: within the sentence, or pointing back to the one before."""
    if other.utterance.start > answer.utterance.start:
        return False
    if answer.place == other.place:
        return not answer.utterance.nested
    if answer.utterance.charge and answer.own & other.codes:
        return answer.place - other.place <= 1
    return _points_back(answer) and answer.place - other.place == 1 and not answer.words


def _may_meet(answer: Told, other: Told) -> bool:
    """Another party's claim; one's own words are not answered, nor what holds the answer itself."""
    if answer.own & other.own or answer.utterance.voices[0] == other.utterance.voices[0]:
        return False
    return not other.utterance.holds(answer.utterance.start) and other.utterance.kind != "colon"


def _same_event(answer: Told, other: Told) -> bool:
    return any(_closeness(a, b) >= 2 for a in answer.events for b in other.events)


def _which(answer: Told) -> bool:
    """Whether the answer is to what was just said: "which X denies", "X denied it"."""
    tokens = answer.scene.tokens
    at = next((i for i, t in enumerate(tokens) if t.start >= answer.utterance.start), 0)
    return at > 0 and tokens[at - 1].norm in answer.scene.lexicon.which


def _points_back(answer: Told) -> bool:
    """Whether what is answered is only pointed to: "which X denies", "X denied it", "X denied that"."""
    return _which(answer) or answer.utterance.pointing or not answer.words


def _scope(answer: Told) -> str:
    """What is denied: the act itself unless the first words of the denial say otherwise."""
    lexicon: SpeechLexicon = answer.scene.lexicon
    words = [t for t in answer.scene.tokens if t.kind == "word" and answer.utterance.holds(t.start)][:SCOPE_REACH]
    for token in words:
        for stem in stems(token.norm, lexicon.language):
            if stem in lexicon.scopes:
                return lexicon.scopes[stem]
    return ACT
