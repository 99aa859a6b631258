"""Who speaks: the parties, sources and statements that stand around a cue, or whoever spoke before."""

from __future__ import annotations

from collections.abc import Callable

from sijill.claims.carried import FEMININE, Carried, differs
from sijill.claims.cues import is_that
from sijill.claims.heads import HEAD, fronted, opening, relayed, turned
from sijill.claims.lexicon import stems
from sijill.claims.named import plain_name, plain_subject, speaker_after
from sijill.claims.origin import of_office, of_state
from sijill.claims.phrases import of_noun, of_participle, of_phrase
from sijill.claims.scene import COMMAS, Hit, Marker, Scene
from sijill.claims.sources import is_accusative, source_voice, words_owner
from sijill.claims.voices import (
    AGAIN,
    LONGEST_NAME,
    NEAR,
    NOUN,
    OFFICE,
    UNKNOWN,
    Voice,
    actors_of,
    agrees,
    bars,
    governed,
    in_place,
    is_definite,
    is_source,
    is_statement,
    is_word,
    named_next,
)
from sijill.records import Actor
from sijill.text.clitics import analyse

REACH = 24  # tokens after a cue in which its speaker is looked for
WEAK = "weak"
BESIDE = 3  # tokens before "who said" in which whom it goes with ends


def voice_of(scene: Scene, hit: Hit, marker: Marker | None, carried: Carried) -> Voice | None:
    """Who speaks by a cue."""
    find = _BY_KIND.get(hit.cue.kind, of_phrase)
    found = find(scene, hit, marker, carried)
    if found is None or not found.actors:
        return None
    if hit.cue.kind == "verb":
        found = of_office(scene, hit, found, carried)
    return of_state(scene, hit, carried.recognise(found, _beside(scene, hit, found, marker), scene.lexicon), carried)


def _beside(scene: Scene, hit: Hit, voice: Voice, marker: Marker | None) -> frozenset[str]:
    """The words around the name of a speaker who stands after a cue, up to a preposition."""
    if voice.last is None or marker is None or voice.last < hit.last:
        return frozenset()
    words = list[str]()
    for i in range(hit.last, min(marker.token, voice.last + NEAR)):
        if i >= voice.last and scene.tokens[i].norm in scene.lexicon.prepositions:
            break
        words.append(scene.tokens[i].norm)
    return frozenset(words)


def _of_verb(scene: Scene, hit: Hit, marker: Marker | None, carried: Carried) -> Voice | None:
    if (nobody := _impersonal(scene, hit)) is not None:
        return nobody
    event = scene.events.get(scene.tokens[hit.first].start)
    if _same_source(scene, hit) and (same := carried.source(scene, hit.last)) is not None:
        return same._replace(gender=hit.cue.gender)
    if (subject := _right_after(scene, hit, carried)) is not None:
        return subject
    if _goes_on(scene, hit):
        return opening(scene, hit, carried) if carried.here is None and hit.first > HEAD else carried.latest()
    asked = hit.cue.demands and _other_subject(scene, hit)
    if event is not None and event.actor and not hit.cue.relays and not asked and _is_here(scene, hit, event.actor[0]) and not _only_said(scene, event.actor[0], marker):
        return Voice(event.actor[:1], _end_of(scene, hit, event.actor[0], marker), hit.cue.gender)
    stop = marker.token if marker else min(len(scene.tokens), hit.last + REACH)
    led = (hit.conjunction and not _as_for(scene, hit)) or _object_before(scene, hit)
    found = _antecedent(scene, hit) or words_owner(scene, hit) or (None if led else _before(scene, hit) or _topic(scene, hit))
    sure = marker is not None and not hit.pronoun and (not hit.cue.needs_that or marker.kind == "colon" or hit.cue.strength == WEAK)
    own = found or speaker_after(scene, hit.last, stop, hit.cue.gender, sure=sure)
    if hit.cue.demands and not found and _after_noun(scene, hit):
        return None
    if own is not None and hit.cue.demands and _is_asked(scene, hit, own):
        own = None
    if hit.cue.relays:
        own = relayed(scene, hit, own)
    if own is None and (hit.conjunction or _turns(scene, hit)) and hit.first > 2 and (carried.here is None or differs(carried.here, hit.cue.gender)) and not _again(scene, hit):
        own = opening(scene, hit, carried)
    if own is None and hit.conjunction and (other := _turned_to(scene, hit)) is not None:
        own = other
    if own is None and (_told_before(scene, hit, carried) or (marker is None and not hit.conjunction)):
        own = plain_subject(scene, hit)
    if own is not None and own.actors[0].code == UNKNOWN and not found and _tells_of(scene, hit):
        return None
    if own is not None and hit.cue.describes and own.actors[0].code == UNKNOWN and is_accusative(scene, hit.last):
        return None
    if own is not None:
        return own._replace(gender=hit.cue.gender) if hit.cue.gender == FEMININE else own
    if carried.here is None and (begun := fronted(scene, hit)) is not None:
        return begun
    if _again(scene, hit):
        return carried.source(scene, _behind_idle(scene, hit))
    if not hit.conjunction and hit.first - 1 in scene.at:
        if is_statement(scene, hit.first - 1):
            return carried.source(scene, hit.first - 1)
        if not governed(scene, scene.at[hit.first - 1]):
            return None  # the words before it are its subject, and name nobody that is known
    return _who_acted(scene, hit, carried) or carried.latest(hit.cue.gender)


