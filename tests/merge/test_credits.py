"""Which agencies a text credits, and reprints of one report that count once."""

from __future__ import annotations

import random

import pytest
from made_reports import Case
from test_copies import WORDS

from sijill.merge.copies import CopyFinder
from sijill.merge.credits import credits
from sijill.records import Document, Segment

BODY = "وصل وفد من وزارة الزراعة إلى الجزيرة لبحث حماية الغابات مع السكان."


def _credits(text: str, **fields: object) -> frozenset[str]:
    return credits(Document(id="a", text=text, sha256="", **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"نيروبي (رويترز) - {BODY}", {"reuters"}),
        (f"نيروبي - د.ب.أ: {BODY}", {"dpa"}),
        (f"واس - الرياض: {BODY}", {"spa"}),
        (f"{BODY} (أ ف ب)", {"afp"}),
        (f"{BODY}\n«الألمانية»", {"dpa"}),
        (f"نقلا عن وكالة رويترز، {BODY}", {"reuters"}),
        (f"{BODY} وذلك حسبما أفادت وكالة الأناضول", {"anadolu-agency"}),
        (f"نيروبي (رويترز) - {BODY} وكالات - أ ب", {"reuters", "ap"}),
        (BODY, set()),
        (f"زار رئيس وكالة رويترز المدينة أمس. {BODY}", set()),
        (f"{BODY} وبحث وزير الدفاع الفرنسي أمن السفن الفرنسية", set()),
    ],
)
def test_credits_stand_at_the_head_the_foot_or_after_words_of_taking_over(text: str, found: set[str]) -> None:
    assert _credits(text) == found


def test_the_credit_of_a_picture_is_not_that_of_the_text() -> None:
    caption = "مزارعون في الجزيرة (رويترز)"
    assert _credits(f"{caption}\n{BODY}", segments=(Segment(start=0, end=len(caption), kind="caption"),)) == set()


def _text(seed: int, length: int) -> str:
    order = random.Random(seed)
    return " ".join(order.choice(WORDS) for _ in range(length))


def test_texts_of_one_credit_make_a_pair_where_they_share_a_fifth_and_are_no_copies() -> None:
    def pairs(first: str, second: str) -> set[tuple[str, str]]:
        finder, wire = CopyFinder(), _text(1, 40)
        finder.add(Document(id="a", text=f"{first}{wire} {_text(2, 80)}", sha256=""))
        finder.add(Document(id="b", text=f"{second}{_text(3, 80)} {wire}", sha256=""))
        found = finder.find()
        assert not found.copy_of
        return set(found.pairs)

    assert pairs("نيروبي (رويترز) - ", "ممباسا (رويترز) - ") == {("a", "b")}
    assert pairs("نيروبي (رويترز) - ", "ممباسا (أ ف ب) - ") == set()
    assert pairs("", "") == set()


def test_a_sentence_taken_from_an_earlier_report_is_no_further_source() -> None:
    visit = "زار وزير الري في أوغندا رواندا لبحث مياه البحيرة وسد الوادي وحقوق الصيادين"
    other = "وصل إلى كيغالي اليوم وزير الري الأوغندي ليجري محادثات تستمر يومين"
    case = Case()
    for name, text in (("a", visit), ("b", f"ومن جهة أخرى {visit}"), ("c", other)):
        case.document(name, text, f"{_text(ord(name), 60)}", published="2020-06-10")
        case.mention(name, 0, "CONSULT", "042", ["UGA"], ["RWA"], "2020-06-09")
    (event,) = case.merged().events
    assert (event.support.documents, event.support.independent) == (3, 2)
