"""The `sijill` command: its parts, and what a user sees when something goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any

import click

from sijill import __version__
from sijill.cli.build import build
from sijill.cli.check import check
from sijill.cli.demo import demo
from sijill.cli.explain import explain
from sijill.cli.faces import export, report, serve
from sijill.cli.judge import judge
from sijill.cli.ledger import claims, disputes, sources, trace
from sijill.cli.query import events, search, timeline
from sijill.cli.world import world
from sijill.errors import SijillError, UsageError

DONE, REJECTED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def _show_traces(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        sys.excepthook = sys.__excepthook__


class _Commands(click.Group):
    """The commands; whoever read their output may stop reading at any time (`| head`)."""

    def invoke(self, context: click.Context) -> Any:
        try:
            result = super().invoke(context)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            # Leave quietly, without the interpreter's last attempt to write.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sijill")
@click.option("--debug", is_flag=True, expose_value=False, callback=_show_traces, help="Show the trace of a failure.")
def cli() -> None:
    """A register of the relations between states, read from Arabic news articles.

    \b
    sijill build articles/ --store relations.db
    sijill timeline RUS PRK --store relations.db
    """


_COMMANDS: tuple[click.Command, ...] = (
    build, events, timeline, search, claims, disputes, sources, trace, judge, report, serve, export, explain, check,
    world, demo,
)  # fmt: skip
for command in _COMMANDS:
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code: 0 done, 1 something was rejected, 2 wrong use."""
    sys.excepthook = _tell_failure
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = cli.main(args=arguments, prog_name="sijill", standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return WRONG_USE if isinstance(error, click.UsageError) else REJECTED
    except (KeyboardInterrupt, click.Abort):
        click.echo("sijill: stopped; what was written is kept, build again to go on", err=True)
        return INTERRUPTED
    except SijillError as error:
        click.echo(f"sijill: {error}", err=True)
        return WRONG_USE if isinstance(error, UsageError) else REJECTED


def _tell_failure(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """One line for a failure that nobody foresaw."""
    what = " ".join(f"{kind.__name__}: {error}".split())
    line = f"sijill: failed: {what} (a fault of sijill: run again as `sijill --debug ...` and report the trace)"
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
