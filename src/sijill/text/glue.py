"""Reads apart words that were run together by mistake; offsets stay those of the stored text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sijill.knowledge.letters import Letters, letters, normalise
from sijill.records import Token
from sijill.text.clitics import analyse


def unglue(tokens: Sequence[Token], known: Callable[[str], bool], language: str = "ar") -> tuple[Token, ...]:
    """`tokens` with every word cut in two where that is certain.

    It is certain after a letter that only ends words, and before an article inside a long unknown word of which both
    halves are known words. `known` answers for a word in compared letters.
    """
    table = letters(language)
    result: list[Token] = []
    for token in tokens:
        cut = _cut(token, known, table, language) if token.kind == "word" and len(token.text) > 4 else 0
        if cut:
            result += _halves(token, cut, language)
        else:
            result.append(token)
    return tuple(result)


def _halves(token: Token, cut: int, language: str) -> Iterator[Token]:
    for start, end in ((0, cut), (cut, len(token.text))):
        text = token.text[start:end]
        yield Token(start=token.start + start, end=token.start + end, text=text, norm=normalise(text, language), kind="word")


def _cut(token: Token, known: Callable[[str], bool], table: Letters, language: str) -> int:
    text = token.text
    for i in range(2, len(text) - 2):
        if text[i - 1] in table.word_final and normalise(text[i], language) and text[i] not in table.word_final:
            return i
    if len(text) < table.shortest_glued or table.inner_article not in text[3:] or _any_known(token.norm, known, language):
        return 0
    at = text.find(table.inner_article, 3)
    while at != -1 and at < len(text) - 4:
        left, right = normalise(text[:at], language), normalise(text[at:], language)
        if _any_known(left, known, language) and _any_known(right, known, language):
            return at
        at = text.find(table.inner_article, at + 1)
    return 0


def _any_known(word: str, known: Callable[[str], bool], language: str) -> bool:
    return any(known(analysis.stem) for analysis in analyse(word, language)) or known(word)
