"""Quotations: how many of the reference set's are found as such, how many of these with the right speaker, and how
many events that somebody is told to report bear his code.

    python benchmarks/quotes.py [FOLDER] [--misses]

FOLDER holds documents/ and quotes.tsv as the reference set does: gold/ of $SIJILL_BENCH unless given, or of ../shared
beside the checkout. A quotation is found when a quote of its document begins with the words that its row gives, as
letters and figures compare. --misses prints what was not found, and what was found with another speaker.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

BENCH = Path(os.environ.get("SIJILL_BENCH", Path(__file__).resolve().parents[2] / "shared"))


def exported(articles: Path) -> list[dict[str, Any]]:
    """The quotes of a folder of articles, as they are exported."""
    with tempfile.TemporaryDirectory() as folder:
        store, export = f"{folder}/a.db", f"{folder}/quotes.jsonl"
        for words in (["build", str(articles), "--store", store], ["export", "quotes", "--store", store, "-o", export]):
            done = subprocess.run([sys.executable, "-m", "sijill.cli.main", *words], capture_output=True, text=True)
            if done.returncode:
                sys.exit(f"sijill {words[0]} failed: {done.stderr.strip()}")
        return [json.loads(line) for line in Path(export).read_text(encoding="utf-8").splitlines()]


def letters(text: str) -> str:
    """Letters and figures only, without marks above and below them."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())


def main() -> int:
    """Print the figures; 1 when the data is absent."""
    given = [word for word in sys.argv[1:] if not word.startswith("--")]
    folder = Path(given[0]) if given else BENCH / "gold"
    table = folder / "quotes.tsv"
    if not table.is_file():
        print(f"no {table}: set SIJILL_BENCH to the folder with the benchmark data", file=sys.stderr)
        return 1
    quotes = exported(folder / "documents")
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = right = 0
    for row in rows:
        begun = letters(row["quote"])
        here = [q for q in quotes if q["document"] == row["seed"] and letters(q["text"]).startswith(begun)]
        codes = [q["speaker"]["code"] for q in here if q["speaker"]]
        found += bool(here)
        right += bool(set(codes) & set(row["speaker_code"].split("|")))
        if "--misses" in sys.argv and not set(codes) & set(row["speaker_code"].split("|")):
            print(f"  {row['seed']} {row['quote'][:50]}: want {row['speaker_code']}, {codes or 'not found'}")
    print(f"quotes found {found} of {len(rows)}; with the right speaker {right} of {len(rows)} ({right / len(rows):.1%}); {len(quotes)} exported")
    return 0


if __name__ == "__main__":
    sys.exit(main())
