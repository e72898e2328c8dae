"""A PDF -> its text in reading order, with the dates, the title and the author that its own records give.

The records of a file say when the file was made, so that they count only where the text is silent."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator
from datetime import datetime

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from selon.documents import shapes
from selon.documents.page import Page
from selon.documents.pdf_columns import Bit, Line, ordered
from selon.documents.pdf_paragraphs import Block, blocks
from selon.errors import InputError, NoArticle, TooLarge
from selon.records import Capture, Gap, Span, Told

MOST_PAGES = 500
ORIGIN = "PDF metadata"
# What pypdf raises of a broken file besides its own errors, as mutation of sound files has shown.
DAMAGED = (
    PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError,
    OverflowError, ZeroDivisionError, NotImplementedError, OSError, EOFError, zlib.error, struct.error,
)  # fmt: skip
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
BLANKS = re.compile(r"[ \t\x00-\x1f]{1,400}")
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every flaw; what is lost is a gap or an error here


def page(capture: Capture) -> Page:
    """The text of a PDF: paragraphs in the order in which columns are read, running heads at the end.

    Raises NoArticle for one without text, InputError for one that is locked or broken, TooLarge for a whole book."""
    try:
        reader = PdfReader(io.BytesIO(capture.data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except (DependencyError, FileNotDecryptedError):
        locked, count = True, 0
    except DAMAGED as error:
        fact = f"it is a broken PDF ({type(error).__name__})"
        raise InputError(capture.address, fact, "Fetch the file again, or give its text.") from error
    if locked:
        raise InputError(capture.address, "the PDF is locked with a password", "Unlock it, and give that file.")
    if count > MOST_PAGES:
        raise TooLarge(capture.address, f"it has more than {MOST_PAGES} pages", "Give one article per file.")
    lines, unread = _lines(reader, count)
    told = _told(reader)
    return _page(capture.address, blocks(lines, told.title or ""), unread, told)


def _page(place: str, found: list[Block], unread: list[int], told: Told) -> Page:
    """The blocks joined to a text."""
    text = "\n\n".join(block.text for block in found)
    if not shapes.has_letters(text):
        fact = "the PDF holds no text: is it a scan?" if not unread else "the text of the PDF cannot be read"
        raise NoArticle(
            place, fact, "Give it to a program that recognises text (OCR), or give the page of the article."
        )
    hints, at = [], 0
    for block in found:
        if block.hint:
            hints.append((Span(at, at + len(block.text)), block.hint))
        at += len(block.text) + 2
    gaps = tuple(Gap(span=Span(0, 0), reason=f"unread-page: page {number} of the PDF is broken") for number in unread)
    return Page(text=text, hints=tuple(hints), gaps=gaps, told=told)


def _lines(reader: PdfReader, count: int) -> tuple[list[Line], list[int]]:
    """The lines of all pages in reading order, and the numbers of the pages that cannot be read."""
    lines: list[Line] = []
    unread = []
    for number in range(count):
        try:
            leaf = reader.pages[number]
            lines += ordered(list(_bits(leaf)), number, float(leaf.mediabox.height))
        except DAMAGED:
            unread.append(number + 1)
    return lines, unread


def _bits(leaf: PageObject) -> Iterator[Bit]:
    """The stretches of text of a page in the order in which they are drawn."""
    found: list[Bit] = []

    def visit(text: str, matrix: list[float], at: list[float], _: object, size: float) -> None:
        clean = BLANKS.sub(" ", text.translate(LIGATURES))
        if clean.strip():
            x = at[4] * matrix[0] + at[5] * matrix[2] + matrix[4]
            y = at[4] * matrix[1] + at[5] * matrix[3] + matrix[5]
            high = abs(size * (at[3] or at[0]) * (matrix[3] or matrix[0])) or 1.0
            found.append(Bit(text=clean, x=x, y=y, size=high))

    leaf.extract_text(visitor_text=visit)
    yield from found


def _told(reader: PdfReader) -> Told:
    """What the records of the file say: title, author, when it was made and changed."""
    try:
        known = reader.metadata
        if known is None:
            return Told()
        author = _words(known.author)
        return Told(
            title=_words(known.title) or None,
            authors=(author,) if author else (),
            published=_instant(known.creation_date),
            updated=_instant(known.modification_date),
            origin=ORIGIN,
        )
    except DAMAGED:
        return Told()


def _words(value: object) -> str:
    """A value of the records on one line."""
    return " ".join(value.split())[:300] if isinstance(value, str) else ""


def _instant(value: datetime | None) -> str | None:
    """An instant of the records as ISO 8601."""
    return value.isoformat() if value else None
