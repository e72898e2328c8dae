"""How far archives have come in: behind which record a run that was interrupted goes on."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from selon.ledger import sqlite
from selon.ledger.rows import Entry
from selon.ledger.schema import documents, readings
from selon.ledger.schema_beside import progress
from selon.records import Place

NOTED = (
    "INSERT INTO progress (archive, part, size, grammar, member, place, recorded) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET member = excluded.member, place = excluded.place, recorded = excluded.recorded "
    "WHERE (excluded.member, excluded.place) > (member, place)"
)


def note(connection: Connection, batch: Sequence[Entry], now: str) -> None:
    """Write down where the record behind the last one of each archive begins; further back is never gone."""
    last = {
        (found.archive, found.part, found.size, entry.grammar): found.end
        for entry in batch
        if (found := entry.capture.member) is not None
    }
    rows = [(*key, *end, now) for key, end in last.items()]
    if rows:
        sqlite.driver(connection).executemany(NOTED, rows)


def reached(connection: Connection, archive: tuple[str, str, int], grammar: str) -> Place | None:
    """Where the first record begins that is not in the ledger, of an archive: path, part, size.

    None where the same Selon has read nothing of it; another size is another archive."""
    path, part, size = archive
    wanted = select(progress.c.member, progress.c.place).where(
        progress.c.archive == path, progress.c.part == part, progress.c.size == size, progress.c.grammar == grammar
    )
    row = connection.execute(wanted).first()
    return Place(row.member, row.place) if row else None


def has(connection: Connection, digest: str, grammar: str) -> bool:
    """Whether bytes were read by the same Selon, whatever a person said of them."""
    wanted = (
        select(readings.c.id)
        .join(documents, documents.c.id == readings.c.document)
        .where(documents.c.capture == digest, readings.c.grammar == grammar)
        .limit(1)
    )
    return connection.execute(wanted).first() is not None
