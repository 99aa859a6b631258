"""sijill check."""

from __future__ import annotations

from collections import Counter

import click

from sijill.cli.options import json_option


@click.command()
@click.argument("language", default="ar", metavar="LANGUAGE")
@json_option
def check(language: str, as_json: bool) -> int:
    """Run the cases of a language: each rule has an example for it and one against it.

    A case marked as a gap is one that cannot pass yet; when it passes, its mark has to go.
    """
    from sijill.check import run, run_by_own_tests
    from sijill.cli.output import write_json

    counts: dict[str, Counter[str]] = {}
    failed = 0
    for result in run(language):
        kind = ("gap" if not result.passed else "closed") if result.gap else ("passed" if result.passed else "failed")
        counts.setdefault(result.file, Counter())[kind] += 1
        failed += kind in ("failed", "closed")
        message = result.message if kind == "failed" else "passes now: take its gap mark away"
        if as_json:
            found = {"file": result.file, "id": result.id, "kind": result.kind, "result": kind}
            write_json([{**found, "message": message if kind in ("failed", "closed") else ""}])
        elif kind in ("failed", "closed"):
            click.echo(f"{result.file}: {result.id}: {message}")
    if not as_json:
        for file, count in (*counts.items(), ("all", sum(counts.values(), Counter()))):
            click.echo(
                f"{file}: {count['passed']} passed, {count['failed'] + count['closed']} failed, {count['gap']} gaps"
            )
        for file in run_by_own_tests(language):
            click.echo(f"{file}: run by ./test")
    return 1 if failed else 0
