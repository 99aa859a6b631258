"""Relative clauses: whom one tells of, and who does what its verb and the verb after it tell."""

from __future__ import annotations

from sijill.events.lexicon import Lexicon
from sijill.events.line import COMMAS, COUNTED, Hit, Line, Party, agrees, opens_complement, verb_gender
from sijill.text.clitics import analyse

BESIDE = 2  # words after who follows the verb of a relative clause
PLAIN = 6  # tokens from "that" to a relative clause on the noun after it


def can_act(party: Party) -> bool:
    """Whether a party can do something: no nationality, no mere place."""
    mention = party.mention
    return mention.form != "adjective" and (party.unnamed or not (mention.kind == "place" and not mention.stands_for))


def joins_only(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word opens another clause ("whereas")."""
    return any((stem,) in lex.words.joiners for stem in line.stems[i])


def antecedent(line: Line, relative: int, lex: Lexicon) -> Party | None:
    """The party that a relative clause tells of; "and its allies" may stand between."""
    before = [p for p in line.parties if p.last <= relative]
    if len(before) > 1 and before[-1].mention.kind in ("country", "place") and line.preps.get(before[-1].first - 1) == lex.words.inside and before[-2].last == before[-1].first - 1:
        return before[-2] if line.tokens[relative - 1].text in COMMAS and can_act(before[-2]) else None  # "the efforts of X in Y, which"
    tie = before[-1].first - 2 if before else 0
    if len(before) > 1 and before[-2].last == tie and line.stems[tie] & lex.words.tied and can_act(before[-2]) and relative - before[-1].last <= 1:
        return before[-2]  # "the group allied with X that took the town"
    if not before or not can_act(before[-1]):
        return None
    between = [t for t in line.tokens[before[-1].last : relative] if t.kind == "word"]
    if any(m.payload.kind == "noun" for i in range(before[-1].last, relative) for m in lex.triggers.at(line.tokens, i)):
        return None  # "X condemned the attack that ...": the clause tells of the attack
    theirs = len(between) == 1 and any(r.conjunction and r.pronoun for r in analyse(between[0].norm, lex.language))
    if not theirs and len(between) == 1 and before[-1].mention.gender and between[0].norm.endswith(tuple(lex.words.feminine)) == (before[-1].mention.gender == "m"):
        return None  # "turned the minister down the plan that": its gender is not his
    return before[-1] if relative - before[-1].last <= 1 or theirs else None


def predicated(line: Line, at: int, lex: Lexicon) -> Party | None:
    """Of whom a noun without article is told: who stands before it, or, where a relative clause ends there, its head ("X,
    which has a seat in the council, is an ally of")."""
    party = antecedent(line, at, lex)
    opens = next((i for i in range(party.first - 1, 0, -1) if line.tokens[i].norm in lex.words.relatives or opens_complement(line.tokens[i], lex)), None) if party is not None else None
    if opens is None or line.tokens[opens].norm not in lex.words.relatives:
        return party
    head = antecedent(line, opens, lex)
    return head if head is not None and head.mention.actors and head.first - line.left_bound(head.first) <= 1 else party


def subject_before(line: Line, hit: Hit, relative: int, lex: Lexicon) -> Party | None:
    """Whom a relative clause tells of, where he may be the subject of its verb, and not "fighters whom it trains"."""
    party = antecedent(line, relative, lex)
    return party if party is None or not hit.pronoun or agrees(hit, party.mention.gender) else None


def head_of_relative(line: Line, hit: Hit, left: int, lex: Lexicon) -> Party | None:
    """Whom a relative clause tells of that has its own verb, for the verb of the clause around it ("the minister who visited X accused Y")."""
    verbs = [h for h in line.hits if h.finite and left < h.first < hit.first]
    head = antecedent(line, left, lex)
    if not verbs or hit.conjunction or head is None or not head.mention.actors or not agrees(hit, head.mention.gender):
        return None
    between = range(verbs[-1].last, hit.first)
    broken = any(opens_complement(line.tokens[i], lex) or line.tokens[i].norm in lex.words.relatives or joins_only(line, i, lex) for i in between)
    auxiliary = bool(line.stems[verbs[-1].first] & lex.words.auxiliaries) or not between
    return None if broken or auxiliary else head


def relative_itself(line: Line, hit: Hit, left: int, after: Party | None, lex: Lexicon) -> Party | None:
    """Whom a relative clause tells of, as the subject of a verb that asks for an object and takes up nobody by a pronoun: who
    follows is the object ("the authorities who accused X", "the forces that, they, fight X")."""
    if 1 < hit.first - left <= 3 and line.tokens[hit.first - 1].norm in lex.words.which_is:
        return antecedent(line, left, lex)
    head = antecedent(line, left, lex) if hit.first - left <= 2 and not hit.pronoun and after is not None and after.first == hit.last else None
    asks = any(e.frame is not None and e.frame.roles.get("object") == "recipient" for e in hit.entries)
    says = after is not None and after.last < len(line.tokens) and opens_complement(line.tokens[after.last], lex)
    if head is None or says or not asks or not (agrees(hit, head.mention.gender) or _tells_of_state(line, hit, head, left, lex)):
        return None
    plural = all(e.features[:3] in COUNTED or e.features.endswith("p") for e in hit.entries)
    return None if plural or after is None or _is_taken_up(line, hit, after, lex) else head


def _is_taken_up(line: Line, hit: Hit, after: Party, lex: Lexicon) -> bool:
    """Whether a pronoun after the verb of a relative clause takes up of whom it tells ("by whose side X stood")."""
    led = (r for i in range(after.last, min(after.last + BESIDE, len(line.tokens))) for r in analyse(line.tokens[i].norm, lex.language))
    return any(line.right_bound(hit.last) > i for i in line.pronouns if i >= hit.last) or any(r.preposition and r.pronoun for r in led)


def _tells_of_state(line: Line, hit: Hit, head: Party, left: int, lex: Lexicon) -> bool:
    """Whether a relative clause tells of the state after a noun of the other gender ("the stand of Iran, she that threatens X")."""
    return head.mention.form == "nominal" and head.last == left and verb_gender(hit) == "f" and line.tokens[left].norm in lex.words.feminine_relatives


def undergoes(line: Line, hit: Hit, after: Party | None, lex: Lexicon) -> bool:
    """Whether who stands right after the verb of a relative clause is its object and not its subject, where the clause tells
    of a noun that names no party: no pronoun takes that noun up, so that it is the subject ("the attack that drove the
    tourists of X out", "which helped X to")."""
    at = next((i for i in (hit.first - 1, hit.first - 2) if i > 0 and line.tokens[i].norm in lex.words.relatives), None)
    if at is None or at - 1 in line.timed or hit.pronoun or after is None or after.first != hit.last or after.mention.preposition:
        return False
    feminine = line.tokens[at].norm in lex.words.feminine_relatives
    frames = [e.frame for e in hit.entries if e.frame is not None and not e.frame.predicate.joint]
    asks = any(f.roles.get("object", "recipient") == "recipient" and f.roles.get("subject", "actor") == "actor" for f in frames) and not any(e.kind == "report" for e in hit.entries)
    plural = all(e.features[:3] in COUNTED or e.features.endswith("p") for e in hit.entries)
    taken_up = _is_taken_up(line, hit, after, lex)
    says = after.last < len(line.tokens) and opens_complement(line.tokens[after.last], lex)
    return asks and verb_gender(hit) in ("", "f" if feminine else "m") and not (plural or taken_up or says)


def of_plain_noun(line: Line, hit: Hit, left: int, lex: Lexicon) -> bool:
    """Whether the verb after a relative clause is that of the noun of which it tells, which names no party and opens the
    clause after "that" ("said that the states that voiced their view back X")."""
    verbs = [h for h in line.hits if h.finite and left < h.first < hit.first]
    if not verbs or hit.conjunction or line.stems[verbs[-1].first] & lex.words.auxiliaries or verbs[-1].last == hit.first:
        return False
    outer = line.left_bound(left - 1) if left else 0
    named = any(p.mention.actors and can_act(p) for p in line.parties if outer <= p.first < left)
    between = range(verbs[0].last, hit.first)
    broken = any(opens_complement(line.tokens[i], lex) or line.tokens[i].norm in lex.words.relatives or line.tokens[i].text in COMMAS or joins_only(line, i, lex) for i in between)
    return left - outer <= PLAIN and opens_complement(line.tokens[outer], lex) and not (named or broken)


def state_itself(line: Line, hit: Hit, party: Party, lex: Lexicon) -> bool:
    """Whether a feminine verb goes with the state, or the plural of people, right after it, which grammar calls masculine
    ("condemned Sudan", "killed elements of the police")."""
    several = party.mention.form == "nominal" and bool(line.stems[party.first] & lex.words.members)
    named = party.mention.kind == "country" and party.mention.form == "name"
    return party.first == hit.last and verb_gender(hit) == "f" and (several or named)


def told_by_noun(line: Line, hit: Hit, that: int, lex: Lexicon) -> Party | None:
    """Whom "that it" takes up right after whose announcement a noun tells ("after X's announcement that it expelled")."""
    party = line.covered.get(that - 1 - (line.tokens[that - 1].text in COMMAS))
    if party is None or not party.mention.actors or party.mention.preposition or not can_act(party) or not agrees(hit, party.mention.gender):
        return None
    noun = line.hit_at.get(party.first - 1)
    told = (noun is not None and not noun.finite) or (noun is None and bool(line.stems[party.first - 1] & lex.words.light_nouns))
    return party if told and party.first - 1 not in line.preps else None


def acting(hit: Hit, party: Party | None) -> Party | None:
    """A party, if it can be the subject of a verb."""
    return party if party is not None and party.mention.actors and can_act(party) and agrees(hit, party.mention.gender) else None


def says_on(hit: Hit) -> bool:
    """Whether a verb goes on telling what somebody said ("and described", "and voiced his thanks")."""
    return bool(hit.conjunction) and any(e.kind == "report" or (e.kind == "verb" and e.frame is not None and "about" in e.frame.roles.values()) for e in hit.entries)


def tells_of(verb: Hit, hit: Hit, party: Party) -> bool:
    """Whether a verb between people and their own only tells of them ("that gunmen whom X trained were arrested")."""
    return party.mention.form == "nominal" and bool(verb.pronoun) and all(e.features.startswith("3mp") for e in hit.entries)
