"""What may be written together with a word: every way to read a word as prefixes, stem and pronoun.

Which reading is right is decided by the lexicon: the matcher takes the first whose stem it knows.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from sijill.knowledge.letters import clitics, normalise


class Analysis(NamedTuple):
    """One reading of a word, in compared letters. `article` says that the article stood before the stem."""

    stem: str
    conjunction: str = ""
    future: bool = False
    preposition: str = ""
    article: bool = False
    pronoun: str = ""


class _Table(NamedTuple):
    prefixes: tuple[tuple[str, str, bool, str, str], ...]  # written, conjunction, future, preposition, restored
    article: str
    pronouns: tuple[str, ...]
    changes: dict[str, tuple[str, ...]]
    shortest: int


@lru_cache
def _table(language: str) -> _Table:
    data = clitics(language)

    def fold(text: str) -> str:
        return normalise(text, language)

    prefixes: list[tuple[str, str, bool, str, str]] = []
    for conjunction in ["", *map(fold, data.conjunctions)]:
        prefixes.append((conjunction, conjunction, False, "", ""))
        prefixes += [(conjunction + fold(f), conjunction, True, "", "") for f in data.future]
        prefixes += [(conjunction + fold(p), conjunction, False, fold(p), "") for p in data.prepositions]
        prefixes += [
            (conjunction + fold(written), conjunction, False, fold(p), data.article)
            for written, p in data.contracted.items()
        ]
    changes: dict[str, tuple[str, ...]] = {}
    for written, bare in data.before_pronoun:
        changes[fold(written)] = (*changes.get(fold(written), ()), fold(bare))
    pronouns = tuple(sorted(map(fold, data.pronouns), key=len, reverse=True))
    return _Table(tuple(prefixes), data.article, pronouns, changes, data.shortest_stem)


@lru_cache(maxsize=200_000)
def analyse(word: str, language: str = "ar") -> tuple[Analysis, ...]:
    """All readings of a word in compared letters, the one with nothing taken off first."""
    table = _table(language)
    readings: list[Analysis] = []
    for written, conjunction, future, preposition, restored in table.prefixes:
        if not word.startswith(written):
            continue
        rest = restored + word[len(written) :]
        if len(rest) < table.shortest:
            continue
        base = Analysis(rest, conjunction, future, preposition)
        readings.append(base)
        if not future and rest.startswith(table.article) and len(rest) - len(table.article) >= table.shortest:
            readings.append(base._replace(stem=rest[len(table.article) :], article=True))
        readings += _without_pronoun(base, table)
    return tuple(readings)


def _without_pronoun(base: Analysis, table: _Table) -> list[Analysis]:
    found: list[Analysis] = []
    for pronoun in table.pronouns:
        if base.stem.endswith(pronoun) and len(base.stem) - len(pronoun) >= table.shortest:
            stem = base.stem[: -len(pronoun)]
            found.append(base._replace(stem=stem, pronoun=pronoun))
            found += [
                base._replace(stem=stem[:-1] + bare, pronoun=pronoun) for bare in table.changes.get(stem[-1], ())
            ]
    return found
