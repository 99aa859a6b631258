"""Of whom a relative clause tells, and whether he does in it what its verb tells."""

from __future__ import annotations

from sijill.events.lexicon import Lexicon
from sijill.events.line import COMMAS, Hit, Line, Party, agrees
from sijill.text.clitics import analyse

RESUMED = 4  # tokens after a verb in which a pronoun takes up whom its relative clause tells of


def can_act(party: Party) -> bool:
    """Whether a party may be a subject: no nationality, no mere town."""
    mention = party.mention
    return mention.form != "adjective" and (party.unnamed or not (mention.kind == "place" and not mention.stands_for))


def antecedent(line: Line, relative: int, lex: Lexicon) -> Party | None:
    """The party that a relative clause tells of; "and its allies" may stand between."""
    before = [p for p in line.parties if p.last <= relative]
    if len(before) > 1 and before[-1].mention.kind in ("country", "place") and line.preps.get(before[-1].first - 1) == lex.words.inside and before[-2].last == before[-1].first - 1:
        return before[-2] if line.tokens[relative - 1].text in COMMAS and can_act(before[-2]) else None  # "the efforts of X in Y, which"
    if not before or not can_act(before[-1]):
        return None
    between = [t for t in line.tokens[before[-1].last : relative] if t.text not in COMMAS]
    if any(m.payload.kind == "noun" for i in range(before[-1].last, relative) for m in lex.triggers.at(line.tokens, i)):
        return None  # "X condemned the attack that ...": the clause tells of the attack
    theirs = len(between) == 1 and any(r.conjunction and r.pronoun for r in analyse(between[0].norm, lex.language))
    if not theirs and len(between) == 1 and before[-1].mention.gender and between[0].norm.endswith(tuple(lex.words.feminine)) == (before[-1].mention.gender == "m"):
        return None  # "turned the minister down the plan that": its gender is not his
    return before[-1] if relative - before[-1].last <= 1 or theirs else None


def subject_before(line: Line, hit: Hit, relative: int, lex: Lexicon) -> Party | None:
    """Whom a relative clause tells of, where he may be the subject of its verb, and not "fighters whom it trains"."""
    party = antecedent(line, relative, lex)
    return party if party is None or not hit.pronoun or agrees(hit, party.mention.gender) else None


def of_antecedent(line: Line, hit: Hit, left: int, lex: Lexicon) -> bool:
    """Whether no pronoun in a relative clause takes up the party before, which then is its subject ("the rebels that fight X")."""
    told = hit.pronoun or any(i in line.pronouns for i in range(hit.last, min(hit.last + RESUMED, len(line.tokens))))
    takes = any(e.frame is not None and e.frame.roles.get("object") == "recipient" for e in hit.entries) and all(e.kind != "report" for e in hit.entries)
    before = None if told or not takes or hit.first - left > 1 else antecedent(line, left, lex)
    return before is not None and agrees(hit, before.mention.gender)
