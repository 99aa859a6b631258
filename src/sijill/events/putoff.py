"""Words around a clause that say of its act that it has not happened: "then to", "without", "on condition that", "is possible"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from sijill.events.lexicon import Lexicon
from sijill.events.line import COMMAS, HARD_MARKS, QUOTES, Hit, Line, opens_complement
from sijill.knowledge.clauses import clauses
from sijill.knowledge.letters import normalise
from sijill.records import Status, Token
from sijill.text.clitics import analyse
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
    only: frozenset[str]
    stepping_up: frozenset[str]
    any_of: frozenset[str]
    may: frozenset[str]
    taking_place: frozenset[str]
    bringing_about: frozenset[str]
    presuming: frozenset[tuple[str, ...]]
    ending: frozenset[tuple[str, ...]]
    bearing: frozenset[str]


@lru_cache
def _words(language: str) -> _Words:
    data = clauses(language)

    def single(words: Iterable[str]) -> frozenset[str]:
        return frozenset(normalise(word, language) for word in words)

    def forms(verbs: Iterable[str]) -> frozenset[str]:
        return frozenset(form.text for verb in verbs for form in verb_forms(verb, language))

    def phrases(told: Iterable[str]) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(normalise(phrase, language).split()) for phrase in told)

    openers = {tuple(normalise(phrase, language).split()): status for status, phrases in data.openers.items() for phrase in phrases}
    return _Words(
        openers, single(data.asking_whether), single(data.supposing), single(data.possible), forms(data.setting_out), single(data.only),
        single(data.stepping_up), single(data.any_of), single(data.may), forms(data.taking_place), forms(data.bringing_about),
        phrases(data.presuming), phrases(data.ending), single(data.bearing),
    )  # fmt: skip


def says_only(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether one of the words after a negated verb turns it round ("received none but")."""
    return any(token.norm in _words(lex.language).only for token in tokens)


