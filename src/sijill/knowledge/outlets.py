"""The country of an outlet, by its name or its web address."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import ROOT, load_tsv
from sijill.knowledge.world import world


class Domain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of world/domains.tsv: the end of a web address, and the country of the outlets under it."""

    domain: str
    country: str
    source: str = ""


def outlet_country(outlet: str | None, language: str, url: str | None = None) -> str:
    """The country of an outlet, by its name or else by its web address; "" where neither is known."""
    return _country(outlet or "", language) or _of_host(_host(url or ""))


def _country(outlet: str, language: str) -> str:
    """The country of an outlet given by its name, its domain, or the first part of its domain."""
    return _outlets(language).get(_key(outlet, language)) or _of_host(outlet.casefold().strip()) or _labels(language).get(_key(outlet, language), "")


def _host(url: str) -> str:
    """The host of a web address, of whatever kind the address is."""
    return url.partition("//")[2].partition("/")[0].partition(":")[0].casefold()


def _of_host(host: str) -> str:
    """The country of a host by the longest end of it that the table knows."""
    parts = host.split(".")
    ends = (".".join(parts[i:]) for i in range(len(parts))) if len(parts) > 1 else ()
    return next((country for end in ends if (country := _domains().get(end))), "")


@lru_cache
def _domains() -> dict[str, str]:
    return {row.domain: row.country for row in load_tsv(ROOT / "world" / "domains.tsv", Domain)}


@lru_cache
def _labels(language: str) -> dict[str, str]:
    """The countries of outlets by the first part of their domain; none for one that several have."""
    found: dict[str, str] = {}
    for domain, country in _domains().items():
        if "." in domain:
            key = _key(domain.split(".")[0], language)
            found[key] = country if found.get(key, country) == country else ""
    return found


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
