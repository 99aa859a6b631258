"""Which time belongs to an event: the nearest of its clause, then one that opens the sentence."""

from __future__ import annotations

from typing import Literal

from sijill.records import TimeMention
from sijill.text.time_binding import bind

Kind = Literal["date", "relative", "span", "open", "day_name", "named_day", "duration"]


def time(start: int, end: int, kind: Kind = "date") -> TimeMention:
    return TimeMention(document="t", sentence=0, start=start, end=end, text="", edtf="2014", kind=kind, rule="r")


def test_the_nearest_of_the_clause() -> None:
    near, far = time(30, 34), time(60, 64)
    assert bind([near, far], 40, 45, 20, 70, 0, 100) is near
    assert bind([near, far], 52, 58, 20, 70, 0, 100) is far


def test_a_time_of_another_clause_does_not_count() -> None:
    assert bind([time(60, 64)], 20, 25, 10, 50, 0, 100) is None


def test_a_time_that_opens_the_sentence_holds_for_its_clauses() -> None:
    opening = time(5, 13)
    assert bind([opening], 60, 65, 50, 90, 0, 100) is opening
    assert bind([opening, time(80, 84)], 60, 65, 50, 90, 0, 100) == time(80, 84)
    assert bind([time(20, 24)], 60, 65, 50, 90, 0, 100) is None


def test_durations_never_date_and_open_spans_only_states() -> None:
    assert bind([time(30, 34, "duration")], 40, 45, 20, 70, 0, 100) is None
    since = time(30, 34, "open")
    assert bind([since], 40, 45, 20, 70, 0, 100) is None
    assert bind([since], 40, 45, 20, 70, 0, 100, state=True) is since


def test_a_time_of_another_sentence_does_not_count() -> None:
    assert bind([time(130, 134)], 40, 45, 20, 70, 0, 100) is None
