"""A ledger: what goes in, what comes out, what is taken back."""

from __future__ import annotations

import gc
import sqlite3
import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Engine, Select, Table, func, insert, select, text
from sqlalchemy.exc import DatabaseError

from selon.ledger import (
    calling,
    conflicts,
    copies,
    incoming,
    inputs,
    progress,
    quarantine,
    sqlite,
    topics,
    versions,
    watching,
)
from selon.ledger.incoming import Added
from selon.ledger.meeting import Meeting
from selon.ledger.opening import engine_of
from selon.ledger.quarantine import Refused
from selon.ledger.ready import Ready, ready
from selon.ledger.rows import Entry, Stems, digest
from selon.ledger.schema import (
    captures,
    claims,
    documents,
    joined,
    log,
    names,
    positions,
    quantities,
    readings,
    statements,
)
from selon.ledger.schema_beside import quarantine as kept_back
from selon.ledger.statement_rows import Known
from selon.ledger.telling import Telling
from selon.records import Place

TOGETHER = 20
"""Articles that are committed as one."""
MOST = 10_000
"""Rows that a search ranks."""
ERASED: dict[Table, dict[str, object]] = {
    claims: {"quote": None, "source": None, "chain": [], "links": [], "commitment": []},
    positions: {"quote": None, "actor": None, "issue": ""},
    quantities: {"quote": None, "of": None},
    names: {"quote": None, "name": "", "stands_for": None, "aliases": []},
}
"""What stands in the rows of an article that was erased; that there were rows, and where, stays."""
_LAST = (
    select(readings.c.id).order_by(text("rowid DESC")).limit(1),
    select(log.c.recorded).order_by(log.c.number.desc()).limit(1),
)
"""The last reading, and the instant of the last line of the log."""
Found = Mapping[str, Any]
Given = TypeVar("Given")
FAILED = (DatabaseError, sqlite3.DatabaseError)
"""What a store that cannot do as it is told raises, by way of SQLAlchemy or not."""


@cache
def _leave_out_what_is_loaded() -> None:
    """Let the collector of garbage not walk what was loaded by the time of the first ledger, once in a process.

    A walk through all modules takes fifty milliseconds, and would come amid one question of a hundred."""
    gc.freeze()


