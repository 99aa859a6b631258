"""sijill events, timeline and search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from sijill.cli.options import country_codes, first_day, json_option, last_day, store_option, store_place
from sijill.records import Status

if TYPE_CHECKING:
    from sijill.store.store import Store

F = TypeVar("F", bound=Callable[..., Any])
_CATEGORIES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


def _choosing(command: F) -> F:
    """The options by which events are chosen."""
    options = (
        click.option("--since", metavar="DATE", help="Not before this year, month or day."),
        click.option("--until", metavar="DATE", help="Not after this year, month or day."),
        click.option("--type", "types", multiple=True, type=click.Choice(_CATEGORIES, case_sensitive=False)),
        click.option("--status", multiple=True, type=click.Choice(get_args(Status), case_sensitive=False)),
        click.option("--limit", type=click.IntRange(min=1), help="At most so many."),
        json_option,
        store_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@contextmanager
def opened(place: str | None) -> Iterator[Store]:
    """The store to ask; says so when its last build was not finished."""
    from sijill.store.judging import pending
    from sijill.store.store import Store

    with Store.open(store_place(place)) as store:
        if number := pending(store):
            click.echo(f"sijill: judgements not applied yet: {number} (apply them: sijill judge apply)", err=True)
        elif not store.corpus_is_current():
            click.echo("sijill: the last build was stopped: events may be missing, build again to finish it", err=True)
        yield store


def _show(places: tuple[str, ...], text: str, **asked: Any) -> None:
    """Print the events asked for; `text` names the function of output.py that writes one as text."""
    from sijill.cli import output
    from sijill.export.export import event_line

    codes = country_codes(places)
    since, until = first_day(asked["since"]), last_day(asked["until"])
    with opened(asked["store"]) as store:
        found = store.events(codes, since, until, asked["types"], asked["status"], asked["limit"])
        if asked["as_json"]:
            output.write_json(map(event_line, found))
            return
        nothing = True
        for event in found:
            nothing = False
            click.echo(getattr(output, text)(event))
        if nothing:
            click.echo("no such event in the store", err=True)


@click.command()
@click.argument("countries", nargs=-1, metavar="[A [B]]")
@_choosing
def events(countries: tuple[str, ...], **asked: Any) -> None:
    """List events, of one country or between two.

    Countries are codes (RUS) or names in Arabic or English.
    """
    _show(countries, "event_text", **asked)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@_choosing
def timeline(first: str, second: str, **asked: Any) -> None:
    """The relation of two countries by date: what happened, who says so, and the sentence."""
    _show((first, second), "timeline_text", **asked)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many.")
@json_option
@store_option
def search(words: tuple[str, ...], limit: int, as_json: bool, store: str | None) -> None:
    """Find sentences with all the words, whatever is written together with them."""
    from sijill.cli import output

    with opened(store) as asked:
        hits = asked.search(" ".join(words), limit)
    if as_json:
        output.write_json(hits)
        return
    for hit in hits:
        parts = (hit.published or "undated", output.isolated(hit.document), output.isolated(" ".join(hit.text.split())))
        click.echo("  ".join(parts))
    if not hits:
        click.echo("no such sentence in the store", err=True)
