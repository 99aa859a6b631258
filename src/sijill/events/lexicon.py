"""The predicates and clause words of a language, compiled for the matcher."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from sijill.events.words import Words, WordSequence, clause_words, fold_alias
from sijill.knowledge.clauses import Clauses, clauses, reporting
from sijill.knowledge.letters import normalise
from sijill.knowledge.names import actor_words
from sijill.knowledge.predicates import Predicate, codebook, predicates
from sijill.text.inflection import accusatives, circumstantial_forms, noun_forms, own_form, tables, verb_forms
from sijill.text.matcher import Matcher

Kind = Literal["verb", "noun", "participle", "light", "light_passive", "impersonal", "other_verb", "report", "idiom"]
FINITE = frozenset({"verb", "light", "light_passive", "impersonal", "other_verb", "report"})


class Frame(NamedTuple):
    """A predicate compiled: its prepositions and words in compared letters."""

    predicate: Predicate
    roles: dict[str, str]
    noun_roles: dict[str, str]
    near: tuple[WordSequence, ...]
    beside: tuple[WordSequence, ...]
    doers: frozenset[str]
    never: tuple[WordSequence, ...]
    against: frozenset[str]
    inside: bool


class Entry(NamedTuple):
    """What a form is: a predicate's verb or noun, or a verb that matters for clauses only."""

    kind: Kind
    frame: Frame | None = None
    tense: str = ""
    features: str = ""
    folded: bool = False
    doubted: bool = False


class Lexicon(NamedTuple):
    """Everything that the coder looks words up in."""

    language: str
    triggers: Matcher[Entry]
    words: Words


@lru_cache
def lexicon(language: str) -> Lexicon:
    """The compiled lexicon of a language."""
    return Lexicon(language, _triggers(language), clause_words(clauses(language), language))


def _triggers(language: str) -> Matcher[Entry]:
    matcher: Matcher[Entry] = Matcher(language)
    people, ending = actor_words(language), tables(language).noun.accusative
    for predicate in predicates(language):
        frame = _frame(predicate, language)
        for verb in predicate.verbs:
            _add_verb(matcher, verb, "verb", frame, language)
            if own := own_form(verb, language):
                matcher.add((own.text,), Entry("verb", frame, own.tense, own.features), "cflo")
            for form in circumstantial_forms(verb, language):
                if form.text.removesuffix(ending) in people:  # an officer, and not "seizing"
                    continue
                matcher.add((form.text,), Entry("verb", frame, "participle", form.features), "c")
        for noun in predicate.nouns:
            _add_noun(matcher, noun, "noun", frame, language)
        for participle in predicate.participles:
            _add_noun(matcher, participle, "participle", frame, language)
    _add_plain_verbs(matcher, clauses(language), language)
    return matcher


def _add_plain_verbs(matcher: Matcher[Entry], data: Clauses, language: str) -> None:
    """Verbs that are no predicates: light verbs, common verbs, verbs of saying; and idioms that are no verbs at all."""
    groups: list[tuple[list[str], Kind]] = [
        (data.light_verbs, "light"),
        (data.light_passives, "light_passive"),
        (data.impersonal, "impersonal"),
        (data.verbs, "other_verb"),
    ]
    for verbs, kind in groups:
        for verb in verbs:
            _add_verb(matcher, verb, kind, None, language)
    for idiom in data.idioms:
        matcher.add(tuple(normalise(idiom, language).split()), Entry("idiom"), "ca")
    for saying in reporting(language).verbs:
        if not saying.guarded:
            _add_verb(matcher, saying.verb, "report", None, language, doubted=saying.strength == "doubtful")


def _frame(predicate: Predicate, language: str) -> Frame:
    data = clauses(language)
    fold = fold_alias(data, language)

    def sequences(items: Iterable[str]) -> tuple[WordSequence, ...]:
        return tuple(tuple(normalise(x, language).split()) for x in items)

    roles = {fold(key): role for key, role in predicate.roles.items()}
    for preposition in data.joint_prepositions if predicate.joint else ():
        roles.setdefault(fold(preposition), "partner")
    noun_roles = roles | {fold(key): role for key, role in predicate.noun_roles.items()}
    if "object" in roles:
        noun_roles.setdefault(fold(data.object_preposition), roles["object"])
    condemns = predicate.category in codebook().complaint and "disapprove" in predicate.mode
    for preposition in () if condemns else data.against:  # "condemned the crime against X": X suffers it
        noun_roles.setdefault(fold(preposition), "recipient")
        roles.setdefault(fold(preposition), "recipient")
    near = sequences(predicate.with_)
    return Frame(predicate, roles, noun_roles, near + accusatives(near, language), sequences(predicate.beside), frozenset(normalise(x, language) for x in predicate.doers), sequences(predicate.without), frozenset(map(fold, data.against)), predicate.category in codebook().inside)


def _add_verb(
    matcher: Matcher[Entry], verb: str, kind: Kind, frame: Frame | None, language: str, doubted: bool = False
) -> None:
    for form in verb_forms(verb, language):
        folded = form.features == "3ms" and form.tense == "past" and form.text[1:] != verb.split()[0][1:]
        matcher.add((form.text,), Entry(kind, frame, form.tense, form.features, folded, doubted), "cflo")


def _add_noun(matcher: Matcher[Entry], noun: str, kind: Kind, frame: Frame, language: str) -> None:
    words = normalise(noun, language).split()
    entry = Entry(kind, frame)
    for form in noun_forms(words[0], language):
        matcher.add((form, *words[1:]), entry, "cpao", open=True)
