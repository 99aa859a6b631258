"""Checks that a given date is EDTF in the forms of the import contract; a time of day is cut off."""

from __future__ import annotations

import calendar
import re

_YEAR = r"(?:\d{4}|\d{3}X|\d{2}XX)"
_POINT = re.compile(rf"(?P<year>{_YEAR}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?%]?")
_TIME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.{0,30}")
_SEASONS = range(21, 25)


def read_edtf(value: str) -> str | None:
    """`value` as EDTF without a time of day; None when it is no date in a known form."""
    value = value.strip()
    if not value.isascii():
        return None
    if timed := _TIME.fullmatch(value):
        value = timed["day"]
    if value.count("/") == 1:
        first, last = value.split("/")
        return value if _is_interval(first, last) else None
    return value if _is_point(value) else None


def _is_interval(first: str, last: str) -> bool:
    open_ends = (first, last).count("..")
    if open_ends == 2 or not all(part == ".." or _is_point(part) for part in (first, last)):
        return False
    return bool(open_ends) or _digits(first) <= _digits(last)


def _digits(value: str) -> str:
    """The years of two points in an order that compares: an unknown digit counts as the least."""
    return value[:4].replace("X", "0")


def _is_point(value: str) -> bool:
    found = _POINT.fullmatch(value)
    if not found:
        return False
    year, month, day = found["year"], found["month"], found["day"]
    if month is None:
        return year != "XXXX" and year != "0000"
    if int(month) in _SEASONS:
        return day is None and year.isdigit()
    if not 1 <= int(month) <= 12 or not (year.isdigit() or year == "XXXX") or year == "0000":
        return False
    return day is None or 1 <= int(day) <= calendar.monthrange(int(year) if year.isdigit() else 2000, int(month))[1]
