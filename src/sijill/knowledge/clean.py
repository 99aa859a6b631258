"""What of a page is not the article, as a language says it; and how a text in the language is recognised."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from sijill.knowledge.dates import DateWords
from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import language_folder, load_yaml
from sijill.records import SegmentKind

Takes = Literal["line", "next", "block", "stories", "tags", "rest"]


class Script(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a text in this language is told from others.

    `name` is the first word of its letters' Unicode names; at least `least_share` of a text's letters are of it, and
    at most `most_foreign` of those are `foreign_letters` (of other languages in the same script).
    """

    name: str
    least_share: float
    foreign_letters: str = ""
    most_foreign: float = 0.0
    encodings: list[str] = []


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line that is not the article's own, and what goes with it. The head of clean.yaml says what the keys mean."""

    id: str
    kind: SegmentKind
    takes: Takes = "line"
    equals: list[str] = []
    starts_with: list[str] = []
    ends_with: list[str] = []
    contains: list[str] = []
    longest: int = 120
    longest_next: int = 0
    until: list[str] = []
    within: int = 40
    no_letters: bool = False
    no_sentence: bool = False
    inline: bool = False
    closes: Literal["", "likely", "sure"] = ""
    except_with: list[str] = []


class Bullets(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Marks that begin the items of a list, and when a list without heading is one of other stories."""

    id: str
    marks: list[str]
    story_marks: list[str]
    announcing: list[str]
    least_words: int
    most_items: int
    longest_item: int


class Bylines(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lines that name only an outlet, its writer and its town. `quoted` are names that count only inside quotes."""

    id: str
    longest: int
    separators: list[str]
    outlets: list[str]
    quoted: list[str]
    opening: str
    closing: str


class Credits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line that ends with the photographer or agency in brackets is the caption of a picture."""

    id: str
    longest: int
    names: list[str]


class Stray(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A short line that looks like a heading but heads nothing: the text goes on with a word of `continuing`."""

    id: str
    continuing: list[str]
    least_words: int
    longest: int


class Ribbon(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Headlines of other stories in one line, parted by `gap`."""

    id: str
    gap: str
    least_parts: int


class Foreign(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When what follows a heading of other stories is another article: it shares fewer words than this with the text.

    By whether a rule before has closed the article: surely, likely or ("open") not.
    """

    id: str
    least_text: int
    open: float
    likely: float
    sure: float


class CleanData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """languages/<code>/clean.yaml."""

    script: Script
    longest_headline: int
    most_stories: int
    least_body: int
    stray: Stray
    ribbon: Ribbon
    repeated_title: str
    foreign: Foreign
    rules: list[Rule]
    bullets: Bullets
    bylines: Bylines
    credits: Credits


@lru_cache
def clean_data(language: str) -> CleanData:
    """The cleaning rules of a language."""
    return load_yaml(language_folder(language) / "clean.yaml", CleanData)


@lru_cache
def month_numbers(language: str) -> dict[str, int]:
    """The months' names as they are compared, and their numbers."""
    words = load_yaml(language_folder(language) / "dates.yaml", DateWords)
    return {normalise(name, language): number for number, names in words.months.items() for name in names}
