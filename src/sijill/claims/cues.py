"""Finds the cues of a sentence: which words of saying are used as such, and what opens the words that are said."""

from __future__ import annotations

from sijill.claims.lexicon import Cue, may_be_cue, stems
from sijill.claims.scene import COLON, COMMAS, ENDS, Hit, Marker, Scene
from sijill.text.clitics import analyse
from sijill.text.matcher import Match

REACH = 40  # tokens after a cue in which its speaker and what is said begin
CLOSE = 6
PASSIVE = chr(0x064F)  # written on the first letters of a verb whose doer is not named
CLEAR = 14
NAME_LENGTH = 24  # letters that a quotation has more of than most names
LONGEST_TITLE = 8  # tokens between the marks of a title
SHORTEST = 3  # words that speech right after its verb has more of
ASIDE = 3  # words about a speaker, beside names, that leave "as X said" an aside
HEAD = 4  # tokens at the head of a sentence, "for his part" among them, within which its verb stands


def find_cues(scene: Scene) -> list[Hit]:
    """Cues of a sentence in order."""
    hits: list[Hit] = []
    tokens, language = scene.tokens, scene.lexicon.language
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind != "word" or i in scene.at or not may_be_cue(token.norm, language):
            i += 1
            continue
        hit = _choose(scene, i)
        if hit is None:
            i += 1
            continue
        hits.append(hit)
        i = hit.last
    kept: list[Hit] = []
    for hit in reversed(hits):
        if _stands(scene, hit, next((h.first for h in reversed(kept) if not refers(scene, h)), len(tokens))):
            kept.append(hit)
    return kept[::-1]


def _choose(scene: Scene, i: int) -> Hit | None:
    matches = [m for m in scene.lexicon.cues.at(scene.tokens, i) if _reads(scene, i, m)]
    if not matches:
        return None
    best = matches[0]
    if best.payload.kind == "as_said":
        return _as_said(scene, best)
    hit = Hit(i, best.last, best.payload, bool(best.analysis.conjunction), best.pronoun)
    if any(m.payload.charge and m.payload.only_charge for m in matches) and not best.payload.charge:
        return hit._replace(cue=best.payload._replace(charge=True))
    return hit


def head_cue(scene: Scene) -> Hit | None:
    """The verb of saying that a sentence begins with, whether what it needs stands after it or not."""
    for i in range(min(HEAD, len(scene.tokens))):
        if scene.tokens[i].kind == "word" and i not in scene.at and may_be_cue(scene.tokens[i].norm, scene.lexicon.language):
            hit = _choose(scene, i)
            if hit is not None and hit.cue.kind == "verb" and not hit.cue.guarded and not hit.pronoun:
                return hit
    return None


def _as_said(scene: Scene, opener: Match[Cue]) -> Hit | None:
    """"as X said": any verb of saying after the words that open such a phrase; "also" before one that tells what is said."""
    if opener.last >= len(scene.tokens):
        return None
    verb = next((m for m in scene.lexicon.cues.at(scene.tokens, opener.last) if m.payload.kind == "verb"), None)
    if verb is None or verb.payload.stance == "accuses" or verb.payload.demands:
        return None
    hit = Hit(opener.first, verb.last, verb.payload, bool(opener.analysis.conjunction), verb.pronoun)
    alone = opener.last - opener.first == 1
    if alone and opener.first == 0:
        return None
    if alone and scene.tokens[opener.first].norm in scene.lexicon.around.also and not _closes(scene, verb.last):
        return Hit(verb.first, verb.last, verb.payload, True, verb.pronoun)
    return hit._replace(cue=verb.payload._replace(kind="according"))


def _closes(scene: Scene, i: int) -> bool:
    """Whether nothing but the speaker stands after a verb: a mark, the end, or "in" follows him."""
    words = 0
    while i < len(scene.tokens) and scene.tokens[i].kind == "word" and words <= ASIDE:
        if is_that(scene, i) or scene.tokens[i].norm in scene.lexicon.around.complements:
            return False
        if scene.tokens[i].norm in scene.lexicon.prepositions:
            return True
        words += i not in scene.at
        i = scene.at[i].last if i in scene.at else i + 1
    return words <= ASIDE


