"""Answers of a ledger in every format: a table for a screen, Markdown, CSV, JSON."""

from __future__ import annotations

from collections.abc import Callable

from rich.table import Table
from rich.text import Text

from selon.exports import Look
from selon.exports.plain_answers import as_csv, as_json, as_markdown
from selon.exports.style import drawn, lined
from selon.exports.visible import unbroken, visible
from selon.records import Answer


def as_table(answer: Answer, look: Look) -> str:
    """The answer for a person at a screen: a column for each fact, or the facts under each other."""
    if not answer.columns:
        return drawn([Text(visible(answer.title), style="name"), Text()], look)
    table = lined(look)
    (_columns if look.width >= ROOMY or len(answer.columns) < FEW else _stacked)(table, answer)
    notes = [Text(visible(note), style="faint") for note in answer.notes]
    return drawn([Text(visible(answer.title), style="name"), Text(), table, *([Text(), *notes] if notes else [])], look)


def _columns(table: Table, answer: Answer) -> None:
    """Fill a table with a column for each fact."""
    for name in answer.columns:
        table.add_column(name, overflow="fold", ratio=None if name in FIXED else 5 if name in WIDE else 2)
    for row in answer.rows:
        table.add_row(*(_shown(name, cell) for name, cell in zip(answer.columns, row, strict=True)))


def _stacked(table: Table, answer: Answer) -> None:
    """Fill a table with the first fact beside the others: the long ones apart, the short ones joined."""
    table.add_column(answer.columns[0], no_wrap=True)
    table.add_column(", ".join(answer.columns[1:]), ratio=1, overflow="fold")
    for first, *others in answer.rows:
        told = list(zip(answer.columns[1:], others, strict=True))
        long = [_shown(name, cell) for name, cell in told if name in WIDE]
        short = " · ".join(visible(cell) for name, cell in told if name not in WIDE and cell)
        table.add_row(Text(visible(first), style="name"), Text("\n").join([*long, Text(short, style="faint")]))


def _shown(name: str, cell: str) -> Text:
    """A cell for a screen; what has lines of its own keeps them, the first of them being the words of an article."""
    if name not in LINED:
        return Text(visible(cell))
    first, *others = cell.split("\n")
    return Text("\n").join([Text(unbroken(first)), *(Text(visible(line), style="faint") for line in others)])


ROOMY = 132
"""Columns of a screen from which each fact has a column of its own."""
FEW = 4
"""Facts that always have room."""
WIDE = frozenset(
    {"quotation", "issue", "words", "content", "one account", "the other", "why", "dissolves if", "before", "after"}
)
"""Columns that take the room that is left."""
LINED = frozenset({"one account", "the other"})
"""Columns whose cells may have several lines."""
FIXED = frozenset({"id", "state"})
"""Columns whose cells stay on one line."""


FORMATS: dict[str, Callable[[Answer, Look], str]] = {
    "table": as_table,
    "json": as_json,
    "markdown": as_markdown,
    "csv": as_csv,
}
