"""Whether the people of a verb or noun are those whom its rule asks for (demonstrators, gunmen)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.lexicon import Lexicon
from sijill.events.line import Hit, Line, Party
from sijill.knowledge.predicates import codebook

if TYPE_CHECKING:
    from sijill.events.subjects import Subject

PERSON = "person"  # among the doers that a rule asks for: anybody who is named
GROUP = "IMG"  # an armed group of no one state


def done_by(line: Line, hit: Hit, subject: Subject | None, doers: frozenset[str], lex: Lexicon) -> bool:
    """Whether the subject of a verb or of the light verb of a noun, with what counts it, or the genitive of a noun is one
    of the people that `doers` lists."""
    if subject and ((PERSON in doers and _person(subject)) or _still_armed(subject, doers, lex)):
        return True
    spans = []
    for party in subject.parties if subject else ():
        first = party.first
        while first and (line.stems[first - 1] & doers or first - 1 in line.counting):
            first -= 1
        spans.append((first, party.last))
    if hit.finite and not spans and (counted := _counted(line, hit, lex)):
        spans.append(counted)
    if not hit.finite:
        spans += [(p.first, p.last) for p in line.reach(hit.last, hit.last + 2)]
    return any(stem in doers for first, last in spans for i in range(first, last) for stem in line.stems[i])


def _still_armed(subject: Subject, doers: frozenset[str], lex: Lexicon) -> bool:
    """Whether an armed group or an army told before goes on, where a rule asks for gunmen or for forces."""
    rules = codebook()
    if not subject.carried or not subject.actors:
        return False
    band = bool(doers & lex.words.members) and all(a.sector in rules.breakaway or a.code == GROUP for a in subject.actors)
    return band or (bool(doers & lex.words.alliances) and all(a.sector in rules.state_armed for a in subject.actors))


def _person(subject: Subject) -> bool:
    """Whether somebody named, or an official who was told of before, is the subject."""
    named = any(p.mention.kind == "person" and p.mention.actors for p in subject.parties)
    return named or (subject.carried and bool(subject.actors) and all(a.sector in codebook().state_sectors or (a.identifier_id or "").startswith("person:") for a in subject.actors))


def told_of(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """The people right before a verb that such people do, whatever governs them ("a protest of demonstrators who gathered"),
    but those by whom something was done ("soldiers trained by X were killed")."""
    before = line.covered.get(hit.first - 1)
    if before is None or hit.conjunction or tuple(t.norm for t in line.tokens[max(before.first - 2, 0) : before.first]) in lex.words.doer:
        return None
    return before if does(line, hit, before) else None


def _counted(line: Line, hit: Hit, lex: Lexicon) -> tuple[int, int] | None:
    """The people counted right after a verb ("gathered some of the supporters"), or what counts them ("thousands went to")."""
    i = start = next((n for n in range(hit.last, len(line.tokens)) if n not in line.pronouns), hit.last)
    while i < len(line.tokens) and (i in line.timed or line.tokens[i].kind == "number" or i in line.counting or line.preps.get(i) in lex.words.partitive):
        i += 1
    if i == start:
        return None
    return (i, i + 1) if i < len(line.tokens) and line.tokens[i].kind == "word" and i not in line.preps else (hit.last, i)


def does(line: Line, hit: Hit, party: Party) -> bool:
    """Whether a predicate of the verb asks for just such people as its subject (demonstrators denounce)."""
    here = {stem for i in range(party.first, party.last) for stem in line.stems[i]}
    return any(e.frame is not None and e.frame.doers & here for e in hit.entries)
