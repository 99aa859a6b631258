"""What merging needs to know of one event mention: who, when, which act, and the words around its trigger."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import msgspec

from sijill.knowledge.letters import normalise
from sijill.knowledge.predicates import act_kind, codebook
from sijill.knowledge.retelling import retelling
from sijill.records import NEWS, RANKED, Actor, Document, EventMention
from sijill.text.clitics import analyse
from sijill.text.edtf import span

NARROW = 31  # days: a date at most so wide says which of several like acts is meant
DAY = 3
_AROUND = 160  # letters on either side of the trigger
_SHORTEST = 4
_BEFORE = 3  # words before a trigger in which it may be told as one act more
_ANOTHER = 14  # the same where another is told of by what did it ("another raid wounded")
_NEAR_LETTERS = 40
_WORD = re.compile(r"\w+")

Order = tuple[str, str, int, int, str]
Sides = tuple[frozenset[str], frozenset[str]]


class Report(msgspec.Struct, frozen=True, eq=False):
    """An event mention with its sentence, its document's facts, and what decides whether two are one event."""

    mention: EventMention
    start: int
    end: int
    text: str
    language: str
    trigger: str
    source: str | None
    url: str | None
    published: str | None
    story: str  # the document, or the one that it copies
    words: frozenset[str]
    further: bool  # told as one act more ("they also struck", "another raid")
    definite: bool  # its trigger bears the article, as a noun does that takes up what was told, and is not told to take place
    occasion: bool  # told by a noun for a visit, which tells no time of its own
    lasting: str  # "campaign" or "blows" where its trigger is a word for what goes on
    kind: str
    sides: Sides
    towns: frozenset[str]  # where it took place, as far as that is a town or the like
    days: tuple[date, date] | None
    width: int  # days; 0 when undated
    joined: bool = False  # to the reports before it in its event, by likelihood

    @property
    def order(self) -> Order:
        """The earlier published first, then as they stand in their documents."""
        m = self.mention
        return self.published or "9999", m.document, self.start, m.trigger_start, m.id

    @property
    def inferred(self) -> bool:
        """Whether its date was worked out from what stands around: the basis then is words, and no rule of dates."""
        return " " in self.mention.date_basis

    @property
    def assumed(self) -> bool:
        """Whether no word tells its date: it is taken for news of the day."""
        return self.mention.date_basis == NEWS

    @property
    def codes(self) -> frozenset[str]:
        """All parties, whatever their role."""
        return self.sides[0] | self.sides[1]

    @property
    def rule(self) -> str:
        """The rule without its mark, which says that a party was ranked rather than read."""
        return self.mention.rule.removesuffix(RANKED)

    @property
    def category(self) -> str:
        """The first category."""
        return self.mention.event[0]


def make_report(mention: EventMention, document: Document, start: int, end: int) -> Report:
    """The report of a mention that stands in the sentence from `start` to `end`; each document is its own story."""
    days = _days(mention.edtf)
    before, trigger, after = _around(document, mention, start, end)
    definite = _takes_up(before, trigger, document.language)
    return Report(
        mention=mention,
        start=start,
        end=end,
        text=document.text[start:end],
        language=document.language,
        trigger=trigger,
        source=document.source,
        url=document.url,
        published=document.published,
        story=document.id,
        words=_words(mention, document, start, end),
        further=_further(before, after, definite, document.language),
        definite=definite,
        occasion=bool(_first_stems(trigger, document.language) & retelling(document.language).occasions),
        lasting=_lasting(before, trigger, after, document.language),
        kind=act_kind(mention),
        sides=(_parties(mention.actor), _parties(mention.recipient)),
        towns=_towns(mention),
        days=days,
        width=(days[1] - days[0]).days + 1 if days else 0,
    )


def dated(report: Report, edtf: str) -> Report:
    """The report with a better date than its own words give."""
    days = _days(edtf)
    width = (days[1] - days[0]).days + 1 if days else 0
    mention = msgspec.structs.replace(report.mention, edtf=edtf)
    return msgspec.structs.replace(report, mention=mention, days=days, width=width)


def identities(actors: Iterable[Actor], kind: str) -> frozenset[str]:
    """Ids of one kind (person, org, country) among the parties; of bodies that are told for one another and of
    alliances that wage war, that of one."""
    same, allied = codebook().same_bodies, codebook().coalitions
    known = [a.identifier_id for a in actors if a.identifier_id and a.identifier_id.startswith(f"{kind}:")]
    return frozenset("org:coalition" if name in allied else same.get(name, name) for name in known)


def content_words(text: str, language: str) -> frozenset[str]:
    """Words of four letters and more, without article and conjunction, and all numbers."""
    found = (_stem(word, language) for word in _WORD.findall(normalise(text, language)))
    return frozenset(word for word in found if len(word) >= _SHORTEST or word.isdigit())


