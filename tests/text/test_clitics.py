"""What is written together with a word: prefixes, article, pronouns."""

from __future__ import annotations

import pytest

from sijill.text.clitics import Analysis, analyse


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("كتاب", Analysis("كتاب")),
        ("الكتاب", Analysis("كتاب", article=True)),
        ("وكتاب", Analysis("كتاب", conjunction="و")),
        ("فالكتاب", Analysis("كتاب", conjunction="ف", article=True)),
        ("بكتاب", Analysis("كتاب", preposition="ب")),
        ("كالكتاب", Analysis("كتاب", preposition="ك", article=True)),
        ("للكتاب", Analysis("كتاب", preposition="ل", article=True)),
        ("وللكتاب", Analysis("كتاب", conjunction="و", preposition="ل", article=True)),
        ("وبالكتاب", Analysis("كتاب", conjunction="و", preposition="ب", article=True)),
        ("سيزور", Analysis("يزور", future=True)),
        ("وسيزور", Analysis("يزور", conjunction="و", future=True)),
        ("كتابه", Analysis("كتاب", pronoun="ه")),
        ("بكتابهم", Analysis("كتاب", preposition="ب", pronoun="هم")),
        ("اتهمها", Analysis("اتهم", pronoun="ها")),
        ("نظيرهما", Analysis("نظير", pronoun="هما")),
        ("حكومته", Analysis("حكومة", pronoun="ه")),  # ta marbuta is written open before a pronoun
        ("وحكومتها", Analysis("حكومة", conjunction="و", pronoun="ها")),
        ("التقاه", Analysis("التقي", pronoun="ه")),  # alef maqsura, compared as ya, becomes alef
        ("علماءه", Analysis("علماء", pronoun="ه")),
        ("زعماؤها", Analysis("زعماء", pronoun="ها")),  # hamza changes its seat
        ("زعمائهم", Analysis("زعماء", pronoun="هم")),
    ],
)
def test_a_reading_is_among_those_of_a_word(word: str, reading: Analysis) -> None:
    assert reading in analyse(word)


@pytest.mark.parametrize("word", ["واشنطن", "برلين", "لبنان", "كندا", "فرنسا", "سيول", "الجزائر"])
def test_the_whole_word_comes_first(word: str) -> None:
    assert analyse(word)[0] == Analysis(word)


@pytest.mark.parametrize("word", ["له", "به", "وه", "ال"])
def test_stems_are_not_cut_to_one_letter(word: str) -> None:
    assert all(len(reading.stem) >= 2 for reading in analyse(word))


def test_the_future_takes_no_article() -> None:
    assert not any(reading.future and reading.article for reading in analyse("سالكتاب"))


def test_readings_are_different() -> None:
    for word in ["وبالحكومة", "فسيلتقيهما", "وللاتفاقية"]:
        assert len(set(analyse(word))) == len(analyse(word))
