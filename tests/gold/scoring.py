"""Scores exported events against coded ones: small, for the examples; see examples/README.md for the tables.

A coded row is judged by the exported event that fits it best among those with its anchor in their evidence.
who: must rows with a right category and the right sides; date and status: of those, the ones that are right;
precision: reports with two different codes that match some row, must or not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sijill.text.edtf import span

JOINT = {"CONSULT", "AGREE", "COOPERATE"}
Row = dict[str, str]
Line = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1, and how many boilerplate snippets stand in evidence."""

    who: float
    precision: float
    date: float
    status: float
    boilerplate: int


def score(lines: Iterable[Line], rows: list[Row], snippets: list[str]) -> Score:
    """The figures of an export. A line with more than two categories counts for nothing."""
    reports = [(line, one) for line in lines if len(line["event"]) <= 2 for one in line["evidence"]]
    must = [row for row in rows if row["must"] == "1"]
    best = [(row, _best(row, reports)) for row in must]
    right = [(row, line) for row, line in best if line is not None and who_is_right(row, line)]
    dated = [(row, line) for row, line in right if row["edtf"]]
    two_sided = [(line, one) for line, one in reports if len(_codes(line, "actor") | _codes(line, "recipient")) > 1]
    matched = sum(any(_stands(row, one) and who_is_right(row, line) for row in rows) for line, one in two_sided)
    return Score(
        who=_share(len(right), len(must)),
        precision=_share(matched, len(two_sided)),
        date=_share(sum(date_is_right(row["edtf"], line["edtf"]) for row, line in dated), len(dated)),
        status=_share(sum(_status_is_right(row, line) for row, line in right), len(right)),
        boilerplate=sum(any(snippet in one["text"] for _, one in reports) for snippet in snippets),
    )


def who_is_right(row: Row, line: Line) -> bool:
    """Whether a line has a right category and the right sides."""
    category = _values(row, "types") & set(line["event"])
    return bool(category) and _sides_are_right(row, line, bool(category & JOINT))


def _sides_are_right(row: Row, line: Line, joint: bool) -> bool:
    actor, recipient = _codes(line, "actor"), _codes(line, "recipient")
    first, second = _values(row, "actor"), _values(row, "recipient")
    wanted, found = first | second, actor | recipient
    if len(found) > max(4, len(wanted) + 2):
        return False  # naming everybody is no answer
    if wanted and (first == second or (joint and not recipient)):
        needed = min(2, len(wanted)) if first and second else 1
        return len(found & wanted) >= needed
    if actor & recipient - (first & second):
        return False
    return (not first or bool(first & actor)) and (not second or bool(second & recipient))


def date_is_right(wanted: str, got: str) -> bool:
    """Whether a date's days hold or lie in those of one of the alternatives, and are not much wider."""
    days = _days(got)
    for alternative in wanted.split("|"):
        right = _days(alternative)
        if got == alternative:
            return True
        if days and right:
            inside = right[0] <= days[0] and days[1] <= right[1]
            around = days[0] <= right[0] and right[1] <= days[1]
            width, limit = days[1] - days[0], max(31, 2 * (right[1] - right[0]).days)
            if (inside or around) and width.days <= limit:
                return True
    return False


def _days(edtf: str) -> tuple[date, date] | None:
    """First and last day; an open end reaches to the end of time."""
    first, last = span(edtf) if edtf else (None, None)
    return (first or date.min, last or date.max) if first or last else None


def _best(row: Row, reports: list[tuple[Line, Line]]) -> Line | None:
    """The line that fits a row best among those that report its sentence."""
    here = [line for line, one in reports if _stands(row, one)]
    return max(here, default=None, key=lambda line: (
        who_is_right(row, line),
        bool(row["edtf"]) and date_is_right(row["edtf"], line["edtf"]),
        _status_is_right(row, line),
    ))  # fmt: skip


def _stands(row: Row, evidence: Line) -> bool:
    return bool(evidence["document"] == row["seed"] and row["anchor"] in evidence["text"])


def _status_is_right(row: Row, line: Line) -> bool:
    return not row["status"] or line["status"] in _values(row, "status")


def _values(row: Row, column: str) -> set[str]:
    return set(row[column].split("|")) - {""}


def _codes(line: Line, side: str) -> set[str]:
    return {party["code"] for party in line[side]} - {"UNK"}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
