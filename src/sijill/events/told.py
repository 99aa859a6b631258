"""Whether a noun for an act tells of it, or only refers to it: "an attack hit the town", and "the trial over the attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.line import HARD_MARKS, Hit, opens_complement
from sijill.events.sides import Sides
from sijill.knowledge.predicates import codebook

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

AFTER = 9
BEFORE = 14
REFERRED = 6
HEADLINE = 8
DATELINE = 3
ANNOUNCED = 3
MANY = 20
CARRIED = 5  # tokens between a light verb and the counted noun that it carries
AHEAD = frozenset({"planned", "requested", "hypothetical"})
UNKNOWN = "UNK"
ELSEWHERE = ("the strike told before", "the state where it is told")  # reasons for a side that the words of the act do not name
RANKED = " by rank: "
OPENING, CLOSING = frozenset("«“"), frozenset("»”")
_LIGHT = frozenset({"light", "light_passive", "impersonal"})


def is_told(work: Work, coded: Coded) -> bool:
    """Whether an act of violence or protest is told: with both its sides, as a headline, by a verb, or by a noun that a verb
    of happening goes with. What only a relative clause says of somebody, or of which somebody speaks, is not; nor, with one
    side, what a noun within a speaker's own words names. Acts of other categories are told as they stand."""
    hit, rules = coded.hit, codebook()
    category = coded.frame.predicate.category
    if coded.status == "negated" and not hit.finite and work.line.stems[hit.first] & work.lex.words.accords and any(r.startswith("status negated opened") for r in coded.reasons):
        return False  # "his rejection of the accord with X" denies no accord
    if category not in (*rules.crowd, *rules.struck):
        return True
    if coded.status in AHEAD:
        return _ahead(coded)
    if len(coded.sides.actor) + len(coded.sides.recipient) > 1:
        return _told_of_two(work, coded)
    if work.line.sentence.title:
        return hit.finite or (coded.status != "negated" and not _referred(work, hit))
    if coded.status != "happened":
        return bool(hit.finite or coded.sides.actor) and coded.status in ("alleged", "denied")
    spoken = _quoted(work, hit)
    if hit.finite:
        known = {a.code for a in (*coded.sides.actor, *coded.sides.recipient)} - {UNKNOWN}
        return bool(known or not spoken) and not _aside(work, hit) and (category in rules.crowd or _past(work, hit))
    verb = next((h for h in reversed(work.line.hits) if h.finite and h.last <= hit.first), None)
    carried = verb is not None and verb.last == hit.first and not hit.prep
    if (hit.pronoun and not carried) or _referred(work, hit) or _general(work, hit):
        return False
    if _known_by_clause(work, coded):
        return True
    if _behind(work, hit) or _identifies(work, hit):
        return False
    if spoken:
        return _goes_on(work, hit) or carried or (verb is not None and _strikes(verb))
    told_before = hit.article and category in rules.crowd
    return _opens(work, hit) or (_goes_on(work, hit) and not told_before) or _depends(work, hit, coded.sides)


def _told_of_two(work: Work, coded: Coded) -> bool:
    """Whether an act with both its sides is told: what did not happen only between two states."""
    hit, sides = coded.hit, coded.sides
    if coded.status != "happened" and len({a.code for a in (*sides.actor, *sides.recipient)}) < 2:
        return hit.finite and coded.status in ("alleged", "denied")
    return hit.finite or _of_both(work, coded) or not (_referred(work, hit) or _general(work, hit))


def _of_both(work: Work, coded: Coded) -> bool:
    """Whether the words of an act themselves name two states or bodies as its sides ("in memory of the invasion of X by Y"),
    and nothing makes it doubtful that it took place ("for fear of clashes between")."""
    if any(work.line.stems[i] & work.lex.words.unsure for i in range(max(coded.hit.first - REFERRED, 0), coded.hit.first)):
        return False
    sides = coded.sides
    actor, recipient = ({a.code for a in side} - {UNKNOWN} for side in (sides.actor, sides.recipient))
    apart = bool(actor and recipient and actor != recipient) or (coded.frame.predicate.joint and len(actor) > 1)
    return apart and not any(r.endswith(ELSEWHERE) or RANKED in r for r in sides.reasons)


def _ahead(coded: Coded) -> bool:
    """Whether an act that may come is told: between two states, by a verb or with a word for planning or fearing. An act
    that somebody asks for is told by what asks for it."""
    actor, recipient = ({a.code for a in side} - {UNKNOWN} for side in (coded.sides.actor, coded.sides.recipient))
    return bool(actor and recipient and actor != recipient) and (coded.hit.finite or coded.status != "requested")


def _known_by_clause(work: Work, coded: Coded) -> bool:
    """Whether a relative clause tells of a strike whom it struck ("the bombing that gunmen carried out in X", "that aimed at X")."""
    line, hit, words = work.line, coded.hit, work.lex.words
    if not (hit.article and coded.sides.recipient):
        return False
    after = next((i for i in range(hit.last, min(hit.last + AFTER, len(line.tokens))) if line.tokens[i].norm in words.relatives), None)
    clause = after is not None and not any(line.tokens[i].kind == "mark" or i in line.preps for i in range(hit.last, after))
    return clause and any(r.endswith(("of the relative clause", "object of the verb after the strike")) for r in (*coded.reasons, *coded.sides.reasons))


