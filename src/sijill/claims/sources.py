"""Speakers who are sources, statements with an owner, or names that no list knows."""

from __future__ import annotations

import msgspec

from sijill.claims.carried import Carried
from sijill.claims.cues import is_that
from sijill.claims.lexicon import stems
from sijill.claims.scene import COMMAS, Hit, Party, Scene
from sijill.claims.voices import (
    AGAIN,
    LONGEST_NAME,
    MEDIA,
    MORE_NAMES,
    NEAR,
    OFFICE,
    UNKNOWN,
    Voice,
    governed,
    is_definite,
    is_led,
    is_source,
    is_surname,
    is_word,
    named_next,
    words_of,
)
from sijill.knowledge.clauses import clauses
from sijill.records import Actor
from sijill.text.clitics import analyse
from sijill.text.inflection import tables

NUNATION = chr(0x064B)  # written at the end of an adverb


def longer_name(scene: Scene, party: Party) -> Voice | None:
    """A known short name that only begins the name of somebody whom no list knows ("Nehru Abdullah")."""
    other = scene.at.get(party.last)
    short = party.mention.kind == "person" and party.mention.form == "name" and party.last - party.first == 1
    spoken = any(h.first == party.last for h in scene.hits)
    if short and not spoken and other is None and party.last + 1 < len(scene.tokens) and is_that(scene, party.last + 1) and named_next(scene, party.last, party.last + 1):
        name = words_of(scene, party.first, party.last + 1)
        return Voice((Actor(code=UNKNOWN, entity_text=name),), party.last + 1, party.mention.gender)
    if not short or other is None or other.mention.kind != "person" or other.mention.actors or other.mention.conjunction:
        return None
    return Voice((Actor(code=UNKNOWN, entity_text=words_of(scene, party.first, other.last)),), other.last, party.mention.gender)


def titled(scene: Scene, last: int, name: str) -> Voice | None:
    """Somebody of the state of the office that follows his name, after a comma or not."""
    comma = last < len(scene.tokens) and scene.tokens[last].text in COMMAS
    following = next((scene.at[i] for i in range(last, min(last + 2 + comma, len(scene.tokens))) if i in scene.at), None)
    if following is None or is_that(scene, last) or following.mention.form != "nominal" or governed(scene, following) or following.mention.rule.endswith(AGAIN):
        return None
    if following.mention.actors:
        return Voice((msgspec.structs.replace(following.mention.actors[0], entity_text=name),), following.last, following.mention.gender)
    owned, _ = _owner(scene, following.first, len(scene.tokens))
    if owned is None or owned.actors[0].code == UNKNOWN:
        return None
    return owned._replace(actors=(msgspec.structs.replace(owned.actors[0], entity_text=name),))


def source_voice(scene: Scene, i: int, stop: int) -> Voice | None:
    """A source or statement: its owner where one is named close after it, else the words themselves."""
    owner, last = _owner(scene, i, stop)
    if owner is not None:
        return owner
    if stems(scene.tokens[i].norm, scene.lexicon.language) & scene.lexicon.vehicles:
        return None
    if is_definite(scene, i) and named_next(scene, last, stop):
        return unknown_name(scene, i, [i])
    if is_definite(scene, i) and last == i + 1:
        return None
    return Voice((Actor(code=UNKNOWN, entity_text=words_of(scene, i, last)),), last, "")


def stated(scene: Scene, carried: Carried) -> Voice | None:
    """Whose statement a sentence tells of last, for "the statement" after it; "in a statement" is the speaker's."""
    found: Voice | None = None
    for i, token in enumerate(scene.tokens):
        if token.kind != "word" or not stems(token.norm, scene.lexicon.language) & scene.lexicon.vehicles or is_definite(scene, i):
            continue
        owner = source_voice(scene, i, len(scene.tokens))
        if owner is not None and owner.actors[0].code != UNKNOWN and not any(a.sector == MEDIA for a in owner.actors):
            found = owner
        else:
            found = carried.here or _issuer(scene, i)
    return found


def _issuer(scene: Scene, i: int) -> Voice | None:
    """Who stands before a statement in its sentence: "the ministry issued a statement"."""
    before = [p for p in scene.parties if p.last <= i and p.mention.actors and p.mention.form in ("name", "nominal") and not governed(scene, p)]
    return Voice(before[-1].mention.actors[:1]) if before else None


def words_owner(scene: Scene, hit: Hit) -> Voice | None:
    """Whose words are told of where a verb says what is in them: "his statements, in which he accused"."""
    if hit.last >= len(scene.tokens) or scene.tokens[hit.last].norm not in scene.lexicon.resumptives:
        return None
    for i in range(hit.first - 1, 0, -1):
        readings = [r for r in analyse(scene.tokens[i].norm, scene.lexicon.language) if r.stem in scene.lexicon.vehicles]
        if not readings or i in scene.at:
            continue
        if not any(r.pronoun for r in readings):
            owner, _ = _owner(scene, i, hit.first)
            owner = owner or _issuer(scene, i)
            return owner._replace(last=None) if owner is not None else None
        before = [p for p in scene.parties if p.last <= i and p.mention.actors and p.mention.form in ("name", "nominal")]
        return Voice(before[-1].mention.actors[:1]) if before else None
    return None


