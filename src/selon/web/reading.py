"""Articles that were sent, read by a process of its own: the server stays light, and answers while one is read.

The process is started with the first article, and anew after one that took too long."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Lock, Timer

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from msgspec import Struct
from msgspec.json import decode, encode

from selon.web.problems import Problem


class Order(Struct, frozen=True, kw_only=True):
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


class Desk:
    """Where articles are handed in; one is read at a time."""

    def __init__(self, path: Path, seconds: float, waiting: int) -> None:
        self._path, self._seconds, self._most = path, seconds, waiting
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._waiting = 0

    async def read(self, order: Order) -> Done:
        """What came of an article; raises Problem when too many wait, or it cannot be read."""
        if self._waiting >= self._most:
            raise Problem(503, "busy", "Too many articles wait to be read.", {"Retry-After": "30"})
        self._waiting += 1
        try:
            # Not in the threads in which questions are answered: those must not wait for a reading.
            return await run_sync(self._read, order, limiter=CapacityLimiter(1))
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """End the process that reads."""
        with self._lock:
            self._end()

    def _read(self, order: Order) -> Done:
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
        done = decode(answer, type=Done)
        if done.failed:
            raise Problem(503, "reading", "Articles cannot be read at the moment.", {"Retry-After": "30"})
        return done

    def _exchange(self, process: subprocess.Popen[bytes], order: Order) -> bytes:
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
