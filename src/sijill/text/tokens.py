"""Cuts text into tokens; each knows its offsets in the stored text and the form in which it is compared."""

from __future__ import annotations

import re

from sijill.knowledge.letters import normalise
from sijill.records import Token

# A number (with separators inside), a run of Latin letters, a run of other letters and their marks, or one mark.
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,٫٬:]\d+)*)"
    r"|(?P<latin>[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9'’&.-]*[A-Za-zÀ-ɏ0-9]|[A-Za-zÀ-ɏ])"
    r"|(?P<word>[^\W\d_A-Za-z](?:[^\W\d_A-Za-z]|[\u0640\u064B-\u065F\u0670\u200c\u200d\u200e\u200f])*)"
    r"|(?P<mark>[^\s\w\u200b-\u200f\u202a-\u202e\ufeff]|_)"
)


def tokenise(text: str, start: int = 0, end: int | None = None, language: str = "ar") -> tuple[Token, ...]:
    """Tokens of `text[start:end]`, in order, with offsets into `text`."""
    return tuple(
        Token(start=m.start(), end=m.end(), text=m.group(), norm=normalise(m.group(), language), kind=m.lastgroup)  # type: ignore[arg-type]
        for m in _TOKEN.finditer(text, start, len(text) if end is None else end)
    )
