"""Parties that only a phrase names: planes of a coalition that a state leads, men who belong to a group, the people of a place."""

from __future__ import annotations

import msgspec

from sijill.events.lexicon import Lexicon
from sijill.events.line import COMMAS, QUOTES, Line, Party, opens_complement
from sijill.knowledge.predicates import codebook
from sijill.records import Actor, Mention
from sijill.text.clitics import Analysis, analyse
from sijill.text.inflection import tables

LINK = 7  # words between who is told and whom the phrase names
STRICKEN = 8
PARTED = 3  # words from "the parties" to the state in which they are
FLAG = 2  # words of "flies the flag of"
NAME = 3  # words of a name that no list knows


def find_phrases(line: Line, lex: Lexicon) -> None:
    """Give bare nouns the state or group that the words after them name; runs when the parties are laid out."""
    _of_bodies(line, lex)
    for party in list(line.parties):
        if party not in line.parties or not party.mention.actors:
            continue
        if head := _of_led(line, party, lex) or _belonging(line, party, lex) or _flagged(line, party, lex) or _parties_in(line, party, lex):
            line.swallow(head.first, party.last)
            _merge(line, head, party)
        elif head := _stricken(line, party, lex):
            if _struck_by(line, party, lex):
                line.swallow(head.first, party.last)
            _merge(line, head, party)
            line.stricken = Actor(code=party.mention.actors[0].code, entity_text=party.mention.text)


def _of_bodies(line: Line, lex: Lexicon) -> None:
    """"the European sanctions", "exports of European food": the body of states that an adjective after an act or goods names."""
    ends = {h.last for h in line.hits if not h.finite and any(e.frame is not None for e in h.entries)}
    for i, token in enumerate(line.tokens):
        reading = next((r for r in analyse(token.norm, lex.language) if r.stem in lex.words.body_adjectives and not r.preposition), None)
        if reading is None or i in line.covered or i in line.hit_at:
            continue
        before = line.covered.get(i - 1)
        goods = any(line.stems[j] & lex.words.goods for j in range(max(i - 2, 0), i))
        if not ((i in ends and not reading.conjunction) or (before is not None and before.mention.form == "adjective") or goods):
            continue
        actor = Actor(code=lex.words.body_adjectives[reading.stem], entity_text=token.text)
        mention = Mention(
            document=line.sentence.document, sentence=line.sentence.index, start=token.start, end=token.end, text=token.text, kind="group", form="adjective",
            rule="events.body", actors=(actor,), conjunction=bool(reading.conjunction),
        )  # fmt: skip
        party = Party(i, i + 1, mention, bool(reading.conjunction) and before is not None)
        line.parties = sorted([*line.parties, party], key=lambda p: p.first)
        line.covered[i] = party


def find_stricken(line: Line, lex: Lexicon) -> None:
    """"the victims", of no place told in the sentence, are of the place told of last."""
    home = line.stricken or line.place
    if home is None or any(p.mention.kind in ("country", "place") and p.mention.form == "name" for p in line.parties):
        return
    taken = {i for h in line.hits for i in range(h.first, h.last)}
    for i, token in enumerate(line.tokens):
        reading = next((r for r in analyse(token.norm, lex.language) if r.stem in lex.words.stricken and r.article), None)
        if reading is None or i in line.covered or i in taken:
            continue
        mention = Mention(
            document=line.sentence.document, sentence=line.sentence.index, start=token.start, end=token.end, text=token.text, kind="group", form="name",
            rule="events.stricken", actors=(home,), preposition=reading.preposition, conjunction=bool(reading.conjunction),
        )  # fmt: skip
        party = Party(i, i + 1, mention, False)
        line.parties = sorted([*line.parties, party], key=lambda p: p.first)
        line.covered[i] = party


def _of_led(line: Line, leader: Party, lex: Lexicon) -> Party | None:
    """"planes of a coalition that the United States leads": who fights there is of the state that leads."""
    i = leader.first - 1
    if i < 1 or leader.mention.preposition or not line.stems[i] & lex.words.led:
        return None
    i = i - 1 if line.tokens[i - 1].norm in lex.words.relatives else i
    while i > 0 and line.stems[i - 1] & (lex.words.allied | lex.words.alliances) and i - 1 not in line.covered:
        i -= 1
    at = next((j for j in range(i, leader.first) if line.stems[j] & lex.words.alliances), None)
    if at is None:
        return None
    before = line.covered.get(i - 1)
    if before is not None and not before.mention.actors and before.mention.kind == "group":
        return before
    return _word(line, at, line.stems[at] & lex.words.alliances, leader, lex)


