"""Whom a mention is linked to: a person of the lists, an office of a state, or a name that recurs over articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from sijill.entities.lexicon import Lexicon
from sijill.entities.memory import Memory
from sijill.knowledge.names import BY_KIND, Name
from sijill.knowledge.predicates import codebook
from sijill.knowledge.terms import OFFICE, name_words, namesakes, row_at, which_of
from sijill.knowledge.world import Person, country_name
from sijill.records import Actor, Token
from sijill.text.matcher import Match

PARTIES = frozenset({"country", "place", "organisation", "adjective", "people"})  # kinds of names of which one may be meant
NAMED = "name:"  # ids of persons whom no list knows: the state's code and the full name in compared letters


class Chosen(NamedTuple):
    """The party that a person's name stands for, and how it was chosen where several bear the name ("" for one alone)."""

    actor: Actor | None
    how: str = ""


def one_person(matches: Sequence[Match[Name]], tokens: Sequence[Token], memory: Memory, lex: Lexicon, office: str = "") -> Chosen:
    """Which of the persons of one name is meant, told by the text so far, the office before the name, and the date.

    `matches` are the persons of the lists that bear the name at tokens[first:last]. A short name that the lists give to
    one person alone stands for him where nothing speaks for a namesake. Where the lists give it to several and nothing
    tells them apart, the party that they share is left, without an identity; without a common party nobody.
    """
    listed = {a.identifier_id: a for m in matches if (a := m.payload.actor) is not None}
    words = [matches[0].analysis.stem, *(t.norm for t in tokens[matches[0].first + 1 : matches[0].last])]
    people = listed | {row.id: person_actor(row) for row in namesakes(" ".join(words), "ar")}
    if len(people) == 1:
        return Chosen(at_time(next(iter(people.values())), memory.when))
    introduced = [a for key, a in people.items() if key in memory.entities]
    if len(introduced) == 1:
        return Chosen(at_time(introduced[0], memory.when), ".introduced")
    if (actor := which_of(introduced or people.values(), office, memory.when)) is not None:
        return Chosen(at_time(actor, memory.when), ".term")
    if len(listed) == 1:
        return Chosen(at_time(next(iter(listed.values())), memory.when), ".usual")
    parties = {(a.code, a.sector) for a in listed.values()}
    codes = {code for code, _ in parties}
    sector = next(iter(parties))[1] if len(parties) == 1 else None
    return Chosen(Actor(code=codes.pop(), sector=sector) if len(codes) == 1 else None, ".open")


def is_of_another(before: Token, match: Match[Name], lex: Lexicon) -> bool:
    """Whether the given name before a short name of the lists is that of somebody else ("Ahmad Bin Ladin")."""
    if lex.person_words.get(before.norm) != "given":
        return False
    common = before.norm in lex.words_too or before.norm in lex.verbs or before.norm in lex.function_words
    if common and before.text not in lex.mostly_given and lex.person_words.get(match.analysis.stem) != "family_part":
        return False
    actor = match.payload.actor
    return actor is not None and before.norm not in name_words(actor.identifier_id or "", lex.language)


def rival_parties(matches: Sequence[Match[Name]]) -> list[Match[Name]]:
    """Those of equally long names of which only one can be meant, being of different states; none where there is no choice."""
    rivals = [m for m in matches if m.last == matches[0].last and m.payload.kind in PARTIES and m.payload.actor is not None]
    return rivals if len({_code(m) for m in rivals}) > 1 else []


def one_party(
    rivals: Sequence[Match[Name]], tokens: Sequence[Token], lex: Lexicon, memory: Memory
) -> tuple[Match[Name] | None, str]:
    """Which of the parties of one name is meant, and how that was told; None where nothing tells.

    The noun before it says whether it is a city or a state; else, of a state called by its kind, the one in which the
    outlet is, where the text speaks of it too; else the one of which the rest of the text speaks most;
    else the only one that is listed without a guard.
    """
    first = rivals[0].first
    before = tokens[first - 1].norm if first else ""
    if before in lex.generic_places:
        kinds = ("country", "adjective") if before in lex.state_words else ("place",)
        fitting = [m for m in rivals if m.payload.kind in kinds]
        if len({_code(m) for m in fitting}) == 1:
            return fitting[0], ".noun"
    at_home = next((m for m in rivals if m.payload.level == BY_KIND and _code(m) == memory.home), None)
    if at_home is not None and memory.codes[memory.home]:
        return at_home, ".home"
    told = {_code(m): memory.codes[_code(m)] for m in rivals}
    most = max(told.values())
    spoken = [m for m in rivals if most and told[_code(m)] == most]
    if len({_code(m) for m in spoken}) == 1:
        return spoken[0], ".context"
    usual = [m for m in rivals if not m.payload.guarded]
    return (usual[0], ".usual") if len({_code(m) for m in usual}) == 1 else (None, ".open")


def _code(match: Match[Name]) -> str:
    return match.payload.actor.code if match.payload.actor is not None else ""


def at_time(actor: Actor, when: str) -> Actor:
    """A person of the lists as the party that he was at a time: Ban Ki-moon is KOR as a minister, UNO as its head."""
    row = row_at(actor.identifier_id or "", when)
    return person_actor(row) if row is not None else actor


def person_actor(person: Person) -> Actor:
    """The party that a person of the lists is."""
    return Actor(code=person.code, sector=person.sector or None, identifier_id=person.id, identifier_text=person.name_en)


def with_name(actor: Actor, tokens: Sequence[Token], lex: Lexicon) -> Actor:
    """A party with the identity of its full name, one over all spellings of it; private persons get none."""
    words = [t for t in tokens if t.kind == "word"]
    if len(words) < 2 or actor.sector is None or actor.sector in codebook().kept_private:
        return actor
    key = "".join(t.norm for t in words)
    for letter, other in lex.words.same_in_names.items():
        key = key.replace(letter, other)
    return msgspec.structs.replace(actor, identifier_id=f"{NAMED}{actor.code}:{key}", identifier_text=" ".join(t.text for t in words))


def with_office(actor: Actor, office: Actor) -> Actor:
    """A party with the identity of its office."""
    text = f"{office.identifier_text}, {country_name(actor.code)}"
    return msgspec.structs.replace(actor, identifier_id=f"{office.identifier_id}:{actor.code}", identifier_text=text)


def office_id(name: Name) -> str:
    """The id of the office that a name of the lists is, or ""."""
    return (name.actor.identifier_id or "") if name.kind == "office" and name.actor is not None else ""


def is_office(actor: Actor) -> bool:
    """Whether a party is known by its office only."""
    return (actor.identifier_id or "").startswith(OFFICE)
