"""A ledger that is only read, by one thread at a time, and whose questions end when they take too long."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from sqlalchemy import Connection, event

from selon.errors import TooSlow
from selon.ledger import sqlite
from selon.ledger.store import FAILED, Ledger

STEPS = 10_000
"""Steps of SQLite's machine, about a millisecond, between two looks at the clock."""


class Reader(Ledger):
    """An open ledger that cannot be written; `within` gives its questions an end."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._end: float | None = None
        self._held: Connection | None = None
        event.listen(self._engine, "connect", self._set)
        self._engine.dispose()  # what was opened to look at the file has not been told

    def _set(self, connection: sqlite3.Connection, _: object) -> None:
        """Let a connection only read, and look at the clock."""
        connection.execute("PRAGMA query_only=ON").close()
        connection.set_progress_handler(self._late, STEPS)

    def _late(self) -> bool:
        return self._end is not None and monotonic() > self._end

    @contextmanager
    def within(self, seconds: float) -> Iterator[Reader]:
        """This ledger as it is now, whatever is written meanwhile; its questions raise TooSlow after so many seconds.

        One connection serves them all: to take one for each question costs more than most questions."""
        self._end = monotonic() + seconds
        try:
            with super()._read() as connection:
                connection.exec_driver_sql("BEGIN")
                self._held = connection
                yield self
        finally:
            self._held = self._end = None

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        """A connection to read with; raises TooSlow when the time is over."""
        if self._late():
            raise self._too_slow()
        if self._held is None:
            with super()._read() as connection:
                yield connection
            return
        try:
            yield self._held
        except FAILED as error:
            raise self._too_slow() if self._late() else sqlite.explained(self.path, error) from error

    def _too_slow(self) -> TooSlow:
        return TooSlow(str(self.path), "the question takes too long", "Ask for less: an issue, a name, a shorter time.")