def _belonging(line: Line, group: Party, lex: Lexicon) -> Party | None:
    """"gunmen who belong to X", "men suspected of belonging to X": who acts is the group."""
    known = (group.mention.form != "adjective" and {a.sector for a in group.mention.actors} & set(codebook().breakaway)) or any(a.code == "IMG" for a in group.mention.actors)
    i, told = group.first - 1, False
    while known and i >= 0 and group.first - i <= LINK and i not in line.covered:
        told = told or bool(line.stems[i] & lex.words.belonging) or line.preps.get(i) in lex.words.partitive
        marked = line.tokens[i].text in COMMAS or line.tokens[i].text in QUOTES  # "ten men, suspected of belonging to «X»"
        if not (marked or i in line.preps or i in line.pronouns or line.stems[i] & lex.words.belonging or line.tokens[i].norm in lex.words.relatives):
            break
        i -= 1
    if not known or not told or i < 0:
        return None
    people = lex.words.members | lex.words.suspects
    i += not line.stems[i] & people and i not in line.covered and bool(line.stems[i + 1] & people)  # "seven accused of belonging to"
    before = line.covered.get(i)
    if before is not None:
        return before if not before.mention.actors and before.mention.kind == "group" else None
    return _word(line, i, line.stems[i] & people, group, lex)


def _parties_in(line: Line, state: Party, lex: Lexicon) -> Party | None:
    """"both sides of the crisis in X", "the parties in X": those of the state."""
    inside = state.mention.preposition == lex.words.inside or line.preps.get(state.first - 1) == lex.words.inside
    if state.mention.kind != "country" or not inside:
        return None
    for i in range(state.first - 2, max(state.first - 2 - PARTED, -1), -1):
        if line.tokens[i].kind == "mark" or i in line.covered or i in line.preps or (i in line.hit_at and line.hit_at[i].finite):
            return None
        if stems := line.stems[i] & lex.words.parties:
            return _word(line, i, stems, state, lex)
    return None


def _flagged(line: Line, state: Party, lex: Lexicon) -> Party | None:
    """"a ship that flies the flag of X": it is of that state."""
    i = state.first - FLAG
    if i < 1 or not line.stems[i + 1] & lex.words.flags or not line.stems[i] & lex.words.flying:
        return None
    at = next((j for j in range(i - 1, max(i - 1 - FLAG, -1), -1) if line.stems[j] & lex.words.vessels), None)
    if at is None:
        return None
    before = line.covered.get(at)
    return before if before is not None and not before.mention.actors else _word(line, at, line.stems[at] & lex.words.vessels, state, lex)


def _stricken(line: Line, place: Party, lex: Lexicon) -> Party | None:
    """"those whom the floods in X struck", "the victims of the earthquake that hit X": people of the state where it is."""
    inside = place.mention.preposition == lex.words.inside or line.preps.get(place.first - 1) == lex.words.inside
    struck = _struck_by(line, place, lex)
    if not (inside or struck) or place.mention.kind not in ("country", "place"):
        return None
    told = {i for h in line.hits for i in range(h.first, h.last) if h.finite or h.last > h.first + 1}
    for i in range(place.first - (3 if struck else 1), max(place.first - STRICKEN, -1), -1):
        if line.tokens[i].kind == "mark" or opens_complement(line.tokens[i], lex) or i in told or (i in line.covered and line.covered[i].mention.actors):
            return None
        if stems := line.stems[i] & lex.words.stricken:
            head = _word(line, i, stems, place, lex)
            return head._replace(mention=msgspec.structs.replace(head.mention, form="name")) if head is not None else None
    return None


def _struck_by(line: Line, place: Party, lex: Lexicon) -> bool:
    """Whether a place stands right after "that hit"."""
    at = place.first - 1
    return at > 0 and at in line.hit_at and bool(line.stems[at] & lex.words.aiming) and line.tokens[at - 1].norm in lex.words.relatives


