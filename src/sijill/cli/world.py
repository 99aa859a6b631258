"""sijill world."""

from __future__ import annotations

import click

from sijill.cli.options import json_option


@click.group()
def world() -> None:
    """The tables of states, places, bodies, offices and persons."""


@world.command("check")
@json_option
def check_tables(as_json: bool) -> int:
    """Prove the tables: codes, ids, names of two rows with no rule to choose, terms that overlap, adjectives.

    What it finds is printed with file and line; exit code 1 when there is anything.
    """
    from sijill.cli.output import write_json
    from sijill.entities.check import check_world

    findings = check_world()
    for finding in findings:
        if as_json:
            write_json([finding._asdict()])
        else:
            click.echo(f"{finding.file}:{finding.line}: {finding.message}")
    if not as_json:
        click.echo(f"{len(findings)} findings" if findings else "the tables are in order")
    return 1 if findings else 0
