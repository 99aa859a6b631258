"""Words that name one act or party from different sides: languages/<code>/framing.yaml."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import msgspec

from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import language_folder, load_yaml


class _Set(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One set of names in languages/<code>/framing.yaml."""

    about: str
    names: dict[str, list[str]]


class Phrase(NamedTuple):
    """Words in compared letters, the set that they are of, and what they mean in English."""

    words: tuple[str, ...]
    about: str
    name: str


@lru_cache
def framing(language: str) -> dict[str, tuple[Phrase, ...]]:
    """The phrases by their first word; none where the language has no such file."""
    path = language_folder(language) / "framing.yaml"
    if not path.is_file():
        return {}
    found: dict[str, tuple[Phrase, ...]] = {}
    for one in load_yaml(path, list[_Set]):
        for name, texts in one.names.items():
            for text in texts:
                words = tuple(normalise(text, language).split())
                found[words[0]] = (*found.get(words[0], ()), Phrase(words, one.about, name))
    return found
