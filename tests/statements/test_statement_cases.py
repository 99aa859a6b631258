"""The cases that a linguist writes: what a text says about a relation; and the examples of each rule."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.errors import KnowledgeError
from sijill.knowledge import statements as knowledge
from sijill.knowledge.loading import language_folder
from sijill.knowledge.statements import StatementRule, statement_codes, statement_rules
from sijill.pipeline import read_document
from sijill.records import Document, Reading, Statement

_FILE = language_folder("ar") / "cases" / "statements.yaml"
_CASES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["cases"]
_RULES = statement_rules("ar").rules


@lru_cache
def read(text: str) -> Reading:
    return read_document(Document(id="t", text=text, sha256=""))


def shown(statement: Statement) -> str:
    speaker = statement.speaker.code if statement.speaker else "-"
    parts = (statement.direction, "+".join(statement.about), statement.holder, statement.period, speaker)
    return " ".join([statement.kind, *(part or "-" for part in parts)])


def _parameters() -> list[Any]:
    return [
        pytest.param(case, marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else [])
        for case in _CASES
    ]


@pytest.mark.parametrize("case", _parameters(), ids=lambda case: str(case["text"])[:60])
def test_case(case: dict[str, Any]) -> None:
    assert [shown(s) for s in read(case["text"]).statements] == case["statements"]


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule(rule: StatementRule) -> None:
    for text in rule.examples:
        found = [s for s in read(text).statements if s.rule == rule.id]
        assert found, text
        assert all(s.kind == rule.kind and s.direction == rule.direction for s in found)
    for text in rule.against:
        assert not [s for s in read(text).statements if s.rule == rule.id], text


def test_spans_ids_and_kinds_hold() -> None:
    for text in [case["text"] for case in _CASES] + [text for rule in _RULES for text in rule.examples]:
        found = read(text).statements
        assert all(text[s.start : s.end] == s.text for s in found)
        assert all(s.kind in statement_codes().kinds and len(s.about) >= 2 for s in found)
        assert len({s.id for s in found}) == len(found)


def test_every_kind_has_a_rule() -> None:
    assert {rule.kind for rule in _RULES} == set(statement_codes().kinds)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "mood"}, "unknown kind"),
        ({"direction": "sideways"}, "none of trend"),
        ({"slots": [["nothing"]]}, "unknown list"),
        ({"examples": []}, "an example for it"),
        ({"regex": "x"}, "unknown field"),
    ],
)
def test_a_wrong_rule_is_refused(change: dict[str, Any], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = {"id": "r", "kind": "trend", "direction": "up", "slots": [["a"]], "examples": ["x"], "against": ["y"]} | change
    data = {"lists": {"a": {"nouns": ["x"]}}, "rules": [rule], "list_heads": [], "bullets": [], "denied": []}
    (tmp_path / "statements.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    monkeypatch.setattr(knowledge, "language_folder", lambda language: tmp_path)
    with pytest.raises(KnowledgeError, match=message):
        statement_rules.__wrapped__("xx")
