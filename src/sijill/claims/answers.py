"""Which claim a denial or confirmation answers within a document, and what of it is denied."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sijill.claims.record import make_claim
from sijill.claims.scene import COMMAS, Scene, Utterance
from sijill.claims.topics import ACT, Told, names_event, scope_of, told_of
from sijill.claims.voices import UNKNOWN
from sijill.records import Actor, Claim, EventMention, Reading

ANSWERS = frozenset({"denies", "confirms"})
AROUND = 60  # utterances before and after a denial among which what it answers is looked for
ENOUGH = 2.0
ALIKE = 2  # words that a claim and its answer share at least where nothing else binds them
FAR = 4  # sentences between a claim and its answer
FARTHEST = 12  # the same where they share much
GROUP = 3  # sentences within which several charges of one accuser are answered together
NEAR = 2  # the same where they share no word
NEXT = 3  # letters between a claim and the answer that follows right on it: "X says that ..., and Y denies"
INSIDE = 5  # words and marks before the comma of a clause that an answer after it points to
WEAK = "weak"
_STANCES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE"})  # "affirmed its support" confirms nothing


def link(reading: Reading, scenes: Sequence[Scene], told: Sequence[Utterance], made: Sequence[tuple[Utterance, Claim]]) -> tuple[Claim, ...]:
    """All claims, denials and confirmations with the ids of what they answer. Of something that was not coded as an event a
    claim is made where it is said of another party, so that it can be answered here or elsewhere."""
    known = told_of(reading, scenes, told, made)
    for number, answer in enumerate(known):
        around = known[max(number - AROUND, 0) : number + AROUND]
        if _confirms(answer, around):
            answer.utterance.stance = "confirms"
            answer.claims = [_remade(reading, answer, claim) for claim in answer.claims]
        elif any(_negates(answer, other) for other in around):
            answer.utterance.stance = "denies"
            answer.claims = [_remade(reading, answer, claim) for claim in answer.claims]
        if answer.utterance.stance in ANSWERS:
            _answer(reading, answer, around)
    for one in known:
        if not one.claims and _claims_of_others(one):
            one.claims = [make_claim(reading, one.utterance, one.utterance.voices[0])]
    found = {claim.id: _with_topic(claim, one) for one in known for claim in one.claims}
    return tuple(sorted(found.values(), key=lambda c: (c.start, c.id)))


def _remade(reading: Reading, told: Told, claim: Claim) -> Claim:
    """The claim with the stance that its utterance has now."""
    event = next((e for e in told.events if e.id == claim.event), None)
    return make_claim(reading, told.utterance, claim.speaker, event)


def _with_topic(claim: Claim, told: Told) -> Claim:
    """The claim with what it speaks of, by which answers are found in other documents."""
    codes = told.codes
    if claim.stance in ANSWERS:
        codes = codes | {a.code for p in told.scene.parties for a in p.mention.actors}
    return msgspec.structs.replace(claim, about=tuple(sorted(codes - told.own - {UNKNOWN})), words=told.words)


def _claims_of_others(told: Told) -> bool:
    """Whether an utterance says something of another party that can be answered."""
    utterance = told.utterance
    if utterance.stance in ANSWERS or not told.about or len(told.words) < ALIKE:
        return False
    if utterance.stance == "accuses":
        return UNKNOWN not in told.own
    return not utterance.nested and (utterance.kind != "colon" or utterance.sentence.title)


def _confirms(answer: Told, around: Sequence[Told]) -> bool:
    """Whether "X affirmed the shelling" is said of an act as of a thing known, or of what another has claimed before."""
    if answer.utterance.stance != "asserts" or not answer.utterance.affirms or UNKNOWN in answer.own:
        return False
    if any(event.event[0] not in _STANCES and names_event(answer, event) for event in answer.events):
        return True
    return any(0 <= answer.place - other.place <= FAR and _score(answer, other, confirming=True) >= ENOUGH for other in around)


def _negates(answer: Told, other: Told) -> bool:
    """Whether "its forces did not fire" is said by a party of which another has just said that they fired."""
    if answer.utterance.stance != "asserts" or not answer.negated or not _may_meet(answer, other) or other.utterance.stance in ANSWERS:
        return False
    shared, distance = _shared(answer, other), answer.place - other.place
    near = 0 <= distance <= GROUP or (other.utterance.before_that and -NEAR <= distance < 0)
    alike = len(shared) >= ALIKE and (answer.negated in other.words or (other.lead in answer.own and answer.lead in answer.own and not other.negated))
    return near and alike and bool(answer.own & other.codes)


def _answer(reading: Reading, answer: Told, known: Sequence[Told]) -> None:
    """Fill in what an answer answers; a denial by a party makes a claim also where that was not found."""
    targets = _targets(answer, known)
    denies = answer.utterance.stance == "denies"
    if not answer.claims and (targets or (denies and UNKNOWN not in answer.own)):
        answer.claims = [make_claim(reading, answer.utterance, answer.utterance.voices[0], about=_event_of(targets))]
    for number, claim in enumerate(answer.claims):
        event = next((e for e in answer.events if e.id == claim.event), None)
        ids = tuple(dict.fromkeys(i for target in targets for i in _ids(reading, target, event)))
        scope = _scope(answer, targets) if denies else None
        answer.claims[number] = msgspec.structs.replace(claim, **{"denies" if denies else "confirms": ids}, scope=scope)


def _scope(answer: Told, targets: Sequence[Told]) -> str:
    """What is denied; where the denial only points to a claim ("which X denies"), what that claim is about."""
    found = scope_of(answer)
    return scope_of(targets[0]) if found == ACT and targets and _points_back(answer) else found


def _event_of(targets: Sequence[Told]) -> str | None:
    """The event that a denial without words of its own is about: that of the only claim it answers."""
    events = {claim.event for target in targets for claim in target.claims if claim.event}
    return events.pop() if len(events) == 1 else None


def _ids(reading: Reading, target: Told, event: EventMention | None) -> list[str]:
    """Ids of the claims of an utterance that an answer about `event` is meant for."""
    if not target.claims:
        target.claims = [make_claim(reading, target.utterance, target.utterance.voices[0])]
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
    """The claims answered: the best, and others of the same claimer where the answer is to all of them."""
    if _points_inside(answer):
        known = [other for other in known if other.place == answer.place]
    scored = [(score, other) for other in known if (score := _score(answer, other)) >= ENOUGH]
    if not scored:
        return []
    best_score, best = max(scored, key=lambda pair: pair[0])
    targets = [best]
    if answer.utterance.stance == "denies" and not _which(answer):
        targets += [other for score, other in scored if other is not best and _goes_with(answer, other, best, score - best_score)]
    return sorted(targets, key=lambda t: t.utterance.start)


def _points_inside(answer: Told) -> bool:
    """Whether an answer points to what its own sentence tells before it: "..., but the ministry denied it"."""
    before = [t for t in answer.scene.tokens if t.start < answer.utterance.start]
    return (_which(answer) or not answer.words) and any(t.text in COMMAS for t in before[INSIDE:])


def _goes_with(answer: Told, other: Told, best: Told, behind: float) -> bool:
    """Whether an answer to `best` is one to `other` too: a further charge of the same party, or the same said again."""
    if not other.own & best.own or abs(other.place - best.place) > GROUP:
        return False
    if len(_shared(answer, other)) >= ALIKE:
        return behind >= -1 or answer.utterance.holds(best.utterance.start)
    charges = other.utterance.stance == best.utterance.stance == "accuses"
    return charges and _shared(answer, best) <= set(other.words) and behind >= -2


def _score(answer: Told, other: Told, *, confirming: bool = False) -> float:
    """How likely an utterance is what is answered; 0 where it cannot be."""
    if other is answer or other.utterance.stance in ANSWERS or not _may_meet(answer, other):
        return 0
    distance, shared = answer.place - other.place, _shared(answer, other)
    confirming = confirming or answer.utterance.stance == "confirms"
    bound = _bound(answer, other) and (not confirming or (_which(answer) and answer.utterance.pointing))
    if UNKNOWN in answer.own and not bound:
        return 0
    if not (bound or (_affirmed if confirming else _denied)(answer, other, distance, shared)):
        return 0
    same, accused = _same_event(answer, other), bool(answer.own & other.codes)
    score = 1.5 * min(len(shared), 3) - 0.4 * abs(distance) + 2 * accused + 1.5 * same + (4 if distance <= 0 else 1.5) * bound
    score += (other.utterance.stance == "accuses" and accused) + (other.utterance.strength == "doubtful")
    score += bool(answer.codes & other.own) + (accused and (answer.utterance.charge or other.lead in answer.own))
    score += 2 * _defends(answer, other)
    score += 2.5 * (answer.demonstrative and _points_back(answer))
    score += 2 * any(answer.own & {a.code for a in e.actor} for e in other.events)
    return score - 1.5 * (other.lead in other.own)


def _shared(answer: Told, other: Told) -> set[str]:
    return set(answer.words) & set(other.words)


def _affirmed(answer: Told, other: Told, distance: int, shared: set[str]) -> bool:
    """Whether a confirmation may be one of a claim before it: the same thing at its head."""
    first = not shared.isdisjoint(answer.words[:1])
    theirs = not answer.lead or answer.lead in other.codes | other.own
    return 0 <= distance <= FAR and first and theirs and (_same_event(answer, other) or len(shared) >= ALIKE)


def _denied(answer: Told, other: Told, distance: int, shared: set[str]) -> bool:
    """Whether a denial may be one of a claim: an answer by a pronoun or "this" is to what was just said, a charge is
    remembered longest, and a claim is answered before it is told only where much is shared."""
    same, accused, addressed = _same_event(answer, other), bool(answer.own & other.codes), bool(answer.codes & other.own)
    named = bool(answer.head & shared)
    alike = same or (named and len(shared) >= ALIKE)
    if answer.utterance.strength == WEAK:
        return 0 <= distance <= 1 and alike and (accused or addressed)
    if _points_back(answer):
        return (0 <= distance <= 1 and (accused or addressed or answer.demonstrative)) or (distance == NEAR and accused)
    if answer.demonstrative and 0 <= distance <= 1 and (accused or named or addressed):
        return True
    if distance < 0:
        return accused and ((-distance <= GROUP and alike) or (other.utterance.before_that and -distance <= (NEAR if named else 1)))
    if _defends(answer, other):
        return 0 <= distance <= FAR and (same or bool(shared))
    if accused and other.utterance.stance == "accuses":
        if answer.utterance.charge or named:
            return distance <= FAR
        return distance <= NEAR and answer.about <= other.codes | other.own
    if accused:
        return distance <= (FARTHEST if alike else GROUP) and named
    return distance <= GROUP and named and len(shared) >= ALIKE + (not addressed)


def _defends(answer: Told, other: Told) -> bool:
    """Whether a denial clears somebody else of a charge against him: "there is no evidence that X did it"."""
    return other.utterance.stance == "accuses" and answer.lead in other.about - answer.own and not _points_back(answer)


def _bound(answer: Told, other: Told) -> bool:
    """Whether an answer follows right on a claim: within the sentence, or pointing back to the one before."""
    mine, accused = answer.utterance, bool(answer.own & other.codes)
    if other.utterance.start > mine.start:
        return mine.holds(other.utterance.start) and (other.utterance.stance == "accuses" or other.utterance.referred)
    if answer.place == other.place:
        next_to = mine.start - max((end for _, end in other.utterance.spans), default=0) <= NEXT
        return not mine.nested and (next_to or _points_back(answer) or mine.charge or bool(answer.head & _shared(answer, other)) or accused)
    if mine.charge and accused:
        return answer.place - other.place <= 1
    return _points_back(answer) and answer.place - other.place == 1 and not answer.words and (accused or _which(answer))


def _may_meet(answer: Told, other: Told) -> bool:
    """Another party's claim; one's own words are not answered, nor what holds the answer itself, nor what is said there."""
    mine, utterance = answer.utterance, other.utterance
    if answer.own & other.own or utterance.kind == "colon" or _same_speaker(mine.voices[0], utterance.voices[0]):
        return False
    if answer.own == {UNKNOWN} or answer.own & other.within:
        return False
    if mine.holds(utterance.start) and not (utterance.stance == "accuses" or utterance.referred):
        return False
    if utterance.nested and UNKNOWN in other.own and not utterance.referred:
        return False
    if UNKNOWN in other.own and not (utterance.referred or answer.demonstrative or _points_back(answer) or _answers_nobody(answer, other)):
        return False
    before = utterance.back and utterance.spans[0][0] < utterance.spans[0][1] <= utterance.start < mine.start
    return before or not utterance.holds(mine.start)


def _answers_nobody(answer: Told, other: Told) -> bool:
    """Whether a denial answers somebody without a state: the denier is accused, and what he denies is named at its head."""
    shared = _shared(answer, other)
    named = _same_event(answer, other) or (len(shared) >= ALIKE and bool(answer.head & shared))
    return answer.utterance.stance != "confirms" and named and bool(answer.own & other.codes)


def _same_speaker(one: Actor, other: Actor) -> bool:
    """Whether two speakers are called alike, though the state of one was not found: "Fawzi", "the spokesman Fawzi"."""
    return bool(set(one.entity_text.split()[-1:]) & set(other.entity_text.split()[-1:]))


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
