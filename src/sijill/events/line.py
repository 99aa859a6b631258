"""A sentence laid out for the coder: parties with what governs them, triggers, finite verbs, clause bounds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sijill.events.lexicon import FINITE, Entry, Lexicon
from sijill.records import Actor, Mention, Sentence, TimeMention, Token
from sijill.text.clitics import analyse
from sijill.text.matcher import Match

HARD_MARKS = frozenset(":;.!?") | {chr(0x061B), chr(0x061F)}
COMMAS = frozenset({",", chr(0x060C)})
ASIDE = 40
QUOTES = frozenset("\"'(«“‘»”’)")


class Party(NamedTuple):
    """A mention at tokens[first:last]; `joined` when it is coordinated with the one before it.

    `located` is whom a bare noun (gunmen, demonstrators) means if it is taken to be of the state where the act is told.
    """

    first: int
    last: int
    mention: Mention
    joined: bool
    located: tuple[Actor, ...] = ()


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


@dataclass
class Line:
    """A sentence laid out. Positions are token indices."""

    sentence: Sentence
    tokens: Sequence[Token]
    parties: list[Party] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)
    covered: dict[int, Party] = field(default_factory=dict)
    preps: dict[int, str] = field(default_factory=dict)
    pronouns: dict[int, str] = field(default_factory=dict)
    hit_at: dict[int, Hit] = field(default_factory=dict)
    asides: list[tuple[int, int]] = field(default_factory=list)
    stems: list[frozenset[str]] = field(default_factory=list)
    timed: set[int] = field(default_factory=set)
    where: Actor | None = None
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


def lay_out(
    sentence: Sentence, mentions: Sequence[Mention], lex: Lexicon, times: Sequence[TimeMention] = (), where: Actor | None = None
) -> Line:
    """The Line of a sentence; `where` is the state that the sentences before were about."""
    line = Line(sentence, sentence.tokens)
    line.stems = [stems_of(t.norm, lex.language) for t in line.tokens]
    line.opened = _opened(line.tokens, lex)
    token_starts = [t.start for t in line.tokens]
    spans = [
        (bisect_right(token_starts, m.start) - 1, bisect_left(token_starts, m.end), m)
        for m in mentions
    ]
    _find_preps(line, lex)
    for time in times:
        line.timed.update(range(bisect_right(token_starts, time.start) - 1, bisect_left(token_starts, time.end)))
    taken = {i for first, last, m in spans if m.actors or m.form == "pronoun" for i in range(first, last)}
    _find_hits(line, lex, taken)
    _find_bounds(line, lex)
    line.hit_at = {h.first: h for h in line.hits}
    line.where = _where(mentions, lex) or where
    matched = {i for h in line.hits for i in range(h.first, h.last)}
    for first, last, mention in spans:
        if not mention.actors and any(i in matched for i in range(first, last)):
            continue
        previous = line.parties[-1] if line.parties else None
        joined = previous is not None and not mention.preposition and _joins(line, previous, first, mention)
        party = Party(first, last, mention, joined, _located(line, mention))
        line.parties.append(party)
        for i in range(first, last):
            line.covered[i] = party
    _find_asides(line, lex)
    return line


def _opened(tokens: Sequence[Token], lex: Lexicon) -> frozenset[int]:
    """Where a sentence goes on after words that only open it ("for his part", "meanwhile")."""
    norms = [t.norm for t in tokens]
    ends: set[int] = set()
    for i in range(len(norms)):
        for phrase in lex.words.openings.get(norms[i], ()):
            if tuple(norms[i : i + len(phrase)]) == phrase:
                end = i + len(phrase)
                ends.add(end + (end < len(tokens) and tokens[end].text in COMMAS))
    return frozenset(e for e in ends if e < len(tokens))


def _where(mentions: Sequence[Mention], lex: Lexicon) -> Actor | None:
    """The state where a sentence plays: of the first place after "in", else of the first city."""
    places = [m for m in mentions if m.kind in ("place", "country") and m.form == "name" and m.actors]
    inside = next((m for m in places if m.preposition in lex.words.place_prepositions or m.kind == "place"), None)
    chosen = inside or (places[0] if places else None)
    return None if chosen is None else Actor(code=chosen.actors[0].code, entity_text=chosen.text)


def _located(line: Line, mention: Mention) -> tuple[Actor, ...]:
    if mention.actors or not mention.sector or line.where is None:
        return ()
    return (Actor(code=line.where.code, sector=mention.sector, entity_text=mention.text),)


def _find_asides(line: Line, lex: Lexicon) -> None:
    """A relative clause right after a party and before a comma is set aside from the clause around it."""
    for party in line.parties:
        at = party.last
        if at < len(line.tokens) and line.tokens[at].text in COMMAS:
            at += 1
        if at >= len(line.tokens) or line.tokens[at].norm not in lex.words.relatives:
            continue
        stop = next((i for i in range(at, min(at + ASIDE, len(line.tokens))) if line.tokens[i].text in COMMAS), None)
        if stop is not None:
            line.asides.append((at, stop))


def _find_preps(line: Line, lex: Lexicon) -> None:
    for i, token in enumerate(line.tokens):
        for reading in analyse(token.norm, lex.language):
            if reading.article or reading.preposition or reading.pronoun or reading.future:
                continue
            if reading.conjunction and token.norm in lex.triggers:
                continue
            if prep := lex.words.prepositions.get(reading.stem):
                line.preps[i] = prep
                break
            if prep := lex.words.pronoun_prepositions.get(reading.stem):
                line.pronouns[i] = prep
                break


def _find_hits(line: Line, lex: Lexicon, taken: set[int]) -> None:
    i = 0
    while i < len(line.tokens):
        if i in taken or line.tokens[i].kind != "word" or i in line.preps or i in line.pronouns:
            i += 1
            continue
        matches = [m for m in lex.triggers.at(line.tokens, i) if not any(j in taken for j in range(i, m.last))]
        if not matches:
            i += 1
            continue
        hit = _choose(line, i, matches, taken, lex)
        if hit is not None:
            line.hits.append(hit)
        i = hit.last if hit else i + 1


def _choose(line: Line, i: int, matches: list[Match[Entry]], taken: set[int], lex: Lexicon) -> Hit | None:
    """The readings that fit the place: a finite verb or a noun."""
    longest = [m for m in matches if m.last == matches[0].last]
    verbs = [m for m in longest if m.payload.kind in FINITE and _verb_fits(line, i, m, lex)]
    if i - 1 in line.preps:
        verbs = []
    nouns = [m for m in longest if m.payload.kind not in FINITE]
    if verbs and nouns and _noun_place(line, i, verbs, nouns, taken, lex):
        verbs = []
    chosen = verbs or nouns
    if not chosen:
        return None
    best = chosen[0]
    same = [m for m in chosen if m.analysis == best.analysis or m.analysis.stem == best.analysis.stem]
    entries = tuple(m.payload for m in same)
    analysis = best.analysis
    return Hit(
        i, best.last, entries, bool(verbs), analysis.preposition, analysis.article,
        bool(analysis.conjunction), analysis.future, best.pronoun,
    )  # fmt: skip


def _verb_fits(line: Line, i: int, match: Match[Entry], lex: Lexicon) -> bool:
    """A form that was folded (hana'a written as the adverb huna) must be written with its hamza."""
    analysis, entry, token = match.analysis, match.payload, line.tokens[i]
    if analysis.pronoun in lex.words.noun_pronouns:
        return False
    if entry.tense == "participle" and entry.features != "m":
        return i > 0 and line.tokens[i - 1].kind == "mark"
    if analysis.preposition and (entry.tense != "present" or analysis.preposition != lex.words.purpose or analysis.pronoun):
        return False
    if analysis.future and entry.tense != "present":
        return False
    return not (entry.folded and len(analysis.stem) == 3 and analysis.stem in token.text)


def _noun_place(line: Line, i: int, verbs: list[Match[Entry]], nouns: list[Match[Entry]], taken: set[int], lex: Lexicon) -> bool:
    """Whether a word that may be verb or noun stands where a noun stands."""
    if any(m.analysis.preposition or m.analysis.article for m in nouns[:1]):
        return True
    if i + 1 < len(line.tokens):
        after = line.tokens[i + 1]
        if after.norm in lex.words.complementizers:
            return False
    if verbs and all(m.payload.features == "3md" for m in verbs) and not nouns[0].analysis.conjunction:
        return True
    if i == 0 or i in line.opened:
        return False
    before = next((t for t in reversed(line.tokens[:i]) if t.text not in QUOTES), line.tokens[i - 1])
    if before.kind == "mark" or before.norm in lex.words.complementizers or before.norm in lex.words.particles:
        return False
    if i - 1 in line.preps:
        return True
    if nouns[0].analysis.conjunction:
        return False
    previous = line.hits[-1] if line.hits else None
    verb = next((h for h in reversed(line.hits) if h.finite), None)
    if verb is not None and _same_clause(line, verb, i, lex):
        return True
    if previous is not None and previous.last == i and any(e.kind in ("light", "light_passive", "impersonal") for e in previous.entries):
        return True
    if before.norm in lex.words.relatives or before.norm in lex.words.verb_negators:
        return False
    if before.norm in lex.words.marks or before.norm in lex.words.noun_negators or (previous is not None and previous.last == i):
        return True
    return i - 1 not in taken and i - 1 not in line.pronouns and not any(r.article for r in analyse(before.norm, lex.language))


def _same_clause(line: Line, previous: Hit, i: int, lex: Lexicon) -> bool:
    """Whether nothing between a finite verb and token i opens a clause in which another finite verb could stand."""
    if line.stems[previous.first] & lex.words.auxiliaries:
        return False
    return not any(t.text in COMMAS or t.text in HARD_MARKS or opens_complement(t, lex) or t.norm in lex.words.relatives for t in line.tokens[previous.last : i])


def _find_bounds(line: Line, lex: Lexicon) -> None:
    bounds: set[int] = {0, *line.opened}
    finite = {h.first: h for h in line.hits if h.finite}
    for i, token in enumerate(line.tokens):
        if token.kind == "mark":
            if token.text in HARD_MARKS or _dash(line.tokens, i):
                bounds.add(i + 1)
            continue
        if opens_complement(token, lex) or token.norm in lex.words.relatives or _joiner_at(line.tokens, i, lex) or _opens_clause(line, i, finite, lex):
            bounds.add(i)
    line.bounds = sorted(b for b in bounds if b < len(line.tokens))


def _dash(tokens: Sequence[Token], i: int) -> bool:
    """A dash with blanks around it, as after a dateline."""
    if not token_is_dash(tokens[i]) or not 0 < i < len(tokens) - 1 or tokens[i].end >= tokens[i + 1].start:
        return False
    return tokens[i - 1].end < tokens[i].start or tokens[i].text != "-"


def token_is_dash(token: Token) -> bool:
    """Whether a mark is a dash of any length."""
    return token.text in "-\u2013\u2014"


def opens_complement(token: Token, lex: Lexicon) -> bool:
    """Whether a word is a complementizer (that), with or without a conjunction."""
    if token.norm in lex.words.complementizers:
        return True
    return any(r.conjunction and not r.pronoun and r.stem in lex.words.complementizers for r in analyse(token.norm, lex.language))


def _joiner_at(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    norm = tokens[i].norm
    for reading in analyse(norm, lex.language):
        if reading.preposition or reading.article or reading.pronoun or reading.future:
            continue
        if (reading.stem,) in lex.words.joiners:
            return True
        if i + 1 < len(tokens) and (reading.stem, tokens[i + 1].norm) in lex.words.joiners:
            return True
    return False


def _opens_clause(line: Line, i: int, finite: dict[int, Hit], lex: Lexicon) -> bool:
    """Whether a finite verb at i opens a clause: after a conjunction, or after a comma where another verb stood before."""
    hit = finite.get(i)
    if hit is None or i == 0:
        return False
    if hit.conjunction:
        return True
    if line.tokens[i - 1].text not in COMMAS:
        return False
    for j in range(i - 1, -1, -1):
        if line.tokens[j].text in HARD_MARKS or opens_complement(line.tokens[j], lex):
            return False
        if j in finite and not any(line.tokens[k].norm in lex.words.relatives for k in range(max(j - 2, 0), j)):
            return True
    return False


def governor(line: Line, party: Party, start: int, lex: Lexicon) -> tuple[str, int]:
    """The preposition that governs a party within tokens[start:] ("" when bare), and how many words stand between."""
    if party.mention.preposition:
        return party.mention.preposition, 0
    if party.joined:
        before = line.parties[line.parties.index(party) - 1]
        if before.first >= start:
            return governor(line, before, start, lex)
    via, i = 0, party.first - 1
    stop = max(start, party.first - 7)
    while i >= stop:
        token = line.tokens[i]
        if i in line.preps:
            if i - 1 < stop or not _counts(line, i, lex):
                return line.preps[i], via
        elif i in line.timed or _parts(token, lex) or (i in line.covered and line.covered[i].mention.actors):
            break
        elif i in line.covered and i == line.covered[i].first and line.covered[i].mention.preposition:
            return line.covered[i].mention.preposition, via + 1
        elif token.kind == "word" and token.norm not in lex.words.particles and i not in line.pronouns:
            via += not line.stems[i] & lex.words.quantifiers
            if clitic := _clitic(line, i, lex):
                return clitic, via
        i -= 1
    return "", via


def _counts(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether the preposition at i only joins a number or "some" to what it counts."""
    before = line.tokens[i - 1]
    return line.preps[i] in lex.words.partitive and (before.kind == "number" or bool(line.stems[i - 1] & lex.words.quantifiers))


def _clitic(line: Line, i: int, lex: Lexicon) -> str:
    """The preposition written together with an ordinary noun."""
    hit = line.hit_at.get(i)
    if hit is not None:
        return hit.prep
    readings = analyse(line.tokens[i].norm, lex.language)
    return next((r.preposition for r in readings if r.preposition and (r.article or r.stem in lex.words.common_nouns)), "")


def _parts(token: Token, lex: Lexicon) -> bool:
    """Whether a token parts a noun from what governs it."""
    if token.kind == "mark":
        return token.text not in QUOTES
    return token.norm in lex.words.complementizers or token.norm in lex.words.relatives


def _joins(line: Line, previous: Party, first: int, mention: Mention) -> bool:
    """Whether a mention is coordinated with the one before it."""
    between = line.tokens[previous.last : first]
    if mention.conjunction:
        return len(between) <= 1 and all(t.kind == "mark" for t in between)
    comma = len(between) == 1 and between[0].text in COMMAS
    return comma and mention.form == previous.mention.form == "name" and mention.kind == previous.mention.kind != "person"
