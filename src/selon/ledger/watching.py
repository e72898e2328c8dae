"""What a watch has looked at, what it found, and which of it was told: rows that a kill leaves whole or not there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, or_, select

from selon.ledger.rows import Row
from selon.ledger.schema import documents
from selon.ledger.schema_beside import looked, notices, told, watches

FIELDS = ("number", "watch", "id", "kind", "text", "document", "other", "data", "recorded")


def forget(connection: Connection, document: str) -> None:
    """Take what quotes an erased document out."""
    gone = select(notices.c.number).where(or_(notices.c.document == document, notices.c.other == document))
    connection.execute(delete(told).where(told.c.notice.in_(gone)))
    connection.execute(delete(notices).where(or_(notices.c.document == document, notices.c.other == document)))


def begun(watch: str) -> Any:
    """The query for when a watch began to tell."""
    return select(watches.c.begun).where(watches.c.watch == watch)


def looked_at(watch: str) -> Any:
    """The query for the captures that a watch has looked at."""
    return select(looked.c.capture).where(looked.c.watch == watch)


_ABOUT = (documents.c.name, documents.c.outlet, documents.c.address, documents.c.reported, documents.c.language)


def untold(watch: str) -> Any:
    """The query for what a watch found and has not told, in the order in which it was found."""
    query = found(watch).outerjoin(told, told.c.notice == notices.c.number)
    return query.where(told.c.notice.is_(None)).order_by(notices.c.number)


def newest(watch: str, kinds: Iterable[str], most: int) -> Any:
    """The query for the newest that a watch found of some kinds, told or not."""
    query = found(watch).where(notices.c.kind.in_(sorted(kinds)))
    return query.order_by(notices.c.number.desc()).limit(most)


def found(watch: str) -> Any:
    """The query for what a watch found, each with its document."""
    columns = (notices.c[name] for name in FIELDS)
    query = select(*columns, *_ABOUT).join(documents, documents.c.id == notices.c.document)
    return query.where(notices.c.watch == watch)


def told_row(number: int, now: str) -> Row:
    """The row that says that something was told."""
    return {"notice": number, "recorded": now}
