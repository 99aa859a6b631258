"""How a language tells who says something: claims.yaml, beside the verbs of reporting.yaml."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.knowledge.clauses import ReportingVerb
from sijill.knowledge.loading import language_folder, load_yaml
from sijill.records import Stance


class SpeechNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun of saying (his saying, the accusation of X that): its stance, and whether it speaks without a speaker named."""

    noun: str
    stance: Stance
    strength: str = "neutral"
    anonymous: bool = False


class RootLetters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How words of one root are brought together: the pronouns that are taken
    off, letters left out within a word, and what is taken off its ends."""

    pronouns: list[str]
    weak: list[str]
    before: list[str]
    before_weak: list[str]
    after: list[str]


class SpeechWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/claims.yaml."""

    verbs: list[ReportingVerb]
    needs_that: list[str]
    that_words: list[str]
    never: list[str]
    never_written: list[str]
    relaying: list[str]
    governing: dict[str, str]
    describing: list[str]
    relay: str
    charge_verbs: list[str]
    charges: list[str]
    demands: list[str]
    told_of: list[str]
    impersonal: list[str]
    asides: list[str]
    done: list[str]
    written_on: list[str]
    honorifics: list[str]
    said_things: list[str]
    told: list[str]
    nouns: list[SpeechNoun]
    noun_links: list[str]
    participles: dict[str, ReportingVerb]
    according: list[str]
    doubting: list[str]
    as_said: list[str]
    also: list[str]
    complements: list[str]
    told_in: list[str]
    told_inside: list[str]
    vehicles: list[str]
    spokesmen: list[str]
    experts: list[str]
    counts: list[str]
    nobody: list[str]
    many_endings: list[str]
    local_people: list[str]
    local: list[str]
    kind_endings: list[str]
    no_kinds: list[str]
    beside_places: list[str]
    names_too: list[str]
    asides_of_names: list[str]
    issued: list[str]
    sources: list[str]
    ours: list[str]
    plural_sources: list[str]
    tellers: list[str]
    resumptives: list[str]
    turns: list[str]
    topics: list[str]
    which: list[str]
    adversatives: list[str]
    but_words: list[str]
    nots: list[str]
    was: list[str]
    had: list[str]
    causes: list[str]
    earlier: list[str]
    about: list[str]
    unlike: dict[str, list[str]]
    this: list[str]
    either: list[str]
    false_words: list[str]
    titled: list[str]
    state_sources: list[str]
    evidence: list[str]
    scopes: dict[str, list[str]]
    aims: list[str]
    affirming: list[str]
    roots: RootLetters
    adverbs: list[str]
    stop_words: list[str]
    quote_pairs: dict[str, str]
    quote_same: list[str]
    speech_brackets: dict[str, str]


@lru_cache
def speech_words(language: str) -> SpeechWords:
    """The words of saying of a language that reporting.yaml does not hold."""
    return load_yaml(language_folder(language) / "claims.yaml", SpeechWords)
