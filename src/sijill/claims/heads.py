"""Who stands at the head of a sentence, and whose words are handed on."""

from __future__ import annotations

import msgspec

from sijill.claims.carried import Carried
from sijill.claims.cues import relay_at
from sijill.claims.lexicon import stems
from sijill.claims.named import joined_by_mistake, person_voice, speaker_after
from sijill.claims.scene import COMMAS, Hit, Party, Scene
from sijill.claims.voices import (
    NEAR,
    UNKNOWN,
    Voice,
    actors_of,
    agrees,
    governed,
    is_definite,
    is_source,
    is_word,
    words_of,
)
from sijill.records import Actor
from sijill.text.clitics import analyse

HEAD = 3  # tokens at the head of a sentence within which its subject begins
FIRST = 5  # tokens within which the first verb of a sentence stands, "had" and its subject before it
OFFICES = ".office."


def opening(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """The subject of the clause before: who acts or stands with the verb at the head of the sentence."""
    head = HEAD + turned(scene)
    for party in scene.parties:
        if party.first > head or party.last > hit.first:
            return None
        if party.mention.form == "adjective" or governed(scene, party) or not agrees(hit.cue.gender, party):
            continue
        if party.mention.actors and not joined_by_mistake(scene, party):
            return Voice(actors_of(scene, party), None, party.mention.gender)
        if party.mention.kind == "person":
            return person_voice(scene, party)._replace(last=None)
        return _acting(scene, hit) or _body(scene, party) or _source_at_head(scene, hit, carried) or carried.latest()
    return _acting(scene, hit) or _source_at_head(scene, hit, carried)


def _source_at_head(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """"The sources" whom the sentence begins with, a verb before them or not."""
    first = next((i for i in range(min(2, hit.first)) if is_source(scene, i) and is_definite(scene, i)), None)
    if first is None or stems(scene.tokens[first].norm, scene.lexicon.language) & scene.lexicon.vehicles:
        return None
    known = carried.source(scene, first)
    return known._replace(last=None) if known is not None else None


def _body(scene: Scene, party: Party) -> Voice | None:
    """A body without a state that acts at the head of a sentence, told by more than one word: "the local police"."""
    last = party.last
    if party.first != 1 or not is_definite(scene, party.first) or scene.tokens[0].kind != "word":
        return None
    while last < len(scene.tokens) and last not in scene.at and is_word(scene, last) and is_definite(scene, last):
        last += 1
    name = words_of(scene, party.first, last)
    return Voice((Actor(code=UNKNOWN, entity_text=name),), None, party.mention.gender) if last > party.last else None


def turned(scene: Scene) -> int:
    """How many tokens a phrase like "for his part," takes at the head of a sentence."""
    for length in (2, 1):
        words = tuple(t.norm for t in scene.tokens[:length])
        if words in scene.lexicon.turns:
            return length + (len(scene.tokens) > length and scene.tokens[length].text in COMMAS)
    return 0


def _acting(scene: Scene, hit: Hit) -> Voice | None:
    """Who does what the sentence begins with."""
    for i in range(min(HEAD + turned(scene), hit.first)):
        event = scene.events.get(scene.tokens[i].start)
        if event is not None and event.actor:
            return Voice(event.actor[:1])
    return None


def who_acts(scene: Scene) -> Voice | None:
    """Who does what a sentence tells first: the doer of an act near its head, named before or right after its verb."""
    for i in range(min(FIRST + turned(scene), len(scene.tokens))):
        event = scene.events.get(scene.tokens[i].start)
        doer = next((p for p in scene.parties if event is not None and event.actor and event.actor[0] in p.mention.actors), None)
        if doer is not None:
            return Voice(doer.mention.actors[:1], None, doer.mention.gender)
    return None


def fronted(scene: Scene, hit: Hit) -> Voice | None:
    """Whoever "during the visit of X, he said" begins with."""
    for party in scene.parties:
        if party.last > hit.first or hit.conjunction:
            return None
        first = party.first - 1
        named = party.mention.kind == "person" or OFFICES in party.mention.rule
        if not named or party.mention.preposition or first < 1 or first in scene.at or not agrees(hit.cue.gender, party):
            continue
        opens = first == 1 or scene.tokens[first - 2].text in COMMAS
        readings = analyse(scene.tokens[first].norm, scene.lexicon.language)
        plain = scene.tokens[first].kind == "word" and not any(r.pronoun and len(r.stem) > 2 for r in readings)
        if opens and plain and stems(scene.tokens[first - 1].norm, scene.lexicon.language) & scene.lexicon.prepositions:
            return Voice(actors_of(scene, party), None, party.mention.gender) if party.mention.actors else person_voice(scene, party)._replace(last=None)
    return None


def relayed(scene: Scene, hit: Hit, medium: Voice | None) -> Voice | None:
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
