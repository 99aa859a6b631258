"""What people decided, taken together: which judgements are in force, which contradict, and what merging has to obey.

A judgement is never changed: it is undone by another. `same` makes all its mentions one event, also against what speaks
for two; `apart` keeps each of its first mentions out of the event of each of its second ones, also by way of others;
`wrong` leaves its mentions out; `speaker` says who speaks in a claim.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sijill.errors import UsageError
from sijill.records import Actor, Judgement

_ID = 12  # letters


class Rulings(msgspec.Struct, frozen=True):
    """What merging has to obey. `same` holds sets of mentions that do not overlap."""

    same: tuple[frozenset[str], ...] = ()
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    wrong: frozenset[str] = frozenset()
    speakers: Mapping[str, Actor] = {}


NONE = Rulings()


def signed(judgement: Judgement) -> Judgement:
    """The judgement with the id that its content gives."""
    content = msgspec.json.encode(msgspec.structs.replace(judgement, id=""), order="deterministic")
    return msgspec.structs.replace(judgement, id=hashlib.sha256(content).hexdigest()[:_ID])


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that were not undone, in their order."""
    known = list(judgements)
    undone = {target for one in known if one.kind == "undo" for target in one.first}
    return [one for one in known if one.kind != "undo" and one.id not in undone]


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    """What the judgements in force say together."""
    held = in_force(judgements)
    return Rulings(
        same=_united(held),
        apart=tuple((frozenset(one.first), frozenset(one.second)) for one in held if one.kind == "apart"),
        wrong=frozenset(mention for one in held if one.kind == "wrong" for mention in one.first),
        speakers={claim: one.speaker for one in held if one.speaker is not None for claim in one.first},
    )


def alike(known: Iterable[Judgement], new: Judgement) -> Judgement | None:
    """The judgement in force that says the same already."""
    return next((one for one in in_force(known) if _content(one) == _content(new)), None)


def check(known: Sequence[Judgement], new: Judgement) -> None:
    """Raise UsageError if the new judgement cannot hold beside those in force; it names them."""
    held = in_force(known)
    if new.kind == "undo":
        if missing := [name for name in new.first if name not in {one.id for one in held}]:
            raise UsageError(f"no judgement {missing[0]} in force", remedy="sijill judge list names them")
        return
    if others := _against(held, new):
        named = " and ".join(f"{one.id} ({one.kind}, by {one.by}, {one.when[:10]})" for one in others)
        remedy = f"undo that first: sijill judge undo {others[0].id}"
        raise UsageError(f"{new.kind!r} contradicts judgement {named}", remedy=remedy)


def _content(one: Judgement) -> tuple[object, ...]:
    """What is decided, whoever decided it; the two sides may change places."""
    sides = sorted((sorted(one.first), sorted(one.second))) if one.kind in ("same", "apart") else [sorted(one.first)]
    return one.kind, sides, one.speaker


def _against(held: Sequence[Judgement], new: Judgement) -> list[Judgement]:
    """The judgements that a new one contradicts."""
    if new.kind == "speaker":
        return [one for one in held if one.kind == "speaker" and set(one.first) & set(new.first)][:1]
    together = [one for one in (*held, new) if one.kind == "same"]
    for apart in [one for one in (*held, new) if one.kind == "apart"]:
        if (path := _path(together, apart)) is not None:
            return [one for one in dict.fromkeys((apart, *path)) if one is not new]
    return []


def _path(together: Sequence[Judgement], apart: Judgement) -> list[Judgement] | None:
    """The judgements by which mentions that `apart` keeps apart would be one event; None where they would not."""
    of: dict[str, list[Judgement]] = defaultdict(list)
    for one in together:
        for mention in (*one.first, *one.second):
            of[mention].append(one)
    goal = set(apart.second)
    ways: dict[str, list[Judgement]] = {mention: [] for mention in apart.first}
    waiting = deque(ways)
    while waiting:
        mention = waiting.popleft()
        if mention in goal:
            return ways[mention]
        for one in of[mention]:
            for other in (*one.first, *one.second):
                if other not in ways:
                    ways[other] = [*ways[mention], one]
                    waiting.append(other)
    return None


def _united(held: Iterable[Judgement]) -> tuple[frozenset[str], ...]:
    """Sets of mentions that are one event; those that overlap made one."""
    sets: list[frozenset[str]] = []
    for one in held:
        if one.kind == "same":
            mine = frozenset((*one.first, *one.second))
            mine = mine.union(*(other for other in sets if other & mine))
            sets = [other for other in sets if not other & mine] + [mine]
    return tuple(sets)
