"""Who spoke before: in the sentence and in the document, and under which names."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from sijill.claims.lexicon import SpeechLexicon, stems
from sijill.claims.scene import COMMAS, Scene
from sijill.claims.voices import AGAIN, UNKNOWN, Voice
from sijill.knowledge.letters import clitics, normalise
from sijill.records import Actor
from sijill.text.clitics import analyse

FEMININE = "f"
SPOKEN = 4  # sentences with a speaker in which one is looked for that agrees with a verb
SHORT_NAME = 3  # words of a name by which somebody is told again


def differs(voice: Voice, gender: str) -> bool:
    """Whether the gender of a verb is not that of a speaker."""
    return bool(gender and voice.gender) and gender != voice.gender


@dataclass
class Carried:
    """Who spoke last in the document and in the sentence."""

    before: Voice | None = None
    here: Voice | None = None
    named: list[tuple[frozenset[str], Actor]] = field(default_factory=list)
    offices: list[tuple[frozenset[str], str]] = field(default_factory=list)  # words beside an office, and its state
    heads: dict[str, set[str]] = field(default_factory=dict)  # for a state, the first words of offices told of it
    place: str = ""
    stated: Voice | None = None  # whose statement was told of last
    names: set[str] = field(default_factory=set)
    said: list[Voice] = field(default_factory=list)  # who spoke in the last sentences
    acting: Voice | None = None  # who did what the sentence before told, where nobody spoke in it

    def latest(self, gender: str = "") -> Voice | None:
        """The last speaker that agrees with a verb."""
        for voice in (self.here, self.before, *reversed(self.said[-SPOKEN:])):
            if voice is not None and not differs(voice, gender):
                return voice._replace(last=None)
        return None

    def source(self, scene: Scene, i: int) -> Voice | None:
        """Who is meant by "the statement", "the official", "the sources": of sources, only such as spoke before."""
        latest, language = self.latest(), scene.lexicon.language
        if self.stated is not None and stems(scene.tokens[i].norm, language) & scene.lexicon.vehicles:
            return self.stated._replace(last=None)
        told = scene.at[i].mention.actors if i in scene.at and scene.at[i].mention.rule.endswith(AGAIN) else ()
        kind = stems(scene.tokens[i].norm, language)
        spoke = {s for w in latest.actors[0].entity_text.split() for s in stems(normalise(w, language), language)} if latest else set[str]()
        if latest is not None and (spoke & kind or not (told or kind & scene.lexicon.plural_sources)):
            return latest
        if told:
            return Voice(told[:1], scene.at[i].last, scene.at[i].mention.gender)
        if latest is None:
            return None
        return Voice((Actor(code=UNKNOWN, entity_text=scene.tokens[i].text),), i + 1, FEMININE)

    def recognise(self, voice: Voice, around: frozenset[str], lexicon: SpeechLexicon) -> Voice:
        """The voice with the state of whoever spoke before by a longer name with the same words in it. `around` are the
        words between the cue and what is said, which often go on with the name."""
        language = lexicon.language
        actor = voice.actors[0]
        words = frozenset(normalise(word.strip("".join(COMMAS)), language) for word in actor.entity_text.split())
        anonymous = any(stems(word, language) & lexicon.sources for word in words)
        if anonymous and actor.code == UNKNOWN and (same := self._told_source(words, language)) is not None:
            return voice._replace(actors=(msgspec.structs.replace(same, entity_text=actor.entity_text), *voice.actors[1:]))
        if not anonymous and len(words) <= SHORT_NAME and (actor.code == UNKNOWN or len(words) > 1):
            for before, known in reversed(self.named):
                if words < before or (words == before and known.code != UNKNOWN):
                    found = msgspec.structs.replace(known, entity_text=actor.entity_text)
                    return voice._replace(actors=(found, *voice.actors[1:]))
        if actor.code == UNKNOWN and len(words) == 1 and (body := self._told_body(next(iter(words)), language)) is not None:
            return voice._replace(actors=(msgspec.structs.replace(body, entity_text=actor.entity_text), *voice.actors[1:]))
        self.named.append((words | around, actor))
        return voice

    def _told_body(self, word: str, language: str) -> Actor | None:
        """The body of which "the fund" is the first word, if one of a longer name spoke before."""
        kinds = {r.stem for r in analyse(word, language) if r.article and not (r.preposition or r.conjunction or r.pronoun)}
        for _, known in reversed(self.named):
            first, *rest = normalise(known.entity_text, language).split() or [""]
            if known.code != UNKNOWN and rest and first in kinds:
                return known
        return None

    def _told_source(self, words: frozenset[str], language: str) -> Actor | None:
        """The source of a known state that "the medical sources" take up."""
        article = clitics(language).article
        if not all(word.startswith(article) for word in words):
            return None
        for before, known in reversed(self.named):
            kinds = frozenset(s for word in before for s in stems(word, language))
            if known.code != UNKNOWN and all(stems(word, language) & kinds for word in words):
                return known
        return None
