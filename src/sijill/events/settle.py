"""Settles sides by the contract (joint and directed acts) and decides which coded triggers are kept as events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from sijill.events.lexicon import Frame
from sijill.events.line import Hit, Line
from sijill.events.refusals import no_side, refusal
from sijill.events.sides import Sides, divided
from sijill.events.told import is_told
from sijill.knowledge.predicates import codebook
from sijill.knowledge.world import states
from sijill.records import Actor, EventMention

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work


KIND_WORDS = "SUPPORT"
GOVERNMENT = "GOV"
DUAL = frozenset({"3md", "3fd", "3mp"})
WITH = 4  # tokens between "with" and the word for who has no code
LEAD = 3  # sentences of the body that tell what the headline told
ASKS = frozenset({"?", chr(0x061F)})


def settle_sides(frame: Frame, sides: Sides) -> None:
    """Joint acts: all parties are actors. Directed acts: each party stands on one side only."""
    sides.settle_among()
    joint = frame.predicate.joint
    inside = frame.predicate.category in codebook().inside or divided([*sides.actor, *sides.partner, *sides.recipient])
    if joint or (sides.partner and not sides.recipient):
        everyone = [*sides.actor, *sides.partner, *(sides.recipient if joint else [])]
        if everyone and everyone[0].identifier_id in codebook().coalitions and len({a.entity_text for a in everyone}) == 1:
            everyone = everyone[:1]  # an alliance and who leads it do nothing with one another
        sides.actor[:] = _groups(everyone) if inside else _distinct(everyone)
        sides.partner.clear()
        if joint:
            sides.recipient.clear()
    elif sides.partner:
        sides.actor[:] = _distinct([*sides.actor, *sides.partner])
        sides.partner.clear()
    codes = {a.code for a in sides.actor}
    sectors = {(a.code, a.sector) for a in sides.actor}
    rebels = all(a.sector in codebook().breakaway for a in sides.actor)
    bodies = {a.identifier_id for a in sides.actor}
    others = any(a.code not in codes for a in sides.recipient)
    forces = frame.predicate.category in codebook().struck and len(codes) == 1 and not others and all(a.sector in codebook().under_arms for a in sides.actor)
    sides.clash = bool(sides.recipient)
    sides.recipient[:] = [
        a for a in sides.recipient
        if a.code not in codes
        or (forces and a.sector is None)
        or (inside and len(codes) == 1 and (((a.code, a.sector) not in sectors and (a.sector or rebels)) or (a.sector and _other_body(a, bodies))))
    ]  # fmt: skip
    regular = all(a.sector in (None, *codebook().state_sectors) for a in sides.actor)
    if any(a.code not in codes for a in sides.recipient) and (regular or frame.predicate.category not in codebook().struck):
        sides.recipient[:] = [a for a in sides.recipient if a.code not in codes]
    sides.clash = sides.clash and not sides.recipient


def _other_body(actor: Actor, bodies: set[str | None]) -> bool:
    """Whether the doers are bodies by name, and a party is none of them (two armed groups of one state)."""
    return bool(bodies) and None not in bodies and actor.identifier_id not in bodies


def is_mutual(line: Line, hit: Hit, frame: Frame, sides: Sides) -> bool:
    """"both support each other": what two parties named as a pair do to nobody else, they do to one another."""
    codes = {a.code for a in sides.actor}
    if hit.pronoun or (hit.finite and not all(e.features[:3] in DUAL for e in hit.entries)):
        return False
    if len(codes) != 2 or sides.recipient or frame.predicate.category not in codebook().joint:
        return False
    return any(p.mention.kind == "collective" and {a.code for a in p.mention.actors} == codes for p in line.parties)


def _distinct(actors: list[Actor]) -> list[Actor]:
    seen: dict[str, Actor] = {}
    for actor in actors:
        if actor.code not in seen or (seen[actor.code].sector is None and actor.sector):
            seen[actor.code] = actor
    return list(seen.values())


def _groups(actors: list[Actor]) -> list[Actor]:
    """Parties once each; of one state, its groups where there are two, else the state."""
    merged = _distinct(actors)
    if len(merged) > 1:
        return merged
    sectors = {a.sector: a for a in actors if a.sector or divided(actors)}
    return list(sectors.values()) if len(sectors) > 1 else merged


def keep(work: Work) -> Iterator[Coded]:
    """The coded triggers that are events: with sides enough, and each act once."""
    seen: set[tuple[str, frozenset[str], frozenset[str], str]] = set()
    ordered = sorted(work.coded.values(), key=lambda c: (c.frame.predicate.faint, c.hit.first))
    kept: list[Coded] = []
    for coded in ordered:
        actors = frozenset(a.code for a in coded.sides.actor)
        recipients = frozenset(a.code for a in coded.sides.recipient)
        if lacking := _lacking(coded, actors, recipients, work):
            if work.refused is not None:
                work.refused.append(refusal(work.line, coded.hit, coded.frame, lacking))
            continue
        key = (coded.frame.predicate.category, actors, recipients, coded.status)
        if key not in seen:
            seen.add(key)
            kept.append(coded)
    if work.line.sentence.title or any(t.text in ASKS for t in work.line.tokens[-1:]):
        kept = [c for c in kept if not c.frame.predicate.faint]
    solid = [_codes(c) for c in kept if not c.frame.predicate.faint]
    yield from sorted((c for c in kept if not c.frame.predicate.faint or not any(_codes(c) <= s for s in solid)), key=lambda c: c.hit.first)


def _codes(coded: Coded) -> set[str]:
    return {a.code for a in (*coded.sides.actor, *coded.sides.recipient)}


def _lacking(coded: Coded, actors: frozenset[str], recipients: frozenset[str], work: Work) -> str:
    """Why a coded trigger is no event, or ""."""
    if _private(coded):
        return "private parties only"
    if coded.frame.predicate.category in codebook().struck and actors == {"NGO"}:
        return "who only watches strikes nobody"
    if _states_travel(coded, work.line):
        return "a state does not travel"
    if _spoken_of(coded, work):
        return "a lasting thing that is spoken of"
    if not is_told(work, coded):
        return f"spoken of and not told as an act ({coded.status})"
    if coded.frame.predicate.category in codebook().crowd and _by_state(coded, work):
        return "a state did something else in protest"
    return "" if _enough(coded, actors, recipients) or _of_many(coded, work) else no_side(work.line, coded.hit, "other party" if actors or recipients else "party")


def _enough(coded: Coded, actors: frozenset[str], recipients: frozenset[str]) -> bool:
    """Two parties; or one, where a verb tells it of a body or state in a category that may have one side."""
    if len(actors | recipients) > 1 or (coded.frame.predicate.joint and len(coded.sides.actor) > 1):
        return True
    if (actors or recipients) and _with_unnamed(coded):
        return True
    if coded.frame.predicate.joint or not (actors or recipients):
        return False
    category = coded.frame.predicate.category
    if category in codebook().recalled and recipients and coded.frame.predicate.needs == ["recipient"] and not coded.hit.pronoun:
        return True
    if category in codebook().complaint and coded.frame.predicate.needs == ["recipient"]:
        return any(a.sector in codebook().state_sectors or (a.sector is None and a.identifier_id) for a in coded.sides.recipient)
    if actors and recipients and divided([*coded.sides.actor, *coded.sides.recipient]):
        return True
    if category in codebook().inside:
        return bool(actors or recipients)
    if category not in codebook().alone and category not in codebook().one_sided:
        return False
    if all(a.sector in codebook().at_home for a in coded.sides.actor):
        return False
    return bool(actors) and (coded.hit.finite or any(r.endswith(("subject of the light verb", "control of the opener")) for r in coded.reasons))


def _of_many(coded: Coded, work: Work) -> bool:
    """Whether a joint act of one party is of several: of a body of states, whose members do it together ("the League met"),
    or with others that have no code ("an accord of X with its creditors")."""
    sides, line, words = coded.sides, work.line, work.lex.words
    if not (coded.frame.predicate.joint and sides.actor) or sides.clash:
        return False
    if all(a.code in codebook().of_states and (a.identifier_id or "").startswith("org:") for a in sides.actor):
        return not any("carried" in r or "before" in r or r.startswith("partner") for r in sides.reasons)
    start = coded.hit.last
    others = (i for i in range(start, line.right_bound(start)) if i not in line.covered and line.stems[i] & words.nameless)
    return any(line.preps.get(j) in (*words.partner, words.between) for i in others for j in range(max(i - WITH, start), i))


def _with_unnamed(coded: Coded) -> bool:
    """Whether the side that is missing is told and only has no code ("the accord of Iran and the great powers")."""
    sides = coded.sides
    return bool(sides.unnamed) if coded.frame.predicate.joint else ("recipient" if sides.actor else "actor") in sides.unnamed


def _spoken_of(coded: Coded, work: Work) -> bool:
    """"strengthens the cooperation between": a lasting thing that a verb acts on, and no act of its own."""
    hit, line = coded.hit, work.line
    with_whom = hit.prep == work.lex.words.partial and line.preps.get(hit.last) in work.lex.words.partner  # "does it in cooperation with X"
    if coded.frame.predicate.category != "COOPERATE" or hit.finite or not hit.article or with_whom:
        return False
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    return verb is not None and line.left_bound(hit.first) <= verb.first and not any(e.kind == "report" for e in verb.entries)


def _by_state(coded: Coded, work: Work) -> bool:
    """A state that did something else "in protest at" an act ("withdrew its envoy in protest at"): no crowd protests."""
    crowd = codebook().crowd
    did = any(c.hit.finite and first < coded.hit.first and c.frame.predicate.category not in crowd for first, c in work.coded.items())
    told = did and not coded.hit.finite and any(r.endswith("subject of the verb before") for r in coded.reasons)
    return told and all(a.sector in (None, "GOV") and (a.identifier_id or "").startswith(("country:", "place:", "office:", "person:")) for a in coded.sides.actor)


def _states_travel(coded: Coded, line: Line) -> bool:
    """A visit told of a country's name: countries do not travel, so the subject was read wrongly."""
    if "visit" not in coded.frame.predicate.mode or coded.frame.near:
        return False
    if coded.hit.pronoun and not coded.hit.finite and not _in_office(coded.sides.actor):
        return True
    if not any(r.startswith("actor") and "subject" in r for r in coded.reasons):
        return False
    sent = {p.mention.text for p in line.parties if p.mention.form == "nominal"}
    actors = [a for a in coded.sides.actor if a.entity_text not in sent]
    if coded.sides.actor and len(actors) < len(coded.sides.actor):
        return False  # "the ministers of X and Y": people, of whom the second state tells too
    if not coded.hit.finite:
        return bool(actors) and all((a.identifier_id or "").startswith("org:") and a.sector != GOVERNMENT for a in actors)
    return not actors or all(a.sector is None and (a.identifier_id or "").startswith(("country:", "place:", "org:")) for a in actors)


