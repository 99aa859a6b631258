"""On which day the weeks of an outlet's country start."""

from __future__ import annotations

from functools import lru_cache

from sijill.knowledge.dates import lexicon
from sijill.knowledge.letters import normalise
from sijill.knowledge.world import world


def week_start(outlet: str | None, language: str) -> int | None:
    """The day (0 Monday) on which the week of an outlet's country starts; None where the outlet is not known."""
    country = _outlets(language).get(_key(outlet, language)) if outlet else None
    return lexicon(language).week_starts.get(country, 0) if country else None


@lru_cache
def _outlets(language: str) -> dict[str, str]:
    """The countries of the world's media by their names; none for names that several bear."""
    found: dict[str, str] = {}
    for body in world().organisations:
        if body.kind == "media" and body.country:
            for name in (body.name_en, body.name_ar, *body.names_ar):
                key = _key(name.lstrip("!"), language)
                found[key] = body.country if found.get(key, body.country) == body.country else ""
    return found


def _key(name: str, language: str) -> str:
    """A name's letters and digits, in small letters."""
    return "".join(c for c in normalise(name, language).casefold() if c.isalnum())
