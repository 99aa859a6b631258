"""Checks the world's tables: codes, ids, names with two meanings and no rule to choose, terms, generated adjectives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from sijill.entities.lexicon import lexicon
from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import ROOT
from sijill.knowledge.names import STANDS_FOR
from sijill.knowledge.predicates import codebook
from sijill.knowledge.world import GUARD, Country, Organisation, Person, PlaceRow, world
from sijill.text.edtf import span
from sijill.text.inflection import adjective_forms
from sijill.text.tokens import tokenise

_CHOSEN = ("countries.tsv", "people.tsv")  # tables of which the text tells the rows of one name apart
_ALONE = ("head_of_government", "minister")  # offices that one person of a state holds at a time
_CODE = re.compile(r"[A-Z]{3}")
_TERM = re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?")


class Finding(NamedTuple):
    """Something to mend: file, line, and what it is."""

    file: str
    line: int
    message: str


class _Row(NamedTuple):
    file: str
    line: int
    row: Country | PlaceRow | Organisation | Person

    def finding(self, message: str) -> Finding:
        return Finding(f"world/{self.file}", self.line, f"{self.row.id}: {message}")


def check_world(language: str = "ar") -> list[Finding]:
    """All findings, in the order of files and lines."""
    rows = _rows()
    findings = [*_codes(rows), *_ids(rows), *_names(rows, language), *_terms(rows), *_adjectives(rows, language)]
    return sorted(set(findings))


def _rows() -> list[_Row]:
    tables = world()
    listed: list[_Row] = []
    every: list[tuple[str, Iterable[Country | PlaceRow | Organisation | Person]]] = [
        ("countries.tsv", tables.countries), ("places.tsv", tables.places),
        ("organisations.tsv", tables.organisations), ("people.tsv", tables.people),
    ]  # fmt: skip
    for file, rows in every:
        listed += [_Row(file, line, row) for line, row in zip(_lines(ROOT / "world" / file), rows, strict=True)]
    return listed


def _lines(path: Path) -> list[int]:
    """The numbers of the lines that are rows."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [number for number, line in enumerate(lines, 1) if number > 1 and line.strip()]


def _codes(rows: list[_Row]) -> Iterator[Finding]:
    book = codebook()
    states = {row.code for row in world().countries}
    known = states | set(book.non_state_codes)
    offices = {office.id for office in world().offices}
    for item in rows:
        row = item.row
        if isinstance(row, Country) and not _CODE.fullmatch(row.code):
            yield item.finding(f"{row.code!r} is no code of three letters")
        if row.code and row.code not in known:
            yield item.finding(f"no code {row.code!r}")
        if isinstance(row, Organisation | Person) and row.sector and row.sector not in book.sectors:
            yield item.finding(f"no sector {row.sector!r}")
        if isinstance(row, Organisation) and row.country and row.country not in states:
            yield item.finding(f"no country {row.country!r}")
        if isinstance(row, PlaceRow) and row.stands_for and row.stands_for not in STANDS_FOR:
            yield item.finding(f"stands_for is {row.stands_for!r}, not one of {', '.join(STANDS_FOR)}")
        if isinstance(row, Person) and row.office and row.office not in offices:
            yield item.finding(f"no office {row.office!r}")


def _ids(rows: list[_Row]) -> Iterator[Finding]:
    seen: dict[str, _Row] = {}
    for item in rows:
        first = seen.setdefault(item.row.id, item)
        if first is item:
            continue
        if not isinstance(item.row, Person):
            yield item.finding(f"id used before, in line {first.line}")
        elif isinstance(first.row, Person) and (first.row.name_ar, first.row.name_en) != (item.row.name_ar, item.row.name_en):
            yield item.finding(f"another name than in line {first.line}")


def _forms(row: Country | PlaceRow | Organisation | Person) -> tuple[str, ...]:
    usual = () if GUARD + row.name_ar in row.names_ar else (row.name_ar,)
    return (*usual, *row.names_ar, *row.short_ar) if isinstance(row, Person) else (*usual, *row.names_ar)


def _names(rows: list[_Row], language: str) -> Iterator[Finding]:
    """Forms of two rows of one table with different parties.

    Between tables the finder's order of kinds is the rule; between two states it is what the text speaks of
    (`identity.one_party`), between two persons the office before the name and the terms (`identity.one_person`).
    """
    holders: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for item in rows:
        for form in {normalise(f, language) for f in _forms(item.row) if not f.startswith(GUARD)}:
            holders[item.file, form].append(item)
    for (file, form), items in holders.items():
        if file in _CHOSEN:
            continue
        for first, second in combinations({item.row.id: item for item in items}.values(), 2):
            if not _same_party(first.row, second.row):
                yield second.finding(f"{form!r} is also a name of {first.row.id} (line {first.line}): guard one with {GUARD!r}")


def _same_party(first: Country | PlaceRow | Organisation | Person, second: Country | PlaceRow | Organisation | Person) -> bool:
    """Whether it is the same for a coder which of two rows is meant."""
    return first.code == second.code and getattr(first, "sector", "") == getattr(second, "sector", "")


def _terms(rows: list[_Row]) -> Iterator[Finding]:
    alone = {office.id for office in world().offices if office.level in _ALONE}
    held: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for item in rows:
        if not isinstance(item.row, Person):
            continue
        for term in (item.row.from_, item.row.to):
            if not _TERM.fullmatch(term):
                yield item.finding(f"{term!r} is no date")
        if item.row.to and item.row.to < item.row.from_[: len(item.row.to)]:
            yield item.finding("the term ends before it begins")
        if item.row.office in alone and item.row.from_:
            held[item.row.code, item.row.office].append(item)
    for (code, office), items in held.items():
        for first, second in combinations(items, 2):
            if first.row.id != second.row.id and _overlap(first.row, second.row):
                yield second.finding(f"its term as {office} of {code} overlaps that of {first.row.id} (line {first.line})")


def _overlap(first: Country | PlaceRow | Organisation | Person, second: Country | PlaceRow | Organisation | Person) -> bool:
    """Whether two terms overlap for certain: on the days of which both are sure; an open end may be unknown."""
    assert isinstance(first, Person) and isinstance(second, Person)
    begins = [day for _, day in (span(first.from_), span(second.from_)) if day is not None]
    ends = [day for day, _ in (span(first.to), span(second.to)) if day is not None]
    early = min((first, second), key=lambda p: p.from_)
    return bool(early.to) and len(begins) == 2 and bool(ends) and max(begins) < min(ends)


def _adjectives(rows: list[_Row], language: str) -> Iterator[Finding]:
    """Every generated form of an adjective must be found again, for its own country."""
    matcher = lexicon(language).matcher
    for item in rows:
        if not isinstance(item.row, Country):
            continue
        for adjective in item.row.adjectives:
            for form in adjective_forms(adjective.lstrip(GUARD), language):
                matches = matcher.at(tokenise(form.text), 0)
                matches = [m for m in matches if m.last == matches[0].last]
                codes = {m.payload.actor.code for m in matches if m.payload.kind == "adjective" and m.payload.actor is not None}
                if item.row.code not in codes:
                    yield item.finding(f"{form.text!r} ({form.features} of {adjective!r}) is not found")
                elif len(codes) > 1 and not adjective.startswith(GUARD):
                    yield item.finding(f"{form.text!r} is an adjective of {', '.join(sorted(codes))}")
