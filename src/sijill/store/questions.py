"""The questions that a store is asked, as SQL that both databases understand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, text
from sqlalchemy.sql.elements import TextClause

from sijill.records import Document
from sijill.store.schema import documents, event_sides, events, findings


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that a search found."""

    document: str
    sentence: int
    start: int
    end: int
    text: str
    title: str
    url: str | None
    source: str | None
    published: str | None


def select_documents(of_corpus: bool) -> Select[Any]:
    """Documents by id. `of_corpus` fills in of which each is a copy and when the corpus says it was published."""
    if not of_corpus:
        return select(*[documents.c[name] for name in Document.__struct_fields__]).order_by(documents.c.id)
    replaced = {
        "copy_of": func.coalesce(findings.c.copy_of, documents.c.copy_of),
        "published": func.coalesce(findings.c.published, documents.c.published),
    }
    columns = [replaced[n].label(n) if n in replaced else documents.c[n] for n in Document.__struct_fields__]
    joined = documents.outerjoin(findings, findings.c.document == documents.c.id)
    return select(*columns, findings.c.rule.label("rule")).select_from(joined).order_by(documents.c.id)


def select_events(
    codes: Sequence[str],
    since: str | None,
    until: str | None,
    categories: Sequence[str],
    status: Sequence[str],
    limit: int | None,
) -> Select[Any]:
    """Events by date (undated ones last) and id; see Store.events."""
    conditions = [_takes_part(code, 1 + list(codes).count(code) // 2) for code in dict.fromkeys(codes)]
    if categories:
        conditions.append(or_(events.c.category.in_(categories), events.c.second_category.in_(categories)))
    if status:
        conditions.append(events.c.status.in_(status))
    conditions += _within(since, until)
    question = select(events).where(*conditions).order_by(events.c.date.is_(None), events.c.date, events.c.id)
    return question if limit is None else question.limit(limit)


def _takes_part(code: str, times: int) -> ColumnElement[bool]:
    """At least `times` of an event's parties bear the code."""
    of_code = and_(event_sides.c.event == events.c.id, event_sides.c.code == code)
    if times == 1:
        return exists(select(event_sides.c.event).where(of_code))
    return select(func.count()).select_from(event_sides).where(of_code).scalar_subquery() >= times


def _within(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """The event may have taken place between the days; an event of which no day is known is left out."""
    conditions: list[ColumnElement[bool]] = []
    if since is not None or until is not None:
        conditions.append(or_(events.c.date.is_not(None), events.c.enddate.is_not(None)))
    if since is not None:
        last = func.coalesce(events.c.enddate, events.c.date)
        conditions.append(or_(events.c.edtf.endswith("/.."), last >= since))
    if until is not None:
        conditions.append(or_(events.c.date.is_(None), events.c.date <= until))
    return conditions


_SEARCH = """
SELECT s.document, s."index" AS sentence, s.start, s."end",
       substr(d.text, s.start + 1, s."end" - s.start) AS text, d.title, d.url, d.source,
       coalesce(f.published, d.published) AS published
FROM {found} JOIN documents d ON d.id = s.document LEFT JOIN document_findings f ON f.document = d.id
WHERE {condition}
ORDER BY coalesce(f.published, d.published) IS NULL, coalesce(f.published, d.published) DESC, s.document, s."index"
LIMIT :most
"""
_SEARCHES = {
    "sqlite": ("sentence_search x JOIN sentences s ON s.id = x.rowid", "sentence_search MATCH :words"),
    "postgresql": ("sentences s", "s.words @@ CAST(:words AS tsquery)"),
}
_SIGNS = {"sqlite": ('"', " OR ", " AND "), "postgresql": ("'", " | ", " & ")}


def search_statement(dialect: str) -> TextClause:
    """The search in a kind of database; its parameters are `words` and `most`."""
    found, condition = _SEARCHES[dialect]
    return text(_SEARCH.format(found=found, condition=condition))


def holding_statement(dialect: str) -> TextClause:
    """The numbers of the sentences that a search for `words` finds."""
    found, condition = _SEARCHES[dialect]
    return text(f"SELECT s.id FROM {found} WHERE {condition}")


def search_words(dialect: str, words: Sequence[Sequence[str]]) -> str:
    """All of the words, each in one of its forms, as a kind of database writes it. Forms hold letters and digits."""
    mark, either, both = _SIGNS[dialect]
    return both.join(f"({either.join(f'{mark}{form}{mark}' for form in forms)})" for forms in words)
