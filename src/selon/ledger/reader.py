"""A ledger that is only read, by one thread at a time, and whose questions end when they take too long."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Select, event

from selon.errors import TooSlow
from selon.ledger import sqlite
from selon.ledger.store import FAILED, Found, Given, Ledger

STEPS = 10_000
"""Steps of SQLite's machine, about a millisecond, between two looks at the clock."""


class Answers:
    """Answers worked out of late, of one state of a ledger: forgotten as soon as something is written."""

    def __init__(self, most: int) -> None:
        self._most, self._version = most, ""
        self._given: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, version: str, question: Hashable) -> Any:
        """The answer to a question in a state of the ledger; None where it is not kept."""
        with self._lock:
            if version != self._version or question not in self._given:
                return None
            self._given.move_to_end(question)
            return self._given[question]

    def put(self, version: str, question: Hashable, given: object) -> None:
        """Keep an answer in place of the one that was asked for longest ago."""
        with self._lock:
            if version != self._version:
                self._version = version
                self._given.clear()
            self._given[question] = given
            while len(self._given) > self._most:
                self._given.popitem(last=False)


class Reader(Ledger):
    """An open ledger that cannot be written; `within` gives its questions an end.

    Readers may share `answers`, which are worked out once for a state of the ledger."""

    def __init__(self, path: Path, answers: Answers | None = None) -> None:
        super().__init__(path)
        self._answers = answers or Answers(0)
        self._end: float | None = None
        self._held: Connection | None = None
        self._asked: dict[Hashable, list[Found]] = {}
        self._version: str | None = None
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

        One connection serves them all: to take one for each question costs more than most questions. What is asked
        twice is read once."""
        self._end = monotonic() + seconds
        try:
            with super()._read() as connection:
                connection.exec_driver_sql("BEGIN")
                self._held = connection
                yield self
        finally:
            self._held = self._end = self._version = None
            self._asked = {}

    def rows(self, query: Select[Any], given: Mapping[str, object] | None = None) -> list[Found]:
        """The rows of a query, as mappings by column; `given` are the values of its parameters."""
        if self._held is None:
            return super().rows(query, given)
        asked = (query, *((name, _whole(value)) for name, value in (given or {}).items()))
        if asked not in self._asked:
            self._asked[asked] = super().rows(query, given)
        return list(self._asked[asked])

    def version(self) -> str:
        """A word for what the ledger holds, or for what it held when `within` began."""
        if self._held is None:
            return super().version()
        if self._version is None:
            self._version = super().version()
        return self._version

    def once(self, question: Hashable, work: Callable[[], Given]) -> Given:
        """What some work gives for a question, worked out once by all readers that share answers."""
        version = self.version()
        found: Given | None = self._answers.get(version, question)
        if found is None:
            found = work()
            self._answers.put(version, question, found)
        return found

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


def _whole(value: object) -> Hashable:
    """The value of a parameter as a part of a key."""
    return tuple(value) if isinstance(value, list) else value
