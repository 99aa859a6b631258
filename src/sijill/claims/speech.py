"""Turns the cues of a sentence into utterances: who says what, from where to where."""

from __future__ import annotations

from sijill.claims.carried import Carried
from sijill.claims.cues import (
    charged,
    find_cues,
    governed_at,
    head_cue,
    is_that,
    marker_after,
    points_back,
    refers,
    relay_at,
)
from sijill.claims.heads import who_acts
from sijill.claims.lexicon import stems
from sijill.claims.named import speaker_after
from sijill.claims.origin import take_note, take_place
from sijill.claims.scene import COLON, COMMAS, ENDS, VERBAL, Hit, Marker, Scene, Utterance
from sijill.claims.sources import stated
from sijill.claims.speakers import voice_of
from sijill.claims.voices import NEAR, UNKNOWN, Voice
from sijill.records import EventMention
from sijill.text.clitics import analyse

ACCUSING = "ACCUSE"
FALSE_REACH = 9
SHORTEST_VERB = 3
FALSE_FAR = 16


def utterances(scene: Scene, carried: Carried) -> list[Utterance]:
    """The utterances of a sentence in order; `carried` is brought up to date."""
    scene.hits = find_cues(scene)
    carried.here = None
    take_note(scene, carried)
    found: list[Utterance] = []
    if (headed := _headed(scene)) is not None:
        found.append(headed)
        carried.here = Voice(headed.voices)
    for n, hit in enumerate(scene.hits):
        told = refers(scene, hit) and not hit.cue.describes
        marker = None if told else _marker(scene, n)
        voice = _referred(scene, hit) if told else voice_of(scene, hit, marker, carried)
        if voice is None or not voice.actors or any(u.start == scene.tokens[hit.first].start for u in found):
            continue
        utterance = _utterance(scene, n, voice, marker)
        utterance.nested = any(u.holds(utterance.start) for u in found)
        at = len(found)
        found.append(utterance)
        if (other := _denied_words(scene, utterance)) is not None:
            found.append(other)
        _carry(scene, carried, utterance, hit, voice, any(u.kind != "according" and u.holds(utterance.start) for u in found[:at]))
    if not scene.hits:
        _begun(scene, carried)
    carried.names.update(t.norm for p in scene.parties if p.mention.kind == "person" for t in scene.tokens[p.first : p.last])
    found += _charges(scene, found)
    if carried.here is not None:
        carried.before = carried.here
        carried.said.append(carried.here)
    carried.acting = None if found or carried.here is not None else who_acts(scene)
    take_place(scene, carried)
    carried.stated = stated(scene, carried) or carried.stated
    scene.latest = carried.before.actors if carried.before is not None else ()
    return found


def _denied_words(scene: Scene, utterance: Utterance) -> Utterance | None:
    """Whose words a denial turns down as a thing: "denied the claims of X that", "rejected the statements of X"."""
    if utterance.stance != "denies" or not utterance.spans or utterance.referred:
        return None
    tokens, lexicon, (start, end) = scene.tokens, scene.lexicon, utterance.spans[0]
    first = next((i for i, t in enumerate(tokens) if t.start >= start and t.kind == "word"), len(tokens))
    party = scene.at.get(first + 1)
    if party is None or party.first != first + 1 or party.mention.form == "adjective" or not party.mention.actors or party.mention.preposition:
        return None
    words = stems(tokens[first].norm, lexicon.language)
    if not words & (lexicon.charges | lexicon.told | lexicon.vehicles) or first in scene.at or tokens[first].start in scene.events or {a.code for a in utterance.voices} & {a.code for a in party.mention.actors}:
        return None
    spans = [(tokens[party.last - 1].end, end)]
    return Utterance(
        scene.sentence, tokens[first].start, tokens[first].end, tokens[first].text, "noun", "asserts", "doubtful",
        party.mention.actors[:1], spans, nested=True, referred=True,
    )  # fmt: skip


def _begun(scene: Scene, carried: Carried) -> None:
    """Take for the last speaker whoever begins a sentence with a verb of saying that tells nothing there ("X condemned it")."""
    hit = head_cue(scene)
    voice = voice_of(scene, hit, None, carried) if hit is not None else None
    if voice is not None and voice.last is not None:
        carried.here = voice


