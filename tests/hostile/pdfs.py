"""PDF files that expand without end, run in circles, or were cut."""

from __future__ import annotations

import struct
import zlib

from tests.hostile.archives import zeros
from tests.hostile.case import Case

TEXT = b"BT /F1 12 Tf 72 720 Td (La maire de Port-Armel affirme que le bac rouvrira samedi.) Tj ET "


def pdf(stream: bytes, *, coded: bool = False, kids: bytes = b"3 0 R", extra: bytes = b"", table: bool = True) -> bytes:
    """A PDF of one page with a stream of contents, compressed or not, and its table of objects."""
    filters = b"/Filter /FlateDecode " if coded else b""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [" + kids + b"] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> " + extra + b">>",
        b"<< " + filters + b"/Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    if not table:
        return bytes(out)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _bomb(size: int) -> bytes:
    """A stream of so many megabytes of zeros; the check at its end is wrong, and comes after them."""
    return pdf(b"\x78\xda" + zeros(size)[0] + struct.pack(">I", 1), coded=True)


CASES = (
    Case(name="PDF, flate bomb", suffix=".pdf", make=_bomb, real=2_048, quick=64),
    Case(
        name="PDF, long stream",
        suffix=".pdf",
        make=lambda size: pdf(zlib.compress(b"0 0 m 1 1 l S " * (size // 14) + TEXT), coded=True),
        real=13_000_000,
        quick=500_000,
    ),
    Case(name="PDF, pages in a circle", suffix=".pdf", make=lambda _: pdf(TEXT, kids=b"3 0 R 2 0 R")),
    Case(
        name="PDF, nested array",
        suffix=".pdf",
        make=lambda size: pdf(TEXT, extra=b"/Annots " + b"[" * size + b"]" * size),
        real=100_000,
        quick=10_000,
    ),
    Case(name="PDF, no table", suffix=".pdf", make=lambda size: pdf(TEXT * size, table=False), real=20_000, quick=200),
    Case(name="PDF, cut", suffix=".pdf", make=lambda _: pdf(TEXT)[:400]),
)
