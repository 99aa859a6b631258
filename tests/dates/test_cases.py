"""The cases that a linguist writes: what is told of time and how it is to be read."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from sijill.dates.find import find_times
from sijill.knowledge.loading import language_folder
from sijill.records import Document, Reading, Sentence
from sijill.text.edtf import is_valid
from sijill.text.tokens import tokenise

_FILE = language_folder("ar") / "cases" / "dates.yaml"
_CASES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["cases"]


def reading(text: str, published: str | None) -> Reading:
    """A reading of a text whose sentences end with a full stop and a space."""
    sentences, start = [], 0
    for index, part in enumerate(text.split(". ")):
        end = start + len(part)
        tokens = tokenise(text, start, end)
        sentences.append(Sentence(document="t", index=index, start=start, end=end, tokens=tokens))
        start = end + 2
    document = Document(id="t", text=text, sha256="", published=published)
    return Reading(document=document, sentences=tuple(sentences))


def _parameters() -> list[Any]:
    return [
        pytest.param(case, marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else [])
        for case in _CASES
    ]


@pytest.mark.parametrize("case", _parameters(), ids=lambda case: str(case["text"])[:60])
def test_case(case: dict[str, Any]) -> None:
    read = find_times(reading(case["text"], case["reference"] or None))
    assert [t.edtf for t in read.times] == case["edtf"], [(t.text, t.edtf, t.rule) for t in read.times]
    assert all(is_valid(t.edtf) for t in read.times)
    assert all(case["text"][t.start : t.end] == t.text for t in read.times)


def test_there_are_enough_cases() -> None:
    assert len(_CASES) >= 620
    assert all(set(case) <= {"text", "reference", "edtf", "gap"} for case in _CASES)
