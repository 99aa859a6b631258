"""Of which state a speaker is whom no list knows: told with an office before, a body that is in a place, of the place itself."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sijill.claims.carried import Carried
from sijill.claims.lexicon import stems
from sijill.claims.scene import BODY, BODY_AGAIN, COMMAS, Hit, Party, Scene
from sijill.claims.voices import MEDIA, OFFICE, UNKNOWN, Voice, governed, is_definite, is_source, is_word
from sijill.knowledge.clauses import clauses
from sijill.knowledge.letters import clitics, normalise
from sijill.knowledge.predicates import codebook
from sijill.text.clitics import analyse

STATE = 3  # letters of the code of a state
SHORTEST = 4  # letters of a name by which somebody is known again
NAME = 4  # words of a name that stands beside an office
OFFICE_AGAIN = ".office.again"
OF_STATE = (".noun.nationality", ".noun.of", ".people.described")
OFFICES = ".office."
PRIVATE = frozenset({"CVL", "JRN", "MED", "EDU", "LAB", "REL"})
REACH = 7  # tokens between an office and the body
ASIDE = 2  # words between a body and the place where it is
_AREAS = frozenset({"country", "place"})
SPECIAL = frozenset({"UNK", "UNO", "EUR", "IGO", "IMG", "MNC", "NGO"})


def of_state(scene: Scene, hit: Hit, voice: Voice, carried: Carried) -> Voice:
    """The voice with its state, where the text tells it otherwise than by the voice's own words."""
    actor = voice.actors[0]
    if actor.code != UNKNOWN or hit.cue.anonymous or not actor.entity_text:
        return voice
    words = [normalise(word.strip("".join(COMMAS)), scene.lexicon.language) for word in actor.entity_text.split()]
    code = _told_with_office(words, carried, scene.lexicon.language) or _of_body(scene, words) or _inside(scene, voice) or _in_town(scene, hit, words) or _local(scene, hit, voice, words, carried) or _official(scene, words) or _own_people(scene, words)
    if code is None:
        return voice
    found = msgspec.structs.replace(actor, code=code)
    carried.named.append((frozenset(words), found))
    return voice._replace(actors=(found, *voice.actors[1:]))


def take_note(scene: Scene, carried: Carried) -> None:
    """Who is told with an office in a sentence, for when he speaks by a name that no list knows."""
    holders = [p for p in scene.parties if p.mention.form == "nominal" and ".office." in p.mention.rule and len(p.mention.actors) == 1]
    for party in holders:
        carried.heads.setdefault(party.mention.actors[0].code, set()).update(_head(scene, party))
    taken: set[int] = set()
    for party in (p for p in holders if p.mention.actors[0].code != UNKNOWN):
        before = list(_before(scene, party))
        after = list(_after(scene, party))
        for places in (after, before if taken.isdisjoint(before) else []):
            if places:
                carried.offices.append((frozenset(scene.tokens[i].norm for i in places), party.mention.actors[0].code))
        taken.update(after)
    for party in scene.parties:
        if len(party.mention.actors) != 1 or party.mention.actors[0].code == UNKNOWN:
            continue
        code = party.mention.actors[0].code
        if party.mention.kind == "person":
            carried.offices.append((frozenset(t.norm for t in scene.tokens[party.first : party.last]), code))
        elif (server := _serves(scene, party)) is not None and server.first not in taken:
            carried.offices.append((frozenset(t.norm for t in scene.tokens[server.first : server.last]), code))
        elif party.mention.rule.endswith(OF_STATE) and _is_person(scene, party) and len(named := list(_after(scene, party))) > 1:
            carried.offices.append((frozenset(scene.tokens[i].norm for i in named), code))


def _is_person(scene: Scene, party: Party) -> bool:
    """Whether a noun of a state is a person of it, or a body that an office before it is in."""
    if party.mention.actors[0].sector in PRIVATE:
        return True
    return any(OFFICES in p.mention.rule and p.last <= party.first <= p.first + REACH for p in scene.parties)


def _serves(scene: Scene, party: Party) -> Party | None:
    """The person whom no list knows right after the body that he serves in: "the head of the committee in the X parliament, Y"."""
    other = scene.at.get(party.last)
    if other is None or other.mention.kind != "person" or other.mention.actors or other.mention.conjunction or not governed(scene, party):
        return None
    office = any(OFFICES in p.mention.rule and p.last <= party.first <= p.first + REACH for p in scene.parties)
    return other if office else None


