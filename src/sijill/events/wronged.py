"""Of whom a speaker tells something bad: "said that X seeks to dominate", "added: the crimes of X", "that X is a rogue state"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sijill.events.line import HARD_MARKS, Hit, Line, Party, agrees, governor, opens_complement
from sijill.events.stated import articled
from sijill.events.subjects import with_joined
from sijill.events.wrongs import wrongs
from sijill.knowledge.predicates import codebook
from sijill.knowledge.wrongs import Wrongs
from sijill.records import Actor
from sijill.text.clitics import analyse

if TYPE_CHECKING:
    from sijill.events.find import Work

OPENS = 14  # tokens after a verb within which its complement opens
TOLD = 40  # tokens of a complement
TOPIC = 4  # tokens after "that" within which its subject stands
AIM = 6  # tokens after a verb within which its aim stands
NEAR = 7  # tokens after a subject within which a quality of it stands
BEING = 2  # tokens after a verb of being
DENIED = 4  # tokens after a word of denial
NAME = 5  # tokens between marks that hold a name and no words of anybody
SPEECH, CLOSES = frozenset("«“\""), frozenset("»”\"")
STOPS = HARD_MARKS - {":"}


class Clause(NamedTuple):
    """Words of a complement at tokens[first:last], with its subject (None where none is known); `fused`: after "that he";
    `deemed`: the object of a verb of deeming and what it is deemed to be."""

    first: int
    last: int
    topic: Party | None
    fused: bool
    deemed: bool


def wrongdoers(work: Work, hit: Hit) -> list[Actor]:
    """Of whom the words that a verb of saying opens tell bad, but for the speaker and his own."""
    subject = work.subjects.get(hit.first)
    if subject is None or not subject.actors or _only_tells(subject.actors):
        return []
    own = {a.code for a in subject.actors}
    for clause in _clauses(work, hit):
        for i in range(clause.first, clause.last):
            party = _told_bad(work, clause, i)
            found = [a for p in with_joined(work.line, party) for a in p.mention.actors] if party is not None else []
            if found and not own & {a.code for a in found}:
                return found
    return []


def _only_tells(actors: tuple[Actor, ...]) -> bool:
    return all(a.sector == codebook().media_sector for a in actors)


def _clauses(work: Work, hit: Hit) -> list[Clause]:
    """The clauses that a verb of saying opens: after "that", a colon or the mark that opens somebody's words."""
    line, lex = work.line, work.lex
    start = _opening(work, hit)
    if start is None:
        return []
    stop = min(next((i for i in range(start, len(line.tokens)) if line.tokens[i].text in STOPS), len(line.tokens)), start + TOLD)
    stop = next((h.first for h in line.hits if start < h.first < stop and h.finite and any(e.kind == "report" or (e.frame is not None and e.frame.predicate.wronged) for e in h.entries)), stop)
    again = wrongs(lex.language).saying
    deemed = bool(line.stems[hit.first] & wrongs(lex.language).deeming) and not (opens_complement(line.tokens[start - 1], lex) or line.tokens[start - 1].kind == "mark")
    if deemed:
        stop = min(stop, line.next_finite(hit.first), next((i for i in range(start, stop) if line.tokens[i].kind == "mark" and line.tokens[i].text not in SPEECH), stop))
    opens = [start, *(i + 1 for i in range(start + 1, stop) if opens_complement(line.tokens[i], lex) or line.stems[i] & again)]
    clauses: list[Clause] = []
    for first, last in zip(opens, [*(i - 1 for i in opens[1:]), stop], strict=True):
        fused = first > 0 and line.tokens[first - 1].norm in lex.words.fused
        bare = first > 1 and line.tokens[first - 1].norm in lex.words.complementizers and line.tokens[first - 2].kind == "word"
        goes_on = bool(clauses) and (fused or (bare and not any(first <= p.first < first + TOPIC for p in line.parties)))
        topic = clauses[-1].topic if goes_on else None if fused else _topic(work, first, last)
        clauses.append(Clause(first, last, topic, fused, deemed))
    return clauses


def _opening(work: Work, hit: Hit) -> int | None:
    """Where the words begin that a verb of saying opens, or None."""
    line = work.line
    for i in range(hit.last, min(hit.last + OPENS, len(line.tokens) - 1)):
        if opens_complement(line.tokens[i], work.lex):
            return i + 1
        if line.tokens[i].text == ":" or (line.tokens[i].text in SPEECH and not any(line.tokens[j].text in CLOSES for j in range(i + 1, min(i + NAME, len(line.tokens))))):
            after = next((j for j in (i + 1, i + 2) if j < len(line.tokens) and opens_complement(line.tokens[j], work.lex)), None)
            return (after or i) + 1
        if line.tokens[i].text in STOPS or (i in line.hit_at and line.hit_at[i].finite and line.aside(i) is None):
            break
    deems = line.stems[hit.first] & wrongs(work.lex.language).deeming
    return work.subjects[hit.first].end(hit.last) if deems else None


def _topic(work: Work, first: int, last: int) -> Party | None:
    """The subject of a clause: the first party in it, bare or after the noun for what it has or does."""
    line, words = work.line, wrongs(work.lex.language)
    party = next((p for p in line.parties if first <= p.first < min(last, first + TOPIC)), None)
    if party is None or not party.mention.actors or party.mention.preposition:
        return None
    before = range(first, party.first)
    if any(line.stems[i] & words.spared or i in line.preps or line.tokens[i].norm in work.lex.words.relatives or (i in line.hit_at and line.hit_at[i].finite) for i in before):
        return None
    prep, _ = governor(line, party, first, work.lex)
    return None if prep else party


