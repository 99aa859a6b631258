"""The cases of names: who is found in a sentence, as what, and who is not."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
import yaml

from sijill.knowledge.loading import language_folder
from sijill.pipeline import STAGES, read_document
from sijill.records import Document, Mention

_FILE = language_folder("ar") / "cases" / "entities.yaml"
_CASES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["cases"]


_NAMING = STAGES[: [stage.name for stage in STAGES].index("office holders") + 1]


@lru_cache
def mentions(text: str, published: str | None, url: str | None = None) -> tuple[Mention, ...]:
    """What is found in a text, offices with their holders."""
    return read_document(Document(id="t", text=text, sha256="", published=published, url=url), _NAMING).mentions


def fits(mention: Mention, told: dict[str, Any]) -> bool:
    """Whether a mention is what a case tells."""
    codes = [a.code for a in mention.actors if a.code != "UNK"]
    wanted = [code for code in told.get("codes", [told.get("code", "-")]) if code]
    return (
        mention.text == told["text"]
        and (wanted == ["-"] or sorted(codes) == sorted(wanted))
        and told.get("kind", mention.kind) == mention.kind
        and ("sector" not in told or told["sector"] in [a.sector for a in mention.actors])
        and ("entity" not in told or told["entity"] in [a.identifier_id for a in mention.actors])
    )


def _parameters() -> list[Any]:
    return [
        pytest.param(case, marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else [])
        for case in _CASES
    ]


@pytest.mark.parametrize("case", _parameters(), ids=lambda case: str(case["text"])[:60])
def test_case(case: dict[str, Any]) -> None:
    found = mentions(case["text"], case.get("published"), case.get("url"))
    seen = [(m.text, m.kind, [(a.code, a.sector, a.identifier_id) for a in m.actors], m.rule) for m in found]
    missing = [told for told in case.get("mentions", []) if not any(fits(m, told) for m in found)]
    wrong = [told for told in case.get("not", []) if any(fits(m, told) for m in found)]
    assert not missing and not wrong, (missing, wrong, seen)
    assert all(case["text"][m.start : m.end] == m.text for m in found)


def test_there_are_enough_cases() -> None:
    assert len(_CASES) >= 120
    assert all(set(case) <= {"text", "published", "url", "mentions", "not", "gap"} for case in _CASES)
