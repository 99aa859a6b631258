"""Scores dating on the Arabic date cases of Recognizers-Text: dates, periods and holidays, right to the day.

    python benchmarks/dates.py [--misses]

The data are read from $SIJILL_BENCH/data/dates_ar ("../shared" unless set) and are no part of this project. A case is
right when the first and last day are those of either resolution that it allows. Their end is exclusive; to include it is
right too, as news does ("from 2 to 7 February", "2014-2018"). Cases whose own values are impossible (no such day, or none
given) are left out and counted; so are those of dates_held.tsv, held to be wrong, each with the reason. The last line
gives the figure with those too.
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
            if value.get("Timex", "").startswith("(") and value["Timex"].endswith("Y)") and (last.month, last.day) == (1, 1):
                right.add((first, date(last.year, 12, 31)))
    return right


def held() -> dict[tuple[str, int], str]:
    """The cases held to be wrong, by file and number, with the reason."""
    rows = (Path(__file__).parent / "dates_held.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {(name, int(number)): reason for name, number, reason in (row.split("\t") for row in rows)}


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
    where, totals, wrong = folder(), [0, 0, 0], held()
    every = [0, 0, 0]
    for name in FILES:
        cases = json.loads((where / f"{name}.json").read_text(encoding="utf-8-sig"))
        counts, skipped = [0, 0, 0], 0
        for number, case in enumerate(cases):
            right = expected(case["Results"][0].get("Value") or {})
            if not right:
                skipped += 1
                continue
            result = score(case, right, "--misses" in sys.argv and (name, number) not in wrong)
            every = [a + b for a, b in zip(every, result, strict=True)]
            if (name, number) not in wrong:
                counts = [a + b for a, b in zip(counts, result, strict=True)]
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        out = sum(1 for file, _ in wrong if file == name)
        print(f"{name}: {len(cases)} cases, {skipped} without a usable value, {out} held wrong; {_shares(counts)}")
    print(f"right to the day: {_shares(totals)}")
    print(f"with those held wrong: {_shares(every)}")


def score(case: dict[str, Any], right: set[Days], show: bool) -> tuple[int, int, int]:
    """(1, found, given) of a case; what was not right is printed if asked for."""
    today = date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
    words = case["Results"][0]["Text"]
    found = bool(right & set(read(case["Input"], today, False)))
    given = found or bool(right & set(read(words, today, True)))
    if show and not given:
        got = [f"{a}/{b}" for a, b in sorted(set(read(words, today, True)))]
        print(f"  {today} {words}: {[f'{a}/{b}' for a, b in sorted(right)]} got {got}")
    return 1, int(found), int(given)


def _shares(counts: list[int]) -> str:
    total, found, given = counts
    return f"found {found} of {total} ({found / total:.1%}), given {given} of {total} ({given / total:.1%})"


if __name__ == "__main__":
    main()
