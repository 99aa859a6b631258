"""The quiet corpus: nothing may be coded in it. Mend the rule, do not take the sentence out."""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path

import pytest

from sijill.pipeline import read_document
from sijill.records import Document

HERE = Path(__file__).parent
ARTICLES = sorted((HERE / "articles").glob("*.txt"))


def _rows() -> list[dict[str, str]]:
    with (HERE / "sentences.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return sorted(rows, key=lambda row: row["topic"])


TOPICS = {topic: list(rows) for topic, rows in groupby(_rows(), key=lambda row: row["topic"])}


def _coded(name: str, text: str) -> list[str]:
    """What is coded in a text, one line each."""
    read = read_document(Document(id=name, text=text, sha256=""))
    return [f"{name}: {'+'.join(e.event)} by {e.rule}: {text[e.start : e.end]}" for e in read.events]


def test_the_corpus_is_whole() -> None:
    assert sum(map(len, TOPICS.values())) >= 200
    assert len(ARTICLES) >= 10


@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_is_coded_in_the_sentences(topic: str) -> None:
    found = [line for row in TOPICS[topic] for line in _coded(row["id"], row["text"])]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_nothing_is_coded_in_an_article(path: Path) -> None:
    found = _coded(path.stem, path.read_text(encoding="utf-8"))
    assert not found, "\n".join(found)
