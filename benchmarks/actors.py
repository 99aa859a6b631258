"""Measures who is recognised: codes and sectors of mentions, codes of the reference set, and what the world costs to load.

    python benchmarks/actors.py [--errors]

mentions    actors.tsv: 300 mentions that the program found in three days of news, at most two of an article, drawn at random
            (the table has the days, the offsets and a hash of each article's id; the text is not ours and not in it). Two readers, who saw no code of ours, wrote
            country and sector for each; where a reader held two for equally right, either counts.
reference   the codes of all rows of the reference set: the share that is recognised in the row's sentence or the three before it
world       seconds to load the names from their compiled form (median of 5 starts), and the memory that they take

Texts are read from $SIJILL_BENCH ("../shared" beside the checkout unless set); without them only the world is measured.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sijill.pipeline import STAGES, read_document
from sijill.records import Document, Mention, Reading
from sijill.settings import load
from sijill.sources.read import read_inputs

HERE = Path(__file__).resolve().parent
BENCH = Path(os.environ.get("SIJILL_BENCH", HERE.parents[1] / "shared"))
TABLE = HERE / "actors.tsv"
NAMING = STAGES[: [stage.name for stage in STAGES].index("office holders") + 1]
STARTS, REACH = 5, 3
NOBODY = frozenset({"NONE", "UNK"})
LOADING = """
import time
from pathlib import Path
from sijill.entities.find import find_mentions
from sijill.entities.lexicon import lexicon
from sijill.knowledge import terms
def memory(): return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
before, start = memory(), time.perf_counter()
lexicon("ar"), terms.namesakes("", "ar"), terms.which_of([], "", "")
print(time.perf_counter() - start, memory() - before)
"""


class Told(NamedTuple):
    """What a reader wrote of a mention: the codes and the sectors that are right."""

    codes: frozenset[str]
    sectors: frozenset[str]


def told(codes: str, sectors: str) -> Told:
    """A reader's answer as the table has it."""
    return Told(frozenset(codes.split("/")), frozenset(sectors.split("/")))


def documents(paths: list[Path]) -> Iterator[Document]:
    """The documents of files or folders."""
    for item in read_inputs([str(path) for path in paths], load()):
        if isinstance(item, Document):
            yield item


def key(document: Document) -> str:
    """How the table names an article."""
    return hashlib.sha256(document.id.encode()).hexdigest()[:12]


def mention_at(reading: Reading, start: int, end: int) -> Mention | None:
    """The mention that shares most of a span."""
    near = [m for m in reading.mentions if m.start < end and start < m.end]
    return max(near, key=lambda m: min(m.end, end) - max(m.start, start), default=None)


def is_right(mention: Mention | None, answer: Told) -> tuple[bool, bool]:
    """Whether code and sector are those of a reader; a name that is found no more is right where it was none."""
    if mention is None or not mention.actors:
        nobody = bool(answer.codes & NOBODY)
        return nobody, nobody
    actor = mention.actors[0]
    return actor.code in answer.codes, (actor.sector or "-") in answer.sectors


def of_mentions(errors: bool) -> None:
    """Print how many mentions of the table are right."""
    with TABLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wanted = {row["document"] for row in rows}
    paths = [BENCH / "data" / "saudinewsnet" / f"{day}.jsonl.gz" for day in sorted({row["day"] for row in rows})]
    readings = {key(d): read_document(d, NAMING) for d in documents(paths) if key(d) in wanted}
    first, second, either, agreed = ([0, 0] for _ in range(4))
    for row in rows:
        reading = readings[row["document"]]
        found = mention_at(reading, int(row["start"]), int(row["end"]))
        answers = told(row["code_1"], row["sector_1"]), told(row["code_2"], row["sector_2"])
        right = [is_right(found, answer) for answer in answers]
        for i in (0, 1):
            first[i] += right[0][i]
            second[i] += right[1][i]
            either[i] += right[0][i] or right[1][i]
            agreed[i] += bool(answers[0][i] & answers[1][i])
        if errors and not all(any(r[i] for r in right) for i in (0, 1)):
            ours = [(a.code, a.sector) for a in found.actors] if found else []
            print(f"  {row['document']} {row['start']}-{row['end']} {reading.document.text[int(row['start']) : int(row['end'])]} {ours} want {answers}")
    for i, name in ((0, "country"), (1, "sector")):
        shares = [counts[i] / len(rows) for counts in (first, second, either, agreed)]
        print("mentions    {:8} right by reader 1 {:.3f}, reader 2 {:.3f}, either {:.3f}; the readers agree on {:.3f} of {}".format(name, *shares, len(rows)))


def of_reference(errors: bool) -> None:
    """Print how many codes of the reference set are recognised near their rows."""
    readings = {d.id: read_document(d, NAMING) for d in documents([BENCH / "gold" / "documents"])}
    with (BENCH / "gold" / "events.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    hits = total = 0
    for row in rows:
        reading = readings[row["seed"]]
        at = reading.document.text.find(row["anchor"])
        index = next((s.index for s in reading.sentences if s.start <= at < s.end), None)
        if at < 0 or index is None:
            continue
        known = {a.code for m in reading.mentions if index - REACH <= m.sentence <= index for a in m.actors}
        for code in filter(None, (*row["actor"].split("|"), *row["recipient"].split("|"))):
            total += 1
            hits += code in known
            if errors and code not in known:
                print(f"  {row['seed']} {code} {row['anchor']}")
    print(f"reference   {hits} of {total} codes recognised ({hits / total:.3f})")


def of_world() -> None:
    """Print what loading the names costs."""
    runs = []
    for _ in range(STARTS + 1):
        done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
        runs.append([float(figure) for figure in done.stdout.split()])
    seconds, memory = (statistics.median(column) for column in zip(*runs[1:], strict=True))
    print(f"world       loads in {seconds * 1000:.0f} ms from its compiled form and takes {memory:.0f} MB")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print what was wrong")
    arguments = parser.parse_args()
    if BENCH.is_dir():
        of_mentions(arguments.errors)
        of_reference(arguments.errors)
    else:
        print(f"{BENCH} is absent: mentions and reference codes are not measured")
    of_world()


if __name__ == "__main__":
    main()