def _reads(scene: Scene, i: int, match: Match[Cue]) -> bool:
    """Whether the place allows the reading: no verb right after a preposition or a negation, no "in a statement", no "or deny"."""
    if i and scene.tokens[i - 1].norm in scene.lexicon.either:
        return False
    before = scene.tokens[i - 1].norm in scene.lexicon.prepositions if i else False
    analysis = match.analysis
    if match.payload.kind == "noun" and not match.pronoun and not match.payload.anonymous:
        return analysis.stem not in scene.lexicon.vehicles or not (before or analysis.preposition)
    following = {t.norm for t in scene.tokens[match.last : match.last + 2]}
    if match.payload.kind == "participle" and (following & scene.lexicon.written_on or (i and _is_denied(scene, i - 1))):
        return False
    if match.payload.kind != "verb":
        return True
    if i and not analysis.conjunction and stems(scene.tokens[i - 1].norm, scene.lexicon.language) & scene.lexicon.around.done:
        return False
    if match.payload.relays and i + 1 < len(scene.tokens) and scene.tokens[i + 1].norm == scene.lexicon.relay:
        return True
    if _is_aside(scene, match):
        return False
    if _means_other(scene, i, match):
        return False
    if PASSIVE in scene.tokens[i].text[:3] or scene.tokens[i].text in scene.lexicon.around.never_written or scene.tokens[i].norm in scene.lexicon.never or analysis.stem in scene.lexicon.never:
        return False
    if match.payload.present and i and scene.tokens[i - 1].norm in scene.lexicon.unsaid:
        return False
    if i and scene.tokens[i - 1].norm in scene.lexicon.lacking:
        return False
    if match.last < len(scene.tokens) and scene.tokens[match.last].norm in scene.lexicon.written_on:
        return False
    return analysis.conjunction != "" or not before


def _is_denied(scene: Scene, i: int) -> bool:
    """Whether a word, or one shortly before it, negates what follows: "is not strict enough"."""
    for k in range(i, max(i - 2, -1), -1):
        if scene.tokens[k].kind != "word":
            return False
        if stems(scene.tokens[k].norm, scene.lexicon.language) & scene.lexicon.around.nots:
            return True
    return False


def _means_other(scene: Scene, i: int, match: Match[Cue]) -> bool:
    """Whether a verb of denial means something else: "exiled to", "lied to", "was lying"."""
    lexicon, tokens = scene.lexicon, scene.tokens
    unlike = lexicon.unlike.get(match.analysis.stem) or lexicon.unlike.get(tokens[i].norm)
    if not unlike:
        return False
    behind = scene.at[match.last].last if match.last in scene.at else match.last
    if behind < len(tokens) and tokens[behind].norm in unlike:
        return True
    was = match.payload.present and unlike & lexicon.was
    return bool(was) and any(stems(t.norm, lexicon.language) & lexicon.was for t in tokens[max(i - HEAD, 0) : i])


def _is_aside(scene: Scene, match: Match[Cue]) -> bool:
    """Whether a form that needs no speaker is followed right on by "that": the outlet's own voice."""
    if not {scene.tokens[match.first].norm, match.analysis.stem} & scene.lexicon.asides:
        return False
    for i in range(match.last, min(match.last + 3, len(scene.tokens))):
        if is_that(scene, i):
            return True
        if i in scene.at:
            return False
    return False


def _stands(scene: Scene, hit: Hit, stop: int) -> bool:
    """Whether what the cue needs stands after it."""
    cue = hit.cue
    if cue.kind == "noun":
        return _noun_stands(scene, hit)
    if cue.kind == "participle" and cue.needs_that:
        marker = marker_after(scene, hit, stop)
        return marker is not None and _close_enough(scene, hit, marker)
    if cue.kind != "verb":
        return True
    if cue.only_charge:
        return charged(scene, hit)
    if refers(scene, hit) or _governs(scene, hit):
        return True
    if cue.relays and hit.last < len(scene.tokens) and stems(scene.tokens[hit.last].norm, scene.lexicon.language) & scene.lexicon.said_things:
        return False
    if (cue.relays or cue.told_of) and not hit.pronoun and relay_at(scene, hit) is not None:
        return True
    marker = marker_after(scene, hit, stop)
    if hit.pronoun and cue.stance == "asserts":
        described = cue.describes and marker is not None and marker.kind == "that"
        return described or points_back(scene, hit) or (marker is not None and marker.token - hit.last <= 2 and not cue.relays)
    if cue.guarded:
        named = hit.last in scene.at or (marker is not None and (marker.token == hit.last or _single_name(scene, hit, marker)))
        return marker is not None and named and hit.first == 0 and hit.conjunction
    if not cue.needs_that or (cue.charge and charged(scene, hit)):
        return True
    return marker is not None and _close_enough(scene, hit, marker)


