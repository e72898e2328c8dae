"""What wants the parser, done by a process of its own: the server stays light, and answers meanwhile.

Articles that were sent are read, versions of one are compared. The process is started with the first of these, and anew
after one that took too long."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import OrderedDict
from pathlib import Path
from threading import Lock, Timer
from typing import TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from msgspec import Struct
from msgspec.json import decode, encode

from selon.records import Answer
from selon.web.problems import Problem

Result = TypeVar("Result", "Done", "Compared")
COMPARISONS = 64
"""Comparisons that are kept: documents never change, so that none ages."""


class Order(Struct, frozen=True, kw_only=True, tag=True):
    """An article to be read: its bytes, what they are, where they come from, and what a person says of it."""

    data: bytes
    media_type: str
    address: str
    name: str
    now: str
    outlet: str | None = None
    published: str | None = None
    language: str | None = None


class Done(Struct, frozen=True, kw_only=True):
    """What came of an article.

    `document` is its id, `added` whether it is new, read again, known or withdrawn. Where it could not be read,
    `document` is empty, `fact` and `remedy` say why, and `reason` is the short name under which it is in quarantine;
    `failed` says that it lies with the ledger or the parser."""

    document: str = ""
    added: str = ""
    attributions: int = 0
    gaps: int = 0
    fact: str = ""
    remedy: str = ""
    reason: str = ""
    failed: bool = False


class Pair(Struct, frozen=True, kw_only=True, tag=True):
    """Two documents of the ledger to be compared, by their ids, the older one first."""

    before: str
    after: str


class History(Struct, frozen=True, kw_only=True, tag=True):
    """Versions of an article to be compared, each with the one before it: the name asked for, the ids of all."""

    name: str
    documents: tuple[str, ...]


class Compared(Struct, frozen=True, kw_only=True):
    """What came of comparing: the answer; without one `fact` and `remedy` say why, as in `Done`."""

    answer: Answer | None = None
    fact: str = ""
    remedy: str = ""
    failed: bool = False


class Desk:
    """Where articles are handed in, and versions to be compared; one thing is done at a time."""

    def __init__(self, path: Path, seconds: float, waiting: int) -> None:
        self._path, self._seconds, self._most = path, seconds, waiting
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._waiting = 0
        self._compared: OrderedDict[Pair | History, Answer] = OrderedDict()

    async def read(self, order: Order) -> Done:
        """What came of an article; raises Problem when too many wait, or it cannot be read."""
        return await self._done(order, Done)

    async def compare(self, order: Pair | History) -> Answer:
        """What changed between versions; raises Problem when too many wait, or one of them cannot be read."""
        if (known := self.known(order)) is not None:
            return known
        done = await self._done(order, Compared)
        if done.answer is None:
            raise Problem(422, "unreadable", f"{done.fact}. {done.remedy}".strip())
        self._compared[order] = done.answer
        while len(self._compared) > COMPARISONS:
            self._compared.popitem(last=False)
        return done.answer

    def known(self, order: Pair | History) -> Answer | None:
        """What came of a comparison that was made of late; None for another one."""
        return self._compared.get(order)

    async def _done(self, order: Order | Pair | History, kind: type[Result]) -> Result:
        """What came of an order, in its turn."""
        if self._waiting >= self._most:
            raise Problem(503, "busy", "Too many articles wait to be read.", {"Retry-After": "30"})
        self._waiting += 1
        try:
            # Not in the threads in which questions are answered: those must not wait for a reading.
            done = decode(await run_sync(self._read, order, limiter=CapacityLimiter(1)), type=kind)
        finally:
            self._waiting -= 1
        if done.failed:
            raise Problem(503, "reading", "Articles cannot be read at the moment.", {"Retry-After": "30"})
        return done

    def close(self) -> None:
        """End the process that reads."""
        with self._lock:
            self._end()

    def _read(self, order: Order | Pair | History) -> bytes:
        """The line that comes back for an order; raises Problem where none does."""
        with self._lock:
            process = self._running()
            late = Timer(self._seconds, process.kill)
            late.start()
            try:
                answer = self._exchange(process, order)
            finally:
                late.cancel()
            if not answer:
                self._end()
                raise Problem(422, "unreadable", "It takes too long to be read, or more memory than there is.")
        return answer

    def _exchange(self, process: subprocess.Popen[bytes], order: Order | Pair | History) -> bytes:
        """The line that comes back for an order; empty when the process ended over it."""
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(encode(order) + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            return b""
        return process.stdout.readline()

    def _running(self) -> subprocess.Popen[bytes]:
        """The process that reads, started when there is none."""
        if self._process is None or self._process.poll() is not None:
            words = [sys.executable, "-m", "selon.web.reader", str(self._path)]
            environment = {"OMP_NUM_THREADS": "1", **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
            self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        return self._process

    def _end(self) -> None:
        """Let the process go; it ends by itself when nobody sends orders any more."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
