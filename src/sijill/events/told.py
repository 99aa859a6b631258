"""Whether a noun for an act tells of it, or only refers to it: "an attack hit the town", and "the trial over the attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.line import Hit, opens_complement
from sijill.knowledge.predicates import codebook

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

AFTER = 9
BEFORE = 14
REFERRED = 4
_LIGHT = frozenset({"light", "light_passive", "impersonal"})


def is_told(work: Work, coded: Coded) -> bool:
    """Whether an act of violence or protest is told: with both its sides, as a headline, by a verb, or by a noun that a verb
    of happening goes with. What only a relative clause says of somebody, or of which somebody speaks, is not. Acts of other
    categories are told as they stand."""
    hit, rules = coded.hit, codebook()
    category = coded.frame.predicate.category
    if category not in (*rules.crowd, *rules.struck) or len(coded.sides.actor) + len(coded.sides.recipient) > 1:
        return True
    if work.line.sentence.title:
        return True
    if hit.finite:
        return not _aside(work, hit)
    if coded.status != "happened":
        return category in rules.crowd or coded.status in ("alleged", "denied")
    return not _referred(work, hit) and (_opens(work, hit) or _goes_on(work, hit) or _depends(work, hit))


def _aside(work: Work, hit: Hit) -> bool:
    """Whether a verb stands right after a relative pronoun ("the man who was abducted")."""
    left = work.line.left_bound(hit.first)
    return work.line.tokens[left].norm in work.lex.words.relatives and hit.first - left <= 2


def _referred(work: Work, hit: Hit) -> bool:
    """Whether a noun for speaking of an act stands before ("the trial over the attack", "plans of an attack")."""
    line = work.line
    for i in range(hit.first - 1, max(hit.first - REFERRED, 0) - 1, -1):
        if line.tokens[i].kind == "mark" or opens_complement(line.tokens[i], work.lex):
            return False
        if line.stems[i] & work.lex.words.referring:
            return True
    return False


def _opens(work: Work, hit: Hit) -> bool:
    """Whether the noun, without article, is the first word of a sentence without a finite verb before its end."""
    return not hit.article and not hit.prep and hit.first in (0, *work.line.bounds[1:2]) and not work.line.tokens[: hit.first][:-3]


def _goes_on(work: Work, hit: Hit) -> bool:
    """Whether a verb of happening follows the noun ("an attack that struck", "the attack killed three")."""
    line, words = work.line, work.lex.words
    verb = next((h for h in line.hits if h.finite and h.first >= hit.last), None)
    if verb is None or verb.first - hit.last > AFTER or not line.stems[verb.first] & words.happening:
        return False
    between = line.tokens[hit.last : verb.first]
    return not any(opens_complement(t, work.lex) or (hit.article and t.norm in words.relatives) for t in between)


def _depends(work: Work, hit: Hit) -> bool:
    """Whether the noun hangs on a verb of happening, a light verb, or on what the act did ("killed in an attack")."""
    line, lex = work.line, work.lex
    before = next((h for h in reversed(line.hits) if h.last <= hit.first and (h.finite or _strikes(h))), None)
    if before is None or hit.first - before.last > BEFORE or line.left_bound(hit.first) > before.first:
        return False
    if _strikes(before) and not before.finite:
        return hit.conjunction or bool(hit.prep) or hit.first - 1 in line.preps
    light = {e.kind for e in before.entries} & _LIGHT
    return bool(light or _strikes(before) or line.stems[before.first] & lex.words.happening)


def _strikes(hit: Hit) -> bool:
    """Whether a trigger is one of violence ("was killed", "the death of")."""
    return any(e.frame is not None and e.frame.predicate.category in codebook().struck for e in hit.entries)
