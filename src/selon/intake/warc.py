"""The records of a WARC file, each whole or told as broken; what follows a broken one is found again.

FastWARC reads faster and stops at the first lie, and a file that was cut short ends for it without a word; here every
record that begins is given, and every byte that belongs to none is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selon.intake.stretches import Over, Stretches, Why
from selon.records import Place

LONGEST_HEADER = 1 << 16
LARGEST = 25_000_000
BEGINNING = re.compile(rb"WARC/\d\.\d{1,2}\r?\n[A-Za-z][A-Za-z0-9_-]{0,60}[ \t]{0,4}:")
FIRST = b"WARC/"
OPENING = 96  # bytes in which a beginning fits
BLANK_LINE = re.compile(rb"\r?\n\r?\n")
BREAKS = b"\r\n"
MOST_BREAKS = 16
CLOSING = 4  # bytes of the two line breaks that close a record
CLOSINGS = (b"\r\n\r\n", b"\n\n")
FOLDED = re.compile(r"\r?\n[ \t]{1,80}")
DIGITS = re.compile(r"\d{1,18}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A whole record: `headers` by their names in small letters, and its `content`.

    A content longer than LARGEST is None; `head` are its first bytes. `start` is where the record begins, `end` where
    the next one does; `offset` is the byte of the file that a person is told."""

    headers: dict[str, str]
    content: bytes | None
    head: bytes
    offset: int
    start: Place
    end: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """What is no whole record: at which byte of the file, and why; `record` tells a record from bytes of none."""

    fact: str
    offset: int
    record: bool


def records(stretches: Stretches) -> Iterator[Record | Broken]:
    """Every record in order, and what is broken in its place."""
    return _Reader(stretches).read()


