"""The tables of a store, derived from the records: a plain field is a column, a nested one a JSON column.

Text is compared by code point in both databases, so that both give rows in the same order. The search index is made by
the migrations, because each database has its own kind.
"""

from __future__ import annotations

import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from sqlalchemy import JSON, Boolean, Column, Double, ForeignKey, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.types import TypeEngine

from sijill import records

VERSIONS = ("0001", "0002")
"""Versions of the schema that this program knows, oldest first; names of files in migrations/versions."""

metadata = MetaData()


def text_type() -> TypeEngine[str]:
    """Text that is compared by code point."""
    return Text().with_variant(Text(collation="C"), "postgresql")


def _plain(kind: Any) -> TypeEngine[Any]:
    """The column type of a field's type."""
    if get_origin(kind) is Literal:
        return text_type()
    if kind in (str, int, float, bool):
        by_kind: dict[type, TypeEngine[Any]] = {str: text_type(), int: Integer(), float: Double(), bool: Boolean()}
        return by_kind[kind]
    return JSON()


def _column(name: str, kind: Any) -> Column[Any]:
    """The column of a field; one that may be None is nullable, and its JSON is then NULL."""
    optional = get_origin(kind) in (Union, types.UnionType) and type(None) in get_args(kind)
    if optional:
        inner = [k for k in get_args(kind) if k is not type(None)]
        kind = inner[0] if len(inner) == 1 else Any
    column_type = _plain(kind)
    if optional and isinstance(column_type, JSON):
        column_type = JSON(none_as_null=True)
    return Column(name, column_type, nullable=optional)


def fields_of(record: type[msgspec.Struct], leave_out: tuple[str, ...] = ()) -> list[Column[Any]]:
    """Columns for the fields of a record."""
    hints = get_type_hints(record)
    return [_column(name, hints[name]) for name in record.__struct_fields__ if name not in leave_out]


def _of_document() -> list[Column[Any]]:
    """The key of what was found in a document: the document, and the place in the order in which it was found."""
    return [
        Column("document", text_type(), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        Column("position", Integer(), primary_key=True, autoincrement=False),
    ]


def _found(name: str, record: type[msgspec.Struct], *indexes: Index) -> Table:
    """A table for what a document stage found."""
    return Table(name, metadata, *_of_document(), *fields_of(record, ("document",)), *indexes)


meta = Table(
    "meta",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", text_type(), nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", text_type(), primary_key=True),
    Column("fingerprint", String(64), nullable=False, index=True),
    *fields_of(records.Document, ("id",)),
    Index("documents_by_source", "source", "id", "published", "copy_of"),
)

sentences = Table(
    "sentences",
    metadata,
    Column("id", Integer(), primary_key=True, autoincrement=True),
    Column("document", text_type(), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    *fields_of(records.Sentence, ("document", "tokens")),
    Column("norm", text_type(), nullable=False),
    Column("stripped", text_type(), nullable=False),
    Index("sentences_of_document", "document", "index", unique=True),
    sqlite_autoincrement=True,
)

mentions = _found("mentions", records.Mention)
times = _found("times", records.TimeMention)
event_mentions = _found("event_mentions", records.EventMention, Index("event_mentions_id", "id"))
quotes = _found("quotes", records.Quote)
claims = _found("claims", records.Claim, Index("claims_id", "id"))
statements = _found("statements", records.Statement, Index("statements_id", "id"))

rejected = Table(
    "rejected",
    metadata,
    Column("name", text_type(), primary_key=True),
    Column("reason", text_type(), nullable=False),
    Column("remedy", text_type(), nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", text_type(), primary_key=True),
    Column("category", text_type(), nullable=False, index=True),
    Column("second_category", text_type(), nullable=True),
    *fields_of(records.Event, ("id",)),
    Index("events_by_date", "date", "id"),
)

event_members = Table(
    "event_members",
    metadata,
    Column("event", text_type(), ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("mention", text_type(), primary_key=True, index=True),
)

event_sides = Table(
    "event_sides",
    metadata,
    Column("event", text_type(), ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("side", String(10), primary_key=True),
    Column("position", Integer(), primary_key=True, autoincrement=False),
    Column("code", text_type(), nullable=False),
    Column("sector", text_type(), nullable=True),
    Index("event_sides_code", "code", "event"),
)

agreements = Table(
    "agreements",
    metadata,
    Column("id", text_type(), primary_key=True),
    *fields_of(records.Agreement, ("id",)),
)

merged_claims = Table(
    "merged_claims",
    metadata,
    Column("position", Integer(), primary_key=True, autoincrement=False),
    *fields_of(records.Claim),
    Index("merged_claims_event", "event"),
    Index("merged_claims_id", "id"),
    Index("merged_claims_place", "document", "sentence"),
)

claim_parties = Table(
    "claim_parties",
    metadata,
    Column("claim", Integer(), primary_key=True, autoincrement=False),
    Column("code", text_type(), primary_key=True),
    Index("claim_parties_code", "code", "claim"),
)

claim_answers = Table(
    "claim_answers",
    metadata,
    Column("answer", text_type(), primary_key=True),
    Column("answered", text_type(), primary_key=True),
    Index("claim_answers_answered", "answered", "answer"),
)

relation_points = Table(
    "relation_points",
    metadata,
    Column("first", text_type(), primary_key=True),
    Column("second", text_type(), primary_key=True),
    Column("period", text_type(), primary_key=True),
    *fields_of(records.RelationPoint, ("first", "second", "period")),
)

findings = Table(
    "document_findings",
    metadata,
    Column("document", text_type(), primary_key=True),
    Column("copy_of", text_type(), nullable=True),
    Column("published", text_type(), nullable=True),
    Column("rule", text_type(), nullable=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("position", Integer(), primary_key=True, autoincrement=True),
    *fields_of(records.Judgement),
    Column("generation", Integer(), nullable=False),
    Index("judgements_id", "id", unique=True),
)

FOUND: dict[str, Table] = {
    "sentences": sentences,
    "mentions": mentions,
    "times": times,
    "events": event_mentions,
    "quotes": quotes,
    "claims": claims,
    "statements": statements,
}
"""Tables of what the document stages found, by the field of a Reading that they hold."""

CORPUS: tuple[Table, ...] = (
    event_sides,
    event_members,
    events,
    agreements,
    merged_claims,
    claim_parties,
    claim_answers,
    relation_points,
    findings,
)
"""Tables of what the corpus stages made; each build writes them anew."""
