"""Which time belongs to which act: the cases that a linguist writes, and the weeks of an outlet's country."""

from __future__ import annotations

import msgspec
import pytest

from sijill.knowledge.loading import language_folder, load_yaml
from sijill.knowledge.weeks import week_start
from sijill.pipeline import read_document
from sijill.records import Document


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text, its day of publication ("" when unknown) and the dates of its acts in order."""

    id: str
    text: str
    dates: list[str]
    published: str = "2015-08-07"
    gap: str = ""


class Cases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """cases/timing.yaml."""

    cases: list[Case]


CASES = load_yaml(language_folder("ar") / "cases" / "timing.yaml", Cases).cases


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, marks=[pytest.mark.xfail(reason=c.gap, strict=True)] if c.gap else []) for c in CASES],
    ids=lambda case: case.id,
)
def test_case(case: Case) -> None:
    text = case.text.replace("¶", "\n")
    read = read_document(Document(id=case.id, text=text, sha256="", published=case.published or None))
    assert [e.edtf for e in read.events] == case.dates, [(e.text, e.edtf, e.date_basis) for e in read.events]


@pytest.mark.parametrize(("outlet", "start"), [("Okaz", 5), ("صحيفة عكاظ", 5), ("BBC", 0), ("alriyadh", 5), ("www.hespress.com", 0), ("omandaily.om", 5), ("alwatan", None), ("Nobody knows it", None), (None, None)])
def test_weeks_start_as_in_the_country_of_the_outlet(outlet: str | None, start: int | None) -> None:
    assert week_start(outlet, "ar") == start


def test_weeks_start_as_the_web_address_tells_where_the_name_does_not() -> None:
    assert week_start("alwatan", "ar", "https://www.alwatan.com.sa/article/1") == 5
    assert week_start(None, "ar", "https://www.alaraby.co.uk/politics") == 5
    assert week_start(None, "ar", "https://example.org/story") is None
    assert week_start("Okaz", "ar", "https://www.msn.com/story") == 5
