"""Words around a clause that say of its act that it has not happened: "then to", "without", "on condition that", "is possible"."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from sijill.events.lexicon import Lexicon
from sijill.events.line import Hit, Line, opens_complement
from sijill.knowledge.clauses import clauses
from sijill.knowledge.letters import normalise
from sijill.records import Status
from sijill.text.inflection import verb_forms

LED = 3  # words that open a clause, its verb right after them
SUBJECT = 6  # words from "that" to the verb, with the subject of the clause


class _Words(NamedTuple):
    """Those words, in compared letters."""

    openers: dict[tuple[str, ...], Status]
    asking: frozenset[str]
    supposing: frozenset[str]
    possible: frozenset[str]
    setting_out: frozenset[str]


@lru_cache
def _words(language: str) -> _Words:
    data = clauses(language)
    asking, supposing, possible = (frozenset(normalise(word, language) for word in words) for words in (data.asking_whether, data.supposing, data.possible))
    openers = {tuple(normalise(phrase, language).split()): status for status, phrases in data.openers.items() for phrase in phrases}
    return _Words(openers, asking, supposing, possible, frozenset(form.text for verb in data.setting_out for form in verb_forms(verb, language)))


def put_off(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """The status that such words give an act, with them; None where there are none."""
    if asked := _asked(line, hit, lex):
        return "hypothetical", asked
    if hit.finite:
        return _opened(line, hit, lex) or _supposed(line, hit, lex)
    return _possible(line, hit, lex) or _set_out(line, hit, lex)


def _asked(line: Line, hit: Hit, lex: Lexicon) -> str:
    """The particle of a question that opens the clause of an act ("will X attack?", "is an attack of X possible?")."""
    left = line.left_bound(hit.first)
    first = next((i for i in range(left, min(left + 2, hit.first)) if line.tokens[i].norm in _words(lex.language).asking), None)
    return line.tokens[first].text if first is not None and not hit.pronoun else ""


def _opened(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """What opens the clause of a verb in the present: "left without meeting X", "on condition that X withdraw"."""
    if not hit.entries or any(e.tense != "present" for e in hit.entries):
        return None
    for length in range(1, min(LED, hit.first) + 1):
        words = tuple(t.norm for t in line.tokens[hit.first - length : hit.first])
        if words in _words(lex.language).openers:
            return _words(lex.language).openers[words], " ".join(words)
    return None


def _supposed(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """The word of believing or suspecting, of nobody in particular, before the clause of a verb ("it is suspected that X shelled")."""
    left = line.left_bound(hit.first)
    if left < 1 or hit.first - left > SUBJECT or not opens_complement(line.tokens[left], lex):
        return None
    before = left - 1 - (left - 1 in line.preps)
    if before < 0 or line.tokens[before].norm not in _words(lex.language).supposing:
        return None
    return "alleged", line.tokens[before].text


def _possible(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """The word that closes the clause of a noun and says that the act may come ("an attack on X is possible")."""
    last = line.right_bound(hit.last) - 1
    while last > hit.last and line.tokens[last].kind == "mark":
        last -= 1
    if last < hit.last or any(h.first >= hit.last and h.finite for h in line.hits if h.first <= last):
        return None
    word = line.tokens[last]
    return ("hypothetical", word.text) if word.norm in _words(lex.language).possible else None


def _set_out(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """The verb of setting out or sending for a meeting or accord that stands after "to" ("sent a delegation to sign an accord")."""
    if not all(e.frame is not None and e.frame.predicate.joint for e in hit.entries):
        return None
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if hit.prep != lex.words.purpose or hit.article or verb is None or verb.first < line.left_bound(hit.first):
        return None
    return ("planned", line.tokens[verb.first].text) if line.stems[verb.first] & _words(lex.language).setting_out else None
