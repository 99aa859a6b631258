"""The lexicon of names: all rows of world/ and all naming words of a language, compiled for the matcher's engine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sijill.knowledge.letters import clitics, normalise
from sijill.knowledge.loading import language_folder, load_tsv, load_yaml
from sijill.knowledge.world import GUARD, world
from sijill.records import Actor


class ActorNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/actor_nouns.tsv: a noun that names an actor together with a nationality or a name."""

    form: str
    sector: str = ""
    number: str = ""
    weight: str = "strong"
    note: str = ""


class NameWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/names.tsv: a given name, a part of family names, or a title."""

    form: str
    kind: str
    note: str = ""


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fixed name for several states."""

    forms: list[str]
    codes: list[str]


class EntityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/entities.yaml."""

    family_name_first: list[str]
    name_of: list[str]
    called: list[str]
    members_of: list[str]
    weapons: list[str]
    labels: list[str]
    unbound_ending: str
    inside: list[str]
    owner_preposition: str
    trailing: list[str]
    honours: list[str]
    former: list[str]
    same_in_names: dict[str, str]
    pairs: list[str]
    triples: list[str]
    pair_offices: dict[str, str]
    groups: list[Group]
    by_kind: list[Group]
    counterpart: list[str]
    own_country: list[str]
    own_pronouns: list[str]
    opening_marks: list[str]
    quotes: list[str]
    closing_marks: list[str]
    supports: dict[str, list[str]]
    not_names: list[str]
    led_preposition: str
    led_by: list[str]
    sports: list[str]
    longest_name: int
    shortest_family_name: int
    family_ending: str
    feminine_past: str
    relation_endings: tuple[str, ...]
    word_endings: tuple[str, ...]
    generic_places: list[str]
    state_words: list[str]
    called_after: list[str]
    body_heads: list[str]
    called_again: list[str]
    national_bodies: list[str]
    seated_bodies: list[str]
    houses: list[str]
    posted: list[str]
    bodies_named_after: list[str]
    longest_body: int
    name_openers: list[str]
    joined_openers: list[str]
    given_words_too: list[str]
    mostly_given: list[str]
    feminine_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    things: list[str]
    that: list[str]
    envoys_of: dict[str, str]
    portfolios: list[str]
    function_words: list[str]


class Name(NamedTuple):
    """What a form of the lexicon stands for."""

    kind: str  # country adjective people place organisation person office noun pair group counterpart own none
    actor: Actor | None = None
    guarded: bool = False
    told_only: bool = False
    features: str = ""
    level: str = ""
    stands_for: str = ""
    actors: tuple[Actor, ...] = ()
    exact: str = ""


class Form(NamedTuple):
    """A form with what it stands for and which prefixes it may carry (see text.matcher)."""

    words: tuple[str, ...]
    name: Name
    prefixes: str


SHORT = 3  # letters; so short a name must be written as it is listed, hamza and all; so must a person's single name
BY_KIND = "by kind"  # level of a state that is called only by what kind of state it is
STANDS_FOR = {"state": None, "government": "GOV", "military": "MIL", "legislature": "LEG"}


def entity_words(language: str) -> EntityWords:
    """The naming words of a language."""
    return load_yaml(language_folder(language) / "entities.yaml", EntityWords)


@lru_cache
def name_forms(language: str) -> tuple[Form, ...]:
    """Every form that names somebody or something (adjectives come by their base form: kind "adjective")."""
    return tuple(_all_forms(language))


def _form(text: str, name: Name, prefixes: str, language: str) -> Form:
    bare = normalise(text.lstrip(GUARD), language)
    exact = text.lstrip(GUARD) if len(bare) <= SHORT or (name.kind == "person" and " " not in bare) else ""
    return Form(tuple(bare.split()), name._replace(guarded=text.startswith(GUARD), told_only=text.startswith(GUARD * 2), exact=exact), prefixes)


def _all_forms(language: str) -> Iterator[Form]:
    yield from _countries(language)
    yield from _places(language)
    yield from _bodies(language)
    yield from _people(language)
    yield from _words(language)


def _guarded(name: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """All forms of a row; the usual name is guarded where it is listed again with the guard."""
    return others if GUARD + name in others else (name, *others)


def _countries(language: str) -> Iterator[Form]:
    for row in world().countries:
        label = row.name_en if row.to else None
        actor = Actor(code=row.code, identifier_id=row.id, identifier_text=label or row.name_en)
        for text in _guarded(row.name_ar, row.names_ar):
            yield _form(text, Name("country", actor, features=row.gender), "cp", language)
        for text in row.adjectives:
            yield _form(text, Name("adjective", actor), "cpa", language)
        for text in row.peoples:
            people = msgspec.structs.replace(actor, sector="CVL")
            yield _form(text, Name("people", people, features="mp"), "cpa", language)


def _places(language: str) -> Iterator[Form]:
    for row in world().places:
        sector = STANDS_FOR.get(row.stands_for)
        actor = Actor(code=row.code, sector=sector, identifier_id=row.id, identifier_text=row.name_en) if row.code else None
        for text in _guarded(row.name_ar, row.names_ar):
            yield _form(text, Name("place", actor, stands_for=row.stands_for, features="" if row.kind == "seat" else "f", level=row.kind), "cp", language)


def _bodies(language: str) -> Iterator[Form]:
    for row in world().organisations:
        actor = Actor(code=row.code, sector=row.sector or None, identifier_id=row.id, identifier_text=row.name_en)
        for text in _guarded(row.name_ar, row.names_ar):
            yield _form(text, Name("organisation", actor, level=row.kind), "cp", language)


def _spellings(name: str, openers: list[tuple[str, str]]) -> Iterator[str]:
    """A person's name as it is listed, and with its first parts written apart or together ("Abd al-", "Abdal-")."""
    yield name
    for apart, together in openers:
        if apart in name:
            yield name.replace(apart, together)
        elif together in name:
            yield name.replace(together, apart)


