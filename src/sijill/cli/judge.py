"""sijill judge: what a person decided about events and speakers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sijill.cli.options import json_option, store_option, store_place
from sijill.errors import InputError, SijillError, UsageError

if TYPE_CHECKING:
    from sijill.records import Judgement
    from sijill.store.store import Store

F = TypeVar("F", bound=Callable[..., Any])


def _deciding(command: F) -> F:
    """The options of a decision: who, why, and whether it is applied at once."""
    options = (
        click.option("--by", help="Who judges. [default: the setting `reviewer`, else your user name]"),
        click.option("--why", default="", help="The reason, for those who read it later."),
        click.option("--later", is_flag=True, help="Only note it: the next `judge apply` or build applies it."),
        json_option,
        store_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group()
def judge() -> None:
    """Correct the register: what is the same event, what is not, what is wrong, who speaks.

    Judgements are kept in the store, hold over new builds, and can be undone. An EVENT is an id that `sijill events`
    prints, or the id of one of its reports that `sijill judge show` prints.
    """


@judge.command()
@click.argument("first", metavar="EVENT")
@click.argument("second", metavar="EVENT")
@_deciding
def same(first: str, second: str, **asked: Any) -> None:
    """Make two events one."""
    _decide(asked, lambda store, who: store.judge("same", first, second, **who))


@judge.command()
@click.argument("first", metavar="EVENT")
@click.argument("second", metavar="EVENT")
@_deciding
def apart(first: str, second: str, **asked: Any) -> None:
    """Keep two events apart; with the id of a report, take that out of its event."""
    _decide(asked, lambda store, who: store.judge("apart", first, second, **who))


@judge.command()
@click.argument("event", metavar="EVENT")
@_deciding
def wrong(event: str, **asked: Any) -> None:
    """Leave out an event that is wrong, or one wrong report of it."""
    _decide(asked, lambda store, who: store.judge("wrong", event, **who))


@judge.command()
@click.argument("claim", metavar="CLAIM")
@click.argument("who", metavar="PERSON-OR-CODE")
@_deciding
def speaker(claim: str, who: str, **asked: Any) -> None:
    """Say who speaks in a claim: a person by name or id, or a country."""
    from sijill.api.speakers import named_speaker

    meant = named_speaker(who)
    _decide(asked, lambda store, by: store.judge_speaker(claim, meant, **by))


@judge.command()
@click.argument("judgement", metavar="ID")
@_deciding
def undo(judgement: str, **asked: Any) -> None:
    """Undo a judgement. Both stay in the store."""
    _decide(asked, lambda store, who: store.undo(judgement, **who))


@judge.command("list")
@click.option("--all", "everything", is_flag=True, help="Those that were undone too.")
@json_option
@store_option
def list_(everything: bool, as_json: bool, store: str | None) -> None:
    """List the judgements, oldest first, and whether they hold or wait for reports that are not in the store."""
    from sijill.cli import output
    from sijill.cli.judgements import standing_text
    from sijill.store.judging import standing

    with _opened(store) as asked:
        found = [one for one in standing(asked) if everything or one.state != "undone"]
    if as_json:
        output.write_json(found)
        return
    for one in found:
        click.echo(standing_text(one))
    if not found:
        click.echo("no judgement in the store", err=True)


@judge.command()
@click.argument("event", metavar="EVENT")
@json_option
@store_option
def show(event: str, as_json: bool, store: str | None) -> None:
    """Show an event with its reports and claims, and the ids of all of them."""
    from sijill.api.reported import reported
    from sijill.cli import output
    from sijill.cli.judgements import reported_text

    with _opened(store) as asked:
        found = reported(asked, event)
    if as_json:
        output.write_json([found])
    else:
        click.echo(reported_text(found))


@judge.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="A file instead of standard output.")
@store_option
def export(output: str | None, store: str | None) -> None:
    """Write all judgements, undone ones too, one JSON object a line."""
    from sijill.cli.output import write_json

    with _opened(store) as asked:
        found = asked.judged()
    if output is None:
        write_json(found)
        return
    import msgspec

    try:
        Path(output).write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in found))
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", output, "name another file with -o") from None
    click.echo(f"{len(found)} judgements: {output}")


@judge.command("import")
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--later", is_flag=True, help="Only note them: the next `judge apply` or build applies them.")
@store_option
def import_(file: str, later: bool, store: str | None) -> int:
    """Take in judgements that `judge export` wrote; those that are here already are left out."""
    from sijill.api.judged import read_judgements

    judgements, faults = read_judgements(Path(file))
    with _opened(store) as asked:
        new, refused = asked.take_judgements(judgements)
        _apply(asked, later or not new)
    for one, error in refused:
        faults.append(InputError(error.what, f"{file}: judgement {one.id}", error.remedy))
    for fault in faults:
        click.echo(f"sijill: rejected: {fault}", err=True)
    click.echo(f"judgements: {new} new, {len(judgements) - new - len(refused)} known, {len(faults)} rejected")
    return 1 if faults else 0


@judge.command()
@store_option
def apply(store: str | None) -> None:
    """Apply the judgements that were noted with --later."""
    with _opened(store) as asked:
        if asked.corpus_is_current():
            click.echo("all judgements are applied")
        else:
            _apply(asked, later=False)


@contextmanager
def _opened(place: str | None) -> Iterator[Store]:
    from sijill.store.store import Store

    with Store.open(store_place(place)) as store:
        yield store


def _decide(asked: dict[str, Any], make: Callable[[Store, dict[str, str]], Judgement]) -> None:
    """Write the judgement and apply it."""
    from sijill.cli.judgements import judgement_text
    from sijill.cli.output import write_json

    who = {"by": asked["by"] or _reviewer(), "why": asked["why"]}
    with _opened(asked["store"]) as store:
        made = make(store, who)
        if asked["as_json"]:
            write_json([made])
        else:
            click.echo(judgement_text(made))
        _apply(store, asked["later"])


def _apply(store: Store, later: bool) -> None:
    """Run the corpus stages, unless that is for later or there is nothing to do."""
    if store.corpus_is_current():
        return
    if later:
        click.echo("sijill: noted; to apply it: sijill judge apply", err=True)
        return
    from sijill import run

    run.relate(store)


def _reviewer() -> str:
    """Who judges: the setting, else the name of the user."""
    import getpass

    from sijill.settings import load

    try:
        return load().reviewer or getpass.getuser()
    except (KeyError, OSError):
        raise SijillError("nobody is known to judge", remedy="say who: --by NAME, or set SIJILL_REVIEWER") from None
