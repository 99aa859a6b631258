"""Who speaks: the parties, sources and statements that stand around a cue, or whoever spoke before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from sijill.claims.cues import is_that, relay_at
from sijill.claims.lexicon import stems
from sijill.claims.scene import COLON, COMMAS, ENDS, Hit, Marker, Party, Scene
from sijill.records import Actor
from sijill.text.clitics import analyse

UNKNOWN = "UNK"
UNKNOWN_REACH = 14  # how far from a cue what is said may begin, for an unknown name to be its speaker
REACH = 24  # tokens after a cue in which its speaker is looked for
NEAR = 8  # tokens after a source or statement in which its owner is looked for
LONGEST_NAME = 7
AGAIN = ".again"
FEMININE = "f"
WEAK = "weak"
HEAD = 3  # tokens at the head of a sentence within which its subject begins


class Voice(NamedTuple):
    """Who speaks, up to which token his name reaches (None when it stands before the cue), and the gender of it."""

    actors: tuple[Actor, ...]
    last: int | None = None
    gender: str = ""


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
    own = found or _after(scene, hit.last, stop, hit.cue.gender, sure=sure)
    if hit.cue.relays:
        own = _relayed(scene, hit, own)
    if own is None and hit.conjunction and hit.first > 2 and carried.here is None and not _again(scene, hit):
        own = _opening(scene, hit, carried)
    if own is not None:
        return own._replace(gender=hit.cue.gender) if hit.cue.gender == FEMININE else own
    return carried.latest("" if _again(scene, hit) else hit.cue.gender)


def _opening(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """The subject of the clause before: who acts or stands with the verb at the head of the sentence."""
    for i in range(min(HEAD, hit.first)):
        event = scene.events.get(scene.tokens[i].start)
        if event is not None and event.actor:
            return Voice(event.actor[:1])
    for party in scene.parties:
        if party.first > HEAD or party.last > hit.first:
            return None
        if party.mention.form == "adjective" or _governed(scene, party) or not _agrees(hit.cue.gender, party):
            continue
        if party.mention.actors:
            return Voice(_actors(scene, party), None, party.mention.gender)
        if party.mention.kind == "person":
            return _person_voice(scene, party)._replace(last=None)
        return carried.latest()
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
    return hit.last < len(scene.tokens) and (hit.last in scene.at or _is_source(scene, hit.last))


def _right_after(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """The first of two parties that stand right after a verb: its subject, before its object."""
    party = scene.at.get(hit.last)
    if party is None or party.mention.form == "adjective" or _governed(scene, party):
        return None
    other = scene.at.get(party.last)
    if other is None or other.mention.preposition or other.mention.conjunction or other.mention.form == "adjective":
        return None
    if not party.mention.actors:
        return carried.latest() if _is_definite(scene, party.first) and party.last == party.first + 1 else None
    return Voice(_actors(scene, party), party.last, hit.cue.gender or party.mention.gender)


def _is_definite(scene: Scene, i: int) -> bool:
    return any(r.article for r in analyse(scene.tokens[i].norm, scene.lexicon.language))


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
    source = _after(scene, at + 1, stop, "", sure=True)
    if source is None:
        return medium
    if medium is None:
        return source
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


def _agrees(gender: str, party: Party) -> bool:
    return not (gender and party.mention.gender and gender != party.mention.gender)


def _actors(scene: Scene, party: Party) -> tuple[Actor, ...]:
    """Whom a party means; of "the forces", named before, with an owner of their own ("loyal to X"), that owner."""
    if not party.mention.rule.endswith(AGAIN):
        return party.mention.actors[:1]
    for i in range(party.last, min(party.last + 3, len(scene.tokens))):
        other = scene.at.get(i)
        if other is not None:
            owned = i > party.last and other.mention.preposition and other.mention.actors
            return other.mention.actors[:1] if owned else party.mention.actors[:1]
        if scene.tokens[i].kind == "mark" or scene.tokens[i].norm in scene.lexicon.prepositions:
            break
    return party.mention.actors[:1]


def _before(scene: Scene, hit: Hit) -> Voice | None:
    """A party right before the verb, or one that opens the clause."""
    parties = [p for p in scene.parties if p.last <= hit.first and p.mention.form != "adjective" and p.mention.actors]
    if not parties:
        return None
    last = parties[-1]
    gap = scene.tokens[last.last : hit.first]
    resumed = hit.last < len(scene.tokens) and scene.tokens[hit.last].norm in scene.lexicon.resumptives
    near = len(gap) <= 3 and all(t.norm in scene.lexicon.idle or t.text in COMMAS for t in gap)
    if near and _agrees(hit.cue.gender, last) and (resumed or not _governed(scene, last)):
        return Voice(_actors(scene, last), None, last.mention.gender)
    for party in parties:
        opens = party.first <= 1 or scene.tokens[party.first - 1].text in COMMAS or is_that(scene, party.first - 1)
        others = any(party.last <= h.first < hit.first for h in scene.hits)
        if opens and not others and not _governed(scene, party) and _agrees(hit.cue.gender, party) and hit.first - party.last <= NEAR:
            return Voice(_actors(scene, party), None, party.mention.gender)
    return None


def _governed(scene: Scene, party: Party) -> bool:
    """Whether a preposition stands before a party or is written together with it."""
    if party.mention.preposition:
        return True
    return party.first > 0 and scene.tokens[party.first - 1].norm in scene.lexicon.prepositions


def _after(scene: Scene, start: int, stop: int, gender: str, *, sure: bool) -> Voice | None:
    """The speaker that stands after a cue. `sure`: something marks where the speech begins, so a name unknown to the
    lists that fills the place is a speaker too."""
    words: list[int] = []
    i = start
    while i < min(stop, len(scene.tokens)):
        token, party = scene.tokens[i], scene.at.get(i)
        if token.text in ENDS or token.text == COLON or (token.kind == "word" and is_that(scene, i)):
            break
        if party is not None:
            at_once = i == start and not party.mention.preposition
            if not _governed(scene, party) or at_once:
                agree = "" if at_once and party.mention.form == "nominal" else gender
                found = _party_voice(scene, party, stop, agree, words)
                if found is not None:
                    return found
                words.append(party.first)
            i = party.last
            continue
        if token.kind == "word" and _is_source(scene, i):
            return _source_voice(scene, i, stop)
        if (token.text in COMMAS and words) or token.norm in scene.lexicon.which:
            break
        if token.kind == "word" and token.norm not in scene.lexicon.idle:
            words.append(i)
            if not sure and len(words) > 1:
                return None
            if token.norm in scene.lexicon.prepositions and i + 1 < stop:
                i = scene.at[i + 1].last if i + 1 in scene.at else i + 1
        i += 1
    return _unknown(scene, start, words) if sure and stop - start <= UNKNOWN_REACH else None


def _party_voice(scene: Scene, party: Party, stop: int, gender: str, words: list[int]) -> Voice | None:
    mention = party.mention
    if mention.form == "adjective":
        return _qualified(scene, party, words)
    if not _agrees(gender, party):
        return None
    if mention.kind == "place" and not mention.stands_for:
        return None
    if mention.actors:
        return Voice(_actors(scene, party), party.last, mention.gender)
    if mention.kind == "person" and not mention.actors:
        return _person_voice(scene, party)
    if not mention.actors and _is_source(scene, party.first):
        return _source_voice(scene, party.first, stop)
    return None


def _person_voice(scene: Scene, person: Party) -> Voice:
    """A person whom no list knows: of the state of the office that follows his name, if one does."""
    following = next((scene.at[i] for i in range(person.last, min(person.last + 2, len(scene.tokens))) if i in scene.at), None)
    actor = Actor(code=UNKNOWN, entity_text=person.mention.text)
    if following is not None and following.mention.form == "nominal" and following.mention.actors:
        actor = msgspec.structs.replace(following.mention.actors[0], entity_text=person.mention.text)
        return Voice((actor,), following.last, following.mention.gender)
    if following is not None and following.mention.form == "nominal":
        owned = _source_voice(scene, following.first, len(scene.tokens))
        if owned is not None and owned.actors[0].code != UNKNOWN:
            return owned._replace(actors=(msgspec.structs.replace(owned.actors[0], entity_text=person.mention.text),))
    return Voice((actor,), person.last, person.mention.gender)


def _qualified(scene: Scene, party: Party, words: list[int]) -> Voice | None:
    """Words that no list knows with a nationality after them: "the head of the European farmers' union"."""
    if not words or not party.mention.actors or party.last - words[0] > LONGEST_NAME:
        return None
    if any(t.norm in scene.lexicon.prepositions for t in scene.tokens[words[0] : party.first]):
        return None
    actor = msgspec.structs.replace(party.mention.actors[0], entity_text=_text(scene, words[0], party.last))
    return Voice((actor,), party.last, "")


def _is_source(scene: Scene, i: int) -> bool:
    known = stems(scene.tokens[i].norm, scene.lexicon.language)
    return bool(known & scene.lexicon.sources or known & scene.lexicon.vehicles)


def _source_voice(scene: Scene, i: int, stop: int) -> Voice | None:
    """A source or statement: its owner where one is named close after it, else the words themselves."""
    vehicle = bool(stems(scene.tokens[i].norm, scene.lexicon.language) & scene.lexicon.vehicles)
    last = scene.at[i].last if i in scene.at else i + 1
    for j in range(i + 1, min(i + 1 + NEAR, stop, len(scene.tokens))):
        token, party = scene.tokens[j], scene.at.get(j)
        if token.kind == "mark" or is_that(scene, j):
            break
        if party is not None and party.first == j and not party.mention.actors and j == last:
            last = party.last
        if party is not None and party.first == j and party.mention.actors:
            text = _text(scene, i, party.last) if not vehicle else party.mention.actors[0].entity_text
            actor = msgspec.structs.replace(party.mention.actors[0], entity_text=text)
            return Voice((actor,), party.last, "" if vehicle else party.mention.gender)
        if party is None and not vehicle and token.norm in scene.lexicon.prepositions:
            continue
        last = j + 1 if party is None and token.norm not in scene.lexicon.prepositions and j - i <= 2 else last
    if vehicle or (_is_definite(scene, i) and last == i + 1):
        return None
    return Voice((Actor(code=UNKNOWN, entity_text=_text(scene, i, last)),), last, "")


def _unknown(scene: Scene, start: int, words: list[int]) -> Voice | None:
    """A speaker whom no list knows: the words between the verb and what is said, up to a preposition or comma."""
    if not words or words[0] - start > 1:
        return None
    first, last = words[0], words[0]
    if scene.tokens[first].norm in scene.lexicon.prepositions:
        return None
    while last < len(scene.tokens) and last - first < LONGEST_NAME:
        token = scene.tokens[last]
        if token.kind != "word" or last in scene.at or token.norm in scene.lexicon.prepositions or is_that(scene, last):
            break
        last += 1
    if last == first:
        return None
    return Voice((Actor(code=UNKNOWN, entity_text=_text(scene, first, last)),), last, "")


def _text(scene: Scene, first: int, last: int) -> str:
    return " ".join(t.text for t in scene.tokens[first:last])


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
        if party.last <= hit.first and party.mention.actors and party.mention.form != "adjective" and not _governed(scene, party):
            return Voice(party.mention.actors[:1], None, party.mention.gender)
    return carried.latest()


def _of_noun(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """Whose saying it is: the party right after the noun, or whoever its pronoun means."""
    if hit.pronoun:
        return carried.latest()
    party = scene.at.get(hit.last)
    if party is not None and party.mention.actors and party.mention.form != "adjective":
        return Voice(_actors(scene, party), party.last, party.mention.gender)
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
    if scene.tokens[hit.last].kind != "word" or not _is_source(scene, hit.last):
        return None
    found = _source_voice(scene, hit.last, len(scene.tokens))
    if found is not None:
        return found
    latest = carried.latest()
    return latest._replace(last=hit.last + 1) if latest is not None else None
