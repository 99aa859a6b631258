"""How clauses hang together and how a language reports speech: clauses.yaml and reporting.yaml of a language."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.knowledge.loading import language_folder, load_yaml
from sijill.records import Stance, Status


class Clauses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/clauses.yaml."""

    prepositions: list[str]
    prepositions_or_verbs: dict[str, str]
    body_adjectives: dict[str, str]
    prepositions_with_pronoun: dict[str, str]
    aliases: dict[str, str]
    joint_prepositions: list[str]
    object_preposition: str
    by_preposition: str
    against: list[str]
    doer: list[str]
    complementizers: list[str]
    fused_complementizers: list[str]
    sure_relatives: list[str]
    feminine_relatives: list[str]
    joiners: list[str]
    verb_negators: list[str]
    often: list[str]
    charges: list[str]
    involved: list[str]
    responsible: list[str]
    involvement: list[str]
    standing_behind: list[str]
    behind: list[str]
    must: list[str]
    duty: list[str]
    befalling: list[str]
    foiling: list[str]
    noun_negators: list[str]
    future: list[str]
    planned: list[str]
    hypothetical: list[str]
    requested: list[str]
    alleged: list[str]
    denied: list[str]
    papers: list[str]
    stated: list[str]
    morrow: list[str]
    eve: list[str]
    according: list[str]
    factual: list[str]
    meanwhile: list[str]
    based: list[str]
    standing: list[str]
    light_verbs: list[str]
    light_passives: list[str]
    impersonal: list[str]
    happening: list[str]
    referring: list[str]
    unsure: list[str]
    backdrop: list[str]
    still: list[str]
    envoys: list[str]
    delegates: list[str]
    peers: list[str]
    members_of: list[str]
    on_behalf: list[str]
    posted: list[str]
    quarrelling: list[str]
    issued: list[str]
    verbs: list[str]
    idioms: list[str]
    demonstratives: list[str]
    binding: list[str]
    particles: list[str]
    conditions: list[str]
    place_prepositions: list[str]
    lands: list[str]
    seats: list[str]
    led: list[str]
    alliances: list[str]
    allied: list[str]
    belonging: list[str]
    members: list[str]
    suspects: list[str]
    backing: list[str]
    tied: list[str]
    holding: list[str]
    stricken: list[str]
    bereaved: list[str]
    held: list[str]
    styles: list[str]
    deals: list[str]
    counterparts: list[str]
    answering: list[str]
    coming: list[str]
    parties: list[str]
    jailers: list[str]
    sanctions: list[str]
    manners: list[str]
    clashes: list[str]
    struck_things: list[str]
    homeland: list[str]
    others: list[str]
    frontiers: list[str]
    guards: list[str]
    own_forces: list[str]
    upon: list[str]
    occupying: list[str]
    prisoners: list[str]
    planting: list[str]
    operations: list[str]
    crimes: list[str]
    stopping: list[str]
    lasting: list[str]
    speaking_alone: list[str]
    contrast: list[str]
    attendants: list[str]
    since: list[str]
    aiming: list[str]
    allowing: list[str]
    flags: list[str]
    vessels: list[str]
    flying: list[str]
    covering: list[str]
    relying: list[str]
    under: list[str]
    feminine: list[str]
    plural: list[str]
    heads: list[str]
    ascribing: list[str]
    claiming: list[str]
    opposing: list[str]
    quantifiers: list[str]
    honorifics: list[str]
    openings: list[str]
    and_letter: str
    auxiliaries: list[str]
    common_nouns: list[str]
    among: list[str]
    including: list[str]
    bordering: list[str]
    replies: list[str]
    where: list[str]
    pluperfect: list[str]
    light_nouns: list[str]
    plans: list[str]
    obliging: list[str]
    towards: list[str]
    kin: list[str]
    topics: list[str]
    scenes: list[str]
    which_is: list[str]
    which: list[str]
    adverbial: list[str]
    partitive: list[str]
    each: list[str]
    ifs: list[str]
    venues: list[str]
    as_it: list[str]
    goals: list[str]
    carrying: list[str]
    keeping: list[str]
    leading_to: list[str]
    urging: list[str]
    accords: list[str]
    nameless: list[str]
    such_as: list[str]
    means: list[str]
    ahead: list[str]
    openers: dict[Status, list[str]]
    asking_whether: list[str]
    supposing: list[str]
    possible: list[str]
    setting_out: list[str]
    deeds: list[str]
    asked: list[str]
    border: list[str]
    goods: list[str]
    then: list[str]
    additions: list[str]
    parting: list[str]
    weighing: list[str]
    grounds: list[str]
    paths: list[str]
    of_many: list[str]
    below: list[str]
    proposing: list[str]
    deciding: list[str]
    deliberating: list[str]
    drafts: list[str]


class ReportingVerb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb of saying with its stance and strength."""

    verb: str
    stance: Stance
    strength: str = "neutral"
    guarded: bool = False


class Reporting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages/<code>/reporting.yaml."""

    verbs: list[ReportingVerb]
    vehicles: list[str]


@lru_cache
def clauses(language: str) -> Clauses:
    """The clause words of a language."""
    return load_yaml(language_folder(language) / "clauses.yaml", Clauses)


@lru_cache
def reporting(language: str) -> Reporting:
    """The words of saying of a language."""
    return load_yaml(language_folder(language) / "reporting.yaml", Reporting)