def _single_name(scene: Scene, hit: Hit, marker: Marker) -> bool:
    """Whether few words and no "and" stand between a verb that is a preposition too ("between") and "that"."""
    between = scene.tokens[hit.last : marker.token]
    joined = any(r.conjunction for t in between for r in analyse(t.norm, scene.lexicon.language) if len(r.stem) > 2)
    return marker.kind == "that" and len(between) <= CLOSE and not joined and all(t.kind == "word" for t in between)


def points_back(scene: Scene, hit: Hit) -> bool:
    """Whether "which" stands right before a verb that bears its object ("which X confirmed")."""
    return bool(hit.pronoun) and hit.first > 0 and scene.tokens[hit.first - 1].norm in scene.lexicon.which


def refers(scene: Scene, hit: Hit) -> bool:
    """Whether it tells of another's words as a thing ("denied what X said of it"): "which" follows a word that is no "and
    this is"."""
    if not points_back(scene, hit) or hit.first < 2:
        return False
    before = scene.tokens[hit.first - 2]
    return before.kind == "word" and before.norm not in scene.lexicon.which_is


def _close_enough(scene: Scene, hit: Hit, marker: Marker) -> bool:
    """Whether a verb that is no verb of saying by itself stands close to what is said."""
    between = [t for i, t in enumerate(scene.tokens[hit.last : marker.token], hit.last) if i not in scene.at]
    if marker.kind == "colon":
        return len(between) <= CLEAR
    if hit.pronoun:
        return len(between) <= 2
    if hit.cue.describes and marker.kind == "that" and hit.last in scene.at:
        return True
    if hit.cue.describes and hit.cue.present and marker.kind != "that":
        return len(between) <= 2
    aside = bool(between) and between[-1].text in COMMAS
    parted = not aside and hit.last not in scene.at and any(t.text in COMMAS for t in between)
    near = CLOSE if marker.kind == "quote" and not _whole(scene, marker.token) else CLEAR
    return len(between) <= near and not parted


def _whole(scene: Scene, i: int, more: int = LONGEST_TITLE) -> bool:
    """Whether a quotation that opens at a token ends its sentence, or goes on in the next, and has more words than a title."""
    span = scene.quote_at(i)
    rest = scene.tokens[span.last_token :] if span is not None else ()
    return span is not None and span.last_token - i > more and not any(t.kind == "word" for t in rest)


def _governs(scene: Scene, hit: Hit) -> bool:
    """Whether the preposition follows closely with which a verb tells of a thing: "spoke of", "admitted to"."""
    return governed_at(scene, hit) is not None


def governed_at(scene: Scene, hit: Hit) -> int | None:
    """Where that preposition stands: close behind the verb, or behind an aside between commas."""
    if not hit.cue.governs:
        return None
    i, stop, asides = hit.last, hit.last + CLOSE, 0
    while i < min(stop, len(scene.tokens)):
        token = scene.tokens[i]
        if token.text in COMMAS and (quoting := _before_quote(scene, hit, i)) is not None:
            return quoting
        if token.text in COMMAS and not asides:
            close = next((k for k in range(i + 1, min(i + REACH, len(scene.tokens))) if scene.tokens[k].text in COMMAS), None)
            if close is None or scene.quoted(token.start) is not None:
                return None
            i, stop, asides = close + 1, close + 2, 1
            continue
        if token.kind == "mark" or is_that(scene, i):
            return None
        if token.norm == hit.cue.governs or _written_with(scene, i, hit.cue.governs):
            return i
        party = scene.at.get(i)
        stop += party.last - i - 1 if party is not None and party.first == i else 0
        i += 1
    return None


def _before_quote(scene: Scene, hit: Hit, first: int) -> int | None:
    """Where that preposition stands right before a quotation, behind an aside that no comma closes."""
    for i in range(first + 1, min(first + CLOSE + 2, len(scene.tokens) - 1)):
        if scene.tokens[i].norm == hit.cue.governs and scene.quote_at(i + 1) is not None:
            return i
    return None


