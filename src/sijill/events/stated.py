"""Whose statement, report or speech it is in which something is told, and who is called by a name that no list knows."""

from __future__ import annotations

from sijill.events.lexicon import Lexicon
from sijill.events.line import COMMAS, Hit, Line, Party, opens_complement
from sijill.text.clitics import analyse

NAME = 4


def stated(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """Whose statement it is in which something "came" ("it said in a statement of X that")."""
    if (author := _author(line, hit, lex)) is not None:
        return author
    told = line.stems[hit.first] & lex.words.stated and line.preps.get(hit.last) == lex.words.inside
    return statement_of(line, hit.last + 1, lex) if told else None


def _author(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """Who drew up the paper that says something ("said a report that X drew up that")."""
    i = hit.last
    if i + 2 >= len(line.tokens) or not line.stems[i] & lex.words.vehicles or articled(line, i, lex) or not any(e.kind == "report" for e in hit.entries):
        return None
    party = line.covered.get(i + 2)
    drawn = any(r.pronoun for r in analyse(line.tokens[i + 1].norm, lex.language)) and i + 1 not in line.preps and i + 1 not in line.pronouns
    return party if drawn and party is not None and party.mention.actors and not party.mention.preposition and party.mention.form != "adjective" else None


def statement_of(line: Line, i: int, lex: Lexicon) -> Party | None:
    """Who speaks in the statement, report or speech that stands at token i: the first party after it in its clause."""
    if i >= len(line.tokens) or not line.stems[i] & lex.words.vehicles:
        return None
    return next((p for p in line.reach(i, line.right_bound(i + 1)) if p.mention.actors and p.mention.form != "adjective"), None)


def called(line: Line, hit: Hit, party: Party, lex: Lexicon) -> bool:
    """Whether a name that no list knows stands between a verb of saying and the office of who bears it, which is set off by
    a comma or has the article, or which a comma follows ("said John Smith, adviser of", "charged John Smith minister of X, Y")."""
    comma = line.tokens[party.first - 1].text in COMMAS
    name = range(hit.last, party.first - comma)
    closed = party.last < len(line.tokens) and line.tokens[party.last].text in COMMAS and bool(party.mention.actors)
    if party.mention.form != "nominal" or not 1 <= len(name) <= NAME or not (comma or (len(name) > 1 and (closed or articled(line, party.first, lex)))):
        return False
    plain = (line.tokens[i].kind == "word" and i not in line.preps and i not in line.hit_at and not opens_complement(line.tokens[i], lex) for i in name)
    return all(plain) and (comma or not any(articled(line, i, lex) for i in name))


def titled(line: Line) -> Party | None:
    """Who opens a sentence before a colon, and so says what follows ("the minister of X: we shall vote against")."""
    first = line.covered.get(0)
    if first is None or not first.mention.actors or (first.mention.kind == "place" and not first.mention.stands_for):
        return None
    called = line.covered.get(first.last)  # "Moscow to Paris: we shall"
    end = called.last if called is not None and called.first == first.last and not called.joined else first.last
    return first if end < len(line.tokens) and line.tokens[end].text == ":" else None


def afterwards(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """Who is named after the words that he said ("we refuse it, said the minister of X", "we refuse it, according to X")."""
    for i in range(hit.last + 1, len(line.tokens) - 1):
        if line.tokens[i - 1].text not in COMMAS:
            continue
        verb = line.hit_at.get(i)
        said = verb is not None and verb.finite and not verb.conjunction and any(e.kind == "report" and e.tense == "past" for e in verb.entries)
        speaker = line.covered.get(i + 1) if said or line.stems[i] & lex.words.according else None
        if speaker is not None and speaker.mention.actors and speaker.mention.form != "adjective" and (speaker.mention.kind != "place" or speaker.mention.stands_for):
            told = any(opens_complement(token, lex) for token in line.tokens[speaker.last : speaker.last + 2])
            return None if told else speaker
    return None


def articled(line: Line, i: int, lex: Lexicon) -> bool:
    return any(r.article and not r.preposition for r in analyse(line.tokens[i].norm, lex.language))
