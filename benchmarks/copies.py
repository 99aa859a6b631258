"""Copies: how many known pairs of copied articles are found, how many beyond them, and how fast.

    python benchmarks/copies.py

Reads data/saudinewsnet of $SIJILL_BENCH, or of ../shared beside the checkout: articles, and near_duplicate_pairs.tsv.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from sijill.merge.copies import CopyFinder
from sijill.records import Document

DATA = Path(os.environ.get("SIJILL_BENCH", Path(__file__).resolve().parents[2] / "shared")) / "data" / "saudinewsnet"


def articles(folder: Path) -> Iterator[Document]:
    """All articles of the folder; where one stands twice, the first."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["id"] not in seen:
                    seen.add(row["id"])
                    yield Document(id=row["id"], text=row["text"], sha256="", published=row["published"])


def known_pairs(path: Path) -> list[tuple[str, str]]:
    """The pairs that must be found."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [(row[0], row[1]) for row in rows]


def main() -> int:
    """Print the figures; 1 when the data is absent."""
    if not DATA.is_dir():
        print(f"no data at {DATA}: set SIJILL_BENCH to the folder with the benchmark data", file=sys.stderr)
        return 1
    documents = list(articles(DATA))
    began = time.process_time()
    finder = CopyFinder()
    for document in documents:
        finder.add(document)
    copies = finder.find()
    took = time.process_time() - began
    known = known_pairs(DATA / "near_duplicate_pairs.tsv")
    original = {document.id: copies.copy_of.get(document.id, document.id) for document in documents}
    grouped = sum(original.get(a, a) == original.get(b, b) for a, b in known)
    direct = {frozenset(pair) for pair in copies.pairs}
    paired = sum(frozenset(pair) in direct for pair in known)
    beyond = len(direct - {frozenset(pair) for pair in known})
    print(f"documents                  {len(documents)}, {len(copies.copy_of)} of them copies")
    print(f"known pairs, one original  {grouped} of {len(known)} ({grouped / len(known):.1%})")
    print(f"known pairs found          {paired} of {len(known)} ({paired / len(known):.1%})")
    print(f"pairs beyond               {beyond}")
    print(f"time of one core           {took:.2f} s ({len(documents) / took:.0f} documents a second)")
    print(f"memory, all of it          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
