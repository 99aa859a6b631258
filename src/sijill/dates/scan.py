"""A sentence's tokens with what each can mean for dating; the readers of grammar.py ask it about a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sijill.dates.expressions import When
from sijill.knowledge.dates import Form, Lexicon, Phrase
from sijill.records import Token

_NO_FORM = Form(0, "", False, {}, {})


@dataclass(frozen=True, slots=True)
class Found:
    """An expression that was read: from token `first` to before token `end`."""

    first: int
    end: int
    when: When


class Scan:
    """The tokens of a sentence and their forms; `free` when the text is known to be a time and nothing else."""

    __slots__ = ("codes", "commas", "forms", "free", "lexicon", "point", "size", "tokens")

    def __init__(
        self,
        tokens: Sequence[Token],
        lexicon: Lexicon,
        point: Callable[[Scan, int], Found | None],
        free: bool = False,
        codes: frozenset[str] = frozenset(),
    ) -> None:
        self.codes = codes  # of the countries named in the sentence
        self.tokens = tokens
        self.point = point  # the reader of a point in time, for readers that take one as their part
        self.lexicon = lexicon
        self.free = free
        self.commas = lexicon.commas
        self.size = len(tokens)
        forms = lexicon.forms
        self.forms: list[Form | None] = [forms.get(t.norm) for t in tokens]
        for i, form in enumerate(self.forms):
            written = form.written if form is not None else ""
            if written and written not in tokens[i].text and self.norm(i + 1) not in ("/", "("):
                self.forms[i] = None  # another word; where the month's other name follows it is a month all the same

    def form(self, i: int) -> Form:
        """What the token can mean; a form without roles when nothing or beyond the sentence."""
        return (self.forms[i] or _NO_FORM) if 0 <= i < self.size else _NO_FORM

    def norm(self, i: int) -> str:
        """The token as it is compared, "" beyond the sentence."""
        return self.tokens[i].norm if 0 <= i < self.size else ""

    def is_number(self, i: int) -> bool:
        """Whether the token is written in digits."""
        return 0 <= i < self.size and self.tokens[i].kind == "number"

    def role(self, i: int, role: str) -> tuple[int, Any] | None:
        """(end, value) when the words at `i` have the role; the longest phrase first."""
        form = self.form(i)
        if form.phrases:
            for phrase in self.phrases(i):
                if phrase.role == role:
                    return i + 1 + len(phrase.rest), phrase.value
        if role in form.roles:
            return i + 1, form.roles[role]
        return None

    def phrases(self, i: int) -> list[Phrase]:
        """The phrases of several words that stand at `i`, the longest first."""
        form = self.form(i)
        return [p for p in form.phrases.get(self.norm(i + 1), ()) if self._follows(i, p.rest)] if form.phrases else []

    def _follows(self, i: int, rest: tuple[str, ...]) -> bool:
        return i + len(rest) < self.size and all(self.tokens[i + 1 + n].norm == w for n, w in enumerate(rest))

    def skip(self, i: int, role: str) -> int:
        """The place after words of that role, or `i` itself."""
        found = self.role(i, role)
        return found[0] if found else i

    def skip_marks(self, i: int, marks: str) -> int:
        """The place after any of the marks."""
        while 0 <= i < self.size and self.tokens[i].kind == "mark" and self.tokens[i].text in marks:
            i += 1
        return i

    def whole(self, i: int) -> int | None:
        """The number in digits at `i`, without a sign or a fraction."""
        if not self.is_number(i):
            return None
        text = self.tokens[i].norm
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None

    def in_set(self, i: int, name: str) -> bool:
        """Whether the token is one of a list of words."""
        return self.norm(i) in self.lexicon.sets[name]

    def before_number(self, i: int) -> bool:
        """Whether the token is an article that stands before a number in digits."""
        return self.lexicon.articles.get(self.norm(i), -1) >= 0 and self.is_number(i + 1)

    def at_end(self, i: int) -> bool:
        """Whether the sentence, or a part of it closed by a mark, ends before the token."""
        return i >= self.size or self.tokens[i].kind == "mark"

    def start(self, i: int) -> int:
        """Where the word at `i` starts in the text, without the conjunction or preposition written together with it."""
        token, form = self.tokens[i], self.forms[i]
        skip = form.skip if form else max(self.lexicon.articles.get(token.norm, 0), 0)
        if not skip:
            return token.start
        letters = list(re.finditer(r"\w", token.text))  # vowel signs are no letters
        return token.start + (letters[skip].start() if skip < len(letters) else 0)
