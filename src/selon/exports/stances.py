"""The positions of an article as a table: what became of which issue, by whom, since when, on whose word."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from selon.exports import Look
from selon.exports.style import lined
from selon.exports.visible import shortened, visible
from selon.records import Position, Reading

WORDS = 90  # characters of an issue or a quotation shown


def stances(reading: Reading, look: Look) -> Table:
    """The positions, one row each, with the words that show them."""
    result = lined(look)
    result.add_column("position", width=13)
    result.add_column("who", ratio=2, overflow="fold")
    result.add_column("on what", ratio=5, overflow="fold")
    result.add_column("from – to", width=12)
    result.add_column("told by", width=8)
    for found in reading.positions:
        result.add_row(
            in_word(found),
            Text(visible(found.actor)) if found.actor else Text("nobody named", style="unknown"),
            Text.assemble(shortened(found.issue, WORDS), "\n", (quotation(found, reading), "faint")),
            interval(found, look),
            Text(visible(found.reported_by), style="id"),
        )
    return result


def in_word(found: Position) -> Text:
    """The state as the screen calls it."""
    return Text(found.state.word, style="name")


def interval(found: Position, look: Look) -> Text:
    """From when to when it holds, as far as the text says."""
    if found.valid_from is None and found.valid_to is None:
        return Text("no date", style="faint")
    return Text(f"{found.valid_from or ''} {'-' if look.ascii else '–'} {found.valid_to or ''}".rstrip())


def quotation(found: Position, reading: Reading) -> str:
    """The words that show a position."""
    return " […] ".join(shortened(reading.document.text[slice(*span)], WORDS) for span in found.evidence)