def _past(work: Work, hit: Hit) -> bool:
    """Whether a verb stands in the past, or in the present of a headline: one verb, after its subject, in few words."""
    if any(e.tense != "present" for e in hit.entries):
        return True
    alone = all(h is hit or not h.finite for h in work.line.hits)
    return alone and 0 < hit.first <= HEADLINE and len(work.line.tokens) <= 2 * HEADLINE


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


def _behind(work: Work, hit: Hit) -> bool:
    """Whether a preposition of time or cause sets the act behind what is told ("since the assassination of X"), unless
    a noun without article goes on to tell it ("after an attack that killed three")."""
    line, words = work.line, work.lex.words
    for i in range(hit.first - 1, max(hit.first - REFERRED, 0) - 1, -1):
        if line.stems[i] & words.backdrop and not line.pronouns.get(i):
            return hit.article or not _goes_on(work, hit)
        if not line.stems[i] & (words.happening | words.quantifiers):
            return False
    return False


def _identifies(work: Work, hit: Hit) -> bool:
    """Whether the verb that the noun hangs on stands right after a relative pronoun ("those who fell in the bombing")."""
    verb = next((h for h in reversed(work.line.hits) if h.finite and h.last <= hit.first), None)
    return verb is not None and verb.first >= work.line.left_bound(hit.first) and _aside(work, verb)


def _quoted(work: Work, hit: Hit) -> bool:
    """Whether a trigger stands within somebody's words: there a noun names an act that has been told, or comments on it."""
    before = [t.text for t in work.line.tokens[: hit.first]]
    return sum(t in OPENING for t in before) > sum(t in CLOSING for t in before)


def _general(work: Work, hit: Hit) -> bool:
    """Whether a noun speaks of acts at large: joined to its like ("killings and abductions"), counted over a time ("some
    hundred bombings"), or for a purpose ("a car fitted for bombing")."""
    line, words = work.line, work.lex.words
    before = line.tokens[hit.first - 1] if hit.first else None
    after = line.hit_at.get(hit.last)
    if hit.article and (hit.conjunction or (after is not None and after.article and after.conjunction)):
        return True
    if before is not None and before.kind == "number":
        verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
        if verb is not None and hit.first - verb.last <= CARRIED and any(e.kind == "light" for e in verb.entries):
            return False  # "carried out 29 raids"
        return before.text.isdecimal() and int(before.text) >= MANY
    reach = range(max(line.left_bound(hit.first), hit.first - BEFORE), hit.first)
    return hit.prep == words.purpose and not any(line.stems[i] & words.happening for i in reach)


def _opens(work: Work, hit: Hit) -> bool:
    """Whether the noun, without article, is the first word of the sentence, or the first after a dateline."""
    return not hit.article and not hit.prep and hit.first <= DATELINE and hit.first in (0, *work.line.bounds[1:2])


def _goes_on(work: Work, hit: Hit) -> bool:
    """Whether a verb of happening follows the noun ("an attack that struck", "the attack killed three")."""
    line, words = work.line, work.lex.words
    for i in range(hit.last, min(hit.last + AFTER, len(line.tokens))):
        token = line.tokens[i]
        if opens_complement(token, work.lex) or token.text in HARD_MARKS or (hit.article and token.norm in words.relatives):
            return False
        if line.stems[i] & words.happening and i not in line.covered:
            return True
        if i in line.hit_at and line.hit_at[i].finite:
            return False
    return False


def _depends(work: Work, hit: Hit, sides: Sides) -> bool:
    """Whether the noun hangs on a verb of happening, a light verb, or on what the act did ("killed in an attack")."""
    line, words = work.line, work.lex.words
    near = BEFORE
    if hit.article and not any("light verb" in r for r in sides.reasons):
        near = 6 if hit.prep else 2
    for i in range(hit.first - 1, max(hit.first - 1 - near, line.left_bound(hit.first) - 1, -1), -1):
        before = line.hit_at.get(i)
        if line.stems[i] & words.happening and i not in line.covered:
            return True
        if before is not None and before.finite:
            kinds = {e.kind for e in before.entries}
            announced = "report" in kinds and hit.first - before.last <= ANNOUNCED and not hit.prep and hit.first - 1 not in line.preps
            return bool(kinds & _LIGHT) or announced or _strikes(before)
        if before is not None and _strikes(before):
            return hit.conjunction or bool(hit.prep) or hit.first - 1 in line.preps
    return False


def _strikes(hit: Hit) -> bool:
    """Whether a trigger is one of violence ("was killed", "the death of")."""
    return any(e.frame is not None and e.frame.predicate.category in codebook().struck for e in hit.entries)
