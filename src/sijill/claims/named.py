"""Reads who is named at a place: a party, a source or statement with its owner, a name that no list knows."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from sijill.claims.cues import is_that
from sijill.claims.lexicon import stems
from sijill.claims.scene import COLON, COMMAS, Hit, Party, Scene
from sijill.knowledge.clauses import clauses
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


def speaker_after(scene: Scene, start: int, stop: int, gender: str, *, sure: bool) -> Voice | None:
    """The speaker that stands after a cue. `sure`: something marks where the speech begins, so a name unknown to the
    lists that fills the place is a speaker too."""
    words: list[int] = []
    i, led = start, start - 1
    while i < min(stop, len(scene.tokens)):
        token, party = scene.tokens[i], scene.at.get(i)
        if scene.ends_at(i) or token.text == COLON or (token.kind == "word" and _bars(scene, i)):
            break
        if party is not None:
            at_once = i == start and not party.mention.preposition
            if at_once or not (governed(scene, party) or led == party.first):
                agree = "" if at_once and party.mention.form == "nominal" else gender
                found = _party_voice(scene, party, stop, agree, words)
                if found is None and at_once:
                    found = _plain_voice(scene, party)
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
    led_by = words and scene.tokens[words[0] - 1].norm in scene.lexicon.prepositions
    return _unknown(scene, start, words) if sure and not led_by and stop - start <= UNKNOWN_REACH else None


def plain_subject(scene: Scene, hit: Hit) -> Voice | None:
    """The subject that no list knows of a verb without "and": words that stand right after it are no object then."""
    i = hit.last
    while i < len(scene.tokens) and scene.tokens[i].norm in scene.lexicon.idle:
        i += 1
    if i >= len(scene.tokens) or not is_word(scene, i) or _bars(scene, i) or hit.pronoun:
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
    return _unknown(scene, i, [i])


def _bars(scene: Scene, i: int) -> bool:
    """Whether no subject is looked for behind a word: "that", "who", another verb of saying with its object, a word of
    respect for whoever spoke before."""
    token = scene.tokens[i]
    if is_that(scene, i) or token.norm in scene.lexicon.relatives or token.norm in scene.lexicon.honorifics:
        return True
    return i not in scene.at and any(m.payload.kind == "verb" and m.pronoun for m in scene.lexicon.cues.at(scene.tokens, i))


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
        actor = msgspec.structs.replace(other.mention.actors[0], entity_text=_text(scene, party.first, other.last))
        return Voice((actor,), other.last, mention.gender)
    if not mention.rule.endswith(OFFICE):
        return Voice((Actor(code=UNKNOWN, entity_text=mention.text),), party.last, mention.gender)
    named = _unknown(scene, party.first, [party.first])
    return named._replace(gender=mention.gender) if named is not None else None


def _party_voice(scene: Scene, party: Party, stop: int, gender: str, words: list[int]) -> Voice | None:
    mention = party.mention
    if mention.form == "adjective":
        return _qualified(scene, party, words)
    if not agrees(gender, party):
        return None
    if mention.kind == "place" and not mention.stands_for:
        return None
    if mention.actors and (longer := _longer_name(scene, party)) is not None:
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
            return Voice((Actor(code=UNKNOWN, entity_text=_text(scene, party.first, i)),), party.last, "")
    return None


def _longer_name(scene: Scene, party: Party) -> Voice | None:
    """A known short name that only begins the name of somebody whom no list knows ("Nehru Abdullah")."""
    other = scene.at.get(party.last)
    short = party.mention.kind == "person" and party.mention.form == "name" and party.last - party.first == 1
    if short and other is None and party.last + 1 < len(scene.tokens) and is_that(scene, party.last + 1) and named_next(scene, party.last, party.last + 1):
        name = _text(scene, party.first, party.last + 1)
        return Voice((Actor(code=UNKNOWN, entity_text=name),), party.last + 1, party.mention.gender)
    if not short or other is None or other.mention.kind != "person" or other.mention.actors or other.mention.conjunction:
        return None
    return Voice((Actor(code=UNKNOWN, entity_text=_text(scene, party.first, other.last)),), other.last, party.mention.gender)


def person_voice(scene: Scene, person: Party) -> Voice:
    """A person whom no list knows: of the state of the office that follows his name, if one does."""
    actor = Actor(code=UNKNOWN, entity_text=person.mention.text)
    other = scene.at.get(person.last)
    if other is not None and other.mention.kind == "person" and other.mention.form == "name" and other.mention.actors:
        actor = msgspec.structs.replace(other.mention.actors[0], entity_text=_text(scene, person.first, other.last))
        return Voice((actor,), other.last, other.mention.gender)
    last = person.last
    while last - person.last < MORE_NAMES and named_next(scene, last, len(scene.tokens)) and last not in scene.at:
        last += 1
    titled = _titled(scene, last, _text(scene, person.first, last)) or _titled(scene, person.last, person.mention.text)
    return titled if titled is not None else Voice((actor,), person.last, person.mention.gender)


def _titled(scene: Scene, last: int, name: str) -> Voice | None:
    """Somebody of the state of the office that follows his name, after a comma or not."""
    comma = last < len(scene.tokens) and scene.tokens[last].text in COMMAS
    following = next((scene.at[i] for i in range(last, min(last + 2 + comma, len(scene.tokens))) if i in scene.at), None)
    if following is None or following.mention.form != "nominal" or governed(scene, following):
        return None
    if following.mention.actors:
        return Voice((msgspec.structs.replace(following.mention.actors[0], entity_text=name),), following.last, following.mention.gender)
    owned, _ = _owner(scene, following.first, len(scene.tokens))
    if owned is None or owned.actors[0].code == UNKNOWN:
        return None
    return owned._replace(actors=(msgspec.structs.replace(owned.actors[0], entity_text=name),))


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
    owner, last = _owner(scene, i, stop)
    if owner is not None:
        return owner
    if stems(scene.tokens[i].norm, scene.lexicon.language) & scene.lexicon.vehicles:
        return None
    if is_definite(scene, i) and named_next(scene, last, stop):
        return _unknown(scene, i, [i])
    if is_definite(scene, i) and last == i + 1:
        return None
    return Voice((Actor(code=UNKNOWN, entity_text=_text(scene, i, last)),), last, "")


def _owner(scene: Scene, i: int, stop: int) -> tuple[Voice | None, int]:
    """Whose a source or statement is, if a known party is named close after it, and where its own words end."""
    vehicle = bool(stems(scene.tokens[i].norm, scene.lexicon.language) & scene.lexicon.vehicles)
    last = scene.at[i].last if i in scene.at else i + 1
    if (called := _called(scene, last)) is not None and not vehicle:
        return called._replace(actors=_named_so(scene, i, called)), last
    for j in range(i + 1, min(i + 1 + NEAR, stop, len(scene.tokens))):
        token, party = scene.tokens[j], scene.at.get(j)
        if token.kind == "mark" or is_that(scene, j):
            break
        if party is not None and party.first == j:
            if _told_to(scene, i, party):
                break
            if (longer := _longer_name(scene, party)) is not None:
                return longer, longer.last or last
            if party.mention.actors:
                text = _text(scene, i, party.last) if not vehicle else party.mention.actors[0].entity_text
                actor = msgspec.structs.replace(party.mention.actors[0], entity_text=text)
                return Voice((actor,), party.last, ""), last
            last = party.last if j == last else last
        if party is None and not vehicle and token.norm in scene.lexicon.prepositions:
            continue
        qualifies = token.norm not in scene.lexicon.prepositions and is_definite(scene, j) == is_definite(scene, i)
        last = j + 1 if party is None and qualifies and j == last and j - i <= 2 else last
    return None, last


def _called(scene: Scene, i: int) -> Voice | None:
    """The name between quotation marks that begin at a token, "the agency «X»"."""
    span = scene.quote_at(i) if i < len(scene.tokens) else None
    if span is None or not span.closed or not i + 1 < span.last_token <= i + 1 + MORE_NAMES:
        return None
    party = scene.at.get(i + 1)
    actor = Actor(code=UNKNOWN, entity_text=_text(scene, i + 1, span.last_token))
    return Voice(party.mention.actors[:1] if party is not None and party.mention.actors else (actor,), span.last_token + 1, "")


def _named_so(scene: Scene, i: int, called: Voice) -> tuple[Actor, ...]:
    """The same with the noun before it in the name."""
    actor = called.actors[0]
    return (msgspec.structs.replace(actor, entity_text=f"{scene.tokens[i].text} {actor.entity_text}"),)


def _told_to(scene: Scene, i: int, party: Party) -> bool:
    """Whether a party after a source is who was told ("sources told AFP"): a medium, or anybody after such as tell."""
    language = scene.lexicon.language
    tells = bool(stems(scene.tokens[i].norm, language) & scene.lexicon.tellers)
    return party.mention.preposition == clauses(language).object_preposition and (tells or any(a.sector == MEDIA for a in party.mention.actors))


def named_next(scene: Scene, i: int, stop: int) -> bool:
    """Whether a name that no list knows begins at a token, after "the activist"."""
    if i >= min(stop, len(scene.tokens)) or not is_word(scene, i) or is_definite(scene, i):
        return False
    token = scene.tokens[i]
    if token.norm.endswith(tables(scene.lexicon.language).noun.accusative):
        return False  # an adverb ends so, and few names do
    return token.norm not in scene.lexicon.prepositions | scene.lexicon.idle and not _led(scene, i) and not _bars(scene, i)


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
    return _unknown(scene, first, [first])


def is_word(scene: Scene, i: int) -> bool:
    return scene.tokens[i].kind == "word" and not is_that(scene, i)


def _unknown(scene: Scene, start: int, words: list[int]) -> Voice | None:
    """A speaker whom no list knows: the words between the verb and what is said, up to a preposition or comma."""
    if not words or words[0] - start > 1:
        return None
    first, last = words[0], words[0]
    head = scene.tokens[first]
    if head.norm in scene.lexicon.prepositions or _led(scene, first):
        return None
    if stems(head.norm, scene.lexicon.language) & scene.lexicon.said_things:
        return None
    while last < len(scene.tokens) and last - first < LONGEST_NAME:
        token = scene.tokens[last]
        known = last in scene.at and bool(scene.at[last].mention.actors) and not _surname(scene, first, last)
        office = last > first and last in scene.at and scene.at[last].mention.rule.endswith(OFFICE)
        ends = token.norm in scene.lexicon.prepositions or (last > first and token.norm in scene.lexicon.idle)
        if token.kind != "word" or known or office or ends or is_that(scene, last):
            break
        last += 1
    if last == first or (last == first + 1 and is_source(scene, first) and is_definite(scene, first)):
        return None
    name = _text(scene, first, last)
    return _titled(scene, last, name) or Voice((Actor(code=UNKNOWN, entity_text=name),), last, "")


def _led(scene: Scene, i: int) -> bool:
    """Whether a preposition is surely written together with a word: "in all", "to the"."""
    readings = analyse(scene.tokens[i].norm, scene.lexicon.language)
    return any(r.preposition and (r.article or r.stem in scene.lexicon.idle) for r in readings)


def _surname(scene: Scene, first: int, i: int) -> bool:
    """Whether a word that looks like a nationality ends a name: "Major General Mansour al-Turki"."""
    adjective = scene.at[i].mention.form == "adjective" and is_definite(scene, i)
    return adjective and i - 1 > first and not is_definite(scene, i - 1) and i - 1 not in scene.at


def _text(scene: Scene, first: int, last: int) -> str:
    return " ".join(t.text for t in scene.tokens[first:last])
