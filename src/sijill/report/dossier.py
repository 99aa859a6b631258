"""The dossier of a relation: one HTML file that needs no network, with the evidence of every line."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import msgspec

from sijill.api.charts import by_category, over_time
from sijill.api.pages import render, stylesheet
from sijill.api.told import grouped, tell
from sijill.api.when import years
from sijill.api.words import DEFAULT, Words, words
from sijill.knowledge.predicates import codebook
from sijill.records import Document, Event
from sijill.report.sections import claims_of_events, documents_of, names_of_agreements, statements_by_kind
from sijill.store.store import Store

_TEMPLATES = Path(__file__).parent / "templates"
_SOVIET = "RUS"


class Rests(msgspec.Struct, frozen=True):
    """What a dossier rests on. `span` holds the first and last year."""

    documents: int
    outlets: int
    reports: int
    events: int
    span: tuple[str, str] | None


class Links:
    """Where things stand in a dossier: events in the file itself, documents outside of it."""

    pages = False

    def event(self, name: str) -> str:
        """The place of an event in the file."""
        return f"#event-{quote(name, safe='', errors='replace')}"

    def document(self, name: str, start: int, end: int) -> None:
        """Documents are not in the file."""


def write(store: Store, first: str, second: str, path: Path, language: str = DEFAULT) -> None:
    """Write the dossier of two parties, given by their codes, to a file."""
    with store.snapshot() as now:
        page = dossier(now, first, second, language)
    path.write_text(page, encoding="utf-8", newline="\n")


def dossier(store: Store, first: str, second: str, language: str = DEFAULT) -> str:
    """The dossier of two parties as HTML."""
    spoken, codes = words(language), (first, second)
    events = list(store.events(codes))
    agreements, statements = store.agreements(codes), store.statements_about(codes)
    claims = store.claims_about([event.id for event in events])
    documents = documents_of(store, events, agreements, claims, statements)
    points = store.relation_points(first, second)
    told = tell(store, events, spoken, documents)
    return render(
        _TEMPLATES,
        "dossier.html",
        language,
        style=stylesheet(),
        links=Links(),
        first=first,
        second=second,
        rests=_rests(events, documents, spoken),
        groups=grouped(told, spoken),
        agreements=agreements,
        agreement_names=names_of_agreements(store),
        claims=claims_of_events(claims, told, documents, spoken),
        statements=statements_by_kind(statements, documents),
        points=points,
        chart=over_time(points, spoken.direction == "rtl", _SOVIET in codes),
        shares=by_category(events),
        quads={name: category.quad for name, category in codebook().categories.items()},
    )


def _rests(events: list[Event], documents: dict[str, Document], spoken: Words) -> Rests:
    reports = [report for event in events for report in event.evidence]
    known = [day[:4] for event in events for day in (event.date, event.enddate) if event.date and day]
    return Rests(
        documents=len({report.document for report in reports}),
        outlets=len({report.source for report in reports if report.source}),
        reports=len(reports),
        events=len(events),
        span=(years(min(known), spoken), years(max(known), spoken)) if known else None,
    )
