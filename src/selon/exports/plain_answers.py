"""Answers of a ledger in the formats that need no screen: Markdown, CSV, JSON."""

from __future__ import annotations

import csv
import io
import json

from selon.exports import Look
from selon.exports.visible import visible
from selon.records import Answer


def as_markdown(answer: Answer, look: Look) -> str:
    """The answer as a Markdown table."""
    cells = [answer.columns, tuple("---" for _ in answer.columns), *answer.rows]
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in cells]
    return "\n".join([f"## {_cell(answer.title)}", "", *lines, "", *answer.notes]).rstrip() + "\n"


def as_csv(answer: Answer, look: Look) -> str:
    """The rows of the answer as CSV (RFC 4180), the names of the columns first."""
    out = io.StringIO()
    csv.writer(out).writerows([answer.columns, *answer.rows])
    return out.getvalue()


def as_json(answer: Answer, look: Look) -> str:
    """The object of the answer on one line."""
    return json.dumps(answer.data, ensure_ascii=False) + "\n"


def _cell(text: str) -> str:
    """A cell of a Markdown table: on one line, its bars escaped."""
    return " ".join(visible(text).split()).replace("|", "\\|")
