"""The lexicon of names compiled into the matcher, with what the finder asks of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from sijill.knowledge.clauses import clauses, reporting
from sijill.knowledge.compiled import compiled, language_files
from sijill.knowledge.letters import clitics, normalise
from sijill.knowledge.names import EntityWords, Form, Name, entity_words, name_forms, person_words
from sijill.knowledge.predicates import predicates
from sijill.knowledge.vocabulary import vocabulary
from sijill.knowledge.world import world
from sijill.records import Actor
from sijill.text.clitics import analyse
from sijill.text.inflection import adjective_forms, noun_forms, plural_forms, tables, verb_forms
from sijill.text.matcher import Matcher, Packed


class Lexicon(NamedTuple):
    """Everything that the finder looks words up in."""

    language: str
    matcher: Matcher[Name]
    kinds: dict[str, frozenset[str]]
    sure_states: frozenset[str]
    first_of_states: frozenset[str]
    words: EntityWords
    person_words: dict[str, str]
    function_words: frozenset[str]
    trailing: frozenset[str]
    honours: frozenset[str]
    former: frozenset[str]
    supports: dict[str, frozenset[str]]
    led_by: frozenset[str]
    sports: frozenset[str]
    verbs: frozenset[str]
    event_nouns: frozenset[str]
    openers: frozenset[str]
    words_too: frozenset[str]
    mostly_given: frozenset[str]
    generic_places: frozenset[str]
    state_words: frozenset[str]
    things: frozenset[str]
    that: frozenset[str]
    envoys_of: dict[str, Actor]
    called_after: frozenset[str]
    body_heads: frozenset[str]
    called_again: frozenset[str]
    national_bodies: frozenset[str]
    seated: frozenset[str]
    houses: frozenset[str]
    posted: frozenset[str]
    named_after: frozenset[str]


class Compiled(NamedTuple):
    """What is worked out of the data files once and kept: by their first word the forms (further words, number
    of the name, prefixes, open), and for it the number of the kinds of name that it may begin."""

    names: tuple[Name, ...]
    entries: dict[str, tuple[Packed, ...]]
    kinds: tuple[frozenset[str], ...]
    kinds_of: dict[str, int]
    sure_states: frozenset[str]
    first_of_states: frozenset[str]
    verbs: frozenset[str]
    event_nouns: frozenset[str]


@lru_cache
def lexicon(language: str) -> Lexicon:
    """The compiled lexicon of a language."""
    words = entity_words(language)
    made = compiled(f"names-{language}", language_files(language), lambda: _compile(language), Compiled)

    bodies = {row.id: Actor(code=row.code, identifier_id=row.id, identifier_text=row.name_en) for row in world().organisations if row.id in words.envoys_of.values()}

    def fold(items: Iterable[str]) -> frozenset[str]:
        return frozenset(normalise(x, language) for x in items)

    return Lexicon(
        language=language,
        matcher=_matcher(made, language),
        kinds={word: made.kinds[number] for word, number in made.kinds_of.items()},
        sure_states=made.sure_states,
        first_of_states=made.first_of_states,
        words=words,
        person_words=person_words(language),
        function_words=fold(words.function_words),
        trailing=fold(words.trailing),
        honours=fold(words.honours),
        former=fold(words.former),
        supports={kind: fold(found) for kind, found in words.supports.items()},
        led_by=fold(words.led_by),
        sports=fold(words.sports),
        verbs=made.verbs,
        event_nouns=made.event_nouns,
        openers=fold(words.name_openers),
        words_too=fold(words.given_words_too),
        mostly_given=frozenset(words.mostly_given),
        generic_places=fold(words.generic_places),
        state_words=fold(words.state_words),
        things=fold(words.things),
        that=fold(words.that),
        envoys_of={normalise(k, language): bodies[v] for k, v in words.envoys_of.items()},
        called_after=fold(words.called_after),
        body_heads=fold(words.body_heads),
        called_again=fold([*words.body_heads, *words.called_again]),
        national_bodies=fold(words.national_bodies),
        seated=fold(words.seated_bodies),
        houses=fold(words.houses),
        posted=fold(words.posted),
        named_after=fold(words.bodies_named_after),
    )


def _all_verbs(language: str) -> set[str]:
    data = clauses(language)
    verbs = {verb for p in predicates(language) for verb in p.verbs}
    return verbs.union(data.light_verbs, data.impersonal, data.verbs, (v.verb for v in reporting(language).verbs))


def _compile(language: str) -> Compiled:
    """All forms of all names, worked out of the data files."""
    events = frozenset(normalise(noun, language) for p in predicates(language) for noun in p.nouns)
    numbers: dict[Name, int] = {}
    entries: dict[str, list[Packed]] = {}
    kinds: dict[str, set[str]] = {}
    states, firsts = set(), set()
    for form in name_forms(language):
        for words, name in _inflected(form, events, language):
            number = numbers.setdefault(name, len(numbers))
            entries.setdefault(words[0], []).append((words[1:], number, form.prefixes, name.kind == "adjective"))
            kinds.setdefault(words[0], set()).add(name.kind)
            if name.kind == "country" and not name.guarded:
                states.add(words[-1])
                firsts.add(words[0])
    groups: dict[frozenset[str], int] = {}
    kinds_of = {word: groups.setdefault(frozenset(found), len(groups)) for word, found in kinds.items()}
    verbs = frozenset(f.text for verb in _all_verbs(language) for f in verb_forms(verb, language))
    return Compiled(
        names=tuple(numbers), entries={word: tuple(found) for word, found in entries.items()}, kinds=tuple(groups),
        kinds_of=kinds_of, sure_states=frozenset(states), first_of_states=frozenset(firsts), verbs=verbs, event_nouns=events,
    )  # fmt: skip


def _matcher(made: Compiled, language: str) -> Matcher[Name]:
    """The matcher of all forms."""
    matcher: Matcher[Name] = Matcher(language)
    matcher.keep(made.names, made.entries)
    return matcher


def _inflected(form: Form, events: frozenset[str], language: str) -> Iterator[tuple[tuple[str, ...], Name]]:
    """A form of the lists with all its inflected forms."""
    if form.name.kind == "adjective":
        for adjective in adjective_forms(" ".join(form.words), language):
            yield tuple(adjective.text.split()), form.name._replace(features=adjective.features)
    elif form.name.kind == "people" and len(form.words) == 1:
        yield form.words, form.name
        yield (form.words[0] + tables(language).noun.accusative,), form.name
    elif form.name.kind == "noun" and len(form.words) == 1:
        if form.words[0] not in events:
            for text in noun_forms(form.words[0], language) if form.name.features == "singular" else plural_forms(form.words[0], language):
                yield (text,), form.name
    else:
        yield form.words, form.name


def is_name_word(norm: str, lex: Lexicon, first: bool) -> bool:
    """Whether an unknown word may be part of a person's name."""
    kind = lex.person_words.get(norm)
    if kind in ("given", "family_part") and not first and norm not in lex.function_words:
        return True
    if norm in lex.function_words or norm in lex.verbs or norm in lex.event_nouns:
        return False
    if kind is not None:
        return kind != "title"
    if lex.kinds.get(norm) == frozenset({"person"}) and not first:
        return norm.startswith(clitics(lex.language).article)  # a family name of the lists, after another's given name
    readings = analyse(norm, lex.language)
    if any(_is_common(r.stem, lex) for r in readings if r.preposition or r.stem == norm):
        return False
    article = next((r for r in readings if r.article and not r.preposition and not r.conjunction), None)
    if article is not None:
        taken = article.stem in lex.matcher and lex.kinds.get(article.stem) != frozenset({"person"})
        return not first and not taken and article.stem not in lex.event_nouns
    if any(r.conjunction and r.stem in lex.function_words for r in readings):
        return False
    return norm not in lex.matcher and not any(r.stem in lex.verbs for r in readings if not r.preposition)


def is_nationality(norm: str, lex: Lexicon) -> bool:
    """Whether a word is a nationality in the singular with the article, which may be a family name ("Mansur al-Turki")."""
    stem = norm[len(clitics(lex.language).article) :]
    return norm.startswith(clitics(lex.language).article) and stem.endswith(lex.words.family_ending) and "adjective" in lex.kinds.get(stem, ())


def _is_common(stem: str, lex: Lexicon) -> bool:
    """Whether a word is known, as it stands or without an ending of gender, number or case."""
    words = vocabulary(lex.language)
    return stem in words or (stem.endswith(lex.words.word_endings) and stem[:-1] in words)
