"""Accuracy on coded articles, with the figures of other ways beside ours.

    python benchmarks/accuracy.py [--check] [--misses]

The reference set, the program that scores and the gold of other coders are read from $SIJILL_BENCH ("../shared" beside
the checkout unless set); they are no part of this project. Without them nothing is measured. --check fails below the
floors of benchmarks/floors.toml; --misses prints what was missed and what was coded wrongly.
"""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from sijill.pipeline import read_document
from sijill.records import Document, EventMention

HERE = Path(__file__).resolve().parent
BENCH = Path(os.environ.get("SIJILL_BENCH", HERE.parents[1] / "shared"))
SCORER = BENCH / "gold" / "score.py"
OEDA = BENCH / "data" / "arabic_event_gsr"
SETS = {
    "reference": (BENCH / "gold" / "documents", BENCH / "gold"),
    "examples": (HERE.parent / "examples" / "articles", HERE.parent / "examples" / "gold"),
}
KEYWORDS = {"who": 0.31, "precision": 0.55}  # a page of keyword matching on the reference set, as told with it
PETRARCH = {"ASSAULT": (0.169, 0.070), "PROTEST": (0.037, 0.011)}  # UniversalPetrarch, recall on the whole OEDA gold
TRAINED = {"ASSAULT": (0.69, 0.72), "PROTEST": (0.30, 0.48)}  # F1 of models trained on the labelled sentences themselves
KEYWORD_PRECISION = "7 to 14%, at a recall of 90 to 98%"
LABELS = ("yes", "easy no", "difficult no", "hard no")
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


def found_events(text: str, category: str) -> list[EventMention]:
    """The events of a category that one sentence is coded with."""
    read = read_document(Document(id="sentence", text=text, sha256=""))
    return [event for event in read.events if category in event.event]


def detection(category: str) -> tuple[int, float, float, float]:
    """Over the labelled OEDA sentences: how many, and precision, recall and F1 of those with an event of the category."""
    with (OEDA / f"{category.lower()}_gsr.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["text"], row["label"]) for row in csv.DictReader(file) if row["label"] in LABELS]
    hits = [(bool(found_events(text, category)), label == LABELS[0]) for text, label in rows]
    right = sum(found and wanted for found, wanted in hits)
    precision = right / max(sum(found for found, _ in hits), 1)
    recall = right / max(sum(wanted for _, wanted in hits), 1)
    return len(rows), precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def spans(category: str) -> tuple[int, int, int, int]:
    """Of the OEDA events with spans (one for each annotator): how many, how many whose sentence is coded with the category;
    how many name a country, and how many of these have an event with every named country on its side. The parties of a
    joint act stand on either side."""
    events = coded = named = sided = 0
    for item in json.loads((OEDA / f"{category.lower()}_spans.json").read_text(encoding="utf-8")):
        found = found_events(item["text"], category)
        for span in item["spans"]:
            actor, target = _country(span.get("source_role")), _country(span.get("target_role"))
            events += 1
            coded += bool(found)
            if actor or target:
                named += 1
                sided += any(_sided(event, actor, target) for event in found)
    return events, coded, named, sided


def _country(role: object) -> str:
    """The country that an annotator gave a side; empty where there is none."""
    code = role.get("main") if isinstance(role, dict) else None
    return str(code) if code and code != "None" and len(code) == 3 else ""


def _sided(event: EventMention, actor: str, target: str) -> bool:
    actors, recipients = {a.code for a in event.actor}, {a.code for a in event.recipient}
    return (not actor or actor in actors) and (not target or target in (recipients or actors))


def show(found: dict[str, dict[str, float]]) -> None:
    """The table of our figures beside those of keyword matching."""
    print(f"{'':12} {'reference':>10} {'keywords':>10} {'examples':>10}")
    for name in FIGURES:
        cells = [found["reference"].get(name), KEYWORDS.get(name), found["examples"].get(name)]
        form = "{:>10.0f}" if name in COUNTED else "{:>10.2f}"
        print(f"{name:12} " + " ".join(f"{'-':>10}" if cell is None else form.format(cell) for cell in cells))
    if OEDA.is_dir():
        show_oeda()


def show_oeda() -> None:
    """The figures on the OEDA gold beside those of others."""
    print("\nOEDA gold, half of it: gold events whose sentence has the category; of those that name a country, with every named country on its side")
    for category, (root, both) in PETRARCH.items():
        events, coded, named, sided = spans(category)
        print(f"{category:12} {coded / events:6.1%} of {events} {sided / named:6.1%} of {named};  UniversalPetrarch, all of it: {root:.1%}, both countries {both:.1%}")
    print("\nOEDA sentences, half of them, without training: a sentence counts as found when an event of the category is coded")
    for category, (linear, hybrid) in TRAINED.items():
        total, precision, recall, f1 = detection(category)
        ours = f"{category:12} precision {precision:.2f} recall {recall:.2f} F1 {f1:.2f}   of {total}"
        print(f"{ours};  trained in-set: character n-grams F1 {linear:.2f}, best hybrid {hybrid:.2f}; keywords: precision {KEYWORD_PRECISION}")


def below(found: dict[str, dict[str, float]]) -> list[str]:
    """What misses its floor."""
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    return [
        f"{group} {name}: {found[group][name]:.3f}, the floor is {floor}"
        for group, wanted in floors.items()
        if group in found
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
