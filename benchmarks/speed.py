"""Speed: words a second a core of the document stages, and seconds for whole builds.

    python benchmarks/speed.py

Texts are read from $SIJILL_BENCH ("../shared" beside the checkout unless set): data/saudinewsnet and seeds.
"""

from __future__ import annotations

import gzip
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from sijill.pipeline import read_document
from sijill.records import Document

BENCH = Path(os.environ.get("SIJILL_BENCH", Path(__file__).resolve().parents[2] / "shared"))
DAY = BENCH / "data" / "saudinewsnet" / "2015-08-01.jsonl.gz"
SEEDS = BENCH / "seeds"
DOCUMENTS, RUNS = 300, 5


def machine() -> str:
    """Processor, cores and Python."""
    processor = platform.processor() or platform.machine()
    if (told := Path("/proc/cpuinfo")).is_file():
        named = re.search(r"model name\s*:\s*(.+)", told.read_text())
        processor = named[1] if named else processor
    return f"{processor}, {os.cpu_count()} cores, Python {platform.python_version()}"


def articles() -> list[Document]:
    """The first articles of one day."""
    with gzip.open(DAY, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, DOCUMENTS)]
    return [
        Document(id=row["id"], title=row["title"], text=f"{row['title']}\n\n{row['text']}", sha256="", published=row["published"])
        for row in rows
    ]


def words_a_second(documents: list[Document]) -> list[float]:
    """Words a second of one core's time, for each of several runs; the first run also loads the tables and is left out."""
    words = sum(len(document.text.split()) for document in documents)
    read_document(documents[0])
    rates = []
    for _ in range(RUNS):
        began = time.process_time()
        for document in documents:
            read_document(document)
        rates.append(words / (time.process_time() - began))
    return rates


def seconds_to_build(source: Path) -> tuple[float, float, str]:
    """Seconds of `sijill build` into a new store, start of the program included: passed, and of all cores' work.

    The third is its last line. Texts that it rejects with a reason (some are empty) are no failure here.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "sijill.cli.main", "build", str(source), "--store", "a.db"]
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if not done.stdout:
        sys.exit(f"sijill build failed: {done.stderr.strip()}")
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took, worked, done.stdout.strip().splitlines()[-1]


def main() -> int:
    """Print the figures."""
    if not DAY.is_file():
        print(f"not measured: no texts at {BENCH} (set SIJILL_BENCH to the folder that holds data/ and seeds/)")
        return 0
    print(machine())
    rates = words_a_second(articles())
    spread = f"{min(rates):,.0f} to {max(rates):,.0f}"
    print(f"document stages, one core   {statistics.median(rates):,.0f} words a second (median of {RUNS} runs, {spread})")
    for name, source in (("five seeds", SEEDS), ("one day of news", DAY)):
        took, worked, told = seconds_to_build(source)
        print(f"build, {name:20} {took:.1f} s ({worked:.1f} s of processor time)   {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
