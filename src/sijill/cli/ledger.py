"""sijill claims, disputes, sources and trace: who says what, who denies it, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, TypeVar

import click
import msgspec

from sijill.cli.options import country_codes, first_day, json_option, last_day, store_option
from sijill.cli.query import opened

F = TypeVar("F", bound=Callable[..., Any])

_since = click.option("--since", metavar="DATE", help="Not before this year, month or day.")
_until = click.option("--until", metavar="DATE", help="Not after this year, month or day.")
_limit = click.option("--limit", type=click.IntRange(min=1), help="At most so many.")


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="[B]", required=False)
@_since
@_until
@click.option("--answered", is_flag=True, help="Only what somebody denies or confirms.")
@_limit
@json_option
@store_option
def claims(first: str, second: str | None, **asked: Any) -> None:
    """Who claims what of two countries (or of one), and who denies or confirms it.

    Dates are those of the reports.
    """
    from sijill.api.ledger import ledger
    from sijill.cli.said import claim_text

    codes, days = _asked(first, second, asked)
    with opened(asked["store"]) as store:
        found = ledger(store, codes, *days, asked["answered"])
        _show(found, claim_text, "no such claim in the store", asked)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="[B]", required=False)
@_since
@_until
@_limit
@json_option
@store_option
def disputes(first: str, second: str | None, **asked: Any) -> None:
    """What reports of one event differ on, side by side, with who says which."""
    from sijill.api.differences import differences
    from sijill.cli.said import difference_text

    codes, days = _asked(first, second, asked)
    with opened(asked["store"]) as store:
        _show(differences(store, codes, *days), difference_text, "no such dispute in the store", asked)


@click.command()
@click.argument("countries", nargs=-1, metavar="[A [B]]")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many of each.")
@json_option
@store_option
def sources(countries: tuple[str, ...], limit: int, as_json: bool, store: str | None) -> None:
    """Which outlets report, how much of it is not detected as copied, and who is quoted most."""
    from sijill.api import sources as api
    from sijill.cli import output
    from sijill.cli.said import sources_text

    codes = country_codes(countries)
    with opened(store) as asked:
        found = api.sources(asked, codes)
    if as_json:
        output.write_json({"kind": "outlet"} | _plain(one) for one in found.outlets[:limit])
        output.write_json({"kind": "speaker"} | _plain(one) for one in found.speakers[:limit])
    elif found.outlets:
        click.echo(sources_text(found, limit))
    else:
        click.echo("no such source in the store", err=True)


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="CLAIM")
@_limit
@json_option
@store_option
def trace(words: tuple[str, ...], limit: int | None, as_json: bool, store: str | None) -> None:
    """Find the earliest report of a claim, the later ones, and every answer to it."""
    from sijill.api import trace as api
    from sijill.cli import output
    from sijill.cli.said import trace_text

    with opened(store) as asked:
        found = api.trace(asked, " ".join(words))
    if as_json:
        output.write_json({"kind": "report"} | _plain(one) for one in found.reports[:limit])
        output.write_json({"kind": "answer"} | _plain(one) for one in found.answers)
    elif found.reports or found.answers:
        click.echo(trace_text(found, limit))
    else:
        click.echo("no report of it in the store", err=True)


def _asked(first: str, second: str | None, asked: dict[str, Any]) -> tuple[list[str], tuple[str | None, str | None]]:
    """The codes and the days that are asked for."""
    codes = country_codes((first, second) if second else (first,))
    return codes, (first_day(asked["since"]), last_day(asked["until"]))


def _show(found: Iterable[Any], text: Callable[[Any], str], nothing: str, asked: dict[str, Any]) -> None:
    from sijill.cli import output

    some = islice(found, asked["limit"])
    if asked["as_json"]:
        output.write_json(some)
        return
    shown = 0
    for shown, one in enumerate(some, 1):  # noqa: B007 (its last value tells whether there was any)
        click.echo(text(one))
    if not shown:
        click.echo(nothing, err=True)


def _plain(one: msgspec.Struct) -> dict[str, Any]:
    return dict(msgspec.to_builtins(one))
