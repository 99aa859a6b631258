"""Documents without a date take what events leave that others date; events take the better date."""

from __future__ import annotations

import itertools
from typing import Any

import msgspec
import pytest
from tests.merge.made_reports import Case

from sijill.merge.merge import merge

VISIT: dict[str, Any] = {"category": "CONSULT", "cameo": "042", "mode": ("visit",), "actor": ["KEN=person:x"], "recipient": ["TZA"]}
TALKS: dict[str, Any] = {"category": "CONSULT", "cameo": "040", "actor": ["KEN", "TZA"], "recipient": []}
OWN = "2019-01/2019-11"


def visits(case: Case, own: str | None, told: str, *dates: str) -> None:
    """A document that tells of a visit "on Tuesday" and has no date but `own`; and others that date the visit."""
    case.document("a", "وصل الرئيس الكيني مساء الثلاثاء إلى دودوما في زيارة رسمية", published=own, published_by=("clue",) if own else ())
    case.mention("a", 0, **VISIT, edtf=told, date_basis="dates.weekday", trigger="وصل")
    for n, day in enumerate(dates):
        case.document(f"b{n}", f"كانت زيارة الرئيس الكيني رقم {n} مهمة للبلدين", published="2019-12-05", published_by=("given",))
        case.mention(f"b{n}", 0, **VISIT, edtf=day, date_basis="dates.month-last", trigger="زيارة")


def test_a_document_takes_the_date_of_its_news_from_another() -> None:
    case = Case()
    visits(case, OWN, OWN, "2019-06")
    merged = case.merged()
    assert merged.published["a"] == ("2019-06-01/2019-07-06", 'merge.published_of_event: "وصل" is dated 2019-06 by b0')
    assert [e.edtf for e in merged.events] == ["2019-06"]
    assert all(not e.disputed for e in merged.events)


@pytest.mark.parametrize("dates", [("2019-06", "2019-08"), ("2018-06",), ("2019",), ()])
def test_nothing_is_told_where_others_disagree_or_do_not_fit(dates: tuple[str, ...]) -> None:
    case = Case()
    visits(case, OWN, OWN, *dates)
    assert case.merged().published == {}


def test_without_bounds_of_its_own_the_words_must_be_much_the_same() -> None:
    case = Case()
    visits(case, None, "", "2019-06")
    assert case.merged().published == {}


def test_a_given_date_is_kept() -> None:
    case = Case()
    visits(case, OWN, OWN, "2019-06")
    case.documents[0] = msgspec.structs.replace(case.documents[0], published_by=("given",))
    assert case.merged().published == {}


def months(case: Case, *dates: str) -> None:
    """An undated document that tells of talks "in September", and others that date talks of the same parties."""
    case.document("a", "تحسنت العلاقات بعد قمة البلدين في سبتمبر", published=None)
    case.mention("a", 0, **TALKS, edtf="XXXX-09", date_basis="dates.month-bare", trigger="قمة")
    for n, day in enumerate(dates):
        case.document(f"b{n}", f"عقد الزعيمان لقاء رقم {n} في المدينة", published="2019-12-05", published_by=("given",))
        case.mention(f"b{n}", 0, **TALKS, edtf=day, date_basis="dates.month", trigger="لقاء")


def test_a_month_without_a_year_takes_the_one_year_that_others_tell() -> None:
    case = Case()
    months(case, "2018-09", "2018-09-13", "2017-03")
    merged = case.merged()
    assert merged.published["a"][0] == "2018-09-13/2019-08-31"
    assert "XXXX-09" not in {e.edtf for e in merged.events}


def test_a_month_of_several_years_stays_open() -> None:
    case = Case()
    months(case, "2018-09", "2017-09")
    merged = case.merged()
    assert merged.published == {}
    assert "XXXX-09" in {e.edtf for e in merged.events}


def test_a_leap_day_bounds_a_year() -> None:
    case = Case()
    case.document("a", "تحسنت العلاقات بعد قمة البلدين في فبراير", published=None)
    case.mention("a", 0, **TALKS, edtf="XXXX-02", date_basis="dates.month-bare", trigger="قمة")
    case.document("b", "عقد الزعيمان لقاء في المدينة", published="2016-12-05", published_by=("given",))
    case.mention("b", 0, **TALKS, edtf="2016-02-29", date_basis="dates.day", trigger="لقاء")
    assert case.merged().published["a"][0] == "2016-02-29/2017-01-31"


def test_the_order_of_the_documents_does_not_matter() -> None:
    case = Case()
    visits(case, OWN, OWN, "2019-06", "2019-06-11")
    results = {
        msgspec.json.encode(merge(documents, case.mentions, (), case.spans)) for documents in itertools.permutations(case.documents)
    }
    assert len(results) == 1
