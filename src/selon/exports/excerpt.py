"""One attribution in its article, for a person: the paragraph with its marks, then who says it, on whose word."""

from __future__ import annotations

from dataclasses import replace

from rich.rule import Rule
from rich.text import Text

from selon.exports import Look
from selon.exports.listing import paragraph_number, table
from selon.exports.marked import article, legend
from selon.exports.style import drawn
from selon.exports.visible import visible
from selon.records import Attribution, Reading


def render(reading: Reading, item: Attribution, look: Look) -> str:
    """The paragraphs in which an attribution stands, and its line of the table."""
    document = reading.document
    spans = [*item.source, *item.cue, *item.content]
    places = frozenset(paragraph_number(document, span.start) for span in spans)
    # The marks of the others would ask for their lines, too.
    alone = replace(reading, attributions=(item,), gaps=())
    return drawn([*article(alone, look, only=places), Text(), legend(look), Text(), table(alone, look)], look)


def step(title: str, look: Look) -> str:
    """A line that opens a part of a longer text."""
    rule = Rule(Text(visible(title), style="name"), characters="-" if look.ascii else "─", align="left", style="faint")
    return drawn([rule], look)