def _owner(scene: Scene, i: int, stop: int) -> tuple[Voice | None, int]:
    """Whose a source or statement is, if a known party is named close after it, and where its own words end."""
    vehicle = bool(stems(scene.tokens[i].norm, scene.lexicon.language) & scene.lexicon.vehicles)
    last = scene.at[i].last if i in scene.at else i + 1
    if (called := _called(scene, last)) is not None and not vehicle:
        return called._replace(actors=_named_so(scene, i, called)), last
    for j in range(i + 1, min(i + 1 + NEAR, stop, len(scene.tokens))):
        token, party = scene.tokens[j], scene.at.get(j)
        if token.kind == "mark" or is_that(scene, j) or (j > i + 1 and _is_told(scene, j)):
            break
        if party is not None and party.first == j:
            if _told_to(scene, i, party) or (vehicle and _handed_on(scene, i, party)):
                break
            if (longer := longer_name(scene, party)) is not None:
                return longer, longer.last or last
            if party.mention.actors:
                text = words_of(scene, i, party.last) if not vehicle else party.mention.actors[0].entity_text
                actor = msgspec.structs.replace(party.mention.actors[0], entity_text=text)
                return Voice((actor,), party.last, ""), last
            last = party.last if j == last else last
        if party is None and not vehicle and token.norm in scene.lexicon.prepositions:
            continue
        qualifies = token.norm not in scene.lexicon.prepositions and is_definite(scene, j) == is_definite(scene, i)
        last = j + 1 if party is None and qualifies and j == last and j - i <= 2 else last
    return None, last


def _is_told(scene: Scene, i: int) -> bool:
    """Whether a word is what is said and no part of a source's name: "a source confirmed the death of"."""
    if scene.tokens[i].start in scene.events:
        return not is_definite(scene, i)
    return i not in scene.at and bool({scene.tokens[i].norm} & scene.lexicon.said_things)


def _called(scene: Scene, i: int) -> Voice | None:
    """The name between quotation marks that begin at a token, "the agency «X»"."""
    span = scene.quote_at(i) if i < len(scene.tokens) else None
    if span is None or not span.closed or not i + 1 < span.last_token <= i + 1 + MORE_NAMES:
        return None
    party = scene.at.get(i + 1)
    actor = Actor(code=UNKNOWN, entity_text=words_of(scene, i + 1, span.last_token))
    return Voice(party.mention.actors[:1] if party is not None and party.mention.actors else (actor,), span.last_token + 1, "")


def _named_so(scene: Scene, i: int, called: Voice) -> tuple[Actor, ...]:
    """The same with the noun before it in the name."""
    actor = called.actors[0]
    return (msgspec.structs.replace(actor, entity_text=f"{scene.tokens[i].text} {actor.entity_text}"),)


def _handed_on(scene: Scene, i: int, party: Party) -> bool:
    """Whether a medium after "which" only published a statement."""
    which = any(t.norm in scene.lexicon.relatives for t in scene.tokens[i + 1 : party.first])
    return which and any(a.sector == MEDIA for a in party.mention.actors)


def _told_to(scene: Scene, i: int, party: Party) -> bool:
    """Whether a party after a source is who was told ("sources told AFP"): a medium, or anybody after such as tell."""
    language = scene.lexicon.language
    if stems(scene.tokens[i].norm, language) & scene.lexicon.around.counts:
        return False
    tells = bool(stems(scene.tokens[i].norm, language) & scene.lexicon.tellers)
    return party.mention.preposition == clauses(language).object_preposition and (tells or any(a.sector == MEDIA for a in party.mention.actors))


def unknown_owner(scene: Scene, i: int) -> Voice | None:
    """Whose statement it is, where no list knows the owner: the words after it; None where nobody is named."""
    language = scene.lexicon.language
    if is_definite(scene, i) or any(r.pronoun and r.stem in scene.lexicon.vehicles for r in analyse(scene.tokens[i].norm, language)):
        return None
    first = i + 1
    while first < len(scene.tokens) and scene.tokens[first].norm in scene.lexicon.issued:
        first += 1
    party = scene.at.get(first)
    named = party is not None and party.first == first and party.mention.form != "adjective"
    if not named and (first == i + 1 or first >= len(scene.tokens) or not is_word(scene, first)):
        return None
    return unknown_name(scene, first, [first])


def is_accusative(scene: Scene, i: int) -> bool:
    """Whether a word has the ending of an indefinite object ("considered a sign")."""
    return i < len(scene.tokens) and scene.tokens[i].norm.endswith(tables(scene.lexicon.language).noun.accusative)


def unknown_name(scene: Scene, start: int, words: list[int]) -> Voice | None:
    """A speaker whom no list knows: the words between the verb and what is said, up to a preposition or comma."""
    if not words or words[0] - start > 1:
        return None
    first, last = words[0], words[0]
    head = scene.tokens[first]
    if head.norm in scene.lexicon.prepositions | scene.lexicon.around.name_ends or is_led(scene, first) or NUNATION in head.text[-2:]:
        return None
    if stems(head.norm, scene.lexicon.language) & scene.lexicon.said_things:
        return None
    while last < len(scene.tokens) and last - first < LONGEST_NAME:
        token = scene.tokens[last]
        known = last in scene.at and bool(scene.at[last].mention.actors) and not is_surname(scene, first, last)
        office = last > first and last in scene.at and scene.at[last].mention.rule.endswith(OFFICE)
        ends = token.norm in scene.lexicon.prepositions | scene.lexicon.around.name_ends or (last > first and token.norm in scene.lexicon.said_things) or (last > first and token.norm in scene.lexicon.idle)
        ends = ends or (last > first and is_led(scene, last) and bool(stems(token.norm, scene.lexicon.language) & scene.lexicon.around.experts))
        speaks = last > first and any(h.first == last and (h.cue.kind in ("verb", "participle") or h.pronoun) for h in scene.hits)
        if token.kind != "word" or known or office or ends or speaks or is_that(scene, last):
            break
        last += 1
    if last == first or (last == first + 1 and is_source(scene, first) and is_definite(scene, first)):
        return None
    name = words_of(scene, first, last)
    return titled(scene, last, name) or Voice((Actor(code=UNKNOWN, entity_text=name),), last, "")