class Ledger:
    """An open ledger; a context manager that closes it."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._engine: Engine = engine_of(path, create=create)
        _leave_out_what_is_loaded()

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
        meeting = Meeting()
        adding = incoming.Adding(now=now, added=added, meeting=meeting, known=Known(), telling=Telling(meeting))
        with ThreadPoolExecutor(max_workers=1) as disk:
            written: Future[None] | None = None
            while batch := list(islice(waiting, TOGETHER)):
                with incoming.uncollected():
                    made = [ready(entry, stems, now) for entry in batch]  # while the disk takes those before
                    if written is not None:
                        written.result()
                    written = self._put(batch, made, adding, disk)
            if written is not None:
                written.result()
        return added

    def _put(
        self, batch: Sequence[Entry], made: Sequence[Ready], adding: incoming.Adding, disk: Executor
    ) -> Future[None]:
        """Put some readings in as one; what comes back is done when they are on the disk."""
        with ExitStack() as opened:
            connection = opened.enter_context(self._write())
            incoming.put(connection, made, adding)
            inputs.note(connection, batch, adding.now)
            progress.note(connection, batch, adding.now)
            return disk.submit(opened.pop_all().close)

    def reached(self, archive: str, part: str, size: int, grammar: str) -> Place | None:
        """Where the first record of an archive begins that is not in the ledger; None where none of it is."""
        with self._read() as connection:
            return progress.reached(connection, (archive, part, size), grammar)

    def has(self, digest: str, grammar: str) -> bool:
        """Whether bytes were read by the same Selon."""
        with self._read() as connection:
            return progress.has(connection, digest, grammar)

    def read_as(self, input: str) -> tuple[str, bool] | None:
        """The document as which an input was read, and whether it was taken back since; None where it was not read."""
        with self._read() as connection:
            return inputs.read_as(connection, input)

    def quarantine(self, refused: Sequence[Refused], now: str) -> None:
        """Keep inputs that could not be read, with bytes and reason; those that are there stay as they are."""
        with self._write() as connection:
            quarantine.put(connection, refused, now)

    def quarantined(self, digest: str, grammar: str) -> Found | None:
        """The row of bytes on which the same Selon has spent seconds before, to no end; None where there is none."""
        with self._read() as connection:
            return quarantine.found(connection, digest, grammar)

    def quarantined_bytes(self, digest: str) -> bytes | None:
        """The bytes of an input that could not be read; None where they are not kept."""
        with self._read() as connection:
            return quarantine.data_of(connection, digest)

    def tried(self, target: str, now: str, *, other: str, outcome: str) -> None:
        """Write into the log what came of trying an input again: `read` and the document, or reason and version."""
        with self._write() as connection:
            quarantine.tried(connection, target, now, other=other, outcome=outcome)

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        """A transaction that no other writer comes between."""
        try:
            with self._engine.connect() as connection:
                sqlite.begin(connection)
                before = sqlite.changes(connection)
                yield connection
                if sqlite.changes(connection) != before:
                    sqlite.count(connection)
                connection.commit()
        except FAILED as error:
            raise sqlite.explained(self.path, error) from error

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        """A connection to read with, whose errors are told in words."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except FAILED as error:
            raise sqlite.explained(self.path, error) from error

    def state(self) -> object:
        """What is equal to what it was before as long as nothing was written; a new one tells nothing."""
        with self._read() as connection:
            return sqlite.state(connection)

    def version(self) -> str:
        """A word for what the ledger holds: the same in every process, another one once something was written.

        Beside the count stand the last reading and the last line of the log: of two copies that grew apart, each has
        its own."""
        with self._read() as connection:
            last = [connection.execute(query).scalar() for query in _LAST]
            return f"{sqlite.written(connection)}.{digest(*last)[:8]}"

    def rows(self, query: Select[Any], given: Mapping[str, object] | None = None) -> list[Found]:
        """The rows of a query, as mappings by column; `given` are the values of its parameters."""
        with self._read() as connection:
            found = connection.execute(query, given)
            names = tuple(found.keys())
            return [dict(zip(names, row, strict=True)) for row in found.all()]

    def once(self, question: Hashable, work: Callable[[], Given]) -> Given:
        """What some work gives for a question; a reader that shares answers with others does it once."""
        return work()

    def search(self, stems: str, kind: str, *, every: bool = True) -> list[Found]:
        """Rows (id, document, claim, rank) of what has the stems, the best first; at most MOST are ranked.

        `every` wants all stems, else any of them will do."""
        words = stems.split()
        with self._read() as connection:
            return sqlite.ranked(connection, words, kind, MOST, every=every) if words else []

    def terms(self) -> set[str]:
        """All stems by which something is found."""
        with self._read() as connection:
            return sqlite.terms(connection)

    def topics_with(self, stem: str, kind: str = "position", *, begun: bool = False) -> dict[str, int]:
        """Topics of which positions, or titles, have a stem, with how many have it; the newest MOST are counted.

        With `begun` they have one that begins with it."""
        with self._read() as connection:
            return sqlite.topics_with(connection, stem, kind, MOST, begun=begun)

    def ends(self, wanted: Iterable[str]) -> dict[str, str]:
        """For each of some topics the one that it turned out to be, mostly itself."""
        with self._read() as connection:
            return topics.ends(connection, wanted)

    def members(self, wanted: Iterable[str]) -> dict[str, str]:
        """Every topic that turned out to be one of some, those among them, with that one."""
        with self._read() as connection:
            return topics.members(connection, wanted)

    def topics(self) -> dict[str, str]:
        """For every topic that turned out to be another one, that other."""
        return topics.roots({row["topic"]: row["into"] for row in self.rows(select(joined))})

    def note(self, kind: str, target: str, now: str, *, other: str | None = None, why: str | None = None) -> None:
        """Write a line into the log: what somebody said of something in the ledger."""
        with self._write() as connection:
            connection.execute(
                insert(log), [{"recorded": now, "kind": kind, "target": target, "other": other, "why": why}]
            )

    def put(self, made: Mapping[Table, list[dict[str, Any]]]) -> None:
        """Put rows into tables, all as one; those that are there already are left as they are."""
        with self._write() as connection:
            for table, some in made.items():
                sqlite.put(connection, table, some)

    def erase(self, document: str, now: str, why: str | None) -> None:
        """Take out the text of a document and every quotation of it; that it was erased stays in the log."""
        with self._write() as connection:
            capture = connection.execute(select(documents.c.capture).where(documents.c.id == document)).scalar_one()
            connection.execute(captures.update().where(captures.c.id == capture).values(data=None))
            connection.execute(
                documents.update().where(documents.c.id == document).values(text=None, headline=None, byline=None)
            )
            for table, blank in ERASED.items():
                connection.execute(table.update().where(table.c.document == document).values(blank))
            incoming.forget(connection, [document])
            copies.forget(connection, document)
            quarantine.forget(connection, capture)
            conflicts.forget(connection, document)
            calling.forget(connection)
            versions.forget(connection, document)
            watching.forget(connection, document)
            sqlite.tidy(connection)
            connection.execute(
                insert(log), [{"recorded": now, "kind": "erase", "target": document, "other": None, "why": why}]
            )
        with self._read() as connection:
            sqlite.settle(connection)

    def stats(self) -> dict[str, int]:
        """How many rows of each kind there are."""
        tables = (captures, documents, readings, claims, positions, quantities, names, kept_back, log)
        with self._read() as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
            }

    def verify(self) -> list[str]:
        """What is wrong: bytes that are not their digest, quotations not in their text; empty when all is well."""
        wrong = []
        for what, query, order in (
            ("capture", select(captures.c.id, captures.c.data, captures.c.id.label("digest")), captures.c.id),
            ("quarantine", select(kept_back.c.id, kept_back.c.data, kept_back.c.digest), kept_back.c.id),
        ):
            for row in self._all(query, order):
                if row["data"] is not None and sha256(zlib.decompress(row["data"])).hexdigest() != row["digest"]:
                    wrong.append(f"{what} {row['id'][:12]}: its bytes are not those of its digest")
        for table in (claims, positions, quantities, names, statements):
            found = select(table.c.id, table.c.document, table.c.start, table.c.end, table.c.quote)
            whole: Found | dict[str, None] = {"id": None, "text": None}
            for row in self._all(found, table.c.document, table.c.reading, table.c.id):
                if row["document"] != whole["id"]:
                    (whole,) = self.rows(select(documents).where(documents.c.id == row["document"]))
                text = whole["text"]
                if text is not None and text[row["start"] : row["end"]] != row["quote"]:
                    wrong.append(f"{table.name} {row['id']}: its quotation is not in the text")
        return wrong

    def _all(self, query: Select[Any], *order: Column[Any]) -> Iterator[Found]:
        """The rows of a query in an order, some at a time, so that a ledger may be larger than the memory."""
        with self._read() as connection:
            found = connection.execution_options(yield_per=TOGETHER * 10).execute(query.order_by(*order))
            yield from map(dict, found.mappings())

    def backup(self, path: Path) -> None:
        """Copy the ledger to another file while it is in use."""
        try:
            with self._read() as connection:
                sqlite.copy(connection, path)
        except sqlite3.Error as error:
            raise sqlite.explained(path, error) from error