def _marker(scene: Scene, n: int) -> Marker | None:
    """What opens the words that are said; none where "spoke of" comes before it."""
    hit = scene.hits[n]
    marker = marker_after(scene, hit, _next(scene, n))
    of = relay_at(scene, hit) if hit.cue.told_of else None
    return None if marker is not None and of is not None and of < marker.token else marker


def _next(scene: Scene, n: int) -> int:
    """Where the next cue stands; "according to X" within what a verb of saying tells is none."""
    for hit in scene.hits[n + 1 :]:
        if refers(scene, hit):
            continue
        if hit.cue.kind != "according" or hit.conjunction or scene.hits[n].cue.kind == "according":
            return hit.first
    return len(scene.tokens)


def _referred(scene: Scene, hit: Hit) -> Voice | None:
    """Who said what is denied in "denied what X said": whoever stands after the verb."""
    return speaker_after(scene, hit.last, min(hit.last + NEAR, len(scene.tokens)), hit.cue.gender, sure=False)


def _carry(scene: Scene, carried: Carried, utterance: Utterance, hit: Hit, voice: Voice, nested: bool) -> None:
    if utterance.referred:
        return
    if (hit.cue.kind in ("verb", "participle", "told_in") and not nested) or (utterance.back and carried.here is None and _quoted_before(scene, hit)):
        carried.here = voice
    elif carried.before is None and carried.here is None:
        carried.before = voice


def _quoted_before(scene: Scene, hit: Hit) -> bool:
    """Whether a quotation ends right before "according to X": X goes on speaking after it."""
    return any(q.closed and q.last_token < hit.first <= q.last_token + 2 and q.sentence == scene.sentence.index for q in scene.quotes)


def _headed(scene: Scene) -> Utterance | None:
    """"X: ..." at the head of a headline or before a quotation."""
    if not scene.parties or scene.parties[0].first != 0:
        return None
    party = scene.parties[0]
    colon = party.last
    if colon >= len(scene.tokens) - 2 or scene.tokens[colon].text != COLON or party.mention.form == "adjective":
        return None
    if not party.mention.actors or not (scene.sentence.title or scene.quote_at(colon + 1)):
        return None
    tokens, sentence = scene.tokens, scene.sentence
    return Utterance(
        sentence, tokens[0].start, tokens[colon].end, COLON, "colon", "asserts", "neutral",
        party.mention.actors[:1], [(tokens[colon].end, sentence.end)], marker=Marker("colon", colon),
    )  # fmt: skip


def _utterance(scene: Scene, n: int, voice: Voice, marker: Marker | None) -> Utterance:
    hit, tokens, sentence = scene.hits[n], scene.tokens, scene.sentence
    spans, back = _spans(scene, n, voice, marker)
    words = tokens[hit.first : hit.last]
    start, end = words[0].start, words[-1].end
    utterance = Utterance(
        sentence, start, end, " ".join(t.text for t in words), hit.cue.kind, hit.cue.stance, hit.cue.strength,
        voice.actors[:2], spans, voice.gender, marker, back=back, pointing=bool(hit.pronoun) and hit.cue.kind == "verb",
    )  # fmt: skip
    utterance.referred = refers(scene, hit)
    utterance.before_that = _before_that(scene, hit)
    affirming = bool(stems(words[0].norm, scene.lexicon.language) & scene.lexicon.affirming)
    if affirming and points_back(scene, hit) and not utterance.referred:
        utterance.stance = "confirms"
    utterance.affirms = marker is None and affirming and bool(spans) and not _stresses(scene, hit, spans[0][0])
    if hit.cue.charge and charged(scene, hit):
        utterance.stance, utterance.charge = "denies", True
    elif hit.cue.stance == "asserts" and hit.cue.kind != "according" and spans and marker is not None and _calls_false(scene, spans[0][0]):
        utterance.stance, utterance.strength, utterance.charge = "denies", "strong", True
    elif hit.cue.stance == "asserts" and marker is not None and spans and _no_evidence(scene, spans[0][0]):
        utterance.stance = "denies"
        utterance.charge = any(stems(t.norm, scene.lexicon.language) & scene.lexicon.charges for t in tokens if spans[0][0] <= t.start < spans[0][1])
    if (event := scene.events.get(start)) is not None:
        utterance.against = frozenset(a.code for a in event.recipient)
    return utterance


