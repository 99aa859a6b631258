"""A sentence laid out for the coder: parties with what governs them, triggers, finite verbs, clause bounds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sijill.events.lexicon import FINITE, Entry, Lexicon
from sijill.records import Mention, Sentence, Token
from sijill.text.clitics import analyse
from sijill.text.matcher import Match

HARD_MARKS = frozenset(":;.!?") | {chr(0x061B), chr(0x061F)}
COMMAS = frozenset({",", chr(0x060C)})
OPENING = frozenset("\"'(«“‘")


class Party(NamedTuple):
    """A mention at tokens[first:last]; `joined` when it is coordinated with the one before it."""

    first: int
    last: int
    mention: Mention
    joined: bool


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
    hit_at: dict[int, Hit] = field(default_factory=dict)

    def left_bound(self, i: int) -> int:
        """Where the clause that holds token i begins."""
        at = bisect_right(self.bounds, i) - 1
        return self.bounds[at] if at >= 0 else 0

    def right_bound(self, i: int) -> int:
        """Where the clause after token i ends."""
        at = bisect_left(self.bounds, i + 1)
        return self.bounds[at] if at < len(self.bounds) else len(self.tokens)

    def text(self, first: int, last: int) -> str:
        """The tokens of a range, parted by blanks."""
        return " ".join(t.text for t in self.tokens[first:last])

    def next_finite(self, i: int) -> int:
        """The next finite verb after token i, or the sentence's end."""
        return next((h.first for h in self.hits if h.finite and h.first > i), len(self.tokens))


def lay_out(sentence: Sentence, mentions: Sequence[Mention], lex: Lexicon) -> Line:
    """The Line of a sentence."""
    line = Line(sentence, sentence.tokens)
    token_starts = [t.start for t in line.tokens]
    spans = [
        (bisect_right(token_starts, m.start) - 1, bisect_left(token_starts, m.end), m)
        for m in mentions
    ]
    _find_preps(line, lex)
    taken = {i for first, last, _ in spans for i in range(first, last)}
    _find_hits(line, lex, taken)
    _find_bounds(line, lex)
    line.hit_at = {h.first: h for h in line.hits}
    for first, last, mention in spans:
        previous = line.parties[-1] if line.parties else None
        joined = previous is not None and not mention.preposition and _joins(line, previous, first, mention)
        party = Party(first, last, mention, joined)
        line.parties.append(party)
        for i in range(first, last):
            line.covered[i] = party
    return line


def _find_preps(line: Line, lex: Lexicon) -> None:
    for i, token in enumerate(line.tokens):
        for reading in analyse(token.norm, lex.language):
            if reading.article or reading.preposition or reading.pronoun or reading.future:
                continue
            prep = lex.words.prepositions.get(reading.stem) or lex.words.pronoun_prepositions.get(reading.stem)
            if prep:
                line.preps[i] = prep
                break


def _find_hits(line: Line, lex: Lexicon, taken: set[int]) -> None:
    i = 0
    while i < len(line.tokens):
        if i in taken or line.tokens[i].kind != "word" or i in line.preps:
            i += 1
            continue
        matches = [m for m in lex.triggers.at(line.tokens, i) if not any(j in taken for j in range(i, m.last))]
        if not matches:
            i += 1
            continue
        hit = _choose(line, i, matches, lex)
        if hit is not None:
            line.hits.append(hit)
        i = hit.last if hit else i + 1


def _choose(line: Line, i: int, matches: list[Match[Entry]], lex: Lexicon) -> Hit | None:
    """The readings that fit the place: a finite verb or a noun."""
    longest = [m for m in matches if m.last == matches[0].last]
    token = line.tokens[i]
    verbs = [m for m in longest if m.payload.kind in FINITE and _verb_fits(token, m)]
    nouns = [m for m in longest if m.payload.kind not in FINITE]
    if verbs and nouns and _noun_place(line, i, nouns, lex):
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


