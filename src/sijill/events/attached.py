"""Who does what a clause tells that is attached to a party or a letter, without a subject of its own after its verb."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.events.antecedents import can_act
from sijill.events.lexicon import Lexicon
from sijill.events.line import QUOTES, Hit, Line, Party, agrees, governor, opens_complement
from sijill.text.clitics import analyse


def is_of_sender(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether a verb tells what somebody does in a letter or call "from" him ("a call from X in which he condemned")."""
    sent = _sent(line, hit, lex)
    return sent is not None and any(line.preps.get(i) in lex.words.partitive for i in range(sent.last, hit.first))


def sender(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """Who sent the letter or made the call in which somebody does what the verb tells, where he is known."""
    sent = _sent(line, hit, lex)
    after = [p for p in line.parties if sent is not None and sent.last <= p.first and p.last <= hit.first and p.mention.actors]
    return next((p for p in after if sent is not None and governor(line, p, sent.last, lex)[0] in lex.words.partitive), None)


def writer(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """Who wrote the paper or letter in which something is done ("a letter sent by X to Y, in which he denounces Z, and in which he asks")."""
    if line.pronouns.get(hit.last) not in lex.words.meanwhile:
        return None
    paper = next((i for i in range(hit.first - 1, -1, -1) if line.stems[i] & lex.words.vehicles), None)
    by = [p for p in line.parties if paper is not None and paper < p.first < hit.first and p.mention.actors]
    return next((p for p in by if paper is not None and governor(line, p, paper, lex) == (next(iter(lex.words.partitive)), 0)), None)


def _sent(line: Line, hit: Hit, lex: Lexicon) -> Hit | None:
    """The letter or call, or the receiving of it, that stands before a verb after which "in it" follows."""
    if hit.conjunction or line.pronouns.get(hit.last) not in lex.words.meanwhile:
        return None
    roles = ((h, e.frame) for h in reversed(line.hits) if h.last <= hit.first for e in h.entries if e.frame is not None)
    return next((h for h, f in roles if any({f.roles.get(p), f.noun_roles.get(p)} & {"actor", "partner"} for p in lex.words.partitive)), None)


def as_it(line: Line, left: int, lex: Lexicon) -> Party | None:
    """Of whom a clause tells that begins at `left`, right after the name ("X, as it condemns the attack, affirms")."""
    return line.covered.get(left - 1) if line.tokens[left].norm in lex.words.as_it else None


def meanwhile(line: Line, hit: Hit) -> Party | None:
    """Who opens a clause of circumstance right before its verb ("the work goes on, and the forces of X back Y")."""
    party = line.covered.get(hit.first - 1)
    opens = party is not None and party.mention.conjunction and not (party.joined or party.mention.preposition or hit.conjunction)
    return party if opens else None


def topic(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """Whom the words "as for X" name, before the first verb of the sentence, which follows with a conjunction; and who stands
    between the quotation mark that opens a speech and its first verb ("he added: «X met Y»")."""
    said = line.covered.get(hit.first - 1)
    if said is not None and said.first > 1 and line.tokens[said.first - 1].text in QUOTES and not hit.conjunction and said.mention.actors and can_act(said) and agrees(hit, said.mention.gender) and any(h.finite and any(e.kind == "report" for e in h.entries) for h in line.hits if h.last <= said.first):
        return said
    if not (hit.conjunction and line.stems[0] & lex.words.topics) or any(h.finite and h.first < hit.first for h in line.hits):
        return None
    first = line.parties[0] if line.parties else None
    return first if first is not None and first.first == 1 and first.last <= hit.first and first.mention.actors else None


def obliged(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """On whom it falls to do what a verb right after "that" tells ("it falls to X that it withdraws, and that it pays")."""
    left = line.left_bound(hit.first)
    if hit.first - left > 2 or not opens_complement(line.tokens[left], lex) or line.tokens[left].norm in lex.words.fused or all(e.tense != "present" for e in hit.entries):
        return None
    if any(r.conjunction for r in analyse(line.tokens[left].norm, lex.language)):
        before = next((h for h in reversed(line.hits) if h.finite and h.last <= left), None)
        return obliged(line, before, lex) if before is not None else None
    party = line.covered.get(left - 1)
    if party is None or not agrees(hit, party.mention.gender) or not (party.mention.actors or party.unnamed):
        return None
    prep, via = governor(line, party, max(0, party.first - 3), lex)
    return party if prep in lex.words.obliging and via == 0 and (party.mention.kind != "place" or party.mention.stands_for) else None


def befallen(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """Who did before, or may do, what a verb right after "that" tells ("it had befallen X that he warned of")."""
    left = line.left_bound(hit.first)
    if hit.first - left > 2 or not opens_complement(line.tokens[left], lex) or line.tokens[left].norm in lex.words.fused:
        return None
    party = line.covered.get(left - 1)
    if party is None or party.mention.preposition != lex.words.purpose or not (party.mention.actors and agrees(hit, party.mention.gender)):
        return None
    return party if any(line.stems[i] & lex.words.befalling for i in range(max(party.first - 2, 0), party.first)) else None


def plural_before(line: Line, hit: Hit, told: Sequence[Party], lex: Lexicon) -> Party | None:
    """The people told in the plural between the subject before and a verb in the plural ("the UN imposed sanctions on the
    rebels of X, and they attacked")."""
    they = all(e.features.startswith("3mp") for e in hit.entries) and not any(e.kind == "report" for e in hit.entries)
    if not they or hit.pronoun or any(_is_plural(line, p, lex) for p in told):
        return None
    return next((p for p in reversed(line.parties) if told[0].last <= p.first and p.last <= hit.first and p.mention.actors and _is_plural(line, p, lex)), None)


def _is_plural(line: Line, party: Party, lex: Lexicon) -> bool:
    """Whether a party is told by a noun in the plural of people."""
    people = party.mention.kind in ("group", "organisation") and party.mention.form != "adjective"
    return people and line.tokens[party.first].norm.endswith(tuple(lex.words.plural))


def pair_before(line: Line, hit: Hit) -> Party | None:
    """The two that a verb in the dual without subject means: those last named as a pair before it."""
    if not all(e.features.endswith("d") for e in hit.entries):
        return None
    return next((p for p in reversed(line.parties) if p.last <= hit.first and p.mention.kind == "collective" and p.mention.actors), None)
