"""A voice that speaks, and what the words around a place say about who could be one."""

from __future__ import annotations

from typing import NamedTuple

from sijill.claims.cues import is_that
from sijill.claims.lexicon import stems
from sijill.claims.scene import Party, Scene
from sijill.records import Actor
from sijill.text.clitics import analyse
from sijill.text.inflection import tables

UNKNOWN = "UNK"
UNKNOWN_REACH = 40  # how far from a cue what is said may begin, for an unknown name to be its speaker
NEAR = 8  # tokens after a source or statement in which its owner is looked for
LONGEST_NAME = 7
MORE_NAMES = 3  # words of a name after those that were taken for one
AGAIN = ".again"
OFFICE = ".office.bare"
NOUN = ".noun.bare"
OPEN = "("
MEDIA = "JRN"


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
    """Whether a preposition stands before a party, a mark between them or not, or is written together with it; or a noun
    that bears a pronoun and a preposition ("during his meeting X")."""
    if party.mention.preposition:
        return True
    before = party.first - 1
    if before > 0 and scene.quote_at(before) is not None:
        before -= 1
    if before < 0:
        return False
    norm, free = scene.tokens[before].norm, before not in scene.at
    if norm in scene.lexicon.prepositions or (free and stems(norm, scene.lexicon.language) & scene.lexicon.prepositions):
        return True
    led = before > 0 and scene.tokens[before - 1].norm in scene.lexicon.prepositions
    readings = analyse(scene.tokens[before].norm, scene.lexicon.language)
    return before not in scene.at and any(r.pronoun and (led or r.preposition) for r in readings)


def bars(scene: Scene, i: int) -> bool:
    """Whether no subject is looked for behind a word: "that", "who", another verb of saying with its object, a word of
    respect for whoever spoke before."""
    token = scene.tokens[i]
    if is_that(scene, i) or token.norm in scene.lexicon.relatives or token.norm in scene.lexicon.honorifics:
        return True
    return i not in scene.at and any(m.payload.kind == "verb" and m.pronoun for m in scene.lexicon.cues.at(scene.tokens, i))


def is_source(scene: Scene, i: int) -> bool:
    known = stems(scene.tokens[i].norm, scene.lexicon.language)
    return bool(known & scene.lexicon.sources and not _is_owned(scene, i)) or bool(known & scene.lexicon.vehicles)


def _is_owned(scene: Scene, i: int) -> bool:
    """Whether a preposition leads to what somebody has and nobody says ("relies on its sources of energy")."""
    led = i > 0 and scene.tokens[i - 1].norm in scene.lexicon.prepositions
    return led and all(r.pronoun for r in analyse(scene.tokens[i].norm, scene.lexicon.language) if r.stem in scene.lexicon.sources)


def named_next(scene: Scene, i: int, stop: int) -> bool:
    """Whether a name that no list knows begins at a token, after "the activist"."""
    if i >= min(stop, len(scene.tokens)) or not is_word(scene, i) or is_definite(scene, i):
        return False
    token = scene.tokens[i]
    if token.norm.endswith(tables(scene.lexicon.language).noun.accusative):
        return False  # an adverb ends so, and few names do
    return token.norm not in scene.lexicon.prepositions | scene.lexicon.idle and not is_led(scene, i) and not bars(scene, i)


def is_word(scene: Scene, i: int) -> bool:
    return scene.tokens[i].kind == "word" and not is_that(scene, i)


def is_led(scene: Scene, i: int) -> bool:
    """Whether a preposition is surely written together with a word: "in all", "to the"."""
    readings = analyse(scene.tokens[i].norm, scene.lexicon.language)
    return any(r.preposition and (r.article or r.stem in scene.lexicon.idle) for r in readings)


def is_surname(scene: Scene, first: int, i: int) -> bool:
    """Whether a word that looks like a nationality ends a name: "Major General Mansour al-Turki"."""
    adjective = scene.at[i].mention.form == "adjective" and is_definite(scene, i)
    return adjective and i - 1 > first and not is_definite(scene, i - 1) and i - 1 not in scene.at


def words_of(scene: Scene, first: int, last: int) -> str:
    return " ".join(t.text for t in scene.tokens[first:last])


def in_place(scene: Scene, party: Party) -> bool:
    """Whether a country or place is only told to be where something is: after "east of", "the province of"."""
    before = party.first - 1
    if party.mention.kind not in ("country", "place") or before < 0 or before in scene.at:
        return False
    return bool(stems(scene.tokens[before].norm, scene.lexicon.language) & scene.lexicon.around.places)


def is_ours(scene: Scene, i: int) -> bool:
    """Whether a source is that of whoever speaks: "our information"."""
    readings = analyse(scene.tokens[i].norm, scene.lexicon.language)
    return any(r.pronoun in scene.lexicon.around.ours and r.stem in scene.lexicon.sources for r in readings)


def is_statement(scene: Scene, i: int) -> bool:
    """Whether a token is "the statement", whose owner was told before."""
    known = [r for r in analyse(scene.tokens[i].norm, scene.lexicon.language) if r.article]
    return any(r.stem in scene.lexicon.vehicles for r in known)