def _verb_fits(token: Token, match: Match[Entry]) -> bool:
    """A form that was folded (hana'a written as the adverb huna) must be written with its hamza."""
    analysis, entry = match.analysis, match.payload
    if analysis.preposition and entry.tense != "present":
        return False
    if analysis.future and entry.tense != "present":
        return False
    return not (entry.folded and len(analysis.stem) == 3 and analysis.stem in token.text)


def _noun_place(line: Line, i: int, nouns: list[Match[Entry]], lex: Lexicon) -> bool:
    """Whether a word that may be verb or noun stands where a noun stands."""
    if any(m.analysis.preposition or m.analysis.article for m in nouns[:1]):
        return True
    if i + 1 < len(line.tokens):
        after = line.tokens[i + 1]
        if after.norm in lex.words.complementizers:
            return False
    if i == 0:
        return False
    before = line.tokens[i - 1]
    if before.kind == "mark" or before.norm in lex.words.complementizers or before.norm in lex.words.particles:
        return False
    if i - 1 in line.preps:
        return True
    if nouns[0].analysis.conjunction:
        return False
    previous = line.hits[-1] if line.hits else None
    if previous is not None and previous.last == i and any(e.kind in ("light", "light_passive", "impersonal") for e in previous.entries):
        return True
    if before.norm in lex.words.relatives or before.norm in lex.words.verb_negators:
        return False
    return before.norm in lex.words.marks or before.norm in lex.words.noun_negators or (previous is not None and previous.last == i)


def _find_bounds(line: Line, lex: Lexicon) -> None:
    bounds: set[int] = {0}
    finite = {h.first: h for h in line.hits if h.finite}
    for i, token in enumerate(line.tokens):
        if token.kind == "mark":
            if token.text in HARD_MARKS:
                bounds.add(i + 1)
            continue
        if opens_complement(token, lex) or token.norm in lex.words.relatives:
            bounds.add(i)
        elif _joiner_at(line.tokens, i, lex) or _opens_clause(line, i, finite):
            bounds.add(i)
    line.bounds = sorted(bounds)


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


def _opens_clause(line: Line, i: int, finite: dict[int, Hit]) -> bool:
    hit = finite.get(i)
    if hit is None or i == 0:
        return False
    return hit.conjunction or line.tokens[i - 1].text in COMMAS


def governor(line: Line, party: Party, start: int, lex: Lexicon) -> tuple[str, int]:
    """The preposition that governs a party within tokens[start:] ("" when bare), and how many words stand between."""
    if party.mention.preposition:
        return party.mention.preposition, 0
    if party.joined:
        before = line.parties[line.parties.index(party) - 1]
        if before.first >= start:
            return governor(line, before, start, lex)
    via = 0
    for i in range(party.first - 1, max(start, party.first - 6) - 1, -1):
        token = line.tokens[i]
        if i in line.preps:
            return line.preps[i], via
        if i in line.covered or _parts(token, lex):
            break
        if token.kind == "mark" or token.norm in lex.words.particles:
            continue
        via += 1
        if clitic := _clitic(line, i, lex):
            return clitic, via
    return "", via


def _clitic(line: Line, i: int, lex: Lexicon) -> str:
    """The preposition written together with an ordinary noun."""
    hit = line.hit_at.get(i)
    if hit is not None:
        return hit.prep
    return next((r.preposition for r in analyse(line.tokens[i].norm, lex.language) if r.preposition and r.article), "")


def _parts(token: Token, lex: Lexicon) -> bool:
    """Whether a token parts a noun from what governs it."""
    if token.kind == "mark":
        return token.text not in OPENING
    return token.norm in lex.words.complementizers or token.norm in lex.words.relatives


def _joins(line: Line, previous: Party, first: int, mention: Mention) -> bool:
    """Whether a mention is coordinated with the one before it."""
    between = line.tokens[previous.last : first]
    if mention.conjunction:
        return len(between) <= 1 and all(t.kind == "mark" for t in between)
    comma = len(between) == 1 and between[0].text in COMMAS
    return comma and mention.form == previous.mention.form == "name" and mention.kind == previous.mention.kind != "person"
