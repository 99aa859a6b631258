"""Words that were run together are read apart, but only where that is certain."""

from __future__ import annotations

import pytest

from sijill.knowledge.letters import normalise
from sijill.text.glue import unglue
from sijill.text.tokens import tokenise

KNOWN = {normalise(word) for word in ["تهديدات", "أمنية", "وزير", "خارجية", "رئيس", "جزائر", "حكومة", "مصرية", "قمة", "عربية"]}


def _apart(text: str) -> list[str]:
    tokens = unglue(tokenise(text), KNOWN.__contains__)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(t.norm == normalise(t.text) for t in tokens)
    return [t.text for t in tokens]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("التهديداتالأمنية", ["التهديدات", "الأمنية"]),
        ("وزيرالخارجية", ["وزير", "الخارجية"]),
        ("التهديداتُالأمنيّة", ["التهديداتُ", "الأمنيّة"]),
        ("القمةالعربية", ["القمة", "العربية"]),
        ("الحكومةمصرية", ["الحكومة", "مصرية"]),
        ("مستشفىالمدينة", ["مستشفى", "المدينة"]),
    ],
)
def test_what_was_run_together_is_read_apart(text: str, parts: list[str]) -> None:
    assert _apart(text) == parts
    assert _apart(f"قال {text} أمس") == ["قال", *parts, "أمس"]


@pytest.mark.parametrize(
    "word",
    [
        "بالتهديدات",  # a preposition and an article are no second word
        "والخارجية",
        "فالحكومة",
        "الفالوجة",  # the letters of an article inside one word
        "برتغالية",
        "استقبالات",
        "التهديداتالغريبة",  # one half is not known
        "مجهولالأمنية",
        "طالبان",
        "قمة",
    ],
)
def test_what_is_not_certain_is_left(word: str) -> None:
    assert _apart(word) == [word]


def test_numbers_and_marks_are_left() -> None:
    assert _apart("في 2015، «NATO»") == ["في", "2015", "،", "«", "NATO", "»"]