def _people(language: str) -> Iterator[Form]:
    done: set[tuple[str, str]] = set()
    article = clitics(language).article
    openers = [(f"{opener} {article}", f"{opener}{article}") for opener in entity_words(language).joined_openers]
    for row in world().people:
        actor = Actor(code=row.code, sector=row.sector or None, identifier_id=row.id, identifier_text=row.name_en)
        listed = (*_guarded(row.name_ar, row.names_ar), *row.short_ar)
        for text in (spelling for name in listed for spelling in _spellings(name, openers)):
            if (row.id, text) not in done:
                done.add((row.id, text))
                yield _form(text, Name("person", actor), "cp", language)


@lru_cache
def actor_words(language: str) -> frozenset[str]:
    """The single words that name people or bodies ("officer"), in compared letters."""
    nouns = load_tsv(language_folder(language) / "actor_nouns.tsv", ActorNoun)
    return frozenset(normalise(noun.form, language) for noun in nouns if " " not in noun.form)


def _words(language: str) -> Iterator[Form]:
    words = entity_words(language)
    for office in world().offices:
        actor = Actor(code="UNK", sector=office.sector or None, identifier_id=office.id, identifier_text=office.name_en)
        for text in office.forms:
            yield _form(text, Name("office", actor, level=office.level), "cpa", language)
    for noun in load_tsv(language_folder(language) / "actor_nouns.tsv", ActorNoun):
        actor = Actor(code="UNK", sector=noun.sector or None)
        yield _form(noun.form, Name("noun", actor, features=noun.number, level=noun.weight), "cpa", language)
    for text in words.pairs:
        yield _form(text, Name("pair", level=words.pair_offices.get(text, "")), "cp", language)
    for text in words.triples:
        yield _form(text, Name("pair", features="three"), "cp", language)
    for group in words.groups:
        actors = tuple(Actor(code=code) for code in group.codes)
        for text in group.forms:
            yield _form(text, Name("group", actors=actors), "cp", language)
    for text in words.not_names:
        yield _form(text, Name("none"), "cp", language)
    countries = {row.code: row for row in world().countries if row.id == f"country:{row.code}"}
    for group in words.by_kind:
        for row in (countries[code] for code in group.codes):
            name = Name("country", Actor(code=row.code, identifier_id=row.id, identifier_text=row.name_en), told_only=True, features="f", level=BY_KIND)
            for text in group.forms:
                yield Form(tuple(normalise(text, language).split()), name, "cp")
    for text in words.counterpart:
        yield _form(text, Name("counterpart"), "cpo", language)
    for text in words.own_country:
        yield _form(text, Name("own"), "cpo", language)


@lru_cache
def person_words(language: str) -> dict[str, str]:
    """Given names, parts of family names and titles in compared letters, with their kind."""
    rows = load_tsv(language_folder(language) / "names.tsv", NameWord)
    return {normalise(row.form, language): row.kind for row in rows}
