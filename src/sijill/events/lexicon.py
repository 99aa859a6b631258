"""The predicates and clause words of a language, compiled for the matcher."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any, Literal, NamedTuple

from sijill.knowledge.clauses import Clauses, clauses, reporting
from sijill.knowledge.letters import clitics, normalise
from sijill.knowledge.names import actor_words
from sijill.knowledge.predicates import Predicate, codebook, predicates
from sijill.records import Status
from sijill.text.inflection import circumstantial_forms, noun_forms, tables, verb_forms
from sijill.text.matcher import Matcher

Kind = Literal["verb", "noun", "participle", "light", "light_passive", "impersonal", "other_verb", "report", "idiom"]
FINITE = frozenset({"verb", "light", "light_passive", "impersonal", "other_verb", "report"})


WordSequence = tuple[str, ...]


class Frame(NamedTuple):
    """A predicate compiled: its prepositions and words in compared letters."""

    predicate: Predicate
    roles: dict[str, str]
    noun_roles: dict[str, str]
    near: tuple[WordSequence, ...]
    beside: tuple[WordSequence, ...]
    doers: frozenset[str]
    never: tuple[WordSequence, ...]
    against: frozenset[str]
    inside: bool


class Entry(NamedTuple):
    """What a form is: a predicate's verb or noun, or a verb that matters for clauses only."""

    kind: Kind
    frame: Frame | None = None
    tense: str = ""
    features: str = ""
    folded: bool = False
    doubted: bool = False


class Words(NamedTuple):
    """Sets of clause words in compared letters."""

    prepositions: dict[str, str]
    or_verbs: dict[str, str]
    pronoun_prepositions: dict[str, str]
    doer: frozenset[tuple[str, ...]]
    complementizers: frozenset[str]
    fused: frozenset[str]
    relatives: frozenset[str]
    joiners: frozenset[tuple[str, ...]]
    verb_negators: frozenset[str]
    ceasing: frozenset[str]
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
    stricken: frozenset[str]
    clashes: frozenset[str]
    struck_things: frozenset[str]
    lasting: frozenset[str]
    since: frozenset[str]
    aiming: frozenset[str]
    allowing: frozenset[str]
    flags: frozenset[str]
    vessels: frozenset[str]
    flying: frozenset[str]
    covering: frozenset[str]
    under: frozenset[str]
    feminine: frozenset[str]
    plural: frozenset[str]
    heads: frozenset[str]
    relational: frozenset[str]
    occupiers: dict[str, str]
    occupation: frozenset[str]
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
    noun_pronouns: frozenset[str]
    which_is: frozenset[str]
    which: frozenset[str]
    adverbial: frozenset[str]
    quantifiers: frozenset[str]
    honorifics: frozenset[str]
    partitive: frozenset[str]
    vehicles: frozenset[str]
    goals: frozenset[str]
    accords: frozenset[str]
    such_as: frozenset[str]
    means: frozenset[str]
    ahead: dict[str, tuple[WordSequence, ...]]
    deeds: frozenset[str]
    goods: frozenset[str]
    then: frozenset[str]
    additions: dict[str, tuple[WordSequence, ...]]
    parting: frozenset[WordSequence]
    weighing: frozenset[str]
    grounds: frozenset[str]
    paths: frozenset[str]
    proposing: frozenset[str]
    deciding: frozenset[str]
    deliberating: frozenset[str]
    drafts: frozenset[WordSequence]


class Lexicon(NamedTuple):
    """Everything that the coder looks words up in."""

    language: str
    triggers: Matcher[Entry]
    words: Words


@lru_cache
def lexicon(language: str) -> Lexicon:
    """The compiled lexicon of a language."""
    return Lexicon(language, _triggers(language), _words(clauses(language), language))


def _triggers(language: str) -> Matcher[Entry]:
    matcher: Matcher[Entry] = Matcher(language)
    people, ending = actor_words(language), tables(language).noun.accusative
    for predicate in predicates(language):
        frame = _frame(predicate, language)
        for verb in predicate.verbs:
            _add_verb(matcher, verb, "verb", frame, language)
            for form in circumstantial_forms(verb, language):
                if form.text.removesuffix(ending) in people:  # an officer, and not "seizing"
                    continue
                matcher.add((form.text,), Entry("verb", frame, "participle", form.features), "c")
        for noun in predicate.nouns:
            _add_noun(matcher, noun, "noun", frame, language)
        for participle in predicate.participles:
            _add_noun(matcher, participle, "participle", frame, language)
    _add_plain_verbs(matcher, clauses(language), language)
    return matcher


