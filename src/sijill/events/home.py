"""In which state a sentence plays: the place, the land or the one state that it names."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.events.lexicon import Lexicon
from sijill.events.line import Line, stems_of
from sijill.knowledge.letters import normalise
from sijill.knowledge.predicates import codebook
from sijill.records import Actor, Mention

NAMED = 2  # words before a nationality in which the land or town stands whose it is
DATELINE = 4  # tokens at the head of a sentence in which the dash of a dateline stands
DASHES = "-\u2013\u2014"
BORDER = 4  # words between "border" and a state on the other side


def where_told(line: Line, spans: Sequence[tuple[int, int, Mention]], lex: Lexicon) -> Actor | None:
    """The state where a sentence plays: of the first place after "in" ("in the north of"), else of the first city."""
    places = [(first, m) for first, _, m in spans if m.kind in ("place", "country") and m.form == "name" and m.actors and not on_border(line, first, lex)]
    if len(places) > 1 and places[0][0] == 0 and any(len(t.text) == 1 and t.text in DASHES for t in line.tokens[1:DATELINE]):
        places = places[1:]  # "Berlin - " at the head of a report on what took place elsewhere
    seats = [(first, m) for first, last, m in spans if _seated(line, first, last, m, lex)]
    inside = [(first, m) for first, m in places if m.kind == "place" or _within(line, first, m, lex)]
    chosen = next((m for _, m in sorted([*seats, *inside], key=lambda at: at[0])), places[0][1] if places else None)
    return None if chosen is None else Actor(code=chosen.actors[0].code, entity_text=chosen.text)


def _seated(line: Line, first: int, last: int, mention: Mention, lex: Lexicon) -> bool:
    """Whether a mention is the police of a place ("in front of the police in X")."""
    guard = any(a.sector in codebook().home and a.sector in codebook().under_arms for a in mention.actors)
    return guard and mention.form != "name" and any(line.tokens[i].norm in lex.words.place_prepositions for i in range(first + 1, last - 1))


def on_border(line: Line, first: int, lex: Lexicon) -> bool:
    """Whether a state is one with which another has a border ("on the border with X and Y")."""
    i = next((n for n in range(first - 1, max(first - BORDER, 0) - 1, -1) if n not in line.covered), -1)
    while i > 0 and line.preps.get(i) not in lex.words.partner and first - i < BORDER:
        i -= 1
    return i > 0 and line.preps.get(i) in lex.words.partner and bool(line.stems[i - 1] & lex.words.frontiers)


def _within(line: Line, first: int, mention: Mention, lex: Lexicon) -> bool:
    """Whether "in" stands before a place, or before the side or part of it that is named."""
    part = first > 1 and line.stems[first - 1] & lex.words.quantifiers and line.preps.get(first - 2) in lex.words.place_prepositions
    before = {line.preps.get(first - 1), line.tokens[first - 1].norm if first else ""}
    return mention.preposition in lex.words.place_prepositions or bool(before & lex.words.place_prepositions) or bool(part)


def near(line: Line, spans: Sequence[tuple[int, int, Mention]], first: int, lex: Lexicon) -> Actor | None:
    """The state where a clause plays by a place that it names after somebody; else that of the sentence."""
    stop = next((b for b in line.bounds if b > first), len(line.tokens))
    inside = (m for at, _, m in spans if first < at < stop and m.kind in ("place", "country") and m.form == "name" and m.actors and _within(line, at, m, lex))
    place = next(inside, None)
    return Actor(code=place.actors[0].code, entity_text=place.text) if place is not None else line.where


def land(line: Line, spans: Sequence[tuple[int, int, Mention]], lex: Lexicon) -> Actor | None:
    """The state of a nationality that says whose capital, town or land is meant ("in the Iraqi capital")."""
    for first, last, mention in spans:
        start = max(first - NAMED, 0) if mention.form == "adjective" else first
        out_of = any(line.preps.get(i) in lex.words.partitive for i in range(max(first - 3, 0), first))  # "shells from X's lands"
        if mention.actors and mention.form != "name" and any(line.stems[i] & lex.words.lands for i in range(start, max(first, start + 1))) and not out_of:
            return Actor(code=mention.actors[0].code, entity_text=line.text(start, last))
    return None


def only_state(mentions: Sequence[Mention], lex: Lexicon) -> Actor | None:
    """The state whose own authorities, groups or people a sentence names, where it names no other and no place; its army,
    where rebels or "the country" are told of, and its police, where gunmen are."""
    named = {a.code for m in mentions for a in m.actors if a.sector not in codebook().observers}
    told = [(m, {stem for word in m.text.split() for stem in stems_of(normalise(word, lex.language), lex.language)}) for m in mentions]
    guards = any(m.actors and stems & lex.words.guards for m, stems in told)
    inside = any(not m.actors and (m.sector in codebook().breakaway or stems & lex.words.homeland or (guards and m.sector in codebook().armed)) for m, stems in told)
    sectors = {*codebook().home, *(codebook().state_sectors if inside else ())}
    home = next((m.actors[0] for m in mentions if m.actors and m.actors[0].sector in sectors), None)
    if home is None or named != {home.code} or home.code in codebook().non_state_codes or home.code == "UNK":
        return None
    return Actor(code=home.code, entity_text=home.entity_text)
