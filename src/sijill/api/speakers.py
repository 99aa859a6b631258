"""Whom a person means who names a speaker: a person of the tables, by name or id, or a country."""

from __future__ import annotations

import difflib

from sijill.errors import UsageError
from sijill.knowledge.letters import normalise
from sijill.knowledge.world import Person, country_code, country_name, people
from sijill.records import Actor

_MOST = 4


def named_speaker(name: str) -> Actor:
    """The person or country of this name, code or id; UsageError names the nearest ones."""
    rows = [row for row in people() if name == row.id] or _of_name(normalise(name.strip()).casefold())
    if len({row.id for row in rows}) > 1:
        told = ", ".join(sorted({f"{row.id} ({row.name_ar}, {row.code})" for row in rows})[:_MOST])
        raise UsageError(f"{name!r} is the name of several persons", remedy=f"give an id: {told}")
    if rows:
        return _person(rows)
    try:
        code = country_code(name)
    except UsageError:
        names = {known.casefold(): known for row in people() for known in (row.name_en, row.name_ar)}
        near = difflib.get_close_matches(name.casefold(), names, n=3, cutoff=0.6)
        remedy = f"did you mean {', '.join(names[one] for one in near)}?" if near else "give a country, or a person of world/people.tsv"
        raise UsageError(f"nobody known as {name!r}", remedy=remedy) from None
    known = country_name(code)
    return Actor(code=code, identifier_id=f"country:{code}" if known != code else None, identifier_text=known)


def _of_name(key: str) -> list[Person]:
    """Rows of the persons who bear the name; where there are none, of those who are called so for short."""
    full = [row for row in people() if key in {_key(n) for n in (row.name_en, row.name_ar, *row.names_ar)}]
    return full or [row for row in people() if key in {_key(n) for n in row.short_ar}]


def _person(rows: list[Person]) -> Actor:
    """The person of these rows, with the sector of the latest term."""
    latest = max(rows, key=lambda row: row.from_)
    return Actor(
        code=latest.code, sector=latest.sector or None, identifier_id=latest.id, identifier_text=latest.name_en
    )


def _key(name: str) -> str:
    return normalise(name.lstrip("!")).casefold()

