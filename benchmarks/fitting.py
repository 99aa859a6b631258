"""What the scripts that fit weights share: coded articles, and a logistic regression made without libraries and without
chance but for a fixed seed."""

from __future__ import annotations

import csv
import math
import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sijill.pipeline import read_document
from sijill.records import Document, Reading
from sijill.settings import load
from sijill.sources.read import read_inputs

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "gold"))
from scoring import Row

Key = tuple[str, str]
ROUNDS, RATE, PENALTY, SEED = 30, 0.1, 10.0, 7
TIMES, LEAST = 8, 0.02  # how often a thing must be seen; how much it must weigh to be written


class Case(NamedTuple):
    """What is to be judged: in which article, what is seen of it for which side, and whether it is right."""

    article: int
    keys: tuple[Key, ...]
    right: bool


def plain(text: str) -> str:
    """Letters as they are compared in anchors."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Mn" and c != "\u0640")
    return "".join("".join(kept).split())


def coded_articles(folder: Path) -> Iterator[tuple[Reading, list[Row]]]:
    """The articles of a folder, each with the rows that it was coded with by hand."""
    with (folder / "events.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for path in sorted((folder / "documents").glob("*.json")):
        for document in read_inputs([str(path)], load()):
            if isinstance(document, Document):
                yield read_document(document), [row for row in rows if row["seed"] == path.stem]


def told_in(sentence: str, rows: Sequence[Row]) -> list[Row]:
    """The rows whose anchor stands in a sentence."""
    words = plain(sentence)
    return [row for row in rows if plain(row["anchor"]) in words]


def fitted(data: Sequence[Case], penalty: float = PENALTY) -> dict[Key, float]:
    """The weights of a logistic regression with a penalty on their squares, by stochastic descent with a step for each
    weight (AdaGrad: Duchi, Hazan, Singer 2011)."""
    counts = Counter(key for case in data for key in case.keys)
    examples = [([k for k in case.keys if counts[k] >= TIMES], case.right) for case in data]
    weights: dict[Key, float] = {k: 0.0 for k, n in counts.items() if n >= TIMES}
    squares = dict.fromkeys(weights, 1e-8)
    chance = random.Random(SEED)
    for _ in range(ROUNDS):
        chance.shuffle(examples)
        for keys, right in examples:
            error = 1 / (1 + math.exp(-sum(weights[k] for k in keys))) - right
            for k in keys:
                slope = error + penalty * weights[k] / counts[k]
                squares[k] += slope * slope
                weights[k] -= RATE * slope / math.sqrt(squares[k])
    return weights


def write(weights: dict[Key, float], out: Path) -> None:
    """Write the weights that count for something, one a line."""
    kept = sorted((side, thing, weight) for (side, thing), weight in weights.items() if abs(weight) >= LEAST)
    rows = [f"{side}\t{thing}\t{weight:.2f}" for side, thing, weight in kept]
    out.write_text("\n".join(["side\tseen\tweight", *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} weights in {out}")
