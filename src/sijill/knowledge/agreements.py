"""How a language names treaties and tells what becomes of them: languages/<code>/agreements.yaml."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import language_folder, load_yaml

Phrase = tuple[str, ...]


class _AgreementWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/agreements.yaml."""

    nouns: list[str]
    nouns_alone_say_little: list[str]
    weak_nouns: list[str]
    longest_name: int
    name_ends: list[str]
    in_force: list[str]
    ended: list[str]
    replaced: list[str]


class AgreementWords(msgspec.Struct, frozen=True):
    """The words of agreements.yaml in compared letters; nouns longest first."""

    nouns: tuple[Phrase, ...] = ()
    bare: frozenset[Phrase] = frozenset()
    weak: frozenset[Phrase] = frozenset()
    longest_name: int = 0
    name_ends: frozenset[str] = frozenset()
    in_force: tuple[Phrase, ...] = ()
    ended: tuple[Phrase, ...] = ()
    replaced: tuple[Phrase, ...] = ()


@lru_cache
def agreement_words(language: str) -> AgreementWords:
    """The words of a language; none where it has no such file."""
    path = language_folder(language) / "agreements.yaml"
    if not path.is_file():
        return AgreementWords()
    data = load_yaml(path, _AgreementWords)

    def phrases(texts: list[str]) -> tuple[Phrase, ...]:
        return tuple(tuple(normalise(text, language).split()) for text in texts)

    return AgreementWords(
        nouns=tuple(sorted(phrases(data.nouns), key=lambda p: (-len(p), p))),
        bare=frozenset(phrases(data.nouns_alone_say_little)),
        weak=frozenset(phrases(data.weak_nouns)),
        longest_name=data.longest_name,
        name_ends=frozenset(normalise(word, language) for word in data.name_ends),
        in_force=phrases(data.in_force),
        ended=phrases(data.ended),
        replaced=phrases(data.replaced),
    )
