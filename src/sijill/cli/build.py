"""sijill build."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from sijill.cli.options import json_option, store_option

if TYPE_CHECKING:
    from sijill.run import BuildResult


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@store_option
@click.option("--processes", type=click.IntRange(min=0), help="Worker processes; 0 is one for each core. [default: 0]")
@json_option
def build(inputs: tuple[str, ...], store: str | None, processes: int | None, as_json: bool) -> int:
    """Read articles into a store, taking only what is new or changed.

    An INPUT is a file (.txt, .json, .jsonl, .jsonl.gz, .html), a folder, or - for JSON Lines on standard input.
    """
    from sijill import run
    from sijill.settings import load

    settings = load({"store": store, "processes": processes})
    with bar() as progress:
        result = run.build(inputs, settings, progress)
    tell(result, settings.store, as_json)
    return 1 if result.rejected else 0


def tell(result: BuildResult, place: str, as_json: bool = False) -> None:
    """The summary of a build; each rejected input is one line on standard error."""
    from sijill.cli.output import write_json

    for item in result.rejected:
        remedy = f" ({item.remedy})" if item.remedy else ""
        click.echo(f"sijill: rejected: {item.name}: {item.reason}{remedy}", err=True)
    counts = result.counts
    if as_json:
        numbers = {"new": result.new, "unchanged": result.unchanged, "rejected": len(result.rejected)}
        write_json([{**numbers, "documents": counts["documents"], "events": counts["events"]}])
        return
    click.echo(f"documents: {result.new} new, {result.unchanged} unchanged, {len(result.rejected)} rejected")
    shown = place if "://" not in place else "the store"
    click.echo(f"{shown}: {counts['documents']} documents, {counts['events']} events")


@contextmanager
def bar() -> Iterator[Callable[[str, int], None]]:
    """A bar that shows how far a build is, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda step, done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed} documents"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("reading", total=None)
        yield lambda step, done: shown.update(task, description=step, completed=done)
