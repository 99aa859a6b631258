"""What is seen of a party that may be the side which an act leaves open, each thing by its name in open_sides.tsv."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sijill.events.cast import Cast, codes_of, fights
from sijill.events.fit import opposed
from sijill.events.line import Hit, Line, Party, governor
from sijill.events.openside import Candidate, distance
from sijill.events.roles import is_kin
from sijill.knowledge.predicates import codebook
from sijill.knowledge.world import states
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

NEAR = ((0, "next to it"), (3, "within 3 words"), (8, "within 8 words"), (15, "within 15 words"))
LONG = 45  # words of a long sentence
LEAD = 2  # the last sentence of the lead
OTHERS = 4  # parties, and more are not told apart
BETWEEN = 2


def seen_of_act(work: Work, coded: Coded) -> frozenset[str]:
    """What is seen of an act that lacks a side, whoever may be meant."""
    return frozenset((*_of_act(work, coded), *_of_words(work, coded.hit)))


def seen_of_party(work: Work, coded: Coded, role: str, candidate: Candidate, rivals: Sequence[Candidate], cast: Cast) -> frozenset[str]:
    """What is seen of a candidate for the side `role` of an act, whose `rivals` are all candidates for it."""
    things = [*_of_party(candidate.actor), *_of_article(coded, role, candidate.actor, cast), *_of_other_acts(work, coded, candidate.actor)]
    things.append(f"{min(sum(r.party is not None for r in rivals), OTHERS)} other parties in the sentence")
    if candidate.actor.code in _known(coded):
        things.append("fighters of the same state")
    if fights(candidate.actor):
        things += ["a group that fights", f"a group that fights as {coded.frame.predicate.category}"]
    if candidate.party is None:
        things.append(candidate.carried)
    else:
        things += [*_of_place(work, coded, role, candidate.party), *_of_writing(coded.hit, candidate.party)]
        things += [*_of_subject(work, coded.hit, candidate.party), *_between(work.line, coded.hit, candidate.party, rivals)]
    return frozenset(things)


def _known(coded: Coded) -> set[str]:
    return codes_of([*coded.sides.actor, *coded.sides.recipient, *coded.sides.partner])


def _of_act(work: Work, coded: Coded) -> Iterator[str]:
    """The act: its kind, trigger, status, and how its other side was found."""
    hit, sides, predicate = coded.hit, coded.sides, coded.frame.predicate
    yield from ("open", predicate.category, f"predicate {predicate.id}", f"status {coded.status}")
    yield f"{predicate.category} by a verb" if hit.finite else f"{predicate.category} by a noun"
    yield "a verb" if hit.finite else "a noun with the article" if hit.article else "a noun"
    told = {
        "in a headline": work.line.sentence.title, "a passive": predicate.passive, "a pronoun on the trigger": bool(hit.pronoun),
        "the trigger after a preposition": bool(hit.prep), "with the words that it asks for": bool(coded.frame.near),
        "a faint trigger": predicate.faint, "one party on both sides": sides.clash, "a side without a code": bool(sides.unnamed),
        "no side known": not (sides.actor or sides.recipient or sides.partner), "opens a clause": bool(predicate.opens),
        "a long sentence": len(work.line.tokens) > LONG, "in the lead": work.line.sentence.index <= LEAD,
    }  # fmt: skip
    yield from (name for name, holds in told.items() if holds)
    for reason in sides.reasons:
        yield f"known: {reason.partition(' ')[0]} {reason.rpartition(' by ')[2]}"


def _of_words(work: Work, hit: Hit) -> Iterator[str]:
    """The words right before and after the trigger, and the verb before it."""
    line, lex, after, before = work.line, work.lex, hit.last, hit.first - 1
    if after >= len(line.tokens) or line.tokens[after].kind == "mark":
        yield "a mark follows"
    elif after in line.preps:
        yield f"{line.preps[after]} follows"
    elif after in line.covered:
        yield "a party follows"
    elif line.tokens[after].norm in lex.words.relatives:
        yield "a relative clause follows"
    elif after in line.pronouns:
        yield "a pronoun follows"
    if before < 0 or line.tokens[before].kind == "mark":
        yield "a mark before"
    elif before in line.preps:
        yield f"{line.preps[before]} before"
    elif before in line.hit_at:
        yield "a trigger before"
    elif line.stems[before] & lex.words.demonstratives:
        yield "after a demonstrative"
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if verb is not None:
        yield "after a verb of saying" if any(e.kind == "report" for e in verb.entries) else f"after a verb, {verb.entries[0].kind}"
        if verb.first in work.coded:
            yield f"after a verb of {work.coded[verb.first].frame.predicate.category}"


def _of_party(actor: Actor) -> Iterator[str]:
    """What a party is."""
    rules, sector = codebook(), actor.sector
    yield f"a {kind}" if (kind := (actor.identifier_id or "").partition(":")[0]) else "no entity"
    yield "a state" if actor.code in states() else f"a body {actor.code}"
    if sector in rules.state_sectors:
        yield "of the state"
    elif sector == rules.media_sector:
        yield "a medium"
    elif sector in rules.private:
        yield "a private party"
    else:
        yield f"sector {sector}" if sector else "no sector"


def _of_article(coded: Coded, role: str, actor: Actor, cast: Cast) -> Iterator[str]:
    """What the rest of the article tells of a party."""
    code, kind, known = actor.code, coded.frame.predicate.category, _known(coded)
    most = cast.most()
    yield "named most in the article" if most[:1] == [code] else "named second most in the article" if code in most else "named less in the article"
    if code in cast.headline:
        yield "named in the headline"
    sides = ("actor", "recipient") if role == "partner" else (role,)
    if any((kind, side, code) in cast.kinds for side in sides):
        yield "on this side of an act of its kind elsewhere"
        if any((kind, side, other) in cast.kinds for side in ("actor", "recipient") if role == "partner" or side != role for other in known):
            yield "both in acts of its kind elsewhere"
    elif any(told == kind for told, _, _ in cast.kinds):
        yield "others in acts of its kind elsewhere"
    pairs = [(code, other) if role == "actor" else (other, code) for other in known]
    if any(pair in cast.pairs for pair in pairs):
        yield "does so elsewhere in the article"
    if any(pair[::-1] in cast.pairs for pair in pairs):
        yield "is told with it the other way round"


def _of_other_acts(work: Work, coded: Coded, actor: Actor) -> Iterator[str]:
    """The other acts of the sentence."""
    others = [other for other in work.coded.values() if other is not coded]
    if any(other.frame.predicate.category == coded.frame.predicate.category for other in others):
        yield "another act of its kind here"
    if any(actor.code in codes_of(other.sides.actor) for other in others):
        yield "doer of another act here"
    if any(actor.code in codes_of(other.sides.recipient) for other in others):
        yield "undergoes another act here"


def _of_place(work: Work, coded: Coded, role: str, party: Party) -> Iterator[str]:
    """Where a party stands to the trigger, and which preposition leads to it."""
    line, hit = work.line, coded.hit
    after = party.first >= hit.last
    side = "after" if after else "before"
    left = line.left_bound(hit.first)
    inside = left <= party.first < line.right_bound(hit.last) and line.aside(party.first) == line.aside(hit.first)
    where = f"{side} it in its clause" if inside else f"{side} it in another clause"
    far = distance(hit, party)
    yield where
    yield f"{where}, " + next((name for limit, name in NEAR if far <= limit), "further off")
    prep, via = governor(line, party, hit.last if after else left if inside else 0, work.lex)
    led = prep or "no preposition"
    yield f"{side} {led}" if via else f"{side} {led}, directly"
    if inside:
        yield f"in its clause {side} {led}"
    roles = coded.frame.roles if hit.finite else coded.frame.noun_roles
    if prep in roles:
        yield "its preposition leads to this side" if roles[prep] in (role, "either") else "its preposition leads to the other side"
    if opposed(line, party, coded.frame, work.lex):
        yield "whom the act turns against"
    if is_kin(line, party, work.lex):
        yield "only kin of a party"
    if any(line.stems[i] & work.lex.words.backdrop for i in range(max(party.first - 2, 0), party.first)):
        yield "a backdrop"


def _of_writing(hit: Hit, party: Party) -> Iterator[str]:
    """How a party is written."""
    mention = party.mention
    yield f"written as {mention.form}"
    yield f"written as {mention.form} {'after' if party.first >= hit.last else 'before'}"
    if mention.kind == "place":
        yield "a capital" if mention.stands_for else "a mere town"
    if mention.kind == "collective":
        yield "the two sides"
    if party.joined:
        yield "joined to the party before it"


def _of_subject(work: Work, hit: Hit, party: Party) -> Iterator[str]:
    """Which verbs of the sentence a party is the subject of."""
    line = work.line
    for first, subject in work.subjects.items():
        if party not in subject.parties:
            continue
        verb = line.hit_at.get(first)
        if first == hit.first:
            yield "subject of the trigger"
        elif verb is not None and any(e.kind == "report" for e in verb.entries):
            yield "who speaks"
        elif verb is not None and verb.last <= hit.first and line.left_bound(hit.first) <= verb.first:
            yield "subject of the verb before it in its clause"
        else:
            yield "subject of another verb"


def _between(line: Line, hit: Hit, party: Party, rivals: Sequence[Candidate]) -> Iterator[str]:
    """What stands between the trigger and a party."""
    low, high = (hit.last, party.first) if party.first >= hit.last else (party.last, hit.first)
    hits = [h for h in line.hits if low <= h.first < high]
    yield f"{min(sum(h.finite for h in hits), BETWEEN)} verbs between"
    yield f"{min(sum(not h.finite for h in hits), BETWEEN)} acts between"
    yield f"{min(sum(r.party is not None and low <= r.party.first < high for r in rivals), BETWEEN)} parties between"
