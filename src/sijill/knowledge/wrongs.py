"""Words that are bad of whoever they are said of: languages/<code>/wrongs.yaml."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import language_folder, load_yaml
from sijill.text.inflection import noun_forms, verb_forms


class Wrongs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of wrongs.yaml, in compared letters: verbs of wrongdoing in every form, verbs that are bad by their aim, these
    aims, what an aim is countered with, nouns that are bad of whose they are, bad qualities, verbs that tell of a quality,
    what is bad where it is denied of somebody, what before a party spares it, what denies, pronouns that take up a party,
    ranks that one holds, trust, and what leads to words once more."""

    verbs: frozenset[str] = frozenset()
    pursuits: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    qualities: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    spared: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    taking_up: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    trust: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()


@lru_cache
def wrongs(language: str) -> Wrongs:
    """The words of a language; none where it has no such file."""
    path = language_folder(language) / "wrongs.yaml"
    if not path.is_file():
        return Wrongs()
    data = load_yaml(path, Wrongs)
    return Wrongs(*(frozenset(form for word in words for form in _forms(word, language)) for words in msgspec.structs.astuple(data)))


def _forms(word: str, language: str) -> set[str]:
    """A noun in its forms, or a verb in its forms, where the word is its past and its present."""
    parts = word.split()
    if len(parts) > 1:
        return {form.text for form in verb_forms(word, language)}
    return {normalise(word, language), *noun_forms(normalise(word, language), language)}
