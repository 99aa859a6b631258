"""Reads which party, person or source is named as the speaker at a place."""

from __future__ import annotations

import msgspec

from sijill.claims.scene import COLON, COMMAS, Hit, Party, Scene
from sijill.claims.sources import longer_name, source_voice, titled, unknown_name
from sijill.claims.voices import (
    LONGEST_NAME,
    MEDIA,
    MORE_NAMES,
    OFFICE,
    OPEN,
    UNKNOWN,
    UNKNOWN_REACH,
    Voice,
    actors_of,
    agrees,
    bars,
    governed,
    is_definite,
    is_source,
    is_word,
    named_next,
    words_of,
)
from sijill.knowledge.clauses import clauses
from sijill.records import Actor
from sijill.text.clitics import analyse


def speaker_after(scene: Scene, start: int, stop: int, gender: str, *, sure: bool) -> Voice | None:
    """The speaker that stands after a cue. `sure`: something marks where the speech begins, so a name unknown to the
    lists that fills the place is a speaker too."""
    words: list[int] = []
    i, led = start, start - 1
    while i < min(stop, len(scene.tokens)):
        token, party = scene.tokens[i], scene.at.get(i)
        if scene.ends_at(i) or token.text == COLON or (token.kind == "word" and bars(scene, i)):
            break
        if party is not None:
            at_once = i == start and not party.mention.preposition
            if at_once or not (governed(scene, party) or led == party.first):
                agree = "" if at_once and party.mention.form == "nominal" else gender
                found = _party_voice(scene, party, stop, agree, words)
                if found is None and at_once:
                    found = _plain_voice(scene, party)
                if found is not None and (whole := _whole_name(scene, party, start, words)) is not None:
                    return whole
                if found is not None:
                    return found
                words.append(party.first)
            else:
                led = party.last
            i = party.last
            continue
        if token.kind == "word" and is_source(scene, i):
            return source_voice(scene, i, stop)
        headed = bool(words) and words[0] == start and scene.tokens[start].norm not in scene.lexicon.prepositions
        apart = token.text in COMMAS or (headed and (token.text == OPEN or token.norm in scene.lexicon.prepositions))
        if (apart and words) or token.norm in scene.lexicon.which:
            break
        if token.kind == "word" and token.norm not in scene.lexicon.idle and token.norm not in scene.lexicon.resumptives:
            words.append(i)
            if not sure and (len(words) > 1 or token.norm in scene.lexicon.prepositions):
                return None
            if token.norm in scene.lexicon.prepositions and i + 1 < stop:
                i = scene.at[i + 1].last if i + 1 in scene.at else i + 1
                led = i
        i += 1
    led_by = words and words[0] > start and scene.tokens[words[0] - 1].norm in scene.lexicon.prepositions
    return unknown_name(scene, start, words) if sure and not led_by and stop - start <= UNKNOWN_REACH else None


def _whole_name(scene: Scene, party: Party, start: int, words: list[int]) -> Voice | None:
    """Somebody whom no list knows, of whose name only the last word is that of a known person."""
    mention = party.mention
    if mention.kind != "person" or mention.form != "name" or party.last - party.first != 1 or not words:
        return None
    before = range(start, party.first)
    if len(before) < 2 or any(is_definite(scene, i) or i in scene.at or scene.tokens[i].kind != "word" for i in before):
        return None
    if any(scene.tokens[i].norm in scene.lexicon.prepositions and scene.tokens[i].text not in scene.lexicon.around.names_too for i in before):
        return None
    name = words_of(scene, start, party.last)
    return titled(scene, party.last, name) or Voice((Actor(code=UNKNOWN, entity_text=name),), party.last, mention.gender)


def plain_subject(scene: Scene, hit: Hit) -> Voice | None:
    """The subject that no list knows of a verb without "and": words that stand right after it are no object then."""
    i = hit.last
    while i < len(scene.tokens) and scene.tokens[i].norm in scene.lexicon.idle:
        i += 1
    if i >= len(scene.tokens) or not is_word(scene, i) or bars(scene, i) or hit.pronoun:
        return None
    if hit.first and scene.tokens[hit.first - 1].norm in scene.lexicon.relatives:
        return None
    return plain_name(scene, i)


def plain_name(scene: Scene, i: int) -> Voice | None:
    """The name at a token that no list knows; None for a known party, a source, what a preposition is written together with."""
    known = i in scene.at and scene.at[i].mention.actors
    if known or is_source(scene, i) or scene.tokens[i].norm in scene.lexicon.resumptives:
        return None
    if any(r.preposition for r in analyse(scene.tokens[i].norm, scene.lexicon.language)):
        return None
    return unknown_name(scene, i, [i])


