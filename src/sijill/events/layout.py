"""Lays a sentence out for the coder: prepositions, hits, clause bounds, asides, parties and where the act is told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import pairwise

import msgspec

from sijill.events.coalitions import with_leaders
from sijill.events.delegates import find_delegates
from sijill.events.hits import find_hits
from sijill.events.home import land, near, on_border, only_state, where_told
from sijill.events.lexicon import Lexicon
from sijill.events.line import ASIDE, COMMAS, HARD_MARKS, QUOTES, Hit, Line, Party, opens_complement, stems_of
from sijill.events.phrases import called, find_phrases, find_stricken, is_somebody
from sijill.knowledge.letters import normalise
from sijill.knowledge.places import unnamed_states
from sijill.knowledge.predicates import codebook
from sijill.records import Actor, Mention, Sentence, TimeMention, Token
from sijill.text.clitics import analyse

WISH = 5
LONG = 3  # words of "for a long time"
VERB_REACH = 14
SOON = 3  # words between a verb with nobody known after it and its preposition


def lay_out(
    sentence: Sentence, mentions: Sequence[Mention], lex: Lexicon, times: Sequence[TimeMention] = (), where: Actor | None = None, stricken: Actor | None = None, leader: Actor | None = None
) -> Line:
    """The Line of a sentence; `where` is the state that the sentences before were about, `stricken` that of the victims told
    last, `leader` that which leads the alliance told of."""
    line = Line(sentence, sentence.tokens, stricken=stricken)
    line.stems = [stems_of(t.norm, lex.language) for t in line.tokens]
    line.opened = _opened(line.tokens, lex)
    line.counting = frozenset(i for i, stems in enumerate(line.stems) if stems & lex.words.quantifiers)
    token_starts = [t.start for t in line.tokens]
    spans = [(bisect_right(token_starts, m.start) - 1, bisect_left(token_starts, m.end), m) for m in mentions]
    _find_preps(line, lex, {first for first, _, m in spans if not m.preposition})
    for time in times:
        line.timed.update(range(bisect_right(token_starts, time.start) - 1, bisect_left(token_starts, time.end)))
    line.timed.update((i for at in line.preps for i in _since_long(line, at, lex)), (i for at in range(len(line.tokens) - 2) if _of_manner(line, at, lex) for i in (at, at + 1)))
    taken = {i for first, last, m in spans if m.actors or m.form == "pronoun" for i in range(first, last)}
    line.bare = {first for first, _, m in spans if m.actors and not m.preposition and m.form != "adjective"}
    find_hits(line, lex, taken)
    line.hits = [h for h in line.hits if not _binds(line, h.first, lex)]
    _find_bounds(line, lex, _hyphens(spans))
    line.hit_at = {h.first: h for h in line.hits}
    spans = [s for s in spans if not (s[2].kind in ("country", "place") and _borders(line, s[0], s[2], lex))]
    here = where_told(line, spans, lex) or land(line, spans, lex)
    line.place = here or where
    line.where = here or only_state([m for first, _, m in spans if not on_border(line, first, lex)], lex) or where
    matched = {i for h in line.hits for i in range(h.first, h.last)}
    for first, last, mention in spans:
        if not mention.actors and any(i in matched for i in range(first, last)):
            continue
        if mention.form == "adjective" and (_is_counted(line, first, lex) or is_somebody(line, first, mention, lex)):
            mention = msgspec.structs.replace(mention, form="nominal")
        if end := called(line, first, mention, lex):
            last, mention = end, msgspec.structs.replace(mention, form="nominal", end=line.tokens[end - 1].end)
        if any(line.stems[i] & lex.words.based for i in range(max(first - 2, 0), first)):  # "the institute, whose seat is X"
            continue
        if _names_none(line, first, last, mention, lex):
            continue
        previous = line.parties[-1] if line.parties else None
        joined = previous is not None and not mention.preposition and _joins(line, previous, first, mention, lex)
        unnamed = not mention.actors and mention.kind == "place" and normalise(mention.text, lex.language) in unnamed_states(lex.language)
        party = Party(first, last, mention, joined, _located(line, mention, last, near(line, spans, first, lex), lex), unnamed)
        line.parties.append(party)
        for i in range(first, last):
            line.covered[i] = party
    line.bounds = [b for b in line.bounds if b not in line.covered or b == line.covered[b].first]
    for name_parties in (_seat, _in_capital, _led, find_delegates, find_phrases, find_stricken):
        name_parties(line, lex)
    line.leader = with_leaders(line, lex, leader)
    _find_asides(line, lex)
    return line


def _names_none(line: Line, first: int, last: int, mention: Mention, lex: Lexicon) -> bool:
    """Whether a name tells the time ("the age of Stalin"), or is that of a private man, written like a country's ("Dr Sweid")."""
    if mention.kind == "country":
        return first > 0 and line.tokens[first - 1].norm in lex.words.styles
    return mention.kind == "person" and all(i in line.timed for i in range(first, last))


