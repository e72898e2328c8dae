"""A source that is open: its first bytes to tell what it is, all of them once, and what is known of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from selon.intake.progress import Progress

HEAD = 8192


class Readable(Protocol):
    """What bytes can be read from, once and in order."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


class Input:
    """Bytes that are read once, of which the first can be looked at before."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self._head = b""
        self._looked = False

    def head(self) -> bytes:
        """The first bytes, HEAD of them where there are as many; they are still there to be read."""
        while not self._looked and len(self._head) < HEAD:
            more = self.file.read(HEAD - len(self._head))
            self._looked = not more
            self._head += more
        return self._head

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, all that are left without a size."""
        if size < 0:
            taken, self._head = self._head + self.file.read(), b""
            return taken
        taken, self._head = self._head[:size], self._head[size:]
        return taken + self.file.read(size - len(taken)) if len(taken) < size else taken

    def seekable(self) -> BinaryIO:
        """The same bytes as a file that one can move in: itself, or a copy on the disk that goes when it is closed."""
        if self.file.seekable():
            self.file.seek(0)
            return self.file
        copy = tempfile.TemporaryFile()
        copy.write(self._head)
        shutil.copyfileobj(self.file, copy)
        copy.seek(0)
        return copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What an opener is given: the `address` as it was named, the `name` for its document, the open `input`.

    `path` is the absolute path of a file, None for anything else, `size` its bytes; `now` is an ISO 8601 instant
    that dates what is captured, `progress` what an opener keeps up to date. `packed` says that it was unpacked once:
    what is packed twice is refused."""

    address: str
    name: str
    input: Input
    path: str | None = None
    size: int = 0
    now: str | None = None
    progress: Progress
    packed: bool = False


def size_of(file: BinaryIO) -> int:
    """The bytes of an open file, 0 where it does not say."""
    try:
        return os.fstat(file.fileno()).st_size
    except (OSError, ValueError):
        return 0
