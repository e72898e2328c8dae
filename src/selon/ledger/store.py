"""A ledger in one SQLite file: what goes in, what comes out, what is taken back."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, insert, select, text
from sqlalchemy.exc import DatabaseError

from selon.ledger import calling, rows, topics
from selon.ledger.opening import engine_of, explained
from selon.ledger.rows import Entry, Row, Stems
from selon.ledger.schema import called, captures, claims, documents, joined, log, names, positions, quantities, readings

TOGETHER = 20
"""Articles that are committed as one."""
MOST = 10_000
"""Rows that a search ranks."""
Found = RowMapping


@dataclass(slots=True, kw_only=True)
class Added:
    """What came of adding: `new` documents, `again` documents that a newer grammar read, `known` ones left as they are.

    `withdrawn` were taken back before, and stay so."""

    new: int = 0
    again: int = 0
    known: int = 0
    withdrawn: int = 0


class Ledger:
    """An open ledger; a context manager that closes it."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._engine: Engine = engine_of(path, create=create)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def add(self, entries: Iterable[Entry], stems: Stems, now: str) -> Added:
        """Put readings in, TOGETHER at a time, each whole or not at all; `now` is an ISO 8601 instant.

        Raises LedgerError when the file cannot take them; what was committed before stays."""
        added, waiting = Added(), iter(entries)
        while batch := list(islice(waiting, TOGETHER)):
            with self._write() as connection:
                for entry in batch:
                    _add(connection, entry, (stems, now), added)
        return added

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        """A transaction that no other writer comes between."""
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
                connection.commit()
        except DatabaseError as error:
            raise explained(self.path, error) from error

    def rows(self, query: Select[Any], given: Mapping[str, object] | None = None) -> list[Found]:
        """The rows of a query, as mappings by column; `given` are the values of its parameters."""
        try:
            with self._engine.connect() as connection:
                return list(connection.execute(query, given).mappings())
        except DatabaseError as error:
            raise explained(self.path, error) from error

    def search(self, stems: str, kind: str, *, every: bool = True) -> list[Found]:
        """Rows (id, document, rank) of what has the stems, the best first; at most MOST are ranked.

        `every` wants all stems, else any of them will do."""
        words = [f'"{stem}"' for stem in stems.split()]
        if not words:
            return []
        query = text(
            "SELECT id, document, rank FROM words WHERE words MATCH :words AND kind = :kind ORDER BY rank LIMIT :most"
        )
        joint = " AND " if every else " OR "
        with self._engine.connect() as connection:
            found = connection.execute(query, {"words": f"stems: {joint.join(words)}", "kind": kind, "most": MOST})
            return list(found.mappings())

    def topics(self) -> dict[str, str]:
        """For every topic that turned out to be another one, that other."""
        return topics.roots({row["topic"]: row["into"] for row in self.rows(select(joined))})

    def note(self, kind: str, target: str, now: str, *, other: str | None = None, why: str | None = None) -> None:
        """Write a line into the log: what somebody said of something in the ledger."""
        with self._write() as connection:
            connection.execute(
                insert(log), [{"recorded": now, "kind": kind, "target": target, "other": other, "why": why}]
            )

    def erase(self, document: str, now: str, why: str | None) -> None:
        """Take out the text of a document and every quotation of it; that it was erased stays in the log."""
        with self._write() as connection:
            capture = connection.execute(select(documents.c.capture).where(documents.c.id == document)).scalar_one()
            connection.execute(captures.update().where(captures.c.id == capture).values(data=None))
            connection.execute(documents.update().where(documents.c.id == document).values(text=None, headline=None))
            for table in (claims, positions, quantities, names):
                connection.execute(table.update().where(table.c.document == document).values(quote=None))
            connection.execute(text("DELETE FROM words WHERE document = :document"), {"document": document})
            connection.execute(
                insert(log), [{"recorded": now, "kind": "erase", "target": document, "other": None, "why": why}]
            )

    def stats(self) -> dict[str, int]:
        """How many rows of each kind there are."""
        tables = (captures, documents, readings, claims, positions, quantities, names, log)
        with self._engine.connect() as connection:
            return {
                table.name: connection.execute(text(f"SELECT count(*) FROM {table.name}")).scalar_one()
                for table in tables
            }

    def verify(self) -> list[str]:
        """What is wrong: bytes that are not their digest, quotations not in their text; empty when all is well."""
        wrong = []
        for row in self.rows(select(captures.c.id, captures.c.data)):
            if row["data"] is not None and sha256(zlib.decompress(row["data"])).hexdigest() != row["id"]:
                wrong.append(f"capture {row['id'][:12]}: its bytes are not those of its digest")
        texts = {row["id"]: row["text"] for row in self.rows(select(documents.c.id, documents.c.text))}
        for table in (claims, positions, quantities, names):
            found = select(table.c.id, table.c.document, table.c.start, table.c.end, table.c.quote)
            for row in self.rows(found):
                whole = texts[row["document"]]
                if whole is not None and whole[row["start"] : row["end"]] != row["quote"]:
                    wrong.append(f"{table.name} {row['id']}: its quotation is not in the text")
        return wrong

    def backup(self, path: Path) -> None:
        """Copy the ledger to another file while it is in use."""
        with self._engine.connect() as connection:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            target = sqlite3.connect(path)
            with target:
                source.backup(target)
            target.close()


