"""All words that the lexicons of a language know, for reading apart words that were run together."""

from __future__ import annotations

from functools import lru_cache

from sijill.knowledge.compiled import compiled, language_files
from sijill.knowledge.letters import normalise
from sijill.knowledge.names import entity_words, name_forms, person_words
from sijill.knowledge.predicates import predicates


@lru_cache
def vocabulary(language: str) -> frozenset[str]:
    """Known words in compared letters."""
    return compiled(f"vocabulary-{language}", language_files(language), lambda: _gather(language), frozenset[str])


def _gather(language: str) -> frozenset[str]:
    words = {word for form in name_forms(language) for word in form.words}
    words.update(person_words(language))
    words.update(normalise(word, language) for word in entity_words(language).function_words)
    for predicate in predicates(language):
        for text in (*predicate.nouns, *predicate.verbs, *predicate.with_):
            words.update(normalise(text, language).split())
    return frozenset(words)
