"""What is set aside and what stays: cases.yaml, and properties that hold for any text."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.clean.clean import set_aside
from sijill.clean.lines import matchers
from sijill.knowledge.clean import clean_data
from sijill.records import Document, Reading, Segment

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
PIECES = (
    """
زار الوزير المدينة.|صدر الصورة، Getty Images|التعليق على الصورة،|اقرأ أيضا|كلمات دلالية:|المصدر: وكالات
  • خبر آخر من بلد بعيد جدا|- نقطة|تخطى قصص مقترحة وواصل القراءة|قصص مقترحة نهاية|| |\t|التعليقات|عنوان قصير
(رويترز)|رويترز|وقال: نعم. اقرأ أيضا: خبر|1|•|list 1 of 2|end of list
""".strip("\n")
    .replace("\n", "|")
    .split("|")
)


def clean(text: str, title: str = "") -> tuple[str, tuple[Segment, ...]]:
    stored = f"{title}\n\n{text}" if title else text
    digest = hashlib.sha256(stored.encode("utf-8", "replace")).hexdigest()
    document = Document(id="d", text=stored, title=title, sha256=digest)
    return stored, set_aside(Reading(document=document)).document.segments


def check_cover(text: str, segments: tuple[Segment, ...]) -> None:
    """The segments cover the text in order, without gap, overlap or empty piece; neighbours differ."""
    assert [s.start for s in segments] == [0, *(s.end for s in segments)][: len(segments)]
    assert (segments[-1].end if segments else 0) == len(text)
    assert all(s.start < s.end for s in segments)
    assert all((a.kind, a.reason) != (b.kind, b.reason) for a, b in pairwise(segments))
    assert all((s.kind == "body") == (s.reason == "") for s in segments)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text, segments = clean(case["text"], case.get("title", ""))
    check_cover(text, segments)
    start = len(case.get("title", ""))
    for reason, piece in case.get("aside", []):
        at = text.index(piece, start)
        inside = [s for s in segments if s.start <= at and at + len(piece) <= s.end]
        assert [s.reason for s in inside] == [reason], f"{piece!r}: {[s for s in segments if s.start <= at < s.end]}"
    for piece in case["body"]:
        at = text.index(piece, start)
        assert any(s.kind == "body" and s.start <= at and at + len(piece) <= s.end for s in segments), piece
    if not case.get("aside"):
        assert {s.kind for s in segments} == {"body"}, segments


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["", "عنوان المقال هنا", "رويترز"]))
def test_segments_cover_pages(lines: list[str], title: str) -> None:
    check_cover(*clean("\n".join(lines), title))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_segments_cover_any_text(text: str) -> None:
    check_cover(*clean(text))


def test_title_is_body() -> None:
    """A title stays the article's own, even when its words are those of a rule."""
    text, segments = clean("زار الوزير المدينة.", "اقرأ أيضا")
    assert segments == (Segment(start=0, end=len(text), kind="body"),)


def test_empty_text_has_no_segments() -> None:
    assert clean("")[1] == ()


def test_long_text_without_line_breaks_is_quick_and_kept() -> None:
    text, segments = clean("وقال الوزير إن الزيارة ناجحة. " * 20_000)
    assert segments == (Segment(start=0, end=len(text), kind="body"),)


def test_many_bullets_are_quick() -> None:
    text, segments = clean("زار الوزير المدينة.\n" + "• خبر\n" * 5_000)
    check_cover(text, segments)


def test_rules_are_sound() -> None:
    """Every rule says something, its id names its kind, and no phrase is lost by being normalised."""
    for matcher in matchers("ar"):
        rule = matcher.rule
        phrases = [*matcher.equals, *matcher.starts_with, *matcher.ends_with, *matcher.contains]
        assert phrases and all(phrases), rule.id
        assert rule.id.startswith(f"clean.{rule.kind}."), rule.id
        assert bool(rule.until) == (rule.takes == "block"), rule.id
        assert bool(rule.longest_next) == (rule.takes == "next") or rule.id == "clean.navigation.podcast", rule.id
    ids = [clean_data("ar").repeated_title, clean_data("ar").foreign.id, clean_data("ar").stray.id]
    assert all(name.startswith("clean.") for name in ids)
