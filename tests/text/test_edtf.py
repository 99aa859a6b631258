"""EDTF values: forms, bounds, refusals."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.text.edtf import first_day, interval, is_valid, last_day, parse, span

_BOUNDS = [
    ("2024-06-18", date(2024, 6, 18), date(2024, 6, 18)),
    ("2024-06", date(2024, 6, 1), date(2024, 6, 30)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ("199X", date(1990, 1, 1), date(1999, 12, 31)),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
    ("2015-21", date(2015, 3, 1), date(2015, 5, 31)),
    ("2015-24", date(2015, 12, 1), date(2016, 2, 29)),
    ("1950/1953", date(1950, 1, 1), date(1953, 12, 31)),
    ("2022-03/..", date(2022, 3, 1), None),
    ("../1953-03", None, date(1953, 3, 31)),
    ("XXXX-06-12", None, None),
    ("XXXX-09", None, None),
    ("2020/2023~", date(2020, 1, 1), date(2023, 12, 31)),
    ("", None, None),
]


@pytest.mark.parametrize(("edtf", "first", "last"), _BOUNDS)
def test_bounds(edtf: str, first: date | None, last: date | None) -> None:
    assert is_valid(edtf)
    assert span(edtf) == (first, last) == (first_day(edtf), last_day(edtf))


@pytest.mark.parametrize(
    "edtf",
    ["2024-13", "2024-02-30", "20", "../..", "2024/2023", "199X-03", "XXXX", "0000", "2024-22-01", "XXXX-13", "4-06"],
)
def test_refused(edtf: str) -> None:
    assert not is_valid(edtf)
    with pytest.raises(ValueError):
        parse(edtf)


def test_doubt_is_kept() -> None:
    assert parse("2024~").doubt == "~"
    assert parse("2020/2023?").doubt == "?"


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        (date(2024, 6, 18), date(2024, 6, 18), "2024-06-18"),
        (date(2024, 6, 1), date(2024, 6, 30), "2024-06"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2023, 1, 1), date(2024, 12, 31), "2023/2024"),
        (date(2024, 1, 1), date(2024, 3, 31), "2024-01/2024-03"),
        (date(2024, 1, 2), date(2024, 3, 31), "2024-01-02/2024-03-31"),
    ],
)
def test_interval_takes_the_shortest_form(first: date, last: date, edtf: str) -> None:
    assert interval(first, last) == edtf