def _borders(line: Line, first: int, mention: Mention, lex: Lexicon) -> bool:
    """Whether a state only says where a place lies ("a village that borders on X")."""
    at = first - 1 - (first > 0 and line.tokens[first - 1].norm in lex.words.partner)
    led = at < first - 1 or mention.preposition == lex.words.purpose
    return led and at >= 0 and bool(line.stems[at] & lex.words.bordering)


def _seat(line: Line, lex: Lexicon) -> None:
    """"the authorities in X", "the ministers of X and Y told with in": bodies whose states stand after "in"."""
    for n, party in enumerate(line.parties[:-1]):
        mention, after = party.mention, line.parties[n + 1]
        if mention.actors or mention.sector not in codebook().state_sectors or after.mention.kind != "country" or after.first - party.last > 2:
            continue
        if after.mention.preposition != lex.words.inside and line.preps.get(after.first - 1) != lex.words.inside:
            continue
        if mention.sector == "MIL" and not any(line.stems[i] & lex.words.seats for i in range(party.first, party.last)):
            continue
        states = [after, *(p for p in line.parties[n + 2 : n + 6] if p.joined and p.mention.kind == "country")]
        if len(states) < 2 and not any(line.stems[i] & lex.words.seats for i in range(party.first, party.last)):
            continue
        actors = tuple(Actor(code=a.code, sector=mention.sector, entity_text=mention.text) for p in states for a in p.mention.actors)
        line.parties[n] = party._replace(mention=msgspec.structs.replace(mention, actors=actors))
        line.covered.update((i, line.parties[n]) for i in range(party.first, party.last))


def _in_capital(line: Line, lex: Lexicon) -> None:
    """"In Ankara, the government announced": bodies of no state told after a capital that opens the sentence are its own."""
    if len(line.parties) < 2 or line.parties[0].first > 1 or line.parties[0].mention.kind != "place" or not line.parties[0].mention.stands_for:
        return
    capital = line.parties[0]
    inside = capital.mention.preposition == lex.words.inside or line.preps.get(capital.first - 1) == lex.words.inside
    if not inside or capital.last >= len(line.tokens) or line.tokens[capital.last].text not in COMMAS:
        return
    party = line.parties[1]
    if party.mention.actors or party.mention.sector not in codebook().state_sectors or party.first - capital.last > 3:
        return
    actors = tuple(Actor(code=a.code, sector=party.mention.sector, entity_text=party.mention.text) for a in capital.mention.actors)
    line.parties[1] = party._replace(mention=msgspec.structs.replace(party.mention, actors=actors))
    line.covered.update((i, line.parties[1]) for i in range(party.first, party.last))


def _led(line: Line, lex: Lexicon) -> None:
    """"a delegation led by X": who is sent without a state is of the state of who leads."""
    for n, party in enumerate(line.parties[:-1]):
        leader = line.parties[n + 1]
        if party.mention.actors or party.mention.kind != "group" or not leader.mention.actors or leader.first - party.last > 2:
            continue
        inside = leader.mention.preposition == lex.words.inside or line.preps.get(leader.first - 1) == lex.words.inside
        counterpart = inside and bool(line.stems[party.first] & lex.words.counterparts)  # "his counterpart in X"
        if counterpart or any(line.stems[i] & lex.words.led for i in range(party.last, leader.first + 1)):
            actors = tuple(Actor(code=a.code, sector=a.sector, entity_text=party.mention.text) for a in leader.mention.actors)
            line.parties[n] = party._replace(mention=msgspec.structs.replace(party.mention, actors=actors))
            line.covered.update((i, line.parties[n]) for i in range(party.first, party.last))


def _is_counted(line: Line, first: int, lex: Lexicon) -> bool:
    """Whether a nationality stands for people: right after a number or a word of quantity ("hundreds of Greeks")."""
    before = first - 1
    if before < 0 or before in line.timed:
        return False
    if before and line.preps.get(before) in lex.words.partitive and line.tokens[first].norm.endswith(tuple(lex.words.plural)):
        before -= 1  # "a number of Greeks"
    return line.tokens[before].kind == "number" or bool(line.stems[before] & lex.words.quantifiers - lex.words.lands)


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


