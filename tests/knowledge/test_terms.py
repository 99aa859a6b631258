"""Who held an office when: one answer or none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.knowledge import terms
from sijill.knowledge.world import Person
from sijill.text import edtf


def _row(name: str, first: str, last: str, source: str = terms.AGREED) -> Person:
    return Person(id=f"person:{name}", name_en=name, name_ar=name, code="ZZZ", office="office:president", from_=first, to=last, source=source)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (_row("a", "1999", "2004-05"), _row("b", "2004-05", "2008"), _row("c", "2008", ""), _row("d", "2001", "2012", "editors (one pass)"))
    monkeypatch.setattr(terms, "people", lambda: rows)
    for kept in (terms._holders, terms._terms):
        kept.cache_clear()
    yield
    for kept in (terms._holders, terms._terms):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("first", "last", "who"),
    [
        ("2003-01-01", "2003-01-01", "a"),
        ("2004-05-10", "2004-05-10", ""),  # a month in which one went and the other came
        ("2004-06-01", "2007-12-31", "b"),
        ("2003-01-01", "2005-01-01", ""),  # two held it in that time
        ("2008-03-01", "2008-03-01", ""),  # only the year of the change is known
        ("2010-01-01", "2010-01-01", "c"),
        ("1998-01-01", "1998-01-01", ""),
        ("2030-01-01", "2030-01-01", ""),  # after the day until which the table is known to hold
    ],
)
def test_the_holder_is_told_only_where_one_is_left(table: None, first: str, last: str, who: str) -> None:
    person = terms.holder("office:president", "ZZZ", date.fromisoformat(first), date.fromisoformat(last))
    assert (person.name_en if person else "") == who


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.integers(0, 400), st.sampled_from([4, 7, 10]))
def test_times_are_read_as_everywhere(day: date, more: int, length: int) -> None:
    text = day.isoformat()[:length]
    later = date.fromordinal(day.toordinal() + more).isoformat()[:length]
    assert terms.span(text) == edtf.span(text)
    assert terms.span(f"{text}/{later}") == edtf.span(f"{text}/{later}")


@pytest.mark.parametrize("text", ["", "199X", "XXXX-06", "2015-13", "2015~"])
def test_what_is_no_plain_date_tells_nothing(text: str) -> None:
    assert terms.span(text) == (None, None)
