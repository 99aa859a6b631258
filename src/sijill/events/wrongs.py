"""The words that are bad of whoever they are said of, in every form and in compared letters."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.knowledge.letters import normalise
from sijill.knowledge.wrongs import Wrongs, wrong_words
from sijill.text.inflection import noun_forms, verb_forms


@lru_cache
def wrongs(language: str) -> Wrongs:
    """The words of a language in all their forms."""
    groups = msgspec.structs.astuple(wrong_words(language))
    return Wrongs(*(frozenset(form for word in words for form in _forms(word, language)) for words in groups))


def _forms(word: str, language: str) -> set[str]:
    """A noun in its forms, or a verb in its forms, where the word is its past and its present."""
    if len(word.split()) > 1:
        return {form.text for form in verb_forms(word, language)}
    return {normalise(word, language), *noun_forms(normalise(word, language), language)}
