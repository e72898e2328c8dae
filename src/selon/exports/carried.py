"""What a content carries: times, quantities and positions, with the values they were read as, and why."""

from __future__ import annotations

from rich.text import Text

from selon.exports import Look
from selon.exports.stances import in_word
from selon.exports.visible import shortened, visible
from selon.records import Attribution, Position, Quantity, Reading, Span, Timex

WORDS = 40  # characters of an expression shown
SIGNS = {"least": ("≥", ">="), "most": ("≤", "<="), "about": ("≈", "~"), "to": ("–", "-")}


def carried(item: Attribution, reading: Reading, look: Look) -> list[Text]:
    """Lines for a table: the times, the numbers and the stances of a content, empty where it has none."""
    named = [(name, [text for text, _ in found]) for name, found in _all(item, reading, look)]
    return [Text.assemble((f"{name} ", "faint"), Text(" · ").join(found)) for name, found in named if found]


def traced(item: Attribution, reading: Reading, look: Look) -> list[tuple[str, Text]]:
    """Rows for an explanation: each time, number and stance, with the lines of data or the rule that read it."""
    return [
        (name, Text.assemble(text, "\n", (visible(line), "faint")))
        for name, found in _all(item, reading, look)
        for text, line in found
    ]


Found = list[tuple[Text, str]]


def _all(item: Attribution, reading: Reading, look: Look) -> tuple[tuple[str, Found], ...]:
    """Times, numbers and stances of an attribution, each with what read it."""
    times = [(_time(found, reading), found.line) for found in reading.timexes if _inside(found.span, item)]
    numbers = [(_number(found, reading, look), found.line) for found in reading.quantities if _inside(found.span, item)]
    taken = [(_stance(found), "; ".join(found.lines)) for found in reading.positions if found.reported_by == item.id]
    return ("time", times), ("number", numbers), ("stance", taken)


def amount(found: Quantity, look: Look) -> str:
    """A quantity in signs: `≥ 300 km`, `≈ 30 personne`, `270–300 km`."""
    place = 1 if look.ascii else 0
    low, high = _figure(found.low), _figure(found.high)
    if low and high:
        text = low if low == high else f"{low}{SIGNS['to'][place]}{high}"
    else:
        text = f"{SIGNS['least'][place]} {low}" if low else f"{SIGNS['most'][place]} {high}"
    about = f"{SIGNS['about'][place]} " if found.approx else ""
    return f"{about}{text}{' ' + found.unit if found.unit else ''}"


def _figure(value: float | None) -> str:
    """A number without a needless fraction; empty for no bound."""
    return "" if value is None else f"{value:,.10g}".replace(",", "\u202f")


def _time(found: Timex, reading: Reading) -> Text:
    """The value of a time expression with its words."""
    return Text.assemble(found.value, (f" ({_words(found.span, reading)})", "faint"))


def _number(found: Quantity, reading: Reading, look: Look) -> Text:
    """The amount of a quantity with its words."""
    return Text.assemble(amount(found, look), (f" ({_words(found.span, reading)})", "faint"))


def _stance(found: Position) -> Text:
    """The state with who takes it and on what."""
    who = f"{visible(found.actor)}: " if found.actor else ""
    return Text.assemble(in_word(found), " ", (f"({who}{shortened(found.issue, WORDS)})", "faint"))


def _words(span: Span, reading: Reading) -> str:
    """The words of an expression as printed."""
    return shortened(reading.document.text[span.start : span.end], WORDS)


def _inside(span: Span, item: Attribution) -> bool:
    """Whether an expression stands in the content of an attribution."""
    return any(content.start <= span.start and span.end <= content.end for content in item.content)