def _who_acted(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """Who did what the sentence before told, where a verb begins this one without a subject and nobody spoke in that."""
    acting = carried.acting
    agree = acting is not None and not (hit.cue.gender and acting.gender and hit.cue.gender != acting.gender)
    return acting if agree and carried.here is None and hit.first <= 1 else None


def _other_subject(scene: Scene, hit: Hit) -> bool:
    """Whether a body without a state stands right after a verb of asking, and whom it asks after a comma."""
    party = scene.at.get(hit.last)
    if party is None and hit.last < len(scene.tokens) and is_word(scene, hit.last) and not bars(scene, hit.last):
        named = [p for p in scene.parties if hit.last < p.first <= hit.last + LONGEST_NAME][:2]
        return len(named) == 2 and named[0].mention.form == "adjective" and not governed(scene, named[1])
    if party is None or party.mention.actors or not is_definite(scene, party.first) or governed(scene, party):
        return False
    return any(t.text in COMMAS for t in scene.tokens[party.last : party.last + NEAR])


def _tells_of(scene: Scene, hit: Hit) -> bool:
    """Whether a present verb goes with the common noun before it, which nobody says: "proof that confirms his presence"."""
    if not hit.cue.present or hit.conjunction or hit.first == 0 or hit.first - 1 in scene.at:
        return False
    before = scene.tokens[hit.first - 1]
    known = before.norm in scene.lexicon.idle | scene.lexicon.prepositions | scene.lexicon.relatives | scene.lexicon.which
    turn = (before.norm,) in scene.lexicon.turns or is_that(scene, hit.first - 1) or is_source(scene, hit.first - 1)
    return before.kind == "word" and hit.first > HEAD and not known and not turn


def _turned_to(scene: Scene, hit: Hit) -> Voice | None:
    """Whom the sentence has turned to before a verb with "and": "while X refuses it and denies that"."""
    earlier = max((h.last for h in scene.hits if h.last <= hit.first), default=0)
    for i in range(hit.first - 1, max(earlier, 1), -1):
        words = (scene.tokens[i - 1].norm, scene.tokens[i].norm)
        if (words[1],) not in scene.lexicon.turns and words not in scene.lexicon.turns:
            continue
        near = [p for p in scene.parties if i < p.first <= i + HEAD and p.last <= hit.first and p.mention.actors]
        found = next((p for p in near if p.mention.form != "adjective" and not governed(scene, p) and agrees(hit.cue.gender, p)), None)
        return Voice(actors_of(scene, found), None, found.mention.gender) if found is not None else None
    return None


def _turns(scene: Scene, hit: Hit) -> bool:
    """Whether "while" stands right before a verb, which goes on with the subject of its sentence."""
    return hit.first > 0 and (scene.tokens[hit.first - 1].norm,) in scene.lexicon.turns


def _told_before(scene: Scene, hit: Hit, carried: Carried) -> bool:
    """Whether the word after a verb is part of a name that was told before, so that it is a subject and no object."""
    return hit.last < len(scene.tokens) and scene.tokens[hit.last].norm in carried.names


def _after_relative(scene: Scene, hit: Hit) -> bool:
    return hit.first > 0 and scene.tokens[hit.first - 1].norm in scene.lexicon.relatives


def _object_before(scene: Scene, hit: Hit) -> bool:
    """Whether "whom" stands before a verb that bears its object: who is told of there does not speak."""
    return bool(hit.pronoun) and _after_relative(scene, hit)


def _as_for(scene: Scene, hit: Hit) -> bool:
    """Whether the clause opens with "as for X", which a verb with a conjunction takes up."""
    return any(t.norm in scene.lexicon.topics for t in scene.tokens[: hit.first])


def _topic(scene: Scene, hit: Hit) -> Voice | None:
    """Somebody whom no list knows in "as for X, he"."""
    first = next((i + 1 for i, t in enumerate(scene.tokens[: hit.first]) if t.norm in scene.lexicon.topics), hit.first)
    if first >= hit.first:
        return None
    found = plain_name(scene, first) or (source_voice(scene, first, hit.first) if is_source(scene, first) else None)
    return found._replace(last=None) if found is not None else None


def _antecedent(scene: Scene, hit: Hit) -> Voice | None:
    """Whom "who said" goes with, a preposition before him or not."""
    if hit.pronoun or not _after_relative(scene, hit):
        return None
    parties = [p for p in scene.parties if hit.first - BESIDE <= p.last < hit.first and p.mention.form != "adjective"]
    if not parties or not agrees(hit.cue.gender, parties[-1]):
        return None
    last = parties[-1]
    return Voice(actors_of(scene, last), None, last.mention.gender) if last.mention.actors else None


def _impersonal(scene: Scene, hit: Hit) -> Voice | None:
    """Nobody in particular, where "that" follows right on "it is said"."""
    if not {scene.tokens[hit.first].norm, *stems(scene.tokens[hit.first].norm, scene.lexicon.language)} & scene.lexicon.impersonal:
        return None
    if hit.last >= len(scene.tokens) or not is_that(scene, hit.last):
        return None
    before = hit.first > 0 and scene.tokens[hit.first - 1].kind != "mark" and not hit.conjunction
    return None if before else Voice((Actor(code=UNKNOWN, entity_text=scene.tokens[hit.first].text),), hit.last, "")


def _after_noun(scene: Scene, hit: Hit) -> bool:
    """Whether a word in the middle of a sentence stands right before a verb of asking: "a draft that calls on X"."""
    inside = hit.first > HEAD + turned(scene) and not hit.conjunction
    return inside and scene.tokens[hit.first - 1].kind == "word" and hit.first - 1 not in scene.at


def _is_asked(scene: Scene, hit: Hit, voice: Voice) -> bool:
    """Whether a body without a state after "called on" is who is asked, and not who asks."""
    party = scene.at.get(hit.last)
    return party is not None and voice.actors[0].code == UNKNOWN and voice.last == party.last and party.mention.rule.endswith(NOUN)


def _goes_on(scene: Scene, hit: Hit) -> bool:
    """Whether "but he" or "except that she" stands right before a verb."""
    if hit.first == 0:
        return False
    before = analyse(scene.tokens[hit.first - 1].norm, scene.lexicon.language)
    if any(r.pronoun and r.stem in scene.lexicon.adversatives for r in before):
        return True
    return hit.first > 1 and scene.tokens[hit.first - 2].norm in scene.lexicon.adversatives and is_that(scene, hit.first - 1)


def _again(scene: Scene, hit: Hit) -> bool:
    """Whether the subject is "the statement", "this source" of whoever spoke before."""
    at = _behind_idle(scene, hit)
    return at < len(scene.tokens) and (hit.last in scene.at or is_source(scene, at))


def _behind_idle(scene: Scene, hit: Hit) -> int:
    """The first token after a verb that is more than an adverb or "this"."""
    at = hit.last
    while at < len(scene.tokens) and scene.tokens[at].norm in scene.lexicon.idle:
        at += 1
    return at


def _same_source(scene: Scene, hit: Hit) -> bool:
    """Whether "the source" that was told before stands right after a verb."""
    party = scene.at.get(hit.last)
    if party is None or not party.mention.rule.endswith(AGAIN) or named_next(scene, party.last, len(scene.tokens)):
        return False
    return is_source(scene, hit.last) and is_definite(scene, hit.last)


def _right_after(scene: Scene, hit: Hit, carried: Carried) -> Voice | None:
    """The first of two parties that stand right after a verb: its subject, before its object."""
    party = scene.at.get(hit.last)
    if party is None or party.mention.form == "adjective" or governed(scene, party):
        return None
    other = scene.at.get(party.last)
    if other is None or other.mention.preposition or other.mention.conjunction or other.mention.form == "adjective":
        return None
    if (other.mention.kind == "person" and party.mention.rule.endswith(OFFICE)) or not (party.mention.actors or other.mention.actors):
        return None
    if not party.mention.actors:
        if is_statement(scene, party.first):
            return carried.source(scene, party.first)
        return carried.latest() if is_definite(scene, party.first) and party.last == party.first + 1 else None
    return Voice(actors_of(scene, party), party.last, hit.cue.gender or party.mention.gender)


def _is_here(scene: Scene, hit: Hit, actor: Actor) -> bool:
    """Whether a sentence itself names a party, which else is only understood, and not as a place ("the envoy in Beirut denied")."""
    named = [p for p in scene.parties for a in p.mention.actors if actor.entity_text == a.entity_text]
    after = scene.at.get(hit.last)
    plain = hit.last < len(scene.tokens) and (after is None or (after.mention.kind == "person" and not after.mention.actors))
    return any(not (p.first > hit.last and (plain or p.mention.kind == "country") and governed(scene, p)) for p in named)


def _only_said(scene: Scene, actor: Actor, marker: Marker | None) -> bool:
    """Whether a party is named only in what is said, which it does not say ("the statement said that the words of X")."""
    named = [p for p in scene.parties for a in p.mention.actors if actor.entity_text == a.entity_text]
    return marker is not None and bool(named) and all(p.first > marker.token for p in named)


def _end_of(scene: Scene, hit: Hit, actor: Actor, marker: Marker | None) -> int | None:
    stop = marker.token if marker else hit.last + REACH
    for party in scene.parties:
        if hit.last <= party.first < stop and any(a.code == actor.code and a.entity_text == actor.entity_text for a in party.mention.actors):
            return party.last
    return None


def _before(scene: Scene, hit: Hit) -> Voice | None:
    """A party right before the verb, or one that opens the clause; none before a comma where the subject follows."""
    if hit.first and scene.tokens[hit.first - 1].text in COMMAS and _has_subject(scene, hit):
        return None
    if hit.first and scene.tokens[hit.first - 1].text in COMMAS and stems(scene.tokens[0].norm, scene.lexicon.language) & scene.lexicon.around.about:
        return None
    parties = [p for p in scene.parties if p.last <= hit.first and p.mention.form != "adjective" and p.mention.actors and not in_place(scene, p)]
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
        aside = sum(t.text in COMMAS for t in scene.tokens[party.last : hit.first]) > 1
        between = sum(not aside or i not in scene.at for i in range(party.last, hit.first))
        if opens and not others and not governed(scene, party) and agrees(hit.cue.gender, party) and between <= NEAR:
            return Voice(actors_of(scene, party), None, party.mention.gender)
    return _source_before(scene, hit)


def _has_subject(scene: Scene, hit: Hit) -> bool:
    """Whether a party stands right after a verb that can be its subject."""
    party = scene.at.get(hit.last)
    named = party is not None and party.mention.form in ("name", "nominal") and bool(party.mention.actors)
    return party is not None and named and not governed(scene, party) and agrees(hit.cue.gender, party)


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


_BY_KIND: dict[str, Callable[[Scene, Hit, Marker | None, Carried], Voice | None]] = {
    "verb": _of_verb,
    "participle": of_participle,
    "noun": of_noun,
}
