"""The first tables."""

from __future__ import annotations

from alembic import op

from selon.ledger import schema

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, and the index of words."""
    schema.metadata.create_all(op.get_bind())
    op.execute(
        "CREATE VIRTUAL TABLE words USING fts5(stems, kind UNINDEXED, id UNINDEXED, reading UNINDEXED, "
        "document UNINDEXED, tokenize = 'unicode61 remove_diacritics 0')"
    )
    op.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)")
