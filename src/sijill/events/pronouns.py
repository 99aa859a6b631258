"""Whom a pronoun on a noun, a preposition or a verb means as a side of the act."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.events.antecedents import antecedent
from sijill.events.lexicon import Lexicon
from sijill.events.line import Hit, Line, Party
from sijill.events.sides import Sides
from sijill.knowledge.letters import clitics
from sijill.records import Actor
from sijill.text.clitics import analyse
from sijill.text.inflection import tables

ADJECTIVES = 2  # words that may stand between a place and its relative clause


def possessor(line: Line, hit: Hit, lex: Lexicon, apart: bool = True) -> tuple[Actor, ...]:
    """Whose act a possessive pronoun on a noun means: the nearest party before of that gender, or the two named last, who
    may be named `apart` ("X said to Y, after their meeting")."""
    if of_two(hit.pronoun, lex):
        return _two_before(line, hit, lex, apart)
    gender = clitics(lex.language).pronoun_features.get(hit.pronoun, {}).get("gender", "")
    before = [p.mention for p in reversed(line.parties) if p.last <= hit.first and p.mention.actors and p.mention.form != "adjective" and not _where_only(line, p, lex)]
    sure = next((m for m in before if m.gender == gender or not gender or (m.kind == "person" and not m.gender)), None)
    likely = next((m for m in before if not m.gender), None)
    owner = sure or likely
    return owner.actors if owner else ()


def of_two(pronoun: str, lex: Lexicon) -> bool:
    """Whether a pronoun means two ("their meeting", of two)."""
    return clitics(lex.language).pronoun_features.get(pronoun, {}).get("number", "") == "dual"


def _two_before(line: Line, hit: Hit, lex: Lexicon, apart: bool) -> tuple[Actor, ...]:
    """The two parties named last before a noun, in the order of the text, or nobody where there are not two."""
    found: list[Actor] = []
    for party in reversed(line.parties):
        if party.last > hit.first or party.mention.form == "adjective" or (party.mention.kind == "place" and not party.mention.stands_for) or _where_only(line, party, lex):
            continue
        new = [a for a in party.mention.actors if a.code != "UNK" and all(a.code != b.code for b in found)]
        found[:0] = new
        if len(found) > 1 or not (apart or party.joined):
            break
    return tuple(found) if len(found) == 2 else ()


def _where_only(line: Line, party: Party, lex: Lexicon) -> bool:
    """Whether a state only says where somebody serves ("the ambassador of X in Y"), or a town where something took place."""
    inside = party.mention.preposition == lex.words.inside or line.preps.get(party.first - 1) == lex.words.inside
    town = party.mention.kind == "place" and party.first > 1 and party.first - 2 not in line.hit_at
    return inside and (town or (party.mention.kind == "country" and party.first > 1 and party.first - 2 in line.covered))


def other_party(line: Line, hit: Hit, own: Iterable[Actor], lex: Lexicon, gender: str = "") -> tuple[Actor, ...]:
    """Whom a pronoun means: in a relative clause the noun that the clause tells of, else the nearest party before that is
    not the subject itself, nor a name of the other gender."""
    left = line.left_bound(hit.first)
    if hit.finite and hit.first - left == 1 and line.tokens[left].norm in lex.words.relatives:
        told_of = antecedent(line, left, lex) or _place_before(line, left, lex)
        return told_of.mention.actors if told_of else ()
    bare = line.covered.get(hit.first - 1)
    if hit.finite and hit.pronoun and bare is not None and bare.mention.form == "nominal" and not hit.conjunction:
        return bare.mention.actors  # "fighters whom X backs"
    codes = {a.code for a in own}
    before = [p.mention for p in reversed(line.parties) if p.last <= hit.first and p.mention.actors and not {a.code for a in p.mention.actors} & codes]
    agreeing = (m for m in before if m.form != "name" or not (gender and m.gender) or m.gender == gender)
    chosen = next(agreeing, None) or next(iter(before), None)
    return chosen.actors if chosen else ()


def _said_of_thing(line: Line, hit: Hit, i: int, lex: Lexicon) -> bool:
    """Whether a preposition with pronoun belongs to a participle that describes a thing ("the islands, fought over")."""
    before = i - 1
    if before < hit.last or before in line.covered or before in line.hit_at:
        return False
    derived = tables(lex.language).participle.derived
    return any(r.article and not r.preposition and r.stem.startswith(derived) and r.stem not in lex.words.standing for r in analyse(line.tokens[before].norm, lex.language))


def _place_before(line: Line, relative: int, lex: Lexicon) -> Party | None:
    """The place right before a relative clause, or the state whose the town is ("the Nigerian town that they seized")."""
    party = next((p for p in reversed(line.parties) if p.last <= relative and p.mention.actors), None)
    if party is None or any(i in line.preps or i in line.hit_at or line.tokens[i].kind == "mark" for i in range(party.last, relative)):
        return None
    before = line.covered.get(party.first - 1)
    town = any(line.stems[i] & lex.words.lands for i in range(max(party.first - 2, 0), party.first)) or (before is not None and before.mention.kind == "place")
    land = party.mention.form == "adjective" and town
    return party if relative - party.last <= ADJECTIVES and (party.mention.kind == "place" or land) else None


def gender_of(pronoun: str, language: str) -> str:
    """The gender of the pronoun in which a word ends, or ""."""
    features = clitics(language).pronoun_features
    ending = max((p for p in features if pronoun.endswith(p)), key=len, default="")
    return features.get(ending, {}).get("gender", "")


def prepositions_with_pronoun(
    line: Line, hit: Hit, roles: dict[str, str], stop: int, sides: Sides, lex: Lexicon, own: Iterable[Actor] = ()
) -> None:
    """"against it", "with her": the party that the pronoun means."""
    for i in range(hit.last, stop):
        prep = "" if _said_of_thing(line, hit, i, lex) else line.pronouns.get(i)
        role = roles.get(prep, "") if prep else ""
        known = {a.code for a in (*sides.actor, *sides.partner)}
        if role == "partner" and len(known) > 1:
            continue
        if role in ("actor", "recipient", "partner") and not (sides.recipient if role == "recipient" else sides.partner):
            others = other_party(line, hit, [*sides.actor, *sides.partner, *own], lex, gender_of(line.tokens[i].norm, lex.language))
            sides.add(role, others, f"preposition {prep} with pronoun")
