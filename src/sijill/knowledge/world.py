"""Who and where exists: the tables in world/, read into typed rows."""

from __future__ import annotations

import difflib
from functools import lru_cache

import msgspec

from sijill.errors import UsageError
from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import ROOT, load_tsv

# Before a form that is a common word too: taken only where the text around supports it. Twice before an adjective that
# stands after offices in another sense ("financial"): taken only where the text speaks of the state otherwise.
GUARD = "!"


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state, a dependency under the code of the state that it belongs to, or a former state under its successor's.

    `wikidata` is the item's id, given only where two independent passes agreed.
    """

    id: str
    code: str
    name_en: str
    name_ar: str
    names_en: tuple[str, ...] = ()
    names_ar: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    gender: str = "f"
    from_: str = msgspec.field(default="", name="from")
    to: str = ""
    wikidata: str = ""
    source: str = ""


class PlaceRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place. `stands_for` says for whom it may stand: state, government, military, legislature or nobody."""

    id: str
    name_en: str
    name_ar: str
    names_ar: tuple[str, ...] = ()
    code: str = ""
    kind: str = ""
    stands_for: str = ""
    lat: float | None = None
    lon: float | None = None
    source: str = ""


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body, group, party, medium or firm with its code and sector."""

    id: str
    name_en: str
    name_ar: str
    names_ar: tuple[str, ...] = ()
    code: str = ""
    sector: str = ""
    kind: str = ""
    country: str = ""
    source: str = ""


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office in all its wordings, without nationality."""

    id: str
    name_en: str
    forms: tuple[str, ...]
    sector: str = ""
    level: str = ""
    source: str = ""


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person in one term of office."""

    id: str
    name_en: str
    name_ar: str
    names_ar: tuple[str, ...] = ()
    short_ar: tuple[str, ...] = ()
    code: str = ""
    sector: str = ""
    office: str = ""
    from_: str = msgspec.field(default="", name="from")
    to: str = ""
    source: str = ""


class World(msgspec.Struct, frozen=True):
    """All tables."""

    countries: tuple[Country, ...]
    places: tuple[PlaceRow, ...]
    organisations: tuple[Organisation, ...]
    offices: tuple[Office, ...]
    people: tuple[Person, ...]


@lru_cache
def countries() -> tuple[Country, ...]:
    """The rows of countries.tsv."""
    return tuple(load_tsv(ROOT / "world" / "countries.tsv", Country))


@lru_cache
def people() -> tuple[Person, ...]:
    """The rows of people.tsv."""
    return tuple(load_tsv(ROOT / "world" / "people.tsv", Person))


@lru_cache
def world() -> World:
    """The world's tables."""
    folder = ROOT / "world"
    return World(
        countries=countries(),
        places=tuple(load_tsv(folder / "places.tsv", PlaceRow)),
        organisations=tuple(load_tsv(folder / "organisations.tsv", Organisation)),
        offices=tuple(load_tsv(folder / "offices.tsv", Office)),
        people=people(),
    )


@lru_cache
def _country_names() -> dict[str, str]:
    names: dict[str, str] = {}
    rows = countries()
    for row in rows:
        for name in (row.name_en, *row.names_en, row.name_ar, *row.names_ar):
            names.setdefault(normalise(name.lstrip(GUARD)).casefold(), row.code)
    names.update({row.code.casefold(): row.code for row in rows})
    return names


def known_country(name: str) -> str | None:
    """The code of a country given as code or as a name in Arabic or English, None for what is none."""
    return _country_names().get(normalise(name.strip()).casefold())


def country_code(name: str) -> str:
    """The code of a country given as code or as a name in Arabic or English; UsageError names the nearest names."""
    names = _country_names()
    key = normalise(name.strip()).casefold()
    if key in names:
        return names[key]
    if name.isupper() and len(name) == 3 and name in {"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM"}:
        return name
    near = difflib.get_close_matches(key, names, n=3, cutoff=0.5)
    raise UsageError(f"unknown country {name!r}", remedy=f"did you mean {', '.join(near)}?" if near else "give a code such as EGY")


@lru_cache
def states() -> frozenset[str]:
    """The codes of all states and territories."""
    return frozenset(row.code for row in countries())


def country_name(code: str, language: str = "en") -> str:
    """A country's usual name in English or Arabic; the code itself when it has none."""
    return _names_by_code().get(code, {}).get(language, code)


@lru_cache
def _names_by_code() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {}
    for row in countries():
        if not row.to:
            names.setdefault(row.code, {"en": row.name_en, "ar": row.name_ar.lstrip(GUARD)})
    return names
