"""Every line of the French tables of quantities changes how the example that stands on it is read."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest

from selon import attributions, documents, sentences
from selon.claims import quantity_tables
from selon.intake.files import capture
from selon.languages import table
from selon.records import Document, Gap, Quantity, Sentence

room = import_module("selon.claims.quantities")
Example = tuple[Document, tuple[Sentence, ...]]
NAMES = ("numerals", "units", "quantities")
ROWS = [(name, row) for name in NAMES for row in table("fr", name)]


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """The example of each line as the shipped model parses it."""
    raws = (capture(r["example"].encode(), address=str(n), name=f"e{n}", now=None) for n, (_, r) in enumerate(ROWS))
    read = [replace(documents.document(raw, outlet=None, published=None), language="fr") for raw in raws]
    return list(sentences.parse(read, sentences.load("fr"), attributions.verb_forms("fr")))


def read(example: Example) -> tuple[list[Quantity], tuple[Gap, ...]]:
    """Quantities of an example without the lines that read them, and its gaps."""
    found, gaps = room.quantities(*example)
    return [replace(quantity, line="") for quantity in found], gaps


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[f"{name}-{row['line']}" for name, row in ROWS])
def test_the_line_matters_to_its_example(examples: list[Example], number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the line, the example gives other quantities, another unit or bound, or a gap."""
    name, row = ROWS[number]
    whole = read(examples[number])

    def short(code: str, other: str) -> tuple[dict[str, str], ...]:
        rows = table(code, other)
        return tuple(r for r in rows if r["line"] != row["line"]) if other == name else rows

    monkeypatch.setattr(quantity_tables, "table", short)
    words = quantity_tables.tables.__wrapped__("fr")
    monkeypatch.setattr(room, "tables", lambda code: words)
    assert read(examples[number]) != whole, row["example"]
