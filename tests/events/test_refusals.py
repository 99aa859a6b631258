"""Why triggers that were found are no events."""

from __future__ import annotations

import pytest

from sijill.events.find import find_events
from sijill.events.refusals import Refusal
from sijill.pipeline import read_document
from sijill.records import Document

CASES = [
    ("وصل وزير الخارجية الكيني إلى قاعة كبيرة", "وصل", "events.consult.arrive", "no recipient"),
    ("التقى الوزير الكيني عمال المصنع في تورينو", "التقى", "events.consult.meet", "no other party: تورينو is only a place"),
    ("بدأت محاكمة متهم في تفجير مسجد الكويت", "تفجير", "events.assault.bomb-civil", "spoken of and not told as an act (happened)"),
    ("هاجم الكاتب التونسي سياسات الوزارة", "هاجم", "events.assault.attack", "سياسات stands near"),
    ("فاز المنتخب التونسي على المنتخب الكيني في المباراة", "فاز المنتخب التونسي على المنتخب الكيني في المباراة", "events.offtopic", "off topic: sport"),
]  # fmt: skip


def refused(text: str) -> list[tuple[str, str, str]]:
    """The text, rule and reason of each refusal in a text."""
    found: list[Refusal] = []
    find_events(read_document(Document(id="d", text=text, sha256="")), found)
    return [(text[r.start : r.end], r.rule, r.reason) for r in found]


@pytest.mark.parametrize(("text", "trigger", "rule", "reason"), CASES)
def test_a_trigger_that_is_no_event_has_its_rule_and_the_reason(text: str, trigger: str, rule: str, reason: str) -> None:
    assert (trigger, rule, reason) in refused(text)


def test_words_that_are_missing_are_told_only_where_nothing_else_is_wrong() -> None:
    text = "رفع الوزير الكيني صوته"
    assert all(reason.startswith(("none of", "its doers")) or "no " in reason for _, _, reason in refused(text))
    assert not refused("زار الرئيس الكيني أكرا")


def test_nothing_is_kept_where_nobody_asks() -> None:
    reading = read_document(Document(id="d", text="زار الرئيس الكيني أكرا", sha256=""))
    assert find_events(reading).events == reading.events
