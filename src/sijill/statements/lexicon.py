"""The rules for statements of a language, compiled: slots for the matcher, orders of slots by their first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from sijill.knowledge.clauses import clauses, reporting
from sijill.knowledge.letters import normalise
from sijill.knowledge.statements import StatementRule, WordList, statement_codes, statement_rules
from sijill.text.clitics import analyse
from sijill.text.inflection import noun_forms, verb_forms
from sijill.text.matcher import Matcher

DUAL_PAST = "3md"  # written like the accusative of the verbal noun
SPEECH = "speech"  # the slot of verbs of saying, which no rule names


class Order(NamedTuple):
    """One order of slots of a rule."""

    rule: StatementRule
    slots: tuple[str, ...]


class StatementLexicon(NamedTuple):
    """Everything that the stage looks words up in."""

    language: str
    slots: Matcher[str]
    orders: tuple[Order, ...]
    heads: dict[str, str]
    bullets: frozenset[str]
    denied: frozenset[str]
    complementizers: frozenset[str]
    prepositions: frozenset[str]
    lists: frozenset[str]
    held: frozenset[str]
    outside: frozenset[str]


@lru_cache
def statement_lexicon(language: str) -> StatementLexicon:
    """The compiled lexicon of a language."""
    rules, codes, words = statement_rules(language), statement_codes(), clauses(language)
    slots: Matcher[str] = Matcher(language)
    for name, words_of in rules.lists.items():
        _add(slots, name, words_of, language)
    _add(slots, SPEECH, WordList(verbs=[v.verb for v in reporting(language).verbs if not v.guarded]), language)
    heads = {form: head.kind for head in rules.list_heads for word in head.words for form in noun_forms(word, language)}
    return StatementLexicon(
        language=language,
        slots=slots,
        orders=tuple(Order(rule, tuple(order)) for rule in rules.rules for order in rule.slots),
        heads=heads,
        bullets=frozenset(rules.bullets),
        denied=_folded(rules.denied, language),
        complementizers=_folded(words.complementizers, language),
        prepositions=_folded(words.prepositions, language),
        lists=frozenset(codes.lists),
        held=frozenset(codes.held),
        outside=frozenset(codes.outside),
    )


def _folded(words: Iterable[str], language: str) -> frozenset[str]:
    return frozenset(normalise(word, language) for word in words)


def _add(slots: Matcher[str], name: str, words: WordList, language: str) -> None:
    for verb in words.verbs:
        for form in verb_forms(verb, language):
            if form.features.startswith("3") and form.features != DUAL_PAST:
                slots.add((form.text,), name, "co")
    for noun in words.nouns:
        first, *rest = normalise(noun, language).split()
        for word in noun_forms(first, language):
            slots.add((word, *rest), name, "cpao", open=True)
    for phrase in words.phrases:
        slots.add(normalise(phrase, language).split(), name, "cp")


@lru_cache(maxsize=100_000)
def may_fill(norm: str, language: str) -> bool:
    """Whether a word may begin an entry of any slot."""
    slots = statement_lexicon(language).slots
    return any(reading.stem in slots for reading in analyse(norm, language))
