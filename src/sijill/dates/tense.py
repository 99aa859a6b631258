"""Whether the words around a time speak of what is still to come."""

from __future__ import annotations

from sijill.dates.scan import Found, Scan

_CLOSE = 8
_OWN = 5  # words back in which a verb of the past is the time's own, and not that of the speech which tells it
_REACH = 25  # words back in which a verb can govern a time


def tense(scan: Scan, found: Found) -> tuple[bool, bool]:
    """(of the future, outright of the past) for a time; a length of time needs its cue of the future close by."""
    if found.when.rule in ("in-future", "within"):
        near = [_cue(scan, i) for i in range(found.end, min(found.end + 2, scan.size))]
        return False not in near and is_future(scan, found, _CLOSE), False
    future = is_future(scan, found)
    return future, not future and is_past(scan, found, _OWN)


def is_future(scan: Scan, found: Found, reach: int = _REACH) -> bool:
    """Whether the nearest cue before the time is of the future, or a verb right after one that opens the sentence."""
    for i in range(found.first - 1, max(found.first - 1 - reach, -1), -1):
        cue = _cue(scan, i)
        if cue is not None:
            return cue
        if scan.norm(i) in scan.lexicon.sets["clause_ends"] or scan.norm(i) in scan.lexicon.sets["relative_words"]:
            return False
    if found.first <= 3:
        return any(_cue(scan, i) is True for i in range(found.end, min(found.end + 3, scan.size)))
    return False


def is_past(scan: Scan, found: Found, reach: int = _REACH) -> bool:
    """Whether a cue of the past governs the time: said outright, and not taken for granted."""
    for i in range(found.first - 1, max(found.first - 1 - reach, -1), -1):
        cue = _cue(scan, i)
        if cue is not None:
            return not cue
    return found.first <= 3 and any(_cue(scan, i) is False for i in range(found.end, min(found.end + 4, scan.size)))


def _cue(scan: Scan, i: int) -> bool | None:
    """True for a word of the future, False for one of the past, None for others."""
    token, lexicon = scan.tokens[i], scan.lexicon
    if "prep_since" in scan.form(i).roles:
        return False
    if "prep_ago" in scan.form(i).roles and any(r in scan.form(i + 1).roles for r in ("unit0", "unit2", "vague")):
        return True  # "days before the summit of Friday"
    if token.kind != "word":
        return None
    word = token.norm
    bare = word[1:] if len(word) > 3 and word[0] in lexicon.conjunctions else word
    if lexicon.sets["future_words"] & {word, bare} or lexicon.sets["present_plans"] & {word, bare}:
        return True
    if lexicon.sets["past_words"] & {word, bare}:
        return False
    written = token.text[len(word) - len(bare) :]
    return True if _future_verb(scan, word, token.text) or _future_verb(scan, bare, written) else None


def _future_verb(scan: Scan, word: str, text: str) -> bool:
    lexicon = scan.lexicon
    if text.startswith(lexicon.future_written):
        return len(word) > 3
    if len(word) < 4 or not word.startswith(lexicon.future_prefixes) or word in lexicon.not_future_words:
        return False
    return not word.startswith(lexicon.not_future)
