"""The bytes of an archive in order, unpacked where it is packed, and where they break off."""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from zipfile import BadZipFile

from selon.intake.opened import Readable
from selon.records import Place

CHUNK = 1 << 18
RAW = 1 << 16
GZIP = b"\x1f\x8b\x08"
PROBE = 4096
KEPT = 1 << 24
"""Packed bytes that are kept to look for the next member where the present one turns out to be broken."""
RATIO = 200
ENOUGH = 25_000_000
MANY = 20
"""Nothing that holds pages unpacks to more than RATIO times its length. ENOUGH bytes of a member are free, so that a
short one may, and MANY times as many of a file."""
BEGINNING = b"WARC/"
BEGIN = Place(0, 0)
UNREADABLE = (OSError, EOFError, BadZipFile, zlib.error)


class Why(StrEnum):
    """Why a stretch of bytes is over."""

    END = "end"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Over:
    """A stretch is over: why, at which byte of the file, and in words.

    `member` is the byte at which the gzip member begins that is not whole."""

    why: Why
    offset: int
    member: int
    fact: str = ""


class Stretches:
    """The bytes of a file that is not packed: one stretch, in `buffer` from `at` on.

    `over` is None until the stretch has ended; then `again` goes to the next sound one. `proven` says that a checksum
    tells a file that is whole from one that was cut between two records."""

    proven = False

    def __init__(self, file: Readable, start: Place = BEGIN) -> None:
        self.buffer = bytearray()
        self.at = 0
        self.over: Over | None = None
        self.read = start.member or start.offset  # bytes of the file so far
        self._file = file
        self._base = start.offset  # what stands before the buffer

    def need(self, count: int) -> bool:
        """Whether so many bytes stand in the buffer, after reading on as far as it takes."""
        while len(self.buffer) - self.at < count:
            if self.over or not self._more():
                return False
        return True

    def skip(self, count: int) -> None:
        """Go on by so many bytes, or as many as there are in the buffer."""
        self.at = min(self.at + count, len(self.buffer))
        if self.at > CHUNK:
            del self.buffer[: self.at]
            self._base += self.at
            self.at = 0

    def cut(self, start: int, count: int) -> bytes:
        """So many bytes from so far ahead on, or as many as there are in the buffer."""
        return bytes(memoryview(self.buffer)[self.at + start : self.at + start + count])

    def place(self, ahead: int = 0) -> Place:
        """The place of the next byte, or of one further ahead."""
        return Place(0, self._base + self.at + ahead)

    def told(self, place: Place) -> int:
        """The byte of the file that a person is told of a place."""
        return place.offset

    def again(self) -> bool:
        """Whether there is another stretch, of which the first bytes come next."""
        return False

    def _more(self) -> bool:
        data = self._raw(CHUNK)
        if data:
            self.buffer += data
        elif not self.over:
            self.over = Over(Why.END, self.read, self.read)
        return bool(data)

    def _raw(self, size: int) -> bytes:
        """The next bytes of the file; none at its end, or where the system does not give them."""
        try:
            data = self._file.read(size)
        except UNREADABLE as error:
            self.over = Over(Why.DAMAGED, self.read, self.read, f"it cannot be read on ({error})")
            return b""
        self.read += len(data)
        return data