def steps_up(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether the noun at token i says that what follows it goes on, or grows."""
    return bool(line.stems[i] & _words(lex.language).stepping_up)


def opens_aim(line: Line, first: int, last: int, lex: Lexicon) -> bool:
    """Whether one of the words from `first` to `last` opens by itself what is still to come ("until")."""
    return any((line.tokens[i].norm,) in _words(lex.language).openers for i in range(first, last))


def put_off(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """The status that such words give an act, with them; None where there are none."""
    if asked := _asked(line, hit, lex):
        return "hypothetical", asked
    if known := presumed(line, hit, lex):
        return "happened", known
    if hit.finite:
        return _opened(line, hit, lex) or _supposed(line, hit, lex)
    return _possible(line, hit, lex) or _set_out(line, hit, lex) or _told_ahead(line, hit, lex) or _wanted(line, hit, lex)


def _asked(line: Line, hit: Hit, lex: Lexicon) -> str:
    """The particle of a question that opens the clause of an act ("will X attack?", "is an attack of X possible?")."""
    left = line.left_bound(hit.first)
    first = next((i for i in range(left, min(left + 2, hit.first)) if line.tokens[i].norm in _words(lex.language).asking), None)
    return line.tokens[first].text if first is not None and not hit.pronoun else ""


def _opened(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """What opens the clause of a verb in the present: "left without meeting X", "on condition that X withdraw"."""
    if not hit.entries or any(e.tense != "present" for e in hit.entries):
        return None
    if drafted(line, hit, lex) and not _handed_in(line, hit, lex):
        return "planned", line.tokens[hit.first - 1].text
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


def _told_ahead(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """The verb in the future whose subject an act is, right after "that" or at the head of its clause: of taking place, and of
    an act that is only thought of, of what it would bring ("the talks will deal with", "a raid on X would lead to")."""
    words, at = _words(lex.language), _subject_at(line, hit, lex)
    if at is None:
        return None
    for i in range(hit.last, line.right_bound(hit.last)):
        token, verb = line.tokens[i], line.hit_at.get(i)
        if token.text in COMMAS or token.text in HARD_MARKS or token.norm in lex.words.relatives or opens_complement(token, lex):
            return None
        ahead = {r.stem for r in analyse(token.norm, lex.language) if r.future and not r.preposition}
        if ahead & words.taking_place:
            return "planned", token.text
        may = token.norm in words.may and i + 1 < len(line.tokens) and bool(line.stems[i + 1] & words.bringing_about)
        if may or ahead & words.bringing_about:
            return ("hypothetical", token.text) if _only_thought_of(line, hit, lex) else None
        if verb is not None and verb.finite:
            return None
    return None


def _subject_at(line: Line, hit: Hit, lex: Lexicon) -> int | None:
    """Where the clause begins whose first word is an act, after "that", quotes and a word that points at it; None if it is not."""
    i = hit.first
    while i > 0 and (line.tokens[i - 1].text in QUOTES or line.stems[i - 1] & lex.words.demonstratives):
        i -= 1
    starts = i == 0 or opens_complement(line.tokens[i - 1], lex) or line.tokens[i - 1].text in HARD_MARKS
    return i if starts and not hit.prep else None


def _only_thought_of(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether a noun tells of no act that is known: without the article, a pronoun or whose it is ("a raid on X")."""
    if hit.article or hit.pronoun or hit.last in line.pronouns or any(e.frame is not None and e.frame.predicate.joint for e in hit.entries):
        return False
    after, whose = line.tokens[hit.last].norm if hit.last < len(line.tokens) else "", line.covered.get(hit.last)
    readings = analyse(after, lex.language)
    if whose is not None:
        return whose.mention.form == "adjective" and not any(r.article for r in readings)
    return hit.last in line.preps or any(r.preposition for r in readings)


def presumed(line: Line, hit: Hit, lex: Lexicon, ending: bool = True) -> str:
    """The words right before a noun that take its act as done, whatever opens or follows ("to find those responsible for"), or,
    where `ending` is asked for too, as going on ("to stop the raids")."""
    words = tuple(t.norm for t in line.tokens[max(hit.first - 2, 0) : hit.first])
    known = _words(lex.language).presuming | (_words(lex.language).ending if ending and hit.article else frozenset())
    return "" if hit.finite else next((" ".join(words[i:]) for i in range(len(words)) if words[i:] in known), "")


def any_such(line: Line, hit: Hit, lex: Lexicon) -> str:
    """The word for "any" right before a noun ("any attack on X"), which puts nothing in other words ("that is, a raid")."""
    i = hit.first - 1
    if hit.finite or hit.article or i < 0 or not line.stems[i] & _words(lex.language).any_of:
        return ""
    return "" if i and line.tokens[i - 1].text in COMMAS else line.tokens[i].text


def mark(norm: str, lex: Lexicon) -> Status | None:
    """The status that a word gives what follows it."""
    if norm in lex.words.prepositions:
        return None
    if norm in lex.words.marks:
        return lex.words.marks[norm]
    for reading in analyse(norm, lex.language):
        alone = reading.conjunction and not (reading.preposition or reading.pronoun or reading.article)
        if (reading.conjunction or reading.preposition or reading.pronoun) and not reading.article and reading.stem in lex.words.marks and (alone or len(reading.stem) > 2):
            return lex.words.marks[reading.stem]
    return None


def drafted(line: Line, verb: Hit, lex: Lexicon) -> bool:
    """Whether a verb in the present stands right after a draft ("a draft law that imposes")."""
    present = all(e.tense == "present" for e in verb.entries)
    return present and any(
        verb.first >= len(words) and words[0] in line.stems[verb.first - len(words)] and tuple(t.norm for t in line.tokens[verb.first - len(words) + 1 : verb.first]) == words[1:]
        for words in lex.words.drafts
    )


def _handed_in(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether the draft that a verb tells of was drawn up or handed in ("circulated a draft that calls on"), and not only weighed."""
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    return verb is not None and any(e.tense == "past" for e in verb.entries) and not line.stems[verb.first] & (lex.words.deliberating | lex.words.deciding)


def starts_anew(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether a verb and its subject before it are joined to the clause before with "and" ("X offers to, and Y sees")."""
    party = line.covered.get(hit.first - 1) if hit.finite else None
    if party is None or party.joined or party.last != hit.first:
        return False
    return any(r.conjunction for r in analyse(line.tokens[party.first].norm, lex.language)) and party.mention.start > line.tokens[party.first].start


def goes_on(line: Line, opener: Hit, bound: int, lex: Lexicon) -> bool:
    """Whether "and that" at a bound takes up what a verb of saying before `opener` tells ("said that X is bound to, and that")."""
    if line.tokens[bound].norm in lex.words.complementizers or (bound + 1 in line.hit_at and line.hit_at[bound + 1].finite):
        return False
    if any(opens_complement(line.tokens[i], lex) for i in range(opener.last, bound)):
        return False
    said = (h for h in line.hits if h.finite and h.last <= opener.first and any(e.kind == "report" for e in h.entries))
    return any(opens_complement(line.tokens[i], lex) for h in said for i in range(h.last, opener.first))


def _wanted(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """The word of wanting or expecting whose "that" opens the clause in which an act stands that nobody knows of yet ("it is
    expected that a joint force take over")."""
    left = line.left_bound(hit.first)
    if left < 1 or hit.article or hit.pronoun or hit.last in line.pronouns or not opens_complement(line.tokens[left], lex):
        return None
    between = line.tokens[left + 1 : hit.first]
    if any(t.kind == "mark" or t.norm in lex.words.relatives or (t.norm,) in lex.words.factual for t in between):
        return None
    verb = line.hit_at.get(left + 1)
    if verb is not None and any(e.tense == "past" for e in verb.entries):
        return None
    before = line.covered[left - 1].first - 1 if left - 1 in line.covered else left - 1
    before = next((j for j in range(left - 1, max(-1, left - SUBJECT), -1) if line.tokens[j].norm in _words(lex.language).bearing), before)  # "it is in the nature of X to"
    status = mark(line.tokens[before].norm, lex) if before >= 0 else None
    return (status, line.tokens[before].text) if status in ("planned", "hypothetical") else None


def unclaimed(line: Line, hit: Hit, coded: Container[int], lex: Lexicon) -> dict[int, Status]:
    """Verbs that charge somebody, or ask for something, and are no events of their own, with what they make of the act at `hit`:
    a noun, or a verb after "that"."""
    found: dict[int, Status] = {}
    for verb in (h for h in line.hits if h.finite and h.first not in coded):
        opens = {e.frame.predicate.opens for e in verb.entries if e.frame is not None and not (e.frame.near or e.frame.predicate.passive)}
        proposes = verb.pronoun or verb.last in line.pronouns or line.stems[verb.first] & lex.words.proposing
        if "alleged" in opens:
            found[verb.first] = "alleged"
        elif "requested" in opens and not proposes and (not hit.finite or any(opens_complement(t, lex) for t in line.tokens[verb.last : hit.first])):
            found[verb.first] = "requested"
    return found