def of_office(scene: Scene, hit: Hit, voice: Voice, carried: Carried) -> Voice:
    """"The minister", "the ministry" is whoever spoke last, where he holds such an office, or it was called so, as well as
    the one who was told last."""
    party, latest = scene.at.get(hit.last), carried.latest(hit.cue.gender)
    if party is None or latest is None or not party.mention.rule.endswith((OFFICE_AGAIN, BODY_AGAIN)) or voice.actors[0].code == latest.actors[0].code:
        return voice
    held = (carried.heads.get(latest.actors[0].code, set()) | _first_word(scene, latest)) & _head(scene, party)
    alone = party.last - party.first == 1 and party.last not in scene.at
    return latest if held and alone and voice.actors[:1] == party.mention.actors[:1] else voice


def _first_word(scene: Scene, voice: Voice) -> set[str]:
    """The stems of the first word by which a speaker was told."""
    words = voice.actors[0].entity_text.split()
    return set(stems(normalise(words[0], scene.lexicon.language), scene.lexicon.language)) if words else set()


def _head(scene: Scene, party: Party) -> set[str]:
    """The stems of the first word of an office."""
    readings = analyse(scene.tokens[party.first].norm, scene.lexicon.language)
    return {r.stem for r in readings if not r.pronoun and bool(r.preposition) == bool(party.mention.preposition)}


def take_place(scene: Scene, carried: Carried) -> None:
    """The last place of a sentence, for the local people who speak after it."""
    last = [p.mention.actors[0].code for p in scene.parties if _is_place(scene, p)]
    if last:
        carried.place = last[-1]


def _after(scene: Scene, party: Party) -> Iterator[int]:
    """The words of a name after an office ("the envoy in Y, Dr. X")."""
    i = party.last
    while i + 1 < len(scene.tokens) and i not in scene.at and is_definite(scene, i) and i < party.last + ASIDE:
        i += 1
    if i + 1 < len(scene.tokens) and scene.tokens[i].norm in scene.lexicon.prepositions and scene.tokens[i + 1].kind == "word":
        i = scene.at[i + 1].last if i + 1 in scene.at else i + 2
    elif i > party.last:
        i = party.last
    i += i < len(scene.tokens) and scene.tokens[i].text in COMMAS
    return _plain(scene, i, 1)


def _before(scene: Scene, party: Party) -> Iterator[int]:
    """The words of a name before an office ("X, minister of Y")."""
    i = party.first - 1
    return _plain(scene, i - (i >= 0 and scene.tokens[i].text in COMMAS), -1)


def _plain(scene: Scene, i: int, step: int) -> Iterator[int]:
    for _ in range(NAME):
        if not 0 <= i < len(scene.tokens) or not is_word(scene, i) or scene.tokens[i].norm in scene.lexicon.prepositions:
            return
        if i in scene.at and scene.at[i].mention.actors:
            return
        yield i
        i += step


def _told_with_office(words: list[str], carried: Carried, language: str) -> str | None:
    """The state of whoever was told by the same name with his office."""
    article = clitics(language).article
    words = words[1:] if len(words) > 1 and words[0].startswith(article) else words
    names = frozenset(words)
    if max(map(len, words)) < SHORTEST:
        return None
    codes = {code for before, code in carried.offices if names <= before}
    if not codes and len(words) > 1 and len(words[0]) >= SHORTEST:
        codes = {code for before, code in carried.offices if len(before) > 1 and words[0] in before and words[1].startswith(article)}
    return codes.pop() if len(codes) == 1 else None


def _inside(scene: Scene, voice: Voice) -> str | None:
    """The state of the place that a body is in: "the police in X", "the religious authorities in Y"."""
    if voice.last is None:
        return None
    i = voice.last
    party = next((p for p in scene.parties if p.last == i), None)
    if party is None or party.mention.form != "nominal" or not is_definite(scene, party.first):
        return None
    while i < min(voice.last + ASIDE, len(scene.tokens)) and i not in scene.at and is_definite(scene, i):
        i += 1
    if i + 1 >= len(scene.tokens) or scene.tokens[i].norm not in scene.lexicon.around.inside:
        return None
    return next((_code(scene.at[k]) for k in (i + 1, i + 2) if k in scene.at), None)


