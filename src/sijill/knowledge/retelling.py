"""Words by which a language tells an act as one more: languages/<code>/retelling.yaml."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import language_folder, load_yaml


class Retelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of retelling.yaml, in compared letters: before the word for an act, and right after it; and of taking place,
    right before it; verbs that look like nouns with the article; nouns for a visit; and words for acts that go on: campaigns, blows in the plural, and
    right after a word for one, that it is repeated."""

    also: frozenset[str] = frozenset()
    another: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    campaign: frozenset[str] = frozenset()
    blows: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()


@lru_cache
def retelling(language: str) -> Retelling:
    """The words of a language; none where it has no such file."""
    path = language_folder(language) / "retelling.yaml"
    if not path.is_file():
        return Retelling()
    data = load_yaml(path, Retelling)
    return Retelling(*(frozenset(normalise(word, language) for word in words) for words in msgspec.structs.astuple(data)))
