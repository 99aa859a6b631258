"""Who speaks: the parties, sources and statements that stand around a cue, or whoever spoke before."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from sijill.claims.cues import is_that, relay_at
from sijill.claims.lexicon import stems
from sijill.claims.named import (
    NEAR,
    UNKNOWN,
    Voice,
    actors_of,
    agrees,
    governed,
    is_definite,
    is_source,
    joined_by_mistake,
    person_voice,
    source_voice,
    speaker_after,
)
from sijill.claims.scene import COMMAS, Hit, Marker, Scene
from sijill.records import Actor
from sijill.text.clitics import analyse

REACH = 24  # tokens after a cue in which its speaker is looked for
FEMININE = "f"
WEAK = "weak"
HEAD = 3  # tokens at the head of a sentence within which its subject begins


@dataclass
class Carried:
    """Who spoke last in the document and in the sentence."""

    before: Voice | None = None
    here: Voice | None = None

    def latest(self, gender: str = "") -> Voice | None:
        """The last speaker that agrees with a verb."""
        for voice in (self.here, self.before):
            if voice is not None and not (gender and voice.gender and gender != voice.gender):
                return voice._replace(last=None)
        return None


def voice_of(scene: Scene, hit: Hit, marker: Marker | None, carried: Carried) -> Voice | None:
    """Who speaks by a cue."""
    kind = hit.cue.kind
    if kind == "verb":
        return _of_verb(scene, hit, marker, carried)
    if kind == "participle":
        return _of_participle(scene, hit, carried)
    if kind == "noun":
        return _of_noun(scene, hit, carried)
    return _of_phrase(scene, hit, carried)


def _of_verb(scene: Scene, hit: Hit, marker: Marker | None, carried: Carried) -> Voice | None:
    event = scene.events.get(scene.tokens[hit.first].start)
    if (subject := _right_after(scene, hit, carried)) is not None:
        return subject
    if event is not None and event.actor and not hit.cue.relays:
        return Voice(event.actor[:1], _end_of(scene, hit, event.actor[0], marker), hit.cue.gender)
    stop = marker.token if marker else min(len(scene.tokens), hit.last + REACH)
    if _goes_on(scene, hit) and carried.here is not None:
        return carried.latest()
    found = None if hit.conjunction else _before(scene, hit)
    sure = marker is not None and not hit.pronoun and (not hit.cue.needs_that or marker.kind == "colon" or hit.cue.strength == WEAK)
    own = found or speaker_after(scene, hit.last, stop, hit.cue.gender, sure=sure)
    if hit.cue.relays:
        own = _relayed(scene, hit, own)
    if own is None and hit.conjunction and hit.first > 2 and carried.here is None and not _again(scene, hit):
        own = _opening(scene, hit, carried)
    if own is not None:
        return own._replace(gender=hit.cue.gender) if hit.cue.gender == FEMININE else own
    return carried.latest("" if _again(scene, hit) else hit.cue.gender)


def _opening(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """The subject of the clause before: who acts or stands with the verb at the head of the sentence."""
    for party in scene.parties:
        if party.first > HEAD or party.last > hit.first:
            return None
        if party.mention.form == "adjective" or governed(scene, party) or not agrees(hit.cue.gender, party):
            continue
        if party.mention.actors and not joined_by_mistake(scene, party):
            return Voice(actors_of(scene, party), None, party.mention.gender)
        if party.mention.kind == "person":
            return person_voice(scene, party)._replace(last=None)
        return _acting(scene, hit) or carried.latest()
    return _acting(scene, hit)


def _acting(scene: Scene, hit: Hit) -> Voice | None:
    """Who does what the sentence begins with."""
    for i in range(min(HEAD, hit.first)):
        event = scene.events.get(scene.tokens[i].start)
        if event is not None and event.actor:
            return Voice(event.actor[:1])
    return None


def _goes_on(scene: Scene, hit: Hit) -> bool:
    """Whether "but he" or "except that she" stands right before a verb."""
    if hit.first == 0:
        return False
    before = analyse(scene.tokens[hit.first - 1].norm, scene.lexicon.language)
    if any(r.pronoun and r.stem in scene.lexicon.adversatives for r in before):
        return True
    return hit.first > 1 and scene.tokens[hit.first - 2].norm in scene.lexicon.adversatives and is_that(scene, hit.first - 1)


def _again(scene: Scene, hit: Hit) -> bool:
    """Whether the subject is "the statement", "the source" of whoever spoke before."""
    return hit.last < len(scene.tokens) and (hit.last in scene.at or is_source(scene, hit.last))


def _right_after(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """The first of two parties that stand right after a verb: its subject, before its object."""
    party = scene.at.get(hit.last)
    if party is None or party.mention.form == "adjective" or governed(scene, party):
        return None
    other = scene.at.get(party.last)
    if other is None or other.mention.preposition or other.mention.conjunction or other.mention.form == "adjective":
        return None
    if not party.mention.actors:
        return carried.latest() if is_definite(scene, party.first) and party.last == party.first + 1 else None
    return Voice(actors_of(scene, party), party.last, hit.cue.gender or party.mention.gender)


def _end_of(scene: Scene, hit: Hit, actor: Actor, marker: Marker | None) -> int | None:
    stop = marker.token if marker else hit.last + REACH
    for party in scene.parties:
        if hit.last <= party.first < stop and any(a.code == actor.code and a.entity_text == actor.entity_text for a in party.mention.actors):
            return party.last
    return None


def _relayed(scene: Scene, hit: Hit, medium: Voice | None) -> Voice | None:
    """The source whose words are handed on, and then the medium that hands them on."""
    at = relay_at(scene, hit)
    if at is None:
        return medium
    stop = min([len(scene.tokens), at + 1 + NEAR, *(h.first for h in scene.hits if h.first > at)])
    source = speaker_after(scene, at + 1, stop, "", sure=True)
    if source is None:
        return medium
    if medium is None:
        return source if source.actors[0].code != UNKNOWN or is_source(scene, at + 1) else None
    actors = tuple(_of_the_state(scene, source, medium, at))
    return Voice((*actors, *medium.actors)[:2], source.last, source.gender)


def _of_the_state(scene: Scene, source: Voice, medium: Voice, at: int) -> list[Actor]:
    """An official source quoted by a broadcaster that is called by its state is one of that state."""
    owner = medium.actors[0]
    nominal = any(p.mention.form == "nominal" and owner in p.mention.actors for p in scene.parties)
    official = any(
        stems(t.norm, scene.lexicon.language) & scene.lexicon.state_sources for t in scene.tokens[at : source.last or at + 1]
    )
    if not (nominal and official):
        return list(source.actors)
    return [msgspec.structs.replace(a, code=owner.code) if a.code == UNKNOWN else a for a in source.actors]


def _before(scene: Scene, hit: Hit) -> Voice | None:
    """A party right before the verb, or one that opens the clause."""
    parties = [p for p in scene.parties if p.last <= hit.first and p.mention.form != "adjective" and p.mention.actors]
    if not parties:
        return _source_before(scene, hit)
    last = parties[-1]
    gap = scene.tokens[last.last : hit.first]
    resumed = hit.last < len(scene.tokens) and scene.tokens[hit.last].norm in scene.lexicon.resumptives
    near = len(gap) <= 3 and all(t.norm in scene.lexicon.idle or t.text in COMMAS for t in gap)
    if near and agrees(hit.cue.gender, last) and (resumed or not governed(scene, last)):
        return Voice(actors_of(scene, last), None, last.mention.gender)
    for party in parties:
        opens = party.first <= 1 or scene.tokens[party.first - 1].text in COMMAS or is_that(scene, party.first - 1)
        others = any(party.last <= h.first < hit.first for h in scene.hits)
        if opens and not others and not governed(scene, party) and agrees(hit.cue.gender, party) and hit.first - party.last <= NEAR:
            return Voice(actors_of(scene, party), None, party.mention.gender)
    return _source_before(scene, hit)


def _source_before(scene: Scene, hit: Hit) -> Voice | None:
    """A source without a state that opens the clause: "that many experts doubt"."""
    for i in range(max(0, hit.first - 4), hit.first):
        token = scene.tokens[i]
        opens = i == 0 or is_that(scene, i - 1) or scene.tokens[i - 1].text in COMMAS
        opens = opens or (i == 1 and bool(stems(scene.tokens[0].norm, scene.lexicon.language) & scene.lexicon.was))
        if token.kind == "word" and opens and is_source(scene, i) and not (i in scene.at and scene.at[i].mention.preposition):
            found = source_voice(scene, i, hit.first)
            return found._replace(last=None) if found is not None else None
    return None


def _of_participle(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """Whoever acts or speaks in the clause that the participle goes with."""
    event = scene.events.get(scene.tokens[hit.first].start)
    if event is not None and event.actor:
        return Voice(event.actor[:1], None)
    if carried.here is not None:
        return carried.here._replace(last=None)
    if (opening := _opening(scene, hit, carried)) is not None:
        return opening
    start = scene.tokens[hit.first].start
    earlier = [e for e in scene.events.values() if e.trigger_start < start and e.actor]
    if earlier:
        return Voice(earlier[0].actor[:1], None)
    for party in scene.parties:
        if party.last <= hit.first and party.mention.actors and party.mention.form != "adjective" and not governed(scene, party):
            return Voice(party.mention.actors[:1], None, party.mention.gender)
    return carried.latest()


def _of_noun(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """Whose saying it is: the party right after the noun, or whoever its pronoun means."""
    if hit.pronoun:
        return carried.latest()
    party = scene.at.get(hit.last)
    if party is not None and party.mention.actors and party.mention.form != "adjective":
        return Voice(actors_of(scene, party), party.last, party.mention.gender)
    if hit.cue.anonymous:
        return Voice((Actor(code=UNKNOWN, entity_text=scene.tokens[hit.first].text),), hit.last, "")
    return None


def _of_phrase(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """"according to X": X right after the phrase."""
    if hit.last >= len(scene.tokens):
        return None
    party = scene.at.get(hit.last)
    if party is not None and party.mention.actors:
        mention = party.mention
        if mention.form == "adjective" or (mention.kind == "place" and not mention.stands_for):
            return None
        return Voice(mention.actors[:1], party.last, mention.gender)
    if scene.tokens[hit.last].kind != "word" or not is_source(scene, hit.last):
        return None
    found = source_voice(scene, hit.last, len(scene.tokens))
    if found is not None:
        return found
    latest = carried.latest()
    return latest._replace(last=hit.last + 1) if latest is not None else None
