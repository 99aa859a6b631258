"""Whether a noun for an act tells of it, or only refers to it: "an attack hit the town", and "the trial over the attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.line import Hit, opens_complement
from sijill.knowledge.predicates import codebook

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

AFTER = 9
BEFORE = 14
_LIGHT = frozenset({"light", "light_passive", "impersonal"})


def is_told(work: Work, coded: Coded) -> bool:
    """Whether an act of violence or protest is told: by a verb, with both its sides, as a headline, or by a noun that a verb
    of happening goes with. Nouns of other categories tell their act as they stand."""
    hit, rules = coded.hit, codebook()
    category = coded.frame.predicate.category
    if hit.finite or category not in (*rules.crowd, *rules.struck) or coded.status != "happened":
        return True
    if len(coded.sides.actor) + len(coded.sides.recipient) > 1 or work.line.sentence.title:
        return True
    return _opens(work, hit) or _goes_on(work, hit) or _depends(work, hit)


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
    if _strikes(before):
        return True
    light = {e.kind for e in before.entries} & _LIGHT
    return bool(light or line.stems[before.first] & lex.words.happening)


def _strikes(hit: Hit) -> bool:
    """Whether a trigger is one of violence ("was killed", "the death of")."""
    return any(e.frame is not None and e.frame.predicate.category in codebook().struck for e in hit.entries)
