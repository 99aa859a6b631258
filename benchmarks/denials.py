"""Denials and confirmations linked to the claims that they answer, within an article and across articles.

    python benchmarks/denials.py [FOLDER ...] [--check] [--misses]

A FOLDER holds claims.tsv and the articles (documents/ or articles.jsonl); without one, the reference set in $SIJILL_BENCH
("../shared" beside the checkout unless set) and the project's own sets in benchmarks/denials are measured. Each is built and
its claims are exported. A row counts as linked when a claim whose evidence holds `anchor_denial` names in `denies` (or
`confirms`, where the row's `stance` says so) a claim whose evidence holds `anchor_claim`, and both speakers have the codes of
the row. Columns beyond those of the reference set: `seed_denial`, the article of the denial where it is another one; `stance`;
`scope`; `must`, 0 for what may be linked and need not be. A link that no row has is a false one. --check fails below
benchmarks/floors.toml, --misses prints what was missed and what is false.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
OWN = HERE / "denials"
Claim = dict[str, Any]
Row = dict[str, str]
Link = tuple[Claim, Claim]


class Figures(NamedTuple):
    """Of a set: pairs that must be linked and those linked, within and across articles; scopes; links made and false ones."""

    within: tuple[int, int]
    across: tuple[int, int]
    scopes: tuple[int, int]
    links: int
    false: int


def folders() -> dict[str, Path]:
    """The sets that are measured, by name."""
    named = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    if named:
        return {path.name: path for path in named}
    from accuracy import BENCH

    found = {"reference": BENCH / "gold"} if (BENCH / "gold" / "claims.tsv").is_file() else {}
    return found | {path.name: path for path in sorted(OWN.iterdir())}


def exported(folder: Path) -> list[Claim]:
    """The claims of a set's articles, as the program exports them."""
    articles = folder / "documents" if (folder / "documents").is_dir() else folder / "articles.jsonl"
    with tempfile.TemporaryDirectory() as place:
        store, lines = f"{place}/a.db", Path(place) / "claims.jsonl"
        for words in (["build", str(articles), "--store", store], ["export", "claims", "--store", store, "-o", str(lines)]):
            done = subprocess.run([sys.executable, "-m", "sijill.cli.main", *words], capture_output=True, text=True)
            if done.returncode:
                sys.exit(f"sijill {words[0]} failed: {done.stderr.strip()}")
        return [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]


def links_of(claims: list[Claim], stance: str) -> Iterator[Link]:
    """Each answer of a stance with each claim that it answers."""
    by_id = {claim["id"]: claim for claim in claims}
    for claim in claims:
        for answered in claim[stance]:
            yield claim, by_id[answered]


def holds(claim: Claim, document: str, anchor: str, codes: str) -> bool:
    """Whether a claim stands in a sentence with the anchor and is spoken by one of the codes."""
    evidence = claim["evidence"]
    return evidence["document"] == document and anchor in evidence["text"] and claim["speaker"]["code"] in codes.split("|")


def fits(link: Link, row: Row) -> bool:
    """Whether a link is that of a row."""
    answer, claim = link
    second = row.get("seed_denial") or row["seed"]
    return holds(answer, second, row["anchor_denial"], row["who_denies"]) and holds(claim, row["seed"], row["anchor_claim"], row["who_claims"])


def measure(folder: Path, misses: bool) -> Figures:
    """Build a set and compare its links with its rows."""
    with (folder / "claims.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    claims = exported(folder)
    links = {stance: list(links_of(claims, stance)) for stance in ("denies", "confirms")}
    counts: dict[str, list[bool]] = {"within": [], "across": [], "scopes": []}
    for row in rows:
        found = [link for link in links[row.get("stance") or "denies"] if fits(link, row)]
        if row.get("must") == "0":
            continue
        counts["across" if row.get("seed_denial") else "within"].append(bool(found))
        if found and row.get("scope"):
            counts["scopes"].append(any(answer["scope"] in row["scope"].split("|") for answer, _ in found))
        if misses and not (found and (not row.get("scope") or counts["scopes"][-1])):
            told = f"scope {found[0][0]['scope']} for {row['scope']}" if found else "missed"
            print(f"  {told}: {row['seed']} {row['anchor_denial']} > {row['anchor_claim']}")
    false = [(stance, *link) for stance, all_links in links.items() for link in all_links if not _listed(link, stance, rows)]
    for stance, answer, claim in false if misses else ():
        ends = " > ".join(f"{c['speaker']['code']} {c['evidence']['document']} {c['evidence']['text'].strip()}" for c in (answer, claim))
        print(f"  false: {stance} {ends}")
    return Figures(*((sum(c), len(c)) for c in counts.values()), links=sum(map(len, links.values())), false=len(false))  # type: ignore[misc]


def _listed(link: Link, stance: str, rows: list[Row]) -> bool:
    return any((row.get("stance") or "denies") == stance and fits(link, row) for row in rows)


def main() -> int:
    """Print the figures; 1 when --check is asked for and one misses its floor."""
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")) if "--check" in sys.argv else {}
    short = 0
    for name, folder in folders().items():
        found = measure(folder, "--misses" in sys.argv)
        linked, pairs = found.within[0] + found.across[0], found.within[1] + found.across[1]
        print(
            f"{name:12} linked {linked} of {pairs}: within an article {found.within[0]} of {found.within[1]}, "
            f"across articles {found.across[0]} of {found.across[1]}; right scope {found.scopes[0]} of {found.scopes[1]}; "
            f"false {found.false} of {found.links} links"
        )
        floor = floors.get(f"denials-{name}", {})
        if floor and (linked / pairs < floor["linked"] or found.false > floor["false"]):
            print(f"below the floor: {name}", file=sys.stderr)
            short = 1
    return short


if __name__ == "__main__":
    sys.exit(main())