def _stresses(scene: Scene, hit: Hit, start: int) -> bool:
    """Whether "stressed" is meant by "affirmed upon", or what is affirmed was said earlier than what is told before."""
    lexicon = scene.lexicon
    first = next((t.norm for t in scene.tokens if t.start >= start), "")
    return first in lexicon.prepositions or any(t.norm in lexicon.around.earlier for t in scene.tokens[: hit.first])


def _spans(scene: Scene, n: int, voice: Voice, marker: Marker | None) -> tuple[list[tuple[int, int]], bool]:
    """What is said, as offsets, and whether it stands before the cue."""
    hit, tokens, sentence = scene.hits[n], scene.tokens, scene.sentence
    if hit.cue.kind == "according" and not _heads(scene, hit):
        after = voice.last if voice.last is not None else hit.last
        spans = [(sentence.start, tokens[hit.first].start)]
        if after < len(tokens) and _within_clause(scene, hit):
            return [(tokens[after].start, sentence.end)], True
        if marker is not None and marker.kind == "that":
            after = marker.token
        after += _is_set_aside(scene, hit, after)
        if after < len(tokens) and (tokens[after].kind == "word" or scene.quote_at(after) is not None):
            spans.append((tokens[after].start, sentence.end))
        return spans, True
    if marker is not None:
        first = marker.token + (marker.kind == "colon")
        quote = scene.quote_at(marker.token if marker.kind == "quote" else marker.token + 1)
        if voice.last is not None and voice.last < marker.token and (hit.cue.describes or (marker.kind == "quote" and hit.cue.stance == "denies" and not hit.cue.needs_that) or _charge_before(scene, hit, voice.last, marker)):
            first = voice.last
        elif quote is not None and marker.kind != "that":
            return [(quote.start, quote.end)], False
    else:
        first = voice.last if voice.last is not None else hit.last
        first = max(first, governed_at(scene, hit) or 0)
    if first >= len(tokens):
        return [], False
    stop = _stop(scene, n, first, voice)
    if marker is None and (hit.cue.governs or (hit.first > 0 and tokens[hit.first - 1].norm in scene.lexicon.relatives)):
        stop = next((i for i in range(first, stop) if tokens[i].text in COMMAS), stop)
    end = tokens[stop - 1].end if stop else sentence.end
    start = tokens[first].start
    quote = scene.quoted(end - 1)
    return ([(start, max(end, quote.end if quote else end))] if end > start else []), False


def _charge_before(scene: Scene, hit: Hit, first: int, marker: Marker) -> bool:
    """Whether a denial names whose charge it is before "that": "rejected the claim of X that"."""
    if hit.cue.stance != "denies" and not hit.cue.charge:
        return False
    return first < marker.token and first not in scene.at and bool(stems(scene.tokens[first].norm, scene.lexicon.language) & scene.lexicon.charges)


def _within_clause(scene: Scene, hit: Hit) -> bool:
    """Whether an aside stands between a word that opens a clause and its rest: "which, according to X, covers"."""
    i = hit.first - 1
    i -= scene.tokens[i].text in COMMAS
    return i > 0 and (is_that(scene, i) or bool(stems(scene.tokens[i].norm, scene.lexicon.language) & scene.lexicon.relatives))


def _is_set_aside(scene: Scene, hit: Hit, after: int) -> bool:
    """Whether a phrase stands between two commas ("the town is important, according to X, for the road")."""
    return hit.first > 0 and after + 1 < len(scene.tokens) and scene.tokens[hit.first - 1].text in COMMAS and scene.tokens[after].text in COMMAS


def _heads(scene: Scene, hit: Hit) -> bool:
    """Whether a phrase opens its sentence or clause."""
    if hit.first <= 1:
        return True
    before = scene.tokens[hit.first - 1]
    return before.text in ENDS or before.text == COLON or (before.text in COMMAS and hit.conjunction)