def _in_office(actors: Sequence[Actor]) -> bool:
    """Whether some of the parties are persons, or officials of a state, who travel."""
    return any(a.sector or (a.identifier_id or "").startswith(("person:", "office:")) for a in actors)


def _private(coded: Coded) -> bool:
    """Business between firms, students meeting: acts of private parties that are none between states."""
    category, rules = coded.frame.predicate.category, codebook()
    if category not in rules.official or _against_state(coded) or _asks_state(coded):
        return False
    if category == KIND_WORDS and not all(a.sector in rules.private for a in coded.sides.recipient):
        return bool(coded.sides.actor) and all(a.sector in rules.private and a.sector not in rules.heard for a in coded.sides.actor)
    return bool(coded.sides.actor) and all(a.sector in rules.private and not _has_voice(a) for a in coded.sides.actor)


def _asks_state(coded: Coded) -> bool:
    """Whether people of one state call on the rulers of another ("the hostage's family urged the French president to")."""
    rules, own = codebook(), {a.code for a in coded.sides.actor}
    rulers = [a for a in coded.sides.recipient if a.code in states() and a.code not in own and (a.sector in rules.state_sectors or a.sector is None)]
    people = all(a.sector in rules.heard for a in coded.sides.actor)
    return people and coded.hit.finite and coded.frame.predicate.category in rules.asking and bool(rulers) and own <= states()


