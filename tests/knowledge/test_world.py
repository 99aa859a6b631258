"""Countries by their names and codes."""

from __future__ import annotations

import re

import pytest

from sijill.errors import UsageError
from sijill.knowledge.world import country_code, country_name, world


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("EGY", "EGY"), ("egy", "EGY"), ("Egypt", "EGY"), ("egypt", "EGY"), (" Egypt ", "EGY"), ("مصر", "EGY"),
        ("Russia", "RUS"), ("روسيا", "RUS"), ("الاتحاد السوفيتي", "RUS"), ("Soviet Union", "RUS"),
        ("كوريا الشمالية", "PRK"), ("North Korea", "PRK"), ("الأردن", "JOR"), ("الاردن", "JOR"),
        ("إيران", "IRN"), ("ايران", "IRN"), ("الكونغو الديمقراطية", "COD"), ("كوسوفو", "KOS"), ("فلسطين", "PSE"),
        ("UNO", "UNO"), ("EUR", "EUR"),
    ],
)  # fmt: skip
def test_a_country_is_found_by_code_and_name(name: str, code: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(("name", "near"), [("Egipt", "egypt"), ("Rusia", "russia"), ("روسبا", "روسيا")])
def test_an_unknown_name_is_answered_with_near_ones(name: str, near: str) -> None:
    with pytest.raises(UsageError, match=f"unknown country '{name}'") as caught:
        country_code(name)
    assert near in caught.value.remedy


@pytest.mark.parametrize("name", ["", "qqqqqqqq", "ZZZ", "42", "eur"])
def test_what_is_no_country_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        country_code(name)


def test_names_in_two_languages() -> None:
    assert (country_name("EGY"), country_name("EGY", "ar")) == ("Egypt", "مصر")
    assert country_name("RUS") == "Russia"
    assert country_name("IGO") == "IGO"


def test_every_country_is_found_by_all_its_names() -> None:
    for row in world().countries:
        assert re.fullmatch(r"[A-Z]{3}", row.code), row
        assert country_code(row.code) == row.code
        assert country_code(row.name_ar.lstrip("!"))


def test_codes_are_those_of_countries() -> None:
    codes = {row.code for row in world().countries} | {"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM", "UNK", ""}
    for table in (world().places, world().organisations, world().people):
        assert {row.code for row in table} <= codes


def test_places_lie_on_the_earth() -> None:
    for place in world().places:
        assert place.lat is None or -90 <= place.lat <= 90, place
        assert place.lon is None or -180 <= place.lon <= 180, place
