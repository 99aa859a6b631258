"""Finds what stands between quotation marks: marks of all kinds, mixed, reversed or never closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sijill.claims.scene import COLON, COMMAS, ENDS, QuoteSpan
from sijill.knowledge.claims import speech_words
from sijill.records import Sentence, Token

TATWEEL = chr(0x0640)
LONGEST = 2500  # characters within which a closing mark is looked for


class Marks(NamedTuple):
    """Which marks open, and by what they are closed."""

    pairs: dict[str, str]
    same: frozenset[str]
    closing: frozenset[str]
    brackets: dict[str, str]
    all: frozenset[str]


class _Mark(NamedTuple):
    sentence: int
    token: int
    start: int
    end: int
    text: str


@lru_cache
def marks(language: str) -> Marks:
    """The quotation marks of a language."""
    data = speech_words(language)
    closing = frozenset(data.quote_pairs.values())
    every = frozenset(data.quote_pairs) | closing | frozenset(data.quote_same)
    return Marks(data.quote_pairs, frozenset(data.quote_same), closing, data.speech_brackets, every)


def quote_spans(text: str, sentences: Sequence[Sentence], language: str) -> list[QuoteSpan]:
    """Everything between quotation marks, in order, the outermost only."""
    table = marks(language)
    found = list(_marks(sentences, table))
    spans: list[QuoteSpan] = []
    i = 0
    while i < len(found):
        mark = found[i]
        if not _opens(text, mark, table):
            i += 1
            continue
        close = _close(text, found, i, table)
        span = _span(text, sentences, mark, found[close] if close is not None else None)
        if span is not None:
            spans.append(span)
        i = i + 1 if close is None else close + 1
        while span is not None and i < len(found) and found[i].start < span.end:
            i += 1
    return spans


def _marks(sentences: Sequence[Sentence], table: Marks) -> Iterator[_Mark]:
    for position, sentence in enumerate(sentences):
        before: Token | None = None
        open_bracket = ""
        for i, token in enumerate(sentence.tokens):
            if token.kind == "mark":
                if token.text in table.all or token.text == open_bracket:
                    yield _Mark(position, i, token.start, token.end, token.text)
                elif token.text in table.brackets and before is not None and before.text == COLON:
                    open_bracket = table.brackets[token.text]
                    yield _Mark(position, i, token.start, token.end, token.text)
            before = token


def _touches(text: str, at: int) -> bool:
    return 0 <= at < len(text) and not text[at].isspace()


def _opens(text: str, mark: _Mark, table: Marks) -> bool:
    left, right = _touches(text, mark.start - 1), _touches(text, mark.end)
    letter_before = left and text[mark.start - 1].isalnum() and text[mark.start - 1] != TATWEEL
    if (mark.text in table.pairs and mark.text not in table.closing) or mark.text in table.brackets:
        return True
    if mark.text in table.same:
        return right or not left or text[mark.start - 1] == COLON
    return right and (not left or not letter_before)


def _close(text: str, found: Sequence[_Mark], i: int, table: Marks) -> int | None:
    """The mark that closes found[i]: its own partner, else any that stands at the end of a word before the next opening."""
    opening = found[i]
    partner = {opening.text} if opening.text in table.same else {table.pairs.get(opening.text) or table.brackets.get(opening.text, "")}
    if opening.text in table.closing:
        partner |= {k for k, v in table.pairs.items() if v == opening.text} | {opening.text}
    depth = 0
    mixed: int | None = None
    ended: int | None = None  # a mark that opens and closes alike, at the end of a word
    for j in range(i + 1, len(found)):
        mark = found[j]
        if mark.start - opening.end > LONGEST or text.count("\n", opening.end, mark.start) > 4:
            break
        if mark.text in partner and mark.text != opening.text:
            if depth == 0:
                return j
            depth -= 1
        elif mark.text == opening.text and mark.text in table.same:
            opens = _touches(text, mark.end) and not _touches(text, mark.start - 1) and text[mark.end] not in ENDS | COMMAS
            if opens and "\n" in text[opening.end : mark.start]:
                return ended
            ended = ended if opens else j
            if opens:
                depth += 1
            elif depth == 0:
                return j
            else:
                depth -= 1
        elif mark.text == opening.text:
            if mark.text in partner and not _opens(text, mark, table):
                return j
            if "\n" in text[opening.end : mark.start]:
                break
            depth += 1
        elif mixed is None and _ends_word(text, mark):
            mixed = j
    return mixed if depth == 0 else None


def _ends_word(text: str, mark: _Mark) -> bool:
    return _touches(text, mark.start - 1) and not (mark.end < len(text) and text[mark.end].isalnum())


def _span(text: str, sentences: Sequence[Sentence], opening: _Mark, closing: _Mark | None) -> QuoteSpan | None:
    """The words between two marks; an opening mark without its partner reaches to the end of its line."""
    start = opening.end
    if closing is not None:
        end, last = closing.start, closing.token if closing.sentence == opening.sentence else len(sentences[opening.sentence].tokens)
    else:
        line = text.find("\n", start)
        end, last = len(text) if line < 0 else line, len(sentences[opening.sentence].tokens)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end <= start:
        return None
    return QuoteSpan(start, end, sentences[opening.sentence].index, opening.token, last, closing is not None)
