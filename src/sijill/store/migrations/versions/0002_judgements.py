"""What people judged, and tables by which claims are found: by the parties that they concern, by what they answer.

The new tables of claims are filled by the next build: the store is marked as one whose last build was not finished.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables and indexes."""
    _make_judgements()
    _make_claims()
    raised = "CAST(CAST(value AS INTEGER) + 1 AS TEXT)"
    op.execute(f"UPDATE meta SET value = {raised} WHERE key = 'documents_generation'")


def _make_judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("first", sa.JSON(), nullable=False),
        sa.Column("second", sa.JSON(), nullable=False),
        sa.Column("speaker", sa.JSON(), nullable=True),
        sa.Column("by", _TEXT, nullable=False),
        sa.Column("when", _TEXT, nullable=False),
        sa.Column("why", _TEXT, nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
    )
    op.create_index("judgements_id", "judgements", ["id"], unique=True)


def _make_claims() -> None:
    op.create_index("documents_by_source", "documents", ["source", "id", "published", "copy_of"])
    op.create_index("merged_claims_id", "merged_claims", ["id"])
    op.create_index("merged_claims_place", "merged_claims", ["document", "sentence"])
    op.create_table(
        "claim_parties",
        sa.Column("claim", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("code", _TEXT, primary_key=True),
    )
    op.create_index("claim_parties_code", "claim_parties", ["code", "claim"])
    op.create_table(
        "claim_answers",
        sa.Column("answer", _TEXT, primary_key=True),
        sa.Column("answered", _TEXT, primary_key=True),
    )
    op.create_index("claim_answers_answered", "claim_answers", ["answered", "answer"])
