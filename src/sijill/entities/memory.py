"""What a document has introduced so far: persons by short name, who held an office when it was last named, and which states it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sijill.entities.lexicon import Lexicon, is_nationality
from sijill.entities.spans import Found
from sijill.knowledge.letters import clitics
from sijill.knowledge.names import STANDS_FOR
from sijill.knowledge.predicates import codebook
from sijill.knowledge.vocabulary import vocabulary
from sijill.knowledge.world import states
from sijill.records import Actor, Sentence, Token
from sijill.text.clitics import Analysis, analyse

SHORT_BODY = 2  # words by which a body of a longer name may be called again ("the Workers' Party")
OTHER = "entities.person.other"  # a person who only shares the short name of one of the lists
_GUESSED = (".term", ".usual", ".open", ".context", ".home")  # chosen among namesakes: the choice is no introduction


@dataclass
class Memory:
    """Names, heads (by their first word, with the states of which it was told, and in full) and bodies (by second and first word) that the document introduced, the
    armed group and the rebels of a state told last, the states of whose parliaments it tells, when it was published and in which country its outlet is ("" where not known)."""

    names: dict[str, Actor] = field(default_factory=dict)
    heads: dict[str, Actor] = field(default_factory=dict)
    holders: dict[str, set[str]] = field(default_factory=dict)
    offices: dict[str, Actor] = field(default_factory=dict)
    entities: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    bodies: dict[str, dict[str, Actor]] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    openings: set[str] = field(default_factory=set)
    group: Actor | None = None
    rebels: Actor | None = None
    chambers: set[str] = field(default_factory=set)
    sites: set[str] = field(default_factory=set)  # first words of the names of places ("Muthanna Base")
    when: str = ""
    home: str = ""
    codes: Counter[str] = field(default_factory=Counter)

    def again(self) -> Memory:
        """For the second reading: the names stay known, offices and bodies are told anew in the order of the text."""
        return Memory(
            names=self.names, entities=self.entities, persons=self.persons, others=self.others, bodies=self.bodies,
            openings=self.openings, sites=self.sites, chambers=self.chambers, when=self.when, home=self.home, codes=self.codes,
        )  # fmt: skip

    def speaks_of(self, code: str) -> bool:
        """Whether the text names a state, or comes from it."""
        return bool(self.codes[code]) or self.home == code


def remember(memory: Memory, found: Found, sentence: Sentence, lex: Lexicon) -> None:
    """Take note of what a mention introduces."""
    actor = found.actors[0] if len(found.actors) == 1 else None
    if actor is not None and not found.rule.endswith(_GUESSED):
        memory.codes[actor.code] += 1
    if found.kind == "place":
        memory.sites.add(bare_words(sentence.tokens[found.first : found.last], found.analysis, lex.language)[0])
    if found.rule == OTHER and found.last == found.first + 1 and found.analysis is not None:
        memory.others.add(found.analysis.stem)
    if actor is None or actor.code == "UNK":
        if found.name is not None and _is_closed(found, sentence, lex):
            words = _name_words(found, sentence)
            forms = _unknown_forms(words, lex)
            memory.persons.update(forms)
            memory.openings.update(forms)
        return
    if actor.identifier_id and not found.rule.endswith(_GUESSED):
        memory.entities.add(actor.identifier_id)
    if (actor.sector in codebook().breakaway or actor.code == "IMG") and (actor.identifier_id or "").startswith("org:"):
        memory.group = actor
        memory.rebels = actor if actor.code in states() else memory.rebels
    if actor.sector == STANDS_FOR["legislature"] and actor.code in states():
        memory.chambers.add(actor.code)
    if found.head:
        memory.heads[found.head.split()[0]] = memory.offices[found.head] = actor
        memory.holders.setdefault(found.head.split()[0], set()).add(actor.code)
        for noun in found.inner:
            memory.heads[noun] = actor if (actor.identifier_id or "").startswith("org:") else Actor(code=actor.code, sector=actor.sector)
    elif found.kind == "organisation":
        words = bare_words(sentence.tokens[found.first : found.last], found.analysis, lex.language)
        memory.heads[words[0]] = actor
        if len(words) > SHORT_BODY:
            memory.bodies.setdefault(words[1], {}).setdefault(words[0], actor)
    _remember_region(memory, found, actor, sentence, lex)
    if found.name is None:
        return
    for short in _short_forms(_name_words(found, sentence), actor, lex):
        memory.names.setdefault(short, actor)
        memory.openings.add(short.split()[0])


def _remember_region(memory: Memory, found: Found, actor: Actor, sentence: Sentence, lex: Lexicon) -> None:
    """A region or town by the word for it in a name ("the government of the province of X"): it may be named so again."""
    if found.kind == "person" or actor.code in codebook().non_state_codes:
        return
    words = bare_words(sentence.tokens[found.first : found.last], found.analysis, lex.language)
    for word in words[:-1]:
        if word in lex.generic_places and word not in lex.state_words:
            memory.heads[word] = Actor(code=actor.code)


def bare_words(tokens: Sequence[Token], analysis: Analysis | None, language: str) -> list[str]:
    """The words of a name, the first without what is written together with it and without the article."""
    article = clitics(language).article
    first = analysis.stem if analysis is not None else tokens[0].norm
    bare = first[len(article) :] if first.startswith(article) and len(first) > len(article) + 2 else first
    return [bare, *(t.norm for t in tokens[1:])]


def _name_words(found: Found, sentence: Sentence) -> list[str]:
    """The words of a name without what is written together with the first of them."""
    if found.name is None:
        return []
    first, last = found.name
    words = [t.norm for t in sentence.tokens[first:last] if t.kind == "word"]
    if words and first == found.first and found.analysis is not None and found.analysis.preposition + found.analysis.conjunction:
        words[0] = found.analysis.stem
    return words


def _is_closed(found: Found, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether what follows a name shows that it ends there: a mark, a verb, a function word, the end."""
    if found.last >= len(sentence.tokens) or is_nationality(sentence.tokens[found.last - 1].norm, lex):
        return True
    after = sentence.tokens[found.last]
    return after.kind != "word" or after.norm in lex.function_words or any(r.stem in lex.verbs or r.stem in lex.matcher for r in analyse(after.norm, lex.language))


def _unknown_forms(words: list[str], lex: Lexicon) -> list[str]:
    """The family name by which a person of whom nothing is known may be named again."""
    if len(words) < 2 or len(words[-1]) < lex.words.shortest_family_name:
        return []
    last = words[-1]
    if last.startswith(clitics(lex.language).article) and not last.endswith(lex.words.family_ending):
        return []
    if is_nationality(last, lex):
        return [last]
    return [last] if lex.person_words.get(last) != "given" and last not in lex.matcher and last not in vocabulary(lex.language) else []


def _short_forms(words: list[str], actor: Actor, lex: Lexicon) -> list[str]:
    if not words:
        return []
    shorts = [words[-1]] if len(words) > 1 or len(words[0]) > 3 else []
    if actor.code in lex.words.family_name_first and len(words) > 1:
        shorts.append(words[0])
    if len(words) > 2:
        shorts.append(" ".join(words[-2:]))
    return [s for s in shorts if len(s) > 2 and s not in lex.function_words and s not in lex.verbs and s not in lex.trailing]
