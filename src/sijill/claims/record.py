"""Makes the record of a claim; its id is a hash of its parts and is stable."""

from __future__ import annotations

import hashlib

from sijill.claims.scene import Utterance
from sijill.records import Actor, Claim, EventMention, Reading


def make_claim(
    reading: Reading, utterance: Utterance, voice: Actor, event: EventMention | None = None, about: str | None = None
) -> Claim:
    """The claim of one speaker about an event, or (`about`) about the event that another claim is about, or about
    something that was not coded."""
    document, sentence = reading.document, utterance.sentence
    quote = next((q for q in utterance.quotes if event is None or q.start <= event.trigger_start < q.end), None)
    event_id = event.id if event is not None else about
    parts = [document.id, document.sha256, str(utterance.start), utterance.stance, voice.code, voice.entity_text, event_id or ""]
    return Claim(
        id=hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16],
        document=document.id,
        sentence=sentence.index,
        start=sentence.start,
        end=sentence.end,
        event=event_id,
        speaker=voice,
        stance=utterance.stance,
        strength=utterance.strength,
        cue=utterance.cue,
        quote=document.text[quote.start : quote.end] if quote else None,
    )
