"""Bytes that are packed once -> the bytes, with a limit to what they may become."""

from __future__ import annotations

import io
import zlib

from fastwarc.stream_io import BrotliReader, ZstdReader

from selon.intake.opened import Readable

LARGEST = 25_000_000
RATIO = 200
FREE = 1_000_000
"""Bytes that anything may unpack to, however short it is."""
CHUNK = 1 << 16
ZLIB, RAW, GZIP = 15, -15, 31


class Swollen(Exception):
    """It unpacks to more than LARGEST bytes, or to more than RATIO times its length."""


class Broken(Exception):
    """It cannot be unpacked; `offset` is the byte of it where that shows, `cut` says that it just ends too soon."""

    def __init__(self, offset: int, *, cut: bool) -> None:
        super().__init__(offset)
        self.offset = offset
        self.cut = cut


def gunzipped(file: Readable, *, wbits: int = GZIP) -> bytes:
    """What all gzip members of a file unpack to, joined.

    Raises Swollen, and Broken where a member ends too soon or is none."""
    out, read, waiting = bytearray(), 0, b""
    unzip = zlib.decompressobj(wbits)
    while True:
        if not waiting:
            waiting = file.read(CHUNK)
            read += len(waiting)
            if not waiting and unzip.eof:
                return bytes(out)
        if unzip.eof:
            waiting = waiting.lstrip(b"\0")
            unzip = zlib.decompressobj(wbits) if waiting else unzip
            continue
        ended = not waiting
        try:
            more = unzip.decompress(waiting, CHUNK)
        except zlib.error as error:
            raise Broken(read - len(waiting), cut=False) from error
        waiting = unzip.unused_data if unzip.eof else unzip.unconsumed_tail
        out += more
        if len(out) > min(LARGEST, max(FREE, RATIO * read)):
            raise Swollen
        if ended and not more and not unzip.eof:
            raise Broken(read, cut=True)


def decoded(data: bytes, coding: str) -> bytes:
    """A body without the coding that its HTTP header names (gzip, deflate, br, zstd).

    A body that is not packed after all is given as it is: many archives keep it unpacked, with the header of old.
    Raises Swollen and Broken."""
    if coding in ("gzip", "x-gzip"):
        return gunzipped(io.BytesIO(data)) if data.startswith(b"\x1f\x8b") else data
    if coding == "deflate":
        return _deflated(data)
    if coding in ("br", "zstd"):
        return _by_fastwarc(data, coding)
    return data


def _deflated(data: bytes) -> bytes:
    """The body of a coding that servers take for two different things."""
    if _is_markup(data):
        return data
    try:
        return gunzipped(io.BytesIO(data), wbits=ZLIB)
    except Broken:
        return gunzipped(io.BytesIO(data), wbits=RAW)


def _by_fastwarc(data: bytes, coding: str) -> bytes:
    """The body of a coding that Python has not."""
    if _is_markup(data) or coding == "zstd" and not data.startswith(b"\x28\xb5\x2f\xfd"):
        return data
    limit = min(LARGEST, max(FREE, RATIO * len(data)))
    reader = (BrotliReader if coding == "br" else ZstdReader)(io.BytesIO(data))
    out = bytearray()
    try:
        while more := reader.read(CHUNK):
            out += more
            if len(out) > limit:
                raise Swollen
    except (OSError, ValueError, RuntimeError) as error:
        raise Broken(len(data), cut=False) from error
    return bytes(out)


def _is_markup(data: bytes) -> bool:
    """Whether a body begins as pages do, so that it is not packed."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def joined(data: bytes) -> bytes:
    """A body that was sent in chunks, joined; one that is joined already is given as it is."""
    out, at = bytearray(), 0
    while True:
        line, found, _ = data[at : at + 256].partition(b"\n")
        size = line.split(b";")[0].strip()
        if not found or not size or size.strip(b"0123456789abcdefABCDEF") or len(size) > 12:
            return bytes(out) if at and at >= len(data) else data if not at else bytes(out)
        at += len(line) + 1
        length = int(size, 16)
        if length == 0:
            return bytes(out)
        out += data[at : at + length]
        at += length
        at += 2 if data[at : at + 2] == b"\r\n" else 1 if data[at : at + 1] == b"\n" else 0
