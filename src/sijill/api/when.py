"""Dates in words: EDTF as a reader says it."""

from __future__ import annotations

from sijill.api.words import Words
from sijill.text.edtf import Point, parse


def when(edtf: str, words: Words) -> str:
    """The date in words; what is no EDTF is given back as it is."""
    try:
        value = parse(edtf)
    except ValueError:
        return edtf
    forms = words.dates
    if not value.interval and value.start is not None:
        told = _point(value.start, words)
    elif value.start is None and value.end is not None:
        told = forms["until"].format(last=_point(value.end, words))
    elif value.end is None and value.start is not None:
        told = forms["since"].format(first=_point(value.start, words))
    elif value.start is not None and value.end is not None:
        told = _interval(value.start, value.end, words)
    return forms[value.doubt].format(date=told) if value.doubt else told


def year_of(edtf: str) -> str:
    """The year, decade or century (199X, 19XX) in which a date starts, "" where that is not known."""
    try:
        start = parse(edtf).start
    except ValueError:
        return ""
    return start.year if start is not None and start.known else ""


def years(year: str, words: Words) -> str:
    """A year, decade or century in words."""
    if "X" not in year:
        return year.lstrip("0")
    return words.dates["years"].format(
        first=year.replace("X", "0").lstrip("0"), last=year.replace("X", "9").lstrip("0")
    )


def _interval(start: Point, end: Point, words: Words) -> str:
    if start.day and end.day and (start.year, start.month) == (end.year, end.month):
        month = _point(Point(start.year, start.month), words)
        return words.dates["days"].format(first=start.day, last=end.day, month=month)
    return words.dates["interval"].format(first=_point(start, words), last=_point(end, words))


def _point(point: Point, words: Words) -> str:
    forms = words.dates
    if not point.month:
        return years(point.year, words)
    if point.month > 12:
        return forms["season"].format(season=words.seasons[point.month - 21], year=years(point.year, words))
    form = ("day" if point.day else "month") if point.known else ("yearless_day" if point.day else "yearless_month")
    return forms[form].format(day=point.day, month=words.months[point.month - 1], year=years(point.year, words))
