"""Verbs whose object stands where a subject could: the doer is who was told of before."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.events.lexicon import Lexicon
from sijill.events.line import Hit, Line, agrees, opens_complement
from sijill.events.subjects import Subject
from sijill.text.clitics import analyse


def object_first(line: Line, hit: Hit, subject: Subject, earlier: Sequence[Subject], lex: Lexicon) -> Subject | None:
    """"also accused X of ...": who was told of before, as the doer of a verb that always has an object, where a preposition
    follows at once whoever stands after the verb; else None."""
    after = [p for p in subject.parties if p.first >= hit.last]
    if not after or subject.carried or after[0].first != hit.last or not line.stems[hit.first] & lex.words.urging:
        return None
    end = after[-1].last
    if end >= len(line.tokens) or end in line.covered:
        return None
    token = line.tokens[end]
    led = end in line.preps or opens_complement(token, lex) or any(r.preposition for r in analyse(token.norm, lex.language))
    own = {a.code for a in subject.actors}
    before = next((s for s in reversed(earlier) if s.actors and agrees(hit, s.gender) and own.isdisjoint(a.code for a in s.actors)), None)
    return Subject(before.actors, before.gender, (), True) if led and before is not None else None