def _told_bad(work: Work, clause: Clause, i: int) -> Party | None:
    """Of whom the word at token i of a clause tells bad, if it does."""
    line, words = work.line, wrongs(work.lex.language)
    stems = line.stems[i]
    denied = any(line.stems[j] & words.denying or line.tokens[j].norm in work.lex.words.conditions for j in range(max(i - 2, clause.first), i))
    if i in line.covered:
        return None
    lacks = any(line.stems[j] & words.denying for j in range(max(i - DENIED, clause.first), i))
    if stems & words.trust:
        trusted = next((p for p in line.parties if i < p.first <= i + AIM), None)
        return trusted if lacks and trusted is not None and trusted.mention.actors else None
    if stems & words.lacking:
        return _doer(work, clause, i) if lacks else None
    if denied:
        return None
    if stems & words.deeds and not clause.deemed and (owner := _owner(work, clause, i)) is not None:
        return owner
    if clause.deemed and clause.topic is not None and stems & words.qualities and clause.topic.last <= i <= clause.topic.last + AIM:
        return clause.topic
    if clause.deemed or articled(line, i, work.lex) or i in line.preps or i - 1 in line.preps:
        return None
    if stems & words.verbs and _is_verb(work, i) and not (i + 1 < len(line.tokens) and line.stems[i + 1] & words.ranks):
        return _doer(work, clause, i)
    if stems & words.pursuits and _is_verb(work, i) and _aims(line, words, i, clause.last):
        return _doer(work, clause, i)
    return clause.topic if stems & words.qualities and _is_quality(work, clause, i) else None


def _is_verb(work: Work, i: int) -> bool:
    """Whether a word that has the form of a verb may be one: no preposition is written with it, and "which" does not stand
    before it ("which poses a threat" tells of no party)."""
    line, words = work.line, wrongs(work.lex.language)
    hit = line.hit_at.get(i)
    bare = any(r.stem in words.verbs | words.pursuits and not (r.preposition or r.article) for r in analyse(line.tokens[i].norm, work.lex.language))
    return bare and (hit is None or hit.finite) and not (i and line.stems[i - 1] & work.lex.words.which)


def _aims(line: Line, words: Wrongs, i: int, last: int) -> bool:
    """Whether what follows a verb is bad, and not what it does against what is bad."""
    for j in range(i + 1, min(i + 1 + AIM, last)):
        if line.stems[j] & words.counters or (j in line.covered and line.covered[j].mention.actors):
            return False
        if line.stems[j] & (words.aims | words.deeds | words.verbs):
            return True
    return False


def _owner(work: Work, clause: Clause, i: int) -> Party | None:
    """Whose a deed is: who stands right after it, or whom its pronoun takes up."""
    line = work.line
    party = next((p for p in (line.covered.get(i + 1), line.covered.get(i + 2)) if p is not None), None)
    if party is not None and party.mention.actors and not party.mention.preposition and (party.first == i + 1 or party.mention.form == "adjective"):
        return party
    return clause.topic if any(r.pronoun and r.stem in wrongs(work.lex.language).deeds for r in analyse(line.tokens[i].norm, work.lex.language)) else None


def _doer(work: Work, clause: Clause, i: int) -> Party | None:
    """Who does what the verb at token i tells: whom its relative clause is of, the subject of its clause, or who follows it
    where it opens the clause."""
    line, words = work.line, wrongs(work.lex.language)
    at = next((j for j in (i - 1, i - 2) if j >= clause.first and line.tokens[j].norm in work.lex.words.relatives), None)
    if at is not None and at > clause.first and not line.stems[at - 1] & words.taking_up:
        party = line.covered.get(at - 1)
        told = party is not None and party.mention.actors and (party.mention.kind != "place" or party.mention.stands_for) and i + 1 not in line.pronouns
        return party if told else None
    if clause.topic is not None:
        hit = line.hit_at.get(i)
        bare = clause.topic.first == clause.first
        return clause.topic if i >= clause.topic.last and (hit is None or not bare or agrees(hit, clause.topic.mention.gender)) else None
    party = line.covered.get(i + 1)
    follows = i <= clause.first + 1 and not clause.fused and party is not None and party.mention.actors and not party.mention.preposition
    return party if follows else None


def _is_quality(work: Work, clause: Clause, i: int) -> bool:
    """Whether a word tells what the subject of its clause is: right after it or its adjectives, or after a verb of being."""
    line, words = work.line, wrongs(work.lex.language)
    if any(line.stems[j] & words.copulas and j in line.hit_at for j in range(max(i - BEING, clause.first), i)) and clause.topic is not None and i > clause.topic.last:
        return True
    if clause.topic is None or not 0 <= i - clause.topic.last <= NEAR:
        return False
    between = range(clause.topic.last, i)
    if any(line.tokens[j].kind == "mark" and line.tokens[j].text not in SPEECH for j in between):
        return False
    return not any((j in line.hit_at and line.hit_at[j].finite and not line.stems[j] & words.copulas) or j in line.preps or (j in line.covered and line.covered[j].mention.actors) for j in between)
