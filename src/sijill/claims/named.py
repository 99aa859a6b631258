"""Reads who is named at a place: a party, a source or statement with its owner, a name that no list knows."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from sijill.claims.cues import is_that
from sijill.claims.lexicon import stems
from sijill.claims.scene import COLON, COMMAS, ENDS, Party, Scene
from sijill.records import Actor
from sijill.text.clitics import analyse

UNKNOWN = "UNK"
UNKNOWN_REACH = 14  # how far from a cue what is said may begin, for an unknown name to be its speaker
NEAR = 8  # tokens after a source or statement in which its owner is looked for
LONGEST_NAME = 7
AGAIN = ".again"


class Voice(NamedTuple):
    """Who speaks, up to which token his name reaches (None when it stands before the cue), and the gender of it."""

    actors: tuple[Actor, ...]
    last: int | None = None
    gender: str = ""


def is_definite(scene: Scene, i: int) -> bool:
    return any(r.article for r in analyse(scene.tokens[i].norm, scene.lexicon.language))


def agrees(gender: str, party: Party) -> bool:
    return not (gender and party.mention.gender and gender != party.mention.gender)


def actors_of(scene: Scene, party: Party) -> tuple[Actor, ...]:
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


def governed(scene: Scene, party: Party) -> bool:
    """Whether a preposition stands before a party or is written together with it."""
    if party.mention.preposition:
        return True
    return party.first > 0 and scene.tokens[party.first - 1].norm in scene.lexicon.prepositions


def speaker_after(scene: Scene, start: int, stop: int, gender: str, *, sure: bool) -> Voice | None:
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
            if not governed(scene, party) or at_once:
                agree = "" if at_once and party.mention.form == "nominal" else gender
                found = _party_voice(scene, party, stop, agree, words)
                if found is not None:
                    return found
                words.append(party.first)
            i = party.last
            continue
        if token.kind == "word" and is_source(scene, i):
            return source_voice(scene, i, stop)
        if (token.text in COMMAS and words) or token.norm in scene.lexicon.which:
            break
        if token.kind == "word" and token.norm not in scene.lexicon.idle:
            words.append(i)
            if not sure and (len(words) > 1 or token.norm in scene.lexicon.prepositions):
                return None
            if token.norm in scene.lexicon.prepositions and i + 1 < stop:
                i = scene.at[i + 1].last if i + 1 in scene.at else i + 1
        i += 1
    return _unknown(scene, start, words) if sure and stop - start <= UNKNOWN_REACH else None


def _party_voice(scene: Scene, party: Party, stop: int, gender: str, words: list[int]) -> Voice | None:
    mention = party.mention
    if mention.form == "adjective":
        return _qualified(scene, party, words)
    if not agrees(gender, party):
        return None
    if mention.kind == "place" and not mention.stands_for:
        return None
    if mention.actors:
        return Voice(actors_of(scene, party), party.last, mention.gender)
    if mention.kind == "person" and not mention.actors:
        return person_voice(scene, party)
    if not mention.actors and is_source(scene, party.first):
        return source_voice(scene, party.first, stop)
    return None


def person_voice(scene: Scene, person: Party) -> Voice:
    """A person whom no list knows: of the state of the office that follows his name, if one does."""
    following = next((scene.at[i] for i in range(person.last, min(person.last + 2, len(scene.tokens))) if i in scene.at), None)
    actor = Actor(code=UNKNOWN, entity_text=person.mention.text)
    if following is not None and following.mention.form == "nominal" and following.mention.actors:
        actor = msgspec.structs.replace(following.mention.actors[0], entity_text=person.mention.text)
        return Voice((actor,), following.last, following.mention.gender)
    if following is not None and following.mention.form == "nominal":
        owned = source_voice(scene, following.first, len(scene.tokens))
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


def joined_by_mistake(scene: Scene, party: Party) -> bool:
    """Whether a definite noun and a state after it were read as one ("the ministry Ethiopia": subject and object)."""
    mention = party.mention
    two = mention.form == "nominal" and party.last - party.first == 2
    return two and is_definite(scene, party.first) and not is_definite(scene, party.first + 1)


def is_source(scene: Scene, i: int) -> bool:
    known = stems(scene.tokens[i].norm, scene.lexicon.language)
    return bool(known & scene.lexicon.sources or known & scene.lexicon.vehicles)


def source_voice(scene: Scene, i: int, stop: int) -> Voice | None:
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
        qualifies = token.norm not in scene.lexicon.prepositions and is_definite(scene, j) == is_definite(scene, i)
        last = j + 1 if party is None and qualifies and j == last and j - i <= 2 else last
    if vehicle or (is_definite(scene, i) and last == i + 1):
        return None
    return Voice((Actor(code=UNKNOWN, entity_text=_text(scene, i, last)),), last, "")


def _unknown(scene: Scene, start: int, words: list[int]) -> Voice | None:
    """A speaker whom no list knows: the words between the verb and what is said, up to a preposition or comma."""
    if not words or words[0] - start > 1:
        return None
    first, last = words[0], words[0]
    if scene.tokens[first].norm in scene.lexicon.prepositions or is_source(scene, first):
        return None
    while last < len(scene.tokens) and last - first < LONGEST_NAME:
        token = scene.tokens[last]
        known = last in scene.at and bool(scene.at[last].mention.actors)
        if token.kind != "word" or known or token.norm in scene.lexicon.prepositions or is_that(scene, last):
            break
        last += 1
    if last == first:
        return None
    return Voice((Actor(code=UNKNOWN, entity_text=_text(scene, first, last)),), last, "")


def _text(scene: Scene, first: int, last: int) -> str:
    return " ".join(t.text for t in scene.tokens[first:last])
