"""The stage that finds who says so: quotations, claims, and which claim a denial or confirmation answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from sijill.claims.answers import link
from sijill.claims.carried import Carried
from sijill.claims.direct import direct_speech
from sijill.claims.homes import at_home
from sijill.claims.lexicon import SpeechLexicon, speech_lexicon
from sijill.claims.own import own_acts
from sijill.claims.quotes import quote_spans
from sijill.claims.record import make_claim
from sijill.claims.scene import QuoteSpan, Scene, Utterance, lay_out
from sijill.claims.speech import utterances
from sijill.claims.voices import UNKNOWN
from sijill.records import Claim, EventMention, Mention, Reading

MOST_SPEAKERS = 2


def find_claims(reading: Reading) -> Reading:
    """Fill `quotes` and `claims`, in the order of the text."""
    document, lexicon = reading.document, speech_lexicon(reading.document.language)
    spans = quote_spans(document.text, reading.sentences, document.language)
    scenes = _scenes(reading, spans, lexicon)
    carried = Carried()
    told: list[Utterance] = []
    for scene in scenes:
        found = utterances(scene, carried)
        told += found
    at_home(reading, told, lexicon)
    quotes = direct_speech(reading, scenes, told, spans)
    claims = _claims(reading, told)
    linked = link(reading, scenes, told, claims)
    return msgspec.structs.replace(reading, quotes=quotes, claims=tuple(sorted((*linked, *own_acts(reading, told, linked)), key=lambda c: (c.start, c.id))))


def _scenes(reading: Reading, spans: Sequence[QuoteSpan], lexicon: SpeechLexicon) -> list[Scene]:
    mentions: dict[int, list[Mention]] = defaultdict(list)
    events: dict[int, list[EventMention]] = defaultdict(list)
    for mention in reading.mentions:
        mentions[mention.sentence].append(mention)
    for event in reading.events:
        events[event.sentence].append(event)
    return [lay_out(s, mentions.get(s.index, ()), spans, events.get(s.index, ()), lexicon) for s in reading.sentences]


def _claims(reading: Reading, told: Sequence[Utterance]) -> list[tuple[Utterance, Claim]]:
    """For every event the claims of those who say it, the innermost speaker first."""
    made: list[tuple[Utterance, Claim]] = []
    for event in reading.events:
        around = [u for u in told if u.holds(event.trigger_start) and _about(u, event)]
        speakers: list[tuple[str, str]] = []
        for utterance in sorted(around, key=lambda u: (u.back, u.width())):
            for voice in utterance.voices:
                key = (voice.code, voice.entity_text if voice.code == UNKNOWN else "")
                if key not in speakers and len(speakers) < MOST_SPEAKERS:
                    speakers.append(key)
                    made.append((utterance, make_claim(reading, utterance, voice, event)))
    return made


def _about(utterance: Utterance, event: EventMention) -> bool:
    if event.trigger_start < utterance.end and utterance.start < event.trigger_end:
        return False
    doers = {a.code for a in event.actor}
    if utterance.stance == "accuses" and doers & {a.code for a in utterance.voices}:
        return False
    return not utterance.alleged_only or event.status in ("alleged", "denied") or bool(doers & utterance.against)
