"""Parties in words: a state's name, what of it acts, and how the text calls it."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from sijill.api.shown import isolated
from sijill.api.words import Words
from sijill.knowledge.letters import normalise
from sijill.knowledge.predicates import codebook
from sijill.knowledge.world import GUARD, country_name, people, world
from sijill.records import Actor, Attribution, Event

_NAMED_BY_TEXT = frozenset({"UNK", "IGO", "NGO", "IMG", "MNC", "ISM"})


def code_name(code: str, words: Words) -> str:
    """A code's name: a state's, or what a code for other bodies stands for."""
    return words.codes.get(code) or country_name(code, words.language)


def party_name(actor: Actor, words: Words) -> str:
    """Who it is: the state or body, by its own name where the code stands for many or for a state that is no more."""
    if former := _former_states().get(actor.identifier_id or ""):
        return former.get(words.language, former["en"])
    if actor.code in _NAMED_BY_TEXT and actor.sector not in codebook().kept_private and (told := _told(actor)):
        return told
    return code_name(actor.code, words)


def party(actor: Actor, words: Words) -> Markup:
    """A party: its name, and after it the sector, the words of the text, and the person whom these were linked to.

    Private persons are not named.
    """
    name = party_name(actor, words)
    sector = words.sectors.get(actor.sector, actor.sector) if actor.sector else ""
    told = "" if actor.sector in codebook().kept_private else _told(actor)
    person = _person(actor, words) if told else ""
    more = [isolated(text) for text in (sector, told, person) if text and text != name]
    shown_name = Markup('<span class="party">{}</span>').format(isolated(name))
    return shown_name + Markup(" <small>({})</small>").format(Markup(" · ").join(more)) if more else shown_name


def speakers(event: Event, words: Words) -> list[Markup]:
    """Who says so, in words. What is only said is never without: where nobody is named, the outlets that tell it."""
    said = [_saying(one, words) for one in event.attribution]
    claimed = any(one.stance != "denies" for one in event.attribution)
    if not claimed and "ACCUSE" in event.event:
        claimed = bool(event.actor)
        said += [_according(party_name(actor, words), words) for actor in event.actor]
    if not claimed and ("ACCUSE" in event.event or event.status in ("alleged", "denied")):
        said += [_according(told.source or told.document, words) for told in event.evidence]
    return list(dict.fromkeys(said))


def _saying(one: Attribution, words: Words) -> Markup:
    who = party_name(one.speaker, words)
    if one.stance == "asserts":
        return _according(who, words)
    return words.say("saying", who=isolated(who), stance=words.stances[one.stance])


def _according(who: str, words: Words) -> Markup:
    return words.say("according", who=isolated(who))


def _told(actor: Actor) -> str:
    return " ".join((actor.entity_text or actor.identifier_text or "").split())


def _person(actor: Actor, words: Words) -> str:
    """The name of the person whom an office or a short name was linked to, where the words of the text do not say it."""
    names = _people().get(actor.identifier_id or "")
    if names is None:
        return ""
    told = set(normalise(_told(actor)).split())
    return "" if told & set(normalise(names["ar"]).split()) else names.get(words.language, names["en"])


@lru_cache
def _people() -> dict[str, dict[str, str]]:
    """Names of the persons of the lists, by their id."""
    return {row.id: {"en": row.name_en, "ar": row.name_ar} for row in people()}


@lru_cache
def _former_states() -> dict[str, dict[str, str]]:
    """Names of states that are no more, by their id."""
    return {row.id: {"en": row.name_en, "ar": row.name_ar.lstrip(GUARD)} for row in world().countries if row.to}
