"""Fits the weights by which the parties of a sentence are ranked for the side that an act leaves open.

    python benchmarks/train_sides.py FOLDER... [--out src/sijill/languages/ar/open_sides.tsv] [--folds 8]

Each FOLDER holds coded articles as ../shared/gold does: documents/*.json and events.tsv. A party is right for an open side
where a row of its sentence has the act's category and the sides that the act then has. What is learnt is a logistic
regression with one weight for each thing seen (events/seen.py), made without libraries and without chance but for a
fixed seed. First it is tried on articles that it did not learn from, a part of them at a time, and how many fills are
right at each likelihood is printed; then it learns from all and writes the weights.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sijill.events.cast import cast_of, codes_of
from sijill.events.find import Coded, Work, code_article
from sijill.events.openside import Candidate, candidates, open_roles
from sijill.events.ranked import Weights, best_fill, open_acts
from sijill.events.seen import seen_of_act, seen_of_party
from sijill.pipeline import read_document
from sijill.records import Document
from sijill.settings import load
from sijill.sources.read import read_inputs

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "gold"))
from scoring import Row, who_is_right

ROUNDS, RATE, PENALTY, SEED = 30, 0.1, 10.0, 7
TIMES, LEAST = 8, 0.02  # how often a thing must be seen; how much it must weigh to be written
LEVELS = (0.8, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3)


class Case(NamedTuple):
    """A candidate for an open side: in which article, what is seen of it for which side, and whether it is right."""

    article: int
    keys: tuple[tuple[str, str], ...]
    right: bool


class Article(NamedTuple):
    """An article coded by the rules, and the rows that it was coded with by hand."""

    works: list[Work]
    rows: list[Row]


def plain(text: str) -> str:
    """Letters as they are compared in anchors."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Mn" and c != "\u0640")
    return " ".join("".join(kept).split())


def articles(folder: Path) -> Iterator[Article]:
    """The coded articles of a folder."""
    with (folder / "events.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for path in sorted((folder / "documents").glob("*.json")):
        for document in read_inputs([str(path)], load()):
            if isinstance(document, Document):
                works = [work for work, _ in code_article(read_document(document))]
                yield Article(works, [row for row in rows if row["seed"] == path.stem])


def told_here(work: Work, rows: Sequence[Row]) -> list[Row]:
    """The rows whose anchor stands in a sentence."""
    words = plain(" ".join(t.text for t in work.line.tokens)).replace(" ", "")
    return [row for row in rows if plain(row["anchor"]).replace(" ", "") in words]


def is_right(coded: Coded, rows: Sequence[Row], filled: Sequence[tuple[str, str]]) -> bool:
    """Whether an act with its open sides filled by codes has the category and sides of a row; where it is filled with one
    of two, that side counts alone."""
    sides = {"actor": codes_of([*coded.sides.actor, *coded.sides.partner]), "recipient": codes_of(coded.sides.recipient)}
    alone = not (sides["actor"] or sides["recipient"]) and len(filled) == 1
    for role, code in filled:
        sides["actor" if role == "partner" else role].add(code)
    line = {"event": [coded.frame.predicate.category], **{side: [{"code": c} for c in codes] for side, codes in sides.items()}}
    if not alone:
        return any(who_is_right(row, line) for row in rows)
    (role, code), joint = filled[0], coded.frame.predicate.joint
    for row in rows:
        both = set((row["actor"] + "|" + row["recipient"]).split("|"))
        wanted = both if joint or row["actor"] == row["recipient"] else set(row[role].split("|")) if role != "partner" else both
        if coded.frame.predicate.category in row["types"].split("|") and code in wanted - {""}:
            return True
    return False


def cases(number: int, article: Article) -> Iterator[Case]:
    """Every candidate for every open side of an article."""
    cast = cast_of(article.works)
    for work in article.works:
        rows = told_here(work, article.rows)
        for coded in open_acts(work):
            rivals: list[Candidate] = candidates(work, coded, cast)
            for role in dict.fromkeys(open_roles(coded)):
                for candidate in rivals:
                    things = seen_of_act(work, coded) | seen_of_party(work, coded, role, candidate, rivals, cast)
                    keys = tuple(sorted([("", s) for s in things] + [(role, s) for s in things]))
                    yield Case(number, keys, is_right(coded, rows, [(role, candidate.actor.code)]))


def fitted(data: Sequence[Case]) -> Weights:
    """The weights of a logistic regression with a penalty on their squares, by stochastic descent with a step for each
    weight (AdaGrad: Duchi, Hazan, Singer 2011)."""
    counts = Counter(key for case in data for key in case.keys)
    examples = [([k for k in case.keys if counts[k] >= TIMES], case.right) for case in data]
    weights: dict[tuple[str, str], float] = {k: 0.0 for k, n in counts.items() if n >= TIMES}
    squares = dict.fromkeys(weights, 1e-8)
    chance = random.Random(SEED)
    for _ in range(ROUNDS):
        chance.shuffle(examples)
        for keys, right in examples:
            error = 1 / (1 + math.exp(-sum(weights[k] for k in keys))) - right
            for k in keys:
                slope = error + PENALTY * weights[k] / counts[k]
                squares[k] += slope * slope
                weights[k] -= RATE * slope / math.sqrt(squares[k])
    return weights


def tried(found: Sequence[Article], data: Sequence[Case], folds: int) -> None:
    """Print how many fills are right, at each likelihood, of articles that the weights were not learnt from."""
    results: list[tuple[float, bool]] = []
    for fold in range(folds):
        weights = fitted([c for c in data if c.article % folds != fold])
        for article in found[fold::folds]:
            cast = cast_of(article.works)
            for work in article.works:
                rows = told_here(work, article.rows)
                for coded in open_acts(work):
                    if fill := best_fill(work, coded, cast, weights, least=LEVELS[-1]):
                        results.append((fill.likely, is_right(coded, rows, [(role, c.actor.code) for role, c, _ in fill.sides])))
    for level in LEVELS:
        rights = [right for likely, right in results if likely >= level]
        print(f"likely {level:.2f} or more: {sum(rights)} of {len(rights)} right")


def main() -> None:
    """Try, learn and write."""
    parser = argparse.ArgumentParser(description="Fit the weights that rank parties for open sides.")
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("src/sijill/languages/ar/open_sides.tsv"))
    parser.add_argument("--folds", type=int, default=8, help="0 to learn without trying")
    arguments = parser.parse_args()
    found = [article for folder in arguments.folder for article in articles(folder)]
    data = [case for number, article in enumerate(found) for case in cases(number, article)]
    print(f"{len(found)} articles, {len(data)} candidates, {sum(c.right for c in data)} right")
    if arguments.folds:
        tried(found, data, arguments.folds)
    kept = sorted((side, thing, weight) for (side, thing), weight in fitted(data).items() if abs(weight) >= LEAST)
    rows = [f"{side}\t{thing}\t{weight:.2f}" for side, thing, weight in kept]
    arguments.out.write_text("\n".join(["side\tseen\tweight", *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} weights in {arguments.out}")


if __name__ == "__main__":
    main()
