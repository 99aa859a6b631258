"""Lays a sentence out for the coder: prepositions, hits, clause bounds, asides, parties and where the act is told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sijill.events.hits import find_hits
from sijill.events.lexicon import Lexicon
from sijill.events.line import ASIDE, COMMAS, HARD_MARKS, Hit, Line, Party, opens_complement, stems_of
from sijill.knowledge.predicates import codebook
from sijill.records import Actor, Mention, Sentence, TimeMention, Token
from sijill.text.clitics import analyse


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
    line.bare = {first for first, _, m in spans if m.actors and not m.preposition and m.form != "adjective"}
    find_hits(line, lex, taken)
    _find_bounds(line, lex)
    line.hit_at = {h.first: h for h in line.hits}
    line.where = _where(mentions, lex) or where
    matched = {i for h in line.hits for i in range(h.first, h.last)}
    for first, last, mention in spans:
        if not mention.actors and any(i in matched for i in range(first, last)):
            continue
        if mention.kind == "person" and all(i in line.timed for i in range(first, last)):  # "the age of Stalin"
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
        if i and tokens[i - 1].kind != "mark":
            continue
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
    if mention.actors or mention.sector not in codebook().persons or line.where is None:
        return ()
    return (Actor(code=line.where.code, sector=mention.sector, entity_text=mention.text),)


def _find_asides(line: Line, lex: Lexicon) -> None:
    """A relative clause right after a party and before a comma is set aside from the clause around it."""
    for party in line.parties:
        at = party.last
        while at < min(party.last + 2, len(line.tokens)) and line.tokens[at].kind == "word" and _is_plain(line, at, lex):
            at += 1
        if at < len(line.tokens) and line.tokens[at].text in COMMAS:
            at += 1
        if at >= len(line.tokens) or line.tokens[at].norm not in lex.words.relatives:
            continue
        stop = next((i for i in range(at, min(at + ASIDE, len(line.tokens))) if line.tokens[i].text in COMMAS), None)
        if stop is not None:
            line.asides.append((at, stop))


def _is_plain(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word is an ordinary noun or adjective: no trigger, preposition, party or relative."""
    norm = line.tokens[i].norm
    taken = i in line.hit_at or i in line.preps or i in line.pronouns or i in line.covered
    return not taken and norm not in lex.words.relatives and not opens_complement(line.tokens[i], lex)


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
    if not _is_dash(tokens[i]) or not 0 < i < len(tokens) - 1 or tokens[i].end >= tokens[i + 1].start:
        return False
    return tokens[i - 1].end < tokens[i].start or tokens[i].text != "-"


def _is_dash(token: Token) -> bool:
    """Whether a mark is a dash of any length."""
    return token.text in "-\u2013\u2014"


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


def _joins(line: Line, previous: Party, first: int, mention: Mention) -> bool:
    """Whether a mention is coordinated with the one before it."""
    between = line.tokens[previous.last : first]
    if mention.conjunction:
        return len(between) <= 1 and all(t.kind == "mark" for t in between)
    comma = len(between) == 1 and between[0].text in COMMAS
    return comma and mention.form == previous.mention.form == "name" and mention.kind == previous.mention.kind != "person"
