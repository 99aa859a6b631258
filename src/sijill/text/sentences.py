"""The stage that cuts a document's own text into sentences and their tokens."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import pairwise

import msgspec

from sijill.knowledge.letters import Letters, letters
from sijill.knowledge.vocabulary import vocabulary
from sijill.records import Document, Reading, Segment, Sentence, Token
from sijill.text.glue import unglue
from sijill.text.tokens import tokenise

WRAPPED = 40  # letters; lines shorter than that were not broken at a width
HEADLINE = 14  # words at most
DATELINE = 6  # tokens in which the dash of a dateline stands
DASHES = frozenset("-\u2013\u2014")
INITIAL = 2  # letters that the name of a letter is written with
LONGEST = 120  # words; a longer sentence is cut at a comma, so that its evidence can still be read


def split_sentences(reading: Reading) -> Reading:
    """Fill `sentences` with those of the document's body segments, in order."""
    document = reading.document
    table = letters(document.language)
    segments = document.segments or (Segment(start=0, end=len(document.text), kind="body"),)
    body = [s for s in segments if s.kind == "body"]
    pieces = [p for s in body for p in _lines(document.text, s.start, s.end, _is_wrapped(document.text))]
    tokens = [tokenise(document.text, start, end, document.language) for start, end in pieces]
    known = _known_words(tokens, document.language)
    cut = [part for line in tokens for part in _sentences(unglue(line, known, document.language), table)]
    return msgspec.structs.replace(reading, sentences=tuple(_records(document, cut, set(_headlines(tokens)))))


def _headlines(lines: Sequence[Sequence[Token]]) -> Iterator[int]:
    """Where the headlines of further reports begin, in an article of several: short lines without an end, before one that
    opens with a dateline ("Berlin - ")."""
    for line, following in pairwise(lines):
        words = sum(t.kind != "mark" for t in line)
        dated = any(t.text in DASHES and t.start > following[i].end for i, t in enumerate(following[1:DATELINE]))
        if words <= HEADLINE < len(following) and line[-1].kind == "word" and dated:
            yield line[0].start


def _records(document: Document, parts: Sequence[Sequence[Token]], headlines: Container[int]) -> Iterator[Sentence]:
    title_end = len(document.title) if document.title and document.text.startswith(document.title) else 0
    for index, part in enumerate(parts):
        yield Sentence(
            document=document.id,
            index=index,
            start=part[0].start,
            end=part[-1].end,
            title=part[-1].end <= title_end or part[0].start in headlines,
            tokens=tuple(part),
        )


def _known_words(lines: Sequence[Sequence[Token]], language: str) -> Callable[[str], bool]:
    words = vocabulary(language)
    own: dict[str, int] = {}
    for line in lines:
        for token in line:
            own[token.norm] = own.get(token.norm, 0) + 1
    return lambda word: word in words or own.get(word, 0) > 0


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken at a fixed width, so that a line break ends no sentence."""
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    if len(lengths) < 8:
        return False
    longest = max(lengths)
    return WRAPPED <= longest <= 100 and sum(length > 0.7 * longest for length in lengths) > 0.7 * len(lengths)


def _lines(text: str, start: int, end: int, wrapped: bool) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        stop = text.find("\n\n" if wrapped else "\n", at, end)
        stop = end if stop == -1 else stop
        if text[at:stop].strip():
            yield at, stop
        at = stop + 1


def _sentences(tokens: Sequence[Token], table: Letters) -> Iterator[Sequence[Token]]:
    first = 0
    for i, _token in enumerate(tokens):
        if i + 1 < len(tokens) and _ends(tokens, i, first, table):
            yield from _shorten(tokens[first : i + 1], table)
            first = i + 1
    if any(t.kind != "mark" for t in tokens[first:]):
        yield from _shorten(tokens[first:], table)


def _ends(tokens: Sequence[Token], i: int, first: int, table: Letters) -> bool:
    """Whether a sentence ends with tokens[i]: an end mark, and closing marks that follow it."""
    following = tokens[i + 1]
    if following.text in table.closing and following.start == tokens[i].end:
        return False
    back = i
    while back > first and tokens[back].text in table.closing:
        back -= 1
    mark = tokens[back]
    if mark.text not in table.sentence_end or following.text in table.sentence_end:
        return False
    if mark.text == "." and back > first:
        before = tokens[back - 1]
        if before.norm in table.abbreviations and before.end == mark.start:
            return False
        if following.start == mark.end and (following.kind in ("latin", "number") or _is_initials(before, mark, following)):
            return False
    return any(t.kind != "mark" for t in tokens[first:back])


def _is_initials(before: Token, mark: Token, following: Token) -> bool:
    """Whether a point stands within a name that is spelt by its letters ("B.B.C.")."""
    return before.end == mark.start and len(before.text) <= INITIAL and len(following.text) <= INITIAL


def _shorten(tokens: Sequence[Token], table: Letters) -> Iterator[Sequence[Token]]:
    """The sentence itself, or its parts cut at commas where it is too long to be read as evidence."""
    if sum(t.kind != "mark" for t in tokens) <= LONGEST:
        yield tokens
        return
    first, last_comma, words = 0, 0, 0
    for i, token in enumerate(tokens):
        words += token.kind != "mark"
        if token.text in table.comma:
            last_comma = i + 1
        cut = last_comma if last_comma > first else i + 1 if words >= LONGEST else 0
        if words >= LONGEST - 20 and cut and any(t.kind != "mark" for t in tokens[cut:]):
            yield tokens[first:cut]
            words = sum(t.kind != "mark" for t in tokens[cut : i + 1])
            first = cut
    if first < len(tokens):
        yield tokens[first:]
