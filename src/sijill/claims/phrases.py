"""Who speaks by a participle, a noun of saying, or "according to"."""

from __future__ import annotations

import msgspec

from sijill.claims.carried import FEMININE, Carried
from sijill.claims.cues import head_cue, relay_at
from sijill.claims.heads import OFFICES, opening, relayed
from sijill.claims.lexicon import may_be_cue, stems
from sijill.claims.named import person_voice, speaker_after
from sijill.claims.scene import Hit, Marker, Party, Scene
from sijill.claims.sources import source_voice, unknown_owner
from sijill.claims.voices import (
    UNKNOWN,
    Voice,
    actors_of,
    governed,
    in_place,
    is_definite,
    is_ours,
    is_source,
    is_statement,
    words_of,
)
from sijill.knowledge.letters import clitics, normalise
from sijill.records import Actor
from sijill.text.clitics import analyse


def of_participle(scene: Scene, hit: Hit, marker: Marker | None, carried: Carried) -> Voice | None:
    """Whoever acts or speaks in the clause that the participle goes with."""
    event = scene.events.get(scene.tokens[hit.first].start)
    if carried.here is None and (within := scene.quoted(scene.sentence.start)) is not None and within.end < scene.tokens[hit.first].start:
        return carried.latest()
    if event is not None and event.actor and not (carried.here is not None and _only_quoted(scene, hit, event.actor[0])):
        return Voice(event.actor[:1], None)
    if carried.here is not None:
        return carried.here._replace(last=None)
    if (right := _right_before(scene, hit)) is not None:
        return right
    if (begun := opening(scene, hit, carried)) is not None:
        return begun
    if (head := head_cue(scene)) is not None and head.last < hit.first and (named := speaker_after(scene, head.last, hit.first, head.cue.gender, sure=True)) is not None:
        return named._replace(last=None)
    near = [p for p in scene.parties if p.last <= hit.first and OFFICES in p.mention.rule and p.mention.actors and not governed(scene, p)]
    if near:
        return Voice(near[-1].mention.actors[:1], None, near[-1].mention.gender)
    start = scene.tokens[hit.first].start
    earlier = [e for e in scene.events.values() if e.trigger_start < start and e.actor]
    if earlier:
        return Voice(earlier[0].actor[:1], None)
    for party in scene.parties:
        if party.last <= hit.first and party.mention.actors and party.mention.form != "adjective" and not governed(scene, party) and not _is_spot(scene, party):
            return Voice(party.mention.actors[:1], None, party.mention.gender)
    return carried.latest()


def _right_before(scene: Scene, hit: Hit) -> Voice | None:
    """Somebody right before a participle, whom the verb before him tells of ("on the talks with X, Y went on, saying")."""
    party = next((p for p in scene.parties if p.last == hit.first and p.first > 0), None)
    known = party is not None and (party.mention.kind == "person" or OFFICES in party.mention.rule) and bool(party.mention.actors)
    if party is None or not known or governed(scene, party) or not may_be_cue(scene.tokens[party.first - 1].norm, scene.lexicon.language):
        return None
    return Voice(party.mention.actors[:1], None, party.mention.gender)


def _is_spot(scene: Scene, party: Party) -> bool:
    """Whether a party is a place only: a town that stands for no government, or where something is."""
    return (party.mention.kind == "place" and not party.mention.stands_for) or in_place(scene, party)


def _only_quoted(scene: Scene, hit: Hit, actor: Actor) -> bool:
    """Whether a party is named within quotations only, and the participle stands outside: it goes with who is quoted."""
    if scene.quoted(scene.tokens[hit.first].start) is not None:
        return False
    named = [p for p in scene.parties if any(actor.entity_text == a.entity_text for a in p.mention.actors)]
    return bool(named) and all(scene.quoted(p.mention.start) is not None for p in named)


def of_noun(scene: Scene, hit: Hit, marker: Marker | None, carried: Carried) -> Voice | None:
    """Whose saying it is: the party right after the noun, or whoever its pronoun means."""
    if hit.pronoun:
        gender = clitics(scene.lexicon.language).pronoun_features.get(hit.pronoun, {}).get("gender", "")
        gender = gender if gender == FEMININE else ""
        if (cause := _of_cause(scene, hit)) is not None:
            return cause
        return carried.here or opening(scene, hit, carried) or carried.latest(gender)
    party = scene.at.get(hit.last)
    if party is not None and party.mention.actors and party.mention.form != "adjective":
        return Voice(actors_of(scene, party), party.last, party.mention.gender)
    if hit.cue.anonymous:
        return Voice((Actor(code=UNKNOWN, entity_text=scene.tokens[hit.first].text),), hit.last, "")
    return None


