"""Who spoke before: in the sentence and in the document, and under which names."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from sijill.claims.lexicon import SpeechLexicon, stems
from sijill.claims.scene import COMMAS, Scene
from sijill.claims.voices import AGAIN, UNKNOWN, Voice
from sijill.knowledge.letters import normalise
from sijill.records import Actor

FEMININE = "f"
SHORT_NAME = 3  # words of a name by which somebody is told again


@dataclass
class Carried:
    """Who spoke last in the document and in the sentence."""

    before: Voice | None = None
    here: Voice | None = None
    named: list[tuple[frozenset[str], Actor]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def latest(self, gender: str = "") -> Voice | None:
        """The last speaker that agrees with a verb."""
        for voice in (self.here, self.before):
            if voice is not None and not (gender and voice.gender and gender != voice.gender):
                return voice._replace(last=None)
        return None

    def source(self, scene: Scene, i: int) -> Voice | None:
        """Who is meant by "the statement", "the official", "the sources": of sources, only such as spoke before."""
        latest, language = self.latest(), scene.lexicon.language
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
        if not anonymous and len(words) <= SHORT_NAME and (actor.code == UNKNOWN or len(words) > 1):
            for before, known in reversed(self.named):
                if words < before:
                    found = msgspec.structs.replace(known, entity_text=actor.entity_text)
                    return voice._replace(actors=(found, *voice.actors[1:]))
        self.named.append((words | around, actor))
        return voice
