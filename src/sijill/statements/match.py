"""Matches the slots of rules in a sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sijill.records import Mention, Sentence, Token
from sijill.statements.lexicon import Order, StatementLexicon, may_fill
from sijill.text.clitics import analyse

PARTY, PARTIES = "party", "parties"
OTHER = "other_sense"  # the list of phrases in which a word for a relation means something else
COLON = ":"
COMMAS = frozenset({",", chr(0x060C)})
BOUNDS = frozenset({";", ":", ".", "!", "?", "…", chr(0x061B), chr(0x061F)})
ENDS = frozenset({".", "!", "?", "…", chr(0x061F)})
NEAR = 12


class Slot(NamedTuple):
    """What fills a slot: tokens[first:last]."""

    first: int
    last: int


class Party(NamedTuple):
    """A mention of states at tokens[first:last]."""

    first: int
    last: int
    mention: Mention
    codes: tuple[str, ...]


class Found(NamedTuple):
    """A rule that matched: its kind and direction, the span of what is said, and what filled its slots by name."""

    kind: str
    rule: str
    direction: str | None
    first: int
    last: int
    slots: dict[str, Slot]
    core: int = 0
    listed: bool = False


@dataclass
class Plan:
    """A sentence laid out: parties, and what fills each slot."""

    sentence: Sentence
    lexicon: StatementLexicon
    parties: list[Party] = field(default_factory=list)
    fillers: dict[str, list[Slot]] = field(default_factory=dict)

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens


def lay_out(sentence: Sentence, mentions: Sequence[Mention], lexicon: StatementLexicon) -> Plan:
    """The plan of a sentence."""
    plan = Plan(sentence, lexicon)
    starts = [t.start for t in sentence.tokens]
    taken: set[int] = set()
    for mention in mentions:
        codes = tuple(dict.fromkeys(a.code for a in mention.actors if a.code not in lexicon.outside))
        first, last = bisect_right(starts, mention.start) - 1, bisect_left(starts, mention.end)
        if codes:
            taken.update(range(first + (mention.form == "nominal"), last))
            plan.parties.append(Party(first, last, mention, codes))
    fillers = plan.fillers
    for i, token in enumerate(sentence.tokens):
        if token.kind == "word" and i not in taken and may_fill(token.norm, lexicon.language):
            found = lexicon.slots.at(sentence.tokens, i)
            if any(match.payload == OTHER for match in found):
                continue
            for match in found:
                slots = fillers.setdefault(match.payload, [])
                if not slots or slots[-1].first != i:
                    slots.append(Slot(i, match.last))
    fillers[PARTY] = sorted(slot for p in plan.parties if p.mention.form != "adjective" or p.mention.preposition for slot in _places(p))
    fillers[PARTIES] = _pairs(plan)
    return plan


def _places(party: Party) -> set[Slot]:
    """Where a party may fill a slot: the whole of it, and the end of "ally of X", which names whose ally."""
    whole = Slot(party.first, party.last)
    return {whole, Slot(party.last - 1, party.last)} if party.mention.form == "nominal" else {whole}


def _pairs(plan: Plan) -> list[Slot]:
    """Two states side by side, or one mention of two."""
    found = [Slot(p.first, p.last) for p in plan.parties if len(p.codes) > 1]
    for left, right in zip(plan.parties, plan.parties[1:], strict=False):
        if right.first - left.last <= 2 and set(left.codes) != set(right.codes):
            found.append(Slot(left.first, right.last))
    return sorted(found)


def matches(plan: Plan) -> list[Found]:
    """What the rules find, the first rule of each kind at a place."""
    found: list[Found] = []
    if not plan.fillers.get("topic") and not plan.fillers.get("treaty") and not plan.fillers.get("under") and not plan.fillers.get("partner"):
        return found
    for order in plan.lexicon.orders:
        if not all(plan.fillers.get(slot) for slot in order.slots):
            continue
        for start in plan.fillers[order.slots[0]]:
            filled = _follow(plan, order, start)
            if filled is None or _denied(plan, start.first):
                continue
            item = _found(plan, order, filled)
            if not any(item.kind == f.kind and _overlap(item, f) for f in found):
                found.append(item)
    return sorted(found, key=lambda f: (f.first, f.kind))


def _overlap(one: Found, other: Found) -> bool:
    return one.first < other.core and other.first < one.core


def _follow(plan: Plan, order: Order, start: Slot) -> list[Slot] | None:
    """Fillers of all slots in order, each the nearest after the one before."""
    filled = [start]
    for name in order.slots[1:]:
        last = filled[-1]
        following = next((s for s in plan.fillers[name] if s.first >= last.last), None)
        if following is None or following.first - last.last > order.rule.within:
            return None
        if _parted(plan, last.last, following.first, order.rule.across):
            return None
        filled.append(following)
    near = order.rule.near
    if near and not any(filled[-1].last <= s.first <= filled[-1].last + NEAR for s in plan.fillers.get(near, ())):
        return None
    return filled


def _parted(plan: Plan, start: int, stop: int, across: bool) -> bool:
    marks = BOUNDS if across else BOUNDS | COMMAS
    return any(plan.tokens[i].text in marks for i in range(start, stop))


def _denied(plan: Plan, first: int) -> bool:
    return first > 0 and plan.tokens[first - 1].norm in plan.lexicon.denied


def _found(plan: Plan, order: Order, filled: list[Slot]) -> Found:
    kind = order.rule.kind
    last = _end(plan, filled[-1].last, lists=kind in plan.lexicon.lists)
    slots: dict[str, Slot] = {}
    for name, slot in zip(order.slots, filled, strict=True):
        slots.setdefault(name, slot)
    return Found(kind, order.rule.id, order.rule.direction, filled[0].first, last, slots, filled[-1].last)


def _end(plan: Plan, last: int, *, lists: bool) -> int:
    """Where what is said ends: at the sentence's end, or but for lists at the next comma."""
    stops = ENDS if lists else BOUNDS | COMMAS
    return next((i for i in range(last, len(plan.tokens)) if plan.tokens[i].text in stops), len(plan.tokens))


def listed(plan: Plan, head: str) -> tuple[Found | None, str]:
    """The statement that an item of a list makes under its head, and the head for the lines that follow."""
    tokens = plan.tokens
    if tokens[-1].text == COLON:
        return None, _head(plan)
    if not head or tokens[0].text not in plan.lexicon.bullets or len(tokens) < 4:
        return None, ""
    last = len(tokens) - (tokens[-1].text in ENDS)
    return Found(head, f"statements.{head}.list", None, 1, last, {}, last, True), head


def _head(plan: Plan) -> str:
    heads = plan.lexicon.heads
    for token in plan.tokens:
        if token.kind == "word":
            for reading in analyse(token.norm, plan.lexicon.language):
                if reading.stem in heads:
                    return heads[reading.stem]
    return ""