def _against_state(coded: Coded) -> bool:
    """Whether a people, its papers or its clergy condemn or charge another state."""
    predicate, rules = coded.frame.predicate, codebook()
    charges = coded.hit.finite and predicate.category in rules.complaint and "investigate" not in predicate.mode
    own = {a.code for a in coded.sides.actor}
    aloud = all(a.sector in rules.aloud and a.code in states() for a in coded.sides.actor)
    return charges and aloud and any(a.sector not in rules.private and a.code in states() and a.code not in own for a in coded.sides.recipient)


def _has_voice(actor: Actor) -> bool:
    """Whether a private party is a body or head of a faith, or a body of many states, whose words are told as a state's are."""
    known = (actor.identifier_id or "").startswith(("org:", "person:"))
    return known and (actor.sector in codebook().spiritual or actor.code in codebook().bodies)


def without_headlines(mentions: Sequence[EventMention], titles: set[int]) -> Iterator[EventMention]:
    """Leave out what a headline tells and the article's body tells again: a headline is no second report. Where the body's
    first sentences tell it with one side only, the headline says which the other is."""
    mentions = _with_sides_of(mentions, titles)
    body = [_gist(m) for m in mentions if m.sentence not in titles]
    lead = [_gist(m) for m in mentions if m.sentence not in titles and m.sentence <= LEAD]
    for mention in mentions:
        if mention.sentence in titles and (any(_same(_gist(mention), other) for other in body) or any(_in_other_words(_gist(mention), other) for other in lead)):
            continue
        yield mention


