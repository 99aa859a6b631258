"""The weights of the tagger of names: languages/<code>/names.model, a data file of its own (see NOTICE for its licence)."""

from __future__ import annotations

import zlib
from functools import lru_cache

import msgspec

from sijill.knowledge.loading import language_folder

FILE = "names.model"


class TaggerModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whole-number weights: of each feature for each tag, and of each tag after each other."""

    tags: list[str]
    weights: dict[str, dict[int, int]]
    transitions: list[list[int]]
    licence: str
    trained_on: str


@lru_cache
def tagger_model(language: str) -> TaggerModel | None:
    """The model of a language, or None when there is none."""
    path = language_folder(language) / FILE
    if not path.is_file():
        return None
    return msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=TaggerModel)
