"""Who leads an alliance that wages war: it is told as both, the alliance and its leader, where the text or its place says so."""

from __future__ import annotations

import msgspec

from sijill.events.lexicon import Lexicon
from sijill.events.line import Line, Party
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

NEAR = 3  # words between an alliance and "led by X"


def with_leaders(line: Line, lex: Lexicon, leader: Actor | None) -> Actor | None:
    """Give the forces of an alliance the state that leads them: told with it here or before, or by where they fight."""
    theatre = codebook().theatres.get(line.where.code) if line.where is not None else None
    for party in [p for p in line.parties if _is_alliance(line, p, lex)]:
        leader = _told(line, party, lex) or leader
        known = leader or (Actor(code=theatre) if theatre is not None else None)
        if known is None or any(a.code == known.code for a in party.mention.actors):
            continue
        actors = (*party.mention.actors, msgspec.structs.replace(party.mention.actors[0], code=known.code, identifier_id=None, identifier_text=None))
        at = line.parties.index(party)
        line.parties[at] = party._replace(mention=msgspec.structs.replace(party.mention, actors=actors))
        line.covered.update((i, line.parties[at]) for i in range(party.first, party.last))
    return leader


def _is_alliance(line: Line, party: Party, lex: Lexicon) -> bool:
    """Whether a party is the alliance itself or its forces, and no state."""
    actors = party.mention.actors
    fights = len(actors) == 1 and actors[0].code == "IGO" and (actors[0].identifier_id or "") in codebook().coalitions
    return fights and any(line.stems[i] & lex.words.alliances for i in range(party.first, party.last))


def _told(line: Line, party: Party, lex: Lexicon) -> Actor | None:
    """The state named right after an alliance as its leader ("the coalition led by X", "that X leads")."""
    after = next((p for p in line.parties if p.first >= party.last), None)
    if after is None or after.mention.form == "adjective" or after.first - party.last > NEAR + 1:
        return None
    led = any(line.stems[i] & lex.words.led for i in range(party.last, after.first))
    return after.mention.actors[0] if led and len(after.mention.actors) == 1 else None
