"""What an utterance speaks of: the parties and words in it, who leads it, and what of a thing a denial denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from sijill.claims.lexicon import root_of, stems
from sijill.claims.scene import Party, Scene, Utterance
from sijill.claims.voices import UNKNOWN
from sijill.records import Claim, EventMention, Reading, Token

ACT, PURPOSE, LEGALITY = "act", "purpose", "legality"
DOUBTFUL = "doubtful"
NEGATED = 7  # words at the head of what is said among which its verb stands
HEAD = 3  # words at the head of what is said that name the thing
SCOPE_HEAD = 3  # words among which the scope of a denial is told
THIS_REACH = 4  # words of an answer among which "this" points to what was just said
AIM_REACH = 8  # words among which a verb of aiming tells it


@dataclass
class Told:
    """An utterance with what it speaks of: the codes and words in it, whose act it tells first (`lead`), whether "this" stands at
    its head, the verb that it negates, in whose words it is told to bear them out ("his family says"), and the claims made of it."""

    utterance: Utterance
    scene: Scene
    codes: frozenset[str]
    words: tuple[str, ...]
    own: frozenset[str]
    lead: str = ""
    demonstrative: bool = False
    negated: str = ""
    claims: list[Claim] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    within: frozenset[str] = frozenset()

    @property
    def place(self) -> int:
        """The number of its sentence."""
        return self.utterance.sentence.index

    @property
    def head(self) -> frozenset[str]:
        """The first words of what is said: of a denial those that name what is denied."""
        return frozenset(self.words[:HEAD])

    @property
    def about(self) -> frozenset[str]:
        """The parties spoken of, without the speaker."""
        return self.codes - self.own


def told_of(reading: Reading, scenes: Sequence[Scene], told: Sequence[Utterance], made: Sequence[tuple[Utterance, Claim]]) -> list[Told]:
    """The utterances of a document, in order, with what they speak of."""
    at = {scene.sentence.index: scene for scene in scenes}
    claims: dict[int, list[Claim]] = defaultdict(list)
    for utterance, claim in made:
        claims[id(utterance)].append(claim)
    events = {event.id: event for event in reading.events}
    found = [_one(utterance, at[utterance.sentence.index], claims.get(id(utterance), []), events) for utterance in told]
    for one in found:
        if one.utterance.nested and one.utterance.stance == "asserts" and one.utterance.strength != DOUBTFUL and not one.utterance.referred:
            one.within = frozenset().union(*(u.own for u in found if u is not one and u.utterance.holds(one.utterance.start))) - {UNKNOWN}
    return found


def _one(utterance: Utterance, scene: Scene, mine: list[Claim], events: dict[str, EventMention]) -> Told:
    parties = [p for p in scene.parties if utterance.holds(p.mention.start)]
    about = [events[c.event] for c in mine if c.event in events]
    codes = {a.code for p in parties for a in p.mention.actors} | utterance.against
    codes |= {a.code for e in about for a in (*e.actor, *e.recipient)}
    words = _words(scene, utterance)
    own = frozenset(a.code for a in utterance.voices)
    lead = next((p.mention.actors[0].code for p in parties if p.mention.actors), "")
    this = any(t.norm in scene.lexicon.this for t in islice(said(scene, utterance), THIS_REACH))
    return Told(utterance, scene, frozenset(codes - {UNKNOWN}), words, own, lead, this, _negated(scene, utterance), list(mine), about)


def _negated(scene: Scene, utterance: Utterance) -> str:
    """The root of the verb with which what is said begins, if it is negated: "that its forces did not fire"."""
    tokens = [t for t in scene.tokens if utterance.holds(t.start)][:NEGATED]
    for token, following in pairwise(tokens):
        if token.norm in scene.lexicon.negators:
            return root_of(following.norm, scene.lexicon.language)
    return ""


def _words(scene: Scene, utterance: Utterance) -> tuple[str, ...]:
    """The roots of the words of what is said, in order, those of people's names after the others."""
    people = {i for p in scene.parties if p.mention.kind == "person" and p.mention.form == "name" for i in range(p.first, p.last)}
    starts = {scene.tokens[i].start for i in people}
    tokens = sorted((t for t in said(scene, utterance) if not _aside(scene, t)), key=lambda t: t.start in starts)
    return tuple(dict.fromkeys(root for t in tokens if (root := root_of(t.norm, scene.lexicon.language))))


def names_event(told: Told, event: EventMention) -> bool:
    """Whether what is said begins with the noun of an event: "affirmed the shelling"."""
    first = next((t for t in said(told.scene, told.utterance) if root_of(t.norm, told.scene.lexicon.language)), None)
    return first is not None and event.trigger_start <= first.start < event.trigger_end


def said(scene: Scene, utterance: Utterance) -> Iterator[Token]:
    """The words of what is said but the names of states; of "described the news as false" also those before "as"."""
    start = utterance.end if utterance.charge else None
    for i, token in enumerate(scene.tokens):
        before = start is not None and start <= token.start < utterance.spans[0][0] if utterance.spans else False
        if token.kind != "word" or not (before or utterance.holds(token.start)):
            continue
        party = scene.at.get(i)
        if party is None or not _names_state(party, i):
            yield token


def _aside(scene: Scene, token: Token) -> bool:
    """Whether a word is "saying", or says what of a thing is denied ("any part in", "the number of") and not which thing."""
    known = stems(token.norm, scene.lexicon.language)
    return bool(known & scene.lexicon.saying) or any(scene.lexicon.scopes.get(stem, LEGALITY) != LEGALITY for stem in known)


def _names_state(party: Party, i: int) -> bool:
    """Whether the word at token i names a state or its adjective; the head of "Chinese ships" does not."""
    mention = party.mention
    if mention.form == "nominal":
        return i > party.first
    return mention.kind == "country" or mention.form != "name" or bool(mention.stands_for)


def scope_of(told: Told) -> str:
    """What is denied: the act itself unless the first words of the denial (or of a claim that it points to) say otherwise."""
    scene, lexicon = told.scene, told.scene.lexicon
    number = 0
    for token in said(scene, told.utterance):
        known = stems(token.norm, lexicon.language)
        if told.utterance.charge and known & lexicon.falsehoods:
            return ACT
        if number < SCOPE_HEAD and (found := known & lexicon.scopes.keys()):
            return lexicon.scopes[min(found)]
        if known & lexicon.aims:
            return PURPOSE
        number += not known & lexicon.stop_words
        if number == AIM_REACH:
            break
    return ACT
