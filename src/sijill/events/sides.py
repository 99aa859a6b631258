"""The two sides of an act as its frame fills them, and whom a party stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sijill.events.lexicon import Frame
from sijill.events.line import Party
from sijill.knowledge.predicates import codebook
from sijill.records import Actor


@dataclass
class Sides:
    """What a frame found; lists hold parties in the order of the text."""

    actor: list[Actor] = field(default_factory=list)
    recipient: list[Actor] = field(default_factory=list)
    partner: list[Actor] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    either: list[Actor] = field(default_factory=list)
    among: list[Actor] = field(default_factory=list)
    clash: bool = False
    unnamed: set[str] = field(default_factory=set)

    def settle_among(self) -> None:
        """Of the parties to a relation that the doer speaks of, the others are recipients, if the doer is one of them."""
        own = {a.code for a in self.actor}
        if own & {a.code for a in self.among}:
            self.add("recipient", [a for a in self.among if a.code not in own], "the other party to what it names")

    def settle_either(self, visit: bool = False) -> None:
        """Who stands right after a noun is its doer where somebody else undergoes it, or who is in office and goes on a
        `visit`, else who undergoes it."""
        if len({a.entity_text for a in self.either}) > 1 and all((a.identifier_id or "").startswith(("country:", "place:")) for a in self.either):
            self.add("recipient", self.either, "states in a row")
            return
        joined = all(r.endswith("genitive") for r in self.reasons if r.startswith("either"))
        if len({a.entity_text for a in self.either}) > 1 and not joined and not self.actor and not self.recipient:
            self.add("actor", self.either[:1], "genitive")
            self.add("recipient", self.either[1:], "preposition")
            return
        person = any((a.identifier_id or "").startswith("person:") for a in self.either)
        person = person or (visit and any(a.sector in codebook().state_sectors for a in self.either))
        role = "actor" if (self.recipient or person) and not self.actor else "recipient"
        self.add(role, self.either, "genitive")

    def leave_out(self, role: str, parties: Iterable[Party]) -> None:
        """Note a side that is told and has no code ("the West")."""
        if any(party.unnamed for party in parties):
            self.unnamed.add(role)

    def take(self, role: str, party: Party, frame: Frame, why: str) -> None:
        """Put a party in a role, or note that one stands there that has no code."""
        self.add(role, actors_of(party, frame), why)
        self.leave_out(role, [party])

    def turn(self, why: str) -> None:
        """Make the doers those who undergo the act."""
        self.recipient[:0], self.actor[:] = self.actor, []
        self.reasons.append(why)

    def add(self, role: str, actors: Iterable[Actor], why: str) -> None:
        """Put actors in a role, unless that code stands there already; partners may be two groups of one state."""
        target = {"actor": self.actor, "recipient": self.recipient, "partner": self.partner, "either": self.either, "among": self.among}.get(role)
        if target is None:
            return
        for actor in actors:
            if actor.code != "UNK" and all(a.code != actor.code or (role == "partner" and _groups(a, actor)) for a in target):
                target.append(actor)
                self.reasons.append(f"{role} {actor.code} by {why}")


def _groups(one: Actor, two: Actor) -> bool:
    """Whether two parties of one state are different groups in it (police and demonstrators)."""
    return one.sector != two.sector and (bool(one.sector and two.sector) or bool({one.sector, two.sector} & set(codebook().breakaway)))


def actors_of(party: Party, frame: Frame) -> tuple[Actor, ...]:
    """Whom a party stands for in a frame: for acts that may be inside one state, bare nouns too."""
    return party.mention.actors or (party.located if frame.inside else ())


def divided(actors: Sequence[Actor]) -> bool:
    """Whether a state's own bodies stand on one side and a group that fights or breaks away from it on the other, or two
    such groups."""
    codes, sectors, rules = {a.code for a in actors}, {a.sector for a in actors}, codebook()
    groups = {a.identifier_id for a in actors if a.sector in rules.breakaway and a.identifier_id}
    return len(codes) == 1 and bool(sectors & set(rules.breakaway)) and (bool(sectors & {None, *rules.state_sectors}) or len(groups) > 1)
