"""A sentence laid out for the coder: parties with what governs them, triggers, finite verbs, clause bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sijill.events.lexicon import Entry, Lexicon
from sijill.knowledge.predicates import codebook
from sijill.records import Actor, Mention, Sentence, Token
from sijill.text.clitics import analyse

HARD_MARKS = frozenset(":;.!?") | {chr(0x061B), chr(0x061F)}
COUNTED = frozenset({"3mp", "3fp", "3md", "3fd"})  # a verb before its subject stands in the singular
COMMAS = frozenset({",", chr(0x060C)})
ASIDE = 40
TYPE = 3  # letters of the name of a type of planes or arms, which a number follows
QUOTES = frozenset("\"'(«“‘»”’)")


class Party(NamedTuple):
    """A mention at tokens[first:last]; `joined` when it is coordinated with the one before it.

    `located` is whom a bare noun (gunmen, demonstrators) means if it is taken to be of the state where the act is told.
    `unnamed`: several states that have no code of their own ("the West"), which act but cannot be written down.
    """

    first: int
    last: int
    mention: Mention
    joined: bool
    located: tuple[Actor, ...] = ()
    unnamed: bool = False


class Hit(NamedTuple):
    """A trigger or other verb at tokens[first:last] with the readings that the lexicon gives."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    finite: bool
    prep: str
    article: bool
    conjunction: bool
    future: bool
    pronoun: str
    nouns: tuple[Entry, ...] = ()


@dataclass
class Line:
    """A sentence laid out. Positions are token indices."""

    sentence: Sentence
    tokens: Sequence[Token]
    parties: list[Party] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)
    covered: dict[int, Party] = field(default_factory=dict)
    bare: set[int] = field(default_factory=set)
    preps: dict[int, str] = field(default_factory=dict)
    pronouns: dict[int, str] = field(default_factory=dict)
    hit_at: dict[int, Hit] = field(default_factory=dict)
    asides: list[tuple[int, int]] = field(default_factory=list)
    stems: list[frozenset[str]] = field(default_factory=list)
    timed: set[int] = field(default_factory=set)
    where: Actor | None = None
    place: Actor | None = None
    stricken: Actor | None = None
    leader: Actor | None = None
    counting: frozenset[int] = frozenset()
    opened: frozenset[int] = frozenset()

    def aside(self, i: int) -> tuple[int, int] | None:
        """The relative clause set between its noun and a comma that holds token i, if any."""
        return next((a for a in self.asides if a[0] <= i < a[1]), None)

    def left_bound(self, i: int) -> int:
        """Where the clause that holds token i begins."""
        here = self.aside(i)
        for bound in reversed(self.bounds):
            if (bound <= i and self.aside(bound) == here) or (here is not None and bound == here[0]):
                return bound
        return 0

    def right_bound(self, i: int) -> int:
        """Where the clause after token i ends."""
        here = self.aside(i - 1)
        if here is not None:
            return next((b for b in self.bounds if i <= b < here[1]), here[1])
        return next((b for b in self.bounds if b > i and self.aside(b) is None), len(self.tokens))

    def next_finite(self, i: int) -> int:
        """The next finite verb after token i in the same clause or aside, or the sentence's end."""
        here = self.aside(i)
        return next((h.first for h in self.hits if h.finite and h.first > i and self.aside(h.first) == here), len(self.tokens))

    def swallow(self, first: int, last: int) -> None:
        """Words that belong to a predicate found before them are no triggers or clauses of their own."""
        self.hits = [h for h in self.hits if not first <= h.first < last]
        self.hit_at = {h.first: h for h in self.hits}
        self.bounds = [b for b in self.bounds if not first <= b < last]

    def reach(self, start: int, stop: int) -> list[Party]:
        """Parties that begin in tokens[start:stop], but those in an aside that does not hold `start`."""
        here = self.aside(start - 1) if start else None
        return [p for p in self.parties if start <= p.first < stop and self.aside(p.first) == here]

    def text(self, first: int, last: int) -> str:
        """The tokens of a range, parted by blanks."""
        return " ".join(t.text for t in self.tokens[first:last])


@lru_cache(maxsize=200_000)
def stems_of(norm: str, language: str) -> frozenset[str]:
    """Every stem that a word may have."""
    return frozenset(reading.stem for reading in analyse(norm, language))


def opens_complement(token: Token, lex: Lexicon) -> bool:
    """Whether a word is a complementizer (that), with or without a conjunction."""
    if token.norm in lex.words.complementizers:
        return True
    return any(r.conjunction and not r.pronoun and r.stem in lex.words.complementizers for r in analyse(token.norm, lex.language))


