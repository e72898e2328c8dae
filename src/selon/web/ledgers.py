"""Open ledgers, one for each thread that asks, and the version of what they hold."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import select, text

from selon.ledger.reader import Answers, Reader
from selon.ledger.schema import log, readings
from selon.ledger.tokens import Token, listed
from selon.version import grammar

KEPT = 32
"""Answers that pages, feeds and questions share, unless none are kept."""
_LAST = [select(table.c.recorded).select_from(table).order_by(text("rowid DESC")).limit(1) for table in (readings, log)]


class Ledgers:
    """The ledger of a server: readers of it are lent out one by one and kept open; they share answers."""

    def __init__(self, path: Path, seconds: float, kept: int = KEPT) -> None:
        self.path = path
        self._answers = Answers(kept)
        self._seconds = seconds
        self._free: deque[Reader] = deque()
        self._watch = Reader(path)
        self._lock = Lock()
        self._state: object = None
        self._version = ""
        self._known: tuple[str, list[Token]] = ("", [])

    @contextmanager
    def open(self, seconds: float | None = None) -> Iterator[Reader]:
        """A reader of the ledger for one thread; raises TooSlow when its questions take more than so many seconds."""
        try:
            reader = self._free.pop()  # the one that was used last has most in its memory
        except IndexError:
            reader = Reader(self.path, self._answers)
        try:
            with reader.within(self._seconds if seconds is None else seconds):
                yield reader
        finally:
            self._free.append(reader)

    def version(self) -> str:
        """A word that is another one as soon as something was written, by whomever, and with another Selon.

        Every process that serves the ledger has the same word, and has it again after a new start."""
        with self._lock:
            state = self._watch.state()
            if state != self._state:
                self._state, self._version = state, f"{self._watch.version()}.{grammar()}"
            return self._version

    def last_record(self) -> str:
        """The instant of the last record; rows are only ever added, so that the last of a table is its newest."""
        with self._lock:
            return max((row["recorded"] for query in _LAST for row in self._watch.rows(query)), default="0001")

    def tokens(self) -> list[Token]:
        """The tokens of the ledger; read again when something was written."""
        version = self.version()
        if self._known[0] != version:
            with self.open() as ledger:
                self._known = version, listed(ledger)
        return self._known[1]

    def close(self) -> None:
        """Let go of the file."""
        self._watch.close()
        while self._free:
            self._free.pop().close()