def _of_manner(line: Line, at: int, lex: Lexicon) -> bool:
    """Whether an adverb of two words begins at a token ("in a direct way")."""
    readings = analyse(line.tokens[at].norm, lex.language)
    return line.tokens[at + 1].kind == "word" and any(r.preposition == lex.words.partial and not r.article and r.stem in lex.words.manners for r in readings)


def _since_long(line: Line, at: int, lex: Lexicon) -> range:
    """The words of "for a long time", which govern nothing."""
    long = at + 1 < len(line.tokens) and bool(line.stems[at + 1] & lex.words.lasting)
    return range(at, min(at + LONG, len(line.tokens))) if long and line.tokens[at].norm in lex.words.since else range(0)


def _located(line: Line, mention: Mention, last: int, where: Actor | None, lex: Lexicon) -> tuple[Actor, ...]:
    own = last < len(line.tokens) and bool(line.stems[last] & lex.words.own_forces)  # "the government forces", "planes of the regime"
    if mention.actors or where is None or not (mention.sector in codebook().persons or (own and mention.sector in codebook().under_arms)):
        return ()
    return (Actor(code=where.code, sector=mention.sector, entity_text=mention.text),)


def _find_asides(line: Line, lex: Lexicon) -> None:
    """A relative clause, or a phrase of addition, right after a party and before a comma is set aside from the clause around it."""
    for party in line.parties:
        at = party.last
        while at < min(party.last + 2, len(line.tokens)) and line.tokens[at].kind == "word" and _is_plain(line, at, lex):
            at += 1
        if at < len(line.tokens) and line.tokens[at].text in COMMAS:
            at += 1
        adds = _adds(line, at, lex)
        if at >= len(line.tokens) or not (adds or line.tokens[at].norm in lex.words.relatives):
            continue
        stop = next((i for i in range(at, min(at + ASIDE, len(line.tokens))) if line.tokens[i].text in COMMAS), None)
        if stop is not None and (not adds or (stop + 1 in line.preps and not any(h.finite and at <= h.first < stop for h in line.hits))):
            line.asides.append((at, stop))