class _Reader:
    def __init__(self, stretches: Stretches) -> None:
        self.bytes = stretches
        self.lost = False  # a break was told, and the next record not yet found
        self.told = False  # why the stretch is over was told
        self.closed = True  # the line breaks that close a record were all there

    def read(self) -> Iterator[Record | Broken]:
        while True:
            while (found := self._next()) is not None:
                yield found
            over = self.bytes.over
            assert over is not None
            if not self.told and (over.why is not Why.END or not (self.closed or self.bytes.proven)):
                yield Broken(fact=_words(over), offset=over.offset, record=False)
            if not self.bytes.again():
                return
            self.lost, self.told = False, False

    def _next(self) -> Record | Broken | None:
        """The next record, or what is broken; None at the end of the stretch."""
        while self.bytes.need(1):
            self._breaks()
            if not self.bytes.need(1):
                return None
            self.bytes.need(OPENING)
            here = self.bytes
            if BEGINNING.match(here.buffer, here.at):
                self.lost = False
                return self._record()
            if cut := self._cut():
                return cut
            offset, lost = here.told(here.place()), self.lost
            count = self._seek(0)
            if not lost:
                return Broken(fact=f"{count} bytes at offset {offset} are no record", offset=offset, record=False)
        return None

    def _breaks(self) -> None:
        """Go behind the line breaks between two records."""
        while self.bytes.need(1) and self.bytes.buffer[self.bytes.at] in BREAKS:
            self.bytes.skip(1)

    def _cut(self) -> Broken | None:
        """The beginning of a record of which no more is there; None where it is something else."""
        here = self.bytes
        left = here.cut(0, OPENING)
        if here.over is None or len(left) >= OPENING or not FIRST.startswith(left[: len(FIRST)]):
            return None
        return self._broken_off(here.told(here.place()), len(left))

    def _record(self) -> Record | Broken:
        """The record that begins here."""
        here = self.bytes
        start = here.place()
        offset = here.told(start)
        head = self._head_end()
        if head is None:
            if here.over and len(here.buffer) - here.at < LONGEST_HEADER:
                return self._broken_off(offset, len(here.buffer) - here.at)
            return self._skipped(f"the header of the record at offset {offset} has no end", offset, CLOSING)
        headers = fields(here.cut(0, head))
        length = headers.get("content-length", "")
        if not DIGITS.fullmatch(length):
            fact = f"the length of the record at offset {offset} cannot be ({length[:40]!r})"
            return self._skipped(fact, offset, head)
        if int(length) > LARGEST:
            return self._large(headers, head, int(length), (offset, start))
        return self._whole(headers, head, int(length), (offset, start))

    def _head_end(self) -> int | None:
        """How long the header is with the blank line behind it; None where that does not come."""
        here, looked = self.bytes, 0
        while looked < LONGEST_HEADER:
            found = BLANK_LINE.search(here.buffer, here.at + max(0, looked - CLOSING), here.at + LONGEST_HEADER)
            if found:
                return found.end() - here.at
            looked = len(here.buffer) - here.at
            if not here.need(looked + 1):
                return None
        return None

    def _whole(self, headers: dict[str, str], head: int, length: int, begun: tuple[int, Place]) -> Record | Broken:
        """The record with its content."""
        here, offset = self.bytes, begun[0]
        if not here.need(head + length):
            return self._short(head, length, offset)
        content = here.cut(head, length)
        breaks = self._closing(head + length)
        if breaks is None:
            fact = f"the record at offset {offset} says that it has {length} bytes, and something else follows them"
            return self._skipped(fact, offset, head)
        if self._is_doubtful(head + length + breaks):
            return self._broken_off(offset, head + length + breaks)  # its checksum would have told whether it is whole
        self.closed = here.over is None or here.cut(head + length, breaks) in CLOSINGS
        here.skip(head + length + breaks)
        return Record(headers=headers, content=content, head=content, offset=offset, start=begun[1], end=here.place())

    def _is_doubtful(self, end: int) -> bool:
        """Whether a record of such a length ends a stretch whose checksum is wrong, so that it may be altered."""
        here = self.bytes
        if here.over is None or here.over.why is not Why.DAMAGED or here.need(end + 1):
            return False
        return here.over.member <= here.place(end - 1).member

    def _closing(self, end: int) -> int | None:
        """How many line breaks close a record of such a length; None where it is not closed."""
        here = self.bytes
        here.need(end + MOST_BREAKS + 5)
        behind = here.cut(end, MOST_BREAKS + 5)
        breaks = len(behind) - len(behind.lstrip(BREAKS))
        closed = not behind[breaks:] or behind[breaks:].startswith(FIRST) or behind[:breaks] == b"\r\n\r\n"
        return breaks if closed else None

    def _short(self, head: int, length: int, offset: int) -> Broken:
        """A record that is longer than what is there: it lies where another one begins before its end."""
        here = self.bytes
        other = BEGINNING.search(here.buffer, here.at + head)
        if other is None:
            return self._broken_off(offset, len(here.buffer) - here.at)
        return self._lying(offset, length, other.start() - here.at - head, other.start() - here.at)

    def _large(self, headers: dict[str, str], head: int, length: int, begun: tuple[int, Place]) -> Record | Broken:
        """The record without its content, of which only the first bytes are kept."""
        here, offset = self.bytes, begun[0]
        here.need(head + LONGEST_HEADER)
        first = here.cut(head, LONGEST_HEADER)
        here.skip(head)
        left = length
        while left > 0:
            if not here.need(1):
                return self._broken_off(offset, 0)
            other = BEGINNING.search(here.buffer, here.at)
            if other and other.start() - here.at < left:
                inside = other.start() - here.at
                return self._lying(offset, length, length - left + inside, inside)
            gone = min(left, max(1, len(here.buffer) - here.at - OPENING))
            here.skip(gone)
            left -= gone
            here.need(min(left, OPENING) + 1)
        breaks = self._closing(0)
        if breaks is None:
            return self._skipped(f"the record at offset {offset} is not as long as it says", offset, 0)
        here.skip(breaks)
        return Record(headers=headers, content=None, head=first, offset=offset, start=begun[1], end=here.place())

    def _lying(self, offset: int, length: int, real: int, ahead: int) -> Broken:
        """A record inside which another one begins, which comes next."""
        self.bytes.skip(ahead)
        fact = f"the record at offset {offset} says that it has {length} bytes, and another begins after {real}"
        return Broken(fact=fact, offset=offset, record=True)

    def _skipped(self, fact: str, offset: int, ahead: int) -> Broken:
        """A broken record; the next one is looked for from so many bytes ahead."""
        self._seek(ahead)
        return Broken(fact=fact, offset=offset, record=True)

    def _broken_off(self, offset: int, left: int) -> Broken:
        """A record that was not whole when the stretch was over."""
        over = self.bytes.over
        assert over is not None
        self.bytes.skip(left)
        self.told = True
        return Broken(fact=_words(over, offset), offset=over.offset, record=True)

    def _seek(self, ahead: int) -> int:
        """Go to the next beginning of a record, or to the end of the stretch; how many bytes lie before it."""
        here, gone = self.bytes, ahead
        here.skip(ahead)
        self.lost = True
        while True:
            found = BEGINNING.search(here.buffer, here.at)
            ahead = found.start() - here.at if found else max(0, len(here.buffer) - here.at - OPENING)
            here.skip(ahead)
            gone += ahead
            if found:
                return gone
            if not here.need(len(here.buffer) - here.at + 1):
                gone += len(here.buffer) - here.at
                here.skip(len(here.buffer) - here.at)
                return gone


def _words(over: Over, begun: int | None = None) -> str:
    """Why a stretch is over, for a person."""
    if over.why is Why.DAMAGED:
        return f"{over.fact} at offset {over.offset}"
    cut = f"truncated at offset {over.offset}"
    return cut if begun is None else f"{cut}: the record that begins at offset {begun} is not whole"


def fields(block: bytes) -> dict[str, str]:
    """The headers of a block behind its first line; the first of each counts, save that two lengths are none."""
    found: dict[str, str] = {}
    for line in _lines(block)[1:]:
        name, colon, value = line.partition(":")
        key, value = name.strip().lower(), value.strip()
        if colon and found.setdefault(key, value) != value and key == "content-length":
            found[key] = f"{found[key]} and {value}"
    return found


def _lines(block: bytes) -> list[str]:
    """The lines of a block; one that begins with a blank goes on with the line before."""
    try:
        text = block.decode("utf-8")
    except UnicodeDecodeError:
        text = block.decode("latin-1")
    if "\n " in text or "\n\t" in text:
        text = FOLDED.sub(" ", text)
    return text.replace("\r\n", "\n").split("\n")
