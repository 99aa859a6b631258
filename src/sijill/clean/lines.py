"""The lines of a text, and the rules of clean.yaml brought to a form in which lines are compared with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from sijill.knowledge.clean import Rule, clean_data
from sijill.knowledge.letters import letters, normalise

_SPACE = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+(?=[:\u060c,])")
_LONG_DASH = re.compile(r"(?<=\s)\u0640+(?=\s)")
_EDGE = " \t:\u060c,.\u061b;!\u061f?-–—_|*#…\"'“”«»()[]<>/\\•·>‹›"
_LONGEST_PHRASE = 60
_HEADLINE_ENDS = ("!", "?", "\u061f")
_BULLET = re.compile(r"\s*(?P<mark>\S)(?P<gap>\s*)(?=\S)")
_NUMBERED = re.compile(r"\s*\d{1,2}\s*[-.):–\u0640]")
_INSIDE_END = re.compile(r"[.!?\u061f…](?=\s+\S)")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the text: its place (the line's end included), its words as compared, its bullet.

    `head` is without marks at its beginning, `core` without marks at its beginning and end.
    """

    start: int
    end: int
    text: str
    norm: str
    head: str
    core: str
    bullet: str = ""

    @property
    def blank(self) -> bool:
        """Whether the line shows nothing."""
        return not self.norm


class Matcher(msgspec.Struct, frozen=True, kw_only=True):
    """A rule whose phrases are normalised."""

    rule: Rule
    equals: frozenset[str]
    starts_with: tuple[str, ...]
    ends_with: tuple[str, ...]
    contains: tuple[str, ...]
    until: tuple[str, ...]
    except_with: frozenset[str]


def split_lines(text: str, language: str) -> list[Line]:
    """All lines of `text`, in order, without gap; the line end belongs to its line."""
    lines, start = [], 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        lines.append(make_line(text, start, end, language))
        start = end
    return lines


def make_line(text: str, start: int, end: int, language: str) -> Line:
    """The line (or part of one) from `start` to `end`."""
    raw = text[start:end]
    norm = plain(raw, language)
    found = _BULLET.match(raw)
    bullet = found["mark"] if found and found["mark"] in clean_data(language).bullets.marks else ""
    head = norm.lstrip(_EDGE)
    return Line(start=start, end=end, text=raw, norm=norm, head=head, core=head.rstrip(_EDGE), bullet=bullet)


def plain(text: str, language: str) -> str:
    """`text` normalised, with single spaces and none before a colon or comma."""
    return _BEFORE_MARK.sub("", _SPACE.sub(" ", normalise(_LONG_DASH.sub("-", text), language)).strip())


@lru_cache
def matchers(language: str) -> tuple[Matcher, ...]:
    """The rules of a language in order."""

    def phrases(given: list[str]) -> tuple[str, ...]:
        return tuple(plain(phrase, language) for phrase in given)

    return tuple(
        Matcher(
            rule=rule,
            equals=frozenset(p.strip(_EDGE) for p in phrases(rule.equals)),
            starts_with=phrases(rule.starts_with),
            ends_with=phrases(rule.ends_with),
            contains=phrases(rule.contains),
            until=phrases(rule.until),
            except_with=frozenset(phrases(rule.except_with)),
        )
        for rule in clean_data(language).rules
    )


class Quick(msgspec.Struct, frozen=True, kw_only=True):
    """All phrases of all rules, to pass over quickly the lines that fit none."""

    equals: frozenset[str]
    starts_with: tuple[str, ...]
    inline: tuple[str, ...]
    within: tuple[str, ...]
    longest_within: int
    longest: int


@lru_cache
def quick(language: str) -> Quick:
    """The phrases of the language's rules by how they are compared."""
    rules = matchers(language)
    within = [m for m in rules if (m.ends_with or m.contains) and not m.rule.no_letters]
    return Quick(
        equals=frozenset().union(*(m.equals for m in rules)),
        starts_with=tuple({phrase for m in rules for phrase in m.starts_with}),
        inline=tuple({phrase for m in rules if m.rule.inline for phrase in m.starts_with}),
        within=tuple({phrase for m in within for phrase in (*m.ends_with, *m.contains)}),
        longest_within=max((m.rule.longest for m in within), default=0),
        longest=max((m.rule.longest for m in rules), default=0),
    )


