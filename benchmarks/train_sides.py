"""Fits the weights by which the parties of a sentence are ranked for the side that an act leaves open.

    python benchmarks/train_sides.py FOLDER... [--out src/sijill/languages/ar/open_sides.tsv] [--folds 8]

Each FOLDER holds coded articles as ../shared/gold does: documents/*.json and events.tsv. A party is right for an open side
where a row of its sentence has the act's category and the sides that the act then has. What is learnt is a logistic
regression with one weight for each thing seen (events/seen.py). First it is tried on articles that it did not learn from, a
part of them at a time, and how many fills are right at each likelihood is printed; then it learns from all and writes the
weights. A side that a row leaves empty is not right for anybody: nobody is named there.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from fitting import Case, Row, coded_articles, fitted, told_in, write
from scoring import who_is_right

from sijill.events.cast import cast_of, codes_of
from sijill.events.find import Coded, Work, code_article
from sijill.events.openside import Candidate, candidates, open_roles
from sijill.events.ranked import best_fill, open_acts
from sijill.events.seen import seen_of_act, seen_of_party

LEVELS = (0.8, 0.7, 0.65, 0.6, 0.5, 0.4, 0.3)


class Article(NamedTuple):
    """An article coded by the rules, and the rows that it was coded with by hand."""

    works: list[Work]
    rows: list[Row]


def articles(folder: Path) -> Iterator[Article]:
    """The coded articles of a folder."""
    for reading, rows in coded_articles(folder):
        yield Article([work for work, _ in code_article(reading)], rows)


def told_here(work: Work, rows: Sequence[Row]) -> list[Row]:
    """The rows whose anchor stands in a sentence."""
    return told_in("".join(t.text for t in work.line.tokens), rows)


def is_right(coded: Coded, rows: Sequence[Row], filled: Sequence[tuple[str, str]]) -> bool:
    """Whether an act with its open sides filled by codes has the category and sides of a row which names those codes on
    those sides; where it is filled with one of two, that side counts alone."""
    predicate = coded.frame.predicate
    sides = {"actor": codes_of([*coded.sides.actor, *coded.sides.partner]), "recipient": codes_of(coded.sides.recipient)}
    alone = not (sides["actor"] or sides["recipient"]) and len(filled) == 1
    for role, code in filled:
        sides["actor" if role == "partner" else role].add(code)
    line = {"event": [predicate.category], **{side: [{"code": c} for c in codes] for side, codes in sides.items()}}
    named = [row for row in rows if all(code in _wanted(row, role, predicate.joint) for role, code in filled)]
    return any(predicate.category in row["types"].split("|") if alone else who_is_right(row, line) for row in named)


def _wanted(row: Row, role: str, joint: bool) -> set[str]:
    """The codes that a row names on a side; of a joint act, on any."""
    told = (row["actor"], row["recipient"]) if joint or role == "partner" or row["actor"] == row["recipient"] else (row[role],)
    return set("|".join(told).split("|")) - {""}


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
    write(fitted(data), arguments.out)


if __name__ == "__main__":
    main()
