"""Text of articles made safe to show: escaped, without marks that turn what stands around them, with spans marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

Span = tuple[int, int]

_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))
_LEFT_OUT: dict[int, str] = dict.fromkeys((*_TURNING, *_CONTROLS), "")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
_TABLE = _LEFT_OUT | _SURROGATES


def shown(text: str) -> str:
    """The text without what would turn the text around it (bidi overrides) or cannot stand in a page."""
    return text.translate(_TABLE)


def isolated(text: object) -> Markup:
    """A name, number or code that runs its own way among other text."""
    return Markup("<bdi>{}</bdi>").format(shown(str(text)))


def marked(text: str, spans: Iterable[Span], offset: int = 0) -> Markup:
    """The text with the spans in <mark>; spans count from `offset` letters before the text, and may overlap."""
    pieces, at = [], 0
    for start, end in joined((a - offset, b - offset) for a, b in spans):
        first, last = max(start, at), min(end, len(text))
        if first < last:
            pieces += [escape(shown(text[at:first])), Markup("<mark>{}</mark>").format(shown(text[first:last]))]
            at = last
    return Markup("").join([*pieces, escape(shown(text[at:]))])


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def direction(text: str) -> str:
    """The way in which a text runs: rtl or ltr, or auto where it has no letters. Foreign names in it change nothing."""
    kinds = [unicodedata.bidirectional(letter) for letter in text[:400]]
    right, left = sum(kind in ("R", "AL") for kind in kinds), kinds.count("L")
    if right == left == 0:
        return "auto"
    return "rtl" if 2 * right >= left else "ltr"


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web, that a page may link to."""
    if not url:
        return None
    try:
        parts = urlsplit(shown(url).strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.netloc else None


def in_path(name: str) -> str:
    """A name as one part of an address."""
    return quote(name, safe="", errors="replace")
