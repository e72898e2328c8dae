"""The child process behind a guard: reads a capture, calls one function with it, writes what came of it.

It is started by `selon.intake.guard` and lives until its pipe is closed. Frames are eight bytes of length and then
MessagePack, which unlike pickle runs nothing: a child that was taken over can hand back data, and no code."""

from __future__ import annotations

import os
import resource
import signal
import struct
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from importlib import import_module
from typing import Any

import msgspec

from selon.errors import InputError
from selon.intake import prechecks
from selon.records import Capture

SIZE = struct.Struct("<Q")
READY, MADE, REFUSED, FAILED = b"Y", b"M", b"R", b"F"
"""The first byte of an answer: it has started; what the function gave; the error that it raised; a reason."""
PATIENCE = 4.0
"""Seconds of the clock for each second of the processor: a page is not at fault where the machine has much to do."""
LATE = 2.0
"""Seconds after which the child ends by itself when nobody ended it in time: whoever started it has been killed."""
REQUEST = msgspec.msgpack.Decoder(tuple[Capture, dict[str, str | None]])


def main(name: str, seconds: float, memory: int) -> None:
    """Serve requests for a function (`module:name`) from standard input until it is closed."""
    requests, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)  # what a library prints must not come between two answers
    module, _, attribute = name.partition(":")
    function = getattr(import_module(module), attribute)
    _limit(memory)
    _write(answers, READY)
    while (request := _read(requests)) is not None:
        # The alarms have no handler: they end the process also where a library in C does not come back.
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE * seconds + LATE)
        answer = _answer(function, request)
        signal.setitimer(signal.ITIMER_PROF, 0)
        _write(answers, answer)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if answer[:1] == FAILED:
            return


def _limit(memory: int) -> None:
    """Let this process have no more than so many bytes, where the system can hold it to that, and leave no core."""
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):
            continue  # some systems know the limit and refuse to set it


def _answer(function: Callable[..., object], request: bytes) -> bytes:
    """The answer to a request: what the function makes of a capture, or why it does not."""
    try:
        capture, given = REQUEST.decode(request)
        prechecks.check(capture)
        return MADE + _encoded(function(capture, **given))
    except InputError as error:
        told = {name: value for name, value in vars(error).items() if isinstance(value, str)}
        return REFUSED + _encoded((type(error).__name__, told))
    except MemoryError:
        return FAILED + b"memory"
    except RecursionError:
        return FAILED + b"too_deep"


def _encoded(made: object) -> bytes:
    """A record as MessagePack."""
    try:
        return msgspec.msgpack.encode(made)
    except UnicodeEncodeError:
        return msgspec.msgpack.encode(_mended(made))


def _mended(value: Any) -> Any:
    """A record with U+FFFD for each lone surrogate, such as JSON can spell; every character keeps its place."""
    if type(value) is str:
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if type(value) in (tuple, list):
        return type(value)(map(_mended, value))
    if type(value) is dict:
        return {key: _mended(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _mended(getattr(value, field.name)) for field in fields(value)})
    return value


def _read(pipe: int) -> bytes | None:
    """The next frame; None where the pipe was closed."""
    head = _exactly(pipe, SIZE.size)
    return None if head is None else _exactly(pipe, SIZE.unpack(head)[0])


def _exactly(pipe: int, size: int) -> bytes | None:
    """So many bytes of a pipe; None where it ends before."""
    found = bytearray()
    while len(found) < size:
        some = os.read(pipe, min(size - len(found), 1 << 20))
        if not some:
            return None
        found += some
    return bytes(found)


def _write(pipe: int, answer: bytes) -> None:
    """Write a frame."""
    left = memoryview(SIZE.pack(len(answer)) + answer)
    while left:
        left = left[os.write(pipe, left) :]
