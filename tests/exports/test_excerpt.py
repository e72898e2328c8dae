"""One attribution in its article."""

from __future__ import annotations

from dataclasses import replace

from selon.exports import Look
from selon.exports.excerpt import render, step
from tests.ledger.articles import entry

TEXT = "La régie a vendu le bac.\n\nLe pont serait fermé, selon Odile Marchand.\n\n« Il est vieux », a dit le maire."


def test_the_paragraph_and_the_line_of_one_attribution_are_shown() -> None:
    """Nothing of the others, neither their marks nor their lines."""
    reading = entry("bac", TEXT, "La Vigie", "2031-05-02").reading
    item = next(one for one in reading.attributions if one.source_name == "Odile Marchand")
    shown = render(reading, item, Look(width=80))
    assert "[Odile Marchand]" in shown and "_selon_" in shown and "La Vigie ← Odile Marchand" in shown
    assert "le maire" not in shown and "La régie" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_step_is_one_line_of_the_width() -> None:
    """With the title at its beginning, in letters that any screen has where it must be."""
    assert step("Où en est-on ?", Look(width=40)).rstrip("\n").startswith("Où en est-on ? ──")
    plain = step("Where?", replace(Look(width=40), ascii=True))
    assert plain.startswith("Where? --") and plain.isascii() and len(plain.rstrip("\n")) == 40
