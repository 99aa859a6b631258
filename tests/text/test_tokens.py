"""Tokens: their kinds, their offsets in the stored text, the form in which they are compared."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sijill.records import Token
from sijill.text.tokens import tokenise


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(token.text, token.kind) for token in tokenise(text)]


def _one(text: str) -> Token:
    [token] = tokenise(text)
    return token


def test_offsets_lead_back_to_the_text() -> None:
    text = "زار الوزيرُ «القاهرة» في 12 مايو، ثمّ عـــاد!\n\tNATO"
    tokens = tokenise(text)
    assert [text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
    assert all(left.end <= right.start for left, right in pairwise(tokens))


def test_a_stretch_of_the_text_keeps_the_offsets_of_the_whole() -> None:
    text = "قبل ذلك زار الوزير بيروت بعد ذلك"
    tokens = tokenise(text, 8, 24)
    assert [t.text for t in tokens] == ["زار", "الوزير", "بيروت"]
    assert tokens[0].start == 8
    assert tokens[-1].end == 24


@pytest.mark.parametrize("digits", ["1990", "١٩٩٠", "۱۹۹۰"])
def test_digits_of_three_kinds_are_compared_alike(digits: str) -> None:
    token = _one(digits)
    assert (token.kind, token.norm) == ("number", "1990")


@pytest.mark.parametrize("number", ["3.5", "12,500", "١٢٫٥", "1٬000", "10:30"])
def test_a_number_keeps_its_separators(number: str) -> None:
    assert _kinds(number) == [(number, "number")]


def test_a_mark_after_a_number_is_its_own_token() -> None:
    assert _kinds("عام 2015.") == [("عام", "word"), ("2015", "number"), (".", "mark")]


@pytest.mark.parametrize(
    ("written", "compared"),
    [("مُحَمَّدٌ", "محمد"), ("عـــمان", "عمان"), ("أحمد", "احمد"), ("إسلام", "اسلام"), ("آسيا", "اسيا"), ("مستشفى", "مستشفي"), ("کابل", "كابل")],
)
def test_words_are_compared_without_diacritics_and_tatweel(written: str, compared: str) -> None:
    token = _one(written)
    assert (token.text, token.norm, token.kind) == (written, compared, "word")


def test_ta_marbuta_is_not_ha() -> None:
    assert _one("قوة").norm != _one("قوه").norm


@pytest.mark.parametrize("latin", ["NATO", "F16", "S-400", "Müller", "AT&T", "U.S.A"])
def test_latin_with_digits_and_signs_is_one_token(latin: str) -> None:
    assert _kinds(latin) == [(latin, "latin")]


def test_latin_is_compared_in_lower_case() -> None:
    assert _one("NATO").norm == "nato"


def test_arabic_and_latin_run_together_are_parted() -> None:
    assert _kinds("الـNATO") == [("الـ", "word"), ("NATO", "latin")]
    assert _kinds("الـ23") == [("الـ", "word"), ("23", "number")]


def test_each_mark_is_its_own_token() -> None:
    assert _kinds("«نعم»؟!..") == [("«", "mark"), ("نعم", "word"), ("»", "mark"), ("؟", "mark"), ("!", "mark"), (".", "mark"), (".", "mark")]
    assert _kinds("مصر/السودان_ليبيا") == [
        ("مصر", "word"), ("/", "mark"), ("السودان", "word"), ("_", "mark"), ("ليبيا", "word"),
    ]  # fmt: skip


def test_invisible_characters_are_no_tokens() -> None:
    assert _kinds("\u200f\u202b \ufeff\u200b") == []
    assert [t.norm for t in tokenise("مي\u200cخواهد")] == ["ميخواهد"]


def test_nothing_has_no_tokens() -> None:
    assert tokenise("") == ()
    assert tokenise(" \n\t ") == ()
