"""How a document's own text is cut into sentences."""

from __future__ import annotations

import pytest

from sijill.records import Document, Reading, Segment, Sentence
from sijill.text.sentences import LONGEST, split_sentences
from sijill.text.tokens import tokenise


def _split(text: str, *, title: str = "", segments: tuple[Segment, ...] = ()) -> tuple[Sentence, ...]:
    document = Document(id="d", text=text, sha256="", title=title, segments=segments)
    return split_sentences(Reading(document=document)).sentences


def _texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in _split(text)]


def test_full_stops_questions_and_exclamations_end_sentences() -> None:
    text = "وصل الوزير. هل عاد؟ عاد أمس! لا أحد يعلم"
    assert _texts(text) == ["وصل الوزير.", "هل عاد؟", "عاد أمس!", "لا أحد يعلم"]


@pytest.mark.parametrize(
    "text",
    [
        "التقى د. سليم الوزير في مكتبه.",
        "قال كامو لقناة (سي.إن.إن) إن الأمر انتهى.",
        "قال أ. د. سليم إن الاتفاق جاهز.",
        "بلغ النمو 3.5 في المئة هذا العام.",
        "بلغت الكلفة ٢٫٥ مليون دينار.",
        "نشر الخبر على موقع example.org مساء.",
        "قال «لن نقبل هذا.»",
        'قال "لن نقبل هذا."',
        "انتظروا...",
    ],
)
def test_what_ends_no_sentence(text: str) -> None:
    assert _texts(text) == [text]


def test_two_dots_end_one_sentence() -> None:
    text = "توتر على الحدود.. الجيش يستنفر. وعاد الهدوء"
    assert _texts(text) == ["توتر على الحدود..", "الجيش يستنفر.", "وعاد الهدوء"]


def test_closing_quotes_belong_to_the_sentence_that_they_close() -> None:
    text = "قال الوزير: «انتهى الأمر.» ثم غادر القاعة. وصمت الجميع."
    assert _texts(text)[0] == "قال الوزير: «انتهى الأمر.»"


def test_a_line_is_a_sentence_of_its_own() -> None:
    text = "قمة في الخرطوم\nوصل القادة صباحا\nوعادوا مساء"
    assert _texts(text) == text.split("\n")


def test_the_headline_is_marked() -> None:
    title = "قمة في الخرطوم"
    sentences = _split(f"{title}\n\nوصل القادة صباحا. وعادوا مساء.", title=title)
    assert [s.title for s in sentences] == [True, False, False]


def test_headlines_of_further_reports_before_a_dateline_are_marked() -> None:
    text = "كندا تزور بنما\nأوتاوا - «الأنباء»: زار وزير الخارجية الكندي أمس بنما وعاد منها إلى بلاده بعد يومين من المحادثات.\nانتهى الخبر"
    assert [s.title for s in _split(text)] == [True, False, False]


def test_a_first_line_that_is_no_title_is_not_marked() -> None:
    assert not any(s.title for s in _split("قمة في الخرطوم\n\nوصل القادة صباحا."))


def test_a_very_long_sentence_is_cut_at_commas() -> None:
    text = "، ".join(["زار الوزير مدينة بعيدة في الشمال مع وفد كبير"] * 40) + "."
    parts = _split(text)
    assert len(parts) > 1
    assert all(sum(t.kind != "mark" for t in s.tokens) <= LONGEST for s in parts)
    assert all(text[s.end - 1] in "،." for s in parts)
    assert [t.text for s in parts for t in s.tokens] == [t.text for t in tokenise(text)]


def test_a_very_long_sentence_without_commas_is_cut_all_the_same() -> None:
    text = " ".join(["كلمة"] * (LONGEST * 2)) + "."
    assert [len(part.split()) for part in _texts(text)] == [LONGEST, LONGEST]


def test_lines_broken_at_a_width_end_no_sentence() -> None:
    passage = "عقد الوزراء اجتماعا طويلا في العاصمة وبحثوا فيه ملفات كثيرة تخص البلدين والمنطقة كلها وما حولها من دول"
    lines, line = [], ""
    for word in passage.split() * 6:
        if len(line) + len(word) > 50:
            lines.append(line.strip())
            line = ""
        line += f" {word}"
    text = "\n".join([*lines, line.strip()]) + "."
    assert len(lines) >= 8
    assert _texts(text) == [text]


def test_only_the_body_is_cut() -> None:
    text = "اقرأ أيضا\nوصل الوزير صباحا.\nشارك الخبر"
    segments = (
        Segment(start=0, end=9, kind="related"),
        Segment(start=10, end=27, kind="body"),
        Segment(start=28, end=len(text), kind="navigation"),
    )
    assert [text[s.start : s.end] for s in _split(text, segments=segments)] == ["وصل الوزير صباحا."]


def test_numbers_and_document_are_written_down() -> None:
    sentences = _split("وصل الوزير. عاد الوزير. غاب الوزير.")
    assert [s.index for s in sentences] == [0, 1, 2]
    assert {s.document for s in sentences} == {"d"}
    assert all(s.start == s.tokens[0].start and s.end == s.tokens[-1].end for s in sentences)


@pytest.mark.parametrize("text", ["", " \n ", "...", "؟!", "* * *"])
def test_marks_alone_are_no_sentence(text: str) -> None:
    assert _split(text) == ()


def test_a_list_of_short_lines_is_no_text_broken_at_a_width() -> None:
    text = "\n".join(f"زار الوزير {place}" for place in ["ليبيا", "تونس", "قبرص", "كندا", "مالطا", "الهند", "تركيا", "إيران"])
    assert _texts(text) == text.split("\n")


def test_no_sentence_is_longer_than_can_be_read() -> None:
    assert all(len(s.tokens) <= 5 * LONGEST for s in _split(" ".join(["كلمة"] * LONGEST * 20)))
