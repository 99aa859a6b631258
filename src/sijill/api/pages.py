"""Templates of all faces: one environment, everything escaped, with the words of a language."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sijill import __version__
from sijill.api.parties import code_name, party, party_name
from sijill.api.shown import direction, in_path, isolated, shown, web_address
from sijill.api.when import when
from sijill.api.words import words
from sijill.relations.series import ENOUGH_EVENTS, ENOUGH_OUTLETS

STATIC = Path(__file__).parent / "static"
_SHARED = Path(__file__).parent / "templates"


@lru_cache
def environment(folder: Path) -> Environment:
    """Templates of a face's folder, and those that all share."""
    made = Environment(
        loader=FileSystemLoader([folder, _SHARED]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(shown=shown, isolated=isolated, direction=direction, web_address=web_address, in_path=in_path)
    made.globals.update(version=__version__, enough_events=ENOUGH_EVENTS, enough_outlets=ENOUGH_OUTLETS)
    return made


def render(folder: Path, template: str, language: str, **values: Any) -> str:
    """A template of `folder` filled in, in a language that has words."""
    spoken = words(language)
    said = {
        "words": spoken,
        "say": spoken.say,
        "count": spoken.count,
        "when": lambda edtf: when(edtf, spoken),
        "party": lambda actor: party(actor, spoken),
        "party_name": lambda actor: party_name(actor, spoken),
        "name": lambda code: isolated(code_name(code, spoken)),
    }
    return environment(folder).get_template(template).render(**said, **values)


@lru_cache
def stylesheet() -> Markup:
    """The style of all faces, for a page that must hold it itself."""
    return Markup((STATIC / "sijill.css").read_text(encoding="utf-8"))
