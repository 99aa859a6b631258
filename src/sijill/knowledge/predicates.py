"""Event predicates: languages/<code>/events/*.yaml, with the codebook's categories and the CAMEO scale."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.errors import KnowledgeError
from sijill.knowledge.compiled import compiled
from sijill.knowledge.loading import ROOT, language_folder, load_tsv, load_yaml
from sijill.records import EventMention, Status


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER category: its quad, its CAMEO roots, and the modes that it may have."""

    quad: int
    cameo: list[str]
    means: str
    modes: list[str] = []


class Codebook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """codebook/plover.yaml."""

    categories: dict[str, Category]
    contexts: list[str]
    sectors: list[str]
    non_state_codes: dict[str, str]
    joint: list[str]
    inside: list[str]
    breakaway: list[str]
    complement: list[str]
    answers: list[str]
    asking: list[str]
    granting: list[str]
    recalled: list[str]
    complaint: list[str]
    bodies: list[str]
    of_states: list[str]
    with_speaker: list[str]
    alone: list[str]
    praise: list[str]
    once: list[str]
    persons: list[str]
    home: list[str]
    armed: list[str]
    state_armed: list[str]
    under_arms: list[str]
    unopposed: list[str]
    shown: list[str]
    crowd: list[str]
    struck: list[str]
    aimed: list[str]
    one_sided: list[str]
    left_over: list[str]
    left_over_verbs: list[str]
    left_over_later: list[str]
    state_sectors: list[str]
    official: list[str]
    private: list[str]
    heard: list[str]
    aloud: list[str]
    spiritual: list[str]
    punishing: list[str]
    same_bodies: dict[str, str]
    spoken_for: dict[str, str]
    at_home: list[str]
    kept_private: list[str]
    observers: list[str]
    coalitions: list[str]
    theatres: dict[str, str]
    occupied: dict[str, str]
    in_need: list[str]
    sports_sector: str
    people_sector: str
    media_sector: str


class CameoRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of codebook/cameo.tsv."""

    cameo: str
    plover: str = ""
    mode: str = ""
    context: str = ""
    description: str = ""
    goldstein: float = 0.0


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in which a predicate must fire, and with which sides and status."""

    text: str
    actor: list[str] = []
    recipient: list[str] = []
    status: Status = "happened"
    gap: str = ""


class Predicate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as an event of one kind, and who is who in it. CONTRIBUTING.md explains the keys."""

    id: str
    category: str
    cameo: str
    mode: list[str] = []
    context: list[str] = []
    verbs: list[str] = []
    nouns: list[str] = []
    participles: list[str] = []
    roles: dict[str, str] = {}
    noun_roles: dict[str, str] = {}
    joint: bool = False
    with_: list[str] = msgspec.field(default=[], name="with")
    without: list[str] = []
    beside: list[str] = []
    doers: list[str] = []
    needs: list[str] = []
    status: Status | None = None
    opens: Status | None = None
    both: bool = False
    under_negation: bool = False
    within: int = 0
    persons: bool = False
    faint: bool = False
    resumes: bool = False
    passive: bool = False
    spoken: bool = False
    there: bool = False
    wronged: bool = False
    examples: list[Example] = []
    against: list[str | dict[str, str]] = []


@lru_cache
def codebook() -> Codebook:
    """The PLOVER codebook."""
    return load_yaml(ROOT / "codebook" / "plover.yaml", Codebook)


@lru_cache
def cameo() -> dict[str, CameoRow]:
    """CAMEO codes with their PLOVER category and Goldstein value."""
    return {row.cameo: row for row in load_tsv(ROOT / "codebook" / "cameo.tsv", CameoRow)}


@lru_cache
def predicates(language: str) -> tuple[Predicate, ...]:
    """All predicates of a language, in the order of files and rows; KnowledgeError names a bad one."""
    files = [*sorted((language_folder(language) / "events").glob("*.yaml")), *sorted((ROOT / "codebook").iterdir())]
    return compiled(f"predicates-{language}", files, lambda: _load_predicates(language), tuple[Predicate, ...])


def _load_predicates(language: str) -> tuple[Predicate, ...]:
    found: list[Predicate] = []
    seen: set[str] = set()
    for path in sorted((language_folder(language) / "events").glob("*.yaml")):
        for predicate in load_yaml(path, list[Predicate]):
            _check(predicate, str(path), seen)
            found.append(predicate)
    return tuple(found)


def _check(predicate: Predicate, path: str, seen: set[str]) -> None:
    where = f"{path}: {predicate.id}"
    book = codebook().categories
    if predicate.id in seen:
        raise KnowledgeError("id used twice", where, "choose another id")
    seen.add(predicate.id)
    if predicate.category not in book:
        raise KnowledgeError(f"no category {predicate.category!r}", where, f"one of {', '.join(book)}")
    row = cameo().get(predicate.cameo)
    if row is None or row.plover != predicate.category:
        raise KnowledgeError(f"CAMEO code {predicate.cameo!r} is none of {predicate.category}", where, "see codebook/cameo.tsv")
    if unknown := set(predicate.mode) - set(book[predicate.category].modes):
        raise KnowledgeError(f"no mode {sorted(unknown)[0]!r} in {predicate.category}", where, "see codebook/plover.yaml")
    if unknown := set(predicate.context) - set(codebook().contexts):
        raise KnowledgeError(f"no context {sorted(unknown)[0]!r}", where, "see codebook/plover.yaml")
    allowed = {"actor", "recipient", "partner", "place", "about", "either", "both", "among"}
    if unknown := {*predicate.roles.values(), *predicate.noun_roles.values()} - allowed:
        raise KnowledgeError(f"no role {sorted(unknown)[0]!r}", where, f"one of {', '.join(sorted(allowed))}")


def act_kind(mention: EventMention) -> str:
    """The act in short: its CAMEO code to three digits; visits, calls and talks for consulting; "" when general."""
    if mention.event[0] == "CONSULT":
        if "visit" in mention.mode or mention.cameo in ("042", "043"):
            return "visit"
        return "phone" if "phone" in mention.mode or mention.cameo == "041" else "talks"
    return "" if len(mention.cameo) < 3 or mention.cameo[2] == "0" else mention.cameo[:3]