def _with_sides_of(mentions: Sequence[EventMention], titles: set[int]) -> list[EventMention]:
    """The mentions; the first of the body's lead that tells a headline's act with one of its sides only takes the other:
    one by the same doer alone, else one that the same party undergoes, or by one of the two who act together."""
    told = list(mentions)
    for head in (m for m in mentions if m.sentence in titles and m.actor and (m.recipient or len(m.actor) > 1)):
        category, doers, undergone = _gist(head)
        lead = [(n, *_gist(m)) for n, m in enumerate(told) if m.sentence not in titles and m.sentence <= LEAD and m.event[0] == category]
        same = [n for n, _, actors, others in lead if undergone and not others and actors == doers]
        rest = [n for n, _, actors, others in lead if (undergone and not actors and others == undergone) or (not (undergone or others) and len(actors) == 1 and actors <= doers)]
        for n in [*same, *rest][:1]:
            told[n] = msgspec.structs.replace(told[n], actor=head.actor, recipient=head.recipient, reasons=(*told[n].reasons, "the sides that the headline tells"))
    return told


def _gist(mention: EventMention) -> tuple[str, frozenset[str], frozenset[str]]:
    return mention.event[0], frozenset(a.code for a in mention.actor), frozenset(a.code for a in mention.recipient)


def _in_other_words(head: tuple[str, frozenset[str], frozenset[str]], told: tuple[str, frozenset[str], frozenset[str]]) -> bool:
    """Whether the lead tells an act of the very parties of a headline, or one of its kind with two of them."""
    parties, others = head[1] | head[2], told[1] | told[2]
    return len(parties & others) > 1 and (parties == others or head[0] == told[0])


def _same(first: tuple[str, frozenset[str], frozenset[str]], second: tuple[str, frozenset[str], frozenset[str]]) -> bool:
    return first[0] == second[0] and (first[1] | first[2]) <= (second[1] | second[2])
