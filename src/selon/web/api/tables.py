"""Answers as they are sent: the object as JSON, the table as CSV or Markdown."""

from __future__ import annotations

import csv
import io

from msgspec.json import encode

from selon.exports import Look
from selon.exports.plain_answers import as_markdown
from selon.records import Answer

MEDIA = {"json": "application/json", "csv": "text/csv; charset=utf-8", "markdown": "text/markdown; charset=utf-8"}
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\0", "'")
"""What a spreadsheet may take for the beginning of a formula, and the sign that says it is none."""


def rendered(answer: Answer, form: str) -> bytes:
    """The bytes of an answer in a format."""
    if form == "json":
        return encode(answer.data) + b"\n"
    return (as_csv(answer) if form == "csv" else as_markdown(answer, Look())).encode("utf-8", "replace")


def as_csv(answer: Answer) -> str:
    """The rows as CSV (RFC 4180), the names of the columns first.

    A cell that a spreadsheet could take for a formula has a `'` before it; whoever takes one off has the cell."""
    out = io.StringIO()
    csv.writer(out).writerows([answer.columns, *([_cell(cell) for cell in row] for row in answer.rows)])
    return out.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULAS) else text
