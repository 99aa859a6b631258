"""Proper names in running text, by the rules alone and with the tagger."""

from __future__ import annotations

import pytest

from sijill.entities.names import name_spans
from sijill.entities.tagger import best_tags
from sijill.knowledge.tagger import TaggerModel, tagger_model
from sijill.records import Document, Reading
from sijill.text.sentences import split_sentences

_TEXT = "قال وزير الخارجية المصري سامح شكري في القاهرة إن الأمم المتحدة تدعم السودان."
_NAMES = [("سامح شكري", "person"), ("القاهرة", "location"), ("الأمم المتحدة", "organisation"), ("السودان", "location")]


def _names(text: str) -> list[tuple[str, str]]:
    reading = split_sentences(Reading(document=Document(id="t", text=text, sha256="")))
    spans = [(reading.sentences[s.sentence].tokens[s.first : s.last], s.kind) for s in name_spans(reading)]
    return [(text[tokens[0].start : tokens[-1].end], kind) for tokens, kind in spans]


@pytest.mark.parametrize("model", ["true", "false"])
def test_names_without_offices(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_NAMES_MODEL", model)
    assert _names(_TEXT) == _NAMES


def test_the_word_that_tells_what_it_is_stays_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_NAMES_MODEL", "false")
    assert _names("عاد من مدينة حلب إلى جامعة دمشق.") == [("حلب", "location"), ("جامعة دمشق", "organisation")]


def test_the_best_sequence_of_tags_is_a_good_one() -> None:
    model = TaggerModel(
        tags=["O", "B-person", "I-person"],
        weights={"a": {1: 5}, "b": {2: 5, 0: 4}},
        transitions=[[0, 0, 0], [0, 0, 0], [0, 0, 0]],
        licence="",
        trained_on="",
    )
    assert best_tags([["a"], ["b"]], model) == [1, 2]
    assert best_tags([["b"], ["b"]], model)[0] == 0
    assert best_tags([], model) == []


def test_the_model_is_small_and_names_its_licence() -> None:
    model = tagger_model("ar")
    assert model is not None
    assert model.licence == "CC BY-SA 4.0"
    assert "ANERcorp" in model.trained_on
