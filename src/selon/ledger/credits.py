"""Whom an article credits for its text: the agencies in its byline, or in brackets where its body begins or ends."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, insert

from selon.ledger.rows import Row
from selon.ledger.schema import credited
from selon.records import Document, Paragraph, Role


def place(connection: Connection, document: Document, id: str) -> None:
    """Keep the credits of a new article with their places; those of pictures are left out."""
    rows: list[Row] = [
        {"document": id, "name": name, "start": start, "end": start + len(name)} for name, start in found(document)
    ]
    if rows:
        connection.execute(insert(credited), rows)


def found(document: Document) -> Iterator[tuple[str, int]]:
    """Each credit of the text with its first place."""
    for name in document.credits:
        places = (_place(document.text, one, name) for one in document.paragraphs)
        start = next((place for place in places if place is not None), None)
        if start is not None:
            yield name, start


def _place(text: str, paragraph: Paragraph, name: str) -> int | None:
    """Where a paragraph credits that name for the text; None when it does not."""
    start, end = paragraph.span
    at = text.find(name, start, end)
    if at < 0 or paragraph.role not in (Role.BYLINE, Role.BODY):
        return None
    bracketed = text[max(at - 1, 0) : at] in ("(", "[") and text[at + len(name) :][:1] in (")", "]")
    return at if bracketed or paragraph.role is Role.BYLINE else None
