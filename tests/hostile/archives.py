"""Archives that expand without end, lie about their lengths, or were cut."""

from __future__ import annotations

import gzip
import struct
import zlib
from collections.abc import Iterator

from tests.hostile.case import ANY, MIDDLE, Case, page

MEGABYTE = 1 << 20


def zeros(size: int) -> tuple[bytes, int]:
    """So many megabytes of zeros as raw deflate, in a thousandth of their size, with their CRC."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = deflate.compress(bytes(MEGABYTE)) + deflate.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(size):
        crc = zlib.crc32(bytes(MEGABYTE), crc)
    return block * size + deflate.flush(), crc


def gzip_bomb(size: int) -> bytes:
    """A gzip file of so many megabytes of zeros."""
    body, crc = zeros(size)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + body + struct.pack("<II", crc, size * MEGABYTE & 0xFFFFFFFF)


def record(number: int, *, length: str = "", headers: bytes = b"", body: bytes = b"", coding: str = "") -> bytes:
    """A WARC record of an answer with an article; its length as given, or right."""
    article = page(f"<p>{MIDDLE} ({number})</p>").encode()
    coded = f"Content-Encoding: {coding}\r\n" if coding else ""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{coded}\r\n".encode() + (body or article)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Target-URI: https://vigie.example/{number}\r\nWARC-Date: 2031-03-04T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length or len(answer)}\r\n"
    )
    return head.encode() + headers + b"\r\n" + answer + b"\r\n\r\n"


def warc(*middle: bytes) -> bytes:
    """A WARC of two good records with others between them."""
    return b"".join((record(1), *middle, record(2)))


def zipped(*records: bytes) -> Iterator[bytes]:
    """Each record as a member of its own."""
    return (gzip.compress(one, mtime=0) for one in records)


def _cut(_: int) -> bytes:
    """A compressed WARC that ends 40 bytes too early."""
    return b"".join(zipped(*map(record, range(1, 5))))[:-40]


def _garbage(_: int) -> bytes:
    """Bytes that are no member between two members."""
    first, second = zipped(record(1), record(2))
    return first + b"nothing that can be read " * 20 + second


CASES = (
    Case(name="gzip bomb", suffix=".gz", make=gzip_bomb, real=2_048, quick=64),
    Case(name="WARC, negative length", suffix=".warc", make=lambda _: warc(record(9, length="-5")), then="length"),
    Case(
        name="WARC, length of 1e20",
        suffix=".warc",
        make=lambda _: warc(record(9, length=f"1{'0' * 20}")),
        then="length",
    ),
    Case(
        name="WARC, one long header",
        suffix=".warc",
        make=lambda size: warc(record(9, headers=b"X-Long: " + b"x" * size + b"\r\n")),
        real=100_000_000,
        quick=1_000_000,
    ),
    Case(
        name="WARC, many headers",
        suffix=".warc",
        make=lambda size: warc(record(9, headers=b"".join(b"X-%d: x\r\n" % n for n in range(size)))),
        real=1_000_000,
        quick=20_000,
    ),
    Case(
        name="WARC, gzip bomb inside",
        suffix=".warc",
        make=lambda size: warc(record(9, body=gzip_bomb(size), coding="gzip")),
        real=2_048,
        quick=64,
    ),
    Case(name="warc.gz, cut", suffix=".warc.gz", make=_cut, then="truncated"),
    Case(name="warc.gz, garbage between", suffix=".warc.gz", make=_garbage, outcomes=ANY),
)
