"""What counts as a statement about a relation (codebook/statements.yaml) and how a language says it (statements.yaml)."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.errors import KnowledgeError
from sijill.knowledge.loading import ROOT, language_folder, load_yaml


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of statement and the directions that it may have."""

    means: str
    directions: list[str] = []


class StatementCodes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """codebook/statements.yaml."""

    kinds: dict[str, Kind]
    lists: list[str]
    held: list[str]
    outside: list[str]


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named slot: verbs ("past present"), nouns, and phrases taken as they are."""

    verbs: list[str] = []
    nouns: list[str] = []
    phrases: list[str] = []


class StatementRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule: the slots that must follow each other, each at most `within` tokens after the one before.

    A slot is the name of a list; "party" is a state named there, which holds the statement; "parties" are two states.
    """

    id: str
    kind: str
    slots: list[list[str]]
    examples: list[str]
    against: list[str]
    direction: str | None = None
    within: int = 5
    across: bool = False
    near: str | None = None


class ListHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a line that ends in a colon, and the kind of what the list under it says."""

    kind: str
    words: list[str]


class StatementRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/statements.yaml."""

    lists: dict[str, WordList]
    rules: list[StatementRule]
    list_heads: list[ListHead]
    bullets: list[str]
    denied: list[str]


SLOTS = frozenset({"party", "parties"})


@lru_cache
def statement_codes() -> StatementCodes:
    """The kinds of statements."""
    return load_yaml(ROOT / "codebook" / "statements.yaml", StatementCodes)


@lru_cache
def statement_rules(language: str) -> StatementRules:
    """The rules of a language; KnowledgeError for an unknown kind, direction, list or a repeated id."""
    path = language_folder(language) / "statements.yaml"
    rules = load_yaml(path, StatementRules)
    seen: set[str] = set()
    for rule in rules.rules:
        if problem := _problem(rule, rules, seen):
            raise KnowledgeError(f"{rule.id}: {problem}", str(path), "mend the rule")
        seen.add(rule.id)
    for head in rules.list_heads:
        if head.kind not in statement_codes().kinds:
            raise KnowledgeError(f"unknown kind {head.kind!r}", str(path), "see codebook/statements.yaml")
    return rules


def _problem(rule: StatementRule, rules: StatementRules, seen: set[str]) -> str:
    kind = statement_codes().kinds.get(rule.kind)
    if rule.id in seen:
        return "the id is used twice"
    if kind is None:
        return f"unknown kind {rule.kind!r}"
    if rule.direction is not None and rule.direction not in kind.directions:
        return f"direction {rule.direction!r} is none of {rule.kind}"
    if not rule.examples or not rule.against:
        return "an example for it and one against it are needed"
    names = {slot for order in rule.slots for slot in order} | ({rule.near} if rule.near else set())
    unknown = names - SLOTS - set(rules.lists)
    return f"unknown list {min(unknown)!r}" if unknown else ""
