"""Who stands beside a verb: a noun joined right before it, and whose paper or source it is that speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sijill.events.antecedents import can_act
from sijill.events.lexicon import Entry, Lexicon
from sijill.events.line import Hit, Line, Party, agrees, governor, opens_complement, verb_gender
from sijill.events.stated import articled
from sijill.knowledge.letters import clitics
from sijill.knowledge.predicates import codebook
from sijill.text.clitics import analyse

if TYPE_CHECKING:
    from sijill.events.subjects import Subject


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


def of_paper(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """Whose the paper or plan is that a verb without "that" tells of: a nationality between it and the verb ("a Canadian draft
    calls on X to")."""
    party, rules = line.covered.get(hit.first - 1), codebook()
    asks = {*rules.asking, *rules.complaint, *rules.answers}
    if party is None or party.mention.form != "adjective" or party.last != hit.first or hit.conjunction or not party.mention.actors or not party.first:
        return None
    noun = party.first - 1
    plain = noun not in line.covered and bool(line.stems[noun] & (lex.words.vehicles | lex.words.plans | lex.words.accords))
    told = any(e.frame is not None and e.frame.predicate.category in asks for e in hit.entries) and all(e.tense == "present" for e in hit.entries)
    return party if plain and told and not (articled(line, noun, lex) or articled(line, party.first, lex)) else None


def one_after_another(line: Line, hit: Hit, earlier: Sequence[Subject], goes_on: Subject, lex: Lexicon) -> bool:
    """Whether verbs with "and" tell one after the other what each of several does ("and Paris condemned ..., and X demanded"):
    who stands after such a verb is its subject, as in the clause before, and not who `goes_on` from further back."""
    before = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    after = line.covered.get(hit.last)
    charges = any(e.frame is not None and e.frame.predicate.opens == "alleged" and not e.frame.near for e in hit.entries)
    if charges and after is not None and after.last < len(line.tokens) and any(r.preposition == lex.words.partial for r in analyse(line.tokens[after.last].norm, lex.language)):
        return False  # "and accused X of": X is charged
    last = earlier[-1].parties if earlier else ()
    if before is None or not (before.conjunction and hit.conjunction and last) or last[0].first != before.last or earlier[-1].actors == goes_on.actors:
        return False
    if any(e.frame is not None and e.frame.predicate.category in codebook().complaint for e in hit.entries) and agrees(hit, earlier[-1].gender):
        return False  # "and Addis answered with ..., and accused Cairo of"
    return not any(opens_complement(line.tokens[i], lex) for i in range(line.left_bound(before.first), hit.first))


def paper_speaks(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether the statement or note right after a verb says what it tells ("and the note demanded")."""
    rules = codebook()
    words = {*rules.asking, *rules.complaint, *rules.answers}
    speech = any(e.kind == "report" or (e.frame is not None and e.frame.predicate.category in words) for e in hit.entries)
    return speech and hit.last < len(line.tokens) and bool(line.stems[hit.last] & lex.words.vehicles)


def word_follows(line: Line, hit: Hit) -> bool:
    """Whether a noun of nobody known may be the subject right after a verb."""
    i = hit.last
    return i < len(line.tokens) and line.tokens[i].kind == "word" and i not in line.preps and i not in line.timed


def is_dummy(opening: str, hit: Hit, lex: Lexicon) -> bool:
    """Whether the pronoun on "that" stands for nobody ("that it: cooperated the Emirates and Egypt"): its gender is not the verb's."""
    features = clitics(lex.language).pronoun_features
    pronouns = {r.pronoun for r in analyse(opening, lex.language) if r.pronoun in features}
    return bool(pronouns) and not any(agrees(hit, features[p]["gender"]) for p in pronouns)


def noun_subject(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether a noun that names no party follows the verb as its subject ("the airport received", "rains threaten")."""
    i = hit.last
    pointed = i + 1 < len(line.tokens) and line.tokens[i].norm in lex.words.demonstratives
    i += pointed
    if i >= len(line.tokens) or line.tokens[i].kind != "word" or i in line.preps or i in line.pronouns or hit.pronoun:
        return False
    if i in line.covered:
        return not line.covered[i].mention.preposition and not can_act(line.covered[i])
    token = line.tokens[i]
    if opens_complement(token, lex) or token.norm in lex.words.particles or (i in line.hit_at and (line.hit_at[i].finite or not pointed)):
        return False
    readings = analyse(token.norm, lex.language)
    if any(r.preposition for r in readings if r.article or r.stem in lex.triggers):
        return False
    if (hit.first == 0 and not hit.conjunction) or (line.stems[i] & lex.words.heads and any(e.kind == "report" for e in hit.entries)):
        return True
    if not any(r.article and not r.preposition for r in readings):
        return False
    bare = all(e.frame is None or e.frame.roles.get("subject") == "recipient" for e in hit.entries)  # "where the airport is exposed to"
    opens = hit.first > 0 and line.tokens[hit.first - 1].norm in lex.words.where
    return verb_gender(hit) == "f" or (bare and opens and any(e.frame is not None for e in hit.entries))


def branch_of(line: Line, hit: Hit, party: Party, lex: Lexicon) -> bool:
    """Whether a branch or arm of a body stands right after a verb ("the Egyptian branch of X threatened")."""
    between = range(hit.last + 1, party.first)
    arm = hit.last < party.first and line.stems[hit.last] & lex.words.kin and lex.words.purpose in (party.mention.preposition, line.preps.get(party.first - 1))
    return bool(arm) and len(between) <= 2 and all((i in line.covered and line.covered[i].mention.form == "adjective") or i in line.preps for i in between)


def is_visited(line: Line, hit: Hit, party: Party, lex: Lexicon) -> bool:
    """Whether a state or capital right after "visit" is where one goes: states do not travel."""
    frames = [e.frame for e in hit.entries if e.frame is not None]
    goes = bool(frames) and all("visit" in f.predicate.mode and f.roles.get("object") == "recipient" for f in frames)
    land = bool(line.stems[party.first] & lex.words.lands)
    return goes and all(a.sector is None and (land or (a.identifier_id or "").startswith(("country:", "place:"))) for a in party.mention.actors)


def asks_in_words(entry: Entry) -> bool:
    """Whether a verb of saying asks for something only by the words that follow ("said that X must")."""
    return entry.frame is not None and bool(entry.frame.near) and entry.frame.predicate.opens == "requested"


def is_listed(line: Line, party: Party, lex: Lexicon) -> bool:
    """Whether a party is one of several told before it ("allies, among them X")."""
    return party.first > 0 and line.tokens[party.first - 1].norm in lex.words.including


def described(line: Line, hit: Hit, party: Party, lex: Lexicon) -> bool:
    """Whether a nationality says who the noun is that follows a verb which has its object ("that the Israeli groups commit")."""
    between = range(hit.last, party.first)
    if party.mention.form != "adjective" or not hit.pronoun or not 1 <= len(between) <= 3:
        return False
    return all(i not in line.covered and any(r.article and not r.preposition for r in analyse(line.tokens[i].norm, lex.language)) for i in between)
