"""Fits the weights by which two tellings of an article are joined as one act.

    python benchmarks/train_joins.py FOLDER... [--out src/sijill/languages/ar/one_act.tsv] [--folds 8]

Each FOLDER holds coded articles as ../shared/gold does: documents/*.json and events.tsv. Two tellings are one act where rows
that they match, each in its sentence, in category and in sides, bear one label in the column `cluster`; pairs of which one
matches no row are left out. First it is tried on articles that it did not learn from, a part of them at a time, and how many
pairs it finds and gets right is printed at each likelihood; then it learns from all and writes the weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from fitting import Case, Row, coded_articles, fitted, told_in, write
from scoring import who_is_right

from sijill.merge.alike import Scene, seen_of_pair
from sijill.merge.likely import likely, pairs
from sijill.merge.report import Report, make_report
from sijill.records import Reading

LEVELS = (0.8, 0.7, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3)
PENALTY = 5.0


def rows_of(report: Report, text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows that a telling matches; of several those whose anchor stands nearest to its trigger."""
    sides = {side: [{"code": a.code} for a in getattr(report.mention, side)] for side in ("actor", "recipient")}
    line = {"event": list(report.mention.event), **sides}
    found = [(_apart(report, text, row), row) for row in told_in(report.text, rows) if who_is_right(row, line)]
    return [row for apart, row in found if apart == min(far for far, _ in found)]


def _apart(report: Report, text: str, row: Row) -> int:
    """Letters between a trigger and an anchor."""
    start = text.find(row["anchor"])
    return max(start - report.mention.trigger_end, report.mention.trigger_start - start - len(row["anchor"]), 0)


def cases(number: int, reading: Reading, rows: Sequence[Row]) -> Iterator[Case]:
    """Every pair of tellings of an article of which both match a row."""
    text = reading.document.text
    spans = {sentence.index: (sentence.start, sentence.end) for sentence in reading.sentences}
    reports = sorted((make_report(e, reading.document, *spans[e.sentence]) for e in reading.events), key=lambda r: r.order)
    scene = Scene(reports)
    matched = [rows_of(report, text, rows) for report in reports]
    for i, j in pairs(reports, range(len(reports))):
        if matched[i] and matched[j]:
            one = any(a["cluster"] and a["cluster"] == b["cluster"] for a, b in product(matched[i], matched[j]))
            yield Case(number, tuple(("", thing) for thing in sorted(seen_of_pair(reports[i], reports[j], scene))), one)


def tried(data: Sequence[Case], folds: int) -> None:
    """Print how many pairs are found and right, at each likelihood, in articles that the weights were not learnt from."""
    results: list[tuple[float, bool]] = []
    for fold in range(folds):
        weights = {thing: weight for (_, thing), weight in fitted([c for c in data if c.article % folds != fold], PENALTY).items()}
        results += [(likely(frozenset(thing for _, thing in c.keys), weights), c.right) for c in data if c.article % folds == fold]
    wanted = sum(right for _, right in results)
    for level in LEVELS:
        rights = [right for much, right in results if much >= level]
        print(f"likely {level:.2f} or more: {sum(rights)} of {len(rights)} right, of {wanted} pairs that are one")


def main() -> None:
    """Try, learn and write."""
    parser = argparse.ArgumentParser(description="Fit the weights that join the tellings of an article.")
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("src/sijill/languages/ar/one_act.tsv"))
    parser.add_argument("--folds", type=int, default=8, help="0 to learn without trying")
    arguments = parser.parse_args()
    found = [article for folder in arguments.folder for article in coded_articles(folder)]
    data = [case for number, (reading, rows) in enumerate(found) for case in cases(number, reading, rows)]
    print(f"{len(found)} articles, {len(data)} pairs, {sum(c.right for c in data)} of one act")
    if arguments.folds:
        tried(data, arguments.folds)
    write(fitted(data, PENALTY), arguments.out)


if __name__ == "__main__":
    main()
