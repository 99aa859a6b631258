"""Who stands beside a verb: a noun joined right before it, and whose paper or source it is that speaks."""

from __future__ import annotations

from sijill.events.lexicon import Lexicon
from sijill.events.line import Hit, Line, Party, agrees, governor, opens_complement
from sijill.events.stated import articled
from sijill.knowledge.letters import clitics
from sijill.text.clitics import analyse


def joined_before(line: Line, hit: Hit, left: int, lex: Lexicon) -> Party | None:
    """The noun with "and" right before a verb that begins no clause of its own: "X advances and the tribes call on Y"."""
    party = line.covered.get(hit.first - 1)
    if party is None or hit.conjunction or hit.pronoun or not party.mention.conjunction or party.mention.preposition or party.last != hit.first:
        return None
    alone = not party.joined or all(e.features.endswith("s") for e in hit.entries)  # of two the verb would be a plural
    if any(line.preps.get(i) == lex.words.between for i in range(left, party.first)):
        return None  # "the accord between X and the government provides"
    return party if party.mention.form == "nominal" and alone and agrees(hit, party.mention.gender) else None


def behind_it(line: Line, vehicle: Party, hit: Hit, lex: Lexicon) -> Party | None:
    """Whose statement, report or source speaks: the first party after it in its clause, but whom it speaks to."""
    told = (i for i in range(vehicle.last, len(line.tokens)) if opens_complement(line.tokens[i], lex) or line.tokens[i].norm in lex.words.fused)
    stop = min(line.right_bound(vehicle.last - 1), next(told, len(line.tokens)), hit.first if vehicle.last <= hit.first else len(line.tokens))
    behind = next((p for p in line.reach(vehicle.last, stop) if p.mention.actors and p.mention.form != "adjective"), None)
    prep, via = governor(line, behind, vehicle.last, lex) if behind is not None else ("", 0)
    struck = behind is not None and not prep and via == 0 and (articled(line, vehicle.first, lex) or behind.first == vehicle.last)  # "the tribes called on X"
    return None if struck or prep == lex.words.purpose else behind


def word_follows(line: Line, hit: Hit) -> bool:
    """Whether a noun of nobody known may be the subject right after a verb."""
    i = hit.last
    return i < len(line.tokens) and line.tokens[i].kind == "word" and i not in line.preps and i not in line.timed


def is_dummy(opening: str, hit: Hit, lex: Lexicon) -> bool:
    """Whether the pronoun on "that" stands for nobody ("that it: cooperated the Emirates and Egypt"): its gender is not the verb's."""
    features = clitics(lex.language).pronoun_features
    pronouns = {r.pronoun for r in analyse(opening, lex.language) if r.pronoun in features}
    return bool(pronouns) and not any(agrees(hit, features[p]["gender"]) for p in pronouns)
