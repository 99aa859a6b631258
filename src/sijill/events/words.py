"""The clause words of a language, in compared letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

from sijill.knowledge.clauses import Clauses, reporting
from sijill.knowledge.letters import clitics, normalise
from sijill.records import Status
from sijill.text.inflection import verb_forms

WordSequence = tuple[str, ...]


class Words(NamedTuple):
    """Sets of clause words in compared letters."""

    prepositions: dict[str, str]
    or_verbs: dict[str, str]
    body_adjectives: dict[str, str]
    pronoun_prepositions: dict[str, str]
    doer: frozenset[tuple[str, ...]]
    complementizers: frozenset[str]
    fused: frozenset[str]
    relatives: frozenset[str]
    feminine_relatives: frozenset[str]
    joiners: frozenset[tuple[str, ...]]
    verb_negators: frozenset[str]
    charges: frozenset[str]
    involved: frozenset[str]
    responsible: frozenset[str]
    involvement: frozenset[str]
    standing_behind: frozenset[str]
    behind: frozenset[str]
    must: frozenset[str]
    duty: frozenset[str]
    befalling: frozenset[str]
    foiling: frozenset[str]
    often: frozenset[str]
    noun_negators: frozenset[str]
    future: frozenset[str]
    marks: dict[str, Status]
    stated: frozenset[str]
    morrow: frozenset[str]
    eve: frozenset[str]
    according: frozenset[str]
    factual: frozenset[tuple[str, ...]]
    standing: frozenset[str]
    particles: frozenset[str]
    conditions: frozenset[str]
    purpose: str
    and_letter: frozenset[str]
    obliging: frozenset[str]
    towards: frozenset[str]
    kin: frozenset[str]
    topics: frozenset[str]
    scenes: frozenset[str]
    openings: dict[str, tuple[WordSequence, ...]]
    place_prepositions: frozenset[str]
    lands: frozenset[str]
    seats: frozenset[str]
    led: frozenset[str]
    alliances: frozenset[str]
    allied: frozenset[str]
    belonging: frozenset[str]
    members: frozenset[str]
    suspects: frozenset[str]
    backing: frozenset[str]
    tied: frozenset[str]
    holding: frozenset[str]
    stricken: frozenset[str]
    bereaved: frozenset[str]
    held: frozenset[str]
    styles: frozenset[str]
    deals: frozenset[str]
    counterparts: frozenset[str]
    answering: frozenset[str]
    coming: frozenset[str]
    parties: frozenset[str]
    jailers: frozenset[str]
    sanctions: frozenset[str]
    manners: frozenset[str]
    clashes: frozenset[str]
    struck_things: frozenset[str]
    homeland: frozenset[str]
    others: frozenset[str]
    frontiers: frozenset[str]
    guards: frozenset[str]
    own_forces: frozenset[str]
    operations: frozenset[str]
    crimes: frozenset[str]
    upon: frozenset[str]
    occupying: frozenset[str]
    prisoners: frozenset[str]
    planting: frozenset[str]
    stopping: frozenset[str]
    lasting: frozenset[str]
    speaking_alone: frozenset[str]
    contrast: frozenset[str]
    attendants: frozenset[str]
    since: frozenset[str]
    aiming: frozenset[str]
    allowing: frozenset[str]
    flags: frozenset[str]
    vessels: frozenset[str]
    flying: frozenset[str]
    covering: frozenset[str]
    relying: frozenset[str]
    still: frozenset[str]
    envoys: frozenset[str]
    delegates: frozenset[str]
    peers: frozenset[str]
    members_of: frozenset[str]
    on_behalf: frozenset[str]
    posted: frozenset[str]
    quarrelling: frozenset[str]
    issued: frozenset[str]
    under: frozenset[str]
    feminine: frozenset[str]
    plural: frozenset[str]
    heads: frozenset[str]
    ascribing: frozenset[str]
    claiming: frozenset[str]
    binding: frozenset[str]
    demonstratives: frozenset[str]
    between: str
    opposing: frozenset[str]
    partner: frozenset[str]
    partial: str
    inside: str
    auxiliaries: frozenset[str]
    happening: frozenset[str]
    referring: frozenset[str]
    unsure: frozenset[str]
    backdrop: frozenset[str]
    common_nouns: frozenset[str]
    among: frozenset[str]
    meanwhile: frozenset[str]
    based: frozenset[str]
    including: frozenset[str]
    bordering: frozenset[str]
    replies: frozenset[str]
    where: frozenset[str]
    pluperfect: frozenset[str]
    light_nouns: frozenset[str]
    plans: frozenset[str]
    noun_pronouns: frozenset[str]
    which_is: frozenset[str]
    which: frozenset[str]
    adverbial: frozenset[str]
    quantifiers: frozenset[str]
    honorifics: frozenset[str]
    partitive: frozenset[str]
    each: frozenset[str]
    ifs: frozenset[str]
    venues: frozenset[str]
    as_it: frozenset[str]
    vehicles: frozenset[str]
    goals: frozenset[str]
    carrying: frozenset[str]
    keeping: frozenset[str]
    leading_to: frozenset[str]
    urging: frozenset[str]
    accords: frozenset[str]
    nameless: frozenset[str]
    such_as: frozenset[str]
    means: frozenset[str]
    ahead: dict[str, tuple[WordSequence, ...]]
    deeds: frozenset[str]
    asked: frozenset[str]
    border: frozenset[str]
    goods: frozenset[str]
    then: frozenset[str]
    additions: dict[str, tuple[WordSequence, ...]]
    parting: frozenset[WordSequence]
    weighing: frozenset[str]
    grounds: frozenset[str]
    paths: frozenset[str]
    of_many: frozenset[str]
    below: frozenset[str]
    proposing: frozenset[str]
    deciding: frozenset[str]
    deliberating: frozenset[str]
    drafts: frozenset[WordSequence]


_PLAIN = (
    "complementizers",
    "verb_negators",
    "charges",
    "involved",
    "responsible",
    "involvement",
    "behind",
    "standing_behind",
    "must",
    "duty",
    "befalling",
    "foiling",
    "often",
    "noun_negators",
    "future",
    "standing",
    "meanwhile",
    "based",
    "according",
    "morrow",
    "eve",
    "particles",
    "conditions",
    "kin",
    "topics",
    "light_nouns",
    "plans",
    "pluperfect",
    "referring",
    "unsure",
    "means",
    "accords",
    "nameless",
    "such_as",
    "backdrop",
    "common_nouns",
    "among",
    "including",
    "bordering",
    "replies",
    "where",
    "place_prepositions",
    "lands",
    "seats",
    "led",
    "binding",
    "demonstratives",
    "opposing",
    "which_is",
    "which",
    "adverbial",
    "quantifiers",
    "honorifics",
    "partitive",
    "each",
    "ifs",
    "venues",
    "as_it",
    "deeds",
    "asked",
    "border",
    "goods",
    "alliances",
    "then",
    "weighing",
    "grounds",
    "allied",
    "belonging",
    "members",
    "suspects",
    "holding",
    "backing",
    "tied",
    "stricken",
    "bereaved",
    "held",
    "styles",
    "deals",
    "counterparts",
    "answering",
    "coming",
    "parties",
    "jailers",
    "sanctions",
    "manners",
    "clashes",
    "flags",
    "vessels",
    "under",
    "paths",
    "of_many",
    "below",
    "feminine",
    "plural",
    "heads",
    "struck_things",
    "homeland",
    "others",
    "frontiers",
    "guards",
    "own_forces",
    "operations",
    "crimes",
    "upon",
    "occupying",
    "prisoners",
    "stopping",
    "lasting",
    "since",
    "envoys",
    "delegates",
    "peers",
    "members_of",
    "on_behalf",
    "posted",
    "quarrelling",
    "speaking_alone",
    "contrast",
    "attendants",
)


def _by_first(phrases: Iterable[WordSequence]) -> dict[str, tuple[WordSequence, ...]]:
    found: dict[str, tuple[WordSequence, ...]] = {}
    for phrase in sorted(phrases):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _single(language: str, items: Iterable[str]) -> frozenset[str]:
    return frozenset(normalise(x, language) for x in items)


def _several(language: str, items: Iterable[str]) -> frozenset[WordSequence]:
    return frozenset(tuple(normalise(x, language).split()) for x in items)


def _forms(language: str, verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form.text for verb in verbs for form in verb_forms(verb, language))


def fold_alias(data: Clauses, language: str) -> Callable[[str], str]:
    """What puts a preposition into compared letters, and another writing of it into the one that frames use."""
    aliases = {normalise(k, language): normalise(v, language) for k, v in data.aliases.items()}
    return lambda text: aliases.get(normalise(text, language), normalise(text, language))


_SEQUENCES = ("drafts", "parting", "factual", "doer", "joiners")
_VERBS = (
    "scenes",
    "stated",
    "auxiliaries",
    "goals",
    "carrying",
    "keeping",
    "leading_to",
    "urging",
    "proposing",
    "deciding",
    "deliberating",
    "aiming",
    "allowing",
    "flying",
    "covering",
    "relying",
    "still",
    "issued",
    "ascribing",
    "claiming",
    "planting",
    "happening",
)


def clause_words(data: Clauses, language: str) -> Words:
    fold = partial(normalise, language=language)
    single, several, forms = partial(_single, language), partial(_several, language), partial(_forms, language)
    name = fold_alias(data, language)
    plain: dict[str, Any] = {field: read(getattr(data, field)) for read, fields in ((single, _PLAIN), (forms, _VERBS), (several, _SEQUENCES)) for field in fields}
    return Words(
        **plain,
        prepositions={fold(p): name(p) for p in data.prepositions},
        body_adjectives={fold(k): code for k, code in data.body_adjectives.items()},
        or_verbs={fold(k): fold(v) for k, v in data.prepositions_or_verbs.items()},
        pronoun_prepositions={fold(k): name(v) for k, v in data.prepositions_with_pronoun.items()},
        fused=single(data.fused_complementizers),
        relatives=single(data.sure_relatives),
        feminine_relatives=single(data.feminine_relatives),
        marks=_marks(data, language),
        purpose=fold(data.object_preposition),
        obliging=frozenset(map(name, data.obliging)),
        towards=frozenset(map(name, data.towards)),
        noun_pronouns=single(clitics(language).noun_pronouns),
        ahead=_by_first(several(data.ahead)),
        additions=_by_first(several(data.additions)),
        partner=single(data.joint_prepositions[:1]),
        inside=fold(data.place_prepositions[0]),
        partial=fold(data.by_preposition),
        between=name(data.joint_prepositions[1]),
        and_letter=single([data.and_letter]),
        openings=_by_first(several(o for text in data.openings for o in (text, data.and_letter + text))),
        vehicles=single([*reporting(language).vehicles, *data.papers]),
    )


def _marks(data: Clauses, language: str) -> dict[str, Status]:
    """Words that give what follows them a status."""
    statuses: tuple[Status, ...] = ("hypothetical", "planned", "requested", "alleged", "denied")
    return {normalise(word, language): status for status in statuses for word in getattr(data, status)}
