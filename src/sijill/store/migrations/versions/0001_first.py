"""The first schema.

A column is written as its name and kind, with "?" where it may be NULL. A migration that was released is never changed.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_KINDS: dict[str, Any] = {
    "text": _TEXT,
    "integer": sa.Integer(),
    "double": sa.Double(),
    "boolean": sa.Boolean(),
    "json": sa.JSON(),
    "string10": sa.String(10),
    "string40": sa.String(40),
    "string64": sa.String(64),
}


def upgrade() -> None:
    """Make all tables, then the search index of this kind of database."""
    _make_documents()
    _make_found()
    _make_found_of_claims()
    _make_corpus()
    _make_corpus_of_claims()
    if op.get_bind().dialect.name == "sqlite":
        _make_sqlite_search()
    else:
        _make_postgres_search()


def _table(name: str, key: str, columns: str, parent: str = "") -> None:
    """Make a table. `key` is its primary key, `parent` a column and the table that it refers to by id."""
    parts: list[sa.schema.SchemaItem] = []
    for column in columns.split(", "):
        label, kind = column.split()
        counted = label == "id" and kind == "integer"
        parts.append(sa.Column(label, _KINDS[kind.rstrip("?")], nullable=kind.endswith("?"), autoincrement=counted))
    parts.append(sa.PrimaryKeyConstraint(*key.split()))
    if parent:
        column, table = parent.split()
        parts.append(sa.ForeignKeyConstraint([column], [f"{table}.id"], ondelete="CASCADE"))
    op.create_table(name, *parts, sqlite_autoincrement=name == "sentences")


def _make_documents() -> None:
    """Documents, their sentences, and what was rejected."""
    _table(
        "meta",
        "key",
        "key string40, value text",
    )
    _table(
        "documents",
        "id",
        "id text, fingerprint string64, text text, sha256 text, title text, url text?, source text?, "
        "language text, published text?, published_by json, retrieved text?, copy_of text?, segments "
        "json, metadata json",
    )
    op.create_index("ix_documents_fingerprint", "documents", ["fingerprint"])
    _table(
        "sentences",
        "id",
        "id integer, document text, index integer, start integer, end integer, title boolean, norm text, stripped text",
        parent="document documents",
    )
    op.create_index("sentences_of_document", "sentences", ["document", "index"], unique=True)
    _table(
        "rejected",
        "name",
        "name text, reason text, remedy text",
    )


def _make_found() -> None:
    """What the document stages found."""
    _table(
        "mentions",
        "document position",
        "document text, position integer, sentence integer, start integer, end integer, text text, kind "
        "text, form text, rule text, actors json, place text?, preposition text, conjunction boolean, "
        "gender text, stands_for text, sector text",
        parent="document documents",
    )
    _table(
        "times",
        "document position",
        "document text, position integer, sentence integer, start integer, end integer, text text, edtf "
        "text, kind text, rule text, basis text",
        parent="document documents",
    )
    _table(
        "event_mentions",
        "document position",
        "document text, position integer, id text, sentence integer, start integer, end integer, "
        "trigger_start integer, trigger_end integer, text text, event json, cameo text, mode json, "
        "context json, actor json, recipient json, edtf text, date_basis text, place json?, quad_code "
        "integer, event_scale double, status text, quantities json, rule text, reasons json",
        parent="document documents",
    )
    op.create_index("event_mentions_id", "event_mentions", ["id"])


def _make_found_of_claims() -> None:
    """What the document stages found of what is said."""
    _table(
        "quotes",
        "document position",
        "document text, position integer, sentence integer, start integer, end integer, text text, "
        "speaker json?, cue text?",
        parent="document documents",
    )
    _table(
        "claims",
        "document position",
        "document text, position integer, id text, sentence integer, start integer, end integer, event "
        "text?, speaker json, stance text, strength text, cue text?, quote text?, denies json, confirms "
        "json, scope text?",
        parent="document documents",
    )
    op.create_index("claims_id", "claims", ["id"])
    _table(
        "statements",
        "document position",
        "document text, position integer, id text, sentence integer, start integer, end integer, kind "
        "text, text text, about json, holder text?, period text, direction text?, speaker json?, rule "
        "text",
        parent="document documents",
    )
    op.create_index("statements_id", "statements", ["id"])


def _make_corpus() -> None:
    """What the corpus stages made."""
    _table(
        "events",
        "id",
        "id text, category text, second_category text?, mentions json, event json, cameo text, mode json, "
        "context json, edtf text, date text?, enddate text?, actor json, recipient json, place json?, "
        "quad_code integer, event_scale double, status text, attribution json, quantities json, support "
        "json, disputed json, link json, evidence json",
    )
    op.create_index("events_by_date", "events", ["date", "id"])
    op.create_index("ix_events_category", "events", ["category"])
    _table(
        "event_members",
        "event mention",
        "event text, mention text",
        parent="event events",
    )
    op.create_index("ix_event_members_mention", "event_members", ["mention"])
    _table(
        "event_sides",
        "event side position",
        "event text, side string10, position integer, code text, sector text?",
        parent="event events",
    )
    op.create_index("event_sides_code", "event_sides", ["code", "event"])
    _table(
        "relation_points",
        "first second period",
        "first text, second text, period text, counts json, events integer, outlets integer, documents "
        "integer, drawn boolean",
    )


def _make_corpus_of_claims() -> None:
    """What the corpus stages made of what is said and agreed."""
    _table(
        "merged_claims",
        "position",
        "position integer, id text, document text, sentence integer, start integer, end integer, event "
        "text?, speaker json, stance text, strength text, cue text?, quote text?, denies json, confirms "
        "json, scope text?",
    )
    op.create_index("merged_claims_event", "merged_claims", ["event"])
    _table(
        "agreements",
        "id",
        "id text, names json, parties json, signed text, in_force text, ended text, replaces json, "
        "clauses json, events json, evidence json",
    )
    _table(
        "document_findings",
        "document",
        "document text, copy_of text?, published text?, rule text?",
    )


def _make_sqlite_search() -> None:
    """An FTS5 index over the prepared words, which triggers keep."""
    columns = "norm, stripped"
    op.execute(
        f"CREATE VIRTUAL TABLE sentence_search USING fts5({columns}, content='sentences', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute(
        "CREATE TRIGGER sentences_added AFTER INSERT ON sentences BEGIN"
        f" INSERT INTO sentence_search(rowid, {columns}) VALUES (new.id, new.norm, new.stripped); END"
    )
    op.execute(
        "CREATE TRIGGER sentences_removed AFTER DELETE ON sentences BEGIN"
        f" INSERT INTO sentence_search(sentence_search, rowid, {columns})"
        " VALUES ('delete', old.id, old.norm, old.stripped); END"
    )


def _make_postgres_search() -> None:
    """A column with the same words as a tsvector, made without the server's own parser, and its index."""
    words = "array_to_tsvector(string_to_array(btrim(norm || ' ' || stripped), ' '))"
    op.execute(f"ALTER TABLE sentences ADD COLUMN words tsvector GENERATED ALWAYS AS ({words}) STORED")
    op.execute("CREATE INDEX sentences_words ON sentences USING gin (words)")
