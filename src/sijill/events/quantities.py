"""Numbers told with an event: how many of what."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sijill.events.line import Hit, Line
from sijill.knowledge.letters import normalise
from sijill.knowledge.loading import language_folder, load_yaml
from sijill.records import Quantity


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    multipliers: dict[str, float]
    not_units: list[str]


@lru_cache
def _words(language: str) -> _Words:
    data = load_yaml(language_folder(language) / "quantities.yaml", _Words)
    fold = {normalise(k, language): v for k, v in data.multipliers.items()}
    return _Words(multipliers=fold, not_units=[normalise(x, language) for x in data.not_units])


def quantities(line: Line, hit: Hit, language: str) -> tuple[Quantity, ...]:
    """Quantities in figures that stand in the trigger's clause; years and days of dates are none."""
    words = _words(language)
    found: list[Quantity] = []
    i, right = line.left_bound(hit.first), line.right_bound(hit.last)
    while i < right:
        token = line.tokens[i]
        value = _number(token.norm) if token.kind == "number" else None
        if value is None:
            i += 1
            continue
        end = i + 1
        while end < right and line.tokens[end].norm in words.multipliers:
            value *= words.multipliers[line.tokens[end].norm]
            end += 1
        if end < right and line.tokens[end].kind == "word" and line.tokens[end].norm not in words.not_units and end not in line.preps:
            text = line.text(i, end + 1)
            found.append(Quantity(value=value, unit=line.tokens[end].text, text=text))
        i = end
    return tuple(found)


def _number(norm: str) -> float | None:
    try:
        return float(norm.replace(chr(0x066C), "").replace(",", "").replace(chr(0x066B), "."))
    except ValueError:
        return None
