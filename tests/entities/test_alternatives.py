"""What else a name could have been is told with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.entities.alternatives import alternatives
from sijill.pipeline import read_document
from sijill.records import Document

_CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("alternatives.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: str(case["why"]))
def test_case(case: dict[str, Any]) -> None:
    document = Document(id="t", text=case["text"], sha256="", published=case.get("published"))
    reading = read_document(document)
    found = alternatives(reading)
    assert all(document.text[a.start : a.start + len(a.text)] == a.text for a in found)
    told = {(a.text, a.actor.identifier_id if a.actor else None) for a in found if case["why"] in a.why}
    assert (case["name"], case["row"]) in told, found
    taken = {actor.identifier_id for mention in reading.mentions for actor in mention.actors}
    assert case["row"] not in taken
