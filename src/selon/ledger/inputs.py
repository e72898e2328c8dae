"""Which inputs were read, and as which document: so that one that is asked for again in the same way is not parsed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

from sqlalchemy import Connection, exists, select

from selon.ledger import sqlite
from selon.ledger.rows import Entry, digest
from selon.ledger.schema import GONE, log
from selon.ledger.schema_beside import inputs
from selon.records import Capture, Facts, Options


def input_of(capture: Capture, said: Facts, options: Options, grammar: str) -> str:
    """What decides the reading of a capture, as a digest: its bytes, what is said of them, which Selon reads how."""
    of = (capture.digest, capture.media_type, capture.charset or "", astuple(capture.told))
    return digest(*of, astuple(said), astuple(options), grammar)


def note(connection: Connection, batch: Sequence[Entry], now: str) -> None:
    """Write down as which documents inputs were read; nothing of entries that came otherwise."""
    rows = [{"id": one.input, "document": one.document, "recorded": now} for one in batch if one.input]
    sqlite.put(connection, inputs, rows)


def read_as(connection: Connection, input: str) -> tuple[str, bool] | None:
    """The document as which an input was read, and whether it was taken back since; None where it was not read."""
    gone = exists().where(log.c.target == inputs.c.document, log.c.kind.in_(GONE))
    row = connection.execute(select(inputs.c.document, gone).where(inputs.c.id == input)).first()
    return (row[0], bool(row[1])) if row else None