def _word(line: Line, i: int, stems: frozenset[str], named: Party, lex: Lexicon) -> Party | None:
    """A party that begins with a plain word, with what is written together with it."""
    reading = next((r for r in analyse(line.tokens[i].norm, lex.language) if r.stem in stems), Analysis(""))
    if not stems:
        return None
    mention = msgspec.structs.replace(
        named.mention, start=line.tokens[i].start, preposition=reading.preposition, conjunction=bool(reading.conjunction),
        kind="group", form="nominal", place=None, gender="", stands_for="", actors=(),
    )  # fmt: skip
    return Party(i, i + 1, mention, False)


def _merge(line: Line, head: Party, named: Party) -> None:
    """Put one party over the words from `head` to whom they name."""
    end = named.last
    text = line.text(head.first, end)
    sector = next((p.mention.sector for p in (head,) if p.mention.sector), None)
    actors = tuple(
        Actor(code=a.code, sector=a.sector or sector, entity_text=text, identifier_id=a.identifier_id if a.sector else None, identifier_text=a.identifier_text if a.sector else None)
        for a in named.mention.actors
    )
    mention = msgspec.structs.replace(head.mention, end=named.mention.end, text=text, actors=actors, kind="group")
    party = Party(head.first, end, mention, head.joined)
    gone = {p for p in line.parties if head.first <= p.first < end}
    line.parties = sorted([*(p for p in line.parties if p not in gone), party], key=lambda p: p.first)
    for i in range(head.first, end):
        line.covered[i] = party
        line.preps.pop(i, None)
        line.pronouns.pop(i, None)


def is_somebody(line: Line, first: int, mention: Mention, lex: Lexicon) -> bool:
    """Whether a nationality without article stands for a person: right after "that", or a verb of what is done to people
    ("that a Frenchwoman was abducted", "arrested a Saudi")."""
    before = first - 1
    if before < 0 or mention.preposition or any(r.article for r in analyse(line.tokens[first].norm, lex.language)):
        return False
    if line.tokens[first].norm.endswith(tables(lex.language).noun.accusative):  # "the police deported twenty Egyptians"
        while before >= 0 and (line.tokens[before].kind == "number" or before in line.counting):
            before -= 1
        doer = line.covered.get(before)
        before = doer.first - 1 if doer is not None and not doer.mention.preposition else before
    hit = line.hit_at.get(before)
    frames = [e.frame for e in hit.entries if e.frame is not None] if hit is not None and hit.finite else []
    undergone = any(f.predicate.passive for f in frames)
    return undergone or opens_complement(line.tokens[before], lex)


def called(line: Line, first: int, mention: Mention, lex: Lexicon) -> int:
    """Where the name ends of whom a nationality with the article tells: right after a verb, or after the subject of one that
    tells what is done to people ("arrived the Dutchwoman X", "the police arrested the Dutchman X"); 0 where it is none."""
    doer = line.covered.get(first - 1)
    if mention.form != "adjective" or not any(r.article for r in analyse(line.tokens[first].norm, lex.language)):
        return 0
    at = first + 1
    while at <= first + NAME and _names(line, at, lex):
        at += 1
    hit = line.hit_at.get(doer.first - 1 if doer is not None else first - 1)
    if at == first + 1 or mention.preposition or hit is None or not hit.finite or (hit.nouns and doer is None):
        return 0
    undergone = any(e.frame is not None and e.frame.predicate.passive for e in hit.entries)
    return at if doer is None or undergone else 0


def _names(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word may be part of a name that no list knows."""
    if i >= len(line.tokens) or line.tokens[i].kind != "word" or i in line.hit_at or i in line.preps or i in line.timed or i in line.pronouns:
        return False
    readings = analyse(line.tokens[i].norm, lex.language)
    known = lex.words.particles | lex.words.verb_negators | lex.words.relatives | lex.words.then | lex.words.where
    if any(r.article for r in readings) or all(r.preposition or r.conjunction for r in readings) or line.tokens[i].norm in known:
        return False
    return not (opens_complement(line.tokens[i], lex) or line.stems[i] & (lex.words.heads | lex.words.auxiliaries | lex.words.quantifiers))
