"""Whom a complaint or praise is for where only a clause on its object tells: "condemned the crimes that X committed"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sijill.events.beside import described
from sijill.events.fit import disapproves
from sijill.events.line import HARD_MARKS, Party, opens_complement
from sijill.events.subjects import is_bare, with_joined
from sijill.events.wronged import wrongdoers
from sijill.events.wrongs import wrongs
from sijill.knowledge.predicates import codebook
from sijill.records import Actor
from sijill.text.clitics import analyse

if TYPE_CHECKING:
    from sijill.events.complete import Told
    from sijill.events.find import Coded, Work

REACH = 14
NEAR = 2
CHARGED = 4  # tokens, such as a day between commas, between whom a verb charges and what with
OWNED = 2
RECENT = 2  # sentences


def doer_of_object(work: Work, coded: Coded) -> None:
    """The doer of what is condemned or welcomed undergoes it, where the frame finds nobody else."""
    sides, predicate, rules = coded.sides, coded.frame.predicate, codebook()
    if predicate.wronged:
        sides.add("recipient", wrongdoers(work, coded.hit), "of whom something bad is said")
    if sides.recipient or sides.clash or sides.unnamed or not (predicate.category in (*rules.complaint, *rules.answers) or predicate.cameo in rules.praise):
        return
    own = {a.code for a in sides.actor}
    party = _charged_later(work, coded, own) or _in_relative(work, coded)
    if party is not None:
        doers = [a for p in with_joined(work.line, party) for a in p.mention.actors if a.code not in own or a.sector in rules.breakaway]
        sides.add("recipient", doers, "the doer of what it is about")


def _charged_later(work: Work, coded: Coded, own: set[str]) -> Party | None:
    """Whom a verb charges where a clause on something else stands between: who stands bare right before what he is charged
    with ("charged in a talk that was aired yesterday his counterpart with", "charged, said to do so, X, on Monday, with")."""
    line, hit = work.line, coded.hit
    if not hit.finite or coded.frame.predicate.opens != "alleged" or coded.frame.roles.get("object") != "recipient":
        return None
    stop = next((i for i in range(hit.last, len(line.tokens)) if line.tokens[i].text in HARD_MARKS), len(line.tokens))
    for party in line.parties:
        if not hit.last <= party.first < stop or party.mention.form == "adjective" or party.mention.preposition or party.first - 1 in line.preps:
            continue
        after = next((i for i in range(party.last, stop) if line.tokens[i].kind == "word" and i not in line.timed), stop)
        with_what = after < stop and after - party.last <= CHARGED and _with(work, after)
        if with_what and party.mention.actors and not own & {a.code for a in party.mention.actors}:
            return party
    return None


def _with(work: Work, i: int) -> bool:
    """Whether what somebody is charged with begins at token i: "with" and a noun or "that"."""
    line, partial = work.line, work.lex.words.partial
    return line.preps.get(i) == partial or (i not in line.covered and any(r.preposition == partial for r in analyse(line.tokens[i].norm, work.lex.language)))


def condemned_blow(work: Work, coded: Coded, told: Told) -> None:
    """"condemns this shelling", "denounced the attack": where nobody else is named, whoever struck last, a sentence or two
    before, is condemned; or, long after, whoever alone was told to have struck."""
    line, hit, sides = work.line, coded.hit, coded.sides
    if not told.blows or sides.recipient or sides.clash or not hit.finite or not disapproves(coded.frame) or "about" in coded.frame.roles.values():
        return
    end = work.subjects[hit.first].end(hit.last)
    blow = next((h for h in line.hits if end <= h.first <= end + NEAR and not h.finite), None)
    struck = blow is not None and any(e.frame is not None and e.frame.predicate.category in codebook().struck for e in blow.entries)
    own = {a.code for a in sides.actor} | {"UNK"}
    last = [a for a in told.blows[-1][0] if a.code not in own]
    if blow is not None and struck and line.tokens[max(blow.first - 1, 0)].norm in work.lex.words.demonstratives:
        fresh = 0 < line.sentence.index - told.blow_at <= RECENT
        sides.add("recipient", last if fresh else (), "who struck last")
    elif not hit.pronoun and _incident(work, end) and told.blow_at < line.sentence.index and len({frozenset(a.code for a in doers) for doers, _ in told.blows}) == 1:
        sides.add("recipient", last, "who alone was told to have struck")


def _incident(work: Work, end: int) -> bool:
    """Whether "the attack" or "the crime", known from before, stands at token `end` or after one more, with no party after it."""
    line, words = work.line, wrongs(work.lex.language)
    at = next((i for i in range(end, min(end + NEAR, len(line.tokens))) if line.stems[i] & words.incidents), None)
    known = at is not None and any(r.article for r in analyse(line.tokens[at].norm, work.lex.language))
    return known and not any(p.mention.actors for p in line.reach(end, line.right_bound(end)))


def _takes_up(work: Work, i: int) -> bool:
    """Whether a verbal noun with a pronoun for it follows who does it ("that the settlers went about carrying out")."""
    line = work.line
    after = i + 1 < len(line.tokens) and i in line.preps
    return after and any(r.pronoun and r.stem in work.lex.words.light_nouns for r in analyse(line.tokens[i + 1].norm, work.lex.language))


def _in_relative(work: Work, coded: Coded) -> Party | None:
    """Who does what the first relative clause after a trigger tells, or from whom what it tells of comes."""
    line, hit = work.line, coded.hit
    subject = work.subjects.get(hit.first)
    object_at = subject.end(hit.last) if subject else hit.last
    for i in range(hit.last, min(hit.last + REACH, len(line.tokens))):
        if disapproves(coded.frame) and (line.tokens[i].norm, line.tokens[min(i + 1, len(line.tokens) - 1)].norm) in work.lex.words.doer and i + 2 in line.covered:
            return line.covered[i + 2]
        if line.tokens[i].text in HARD_MARKS or opens_complement(line.tokens[i], work.lex) or (i in line.hit_at and line.hit_at[i].finite and i > hit.last and not line.stems[i] & work.lex.words.issued):
            return None
        if line.stems[i] & work.lex.words.issued and i + 1 in line.preps:
            return _issuer(work, i + 1)
        what = i == object_at and line.tokens[i].norm in work.lex.words.which
        if not what and line.tokens[i].norm not in work.lex.words.relatives:
            continue
        if i + 2 < len(line.tokens) and line.stems[i + 1] & work.lex.words.issued and i + 2 in line.preps:
            return _issuer(work, i + 2)
        verb = next((h for h in line.hits if h.finite and i < h.first <= i + NEAR), None)
        if verb is not None and any(e.kind == "light_passive" for e in verb.entries):
            return None  # "the attacks that X underwent"
        told = next(j for j in range(i - 1, -1, -1) if line.tokens[j].kind == "word" or j == 0)
        stop = min(verb.last + REACH, len(line.tokens)) if verb is not None else 0
        found = next((p for p in line.parties if verb is not None and verb.last <= p.first < stop), None)
        if verb is None or (told in line.covered and not what) or not (verb.pronoun or verb.last in line.pronouns or (found and _takes_up(work, found.last))):
            return None  # "the attack that struck X": without a pronoun for it, who follows the verb undergoes it
        some = found is not None and found.first - verb.last == OWNED and line.preps.get(found.first - 1) in work.lex.words.partitive
        bare = found is not None and (some or is_bare(line, found, verb.last, work.lex, OWNED) or described(line, verb, found, work.lex))
        return found if bare and found is not None and found.mention.form != "adjective" else None
    return None


def _issuer(work: Work, i: int) -> Party | None:
    """Who follows the preposition at token i, with at most so many words between ("statements issued by some officials of X")."""
    found = next((p for p in work.line.parties if i < p.first <= i + OWNED + 1), None)
    own = found is not None and all(work.line.tokens[j].kind == "word" for j in range(i + 1, found.first))
    return found if own else None


def measure_before(work: Work, coded: Coded) -> Sequence[Actor]:
    """Whom a measure strikes that a relative clause tells as somebody's ("froze the funds of X under the sanctions that Y
    adopted"): whom the measure before it in the sentence strikes."""
    category, own = coded.frame.predicate.category, {a.code for a in coded.sides.actor}
    if coded.hit.finite or not any("relative clause" in reason for reason in coded.sides.reasons):
        return ()
    before = [c for c in work.coded.values() if c.frame.predicate.category == category and c.hit.last <= coded.hit.first and c.sides.recipient]
    return [a for a in before[-1].sides.recipient if a.code not in own] if before else ()


def object_of_complaint(work: Work, coded: Coded) -> None:
    """A complaint laid before a body is against whom it names next."""
    if any(reason.startswith("recipient") and reason.endswith((" object", f" {work.lex.words.partial}")) for reason in coded.sides.reasons):
        return  # "denounced statements of the secretary-general"
    own = {a.code for a in (*coded.sides.actor, *coded.sides.recipient)} | set(codebook().bodies)
    heard = {a.code for a in coded.sides.recipient}
    after = False
    for party in work.line.parties:
        codes = {a.code for a in party.mention.actors}
        after = after or bool(codes & heard)
        if after and party.first >= coded.hit.first and codes and not codes & own and party.mention.kind not in ("place",):
            coded.sides.recipient.clear()
            coded.sides.add("recipient", party.mention.actors, "what the complaint is about")
            return
