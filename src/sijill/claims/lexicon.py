"""The words of saying of a language, compiled: cues for the matcher, sets of words in compared letters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from sijill.knowledge.claims import SpeechWords, speech_words
from sijill.knowledge.clauses import Clauses, ReportingVerb, clauses, reporting
from sijill.knowledge.letters import normalise
from sijill.records import Stance
from sijill.text.clitics import analyse
from sijill.text.inflection import circumstantial_forms, noun_forms, verb_forms
from sijill.text.matcher import Matcher

CueKind = Literal["verb", "participle", "noun", "according", "told_in", "as_said"]


ROOT = 3  # letters of a root


class Cue(NamedTuple):
    """What a word of saying is: its stance and strength, and what it needs around it."""

    kind: CueKind
    stance: Stance
    strength: str = "neutral"
    needs_that: bool = False
    relays: bool = False
    guarded: bool = False
    charge: bool = False
    only_charge: bool = False
    anonymous: bool = False
    gender: str = ""
    present: bool = False
    told_of: bool = False
    demands: bool = False
    governs: str = ""
    describes: bool = False


class Around(NamedTuple):
    """Words that tell whose words they stand beside, and where: of places and their people, of order and cause."""

    local_people: frozenset[str]
    local: frozenset[str]
    places: frozenset[str]
    inside: frozenset[str]
    kind_endings: tuple[str, ...]
    no_kinds: frozenset[str]
    done: frozenset[str]
    also: frozenset[str]
    complements: frozenset[str]
    causes: frozenset[str]
    spokesmen: frozenset[str]
    experts: frozenset[str]
    counts: frozenset[str]
    nobody: frozenset[str]
    many_endings: tuple[str, ...]
    nots: frozenset[str]
    but_words: frozenset[str]
    evidence: frozenset[str]
    names_too: frozenset[str]
    ours: frozenset[str]
    never_written: frozenset[str]
    name_ends: frozenset[str]
    earlier: frozenset[str]
    about: frozenset[str]


class SpeechLexicon(NamedTuple):
    """Everything that the stage looks words up in."""

    language: str
    cues: Matcher[Cue]
    false_words: Matcher[bool]
    complementizers: frozenset[str]
    prepositions: frozenset[str]
    idle: frozenset[str]
    vehicles: frozenset[str]
    issued: frozenset[str]
    sources: frozenset[str]
    plural_sources: frozenset[str]
    tellers: frozenset[str]
    resumptives: frozenset[str]
    turns: frozenset[tuple[str, ...]]
    topics: frozenset[str]
    which: frozenset[str]
    which_is: frozenset[str]
    adversatives: frozenset[str]
    negators: frozenset[str]
    was: frozenset[str]
    had: frozenset[str]
    unlike: dict[str, frozenset[str]]
    this: frozenset[str]
    either: frozenset[str]
    unsaid: frozenset[str]
    lacking: frozenset[str]
    written_on: frozenset[str]
    never: frozenset[str]
    charges: frozenset[str]
    told: frozenset[str]
    titled: frozenset[str]
    state_sources: frozenset[str]
    stop_words: frozenset[str]
    scopes: dict[str, str]
    aims: frozenset[str]
    falsehoods: frozenset[str]
    saying: frozenset[str]
    affirming: frozenset[str]
    relay: str
    noun_links: frozenset[str]
    impersonal: frozenset[str]
    asides: frozenset[str]
    honorifics: frozenset[str]
    said_things: frozenset[str]
    relatives: frozenset[str]
    around: Around


@lru_cache
def speech_lexicon(language: str) -> SpeechLexicon:
    """The compiled lexicon of a language."""
    data, clause = speech_words(language), clauses(language)
    return SpeechLexicon(
        language=language,
        cues=_cues(data, language),
        false_words=_false_words(data, language),
        complementizers=_folded([*clause.complementizers, *data.that_words], language),
        prepositions=_folded(clause.prepositions, language),
        idle=_folded([*clause.particles, *data.adverbs], language),
        vehicles=_folded(data.vehicles, language),
        issued=_folded(data.issued, language),
        sources=_folded(data.sources, language),
        plural_sources=_folded(data.plural_sources, language),
        tellers=_folded(data.tellers, language),
        resumptives=_folded(data.resumptives, language),
        turns=frozenset(tuple(normalise(x, language).split()) for x in data.turns),
        topics=_folded(data.topics, language),
        which=_folded(data.which, language),
        which_is=_folded(clause.which_is, language),
        negators=_folded(clause.verb_negators, language),
        was=_folded(data.was, language),
        had=_folded(data.had, language),
        unlike=_unlike(data, language),
        adversatives=_folded(data.adversatives, language),
        this=_folded(data.this, language),
        either=_folded(data.either, language),
        unsaid=_folded([*clause.verb_negators, *clause.complementizers], language) - _folded(data.which, language),
        lacking=_folded(clause.noun_negators, language),
        written_on=_folded(data.written_on, language),
        charges=_folded(data.charges, language),
        told=_folded([*data.charges, *data.told], language),
        never=_folded(data.never, language),
        titled=_folded(data.titled, language),
        state_sources=_folded(data.state_sources, language),
        stop_words=_folded(data.stop_words, language),
        scopes={normalise(word, language): scope for scope, words in data.scopes.items() for word in words},
        saying=_folded(data.participles, language),
        falsehoods=_folded((x for x in data.false_words if " " not in x), language),
        aims=_verb_words(data.aims, language),
        affirming=_verb_words(data.affirming, language),
        relay=normalise(data.relay, language),
        noun_links=_folded(data.noun_links, language),
        impersonal=_folded(data.impersonal, language),
        asides=_folded(data.asides, language),
        honorifics=_folded(data.honorifics, language),
        said_things=_folded(data.said_things, language),
        relatives=_folded(clause.sure_relatives, language),
        around=_around(data, clause, language),
    )


def _around(data: SpeechWords, clause: Clauses, language: str) -> Around:
    return Around(
        local_people=_folded(data.local_people, language),
        local=_folded(data.local, language),
        places=_folded([*clause.lands, *data.beside_places], language),
        inside=_folded(clause.place_prepositions, language),
        kind_endings=tuple(normalise(x, language) for x in data.kind_endings),
        no_kinds=_folded(data.no_kinds, language),
        done=_verb_words(data.done, language),
        also=_folded(data.also, language),
        complements=_folded(data.complements, language),
        name_ends=_folded([*clause.sure_relatives, *data.asides_of_names, *clause.prepositions_with_pronoun], language),
        never_written=frozenset(data.never_written),
        ours=_folded(data.ours, language),
        names_too=frozenset(data.names_too),
        evidence=_folded(data.evidence, language),
        but_words=_folded(data.but_words, language),
        nots=_folded(data.nots, language),
        spokesmen=_folded(data.spokesmen, language),
        experts=_folded(data.experts, language),
        counts=_folded(data.counts, language),
        nobody=_folded(data.nobody, language),
        many_endings=tuple(data.many_endings),
        causes=_folded(data.causes, language),
        earlier=_folded(data.earlier, language),
        about=_folded(data.about, language),
    )


def _unlike(data: SpeechWords, language: str) -> dict[str, frozenset[str]]:
    """For each form of a verb that has another sense with some preposition, these prepositions."""
    verbs = [(verb, _folded(words, language)) for verb, words in data.unlike.items()]
    return {form.text: words for verb, words in verbs for form in verb_forms(verb, language)}


def _false_words(data: SpeechWords, language: str) -> Matcher[bool]:
    found: Matcher[bool] = Matcher(language)
    for phrase in data.false_words:
        found.add(normalise(phrase, language).split(), True, "cpa")
    return found


def _verb_words(verbs: Iterable[str], language: str) -> frozenset[str]:
    """All forms of some verbs; a word that is no pair of past and present stands for itself."""
    pairs = [verb for verb in verbs if " " in verb]
    single = _folded((verb for verb in verbs if " " not in verb), language)
    return single | {form.text for verb in pairs for form in verb_forms(verb, language)}


def _folded(words: Iterable[str], language: str) -> frozenset[str]:
    return frozenset(normalise(word, language) for word in words)


def _cues(data: SpeechWords, language: str) -> Matcher[Cue]:
    matcher: Matcher[Cue] = Matcher(language)
    charge = {normalise(v, language) for v in data.charge_verbs}
    known = _verbs(data, language)
    for key, verb in known.items():
        _add_verb(matcher, verb.verb, _verb_cue(verb, data, key in charge, language), language)
    for entry in data.charge_verbs:
        if normalise(entry, language) not in known:
            _add_verb(matcher, entry, Cue("verb", "denies", "strong", charge=True, only_charge=True), language)
    for word, verb in data.participles.items():
        matcher.add((normalise(word, language),), Cue("participle", verb.stance, verb.strength), "c")
    for verb in known.values():
        _add_participle(matcher, verb, data, language)
    for noun in data.nouns:
        cue = Cue("noun", noun.stance, noun.strength, anonymous=noun.anonymous)
        for form in noun_forms(noun.noun, language):
            matcher.add((form,), cue, "cpo")
    _add_phrases(matcher, data.according, Cue("according", "asserts"), language)
    _add_phrases(matcher, data.doubting, Cue("according", "asserts", "doubtful"), language)
    _add_phrases(matcher, data.as_said, Cue("as_said", "asserts"), language)
    _add_phrases(matcher, data.told_inside, Cue("participle", "asserts", needs_that=True), language)
    _add_phrases(matcher, data.told_in, Cue("told_in", "asserts"), language)
    return matcher


def _verbs(data: SpeechWords, language: str) -> dict[str, ReportingVerb]:
    """All verbs of saying by their compared letters; those of reporting.yaml first."""
    found: dict[str, ReportingVerb] = {}
    for verb in [*reporting(language).verbs, *data.verbs]:
        found.setdefault(normalise(verb.verb, language), verb)
    return found


def _verb_cue(verb: ReportingVerb, data: SpeechWords, charge: bool, language: str) -> Cue:
    past = verb.verb.split()[0]
    return Cue(
        "verb", verb.stance, verb.strength,
        needs_that=past in data.needs_that, relays=past in data.relaying,
        guarded=verb.guarded, charge=charge, told_of=past in data.told_of, demands=past in data.demands,
        governs=normalise(data.governing.get(past, ""), language), describes=past in data.describing,
    )  # fmt: skip


def _add_participle(matcher: Matcher[Cue], verb: ReportingVerb, data: SpeechWords, language: str) -> None:
    """The participle of a verb of saying that no list names speaks with "that", a colon or a quotation after it."""
    named = {normalise(word, language) for word in (*data.participles, *data.never)}
    for form in circumstantial_forms(verb.verb, language):
        if form.text not in named:
            matcher.add((form.text,), Cue("participle", verb.stance, verb.strength, needs_that=True), "c")


def _add_verb(matcher: Matcher[Cue], verb: str, cue: Cue, language: str) -> None:
    for form in verb_forms(verb, language):
        if form.features.startswith("3"):
            gender = form.features[1:2]
            matcher.add((form.text,), cue._replace(gender=gender if gender in "mf" else "", present=form.tense == "present"), "co")


def _add_phrases(matcher: Matcher[Cue], phrases: Iterable[str], cue: Cue, language: str) -> None:
    """A last word of one letter is a preposition written together with what follows, and is left out."""
    for phrase in dict.fromkeys(normalise(p, language) for p in phrases):
        words = phrase.split()
        matcher.add(words if len(words[-1]) > 1 else words[:-1], cue, "c")


@lru_cache(maxsize=100_000)
def stems(norm: str, language: str) -> frozenset[str]:
    """Every stem that a word may have."""
    return frozenset(reading.stem for reading in analyse(norm, language))


@lru_cache(maxsize=100_000)
def may_be_cue(norm: str, language: str) -> bool:
    """Whether a word may begin a cue."""
    cues = speech_lexicon(language).cues
    return any(stem in cues for stem in stems(norm, language))


@lru_cache(maxsize=100_000)
def root_of(norm: str, language: str) -> str:
    """The letters by which words of two sentences are compared, verb with noun and singular with plural: those of the
    shortest stem that leaves three, without weak letters and endings; "" for a common word."""
    if stems(norm, language) & speech_lexicon(language).stop_words:
        return ""
    pronouns = speech_words(language).roots.pronouns
    readings = [r for r in analyse(norm, language) if not r.future and (not r.pronoun or r.pronoun in pronouns)]
    if any(r.article for r in readings):
        readings = [r for r in readings if r.article]
    sure = [r for r in readings if len(r.pronoun) > 1 and len(r.stem) >= ROOT]
    readings = sure or readings
    found = sorted({r.stem for r in readings}, key=lambda stem: (len(stem), stem))
    roots = [_bare(stem, language) for stem in found]
    bare = next((root for root in roots if len(root) >= ROOT), max(roots, key=len, default=""))
    weak = len(bare) == ROOT < len(norm) and bare[0] in speech_words(language).roots.before_weak and bare not in found
    return bare[1:] if weak else bare


def _bare(stem: str, language: str) -> str:
    """A stem without its ending, weak letters after the first, and what is put before roots."""
    letters = speech_words(language).roots
    for end in letters.after:
        if stem.endswith(end) and len(stem) - len(end) >= ROOT - (len(end) == 1):
            stem = stem[: -len(end)]
            break
    bare = stem[:1] + "".join(letter for letter in stem[1:] if letter not in letters.weak)
    for start in letters.before:
        if bare.startswith(start) and len(bare) - len(start) >= ROOT:
            return bare[len(start) :]
    return bare if len(bare) > 1 else ""