def _adds(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether words such as "along with" stand at token i, after a comma."""
    if i < 1 or i >= len(line.tokens) or line.tokens[i - 1].text not in COMMAS:
        return False
    return any(tuple(t.norm for t in line.tokens[i : i + len(words)]) == words for words in lex.words.additions.get(line.tokens[i].norm, ()))


def _is_plain(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word is an ordinary noun or adjective: no trigger, preposition, party or relative."""
    norm = line.tokens[i].norm
    taken = i in line.hit_at or i in line.preps or i in line.pronouns or i in line.covered
    return not taken and norm not in lex.words.relatives and not opens_complement(line.tokens[i], lex)


def _find_preps(line: Line, lex: Lexicon, named: Container[int]) -> None:
    for i, token in enumerate(line.tokens):
        if len(token.norm) == 1 and token.norm in lex.words.prepositions and i + 1 < len(line.tokens):  # parted from its noun by a quotation mark
            line.preps[i] = lex.words.prepositions[token.norm]
            continue
        for reading in analyse(token.norm, lex.language):
            if reading.article or reading.preposition or reading.pronoun or reading.future:
                continue
            if (reading.conjunction and token.norm in lex.triggers) or _is_verb(line, i, lex.words.or_verbs.get(reading.stem, ""), named, lex):
                continue
            if prep := lex.words.prepositions.get(reading.stem):
                if reading.stem in lex.words.quantifiers and _counts_next(line, i, lex):
                    break
                line.preps[i] = prep
                break
            if prep := lex.words.pronoun_prepositions.get(reading.stem):
                line.pronouns[i] = prep
                break


def _is_verb(line: Line, i: int, led: str, named: Container[int], lex: Lexicon) -> bool:
    """Whether a word that may be a preposition opens a clause as a verb, with the preposition `led` after it, after somebody
    ("His Majesty" too) or soon; or stands where no preposition does, before another and `led` ("a call in which: he voiced in it his")."""
    tokens = line.tokens
    if led and i + 2 < len(tokens) and tokens[i + 2].norm == led and tokens[i + 1].norm in lex.words.pronoun_prepositions:
        return True
    if not led or (i and tokens[i - 1].kind == "word" and (tokens[i - 1].norm,) not in lex.words.joiners):
        return False
    after = tokens[i + 1 : i + 1 + VERB_REACH]
    if i + 1 not in named and not (after and line.stems[i + 1] & lex.words.honorifics):
        return any(token.norm == led for token in after[:SOON])
    end = next((n for n, token in enumerate(after) if token.kind == "mark" and token.text not in QUOTES), len(after))
    return any(token.norm == led for token in after[:end])


def _counts_next(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word that is preposition and "about" stands before a number."""
    if i + 1 >= len(line.tokens):
        return False
    return line.tokens[i + 1].kind == "number" or bool(line.stems[i + 1] & lex.words.quantifiers)


def _hyphens(spans: Sequence[tuple[int, int, Mention]]) -> set[int]:
    """Where a dash may stand that joins two nationalities ("Saudi - Russian talks") and parts no clauses."""
    ends = {last for _, last, m in spans if m.actors and m.form in ("adjective", "nominal")}
    return ends & {first - 1 for first, _, m in spans if m.actors and m.form == "adjective"}


def _find_bounds(line: Line, lex: Lexicon, hyphens: Container[int]) -> None:
    bounds: set[int] = {0, *line.opened}
    finite = {h.first: h for h in line.hits if h.finite}
    wishes = _wishes(line, finite)
    for i, token in enumerate(line.tokens):
        if token.kind == "mark":
            if token.text in HARD_MARKS or (_dash(line.tokens, i) and i not in hyphens and i not in wishes):
                bounds.add(i + 1)
            continue
        relative = token.norm in lex.words.relatives and not _binds(line, i + 1, lex)
        if token.norm in lex.words.then and i + 1 in line.bare:
            continue
        if opens_complement(token, lex) or relative or _joiner_at(line.tokens, i, lex) or _opens_clause(line, i, finite, lex):
            bounds.add(i)
    line.bounds = sorted(b for b in bounds if b < len(line.tokens))


def _binds(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether the verb at i only says, after a relative, between whom a relation is ("the ties that bind X and Y")."""
    told = 1 < i < len(line.tokens) and line.tokens[i - 1].norm in lex.words.relatives and bool(line.stems[i] & lex.words.binding)
    return told and line.preps.get(i + 1) != lex.words.inside  # "the meeting that brings together in X the ministers of"


def _wishes(line: Line, finite: Container[int]) -> set[int]:
    """Dashes around a few words that only wish somebody well, and part no clauses ("the King - God keep him - received")."""
    dashes = [i for i in range(1, len(line.tokens) - 1) if _is_dash(line.tokens[i])]
    pairs = ((a, b) for a, b in pairwise(dashes) if 1 < b - a <= WISH and not any(i in finite or i in line.preps for i in range(a + 1, b)))
    return {i for pair in pairs for i in pair}


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


def _and_then(line: Line, start: int, first: int, lex: Lexicon) -> bool:
    """Whether only "and", with a noun that counts ("and the states of X") or quotation marks, stands before a name."""
    words = [i for i in range(start, first) if line.tokens[i].text not in QUOTES]
    if len(words) == 2 and line.preps.get(words[1]) in lex.words.partitive and line.stems[words[0]] & lex.words.quantifiers:
        words.pop()  # "and many of the states of X"
    if len(words) != 1 or line.tokens[words[0]].kind != "word":
        return False
    token = line.tokens[words[0]]
    return token.norm in lex.words.and_letter or any(r.conjunction and not r.preposition and r.stem in lex.words.quantifiers | lex.words.among for r in analyse(token.norm, lex.language))


def _member(words: Sequence[Token], lex: Lexicon) -> bool:
    """Whether only words such as "among them", and "one" or "some", stand before a party."""
    norms = tuple(t.norm for t in words)
    return any(norms[: len(m)] == m and all(n in lex.words.quantifiers for n in norms[len(m) :]) for m in lex.words.parting)


def _joins(line: Line, previous: Party, first: int, mention: Mention, lex: Lexicon) -> bool:
    """Whether a mention is coordinated with the one before it."""
    between = line.tokens[previous.last : first]
    if mention.form == "adjective" and all(_is_dash(t) for t in between) and previous.mention.form != "name":
        return bool(previous.mention.actors) and previous.mention.actors[0].code != mention.actors[0].code if mention.actors else False
    if mention.conjunction:
        return len(between) <= 1 and all(t.kind == "mark" for t in between)
    if between and _and_then(line, previous.last, first, lex):
        return True
    words = [t for t in between if t.text not in COMMAS]
    if len(words) == 1 and words[0].norm in lex.words.then and mention.form == previous.mention.form == "name" and mention.kind in ("country", "place"):
        return True
    if not mention.preposition and previous.mention.form != "adjective" and _member(words, lex):
        return True
    comma = len(between) == 1 and between[0].text in COMMAS
    return comma and mention.form == previous.mention.form == "name" and mention.kind == previous.mention.kind != "person"
