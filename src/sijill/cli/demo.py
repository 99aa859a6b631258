"""sijill demo: the whole way, on the example articles that come with Sijill."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from sijill.cli.build import bar, tell
from sijill.errors import SijillError

_PAIR = ("ETH", "EGY")


def _articles() -> Path:
    """The folder of the example articles: in the installed package, or in a checkout."""
    package = Path(str(resources.files("sijill")))
    for folder in (package / "demo" / "articles", package.parents[1] / "examples" / "articles"):
        if folder.is_dir():
            return folder
    raise SijillError("the example articles are missing", str(package), "install sijill again")


@click.command()
@click.option("--output", default="demo-output", show_default=True, type=click.Path(file_okay=False))
def demo(output: str) -> int:
    """Build the example articles, print the timeline of their relation and write its dossier."""
    from sijill import run
    from sijill.cli.output import timeline_text
    from sijill.report.dossier import write
    from sijill.settings import Settings
    from sijill.store.store import Store

    articles, folder = _articles(), Path(output)
    _make(folder)
    place = folder / "demo.db"
    with bar() as progress:
        result = run.build([str(articles)], Settings(store=str(place)), progress)
    tell(result, str(place))
    dossier = folder / f"{_PAIR[0]}-{_PAIR[1]}.html"
    with Store.open(place) as store:
        click.echo(f"\nThe relation of {_PAIR[0]} and {_PAIR[1]}:\n")
        for event in store.events(_PAIR):
            click.echo(timeline_text(event))
        write(store, *_PAIR, dossier)
    click.echo(f"\ndossier:  {dossier.absolute()}  (open it in a browser)")
    click.echo(f"more:     sijill events --store {place}")
    click.echo(f"          sijill serve --store {place}")
    return 1 if result.rejected else 0


def _make(folder: Path) -> None:
    """The folder, without the store of an earlier demo."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for ending in ("", "-wal", "-shm"):
            (folder / f"demo.db{ending}").unlink(missing_ok=True)
    except OSError as error:
        raise SijillError(f"cannot be written: {error.strerror}", str(folder), "name another with --output") from None
