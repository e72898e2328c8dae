"""A function in a child process with limits of time and memory, for bytes that come from outside.

Parsers hang, crash and fill the memory on input that is made for it, and a hang inside C cannot be interrupted by a
thread. The child is started once and asked again and again; where it does not answer it is ended, the next capture gets
a new one, and the one that did it comes back as an error."""

from __future__ import annotations

import fcntl
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from tempfile import TemporaryFile
from typing import Generic, TypeVar, get_type_hints
from weakref import finalize

import msgspec

from selon import errors
from selon.errors import InputError, SelonError, Stopped
from selon.intake.guarded import FAILED, MADE, PATIENCE, READY, REFUSED, SIZE
from selon.records import Capture

Made = TypeVar("Made")
START = (
    "import json, sys; sys.path[:], given = json.loads(sys.argv[1]); "
    "from selon.intake.guarded import main; main(*given)"
)
STARTING = 60.0
"""Seconds that a child may take to start, on a machine with much else to do."""
CHUNK = 1 << 20
PIPE = 1 << 20
"""Bytes that a pipe holds: a page goes through at once."""
OUT_OF_MEMORY = (b"MemoryError", b"bad_alloc", b"out of memory", b"memory allocation")
REMEDY = "Save the article as plain text and give that file."
ERROR = msgspec.msgpack.Decoder(tuple[str, dict[str, str]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may take for one capture: `seconds` of the processor, and `memory` in bytes of address space."""

    seconds: float = 8.0
    memory: int = 1 << 30


class Guard(Generic[Made]):
    """A function from a Capture to a record, called in a child process; threads take turns.

    The function is one that a module names, and its annotations say what it gives: MessagePack carries it here."""

    def __init__(self, function: Callable[..., Made], limits: Limits = Limits()) -> None:
        self.limits = limits
        self._name = f"{function.__module__}:{function.__qualname__}"
        self._decoder: msgspec.msgpack.Decoder[Made] = msgspec.msgpack.Decoder(get_type_hints(function)["return"])
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def __call__(self, capture: Capture, **given: str | None) -> Made:
        """What the function gives for a capture.

        Raises the InputError that it raises, and Stopped where it took too long, too much memory, or died."""
        request = msgspec.msgpack.encode((_sendable(capture), given))
        with self._lock:
            answer = self._asked(request, capture)
        kind, body = answer[:1], answer[1:]
        if kind == MADE:
            return self._decoder.decode(body)
        if kind == REFUSED:
            raise _refusal(*ERROR.decode(body))
        raise _stopped(capture, bytes(body).decode(), self.limits)

    def _asked(self, request: bytes, capture: Capture) -> memoryview:
        """The answer of the child to a request; a child that gave none, or that was not heard out, is ended."""
        child, answered = self._running(), False
        try:
            answer = child.exchange(request, PATIENCE * self.limits.seconds)
            answered = answer[:1] != FAILED
            return answer
        except TimeoutError as error:
            raise _stopped(capture, "timeout", self.limits) from error
        except EOFError as error:
            raise _stopped(capture, child.cause(), self.limits) from error
        finally:
            if not answered:
                self._end()

    def _running(self) -> _Child:
        """The child; a new one where there is none, where it died, or where it is that of a process we were forked off.

        Raises SelonError where none can be started."""
        if self._child is not None and not self._child.is_ours():
            self._end()
        if self._child is None:
            self._child = _Child(self._name, self.limits)
        return self._child

    def _end(self) -> None:
        """End the child, whatever it does."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def close(self) -> None:
        """End the child; another call starts a new one."""
        with self._lock:
            self._end()


class _Child:
    """A running child process with its two pipes."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._owner = os.getpid()
        self._said = TemporaryFile()
        given = json.dumps((sys.path, (name, limits.seconds, limits.memory)))
        words = [sys.executable, "-I", "-c", START, given]
        try:
            # In a session of its own Ctrl-C reaches us alone, and we end it.
            self._process = subprocess.Popen(
                words,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            raise SelonError(f"the process that parses pages cannot be started ({error.strerror})") from error
        assert self._process.stdin is not None and self._process.stdout is not None
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        self.end = finalize(self, _end, self._process, self._owner)
        for pipe in (self._in, self._out):
            os.set_blocking(pipe, False)
            _widen(pipe)
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        """Return once it has imported what it needs; raises SelonError where it ends before."""
        try:
            ready = self.exchange(b"", STARTING)[:1] == READY
        except (EOFError, TimeoutError):
            ready = False
        if not ready:
            said = self._last_words().decode(errors="replace").strip().rpartition("\n")[2]
            self.end()
            raise SelonError(f"the process that parses pages does not start ({said or 'it says nothing'})")

    def is_ours(self) -> bool:
        """Whether it runs, and was started by this very process."""
        return self._owner == os.getpid() and self._process.poll() is None

    def exchange(self, request: bytes, seconds: float) -> memoryview:
        """The next answer, after the request was sent, if any.

        Raises TimeoutError after so many seconds, EOFError where the child ends."""
        left = memoryview(SIZE.pack(len(request)) + request if request else b"")
        found, wanted = bytearray(), SIZE.size
        end = time.monotonic() + seconds
        poll = select.poll()
        poll.register(self._out, select.POLLIN)
        if left:
            poll.register(self._in, select.POLLOUT)
        while len(found) < wanted:
            # What has come by now counts, also where we were suspended until after the end.
            events = poll.poll(max(0.0, end - time.monotonic()) * 1000)
            if not events:
                raise TimeoutError
            for pipe, _ in events:
                if pipe == self._in:
                    left = self._sent(left)
                    if not left:
                        poll.unregister(self._in)
                else:
                    found += self._received()
                    if len(found) >= SIZE.size:
                        wanted = SIZE.size + SIZE.unpack_from(found)[0]
        return memoryview(found)[SIZE.size :]

    def _sent(self, left: memoryview) -> memoryview:
        """What is still to be sent after some was; nothing where nobody reads it any more."""
        try:
            return left[os.write(self._in, left[:CHUNK]) :]
        except BlockingIOError:
            return left
        except BrokenPipeError:
            return left[:0]

    def _received(self) -> bytes:
        """What has come; raises EOFError where nothing will."""
        some = os.read(self._out, CHUNK)
        if not some:
            raise EOFError
        return some

    def cause(self) -> str:
        """Why it ended: `memory`, `timeout`, or `crash` with its last words."""
        status = self._process.wait()
        said = self._last_words()
        if status in (-signal.SIGPROF, -signal.SIGALRM):
            return "timeout"
        if status == -signal.SIGKILL or any(words in said for words in OUT_OF_MEMORY):
            return "memory"
        last = said.decode(errors="replace").strip().rpartition("\n")[2]
        return f"crash {last or (signal.Signals(-status).name if status < 0 else f'status {status}')}"

    def _last_words(self) -> bytes:
        """The end of what it wrote to standard error."""
        size = self._said.seek(0, os.SEEK_END)
        self._said.seek(max(0, size - 4096))
        return self._said.read()


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    """End a process that we have started; one that was started before we were forked is left alone."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    if owner == os.getpid():
        process.kill()
        process.wait()
    else:
        process.returncode = 0  # it is not ours to wait for


def _widen(pipe: int) -> None:
    """Let a pipe hold a whole page, where the system can do that."""
    try:
        fcntl.fcntl(pipe, getattr(fcntl, "F_SETPIPE_SZ", 1031), PIPE)
    except OSError:
        return


def _sendable(capture: Capture) -> Capture:
    """The capture with a name and an address that can be written as UTF-8: a file may be named in no encoding."""
    name, address = (
        text.encode("utf-8", "backslashreplace").decode("utf-8") for text in (capture.name, capture.address)
    )
    if (name, address) == (capture.name, capture.address):
        return capture
    return replace(capture, name=name, address=address)


def _refusal(name: str, told: dict[str, str]) -> InputError:
    """The error that the function raised, made again from its name and its fields."""
    kind = getattr(errors, name, InputError)
    own = {key: value for key, value in told.items() if key not in ("place", "fact", "remedy")}
    made: InputError = kind(told["place"], told["fact"], told["remedy"], **own)
    return made


def _stopped(capture: Capture, cause: str, limits: Limits) -> Stopped:
    """The error for a capture on which the child did not answer."""
    reason, _, words = cause.partition(" ")
    facts = {
        "timeout": f"parsing it took more than {limits.seconds:g} seconds",
        "memory": f"parsing it took more than {limits.memory >> 20:,} MB of memory",
        "too_deep": "it is nested too deeply",
    }
    fact = facts.get(reason, f"the parser died of it ({words[:200]})")
    return Stopped(capture.address, fact, REMEDY, reason=reason)