def _add_plain_verbs(matcher: Matcher[Entry], data: Clauses, language: str) -> None:
    """Verbs that are no predicates: light verbs, common verbs, verbs of saying; and idioms that are no verbs at all."""
    groups: list[tuple[list[str], Kind]] = [
        (data.light_verbs, "light"),
        (data.light_passives, "light_passive"),
        (data.impersonal, "impersonal"),
        (data.verbs, "other_verb"),
    ]
    for verbs, kind in groups:
        for verb in verbs:
            _add_verb(matcher, verb, kind, None, language)
    for idiom in data.idioms:
        matcher.add(tuple(normalise(idiom, language).split()), Entry("idiom"), "ca")
    for saying in reporting(language).verbs:
        if not saying.guarded:
            _add_verb(matcher, saying.verb, "report", None, language, doubted=saying.strength == "doubtful")


def _frame(predicate: Predicate, language: str) -> Frame:
    data = clauses(language)
    fold = _fold_alias(data, language)

    def sequences(items: Iterable[str]) -> tuple[WordSequence, ...]:
        return tuple(tuple(normalise(x, language).split()) for x in items)

    roles = {fold(key): role for key, role in predicate.roles.items()}
    for preposition in data.joint_prepositions if predicate.joint else ():
        roles.setdefault(fold(preposition), "partner")
    noun_roles = roles | {fold(key): role for key, role in predicate.noun_roles.items()}
    if "object" in roles:
        noun_roles.setdefault(fold(data.object_preposition), roles["object"])
    for preposition in data.against:
        noun_roles.setdefault(fold(preposition), "recipient")
        roles.setdefault(fold(preposition), "recipient")
    return Frame(predicate, roles, noun_roles, sequences(predicate.with_), sequences(predicate.beside), frozenset(normalise(x, language) for x in predicate.doers), sequences(predicate.without), frozenset(map(fold, data.against)), predicate.category in codebook().inside)


def _add_verb(
    matcher: Matcher[Entry], verb: str, kind: Kind, frame: Frame | None, language: str, doubted: bool = False
) -> None:
    for form in verb_forms(verb, language):
        folded = form.features == "3ms" and form.tense == "past" and form.text[1:] != verb.split()[0][1:]
        matcher.add((form.text,), Entry(kind, frame, form.tense, form.features, folded, doubted), "cflo")


def _add_noun(matcher: Matcher[Entry], noun: str, kind: Kind, frame: Frame, language: str) -> None:
    words = normalise(noun, language).split()
    entry = Entry(kind, frame)
    for form in noun_forms(words[0], language):
        matcher.add((form, *words[1:]), entry, "cpao", open=True)


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


_PLAIN = (
    "complementizers",
    "verb_negators",
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
    "pluperfect",
    "referring",
    "means",
    "accords",
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
    "deeds",
    "goods",
    "alliances",
    "then",
    "weighing",
    "grounds",
    "allied",
    "belonging",
    "members",
    "stricken",
    "clashes",
    "flags",
    "vessels",
    "under",
    "paths",
    "feminine",
    "plural",
    "heads",
    "relational",
    "occupation",
    "struck_things",
    "lasting",
    "since",
)


def _fold_alias(data: Clauses, language: str) -> Callable[[str], str]:
    """What puts a preposition into compared letters, and another writing of it into the one that frames use."""
    aliases = {normalise(k, language): normalise(v, language) for k, v in data.aliases.items()}
    return lambda text: aliases.get(normalise(text, language), normalise(text, language))


def _words(data: Clauses, language: str) -> Words:
    fold = partial(normalise, language=language)
    single, several, forms = partial(_single, language), partial(_several, language), partial(_forms, language)
    name = _fold_alias(data, language)
    plain: dict[str, Any] = {field: single(getattr(data, field)) for field in _PLAIN}
    return Words(
        **plain,
        prepositions={fold(p): name(p) for p in data.prepositions},
        or_verbs={fold(k): fold(v) for k, v in data.prepositions_or_verbs.items()},
        pronoun_prepositions={fold(k): name(v) for k, v in data.prepositions_with_pronoun.items()},
        doer=several(data.doer),
        fused=single(data.fused_complementizers),
        relatives=single(data.sure_relatives),
        joiners=several(data.joiners),
        marks=_marks(data, language),
        factual=several(data.factual),
        purpose=fold(data.object_preposition),
        towards=frozenset(map(name, data.towards)),
        scenes=forms(data.scenes),
        occupiers=data.occupiers,
        ceasing=forms(data.ceasing),
        stated=forms(data.stated),
        noun_pronouns=single(clitics(language).noun_pronouns),
        auxiliaries=forms(data.auxiliaries),
        goals=forms(data.goals),
        proposing=forms(data.proposing),
        deciding=forms(data.deciding),
        deliberating=forms(data.deliberating),
        drafts=several(data.drafts),
        aiming=forms(data.aiming),
        allowing=forms(data.allowing),
        flying=forms(data.flying),
        covering=forms(data.covering),
        ascribing=forms(data.ascribing),
        claiming=forms(data.claiming),
        ahead=_by_first(several(data.ahead)),
        parting=several(data.parting),
        additions=_by_first(several(data.additions)),
        happening=forms(data.happening),
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