def _may_fit(line: Line, language: str) -> bool:
    rules, norm = quick(language), line.norm
    if not norm or len(norm) > rules.longest:
        return False
    if norm.startswith(rules.starts_with) or line.head.startswith(rules.starts_with) or line.core in rules.equals:
        return True
    if len(norm) <= rules.longest_within and any(phrase in norm for phrase in rules.within):
        return True
    return not has_own_letters(norm, language)


def fitting(line: Line, language: str) -> Iterator[tuple[Matcher, str]]:
    """The rules that the line fits, in order, each with the phrase with which it fits."""
    if not _may_fit(line, language):
        return
    for matcher in matchers(language):
        phrase = matched(matcher, line, language)
        if phrase is not None:
            yield matcher, phrase


@lru_cache
def normalised(language: str, words: tuple[str, ...]) -> frozenset[str]:
    """`words` as they are compared."""
    return frozenset(plain(word, language) for word in words)


def matched(matcher: Matcher, line: Line, language: str) -> str | None:
    """The phrase with which the line fits the rule; None when it does not."""
    rule, norm = matcher.rule, line.norm
    if not norm or len(norm) > rule.longest:
        return None
    phrase = _phrase(matcher, line)
    if phrase is None:
        return None
    if matcher.except_with and matcher.except_with.intersection(norm.split(" ")):
        return None
    if rule.no_letters and has_own_letters(norm, language):
        return None
    if rule.no_sentence and sentence_inside(line.text):
        return None
    return phrase


def _phrase(matcher: Matcher, line: Line) -> str | None:
    if line.core in matcher.equals:
        return line.core
    for text in (line.norm, line.head):
        if text.startswith(matcher.starts_with):
            for phrase in matcher.starts_with:
                if text.startswith(phrase) and _word_ends(text, len(phrase)):
                    return phrase
    for phrase in matcher.ends_with:
        if line.core.endswith(phrase):
            return phrase
    return next((phrase for phrase in matcher.contains if phrase in line.norm), None)


def _word_ends(text: str, at: int) -> bool:
    return at >= len(text) or not (text[at - 1].isalnum() and text[at].isalnum())


def ends_block(matcher: Matcher, line: Line) -> bool:
    """Whether the line closes the block that a rule opened."""
    core = line.core
    return any(core == end or core.endswith(f" {end}") or core.startswith(end) for end in matcher.until)


def has_more(line: Line, phrase: str) -> bool:
    """Whether the line says more than the phrase."""
    return len(line.norm.strip(_EDGE)) > len(phrase.strip(_EDGE)) + 1


def sentence_inside(text: str) -> bool:
    """Whether a sentence ends inside the line and another begins."""
    return any(len(text[: found.start()].split()) > 3 for found in _INSIDE_END.finditer(text.strip()))


def numbered(line: Line) -> bool:
    """Whether the line begins with a number, as items of a list do."""
    return _NUMBERED.match(line.text) is not None


def ruled_ends(line: Line, text: str, longest: int, language: str) -> list[Line]:
    """Ends of the line after a sentence that begin as an inline rule does, the longest first; none over `longest`."""
    tail = max(0, len(line.text) - longest)
    starts = [line.start + tail + found.end() for found in _INSIDE_END.finditer(line.text[tail:].rstrip())]
    begins = quick(language).inline
    return [
        make_line(text, start, line.end, language)
        for start in starts
        if plain(text[start : start + _LONGEST_PHRASE], language).lstrip(_EDGE).startswith(begins)
    ]


def finished(line: Line, language: str) -> bool:
    """Whether the line ends as a sentence of running text does."""
    data = letters(language)
    marks = [mark for mark in data.sentence_end if mark not in _HEADLINE_ENDS]
    return line.text.rstrip().rstrip("".join(data.closing) + " ").endswith((*marks, *data.comma, ":"))


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ")[0]


def has_own_letters(text: str, language: str) -> bool:
    """Whether the text has letters of the language's own script."""
    script = clean_data(language).script.name
    return any(c.isalpha() and _script_of(c) == script for c in text)


def is_closed(line: Line, language: str) -> bool:
    """Whether the line ends with the end of a sentence."""
    data = letters(language)
    return line.text.rstrip().rstrip("".join(data.closing) + " ").endswith(tuple(data.sentence_end))
