"""Which documents of a ledger nobody could read, for their language."""

from __future__ import annotations

from sqlalchemy import select

from selon.ledger import Ledger
from selon.ledger.schema import documents, words

_WAITING = (
    select(words.c.document, documents.c.language)
    .join(documents, documents.c.id == words.c.document)
    .where(words.c.kind == "unread")
    .order_by(words.c.number)
)


def unread(ledger: Ledger) -> dict[str, str]:
    """The documents that were kept unread and were not read since, with their language, in the order they came in."""
    return {row["document"]: row["language"] for row in ledger.rows(_WAITING)}
