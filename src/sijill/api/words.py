"""The words of pages and dossiers, a file for each language in wording/."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
from markupsafe import Markup

from sijill.api.shown import isolated
from sijill.knowledge.loading import load_yaml

DEFAULT = "ar"
_FOLDER = Path(__file__).parent / "wording"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of words; what stands for a code is looked up by the code."""

    language: str
    direction: Literal["rtl", "ltr"]
    own_name: str
    messages: dict[str, str]
    counted: dict[str, dict[str, str]]
    dates: dict[str, str]
    months: tuple[str, ...]
    seasons: tuple[str, ...]
    quads: tuple[str, ...]
    categories: dict[str, str]
    statuses: dict[str, str]
    stances: dict[str, str]
    fields: dict[str, str]
    segments: dict[str, str]
    kinds: dict[str, str]
    directions: dict[str, str]
    codes: dict[str, str]
    sectors: dict[str, str]
    modes: dict[str, str]
    contexts: dict[str, str]

    def say(self, message: str, **values: object) -> Markup:
        """A message with its values filled in; text among them is escaped."""
        return Markup(self.messages[message]).format(**values)

    def count(self, what: str, number: int) -> Markup:
        """A number of things, in the form that the number asks for."""
        forms = self.counted[what]
        return Markup(forms.get(_plural(number), forms["other"])).format(n=isolated(f"{number:,}"))


@lru_cache
def words(language: str) -> Words:
    """The words of a language that `languages` lists."""
    return load_yaml(_FOLDER / f"{language}.yaml", Words)


@lru_cache
def languages() -> tuple[str, ...]:
    """The languages of pages, the default one first."""
    found = {path.stem for path in _FOLDER.glob("*.yaml")}
    return (DEFAULT, *sorted(found - {DEFAULT}))


def _plural(number: int) -> str:
    """The kind of plural after CLDR; a language that does not tell some of them apart leaves them out of its file."""
    if number in (0, 1, 2):
        return ("zero", "one", "two")[number]
    if 3 <= number % 100 <= 10:
        return "few"
    return "many" if number % 100 >= 11 else "other"
