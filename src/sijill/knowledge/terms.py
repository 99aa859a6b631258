"""Who held an office when, by the terms of world/people.tsv: told only where the table leaves one answer."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sijill.knowledge.letters import normalise
from sijill.knowledge.world import GUARD, Person, people
from sijill.records import Actor

AGREED = "editors (two passes)"  # the source of terms on which two independent passes agree; only these name a holder
# An open term is known to have lasted until this day; of later days the table says nothing.
AS_OF = date(2025, 1, 1)
# Offices that are one by what the news calls their holders: "the head of the German government" is the chancellor.
SAME_OFFICE = {
    "office:chancellor": "office:prime-minister",
    "office:queen": "office:king",
    "office:emir": "office:king",
    "office:sultan": "office:king",
    "office:emperor": "office:king",
    "office:palestinian-president": "office:president",
}
OFFICE = "office:"


def span(when: str) -> tuple[date | None, date | None]:
    """The first and the last day of a date, or of an interval of two, told to the year, month or day; else None."""
    first, _, last = when.partition("/")
    return _days(first)[0], _days(last or first)[1]


def _days(text: str) -> tuple[date | None, date | None]:
    parts = text.split("-")
    if not all(part.isdigit() for part in parts):
        return None, None
    year, month, day = (int(part) for part in (*parts, "0", "0")[:3])
    try:
        first = date(year, month or 1, day or 1)
        return first, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None, None


class Term(NamedTuple):
    """A person's term: the days of which it is sure, and those that it may reach."""

    person: Person
    sure_first: date
    sure_last: date
    first: date
    last: date


def office_of(office: str) -> str:
    """The office under which terms are kept."""
    return SAME_OFFICE.get(office, office)


@lru_cache
def _holders() -> dict[tuple[str, str], list[Person]]:
    """The rows of each office of a state that tell an agreed term."""
    rows: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for row in people():
        if row.office and row.from_ and row.source == AGREED:
            rows[office_of(row.office), row.code].append(row)
    return dict(rows)


@lru_cache
def _terms(office: str, code: str) -> list[Term]:
    """The terms of one office of a state; one without an end lasts until another begins."""
    rows = _holders().get((office, code), [])
    begun = sorted((first, row.id) for row in rows if (first := span(row.from_)[0]))
    terms: list[Term] = []
    for row in rows:
        first, sure_first = span(row.from_)
        if first is None or sure_first is None:
            continue
        next_one = next((day for day, who in begun if day > first and who != row.id), AS_OF)
        sure_last, last = span(row.to) if row.to else (min(next_one, AS_OF), AS_OF)
        terms.append(Term(row, sure_first, sure_last or sure_first, first, last or sure_first))
    return terms


def holder(office: str, code: str, first: date, last: date) -> Person | None:
    """The one person who surely held an office of a state on all the days from first to last, or None."""
    sure = {t.person.id: t.person for t in _terms(office_of(office), code) if t.sure_first <= first and last <= t.sure_last}
    return next(iter(sure.values())) if len(sure) == 1 else None


def terms_in(person: str, office: str) -> tuple[date, date | None] | None:
    """The first day on which a person, given by id, held an office of a state, and the last (None: the term is open);
    None where not all of his terms in it are agreed."""
    rows = [row for row in _by_id().get(person, []) if office_of(row.office) == office_of(office)]
    if not rows or any(row.source != AGREED or not row.from_ for row in rows):
        return None
    first = min(day for row in rows if (day := span(row.from_)[0]))
    ends = [span(row.to)[1] if row.to else None for row in rows]
    return first, None if None in ends else max(day for day in ends if day)


@lru_cache
def _families(language: str) -> dict[str, list[Person]]:
    """The holders of offices by their family name: the last word, or the last two, of their usual name."""
    families: dict[str, list[Person]] = defaultdict(list)
    for row in people():
        words = normalise(row.name_ar, language).split()
        for length in (1, 2):
            if row.office and length < len(words):
                families[" ".join(words[-length:])].append(row)
    return families


def namesakes(family: str, language: str) -> list[Person]:
    """The rows of all who held an office and have a family name, given in compared letters."""
    return _families(language).get(family, [])


def titled(office: str, family: str, when: str, language: str) -> Person | None:
    """The one person of a family name who holds an office at a time (an EDTF interval; "": at any time), or None."""
    rows = [row for row in _families(language).get(family, ()) if office_of(row.office) == office_of(office)]
    if when:
        rows = [row for row in rows if in_office(row, when)]
    return rows[0] if len({row.id for row in rows}) == 1 else None


def in_office(row: Person, when: str) -> bool:
    """Whether the term that a row tells may reach into an EDTF interval; a term without dates may not."""
    first, last = span(when)
    if not row.from_ or first is None or last is None:
        return False
    begin, end = span(row.from_)[0], span(row.to)[1] if row.to else AS_OF
    return begin is not None and end is not None and begin <= last and first <= end


@lru_cache
def _by_id() -> dict[str, list[Person]]:
    rows: dict[str, list[Person]] = defaultdict(list)
    for row in people():
        rows[row.id].append(row)
    return rows


def which_of(people: Iterable[Actor], office: str, when: str) -> Actor | None:
    """Which of several persons of one name is meant: who held the office before the name, and who was in office then."""
    left = list(people)
    if office:
        left = [a for a in left if any(office_of(r.office) == office_of(office) for r in _rows(a))] or left
    if len(left) > 1 and when:
        left = [a for a in left if any(in_office(r, when) for r in _rows(a) if not office or office_of(r.office) == office_of(office))]
    return left[0] if len(left) == 1 else None


def _rows(actor: Actor) -> list[Person]:
    return _by_id().get(actor.identifier_id or "", [])


@lru_cache(maxsize=4096)
def row_at(person: str, when: str) -> Person | None:
    """The row of a person, given by id, that tells what he was at a time: of the term that reaches into it, else of the
    last one begun before it; of the last one of all where the time is not known. None where all rows tell the same party."""
    rows = _by_id().get(person, [])
    if len({(row.code, row.sector) for row in rows}) < 2:
        return None
    last = span(when)[1]
    begun = [row for row in rows if row.from_ and (last is None or (span(row.from_)[0] or last) <= last)] or rows
    now = [row for row in begun if in_office(row, when)]
    return max(now or begun, key=lambda row: row.from_)


@lru_cache(maxsize=4096)
def name_words(person: str, language: str) -> frozenset[str]:
    """The words of all names of a person, given by id, and those of them that may be written together."""
    found: set[str] = set()
    for row in _by_id().get(person, []):
        for name in (row.name_ar, *row.names_ar, *row.short_ar):
            words = normalise(name.lstrip(GUARD), language).split()
            found.update(words, (a + b for a, b in pairwise(words)))
    return frozenset(found)
