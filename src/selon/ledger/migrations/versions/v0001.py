"""The first tables."""

from __future__ import annotations

from alembic import op

from selon.ledger import schema, schema_beside, sqlite  # noqa: F401  (the tables beside the readings too)

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, and the indexes of words."""
    schema.metadata.create_all(op.get_bind())
    sqlite.index_words(op.get_bind())