def _stop(scene: Scene, n: int, first: int, voice: Voice) -> int:
    """The token before which what is said ends: another speaker's turn, the outlet's own, or the speaker's next act."""
    tokens = scene.tokens
    open_quote = scene.quoted(tokens[first].start)
    if refers(scene, scene.hits[n]):
        return next((i for i in range(first, len(tokens)) if tokens[i].kind == "mark" or is_that(scene, i)), len(tokens))
    for hit in scene.hits[n + 1 :]:
        if hit.first <= first or (open_quote and tokens[hit.first].start < open_quote.end):
            continue
        if hit.cue.kind == "verb" and not hit.conjunction and _main_clause(scene, hit, first):
            return hit.first
        if hit.cue.kind == "verb" and (but := _but(scene, hit.first, first)):
            return min(but, _turn(scene, first, but, voice))
        if hit.conjunction and hit.cue.kind == "verb":
            bound = _before_which(scene, hit.first, first)
            return min(bound, _turn(scene, first, bound, voice))
        if (bound := _before_which(scene, hit.first, first)) < hit.first:
            return min(bound, _turn(scene, first, bound, voice))
        if hit.conjunction and hit.cue.kind == "according":
            return hit.first
    return _turn(scene, first, len(tokens), voice)


def _main_clause(scene: Scene, hit: Hit, first: int) -> bool:
    """Whether a verb after a comma opens the main clause of a sentence that begins with "while X says that"."""
    tokens = scene.tokens
    opened = any((s,) in scene.lexicon.turns for s in stems(tokens[0].norm, scene.lexicon.language))
    return opened and first < hit.first and tokens[hit.first - 1].text in COMMAS and hit.last in scene.at


def _but(scene: Scene, i: int, first: int) -> int:
    """Where "..., but (that) Y" begins, Y being another party that speaks by the verb at token i; 0 where it does not."""
    tokens, lexicon = scene.tokens, scene.lexicon
    party = next((p for p in reversed(scene.parties) if i - NEAR <= p.first and p.last <= i and p.mention.form != "adjective"), None)
    if party is None:
        return 0
    for k in range(party.first - 1, max(party.first - 4, first), -1):
        if tokens[k].norm in lexicon.around.but_words or (tokens[k].norm in lexicon.adversatives and tokens[k - 1].text in COMMAS):
            return k
    return 0


def _before_that(scene: Scene, hit: Hit) -> bool:
    """Whether "X had said" tells what came before the sentence above it."""
    tokens, lexicon = scene.tokens, scene.lexicon
    had = hit.first > 0 and (tokens[hit.first - 1].norm in lexicon.had or (not hit.cue.present and hit.cue.kind == "verb"))
    return had and any(stems(t.norm, lexicon.language) & lexicon.was for t in tokens[:2])


def _before_which(scene: Scene, i: int, first: int) -> int:
    """"which X denies", "and these are claims that X denies": the clause begins with the words before the cue."""
    while i - 2 > first and scene.tokens[i - 1].norm in scene.lexicon.idle:
        i -= 1
    if i - 2 <= first:
        return i
    if stems(scene.tokens[i - 1].norm, scene.lexicon.language) & scene.lexicon.charges:
        return i - 2 if scene.tokens[i - 2].norm in scene.lexicon.which_is else i
    if scene.tokens[i - 1].norm not in scene.lexicon.which:
        return i
    return i - 2 if scene.tokens[i - 2].norm in scene.lexicon.which_is else i - 1


def _turn(scene: Scene, first: int, stop: int, voice: Voice) -> int:
    tokens = scene.tokens
    not_that = not is_that(scene, first)
    codes = {a.code for a in voice.actors}
    direct = tokens[first - 1].text == COLON
    for i in range(first + 1, stop):
        if tokens[i].kind != "word" or scene.quoted(tokens[i].start):
            continue
        if _which_is(scene, i):
            return i
        if tokens[i - 1].text not in COMMAS or direct:
            continue
        if not_that and tokens[i].norm in scene.lexicon.around.also:
            return i
        plain = stems(tokens[i].norm, scene.lexicon.language)
        if any((s,) in scene.lexicon.turns for s in plain):
            return i
        joined = any(r.conjunction and (r.stem, tokens[min(i + 1, stop - 1)].norm) in scene.lexicon.turns for r in analyse(tokens[i].norm, scene.lexicon.language))
        if i + 1 < stop and not joined and any((s, tokens[i + 1].norm) in scene.lexicon.turns for s in plain):
            return i
        event = scene.events.get(tokens[i].start)
        if event is not None and _own_act(scene, event, codes, i):
            return i
    return stop