def _plain_voice(scene: Scene, party: Party) -> Voice | None:
    """A body or office without a state right after a verb ("the army announced"): the owner or name right after it, else
    its words."""
    mention = party.mention
    if mention.form != "nominal" or mention.actors or mention.conjunction or is_source(scene, party.first):
        return None
    if not (is_definite(scene, party.first) or mention.rule.endswith(OFFICE)):
        return None
    other = scene.at.get(party.last)
    if other is not None and other.mention.kind == "person":
        return _party_voice(scene, other, other.last, "", [])
    owned = other is not None and other.mention.actors and (other.mention.preposition or other.mention.form == "adjective")
    if other is not None and owned:
        actor = msgspec.structs.replace(other.mention.actors[0], entity_text=words_of(scene, party.first, other.last))
        return Voice((actor,), other.last, mention.gender)
    if not mention.rule.endswith(OFFICE):
        return Voice((Actor(code=UNKNOWN, entity_text=mention.text),), party.last, mention.gender)
    named = unknown_name(scene, party.first, [party.first])
    if named is None:
        return None
    body = scene.at.get(named.last or party.last)
    if body is not None and body.mention.kind == "organisation" and body.mention.preposition == clauses(scene.lexicon.language).object_preposition and not any(a.sector == MEDIA for a in body.mention.actors):
        served = [msgspec.structs.replace(a, sector=None, identifier_id=None, identifier_text=None, entity_text=named.actors[0].entity_text) for a in body.mention.actors[:1]]
        named = named._replace(actors=tuple(served) or named.actors)
    return named._replace(gender=mention.gender)


def _party_voice(scene: Scene, party: Party, stop: int, gender: str, words: list[int]) -> Voice | None:
    mention = party.mention
    if mention.form == "adjective":
        return _qualified(scene, party, words)
    if not agrees(gender, party):
        return None
    if mention.kind == "place" and not mention.stands_for:
        return None
    if mention.actors and (longer := longer_name(scene, party)) is not None:
        return longer
    if mention.actors and (told := _who_told(scene, party)) is not None:
        return None if is_definite(scene, party.first) and len(told.actors[0].entity_text.split()) == 1 else told
    if mention.actors:
        return Voice(actors_of(scene, party), party.last, mention.gender)
    if mention.kind == "person" and not mention.actors:
        return person_voice(scene, party)
    if not mention.actors and is_source(scene, party.first):
        return source_voice(scene, party.first, stop)
    return None


def _who_told(scene: Scene, party: Party) -> Voice | None:
    """The sources of "the sources told AFP" where both were read as one party."""
    language = scene.lexicon.language
    if not is_source(scene, party.first) or party.mention.form != "nominal":
        return None
    for i in range(party.first + 1, party.last):
        readings = [r for r in analyse(scene.tokens[i].norm, language) if r.preposition == clauses(language).object_preposition]
        if any(r.stem in scene.lexicon.sources for r in readings) or (readings and any(a.sector == MEDIA for a in party.mention.actors)):
            return Voice((Actor(code=UNKNOWN, entity_text=words_of(scene, party.first, i)),), party.last, "")
    return None


def person_voice(scene: Scene, person: Party) -> Voice:
    """A person whom no list knows: of the state of the office that follows his name, if one does."""
    actor = Actor(code=UNKNOWN, entity_text=person.mention.text)
    other = scene.at.get(person.last)
    if other is not None and other.mention.kind == "person" and other.mention.form == "name" and other.mention.actors:
        actor = msgspec.structs.replace(other.mention.actors[0], entity_text=words_of(scene, person.first, other.last))
        return Voice((actor,), other.last, other.mention.gender)
    last = person.last
    while last - person.last < MORE_NAMES and named_next(scene, last, len(scene.tokens)) and last not in scene.at:
        last += 1
    known = titled(scene, last, words_of(scene, person.first, last)) or titled(scene, person.last, person.mention.text)
    return known if known is not None else Voice((actor,), person.last, person.mention.gender)


def _qualified(scene: Scene, party: Party, words: list[int]) -> Voice | None:
    """Words that no list knows with a nationality after them: "the head of the European farmers' union"."""
    if not words or not party.mention.actors or party.last - words[0] > LONGEST_NAME:
        return None
    if any(t.norm in scene.lexicon.prepositions for t in scene.tokens[words[0] : party.first]):
        return None
    actor = msgspec.structs.replace(party.mention.actors[0], entity_text=words_of(scene, words[0], party.last))
    return Voice((actor,), party.last, "")


def joined_by_mistake(scene: Scene, party: Party) -> bool:
    """Whether a definite noun and a state after it were read as one ("the ministry Ethiopia": subject and object)."""
    mention = party.mention
    two = mention.form == "nominal" and party.last - party.first == 2
    return two and is_definite(scene, party.first) and not is_definite(scene, party.first + 1)
