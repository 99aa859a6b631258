"""Generates the forms of verbs, nouns and adjectives from the tables in languages/<code>/inflection.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import language_folder, load_yaml


class Endings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings put on a stem after `drop` letters are taken from its end."""

    drop: int
    endings: dict[str, str]


class Past(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of the past tense by the last letter of the 3rd person masculine singular."""

    default: Endings
    ends_in_ya: Endings
    ends_in_alef: Endings
    ends_in_true_ya: Endings


class Present(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Prefixes and endings of the present tense."""

    first: str
    prefixes: dict[str, str]
    speaker: str
    default: Endings
    weak_end: list[str]
    weak: Endings
    hollow: list[str]


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of nouns and adjectives."""

    feminine: str
    dual: list[str]
    dual_feminine: list[str]
    plural: list[str]
    plural_feminine: list[str]
    accusative: str
    nisba: str


class Participle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the active participle is made: `derived` puts a letter before the present stem, `simple` after the first."""

    derived: str
    simple: str
    weak_last: str
    endings: dict[str, str]


class Inflection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/inflection.yaml."""

    past: Past
    present: Present
    noun: Noun
    participle: Participle


class VerbForm(NamedTuple):
    """A form of a verb: tense, and person, gender and number as in "3fs" (past) or "3f"+"s" (present)."""

    text: str
    tense: Literal["past", "present", "participle"]
    features: str


@lru_cache
def tables(language: str) -> Inflection:
    """The inflection tables of a language."""
    return load_yaml(language_folder(language) / "inflection.yaml", Inflection)


def _apply(stem: str, endings: Endings) -> list[tuple[str, str]]:
    base = stem[: len(stem) - endings.drop]
    return [(base + ending, features) for ending, features in endings.endings.items()]


def past_forms(past: str, language: str = "ar") -> list[VerbForm]:
    """Past tense forms of a verb given by its 3rd person masculine singular."""
    table, bare = tables(language).past, normalise(past, language)
    last, alef = past[-1], tables(language).noun.accusative
    if last == alef:
        kind = table.ends_in_alef
    elif last == tables(language).present.first:
        kind = table.ends_in_true_ya
    elif bare[-1] == tables(language).present.first:  # alef maqsura, folded to ya
        kind = table.ends_in_ya
    else:
        kind = table.default
    forms = {bare: "3ms"}
    forms.update({text: features for text, features in _apply(bare, kind) if text not in forms})
    return [VerbForm(text, "past", features) for text, features in forms.items()]


def present_forms(present: str, language: str = "ar", hollow: bool = True) -> list[VerbForm]:
    """Present tense forms, with the shortened ones that stand after a negation (lam yazur), if the verb is `hollow`."""
    table, bare = tables(language).present, normalise(present, language)
    if not bare.startswith(table.first):
        return [VerbForm(bare, "present", "3ms")]
    stem = bare[len(table.first) :]
    weak = stem[-1] in table.weak_end and len(stem) > 2 and not _ends_in_hamza(present, bare, language)
    stems = [(stem, "s"), *_apply(stem, table.weak if weak else table.default)]
    if hollow and not weak and len(stem) > 2 and stem[-2] in table.hollow:
        stems.append((stem[:-2] + stem[-1], "s"))
    forms = {
        p + text: person + number
        for p, person in table.prefixes.items()
        for text, number in stems
        if number == "s" or not person.startswith("1")
    }
    return [VerbForm(text, "present", features) for text, features in forms.items()]


def _ends_in_hamza(word: str, bare: str, language: str) -> bool:
    """Whether a final alef of the compared form stands for a hamza, which is no weak letter."""
    return word[-1] != bare[-1] and bare[-1] == tables(language).noun.accusative


def verb_forms(entry: str, language: str = "ar") -> list[VerbForm]:
    """All forms of "past present" (3rd person masculine singular each)."""
    past, _, present = entry.strip().partition(" ")
    hollow = normalise(past, language)[-2:-1] == tables(language).noun.accusative  # a middle waw or ya stays (mawwala)
    return past_forms(past, language) + (present_forms(present.strip(), language, hollow) if present else [])


def own_form(entry: str, language: str = "ar") -> VerbForm | None:
    """The first person singular in the present of "past present", where it is not written as the verb's past tense is."""
    _, _, present = (normalise(word, language) for word in entry.strip().partition(" "))
    table = tables(language).present
    form = table.speaker + present.removeprefix(table.first)
    fits = present.startswith(table.first) and len(form) > len(table.first) + 2 and form not in {f.text for f in past_forms(entry.split()[0], language)}
    return VerbForm(form, "present", "1s") if fits else None


def circumstantial_forms(entry: str, language: str = "ar") -> list[VerbForm]:
    """The active participle of "past present" as it tells what goes with the main verb (saying, calling for)."""
    table = tables(language).participle
    past, _, present = (normalise(word, language) for word in entry.strip().partition(" "))
    stems: list[str] = []
    hollow = len(past) == 3 and past[1] in tables(language).present.hollow
    if len(past) == 3 and not hollow:
        last = table.weak_last if past[-1] in tables(language).present.weak_end else past[-1]
        stems.append(past[0] + table.simple + past[1] + last)
    if present.startswith(tables(language).present.first) and not hollow:
        stems.append(table.derived + present[1:])
    return [
        VerbForm(stem + ending, "participle", features) for stem in stems for ending, features in table.endings.items()
    ]


def accusatives(phrases: Iterable[tuple[str, ...]], language: str = "ar") -> tuple[tuple[str, ...], ...]:
    """Phrases in compared letters as they stand after a verb without article: the noun, or the noun and its adjectives, with
    the accusative's letter."""
    table = tables(language).noun
    found: list[tuple[str, ...]] = []
    for words in phrases:
        if words[0].endswith((table.feminine, table.accusative)) or len(words[0]) < _SHORTEST:
            continue
        bent = [w if w.endswith((table.feminine, table.accusative)) else w + table.accusative for w in words]
        found += [(bent[0], *words[1:]), tuple(bent)] if len(words) > 1 else [(bent[0],)]
    return tuple(found)


@lru_cache(maxsize=50_000)
def noun_forms(noun: str, language: str = "ar") -> tuple[str, ...]:
    """Forms of a noun by itself: as given, with accusative alef, dual of it."""
    table, bare = tables(language).noun, normalise(noun, language)
    if bare.endswith(table.feminine):
        return (bare, *(bare[:-1] + end for end in table.dual_feminine))
    return (bare, bare + table.accusative, *(bare + end for end in table.dual))


def plural_forms(word: str, language: str = "ar") -> tuple[str, ...]:
    """Forms of a plural by itself: as given, and with accusative alef if it is a broken one that may take it ("soldiers" does,
    "battalions", with alef and two letters or more at its end, does not)."""
    table, bare = tables(language).noun, normalise(word, language)
    sound = tuple(end for ends in (table.dual, table.dual_feminine, table.plural, table.plural_feminine) for end in ends)
    heavy = 0 <= bare.rfind(table.accusative) < len(bare) - 2
    return (bare,) if heavy or bare.endswith((table.feminine, table.accusative, *sound)) else (bare, bare + table.accusative)


_SHORTEST = 4  # letters of a noun that may take the letter of the accusative
_ADJECTIVE_FEATURES = ("ms", "ms", "fs", "md", "md", "fd", "fd", "mp", "mp", "mp", "mp", "fp")


class AdjectiveForm(NamedTuple):
    """A form of an adjective with its gender and number: ms, fs, md, fd, mp or fp."""

    text: str
    features: str


@lru_cache(maxsize=10_000)
def adjective_forms(adjective: str, language: str = "ar") -> tuple[AdjectiveForm, ...]:
    """Forms of an adjective given by its masculine singular; of several words, each is inflected alike."""
    table = tables(language).noun
    sets: list[list[AdjectiveForm]] = []
    for word in adjective.split():
        bare = normalise(word, language)
        if not bare.endswith(table.nisba):
            sets.append([AdjectiveForm(bare, f) for f in _ADJECTIVE_FEATURES])
            continue
        sets.append(
            [AdjectiveForm(bare, "ms"), AdjectiveForm(bare + table.accusative, "ms"), AdjectiveForm(bare + table.feminine, "fs")]
            + [AdjectiveForm(bare + end, "md") for end in table.dual]
            + [AdjectiveForm(bare + end, "fd") for end in table.dual_feminine]
            + [AdjectiveForm(bare + end, "mp") for end in table.plural]
            + [AdjectiveForm(bare + end, "fp") for end in table.plural_feminine]
        )
    return tuple(AdjectiveForm(" ".join(f.text for f in forms), forms[0].features) for forms in zip(*sets, strict=True))