def _written_with(scene: Scene, i: int, preposition: str) -> bool:
    """Whether a preposition is written together with the word at token i, which is no name that only begins with it."""
    party = scene.at.get(i)
    if party is not None:
        return party.first == i and party.mention.preposition == preposition
    readings = analyse(scene.tokens[i].norm, scene.lexicon.language)
    return any(r.preposition == preposition and len(r.stem) > 2 for r in readings)


def _noun_stands(scene: Scene, hit: Hit) -> bool:
    """A noun of saying speaks when "that" or "of" follows it, or when it bears a pronoun and something follows."""
    tokens = scene.tokens
    if hit.last < len(tokens) and tokens[hit.last].norm in scene.lexicon.either:
        return False
    if hit.pronoun:
        return hit.last < len(tokens) and tokens[hit.last].text not in ENDS
    for i in range(hit.last, min(hit.last + CLOSE + 2, len(tokens))):
        if tokens[i].norm in scene.lexicon.noun_links:
            return True
        if tokens[i].kind == "mark":
            return tokens[i].text in COMMAS and i + 1 < len(tokens) and is_that(scene, i + 1)
    return False


def charged(scene: Scene, hit: Hit) -> bool:
    """Whether a word for a charge follows closely, and not behind a preposition."""
    for token in scene.tokens[hit.last : hit.last + CLOSE]:
        if token.norm in scene.lexicon.prepositions:
            return False
        if token.kind == "word" and stems(token.norm, scene.lexicon.language) & scene.lexicon.charges:
            return True
    return False


def relay_at(scene: Scene, hit: Hit) -> int | None:
    """Where the word stands that leads to whose words are handed on."""
    for i in range(hit.last, min(hit.last + CLOSE + 6, len(scene.tokens))):
        token = scene.tokens[i]
        if token.norm == scene.lexicon.relay:
            return i
        if scene.ends_at(i) or token.text == COLON or is_that(scene, i) or _long_quote(scene, i):
            return None
    return None


def _long_quote(scene: Scene, i: int) -> bool:
    """Whether a quotation opens at a token that is longer than most names."""
    span = scene.quote_at(i)
    return span is not None and span.end - span.start > NAME_LENGTH


def marker_after(scene: Scene, hit: Hit, stop: int) -> Marker | None:
    """What opens the words that are said after a cue, before token `stop`."""
    limit = min(stop, hit.last + REACH, len(scene.tokens))
    for i in range(hit.last, limit):
        if scene.tokens[i].kind == "mark":
            if scene.tokens[i].text == COLON:
                return Marker("colon", i)
            if (_long_quote(scene, i) or (i == hit.last and _whole(scene, i, SHORTEST))) and not _named(scene, i):
                return Marker("quote", i)
            if scene.ends_at(i):
                return None
        elif is_that(scene, i):
            if scene.tokens[i - 1].text in COMMAS and hit.cue.kind == "verb" and scene.tokens[i].norm not in scene.lexicon.complementizers and i > hit.last + 1:
                return None
            return None if scene.tokens[i - 1].norm in scene.lexicon.adversatives else Marker("that", i)
    return None


def _named(scene: Scene, i: int) -> bool:
    """Whether a quotation is a title or part of a phrase: a preposition or "entitled" stands before it."""
    before = scene.tokens[i - 1]
    if before.kind != "word" or before.norm in scene.lexicon.prepositions:
        return before.kind == "word"
    span = scene.quote_at(i)
    short = span is None or span.last_token - i <= LONGEST_TITLE
    owned = all(r.pronoun for r in analyse(before.norm, scene.lexicon.language) if r.stem in scene.lexicon.titled)
    named = before.norm in scene.lexicon.titled or not owned
    return short and named and bool(stems(before.norm, scene.lexicon.language) & scene.lexicon.titled)


def is_that(scene: Scene, i: int) -> bool:
    """Whether a word is a complementizer, with or without a conjunction or preposition."""
    norm = scene.tokens[i].norm
    if norm in scene.lexicon.complementizers:
        return True
    return any(
        reading.conjunction and not reading.pronoun and reading.stem in scene.lexicon.complementizers
        for reading in analyse(norm, scene.lexicon.language)
    )
