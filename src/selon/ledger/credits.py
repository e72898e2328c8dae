"""Whom an article credits for its text: the agencies in its byline, or in brackets where its body begins or ends.

A name in brackets behind the town from which a text is sent may be an agency or a region: it is kept, and an answer
says which (`answers/ties.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection, insert

from selon.ledger.rows import Row
from selon.ledger.schema import credited
from selon.records import Document, Paragraph, Role

DATELINE = re.compile(
    r"[^\W\d_a-z][^\n().:;!?«»\"]{1,40}"
    r"(?P<region>\s\([^()\n]{2,40}\))?(?P<day>,\s[^()\n]{3,30})?"
    r"\s\((?P<name>[^()\n]{2,40})\)\s?[-–—]\s"
)
"""LORVAL (Lorne), 3 mars (Norva) - : town, region, day, agency."""


def place(connection: Connection, document: Document, id: str) -> None:
    """Keep the credits of a new article with their places; those of pictures are left out."""
    rows: list[Row] = [
        {"document": id, "name": name, "start": start, "end": start + len(name)} for name, start in found(document)
    ]
    if rows:
        connection.execute(insert(credited), rows)


def found(document: Document) -> Iterator[tuple[str, int]]:
    """Each credit of the text with its first place, once each."""
    sent = dict(_sent(document))
    for name in dict.fromkeys([*document.credits, *sent]):
        places = (_place(document.text, one, name) for one in document.paragraphs)
        start = next((place for place in places if place is not None), sent.get(name))
        if start is not None:
            yield name, start


def _sent(document: Document) -> Iterator[tuple[str, int]]:
    """The name in the brackets of the dateline, with its place."""
    body = next((one for one in document.paragraphs if one.role is Role.BODY), None)
    line = DATELINE.match(document.text, body.span.start, body.span.end) if body else None
    if line is not None:
        yield line["name"], line.start("name")


def _place(text: str, paragraph: Paragraph, name: str) -> int | None:
    """Where a paragraph credits that name for the text; None when it does not."""
    start, end = paragraph.span
    at = text.find(name, start, end)
    if at < 0 or paragraph.role not in (Role.BYLINE, Role.BODY):
        return None
    bracketed = text[max(at - 1, 0) : at] in ("(", "[") and text[at + len(name) :][:1] in (")", "]")
    return at if bracketed or paragraph.role is Role.BYLINE else None
