"""Bytes as they were before a server packed them for the way, with an end: one layer, so many bytes, such a ratio."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from selon.errors import NotFetched, TooLarge

MOST_BYTES = 20_000_000
"""Bytes of one answer, packed or not; the largest of 258 real pages has 2.2 million."""
RATIO = 200
"""How many times its packed size an answer may have; pages have 5 to 20."""
SMALL = 1_000_000
"""Below so many bytes no ratio is judged: a page of blanks packs well."""
GZIP = b"\x1f\x8b"
AS_ASKED = "gzip, deflate"
"""What is asked for in Accept-Encoding; nothing else is understood."""
NOTHING = frozenset({"", "identity"})
GZIPPED = frozenset({"gzip", "x-gzip"})
PIECE = 65_536
GZIP_WINDOW, ZLIB_WINDOW, RAW_WINDOW = 31, 15, -15
"""What zlib calls the three formats."""


def unpacked(place: str, chunks: Iterable[bytes], encoding: str, most: int = MOST_BYTES) -> bytes:
    """The bytes of an answer that came in chunks under a Content-Encoding.

    Raises TooLarge for more than `most` bytes or RATIO, and NotFetched for another encoding or a torn one."""
    name = encoding.strip().lower()
    if name not in NOTHING | GZIPPED | {"deflate"}:
        fact = f"it is packed as {encoding[:40]!r}, which was not asked for"
        raise NotFetched(place, fact, "Save the page with a browser and give that file.")
    packed = _joined(place, chunks, most)
    if name in NOTHING or not packed:
        return packed
    if name in GZIPPED:
        return _inflated(place, packed, most, GZIP_WINDOW)
    # The standard means zlib's format; some servers leave its two bytes of head out.
    headed = packed[0] & 15 == 8 and int.from_bytes(packed[:2]) % 31 == 0
    return _inflated(place, packed, most, ZLIB_WINDOW if headed else RAW_WINDOW)


def gunzipped(place: str, data: bytes, most: int = MOST_BYTES) -> bytes:
    """The bytes of a gzip file, under the same limits; other bytes as they are."""
    return _inflated(place, data, most, GZIP_WINDOW) if data.startswith(GZIP) else data


def _joined(place: str, chunks: Iterable[bytes], most: int) -> bytes:
    """The chunks as one; raises TooLarge as soon as there are too many bytes."""
    out = bytearray()
    for chunk in chunks:
        out += chunk
        if len(out) > most:
            raise too_large(place, most)
    return bytes(out)


def _inflated(place: str, packed: bytes, most: int, window: int) -> bytes:
    """Packed bytes inflated; gzip may have several members, what stands behind the last of them is passed over."""
    out, rest, inflater = bytearray(), packed, zlib.decompressobj(window)
    try:
        while True:
            piece = inflater.decompress(rest, PIECE)
            out += piece
            _check(place, len(out), len(packed), most)
            rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
            if inflater.eof:
                if window != GZIP_WINDOW or not rest.startswith(GZIP):
                    return bytes(out)
                inflater = zlib.decompressobj(window)
            elif not piece and not rest:
                raise NotFetched(place, "what it sends ends before its end", "Try again later.")
    except zlib.error as error:
        raise NotFetched(place, f"what it sends does not unpack ({error})", "Try again later.") from error


def _check(place: str, size: int, packed: int, most: int) -> None:
    """Nothing; raises TooLarge where so many bytes came out of so few, or too many."""
    if size > most:
        raise too_large(place, most)
    if size > SMALL and size > RATIO * packed:
        fact = f"it unpacks to over {RATIO} times its size, as no page does"
        raise TooLarge(place, fact, "Leave it out: it is made to fill a memory.")


def too_large(place: str, most: int) -> TooLarge:
    """The error for an answer of more bytes than one may have."""
    fact = f"it has more than {most / 1_000_000:g} MB, more than a page may have"
    return TooLarge(place, fact, "Save what you need of it as a file, and give that.")
