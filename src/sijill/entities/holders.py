"""The stage that tells which person an office means: "the Russian president" of a report of 2010 is another than in 2015.

A name is put in only where the terms of world/people.tsv leave one person for all the time that the sentence may speak
of: from the day of the report back (or on) to the days that the sentence, and those shortly before it, tell. So an office
in a history stays an office.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import msgspec

from sijill.entities.identity import is_office
from sijill.knowledge.terms import holder
from sijill.records import Actor, Mention, Reading
from sijill.text.edtf import span

_REACH = 2  # sentences before, whose times may still hold


def name_holders(reading: Reading) -> Reading:
    """Put the person into each mention that only names an office, where report and sentence are dated well enough."""
    reported = [day for day in span(reading.document.published or "") if day is not None]
    if len(reported) < 2:
        return reading
    told: dict[int, list[date]] = defaultdict(list)
    for time in reading.times:
        told[time.sentence] += [day for day in span(time.edtf) if day is not None]
    mentions = []
    for mention in reading.mentions:
        if any(is_office(actor) for actor in mention.actors):
            days = [*reported, *(day for n in range(_REACH + 1) for day in told.get(mention.sentence - n, ()))]
            mention = _named(mention, min(days), max(days))
        mentions.append(mention)
    return msgspec.structs.replace(reading, mentions=tuple(mentions))


def _named(mention: Mention, first: date, last: date) -> Mention:
    actors = tuple(_holder(actor, first, last) if is_office(actor) else actor for actor in mention.actors)
    return mention if actors == mention.actors else msgspec.structs.replace(mention, actors=actors, rule=f"{mention.rule}.term")


def _holder(actor: Actor, first: date, last: date) -> Actor:
    office = (actor.identifier_id or "").rsplit(":", 1)[0]
    person = holder(office, actor.code, first, last)
    if person is None:
        return actor
    return msgspec.structs.replace(actor, identifier_id=person.id, identifier_text=person.name_en)
