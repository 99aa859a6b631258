"""Of which state somebody is whom no list knows, where nothing beside his name tells it: of the state that the article is
mostly about. Experts and those who only watch are left without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from sijill.claims.lexicon import SpeechLexicon, stems
from sijill.claims.origin import SPECIAL, STATE
from sijill.claims.scene import Utterance
from sijill.claims.voices import MEDIA, UNKNOWN
from sijill.knowledge.letters import normalise
from sijill.knowledge.predicates import codebook
from sijill.records import Reading

FEWEST = 4  # times that a state is named before somebody speaks
SHARE = 0.5  # of all parties that are named before
SHORT = 3  # letters of a word by which nobody is known again
ASIDE = 8  # words from the cue on in which is told what the speaker is


def at_home(reading: Reading, told: Sequence[Utterance], lexicon: SpeechLexicon) -> None:
    """Give every speaker without a state, known by a name or office, that of the article so far."""
    named = [(m.start, m.actors[0].code) for m in reading.mentions if len(m.actors) == 1 and m.actors[0].sector != MEDIA and m.actors[0].code != UNKNOWN]
    bodies = {m.text for m in reading.mentions if m.kind == "organisation"}
    experts = _experts(reading, lexicon)
    given: dict[str, str] = {}
    for one in told:
        voice = one.voices[0] if one.voices else None
        if voice is None or voice.code != UNKNOWN or voice.entity_text in ("", one.cue):
            continue
        words = [normalise(word, lexicon.language) for word in voice.entity_text.split()]
        if voice.entity_text in bodies:
            continue
        if _watches(one, words, lexicon):
            experts.add(words[-1])
        if words[-1] in experts or _vague(words, lexicon):
            continue
        code = next((given[word] for word in reversed(words) if word in given), None) or _most_told(named, one.start)
        if code is not None and not _struck_by(reading, one, code):
            given.update({word: code for word in words if len(word) > SHORT})
            one.voices = (msgspec.structs.replace(voice, code=code), *one.voices[1:])


def _experts(reading: Reading, lexicon: SpeechLexicon) -> set[str]:
    """The words that stand right after those for an expert, up to a mark: his name is among them."""
    found: set[str] = set()
    for sentence in reading.sentences:
        left = 0
        for token in sentence.tokens:
            left = ASIDE if stems(token.norm, lexicon.language) & lexicon.around.experts else left - 1 if token.kind == "word" else 0
            if left > 0 and token.kind == "word":
                found.add(token.norm)
    return found


def _watches(one: Utterance, words: Sequence[str], lexicon: SpeechLexicon) -> bool:
    """Whether a speaker is a source, a medium or an expert, by his own words or by those beside them."""
    beside = [t.norm for t in one.sentence.tokens if t.start >= one.start and t.kind == "word"][:ASIDE]
    if any(stems(word, lexicon.language) & lexicon.around.experts for word in beside):
        return True
    watching = (lexicon.sources | lexicon.vehicles) - lexicon.around.spokesmen
    return any(stems(word, lexicon.language) & watching for word in words)


def _vague(words: Sequence[str], lexicon: SpeechLexicon) -> bool:
    """Whether the words name nobody: "some", "many", "the investors", "our aim"."""
    if lexicon.around.nobody & set(words):
        return True
    return len(words) == 1 and words[0].endswith(lexicon.around.many_endings)


def _struck_by(reading: Reading, one: Utterance, code: str) -> bool:
    """Whether a speaker tells of blows that a state dealt to others: he is hardly one of it."""
    told = (e for e in reading.events if one.holds(e.trigger_start) and e.event[0] in codebook().struck)
    return any(code in {a.code for a in e.actor} and code not in {a.code for a in e.recipient} for e in told)


def _most_told(named: Sequence[tuple[int, str]], start: int) -> str | None:
    """The state that is named most before an offset, if it is named often."""
    counts = Counter(code for at, code in named if at < start)
    if not counts:
        return None
    code, times = counts.most_common(1)[0]
    state = len(code) == STATE and code not in SPECIAL
    return code if state and times >= FEWEST and times >= SHARE * counts.total() else None
