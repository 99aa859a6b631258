"""On which day the weeks of an outlet's country start."""

from __future__ import annotations

from sijill.knowledge.dates import lexicon
from sijill.knowledge.outlets import outlet_country


def week_start(outlet: str | None, language: str, url: str | None = None) -> int | None:
    """The day (0 Monday) on which the week of an outlet's country starts, by its name or else by its web address; None
    where neither is known."""
    country = outlet_country(outlet, language, url)
    return lexicon(language).week_starts.get(country, 0) if country else None
