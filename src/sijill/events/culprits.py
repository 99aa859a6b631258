"""Who struck where the words beside a blow name nobody: who answers for it, whose rockets fell, the strike just told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.line import HARD_MARKS, governor
from sijill.events.pronouns import gender_of, other_party
from sijill.knowledge.predicates import codebook
from sijill.records import Actor
from sijill.text.clitics import analyse

if TYPE_CHECKING:
    from sijill.events.complete import Told
    from sijill.events.find import Coded, Work

WEAPON = 4  # tokens between a verb of falling and the weapon that falls
FIRED = 6  # tokens between a weapon and where it was fired from
RECENT = 2  # sentences
OWNER = 2  # tokens between a noun and whose it is
WHY = "who answers for it"


def find_culprit(work: Work, coded: Coded, told: Told) -> None:
    """Fill the doer of a blow, where its own words do not tell him."""
    if coded.sides.actor or coded.frame.predicate.joint:
        return
    _answerable(work, coded)
    if not coded.sides.actor and coded.hit.finite and coded.frame.beside and coded.frame.roles.get("subject") == "about":
        _fired(work, coded)
    if not coded.sides.actor and not coded.hit.finite:
        _begun(work, coded)
    if not coded.sides.actor and not coded.hit.finite:
        _just_told(work, coded, told)


def _answerable(work: Work, coded: Coded) -> None:
    """"the settlers responsible for attacks", "the involvement of X in the bombing", "a group of X stands behind it"."""
    line, words, hit = work.line, work.lex.words, coded.hit
    if hit.finite:
        return
    at = hit.first - 1
    if line.tokens[at].norm not in words.behind or at < 1:
        at = hit.first if hit.prep in words.behind else 0
    if at < 1:
        return
    own = {a.code for a in coded.sides.recipient}
    beside = line.covered.get(at - 1)
    actors: tuple[Actor, ...] = ()
    if beside is not None and beside.mention.actors and line.stems[beside.first - 1] & words.involvement:
        actors = beside.mention.actors
    elif line.stems[at - 1] & words.standing_behind and at - 1 in line.hit_at and at - 1 in work.subjects:
        actors = work.subjects[at - 1].actors
    elif line.stems[at - 1] & (words.responsible | words.standing_behind):
        before = line.covered.get(at - 2)
        actors = before.mention.actors if before is not None else ()
    elif owned := next((r.pronoun for r in analyse(line.tokens[at - 1].norm, work.lex.language) if r.pronoun and r.stem in words.involvement), ""):
        actors = other_party(line, hit, (), work.lex, gender_of(owned, work.lex.language))
    if not actors:
        return
    coded.sides.add("actor", (a for a in actors if a.code not in own or len(actors) == 1), WHY)
    if coded.status == "happened" and not line.stems[at - 1] & words.responsible:
        coded.status = "alleged"


def _fired(work: Work, coded: Coded) -> None:
    """"the rockets of X fell on Y", "a rocket that was fired from X fell": whose it is, or the land from which it came."""
    line, hit = work.line, coded.hit
    arms = frozenset(words[0] for words in coded.frame.beside)
    at = next((i for i in range(max(hit.first - WEAPON, 0), min(hit.last + WEAPON, len(line.tokens))) if line.stems[i] & arms), None)
    if at is None:
        return
    own = {a.code for a in coded.sides.recipient}
    for party in line.parties:
        if not at < party.first <= at + FIRED or not party.mention.actors or {a.code for a in party.mention.actors} & own:
            continue
        if any(line.tokens[i].text in HARD_MARKS or (i in line.hit_at and i == hit.first) for i in range(at, party.first)):
            return
        prep, via = governor(line, party, at + 1, work.lex)
        owner = not prep and via == 0 and party.first - at <= OWNER
        launched = prep in work.lex.words.partitive and any(at < h.first < party.first and h.finite for h in line.hits)
        if owner or launched:
            coded.sides.add("actor", party.mention.actors, "whose weapon it is")
            return


def _begun(work: Work, coded: Coded) -> None:
    """"the raids of X began with the targeting of Y": who strikes is the doer of the strike that is the subject of the verb before."""
    line, hit = work.line, coded.hit
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if verb is None or hit.prep != work.lex.words.partial or not any(e.kind == "light" for e in verb.entries):
        return
    noun = line.hit_at.get(verb.last)
    strike = work.coded.get(noun.first) if noun is not None and noun.last <= hit.first else None
    if strike is not None and strike.frame.predicate.category in codebook().struck and strike.sides.actor:
        coded.sides.add("actor", strike.sides.actor, "the strike that begins with it")


def _just_told(work: Work, coded: Coded, told: Told) -> None:
    """"these raids", "the attack", of nobody named: the blow told last, one or two sentences before, on the same people."""
    line, hit, sides = work.line, coded.hit, coded.sides
    fresh = bool(told.blows) and 0 <= line.sentence.index - told.blow_at <= RECENT
    pointed = hit.first > 0 and line.tokens[hit.first - 1].norm in work.lex.words.demonstratives
    if not fresh or not (pointed or hit.article) or hit.last in line.covered or not line.stems[hit.first] & work.lex.words.operations:
        return
    doers, struck = told.blows[-1]
    codes, own = {a.code for a in struck}, {a.code for a in sides.recipient}
    if own <= codes and (own or pointed) and not own & {a.code for a in doers}:
        sides.add("actor", doers, "the strike told before")
        if not own:
            sides.add("recipient", struck, "the strike told before")