def _add(connection: Connection, entry: Entry, given: tuple[Stems, str], added: Added) -> None:
    """Put one reading in."""
    stems, now = given
    document, reading = rows.document_id(entry.reading.document), rows.reading_id(entry)
    gone = select(log.c.number).where(log.c.target == document, log.c.kind.in_(("withdraw", "erase")))
    if connection.execute(gone).first():
        added.withdrawn += 1
        return
    if connection.execute(select(readings.c.id).where(readings.c.id == reading)).first():
        added.known += 1
        return
    connection.execute(insert(captures).prefix_with("OR IGNORE"), [rows.capture_row(entry.capture, now)])
    new = connection.execute(
        insert(documents).prefix_with("OR IGNORE"), [rows.document_row(entry.reading.document, now)]
    )
    connection.execute(insert(readings), [rows.reading_row(entry, now)])
    if not new.rowcount:
        _forget(connection, document)
        added.again += 1
    else:
        added.new += 1
    stands = rows.position_rows(entry)
    reported = connection.execute(select(documents.c.reported).where(documents.c.id == document)).scalar_one()
    topics.place(connection, stands, topics.keyed(entry.reading, stems))
    for table, made in (
        (claims, rows.claim_rows(entry)),
        (positions, stands),
        (quantities, rows.quantity_rows(entry)),
        (names, rows.name_rows(entry)),
    ):
        if made:
            dated = [{**row, "reported": reported} for row in made]
            connection.execute(insert(table).prefix_with("OR IGNORE"), dated)
    if spoken_of := calling.rows_of(entry.reading):
        connection.execute(insert(called).prefix_with("OR IGNORE"), spoken_of)
    _index(connection, entry, stands, stems)


def _forget(connection: Connection, document: str) -> None:
    """Take an older reading out of what is searched; its rows stay."""
    connection.execute(text("DELETE FROM words WHERE document = :document"), {"document": document})
    connection.execute(text("DELETE FROM keys WHERE document = :document"), {"document": document})


def _index(connection: Connection, entry: Entry, stands: list[Row], stems: Stems) -> None:
    """Make claims and positions findable by their words: those of the quotation, the source and the names near it."""
    code = entry.reading.document.language
    reading, document = rows.reading_id(entry), rows.document_id(entry.reading.document)
    sentences = entry.reading.sentences
    told = []
    for kind, made in (("claim", rows.claim_rows(entry)), ("position", stands)):
        for row in made:
            words = " ".join(str(row.get(name) or "") for name in ("quote", "source", "actor", "issue"))
            start = int(str(row["start"]))
            near = next((s for s in sentences if s.span.start <= start < s.span.end), None)
            if near is not None:
                words += " " + entry.reading.document.text[slice(*near.span)]
            told.append(
                {"stems": stems(code, words), "kind": kind, "id": row["id"], "reading": reading, "document": document}
            )
    if told:
        connection.execute(
            text(
                "INSERT INTO words (stems, kind, id, reading, document) "
                "VALUES (:stems, :kind, :id, :reading, :document)"
            ),
            told,
        )
