"""Copies are found whatever was changed at their ends; nothing else is called a copy."""

from __future__ import annotations

import random
from collections.abc import Iterable

from sijill.merge.copies import CopyFinder
from sijill.records import Document, Segment

WORDS = [a + b + c for a in "بتثجحخ" for b in "ارزسشصع" for c in "فقكلمنهي"]


def find_copies(documents: Iterable[Document]) -> dict[str, str]:
    """Document id -> id of the earliest document that it copies, over any number of documents."""
    finder = CopyFinder()
    for document in documents:
        finder.add(document)
    return finder.find().copy_of


def _text(seed: int, length: int = 120) -> str:
    order = random.Random(seed)
    return " ".join(order.choice(WORDS) for _ in range(length))


def _document(name: str, text: str, published: str | None = "2020-01-01", **fields: object) -> Document:
    return Document(id=name, text=text, sha256=name, published=published, **fields)  # type: ignore[arg-type]


def test_a_reprint_with_another_opening_is_a_copy_of_the_earlier_one() -> None:
    wire = _text(1)
    documents = [
        _document("b", _text(2, 20) + " " + wire, "2020-01-02"),
        _document("a", wire + " " + _text(3, 20), "2020-01-03"),
        _document("c", _text(4), "2020-01-01"),
    ]
    assert find_copies(documents) == {"a": "b"}
    assert find_copies(reversed(documents)) == {"a": "b"}


def test_marks_diacritics_and_hamza_do_not_hide_a_copy() -> None:
    words = "أعلنت الحكومة إقامة معرض للكتاب في المدينة القديمة مساء الأحد بحضور عدد كبير من القراء والناشرين"
    changed = "اعلنت الحكومةُ اقامة معرضٍ للكتاب، في المدينة القديمة مساء الاحد بحضور عدد كبير من القراء والناشرين."
    assert find_copies([_document("a", words), _document("b", changed)]) == {"b": "a"}


def test_a_digest_does_not_make_two_stories_copies_of_each_other() -> None:
    one, two = _text(5), _text(6)
    digest = _document("digest", f"{one} {two}", "2020-01-02")
    found = find_copies([_document("one", one), digest, _document("two", two, "2020-01-03")])
    assert found.get("two") != "one"
    assert found["digest"] == "one"


def test_what_an_office_says_in_like_words_of_another_case_days_later_is_no_copy() -> None:
    formula = _text(12, 60)
    first = _document("a", f"{_text(13, 50)} {formula}", "2020-01-01")
    assert find_copies([first, _document("b", f"{_text(14, 50)} {formula}", "2020-01-02")]) == {"b": "a"}
    assert find_copies([first, _document("b", f"{_text(14, 50)} {formula}", "2020-01-05")]) == {}
    assert find_copies([first, _document("b", f"{_text(13, 50)} {formula}", "2020-01-05")]) == {"b": "a"}


def test_only_body_text_counts() -> None:
    foot = _text(7)
    pages = []
    for name in ("a", "b"):
        body = _text(ord(name))
        segments = (
            Segment(start=0, end=len(body), kind="body"),
            Segment(start=len(body), end=len(body) + 1 + len(foot), kind="related"),
        )
        pages.append(_document(name, f"{body}\n{foot}", segments=segments))
    assert find_copies(pages) == {}


def test_forty_reprints_are_one_group_and_a_common_foot_is_none() -> None:
    wire, foot = _text(8), _text(9, 12)
    reprints = [_document(f"r{i:02}", f"{wire} {_text(100 + i, 15)}") for i in range(100)]
    others = [_document(f"s{i:03}", f"{_text(300 + i)} {foot}") for i in range(200)]
    found = find_copies([*others, *reprints])
    assert found == {f"r{i:02}": "r00" for i in range(1, 100)}


def test_short_and_empty_texts() -> None:
    short = "خبر قصير عن الطقس"
    found = find_copies([_document("a", short), _document("b", short), _document("c", ""), _document("d", "")])
    assert found == {"b": "a"}


def test_an_undated_copy_never_is_the_original() -> None:
    wire = _text(10)
    assert find_copies([_document("a", wire, None), _document("b", wire, "2021-05-01")]) == {"a": "b"}


def test_hashes_are_the_same_in_every_process() -> None:
    finder = CopyFinder()
    finder.add(_document("a", "سافر الوفد الثقافي إلى العاصمة لحضور افتتاح المهرجان السنوي"))
    assert list(finder._runs["a"]) == EXPECTED


EXPECTED = [2079174300, 1943839870]
