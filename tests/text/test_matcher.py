"""The engine that finds the words of a lexicon in tokens."""

from __future__ import annotations

from sijill.knowledge.letters import normalise
from sijill.text.matcher import PREFIXES_NAME, PREFIXES_NOUN, PREFIXES_VERB, Matcher
from sijill.text.tokens import tokenise


def _matcher(*entries: str, prefixes: str = PREFIXES_NOUN, open: bool = False) -> Matcher[str]:
    matcher: Matcher[str] = Matcher()
    for entry in entries:
        matcher.add(normalise(entry).split(), entry, prefixes, open=open)
    return matcher


def _found(matcher: Matcher[str], text: str) -> list[tuple[str, str]]:
    tokens = tokenise(text)
    return [(m.payload, text[tokens[m.first].start : tokens[m.last - 1].end]) for m in matcher.scan(tokens)]


def test_words_are_found_through_prefixes() -> None:
    matcher = _matcher("اتفاق")
    assert _found(matcher, "اتفاق والاتفاق للاتفاق وبالاتفاق اتفاقية") == [
        ("اتفاق", word) for word in ["اتفاق", "والاتفاق", "للاتفاق", "وبالاتفاق"]
    ]


def test_letters_are_compared_folded() -> None:
    assert _found(_matcher("أزمة"), "الأزْمة ازمة") == [("أزمة", "الأزْمة"), ("أزمة", "ازمة")]


def test_the_longest_entry_comes_first() -> None:
    matcher = _matcher("كوريا", "كوريا الشمالية", prefixes=PREFIXES_NAME)
    tokens = tokenise("وكوريا الشمالية")
    assert [m.payload for m in matcher.at(tokens, 0)] == ["كوريا الشمالية", "كوريا"]
    assert _found(matcher, "كوريا الشمالية وكوريا") == [("كوريا الشمالية", "كوريا الشمالية"), ("كوريا", "وكوريا")]


def test_matches_do_not_overlap() -> None:
    matcher = _matcher("وزير خارجية", "خارجية مصر")
    assert _found(matcher, "وزير خارجية مصر") == [("وزير خارجية", "وزير خارجية")]


def test_prefixes_that_an_entry_may_not_carry_are_refused() -> None:
    assert _found(_matcher("مصر", prefixes=PREFIXES_NAME), "ومصر بمصر المصر سمصر") == [("مصر", "ومصر"), ("مصر", "بمصر")]
    verb = _matcher("يزور", prefixes=PREFIXES_VERB)
    assert _found(verb, "وسيزور ليزور اليزور") == [("يزور", "وسيزور"), ("يزور", "ليزور")]
    assert _found(_matcher("مصر", prefixes=""), "ومصر مصر") == [("مصر", "مصر")]


def test_a_pronoun_is_taken_only_where_allowed() -> None:
    assert _found(_matcher("اتهم", prefixes="c"), "اتهمها") == []
    matcher = _matcher("اتهم", prefixes="co")
    [match] = matcher.at(tokenise("واتهمها"), 0)
    assert (match.pronoun, match.analysis.conjunction) == ("ها", "و")


def test_the_pronoun_of_a_phrase_stands_on_its_last_word() -> None:
    matcher = _matcher("قوات حرس", prefixes="cpao")
    [match] = matcher.at(tokenise("قوات حرسها"), 0)
    assert match.pronoun == "ها"
    assert _found(matcher, "قواتها حرس") == []


def test_later_words_carry_the_article_only_where_open() -> None:
    assert _found(_matcher("وقف إطلاق نار"), "وقف إطلاق النار") == []
    assert _found(_matcher("وقف إطلاق نار", open=True), "لوقف إطلاق النار") == [("وقف إطلاق نار", "لوقف إطلاق النار")]
    assert _found(_matcher("زيارة رسمية", open=True), "زيارة ورسمية") == []


def test_marks_part_a_phrase() -> None:
    matcher = _matcher("كوريا الشمالية")
    assert _found(matcher, "كوريا، الشمالية") == []
    assert matcher.at(tokenise("، كوريا الشمالية"), 0) == []


def test_the_end_of_the_text_parts_a_phrase() -> None:
    assert _found(_matcher("كوريا الشمالية"), "زار كوريا") == []


def test_packed_entries_are_found_as_added_ones() -> None:
    added, packed = Matcher[str]("ar"), Matcher[str]("ar")
    added.add(("كوريا", "الشمالية"), "PRK", PREFIXES_NAME)
    packed.keep(("PRK",), {"كوريا": ((("الشمالية",), 0, PREFIXES_NAME, False),)})
    tokens = tokenise("زار وكوريا الشمالية")
    assert packed.at(tokens, 1) == added.at(tokens, 1) != []
    assert "كوريا" in packed and "الشمالية" not in packed
