"""Words by which a sentence is found: prepared here, so that both databases find the same."""

from __future__ import annotations

import re
from functools import lru_cache

from sijill.knowledge.letters import Clitics, clitics, normalise
from sijill.knowledge.loading import languages

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_WITHOUT_ARTICLE = 3
DEFAULT_LANGUAGE = "ar"


def searched_words(norm: str) -> list[str]:
    """Runs of letters and digits of a text that is already in the compared form."""
    return _WORD.findall(norm)


@lru_cache(maxsize=100_000)
def stripped_forms(word: str, language: str) -> tuple[str, ...]:
    """Forms of a word without what may be written together with it, itself left out. Some are no words: they are only
    ever met by somebody who searches for just that."""
    known = _clitics(language)
    bases = [word, *_without(word, (*known.conjunctions, *known.future))]
    forms = set(bases)
    for base in bases:
        forms.update(_without_article(base, known))
        for rest in _without(base, known.prepositions):
            forms.update((rest, *_without_article(rest, known)))
    return tuple(sorted(forms - {word}))


def query_words(text: str, language: str = DEFAULT_LANGUAGE) -> list[tuple[str, ...]]:
    """For each word of a query the forms that stand for it: the word, and the word without its article."""
    words = dict.fromkeys(searched_words(normalise(text, language)))
    return [(word, *_without_article(word, _clitics(language))) for word in words]


def _without(word: str, prefixes: tuple[str, ...] | list[str]) -> list[str]:
    """`word` without each of the prefixes that it starts with, where enough of it is left."""
    rests = [word.removeprefix(p) for p in prefixes if word.startswith(p)]
    return [rest for rest in rests if len(rest) >= _SHORTEST_WITHOUT_ARTICLE]


def _without_article(word: str, known: Clitics) -> list[str]:
    """`word` without the article, also where that is written in one with a preposition."""
    starts = (known.article, *known.contracted)
    return [word.removeprefix(s) for s in starts if word.startswith(s) and len(word) >= len(s) + known.shortest_stem]


@lru_cache
def _clitics(language: str) -> Clitics:
    """Clitics of the language, or of the default one where the language has no folder."""
    return clitics(language if language in languages() else DEFAULT_LANGUAGE)
