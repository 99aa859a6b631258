"""Sides filled by rank: only where the rules leave one open, only in whole articles, and not where the setting says no."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sijill.cli.output import sides
from sijill.errors import KnowledgeError
from sijill.events.ranked import SENTENCES
from sijill.knowledge import weights
from sijill.knowledge.predicates import predicates
from sijill.knowledge.weights import open_sides
from sijill.pipeline import read_document
from sijill.records import RANKED, Document, Event, EventMention, Evidence, Support

ARTICLES = Path(__file__).resolve().parents[2] / "examples" / "articles"
MARK = RANKED


def _articles() -> list[Document]:
    told = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.json"))]
    return [Document(id=one["id"], text=one["text"], title=one.get("title"), sha256="", published=one.get("published")) for one in told]


def _events(documents: list[Document]) -> list[EventMention]:
    return [event for document in documents for event in read_document(document).events]


def _gist(event: EventMention) -> tuple[object, ...]:
    return event.document, event.trigger_start, event.event, event.actor, event.recipient


def test_a_filled_side_has_its_mark_and_what_spoke_for_it() -> None:
    filled = [event for event in _events(_articles()) if event.rule.endswith(MARK)]
    assert filled
    for event in filled:
        assert any(" by rank: " in reason for reason in event.reasons)
        assert event.actor


def test_with_the_setting_off_the_rules_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ranked = _events(_articles())
    monkeypatch.setenv("SIJILL_RANKED_SIDES", "false")
    plain = _events(_articles())
    assert not any(event.rule.endswith(MARK) for event in plain)
    by_rule = {_gist(event) for event in ranked if not event.rule.endswith(MARK)}
    assert by_rule <= {_gist(event) for event in plain}


def test_a_text_of_few_sentences_is_left_to_the_rules() -> None:
    document = next(d for d in _articles() if any(e.rule.endswith(MARK) for e in _events([d])))
    sentences = read_document(document).sentences[1:SENTENCES]
    text = document.text[sentences[0].start : sentences[-1].end]
    assert not any(event.rule.endswith(MARK) for event in _events([Document(id="short", text=text, sha256="")]))


def test_every_predicate_with_a_weight_exists() -> None:
    named = {thing.removeprefix("predicate ") for _, thing in open_sides("ar") if thing.startswith("predicate ")}
    assert named <= {predicate.id for predicate in predicates("ar")}


def test_a_weight_that_is_written_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / weights.OPEN_SIDES).write_text("side\tseen\tweight\nactor\topen\t0.1\nactor\topen\t0.2\n", encoding="utf-8")
    monkeypatch.setattr(weights, "language_folder", lambda language: tmp_path)
    with pytest.raises(KnowledgeError, match="second weight"):
        weights._weights.__wrapped__("ar", weights.OPEN_SIDES)


def test_a_reader_is_told_of_a_filled_side_unless_another_report_names_it() -> None:
    support = Support(documents=1, outlets=1, independent=1)
    ranked = Evidence(document="a", start=0, end=1, text="x", rule="events.consult.meet" + MARK)
    plain = Evidence(document="b", start=0, end=1, text="x", rule="events.consult.meet")
    event = Event(id="1", mentions=("1",), event=("CONSULT",), cameo="040", support=support, evidence=(ranked,))
    assert sides(event).endswith("(a side by rank)")
    assert "by rank" not in sides(Event(id="1", mentions=("1", "2"), event=("CONSULT",), cameo="040", support=support, evidence=(ranked, plain)))
