"""Options and arguments that several commands take."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from sijill.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

store_option: Callable[[F], F] = click.option(
    "--store", metavar="FILE", help="The store: a file, or postgresql+psycopg://user@host/name. [default: sijill.db]"
)
json_option: Callable[[F], F] = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


def store_place(given: str | None) -> str:
    """The store that is meant: given, or set in sijill.toml or the environment."""
    from sijill.settings import load

    return load({"store": given}).store


def country_codes(names: tuple[str, ...]) -> list[str]:
    """Codes of one or two countries given as codes or names; UsageError names the nearest ones."""
    from sijill.knowledge.world import country_code

    if len(names) > 2:
        raise UsageError(
            f"{len(names)} countries given, at most two can be", remedy="put a name of two words in quotes"
        )
    return [country_code(name) for name in names]


def first_day(text: str | None) -> str | None:
    """The first day of a year, month or day."""
    return _day(text, first=True)


def last_day(text: str | None) -> str | None:
    """The last day of a year, month or day."""
    return _day(text, first=False)


def _day(text: str | None, first: bool) -> str | None:
    if text is None:
        return None
    match = _DAY.fullmatch(text)
    year, month, day = (int(part) if part else 0 for part in match.groups()) if match else (0, 0, 0)
    month = month or (0 if match is None or match[2] else (1 if first else 12))
    if not year or not 1 <= month <= 12:
        raise _no_day(text)
    last = calendar.monthrange(year, month)[1]
    day = day or (0 if match is not None and match[3] else (1 if first else last))
    if not 1 <= day <= last:
        raise _no_day(text)
    return f"{year:04}-{month:02}-{day:02}"


def _no_day(text: str) -> UsageError:
    return UsageError(f"{text!r} is no date", remedy="write a year, month or day: 2019, 2019-04 or 2019-04-25")
