"""Accuracy on coded articles, with the figures of other ways beside ours.

    python benchmarks/accuracy.py [--check] [--misses]

The reference set, the program that scores and the gold of other coders are read from $SIJILL_BENCH ("../shared" beside
the checkout unless set); they are no part of this project. Without them nothing is measured. --check fails below the
floors of benchmarks/floors.toml; --misses prints what was missed and what was coded wrongly.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sijill.pipeline import read_document
from sijill.records import Actor, Document

HERE = Path(__file__).resolve().parent
BENCH = Path(os.environ.get("SIJILL_BENCH", HERE.parents[1] / "shared"))
SCORER = BENCH / "gold" / "score.py"
SETS = {
    "reference": (BENCH / "gold" / "documents", BENCH / "gold"),
    "examples": (HERE.parent / "examples" / "articles", HERE.parent / "examples" / "gold"),
}
KEYWORDS = {"who": 0.31, "precision": 0.55}  # a page of keyword matching on the reference set, as told with it
PETRARCH = {"ASSAULT": (0.169, 0.070), "PROTEST": (0.037, 0.011)}  # UniversalPetrarch, recall on the whole OEDA gold
FIGURES = ("who", "precision", "date", "exact", "status", "other", "speaker", "merged", "mergeprec", "boilerplate")
COUNTED = {"boilerplate"}


def run_sijill(*words: str) -> str:
    """What a command of sijill prints; ends the program when it fails."""
    done = subprocess.run([sys.executable, "-m", "sijill.cli.main", *words], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"sijill {words[0]} failed: {done.stderr.strip()}")
    return done.stdout


def scores(articles: Path, gold: Path, misses: bool) -> dict[str, float]:
    """Build the articles, export the events and have them scored."""
    with tempfile.TemporaryDirectory() as folder:
        store, export = f"{folder}/a.db", f"{folder}/events.jsonl"
        run_sijill("build", str(articles), "--store", store)
        run_sijill("export", "events", "--store", store, "-o", export)
        flags = ["--misses", "--false"] if misses else []
        tables = [str(gold / "events.tsv"), str(gold / "boilerplate.tsv")]
        done = subprocess.run([sys.executable, str(SCORER), export, *tables, *flags], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{SCORER.name} failed: {done.stderr.strip()}")
    if misses:
        print("\n".join(line for line in done.stdout.splitlines() if line.startswith("  ")))
    return {name: float(value) for name, value in re.findall(r"^(\w+) +([\d.]+)  of \d+$", done.stdout, re.MULTILINE)}


def recall(category: str) -> tuple[int, int, int]:
    """Of the OEDA gold sentences of a category: how many, how many coded so, how many with both countries right."""
    path = BENCH / "data" / "arabic_event_gsr" / f"{category.lower()}_spans.json"
    items = json.loads(path.read_text(encoding="utf-8"))
    coded = right = 0
    for number, item in enumerate(items):
        read = read_document(Document(id=str(number), text=item["text"], sha256=""))
        found = [event for event in read.events if category in event.event]
        wanted = set(_countries(item))
        coded += bool(found)
        right += any(wanted & {(a, b) for a in _codes(e.actor) for b in _codes(e.recipient)} for e in found)
    return len(items), coded, right


def _countries(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Countries of actor and target as each annotator gave them; empty where there is none."""
    for span in item["spans"]:
        yield _country(span.get("source_role")), _country(span.get("target_role"))


def _country(role: object) -> str:
    code = role.get("main") if isinstance(role, dict) else None
    return "" if code in (None, "None") else str(code)


def _codes(parties: tuple[Actor, ...]) -> set[str]:
    return {party.code.replace("UNK", "") for party in parties} or {""}


def show(found: dict[str, dict[str, float]]) -> None:
    """The table of our figures beside those of keyword matching."""
    print(f"{'':12} {'reference':>10} {'keywords':>10} {'examples':>10}")
    for name in FIGURES:
        cells = [found["reference"].get(name), KEYWORDS.get(name), found["examples"].get(name)]
        form = "{:>10.0f}" if name in COUNTED else "{:>10.2f}"
        print(f"{name:12} " + " ".join(f"{'-':>10}" if cell is None else form.format(cell) for cell in cells))
    if not (BENCH / "data" / "arabic_event_gsr").is_dir():
        return
    print("\nOEDA gold, half of it: sentences with the category; with both countries of one annotator (none counts as one)")
    for category, (root, both) in PETRARCH.items():
        total, coded, right = recall(category)
        print(f"{category:12} {coded / total:6.1%} {right / total:6.1%}   of {total};  UniversalPetrarch, all of it: {root:.1%} {both:.1%}")


def below(found: dict[str, dict[str, float]]) -> list[str]:
    """What misses its floor."""
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    return [
        f"{group} {name}: {found[group][name]:.3f}, the floor is {floor}"
        for group, wanted in floors.items()
        for name, floor in wanted.items()
        if (found[group][name] > floor if name in COUNTED else found[group][name] < floor)
    ]


def main() -> int:
    """Print the figures; 1 when --check is asked for and one misses its floor."""
    if not SCORER.is_file():
        print(f"not measured: no reference set at {BENCH} (set SIJILL_BENCH to the folder that holds gold/)")
        return 0
    found = {name: scores(articles, gold, "--misses" in sys.argv) for name, (articles, gold) in SETS.items()}
    show(found)
    short = below(found) if "--check" in sys.argv else []
    for line in short:
        print(f"below the floor: {line}", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
