"""Scores dating on the Arabic date cases of Recognizers-Text: dates, periods and holidays, right to the day.

    python benchmarks/dates.py [--misses]

The data are read from $SIJILL_BENCH/data/dates_ar ("../shared" unless set) and are no part of this project. A case is
right when the first and last day are those of either resolution that it allows (an end day of it is exclusive). Cases
whose own values are impossible (no such day, or none given) are left out and counted.
Two ways: `found`, in the running sentence as the pipeline reads it, and `given`, where the span is known to be a time.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sijill.dates.expressions import Anchor
from sijill.dates.grammar import times_in
from sijill.dates.tense import is_future
from sijill.knowledge.dates import lexicon
from sijill.text.edtf import span
from sijill.text.tokens import tokenise

FILES = ("DateParser", "DatePeriodParser", "HolidayParser")
Days = tuple[date, date]


def folder() -> Path:
    """Where the cases are; ends the program with a message when they are not there."""
    root = Path(os.environ.get("SIJILL_BENCH", Path(__file__).resolve().parents[2] / "shared"))
    found = root / "data" / "dates_ar"
    if not found.is_dir():
        sys.exit(f"no data in {found}: set SIJILL_BENCH to the folder that holds data/dates_ar")
    return found


def expected(value: dict[str, Any]) -> set[Days]:
    """The first and last days that a case takes as right; none when its values are impossible."""
    right = set()
    for key in ("FutureResolution", "PastResolution"):
        days = value.get(key) or {}
        if "date" in days:
            pair = (days["date"], days["date"])
        elif "startDate" in days and "endDate" in days:
            pair = (days["startDate"], days["endDate"])
        else:
            continue
        first, last = date.fromisoformat(pair[0]), date.fromisoformat(pair[1])
        if first.year > 1:
            right.add((first, last - timedelta(days=1) if "startDate" in days and last > first else last))
            right.add((first, last))
    return right


def read(text: str, today: date, free: bool) -> Iterator[Days]:
    """First and last day of each time in a text, read as of the past and as of the future."""
    for scan, found in times_in(tokenise(text), lexicon(), free):
        for future in {False, True, is_future(scan, found)}:
            told = today.isoformat() if free else ""  # "the next day": after the reference date
            first, last = span(found.when.at(Anchor(today=today, told=told, future=future)))
            if first and last:
                yield first, last


def main() -> None:
    """Print the figures, and with --misses what was not right."""
    where, totals = folder(), [0, 0, 0]
    for name in FILES:
        cases = json.loads((where / f"{name}.json").read_text(encoding="utf-8-sig"))
        counts, skipped = [0, 0, 0], 0
        for case in cases:
            today = date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
            result = case["Results"][0]
            right = expected(result.get("Value") or {})
            if not right:
                skipped += 1
                continue
            found = bool(right & set(read(case["Input"], today, False)))
            given = found or bool(right & set(read(result["Text"], today, True)))
            counts = [counts[0] + 1, counts[1] + found, counts[2] + given]
            if not given and "--misses" in sys.argv:
                got = sorted(set(read(result["Text"], today, True)))
                print(f"  {today} {result['Text']}: {[str(d) for r in sorted(right) for d in r]} got {got}")
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        print(f"{name}: {len(cases)} cases, {skipped} without a usable value; {_shares(counts)}")
    print(f"right to the day: {_shares(totals)}")


def _shares(counts: list[int]) -> str:
    total, found, given = counts
    return f"found {found} of {total} ({found / total:.1%}), given {given} of {total} ({given / total:.1%})"


if __name__ == "__main__":
    main()
