"""Invented pages that have the layouts of pages of the press, for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

from selon.documents import document
from selon.records import Capture, Document

SAMPLES = Path(__file__).parent / "samples"
# Header with a stray date, caption with a credit, byline that is an outlet, empty stamp line, standfirst that the
# first paragraph says again, a paragraph without its full stop, two teasers, two sub-headings.
PORTAL = (SAMPLES / "portal.txt").read_text(encoding="utf-8")
# Site line, menu, byline with a date, standfirst set apart by empty lines, questions as sub-headings, comment policy.
BLOG = (SAMPLES / "blog.txt").read_text(encoding="utf-8")
# Wire kept by an archive: update note, lead, dateline alone on its line, signature of a quotation.
WIRE = (SAMPLES / "wire.txt").read_text(encoding="utf-8")
# The same kinds of things as tags and class names, with JSON-LD in the head.
PAGE = (SAMPLES / "page.html").read_text(encoding="utf-8")


def capture(text: str | bytes, *, media_type: str = "text/plain") -> Capture:
    """The capture of a page given in a test."""
    data = text.encode() if isinstance(text, str) else text
    return Capture(data=data, media_type=media_type, address="page.txt", name="page", digest="0" * 64)


def read(text: str | bytes, *, media_type: str = "text/plain") -> Document:
    """The document of a page given in a test."""
    return document(capture(text, media_type=media_type))


def outline(found: Document) -> list[tuple[str, str]]:
    """Role and first words of every paragraph."""
    return [(p.role.value, " ".join(found.text[p.span.start : p.span.end].split()[:4])) for p in found.paragraphs]


def roles(text: str, *, media_type: str = "text/plain") -> list[str]:
    """The roles of the paragraphs of a page, in order."""
    return [role for role, _ in outline(read(text, media_type=media_type))]
