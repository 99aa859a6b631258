"""Parties who are told by their office alone: the interior minister of a state is not its crown prince."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from sijill.knowledge.letters import normalise
from sijill.knowledge.world import people, world
from sijill.merge.report import content_words, identities
from sijill.records import Actor
from sijill.text.clitics import analyse

_LONGEST = 4  # words of an office


def other_offices(one: Sequence[Actor], two: Sequence[Actor], language: str) -> bool:
    """Whether two parties of one state are told by offices of which neither may be the other, or one by an office that the
    person who is the other does not hold."""
    if len(one) != 1 or len(two) != 1:
        return False
    persons = [identities(party, "person") for party in (one, two)]
    if any(persons):
        return not all(persons) and _holds_none(*((one[0], two[0]) if persons[0] else (two[0], one[0])), language)
    held = [_office(party[0].entity_text, language) for party in (one, two)]
    return bool(held[0] and held[1]) and not held[0][0].startswith(held[1][0]) and not held[1][0].startswith(held[0][0]) and held[0][1] != held[1][1]


def _holds_none(person: Actor, officer: Actor, language: str) -> bool:
    """Whether a person whose offices are known never held the office of another, who is told in other words."""
    told = officer.identifier_id.rpartition(":")[0] if identities([officer], "office") and officer.identifier_id else ""
    form, known = _office(officer.entity_text, language)
    office = told or (known if " " in form else "")
    offices = _terms().get(person.identifier_id or "", frozenset())
    if not office or not offices or office in offices:
        return False
    words = [content_words(actor.entity_text, language) for actor in (person, officer)]
    return min(map(len, words)) > 1 and len(words[0] & words[1]) < min(map(len, words)) / 2


@lru_cache
def _terms() -> dict[str, frozenset[str]]:
    """The offices that each person held."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in people():
        if person.office:
            found[person.id].add(person.office)
    return {name: frozenset(offices) for name, offices in found.items()}


@lru_cache(maxsize=50_000)
def _office(text: str, language: str) -> tuple[str, str]:
    """The office that a text starts with, in its words without article, and its id; empty where it starts with none."""
    words = normalise(text, language).split()[:_LONGEST]
    for count in range(len(words), 0, -1):
        told = " ".join(_bare(word, language) for word in words[:count])
        if told in _offices(language):
            return told, _offices(language)[told]
    return "", ""


@lru_cache
def _offices(language: str) -> dict[str, str]:
    forms = {form: office.id for office in world().offices if office.level != "other" for form in office.forms}
    return {" ".join(_bare(word, language) for word in normalise(form, language).split()): known for form, known in forms.items()}


def _bare(word: str, language: str) -> str:
    return next((r.stem for r in analyse(word, language) if r.article and not (r.pronoun or r.preposition or r.conjunction)), word)
