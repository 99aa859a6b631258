"""How a language speaks of time, compiled to one dictionary of word forms; and the named days of the world."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec

from sijill.knowledge.days import SHARED, NamedDay, day_entries, day_key, named_days
from sijill.knowledge.letters import clitics, letters, normalise
from sijill.knowledge.loading import language_folder, load_yaml

Words = list[str]


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words for a unit of time by number."""

    singular: Words
    dual: Words
    plural: Words


class VagueTime(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """"Recently" and the like: at most `count` units back or on."""

    words: Words
    unit: str
    count: int
    direction: str


class Era(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A time that goes by a name, and the work that gives its years."""

    words: Words
    edtf: str
    of: str


class MovableDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day that falls on the n-th weekday (0 Monday) of a month."""

    words: Words
    month: int
    weekday: int
    number: int


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/dates.yaml."""

    months: dict[int, Words]
    hijri_months: dict[int, Words]
    hijri_alone: list[int]
    hijri_marks: Words
    gregorian_marks: Words
    weekdays: dict[int, Words]
    week_starts: dict[int, Words]
    weekday_not_after: Words
    weekday_not_before: Words
    units: dict[str, Unit]
    directions: dict[str, Words]
    demonstratives: Words
    same_before: Words
    days_from_today: dict[int, Words]
    today_not_after: Words
    today_not_before: Words
    times_of_day: Words
    times_of_day_after: Words
    eve: Words
    morrow: Words
    day_word: Words
    day_dual: Words
    month_word: Words
    year_word: Words
    year_dual: Words
    parts: dict[str, Words]
    prepositions: dict[str, Words]
    after_that: Words
    before_that: Words
    that: Words
    one: Words
    passing: Words
    only: Words
    short_time: Words
    from_now: Words
    until_now: Words
    vague_counts: dict[str, int]
    vague_words: Words
    vague_times: list[VagueTime]
    about: Words
    more_than: Words
    decades: dict[int, Words]
    decades_unclear: list[int]
    age_words: Words
    seasons: dict[int, Words]
    quarters: dict[str, Words]
    last_ordinal: Words
    names_before: Words
    year_nouns: Words
    held: Words
    year_not_after: Words
    year_not_before: Words
    counted: Words
    future_words: Words
    future_prefixes: Words
    future_written: Words
    not_future: Words
    present_plans: Words
    past_words: Words
    clause_ends: Words
    anniversary: Words
    anniversary_skip: Words
    upon: Words
    day_titles: Words
    equals: Words
    then: Words
    as_written: Words
    era_before: Words
    attending: Words
    going_on: Words
    elsewhere: Words
    relative_words: Words
    since_words: Words
    then_next: Words
    another: Words
    publishing: Words
    time_prepositions: Words
    eras: list[Era]
    movable_days: list[MovableDay]
    final_before: Words


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/numbers.yaml."""

    cardinals: dict[int, Words]
    ordinals: dict[int, Words]
    teens: Words


class Phrase(msgspec.Struct, frozen=True):
    """Further words after the first one, what they mean together and the value."""

    rest: tuple[str, ...]
    role: str
    value: Any


class Form(msgspec.Struct, frozen=True):
    """What a written word can mean: roles with values, phrases that it opens.

    `skip` letters of joined words stand before; `joined` holds them without the article; phrases by their second word,
    the longest first.
    """

    skip: int
    joined: str
    article: bool
    roles: dict[str, Any]
    phrases: dict[str, tuple[Phrase, ...]]
    written: str = ""


class Lexicon(msgspec.Struct, frozen=True):
    """Everything that dating needs to know of a language, ready for use.

    `articles`: what is written before a number in digits, and the letters before its article, -1 when it has none.
    """

    forms: dict[str, Form]
    articles: dict[str, int]
    article: str
    own_pronouns: tuple[str, ...]
    commas: str
    conjunctions: frozenset[str]
    sets: dict[str, frozenset[str]]
    vague_counts: dict[str, int]
    vague_times: tuple[VagueTime, ...]
    eras: tuple[Era, ...]
    movable_days: tuple[MovableDay, ...]
    days: tuple[NamedDay, ...]
    day_names: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    future_prefixes: tuple[str, ...]
    future_written: tuple[str, ...]
    not_future: tuple[str, ...]
    not_future_words: frozenset[str]
    hijri_alone: frozenset[int]
    week_starts: dict[str, int]
    decades_unclear: frozenset[int]


_PLAIN = {  # key in dates.yaml that is a plain list of words -> role
    "hijri_marks": "hijri", "gregorian_marks": "gregorian", "demonstratives": "this", "same_before": "same_before",
    "times_of_day": "time_of_day", "times_of_day_after": "time_after", "eve": "eve", "morrow": "morrow", "that": "that", "one": "one", "passing": "passing", "only": "only",
    "day_word": "day_word",
    "day_dual": "day_dual", "month_word": "month_word", "year_word": "year_word", "year_dual": "year_dual",
    "after_that": "after_that", "before_that": "before_that", "short_time": "short_time", "from_now": "from_now", "until_now": "until_now",
    "vague_words": "vague", "about": "about", "more_than": "more_than", "last_ordinal": "final",
    "anniversary": "anniversary", "equals": "equals", "then": "then", "upon": "upon", "final_before": "final_before",
}  # fmt: skip
_MAPPED = {  # key in dates.yaml that maps values to words -> role
    "months": "month", "hijri_months": "hijri_month", "weekdays": "weekday", "directions": "direction",
    "days_from_today": "day_offset", "parts": "part", "decades": "decade", "seasons": "season", "quarters": "quarter",
}  # fmt: skip
_SETS = (
    "weekday_not_after", "weekday_not_before", "today_not_after", "today_not_before", "names_before", "year_nouns", "held",
    "year_not_after", "year_not_before", "counted", "future_words", "present_plans", "past_words", "clause_ends",
    "age_words", "anniversary_skip", "day_titles", "era_before", "attending", "going_on", "elsewhere", "then_next", "time_prepositions", "relative_words", "since_words", "another", "publishing",
)  # fmt: skip


def _entries(words: DateWords, numbers: NumberWords) -> Iterator[tuple[str, str, Any]]:
    """(word or phrase, role, value) of all that the files tell."""
    for key, role in _PLAIN.items():
        yield from ((w, role, True) for w in getattr(words, key))
    for key, role in _MAPPED.items():
        yield from ((w, role, value) for value, listed in getattr(words, key).items() for w in listed)
    for name, listed in words.prepositions.items():
        yield from ((w, f"prep_{name}", True) for w in listed if len(w) > 1)
    for unit, forms in words.units.items():
        for count, listed in ((1, forms.singular), (2, forms.dual), (0, forms.plural)):
            yield from ((w, f"unit{count}", unit) for w in listed)
    for i, vague in enumerate(words.vague_times):
        yield from ((w, "vague_time", i) for w in vague.words)
    for i, era in enumerate(words.eras):
        yield from ((w, "era", i) for w in era.words)
    for i, movable in enumerate(words.movable_days):
        yield from ((w, "movable", i) for w in movable.words)
    yield from ((w, "cardinal", n) for n, listed in numbers.cardinals.items() for w in listed)
    yield from ((w, "ordinal", n) for n, listed in numbers.ordinals.items() for w in listed)
    yield from ((w, "teen", True) for w in numbers.teens)


def _joined(word: str, language: str) -> Iterator[tuple[str, int, str, bool]]:
    """(form, letters before the word, what they are, with article) of the ways to write `word`."""
    known = clitics(language)
    article = known.article
    before = ["", *known.prepositions]
    before += [c + p for c in known.conjunctions for p in before]
    for joined in before:
        yield joined + word, len(joined), joined, len(word) > 4 and word.startswith(article)
    for joined in before:
        whole, preposition = joined, joined[-1:]
        contracted = preposition + preposition if preposition + preposition in known.contracted else ""
        head = whole[:-1] + contracted if contracted else whole + article
        if word.startswith(article):
            if contracted:
                yield head + word[len(article) :], len(whole[:-1]), whole, True
        else:
            yield head + word, len(whole[:-1]) if contracted else len(whole), whole, True


def _forms(words: DateWords, numbers: NumberWords, days: list[NamedDay], language: str) -> dict[str, Form]:
    roles: dict[str, dict[str, Any]] = {}
    phrases: dict[str, list[Phrase]] = {}
    written: dict[str, str] = {normalise(w, language): w for w in words.as_written}
    entries = list(_entries(words, numbers))
    entries += day_entries(days, frozenset(normalise(w, language) for w in words.anniversary), language)
    for text, role, value in entries:
        first, *rest = normalise(text, language).split()
        if rest:
            phrases.setdefault(first, []).append(Phrase(tuple(rest), role, value))
        else:
            roles.setdefault(first, {}).setdefault(role, value)
    readings: dict[str, list[tuple[int, str, str, bool]]] = {}
    for base in sorted(set(roles) | set(phrases), key=lambda b: (-len(b), b)):
        for form, skip, joined, article in _joined(base, language):
            readings.setdefault(form, []).append((skip, joined, base, article))
    forms = {}
    for form, ways in readings.items():
        skip, joined, best, article = min(ways, key=lambda way: (way[0], way[1]))
        bases = [w[2] for w in ways if (w[0], w[1]) == (skip, joined)]  # with and without the article: both meanings
        merged: dict[str, Any] = {}
        for base in bases:
            for role, value in roles.get(base, {}).items():
                merged.setdefault(role, value)
        opened: dict[str, tuple[Phrase, ...]] = {}
        for phrase in sorted((p for base in bases for p in phrases.get(base, [])), key=lambda p: -len(p.rest)):
            opened[phrase.rest[0]] = (*opened.get(phrase.rest[0], ()), phrase)
        forms[form] = Form(skip, joined, article, merged, opened, written.get(best, ""))
    return forms


@lru_cache
def lexicon(language: str = "ar") -> Lexicon:
    """The compiled dating words of a language."""
    folder = language_folder(language)
    words = load_yaml(folder / "dates.yaml", DateWords)
    numbers = load_yaml(folder / "numbers.yaml", NumberWords)
    days = named_days()
    sets = {key: frozenset(normalise(w, language) for w in getattr(words, key)) for key in _SETS}
    names: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for i, day in enumerate(days):
        for name in day.names_ar:
            key = day_key(name, sets["day_titles"], language)
            if len(key) > 1 and not name.startswith(SHARED):
                names.setdefault(key[0], []).append((key, i))
    return Lexicon(
        forms=_forms(words, numbers, days, language),
        articles={form: skip if article else -1 for form, skip, _, article in _joined("", language) if form},
        article=clitics(language).article,
        own_pronouns=tuple(clitics(language).pronoun_features),
        conjunctions=frozenset(clitics(language).conjunctions),
        commas="".join(letters(language).comma),
        sets=sets,
        vague_counts=words.vague_counts,
        vague_times=tuple(words.vague_times),
        eras=tuple(words.eras),
        movable_days=tuple(words.movable_days),
        days=tuple(days),
        day_names={k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in names.items()},
        future_prefixes=tuple(words.future_prefixes),
        future_written=tuple(words.future_written),
        not_future=tuple(normalise(w, language) for w in words.not_future if len(w) > 3),
        not_future_words=frozenset(normalise(w, language) for w in words.not_future),
        week_starts={code: day for day, codes in words.week_starts.items() for code in codes},
        hijri_alone=frozenset(words.hijri_alone),
        decades_unclear=frozenset(words.decades_unclear),
    )