def _in_town(scene: Scene, hit: Hit, words: list[str]) -> str | None:
    """The state of the town that "and in X a spokesman said" begins with."""
    party = next((p for p in scene.parties if p.first <= 1 and p.last <= hit.first), None)
    speaker = scene.at.get(hit.last)
    body = speaker is not None and speaker.mention.form == "nominal" and speaker.mention.rule.endswith((BODY, OFFICE)) and not is_source(scene, hit.last)
    official = body or stems(words[0], scene.lexicon.language) & scene.lexicon.around.spokesmen
    if party is None or not official or hit.first - party.last > ASIDE or not _where(scene, party):
        return None
    return _code(party)


def _code(party: Party) -> str | None:
    """The state in which a place or country is."""
    codes = {a.code for a in party.mention.actors}
    code = next(iter(codes), "")
    return code if party.mention.kind in _AREAS and len(codes) == 1 and len(code) == STATE and code not in SPECIAL else None


def _is_place(scene: Scene, party: Party) -> bool:
    """Whether a name of a place means the place and no government."""
    if _code(party) is None or party.mention.form != "name":
        return False
    before = party.first - 1
    beside = before >= 0 and bool(stems(scene.tokens[before].norm, scene.lexicon.language) & scene.lexicon.around.places)
    return beside or (governed(scene, party) and (party.mention.kind == "place" or _where(scene, party)))


def _where(scene: Scene, party: Party) -> bool:
    """Whether a preposition of place leads to a name."""
    before = stems(scene.tokens[party.first - 1].norm, scene.lexicon.language) | {scene.tokens[party.first - 1].norm} if party.first else frozenset[str]()
    return bool(before & scene.lexicon.around.inside) or party.mention.preposition in scene.lexicon.around.inside


def _body_after(scene: Scene, i: int) -> int:
    """How many words after a speaker tell in which body he is ("a member of the local council")."""
    if i >= len(scene.tokens) or scene.tokens[i].norm not in scene.lexicon.around.inside:
        return 0
    return next((k for k in range(1, NAME) if i + k < len(scene.tokens) and not is_word(scene, i + k)), NAME)


def _official(scene: Scene, words: list[str]) -> str | None:
    """The state of the one place of which an official source tells, where no other is named ("security sources said that two
    were killed in X")."""
    kinds = tuple(scene.lexicon.state_sources)
    if not any(word.startswith(kinds) for word in words):
        return None
    if (struck := _struck(scene)) is not None:
        return struck
    codes = {_code(p) for p in scene.parties if _is_place(scene, p) and _where(scene, p)}
    told = {a.code for p in scene.parties for a in p.mention.actors}
    return codes.pop() if len(codes) == 1 and told <= codes else None


def _struck(scene: Scene) -> str | None:
    """The one state that a sentence names, where it tells of a blow that struck it: its own officials tell of that."""
    named = {a.code for p in scene.parties for a in p.mention.actors if a.sector != MEDIA and len(a.code) == STATE} - SPECIAL
    hit = {a.code for e in scene.events.values() if e.event[0] in codebook().struck for a in e.recipient}
    return next(iter(named)) if len(named) == 1 and named <= hit else None


def _own_people(scene: Scene, words: list[str]) -> str | None:
    """The same of somebody who is told by his name and tells of the blow."""
    lexicon = scene.lexicon
    named = not any(stems(word, lexicon.language) & (lexicon.sources | lexicon.vehicles) for word in words[:1])
    return _struck(scene) if named else None


def _of_body(scene: Scene, words: list[str]) -> str | None:
    """The body of states of which an adjective says that a source or official is ("the European spokesman")."""
    language = scene.lexicon.language
    if len(words) < 2 or not stems(words[0], language) & scene.lexicon.sources:
        return None
    bodies = {normalise(word, language): code for word, code in clauses(language).body_adjectives.items()}
    return next((bodies[s] for word in words[1:] for s in sorted(stems(word, language)) if s in bodies), None)


def _local(scene: Scene, hit: Hit, voice: Voice, words: list[str], carried: Carried) -> str | None:
    """The state of the place that is told of, where the speaker is one of its people or a local source."""
    lexicon = scene.lexicon
    last = voice.last if voice.last is not None else hit.last
    around = [*words, *(t.norm for t in scene.tokens[hit.last : last + 1 + _body_after(scene, last)])]
    known = frozenset(s for w in around for s in stems(w, lexicon.language))
    if not known & lexicon.around.local and not known & lexicon.around.local_people:
        return None
    here = [p for p in scene.parties if _is_place(scene, p)]
    before = [p for p in here if p.last <= hit.first]
    nearest = before[:1] if hit.cue.kind == "according" else before[-1:]
    chosen = next(iter([*nearest, *here]), None)
    return _code(chosen) if chosen is not None else carried.place or None
