"""The words of pages: the same in each language, and enough for all that records may hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import sijill
from sijill.api.words import Words, languages, words
from sijill.knowledge.predicates import codebook
from sijill.records import SegmentKind, Stance, Status

TABLES = [name for name in Words.__struct_fields__ if isinstance(getattr(words("ar"), name), dict)]


def test_arabic_comes_first() -> None:
    assert languages() == ("ar", "en")


@pytest.mark.parametrize("table", TABLES)
def test_languages_say_the_same(table: str) -> None:
    arabic, english = (getattr(words(language), table) for language in ("ar", "en"))
    assert set(arabic) == set(english)
    if table in ("messages", "dates"):
        for name in arabic:
            holes = [set(re.findall(r"{(\w+)}", side[name])) for side in (arabic, english)]
            assert holes[0] == holes[1], name


@pytest.mark.parametrize("language", languages())
def test_all_that_may_be_shown_has_words(language: str) -> None:
    spoken, book = words(language), codebook()
    assert set(spoken.categories) == set(book.categories)
    assert {mode for category in book.categories.values() for mode in category.modes} <= set(spoken.modes)
    assert set(book.contexts) <= set(spoken.contexts)
    assert set(book.sectors) == set(spoken.sectors)
    assert set(book.non_state_codes) <= set(spoken.codes)
    assert set(spoken.statuses) == set(get_args(Status))
    assert set(spoken.stances) == set(get_args(Stance))
    assert set(spoken.segments) == set(get_args(SegmentKind))
    assert (len(spoken.months), len(spoken.seasons), len(spoken.quads)) == (12, 4, 4)


def test_every_message_is_said_somewhere() -> None:
    root = Path(sijill.__file__).parent
    folders = [root / name for name in ("api", "report", "web")]
    files = [p for folder in folders for p in folder.rglob("*") if p.suffix in (".py", ".html")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    said = {name for name in words("ar").messages if re.search(rf"[\"'.]{name}\b", text)}
    by_error = {f"{name}_why" for name in ("not_found", "wrong_use", "failed")}
    assert set(words("ar").messages) == said | by_error


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "لا وثائق"), (1, "وثيقة واحدة"), (2, "وثيقتان"), (3, "3 وثائق"), (10, "10 وثائق"), (11, "11 وثيقة"),
     (99, "99 وثيقة"), (100, "100 وثيقة"), (103, "103 وثائق"), (1000, "1,000 وثيقة")],
)  # fmt: skip
def test_arabic_numbers(number: int, told: str) -> None:
    assert words("ar").count("documents", number).striptags() == told


def test_english_numbers() -> None:
    assert [words("en").count("events", n).striptags() for n in (0, 1, 2)] == ["0 events", "1 event", "2 events"]


def test_values_are_escaped() -> None:
    assert "<b>" not in words("en").say("found", query="<b>")
