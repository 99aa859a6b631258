"""Letters and clitics of a language: how words are compared and what is written together with them."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.knowledge.loading import language_folder, load_yaml


class Letters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/letters.yaml."""

    name: str
    fold: dict[str, str]
    drop: list[str]
    digits: str
    persian_digits: str
    sentence_end: list[str]
    closing: list[str]
    abbreviations: list[str]
    comma: list[str]
    word_final: list[str]
    inner_article: str
    shortest_glued: int


class Clitics(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/clitics.yaml."""

    conjunctions: list[str]
    future: list[str]
    prepositions: list[str]
    article: str
    contracted: dict[str, str]
    pronouns: list[str]
    pronoun_features: dict[str, dict[str, str]]
    before_pronoun: list[tuple[str, str]]
    shortest_stem: int
    noun_pronouns: list[str]
    speaking: list[str]


@lru_cache
def letters(language: str) -> Letters:
    """The letters of a language."""
    return load_yaml(language_folder(language) / "letters.yaml", Letters)


@lru_cache
def clitics(language: str) -> Clitics:
    """The clitics of a language."""
    return load_yaml(language_folder(language) / "clitics.yaml", Clitics)


@lru_cache
def folding(language: str) -> dict[int, str | None]:
    """The table for str.translate that brings words of the language to the form in which they are compared."""
    table: dict[int, str | None] = {ord(k): v for k, v in letters(language).fold.items()}
    table.update({ord(c): None for c in letters(language).drop})
    for digits in (letters(language).digits, letters(language).persian_digits):
        table.update({ord(c): str(i) for i, c in enumerate(digits)})
    return table


def normalise(text: str, language: str = "ar") -> str:
    """`text` in the form in which words are compared; lower case for Latin letters."""
    return text.translate(folding(language)).lower()
