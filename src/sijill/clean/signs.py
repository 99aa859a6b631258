"""Lines told by their shape: bylines, captions with the agency in brackets, ribbons of headlines, lists of stories."""

from __future__ import annotations

import re

from sijill.clean.lines import Line, finished, is_closed, normalised, plain
from sijill.knowledge.clean import clean_data

_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]{2,30})\s*[)\]]\s*$")
_WORDS = re.compile(r"\w+")
_LONGEST_PART = 4
_NEAR_END = 5


def is_byline(line: Line, language: str) -> bool:
    """Whether the line names only an outlet, its writer and its town. With a number in it, it is a dateline."""
    data = clean_data(language).bylines
    if len(line.norm) > data.longest or any(c.isdigit() for c in line.norm) or line.text.rstrip().endswith((".", ":")):
        return False
    parts = [part.strip() for part in _split(line.norm, data.separators) if part.strip()]
    if any(len(part.split()) > _LONGEST_PART for part in parts):
        return False
    outlets = normalised(language, tuple(data.outlets))
    return any(part.strip(data.opening + data.closing + " ") in outlets or _quoted(part, language) for part in parts)


def _split(text: str, separators: list[str]) -> list[str]:
    return re.split("|".join(re.escape(mark) for mark in separators), text)


def _quoted(part: str, language: str) -> bool:
    data = clean_data(language).bylines
    inside = part.strip(data.opening + data.closing + " ")
    return part[:1] in data.opening and part[-1:] in data.closing and inside in normalised(language, tuple(data.quoted))


def is_bracketed_caption(line: Line, language: str) -> bool:
    """Whether the line is a caption: one sentence at most, at its end the agency or photographer in brackets."""
    data = clean_data(language).credits
    found = _BRACKETED.search(line.text)
    if not found or len(line.norm) > data.longest:
        return False
    before = line.text[: found.start()].strip()
    if any(mark in before.rstrip(".") for mark in (". ", "\u061b", '"')) or before.endswith("."):
        return False
    return plain(found[1], language) in normalised(language, tuple(data.names))


def is_ribbon(line: Line, language: str) -> bool:
    """Whether the line is a row of headlines."""
    data = clean_data(language).ribbon
    parts = [part for part in line.text.replace("\u00a0", " ").split(data.gap) if part.strip()]
    return len(parts) >= data.least_parts and not any(part.rstrip().endswith(".") for part in parts)


def is_story_list(items: list[Line], before: Line | None, language: str) -> bool:
    """Whether a list without heading is one of other stories: headlines, after a paragraph that announces no list."""
    data = clean_data(language)
    rules = data.bullets
    if before is None or not is_closed(before, language) or len(items) > rules.most_items:
        return False
    last = set(_WORDS.findall(before.norm)[-_NEAR_END:])
    if len(items) == 1 and items[0].text.rstrip().endswith(("?", "\u061f")):  # a question of an interview
        return False
    if last & normalised(language, tuple(rules.announcing)):
        return False
    return all(_is_headline(item, language) and item.bullet in rules.story_marks for item in items)


def _is_headline(item: Line, language: str) -> bool:
    rules = clean_data(language).bullets
    words = len(_WORDS.findall(item.norm))
    return words >= rules.least_words and len(item.norm) <= rules.longest_item and not finished(item, language)


def looks_like_headline(line: Line, language: str) -> bool:
    """Whether the line may be the headline of another story: short, and no finished sentence."""
    return len(line.norm) <= clean_data(language).longest_headline and not finished(line, language)
