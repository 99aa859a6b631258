"""What the persons named in office tell of the day of publication: it lies within their terms.

"The American president Joe Biden" is written while he is president. So only an office and its nationality before the name
count; a former president's does not, nor does one of whom a sentence tells that names a time of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sijill.knowledge.letters import clitics, normalise
from sijill.knowledge.terms import name_words, office_of, terms_in
from sijill.knowledge.world import GUARD, world
from sijill.records import Mention, Reading
from sijill.text.clitics import analyse

_LEAD = 4  # sentences in which the persons are those of the news
_WORD = re.compile(r"\w+")
_RULES = ("entities.office.nationality", "entities.office.of")


class InOffice(NamedTuple):
    """A person named in office: since when, and until when (None: the term is open), and the words."""

    first: date
    last: date | None
    words: str


def in_office(reading: Reading, dated: Collection[int]) -> list[InOffice]:
    """The persons whom the lead names in an office that they held at known times; sentences in `dated` are left out."""
    return [
        InOffice(terms[0], terms[1], mention.text)
        for mention in reading.mentions
        if mention.sentence < _LEAD and mention.sentence not in dated and mention.rule in _RULES
        for person in [a.identifier_id for a in mention.actors if a.identifier_id and a.identifier_id.startswith("person:")]
        for office in _offices(mention, person, reading.document.language)
        if (terms := terms_in(person, office))
    ][:8]


def _offices(mention: Mention, person: str, language: str) -> Iterator[str]:
    """The office that opens a mention, where besides it only the person's name and his state's are told."""
    words = _WORD.findall(normalise(mention.text, language))
    if not words:
        return
    opening = {words[0], *(r.stem for r in analyse(words[0], language))}
    for length in range(min(len(words), _forms(language)[1]), 0, -1):
        rest = tuple(words[1:length])
        office = next((o for word in sorted(opening) if (o := _forms(language)[0].get((word, *rest)))), "")
        if office:
            known = name_words(person, language) | _state_words(mention.actors[0].code, language)
            if all(word in known or word[:-1] in known for word in words[length:]):  # the last letter may be that of the feminine
                yield office
            return


@lru_cache
def _forms(language: str) -> tuple[dict[tuple[str, ...], str], int]:
    """The offices by their words, and how many words the longest has."""
    forms = {
        tuple(_WORD.findall(normalise(form.lstrip(GUARD), language))): office_of(office.id)
        for office in reversed(world().offices)
        for form in office.forms
    }
    return forms, max(map(len, forms))


@lru_cache
def _state_words(code: str, language: str) -> frozenset[str]:
    """The words that name a state or its people, with and without article."""
    found: set[str] = set()
    for row in world().countries:
        if row.code == code:
            for name in (row.name_ar, *row.names_ar, *row.adjectives):
                for word in _WORD.findall(normalise(name.lstrip(GUARD), language)):
                    found.update((word, *(r.stem for r in analyse(word, language))))
    article = normalise(clitics(language).article, language)
    return frozenset(found | {article + word for word in found})
