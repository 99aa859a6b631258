"""sijill export, report and serve."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sijill.cli.options import country_codes, store_option, store_place
from sijill.cli.query import opened
from sijill.errors import UsageError

_EXPORTS = ("events", "claims", "quotes", "statements", "agreements", "documents")


@click.command()
@click.argument("what", type=click.Choice(_EXPORTS))
@store_option
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="A file instead of standard output.")
def export(what: str, store: str | None, form: str, output: str | None) -> None:
    """Write all of a kind, one a line, in a stable order."""
    from sijill.export.export import write

    with opened(store) as asked:
        lines = write(asked, what, form)
        if output is None:
            sys.stdout.flush()
            sys.stdout.buffer.writelines(lines)
            sys.stdout.buffer.flush()
            return
        try:
            with Path(output).open("wb") as file:
                file.writelines(lines)
        except OSError as error:
            raise UsageError(f"cannot be written: {error.strerror}", output, "name another file") from None


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="The file. [default: A-B.html]")
@store_option
def report(first: str, second: str, output: str | None, store: str | None) -> None:
    """Write the dossier of two countries as one HTML page."""
    from sijill.report.dossier import write

    codes = country_codes((first, second))
    path = Path(output or f"{codes[0]}-{codes[1]}.html")
    with opened(store) as asked:
        try:
            write(asked, codes[0], codes[1], path)
        except OSError as error:
            raise UsageError(f"cannot be written: {error.strerror}", str(path), "name another file with -o") from None
    click.echo(f"dossier: {path}")


@click.command()
@store_option
@click.option("--host", help="The address to listen on. [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="The port. [default: 8765]")
def serve(store: str | None, host: str | None, port: int | None) -> None:
    """Show the store in a browser: timelines, events with their evidence, search."""
    from sijill.settings import load

    settings = load({"store": store, "host": host, "port": port})
    with opened(store_place(store)) as asked:
        import uvicorn

        from sijill.web.app import create

        click.echo(f"sijill: http://{settings.host}:{settings.port}/ (ctrl-C ends it)")
        uvicorn.run(create(asked), host=settings.host, port=settings.port, log_level="warning")