def governor(line: Line, party: Party, start: int, lex: Lexicon) -> tuple[str, int]:
    """The preposition that governs a party within tokens[start:] ("" when bare), and how many words stand between. Who is
    listed as one of several stands where these stand ("allies, among them X and Y, backed")."""
    if party.mention.preposition:
        return party.mention.preposition, 0
    if party.joined:
        before = line.parties[line.parties.index(party) - 1]
        if before.first >= start:
            return governor(line, before, start, lex)
    via, i = 0, party.first - 1
    stop = max(start, party.first - 7)
    if i >= start and i in line.pronouns and line.tokens[i].norm not in lex.words.including:
        return "", 0  # "said in a speech of his (that) the regime of X"
    joins = party.mention.start > line.tokens[party.first].start
    if i > stop and party.mention.form == "nominal" and not joins and _ends_phrase(line, i, lex):
        return "", 0
    listed = False
    while i >= stop:
        token = line.tokens[i]
        if token.norm in lex.words.including and i not in line.covered:
            listed, i = True, _before_list(line, i, lex)
            continue
        if i in line.preps:
            if i - 1 < stop or not _counts(line, i, lex):
                return line.preps[i], via
        elif i in line.timed or _parts(token, lex) or (i in line.covered and line.covered[i].mention.actors):
            break
        elif i in line.covered and line.covered[i].mention.preposition:
            return line.covered[i].mention.preposition, via + 1
        elif i and line.stems[i] & lex.words.binding and line.tokens[i - 1].norm in lex.words.relatives:
            return lex.words.between, via
        elif token.kind == "word" and token.norm not in lex.words.particles and i not in line.pronouns:
            via += not listed and not line.stems[i] & (lex.words.quantifiers | lex.words.honorifics)
            if clitic := _clitic(line, i, lex):
                return clitic, via
        i -= 1
    return "", via


def _before_list(line: Line, i: int, lex: Lexicon) -> int:
    """The last word of those of whom "among them" lists some."""
    i -= 1
    i -= i > 0 and line.tokens[i].norm in lex.words.partitive
    return i - (i > 0 and line.tokens[i].text in COMMAS)


def _ends_phrase(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word with the article ends the phrase before a title ("received in the presidential palace Prince X")."""
    while i > 0 and (line.stems[i] & lex.words.honorifics or line.tokens[i].norm in lex.words.particles):
        i -= 1
    if line.tokens[i].kind != "word" or i in line.covered or line.stems[i] & (lex.words.quantifiers | lex.words.kin):
        return False
    owned = i not in line.hit_at and i - 1 in line.preps  # "received in his office the consul of X"
    return any((r.article and not r.preposition) or (owned and r.pronoun and not r.preposition) for r in analyse(line.tokens[i].norm, lex.language))


def _counts(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether the preposition at i only joins a number, with or without a noun, or "some" to what it counts."""
    counted = i > 1 and line.tokens[i - 1].kind == "word" and line.tokens[i - 2].kind == "number" and i - 1 not in line.covered
    kind = i > 2 and line.tokens[i - 2].kind == "word" and len(line.tokens[i - 2].norm) <= TYPE and i - 2 not in line.preps and i - 2 not in line.counting  # "F 16"
    counts = (line.tokens[i - 1].kind == "number" and not kind) or counted or bool(line.stems[i - 1] & lex.words.quantifiers)
    body = i + 1 in line.covered and any(a.sector in codebook().under_arms or a.code == "IMG" for a in line.covered[i + 1].mention.actors)
    return line.preps[i] in lex.words.partitive and (counts or (body and bool(line.stems[i - 1] & lex.words.members)))


def _clitic(line: Line, i: int, lex: Lexicon) -> str:
    """The preposition written together with an ordinary noun."""
    hit = line.hit_at.get(i)
    if hit is not None:
        return hit.prep
    readings = analyse(line.tokens[i].norm, lex.language)
    sure = lex.words.common_nouns | lex.words.demonstratives | lex.words.honorifics
    return next((r.preposition for r in readings if r.preposition and (r.article or r.stem in sure)), "")


def _parts(token: Token, lex: Lexicon) -> bool:
    """Whether a token parts a noun from what governs it."""
    if token.kind == "mark":
        return token.text not in QUOTES
    return token.norm in lex.words.complementizers or token.norm in lex.words.relatives


def verb_gender(hit: Hit) -> str:
    """The gender that the forms of a verb ask of its subject, or ""."""
    features = {e.features for e in hit.entries}
    if features & {"3fs", "3fd"} or any(f.startswith("3f") for f in features):
        return "" if any(f.startswith("3m") for f in features) else "f"
    return "m" if any(f in ("3ms", "3mss") or f.startswith("3m") for f in features) else ""


def agrees(hit: Hit, gender: str) -> bool:
    """Whether a verb may have a subject of that gender ("" where it is not known)."""
    wanted = verb_gender(hit)
    return not (wanted and gender and wanted != gender)
