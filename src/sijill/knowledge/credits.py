"""How a language credits news agencies: languages/<code>/credits.yaml."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import language_folder, load_yaml

Phrase = tuple[str, ...]


class _CreditWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/credits.yaml."""

    agencies: dict[str, list[str]]
    agency: list[str]
    taken_from: list[str]


class CreditWords(msgspec.Struct, frozen=True):
    """The words of credits.yaml in compared letters: the agency of each name, names by their first word, what may stand before."""

    agencies: dict[Phrase, str] = msgspec.field(default_factory=dict)
    first: dict[str, tuple[Phrase, ...]] = msgspec.field(default_factory=dict)
    agency: frozenset[Phrase] = frozenset()
    taken_from: frozenset[Phrase] = frozenset()


@lru_cache
def credit_words(language: str) -> CreditWords:
    """The words of a language; none where it has no such file."""
    path = language_folder(language) / "credits.yaml"
    if not path.is_file():
        return CreditWords()
    data = load_yaml(path, _CreditWords)

    def phrase(text: str) -> Phrase:
        return tuple(normalise(text, language).split())

    agencies = {phrase(name): agency for agency, names in data.agencies.items() for name in names}
    first: dict[str, tuple[Phrase, ...]] = {}
    for name in agencies:
        first[name[0]] = (*first.get(name[0], ()), name)
    return CreditWords(
        agencies=agencies,
        first=first,
        agency=frozenset(map(phrase, data.agency)),
        taken_from=frozenset(map(phrase, data.taken_from)),
    )
