"""The sides that an act leaves open, and who may be meant: parties of the sentence, of the one before, of the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sijill.events.cast import UNKNOWN, Cast, codes_of, fights
from sijill.events.line import Hit, Party
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work


PAIR = 2


class Candidate(NamedTuple):
    """A party that may be the open side: where the sentence names it, or else why it is thought of."""

    actor: Actor
    party: Party | None
    carried: str = ""


def open_roles(coded: Coded) -> tuple[str, ...]:
    """The sides that an act leaves open: actor, recipient, or in a joint act one or two partners."""
    sides = coded.sides
    known = codes_of([*sides.actor, *sides.recipient, *sides.partner])
    if sides.clash and not known:
        return ()
    if coded.frame.predicate.joint:
        return (("partner", "partner"), ("partner",))[len(known)] if len(known) < PAIR else ()
    return tuple(role for role, side in (("actor", sides.actor), ("recipient", sides.recipient)) if not codes_of(side))


def candidates(work: Work, coded: Coded, cast: Cast) -> list[Candidate]:
    """One candidate for each code: where the sentence names it nearest to the trigger in its clause, or else at all; then
    who is carried from before; then whom the article is about. Within one state its fighters may be the other side."""
    known = [*coded.sides.actor, *coded.sides.recipient, *coded.sides.partner]
    within = coded.frame.inside and not coded.frame.predicate.joint and not any(fights(a) for a in known)
    here, found = codes_of(known) | {UNKNOWN}, []
    media = codebook().media_sector
    for candidate in (*_named(work, coded), *_carried(work, coded, cast)):
        actor = candidate.actor
        if actor.sector == media:
            continue
        if within and fights(actor) and actor.code in codes_of(known):
            within = False
            found.append(candidate)
        elif actor.code not in here:
            here.add(actor.code)
            found.append(candidate)
    return found


def _named(work: Work, coded: Coded) -> list[Candidate]:
    """The parties of the sentence, those of the trigger's clause first, the nearer before the farther."""
    line, hit = work.line, coded.hit
    left, right = line.left_bound(hit.first), line.right_bound(hit.last)
    parties = sorted(line.parties, key=lambda p: (not left <= p.first < right, distance(hit, p)))
    return [Candidate(actor, party) for party in parties for actor in party.mention.actors]


def _carried(work: Work, coded: Coded, cast: Cast) -> Iterator[Candidate]:
    line, subject = work.line, work.subjects.get(coded.hit.first)
    if subject is not None and subject.carried:
        yield from (Candidate(actor, None, "the subject carried on") for actor in subject.actors)
    if line.place is not None:
        yield Candidate(line.place, None, "the place of the sentence")
    before = cast.lines.get(line.sentence.index - 1)
    if before is not None and not before.sentence.title:
        yield from (Candidate(actor, None, "named in the sentence before") for party in before.parties for actor in party.mention.actors)
    if coded.frame.inside:
        yield from (Candidate(actor, None, "the fighters of the article") for actor in cast.fighters())
    yield from (Candidate(actor, None, "whom the article names most") for actor in cast.main())


def distance(hit: Hit, party: Party) -> int:
    """Words between a trigger and a party."""
    return max(party.first - hit.last, hit.first - party.last, 0)
