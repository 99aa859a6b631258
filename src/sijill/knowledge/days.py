"""The named days of the world (world/days.tsv): national, religious and international days, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from sijill.knowledge.letters import clitics, normalise
from sijill.knowledge.loading import ROOT, load_tsv

SHARED = "!"  # before a name in days.tsv that several countries use


class NamedDay(msgspec.Struct, frozen=True):
    """A row of world/days.tsv: a national or religious day; `date` ends in month and day, `calendar` "" or "hijri"."""

    id: str
    date: str
    name_en: str = ""
    names_ar: tuple[str, ...] = ()
    code: str = ""
    first_year: int = 0
    calendar: str = ""
    source: str = ""

    @property
    def hijri(self) -> bool:
        """Whether it moves with the Hijri calendar."""
        return self.calendar == "hijri"

    @property
    def codes(self) -> frozenset[str]:
        """The countries whose day it is."""
        return frozenset(self.code.split("|")) - {""}

    @property
    def month_day(self) -> tuple[int, int]:
        """Month and day of the year in its calendar."""
        month, day = self.date.split("-")[-2:]
        return int(month), int(day)


class DayNames(msgspec.Struct, frozen=True):
    """The days that a name can mean, and whether their country must be named near it."""

    days: tuple[int, ...]
    shared: bool


def day_entries(days: list[NamedDay], anniversary: frozenset[str], language: str) -> list[tuple[str, str, Any]]:
    """(name, role, indexes of the days that it can mean); names marked with ! need their country named near them.

    An anniversary's name also gives the name of what it recalls: "the anniversary of the fall of X".
    """
    shared: dict[str, list[tuple[int, bool]]] = {}
    for i, day in enumerate(days):
        keys = {normalise(name.lstrip(SHARED), language): name.startswith(SHARED) for name in day.names_ar}
        for name, weak in list(keys.items()):
            first, _, recalled = name.partition(" ")
            if first in anniversary and " " in recalled and day.first_year and not weak:
                keys.setdefault(recalled, False)
        for name, weak in keys.items():
            shared.setdefault(name, []).append((i, weak))
            for own in _own(name, language) if weak else ():
                shared.setdefault(own, []).append((i, True))
    return [
        (name, "named_day", DayNames(tuple(i for i, _ in ways), any(weak for _, weak in ways)))
        for name, ways in shared.items()
    ]


def _own(name: str, language: str) -> Iterator[str]:
    """ "Her national day", "the anniversary of its independence", of a name that its country need be told with."""
    known, words = clitics(language), name.split()
    at = next((n for n, word in enumerate(words) if word.startswith(known.article) and len(word) > 4), None)
    if at is None:
        return
    stem = words[at].removeprefix(known.article)
    stem = next((stem[: -len(end)] + put for put, end in known.before_pronoun if stem.endswith(end)), stem)
    for pronoun in known.pronoun_features:
        yield " ".join((*words[:at], stem + pronoun, *words[at + 1 :]))


def named_days() -> list[NamedDay]:
    """The rows of world/days.tsv; none where the file is missing."""
    path = ROOT / "world" / "days.tsv"
    return load_tsv(path, NamedDay) if path.is_file() else []


def day_key(name: str, titles: frozenset[str], language: str) -> tuple[str, ...]:
    """The words of a named day without those that only say that it is one."""
    return tuple(w for w in normalise(name, language).split() if w not in titles)
