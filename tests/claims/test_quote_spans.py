"""Quotation marks of all kinds: paired, mixed, reversed, nested, never closed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.claims.claims import find_claims
from sijill.claims.quotes import quote_spans
from sijill.records import Document, Reading
from sijill.text.sentences import split_sentences


def spans(text: str) -> list[str]:
    reading = split_sentences(Reading(document=Document(id="t", text=text, sha256="")))
    return [text[s.start : s.end] for s in quote_spans(text, reading.sentences, "ar")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قال «نعم للسلام» أمس", ["نعم للسلام"]),
        ("قال “نعم للسلام” أمس", ["نعم للسلام"]),
        ('قال "نعم للسلام" أمس', ["نعم للسلام"]),
        ('قال«نعم للسلام" أمس', ["نعم للسلام"]),
        ("قال « نعم للسلام » أمس", ["نعم للسلام"]),
        ("قال: (نعم للسلام) أمس", ["نعم للسلام"]),
        ("القائد (نعم) أمس", []),
        ("قال لـ»الجزيرة» أمس", ["الجزيرة"]),
        ('قال "الحديث عن "الحرب" كثير" أمس', ['الحديث عن "الحرب" كثير']),
        ("قال «الحديث عن «الحرب» كثير» أمس", ["الحديث عن «الحرب» كثير"]),
        ("قال «نعم. نعم للسلام» أمس", ["نعم. نعم للسلام"]),
        ("قال «نعم للسلام\nوانتهى الاجتماع", ["نعم للسلام"]),
        ('قال "نعم" و"لا" أمس', ["نعم", "لا"]),
        ("قال «»", []),
    ],
)
def test_spans(text: str, wanted: list[str]) -> None:
    assert spans(text) == wanted


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="قال ناعم«»“”\"()'‘’:.،\n", max_size=80))
def test_any_marks_give_spans_of_the_text_in_order(text: str) -> None:
    document = Document(id="t", text=text, sha256="")
    reading = split_sentences(Reading(document=document))
    found = quote_spans(text, reading.sentences, "ar")
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    read = find_claims(reading)
    assert all(text[q.start : q.end] == q.text for q in read.quotes)