def _which_is(scene: Scene, i: int) -> bool:
    """Whether "which is what" begins at token i."""
    tokens = scene.tokens
    return tokens[i].norm in scene.lexicon.which_is and i + 1 < len(tokens) and tokens[i + 1].norm in scene.lexicon.which


def _own_act(scene: Scene, event: EventMention, codes: set[str], i: int) -> bool:
    """Whether a verb after a comma and "and" tells the speaker's next act (he said that ..., and called for ...)."""
    readings = analyse(scene.tokens[i].norm, scene.lexicon.language)
    conjunction = any(r.conjunction and len(r.stem) >= SHORTEST_VERB for r in readings)
    return conjunction and event.event[0] in VERBAL and bool(codes & {a.code for a in event.actor})


def _calls_false(scene: Scene, start: int) -> bool:
    """Whether what is said calls something false in its first words; further on where these are "the reports", "what X said"."""
    tokens, lexicon = scene.tokens, scene.lexicon
    first = next((i for i, t in enumerate(tokens) if t.start >= start), len(tokens))
    again = (i + 1 for i in range(first + 1, len(tokens)) if is_that(scene, i) and tokens[i].norm not in lexicon.complementizers and not scene.quoted(tokens[i].start))
    return _false_at(scene, first) or any(_false_at(scene, i) for i in again)


def _false_at(scene: Scene, first: int) -> bool:
    """The same from a token on."""
    tokens, lexicon = scene.tokens, scene.lexicon
    head = tokens[first : first + 3]
    told = any(t.norm in lexicon.which or stems(t.norm, lexicon.language) & lexicon.told for t in head)
    stop = min(first + (FALSE_FAR if told else FALSE_REACH), len(tokens))
    words = (i for i in range(first, stop) if tokens[i].kind == "word" and i not in scene.at)
    return any(lexicon.false_words.at(tokens, i) and not _attribute(scene, i, first) for i in words)


def _no_evidence(scene: Scene, start: int) -> bool:
    """Whether what is said begins with "there is no evidence"."""
    head = [t.norm for t in scene.tokens if t.start >= start and t.kind == "word"][:FALSE_REACH]
    language, lexicon = scene.lexicon.language, scene.lexicon
    proof = next((n for n, word in enumerate(head) if stems(word, language) & lexicon.around.evidence), 0)
    return any(word in lexicon.negators or word in lexicon.lacking for word in head[:proof])


def _attribute(scene: Scene, i: int, first: int) -> bool:
    """Whether a word qualifies the noun before it ("forged pictures"), which is no charge and no name."""
    if i <= first + 1 or i - 1 in scene.at or scene.tokens[i - 1].kind != "word":
        return False
    known = stems(scene.tokens[i - 1].norm, scene.lexicon.language)
    plain = not any(r.article or r.pronoun for r in analyse(scene.tokens[i - 1].norm, scene.lexicon.language))
    return plain and not known & (scene.lexicon.charges | scene.lexicon.stop_words) and scene.tokens[i].norm in scene.lexicon.falsehoods


def _charges(scene: Scene, found: list[Utterance]) -> list[Utterance]:
    """Charges by other words than those of saying: what is alleged after them is the accuser's word."""
    cues = {u.start for u in found}
    sentence = scene.sentence
    return [
        Utterance(
            sentence, event.trigger_start, event.trigger_end, event.text, "event", "accuses", "strong",
            event.actor[:1], [(event.trigger_end, sentence.end)], alleged_only=True, against=frozenset(a.code for a in event.recipient),
        )
        for event in scene.events.values()
        if event.event[0] == ACCUSING and event.actor and event.actor[0].code != UNKNOWN and event.trigger_start not in cues
    ]  # fmt: skip
