"""Words that are bad of whoever they are said of: languages/<code>/wrongs.yaml."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.knowledge.loading import language_folder, load_yaml


class Wrongs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of wrongs.yaml: verbs of wrongdoing, verbs that are bad by their aim, these aims, what an aim is countered
    with, nouns that are bad of whose they are, bad qualities, verbs that tell of a quality, what is bad where it is denied
    of somebody, what before a party spares it, what denies, pronouns that take up a party, ranks that one holds, trust,
    what leads to words once more, verbs of deeming, and words for an act of violence."""

    verbs: frozenset[str] = frozenset()
    pursuits: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    qualities: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    spared: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    taking_up: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    trust: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    deeming: frozenset[str] = frozenset()
    incidents: frozenset[str] = frozenset()


@lru_cache
def wrong_words(language: str) -> Wrongs:
    """The words of a language as they are written; none where it has no such file."""
    path = language_folder(language) / "wrongs.yaml"
    return load_yaml(path, Wrongs) if path.is_file() else Wrongs()