def _of_cause(scene: Scene, hit: Hit) -> Voice | None:
    """Whose words are the cause of what is done to him: "attacked X because of his statements"."""
    if not hit.first or scene.tokens[hit.first - 1].norm not in scene.lexicon.around.causes:
        return None
    before = [p for p in scene.parties if p.last < hit.first and p.mention.actors and p.mention.form in ("name", "nominal")]
    return Voice(actors_of(scene, before[-1]), None, before[-1].mention.gender) if len(before) > 1 else None


def of_phrase(scene: Scene, hit: Hit, marker: Marker | None, carried: Carried) -> Voice | None:
    """"according to X": X right after the phrase."""
    first = hit.last
    while first < len(scene.tokens) and scene.tokens[first].norm in scene.lexicon.resumptives | scene.lexicon.idle:
        first += 1
    if first >= len(scene.tokens):
        return carried.latest() if hit.pronoun else None
    party = scene.at.get(first)
    if hit.cue.relays and relay_at(scene, hit) is not None:
        return relayed(scene, hit, speaker_after(scene, first, len(scene.tokens), hit.cue.gender, sure=False))
    if party is not None and party.first == first and (party.mention.actors or party.mention.kind == "person"):
        mention = party.mention
        if mention.form == "adjective" or (mention.kind == "place" and not mention.stands_for):
            return None
        return Voice(mention.actors[:1], party.last, mention.gender) if mention.actors else person_voice(scene, party)
    if scene.tokens[first].kind != "word":
        return None
    if not is_source(scene, first):
        return _by_office(scene, first) or _same_body(scene, first, carried)
    if party is None and is_ours(scene, first):
        latest = carried.latest()
        return latest._replace(last=first + 1) if latest is not None else None
    found = source_voice(scene, first, len(scene.tokens))
    if found is not None:
        return found
    if (owner := unknown_owner(scene, first)) is not None:
        return owner
    latest = carried.latest() if is_definite(scene, first) or _of_somebody(scene, first) else None
    if latest is not None and _are_others(scene, first, latest):
        latest = None
    if latest is None and is_definite(scene, first) and not is_statement(scene, first):
        return Voice((Actor(code=UNKNOWN, entity_text=words_of(scene, first, first + 1)),), first + 1, "")
    return latest._replace(last=first + 1) if latest is not None else None


def _are_others(scene: Scene, i: int, latest: Voice) -> bool:
    """Whether "the experts" are none that spoke last."""
    kind = stems(scene.tokens[i].norm, scene.lexicon.language) & scene.lexicon.plural_sources
    spoke = [normalise(word, scene.lexicon.language) for word in latest.actors[0].entity_text.split()]
    return bool(kind) and not any(stems(word, scene.lexicon.language) & kind for word in spoke)


def _same_body(scene: Scene, i: int, carried: Carried) -> Voice | None:
    """"according to the observatory": the body of that name, or of a longer one with the word in it, that spoke before."""
    word = scene.tokens[i]
    for words, known in reversed(carried.named if is_definite(scene, i) else ()):
        if known.code != UNKNOWN and (known.identifier_id or "").startswith("org:") and word.norm in words:
            return Voice((msgspec.structs.replace(known, entity_text=word.text),), i + 1, "")
    return None


def _by_office(scene: Scene, first: int) -> Voice | None:
    """Somebody told by what he is to a party: "according to an aide of X"."""
    other = scene.at.get(first + 1)
    if other is None or other.first != first + 1 or other.mention.form != "name" or not other.mention.actors or governed(scene, other):
        return None
    actor = msgspec.structs.replace(other.mention.actors[0], entity_text=words_of(scene, first, other.last))
    return Voice((actor,), other.last, "")


def _of_somebody(scene: Scene, i: int) -> bool:
    """Whether a word bears a pronoun: "his statement"."""
    return any(r.pronoun and r.stem in scene.lexicon.vehicles for r in analyse(scene.tokens[i].norm, scene.lexicon.language))