class Unpacked(Stretches):
    """The bytes that the gzip members of a file unpack to; what is broken ends a stretch."""

    proven = True

    def __init__(self, file: Readable, start: Place = BEGIN) -> None:
        super().__init__(file, Place(start.member, 0))
        self._base = 0
        self._unzip: zlib._Decompress | None = None
        self._waiting = b""  # packed bytes that were read and not yet unpacked
        self._kept: deque[tuple[int, bytes]] = deque()  # what was read since the present member began
        self._starts: deque[tuple[int, int]] = deque()  # members: where what they unpack to begins, where they begin
        self._member = start.member
        self._out = 0  # bytes that the member, and the file, have unpacked to
        self._all = 0
        if start.offset:
            self._leave_out(start.offset)

    def place(self, ahead: int = 0) -> Place:
        """The place of the next byte, or of one further ahead."""
        wanted = self._base + self.at + ahead
        while len(self._starts) > 1 and self._starts[1][0] <= self._base + self.at:
            self._starts.popleft()
        begun = next((pair for pair in reversed(self._starts) if pair[0] <= wanted), None)
        return Place(begun[1], wanted - begun[0]) if begun else Place(self._member, 0)

    def told(self, place: Place) -> int:
        """The byte of the file at which its member begins."""
        return place.member

    def again(self) -> bool:
        """Whether there is another stretch: a member that begins with a record."""
        if self.over is None or self.over.why is not Why.DAMAGED:
            return False
        self.buffer.clear()
        self.at = 0
        self._starts.clear()
        self._unzip = None
        return self._found(self._member + 1)

    def _leave_out(self, count: int) -> None:
        """Unpack so many bytes of the first member and forget them."""
        while count and self.need(1):
            left_out = min(count, len(self.buffer))
            self.skip(left_out)
            count -= left_out

    def _more(self) -> bool:
        while not self.over and (self._unzip or self._begin()):
            if not self._waiting and not self._refill():
                out = self._last()
            else:
                out = self._fed()
            if out:
                self.buffer += out
                return True
        return False

    def _begin(self) -> bool:
        """Whether another member begins here; else why not is in `over`."""
        while len(self._waiting) < len(GZIP) and self._refill():
            pass
        here = self.read - len(self._waiting)
        if not self._waiting.strip(b"\0"):
            if self._waiting and self._zeros():
                return self._begin()
            self.over = self.over or Over(Why.END, self.read, self.read)
            return False
        if not self._waiting.startswith(GZIP):
            short = len(self._waiting) < len(GZIP) and GZIP.startswith(self._waiting)
            fact = "" if short else "no gzip member begins here"
            self._member = here
            why, offset = (Why.TRUNCATED, self.read) if short else (Why.DAMAGED, here)
            self.over = self.over or Over(why, offset, here, fact)
            return False
        self._member, self._out = here, 0
        while self._kept and self._kept[0][0] + len(self._kept[0][1]) <= here:
            self._kept.popleft()
        self._starts.append((self._base + len(self.buffer), here))
        self._unzip = zlib.decompressobj(31)
        return True

    def _zeros(self) -> bool:
        """Whether more than zeros follows; zeros at the end of a file fill a block of a tape or a disk."""
        while not self._waiting.strip(b"\0"):
            self._waiting = b""
            self._kept.clear()
            if not self._refill():
                return False
        self._waiting = self._waiting.lstrip(b"\0")
        return True

    def _refill(self) -> bool:
        """Whether there is more of the file, which is then waiting to be unpacked."""
        data = self._raw(RAW)
        if data:
            self._kept.append((self.read - len(data), data))
            self._waiting = self._waiting + data if self._waiting else data
            if len(self._kept) * RAW > KEPT:
                self._kept.popleft()
        return bool(data)

    def _fed(self) -> bytes:
        """What the waiting bytes unpack to, up to a chunk."""
        assert self._unzip is not None
        unzip = self._unzip
        try:
            out = unzip.decompress(self._waiting, CHUNK)
        except zlib.error:
            self._waiting = b""
            self.over = Over(Why.DAMAGED, self._member, self._member, "a gzip member is broken")
            return b""
        self._out += len(out)
        self._all += len(out)
        if unzip.eof:
            self._waiting, self._unzip = unzip.unused_data, None
        else:
            self._waiting = unzip.unconsumed_tail
            self._swollen()
        return out

    def _swollen(self) -> None:
        """Nothing; a member that unpacks to far more than it has is left alone."""
        taken = self.read - len(self._waiting)
        alone = self._out > ENOUGH and self._out > RATIO * (taken - self._member)
        if alone or self._all > MANY * ENOUGH and self._all > RATIO * taken:
            self._waiting = b""
            fact = f"a gzip member unpacks to more than {RATIO} times its length"
            self.over = Over(Why.DAMAGED, self._member, self._member, fact)

    def _last(self) -> bytes:
        """What is left in the unpacking at the end of the file; a member that goes on there is truncated.

        One that only swallows those behind it is broken."""
        assert self._unzip is not None
        if self.over:
            return b""
        try:
            out = self._unzip.decompress(b"", CHUNK)
        except zlib.error:
            out = b""
        if out or self._unzip.eof:
            self._unzip = None if self._unzip.eof else self._unzip
            return out
        self.over = Over(Why.TRUNCATED, self.read, self._member)
        if next(self._members(self._member + 1), None):
            self.over = Over(Why.DAMAGED, self._member, self._member, "a gzip member is broken")
        return b""

    def _found(self, start: int) -> bool:
        """Whether a member with a record begins at a byte or behind it; it is what is unpacked next."""
        self.over = None
        found = next(self._members(start), None)
        if found is None:
            self.over = self.over or Over(Why.END, self.read, self.read)
            return False
        self._member, self._waiting = found
        self._base = 0
        return True

    def _members(self, start: int) -> Iterator[tuple[int, bytes]]:
        """Members behind a byte that begin with a record: where, and all that was read from there on."""
        kept = [(at, data) for at, data in self._kept if at + len(data) > start]
        place = max(start, kept[0][0]) if kept else self.read
        data = b"".join(part for _, part in kept)[place - kept[0][0] if kept else 0 :]
        while True:
            at = data.find(GZIP)
            while at >= 0 and len(data) - at < PROBE and self._refill():
                data += self._kept[-1][1]
            if at >= 0 and _sound(data[at : at + PROBE]):
                yield place + at, data[at:]
            cut = at + 1 if at >= 0 else max(0, len(data) - len(GZIP) + 1)
            place, data = place + cut, data[cut:]
            if at < 0:
                if not self._refill():
                    return
                data += self._kept[-1][1]


def _sound(packed: bytes) -> bool:
    """Whether these are the first bytes of a member that holds a record."""
    try:
        return zlib.decompressobj(31).decompress(packed, 64).startswith(BEGINNING)
    except zlib.error:
        return False
