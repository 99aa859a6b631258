"""The scored gate: what is found in the examples against what a coder found in them, with floors."""

from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path

import pytest
from scoring import Line, Row, Score, date_is_right, score, who_is_right

from sijill.export.export import write
from sijill.store.store import Store

GOLD = Path(__file__).parents[2] / "examples" / "gold"
FLOORS: dict[str, float] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))["examples"]


def _table(name: str) -> list[Row]:
    with (GOLD / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def figures(examples_store: Path) -> Score:
    with Store.open(examples_store) as store:
        lines = [json.loads(line) for line in write(store, "events", "jsonl")]
    found = score(lines, _table("events.tsv"), [row["snippet"] for row in _table("boilerplate.tsv")])
    print(found)
    return found


@pytest.mark.parametrize("name", ["who", "precision", "date", "status"])
def test_a_figure_is_not_below_its_floor(figures: Score, name: str) -> None:
    assert getattr(figures, name) >= FLOORS[name], f"{name}: {figures}"


def test_no_boilerplate_is_coded(figures: Score) -> None:
    assert figures.boilerplate <= FLOORS["boilerplate"]


ROW = {"types": "CONSULT", "actor": "EGY", "recipient": "ETH", "edtf": "2018-06", "status": "", "must": "1"}


def _line(actor: str, recipient: str, category: str = "CONSULT") -> Line:
    sides = {side: [{"code": code} for code in codes.split()] for side, codes in (("actor", actor), ("recipient", recipient))}
    return {"event": [category], "edtf": "2018-06-10", "status": "happened", **sides}


@pytest.mark.parametrize(
    ("actor", "recipient", "category", "right"),
    [
        ("EGY", "ETH", "CONSULT", True),
        ("EGY", "ETH", "ACCUSE", False),
        ("ETH", "EGY", "CONSULT", False),
        ("EGY ETH", "", "CONSULT", True),
        ("EGY", "", "CONSULT", False),
        ("EGY ETH", "ETH", "CONSULT", False),
        ("EGY SDN USA RUS", "ETH", "CONSULT", False),
    ],
)
def test_the_scorer_on_sides(actor: str, recipient: str, category: str, right: bool) -> None:
    assert who_is_right(ROW, _line(actor, recipient, category)) is right


@pytest.mark.parametrize(
    ("wanted", "got", "right"),
    [
        ("2018-06-10", "2018-06-10", True),
        ("2018-06-10", "2018-06", True),
        ("2018-06-10", "2018", False),
        ("2018-06", "2018-06-10", True),
        ("2018-06-10|2018-06-11", "2018-06-11", True),
        ("2018-06-10", "2018-06-11", False),
        ("2018-06-10", "", False),
        ("2018/..", "2018/..", True),
    ],
)
def test_the_scorer_on_dates(wanted: str, got: str, right: bool) -> None:
    assert date_is_right(wanted, got) is right


def test_the_scorer_counts() -> None:
    row = ROW | {"seed": "a", "anchor": "one two three"}
    evidence = {"document": "a", "text": "zero one two three four"}
    good = _line("EGY", "ETH") | {"evidence": [evidence]}
    bad = _line("ETH", "EGY") | {"evidence": [evidence]}
    assert score([good], [row], []) == Score(who=1.0, precision=1.0, date=1.0, status=1.0, boilerplate=0)
    assert score([good, bad], [row], ["two three"]) == Score(who=1.0, precision=0.5, date=1.0, status=1.0, boilerplate=1)
    assert score([], [row], ["two"]) == Score(who=0.0, precision=0.0, date=0.0, status=0.0, boilerplate=0)