@lru_cache(maxsize=100_000)
def _stem(word: str, language: str) -> str:
    readings = analyse(word, language)
    for reading in readings:
        if reading.article and not reading.pronoun:
            return reading.stem
    for reading in readings:
        if reading.conjunction and not (reading.preposition or reading.pronoun) and len(reading.stem) >= _SHORTEST:
            return reading.stem
    return word


def _takes_up(before: str, trigger: str, language: str) -> bool:
    """Whether a noun with the article takes up an act that was told ("the raid"), and no verb says that it takes place."""
    words = _WORD.findall(normalise(before, language))[-1:]
    placed = any(r.stem in retelling(language).placed for word in words for r in analyse(word, language))
    return not placed and _has_article(trigger, language)


@lru_cache(maxsize=20_000)
def _has_article(trigger: str, language: str) -> bool:
    readings = [r for word in normalise(trigger, language).split()[:1] for r in analyse(word, language)]
    verb = any(r.stem in retelling(language).verbs for r in readings)
    return not verb and any(r.article and not r.pronoun for r in readings)


def _around(document: Document, mention: EventMention, start: int, end: int) -> tuple[str, str, str]:
    """What stands before a trigger in its sentence, the trigger, and what stands after it."""
    text = document.text
    return text[start : mention.trigger_start], text[mention.trigger_start : mention.trigger_end], text[mention.trigger_end : end]


def _lasting(before: str, trigger: str, after: str, language: str) -> str:
    """Whether its word is for what goes on, or stands after such a word ("a campaign of raids") or before "again and again"."""
    known = retelling(language)
    if not known.repeated.isdisjoint(_WORD.findall(normalise(after[:_NEAR_LETTERS], language))[:1]):
        return "blows"
    stems = _first_stems(trigger, language)
    if not stems & (known.campaign | known.blows):
        return ""
    last = {r.stem for word in _WORD.findall(normalise(before, language))[-1:] for r in analyse(word, language)}
    return "campaign" if (last | stems) & known.campaign else "blows"


@lru_cache(maxsize=20_000)
def _first_stems(trigger: str, language: str) -> frozenset[str]:
    return frozenset(r.stem for word in normalise(trigger, language).split()[:1] for r in analyse(word, language))


def _further(before: str, after: str, definite: bool, language: str) -> bool:
    """Whether what stands around a trigger in its sentence tells one act more: at its head, near before it, right after it.
    What a noun takes up is not one more because the sentence says something more of it."""
    known = retelling(language)
    words = _WORD.findall(normalise(before, language))
    heads = set() if definite else {*words[:1]}
    also = any(r.stem in known.also for word in {*heads, *words[-_BEFORE:]} for r in analyse(word, language))
    following = _WORD.findall(normalise(after[:_NEAR_LETTERS], language))[:1]
    return also or not known.another.isdisjoint((*words[-_ANOTHER:], *following))


def _words(mention: EventMention, document: Document, start: int, end: int) -> frozenset[str]:
    left = max(start, mention.trigger_start - _AROUND)
    right = min(end, mention.trigger_end + _AROUND)
    names = " ".join(a.entity_text for a in (*mention.actor, *mention.recipient))
    language = document.language
    return content_words(document.text[left:right], language) - content_words(names, language)


def _parties(actors: Iterable[Actor]) -> frozenset[str]:
    """Codes; a body without a state is told from others of its code by its name, and who speaks for the one body of a code
    stands for it; an alliance that wages war beside the state that leads it is that state."""
    everyone = [a for a in actors if a.code != "UNK"]
    led = {a.entity_text for a in everyone if a.identifier_id not in codebook().coalitions}
    return frozenset(_party(a) for a in everyone if not (a.identifier_id in codebook().coalitions and a.entity_text in led))


def _party(actor: Actor) -> str:
    book, known = codebook(), actor.identifier_id or ""
    if actor.code not in book.non_state_codes:
        return actor.code
    body = book.spoken_for.get(actor.code) if not known or known.startswith(("person:", "office:", "name:")) else None
    named = body or book.same_bodies.get(known, actor.identifier_text)
    return f"{actor.code}:{named}" if named else actor.code


def _towns(mention: EventMention) -> frozenset[str]:
    """Ids of the place and of places that stand for those to whom it is done."""
    found = {name.partition(":")[2] for name in identities(mention.recipient, "place")}
    if mention.place is not None and mention.place.resolved_place and mention.place.lat is not None:
        found.add("-".join(mention.place.resolved_place.lower().split()))
    return frozenset(found)


def _days(edtf: str) -> tuple[date, date] | None:
    if not edtf:
        return None
    first, last = span(edtf)
    if first is None and last is None:
        return None
    return first or date.min, last or date.max
