"""Direct speech: which quotations are somebody's words, and speech after a colon without any marks."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.claims.lexicon import stems
from sijill.claims.scene import COLON, ENDS, VERBAL, Marker, QuoteSpan, Scene, Utterance
from sijill.claims.voices import UNKNOWN, governed
from sijill.records import Quote, Reading

INSIDE, AFTER_THAT, AT_ONCE, CONTINUED = 4, 3, 1, 4  # words that a quotation needs at least
NEAR = 4


def direct_speech(reading: Reading, scenes: Sequence[Scene], told: list[Utterance], spans: Sequence[QuoteSpan]) -> tuple[Quote, ...]:
    """The quotes of a document; utterances learn what of them is quoted, and quotations over several sentences widen them."""
    by_sentence: dict[int, list[Utterance]] = {}
    for one in told:
        by_sentence.setdefault(one.sentence.index, []).append(one)
    at = {scene.sentence.index: scene for scene in scenes}
    found: list[Quote] = []
    last: Utterance | None = None
    for span in spans:
        scene = at[span.sentence]
        utterance = _speaker(scene, span, by_sentence.get(span.sentence, []), last)
        if utterance is None and (utterance := _by_act(scene, span) or _by_colon(scene, span)) is not None:
            told.append(utterance)
        if utterance is None:
            continue
        utterance.quotes.append(span)
        if not any(start <= span.start and span.end <= end for start, end in utterance.spans):
            utterance.spans.append((span.start, span.end))
        last = utterance
        found.append(_quote(reading, scene, span.start, span.end, utterance))
    found += [q for u in told if (q := _unmarked(reading, at[u.sentence.index], u)) is not None]
    return tuple(sorted(found, key=lambda q: q.start))


def _quote(reading: Reading, scene: Scene, start: int, end: int, utterance: Utterance) -> Quote:
    document = reading.document
    return Quote(
        document=document.id,
        sentence=scene.sentence.index,
        start=start,
        end=end,
        text=document.text[start:end],
        speaker=utterance.voices[0],
        cue=utterance.cue,
    )


def _speaker(scene: Scene, span: QuoteSpan, here: Sequence[Utterance], last: Utterance | None) -> Utterance | None:
    """The utterance whose words a quotation holds, if it is speech at all."""
    words = _words(scene, span)
    if _is_name(scene, span):
        return None
    said = next((u for u in here if u.back and u.kind == "according" and span.closed and span.end <= u.start and _at_once(scene, span, u)), None)
    before = [u for u in here if u.start < span.start and not u.back and u.kind != "event"]
    for utterance in reversed(before):
        need = _needed(scene, span, utterance)
        if need is not None and said is not None and words >= INSIDE and not _introduced(scene, span, utterance):
            return said
        if need is not None and words >= need:
            return utterance
        if need is not None and utterance.marker is not None:
            break
    aside = next((u for u in here if u.back and u.kind == "according" and u.end <= span.start and u.holds(span.start)), None)
    if aside is not None and span.closed and words >= INSIDE:
        return aside
    after = next((u for u in here if span.end <= u.start and _follows(scene, span, u)), None)
    if after is not None and words >= INSIDE:
        return after
    if last is not None and words >= CONTINUED and not before and span.token == 0:
        near = 0 < scene.sentence.index - last.sentence.index <= 2 or last.quotes[-1].end <= span.start
        return last if near and scene.sentence.index - last.sentence.index <= 2 else None
    return None


def _by_act(scene: Scene, span: QuoteSpan) -> Utterance | None:
    """Whoever demands, threatens or the like in words that are quoted, by a verb that is none of saying."""
    if not _may_be_said(scene, span):
        return None
    acts = [e for e in scene.events.values() if e.trigger_end <= span.start and e.event[0] in VERBAL and e.actor and e.actor[0].code != UNKNOWN]
    if not acts:
        return None
    act = max(acts, key=lambda e: e.trigger_start)
    return Utterance(scene.sentence, act.trigger_start, act.trigger_end, act.text, "event", "asserts", "neutral", act.actor[:1], [(span.start, span.end)])


def _by_colon(scene: Scene, span: QuoteSpan) -> Utterance | None:
    """Whoever spoke last, or acts in the sentence, where a colon leads to a quotation ("and insisted on this:")."""
    if span.token < 2 or scene.tokens[span.token - 1].text != COLON or not _may_be_said(scene, span):
        return None
    named = [p for p in scene.parties if p.last < span.token and p.mention.actors and p.mention.form in ("name", "nominal") and not governed(scene, p)]
    voices = named[0].mention.actors[:1] if named else scene.latest[:1]
    before = scene.tokens[span.token - 2]
    if not voices or before.kind != "word":
        return None
    return Utterance(scene.sentence, before.start, before.end, before.text, "colon", "asserts", "neutral", voices, [(span.start, span.end)])


def _may_be_said(scene: Scene, span: QuoteSpan) -> bool:
    """Whether a quotation is closed, longer than most names, and no title."""
    return span.closed and _words(scene, span) >= INSIDE and not _is_name(scene, span) and not _titled(scene, span)


def _at_once(scene: Scene, span: QuoteSpan, utterance: Utterance) -> bool:
    """Whether no word stands between a quotation and a cue after it."""
    return all(t.kind == "mark" for t in scene.tokens if span.end <= t.start < utterance.start)


def _introduced(scene: Scene, span: QuoteSpan, utterance: Utterance) -> bool:
    """Whether "that", a colon or the quotation mark itself leads from a cue to a quotation at once."""
    marker = utterance.marker
    return marker is not None and 0 <= span.token - marker.token <= 1 + _coloned(scene, marker)


def _is_name(scene: Scene, span: QuoteSpan) -> bool:
    """Whether a quotation holds the name of one party and nothing else."""
    party = next((p for p in scene.parties if span.start <= p.mention.start < span.end), None)
    return party is not None and party.mention.form == "name" and party.mention.start - span.start <= 1 and span.end - party.mention.end <= 1


def _words(scene: Scene, span: QuoteSpan) -> int:
    """Words of a quotation in its first sentence, which is long enough where it has more."""
    count = sum(1 for t in scene.tokens if span.start <= t.start < span.end and t.kind == "word")
    return count + INSIDE if span.end > scene.sentence.end else count


def _needed(scene: Scene, span: QuoteSpan, utterance: Utterance) -> int | None:
    """How many words make a quotation the speech of an utterance before it; None when it stands outside."""
    marker = utterance.marker
    if marker is not None and marker.kind == "colon" and span.token == marker.token + 1:
        return AFTER_THAT if _goes_on(scene, span) else AT_ONCE
    if marker is not None and marker.kind == "quote" and span.token == marker.token:
        return AFTER_THAT
    if marker is not None and marker.kind == "that" and 0 <= span.token - marker.token <= 1 + _coloned(scene, marker):
        return AFTER_THAT
    if not span.closed:
        return None
    if _titled(scene, span):
        return None
    return INSIDE if utterance.holds(span.start) else None


def _coloned(scene: Scene, marker: Marker) -> bool:
    """Whether a colon stands right after "that"."""
    after = marker.token + 1
    return after < len(scene.tokens) and scene.tokens[after].text == COLON


def _goes_on(scene: Scene, span: QuoteSpan) -> bool:
    """Whether a word follows right on a quotation, so that it is only marked within what is said."""
    after = scene.tokens[span.last_token + 1] if span.last_token + 1 < len(scene.tokens) else None
    return span.closed and span.end < scene.sentence.end and after is not None and after.kind == "word"


def _titled(scene: Scene, span: QuoteSpan) -> bool:
    if span.token == 0:
        return False
    before = scene.tokens[span.token - 1]
    return before.kind == "word" and bool(stems(before.norm, scene.lexicon.language) & scene.lexicon.titled)


def _follows(scene: Scene, span: QuoteSpan, utterance: Utterance) -> bool:
    """Whether a cue closely follows a quotation that nothing else introduces ("...", said X)."""
    between = [t for t in scene.tokens if span.end <= t.start < utterance.start]
    return len(between) <= NEAR and (utterance.marker is None or utterance.back) and utterance.kind in ("verb", "according")


def _unmarked(reading: Reading, scene: Scene, utterance: Utterance) -> Quote | None:
    """Direct speech after a colon without marks: to the end of the sentence."""
    marker = utterance.marker
    if marker is None or utterance.kind not in ("verb", "participle", "noun") or utterance.quotes:
        return None
    coloned = marker.kind == "that" and _coloned(scene, marker)
    if marker.kind != "colon" and not coloned:
        return None
    following = scene.tokens[marker.token + 1 + coloned :]
    words = [t for t in following if t.kind != "mark"]
    if len(words) < INSIDE or scene.quote_at(marker.token + 1 + coloned) is not None:
        return None
    end = following[-2].end if following[-1].text in ENDS else following[-1].end
    return _quote(reading, scene, words[0].start, end, utterance)
