"""Times and numbers under the content in which they stand."""

from __future__ import annotations

import pytest

from selon.exports import Look
from selon.exports.carried import amount, carried, traced
from selon.records import Quantity, Span
from tests.exports import invented

NOWHERE = Span(0, 1)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (Quantity(span=NOWHERE, low=300, high=None, unit="km"), "≥ 300 km"),
        (Quantity(span=NOWHERE, low=None, high=0.3333, unit="fraction"), "≤ 0.3333 fraction"),
        (Quantity(span=NOWHERE, low=30, high=30, approx=True, unit="personne"), "≈ 30 personne"),
        (Quantity(span=NOWHERE, low=270, high=300, approx=True, unit="km"), "≈ 270–300 km"),
        (Quantity(span=NOWHERE, low=1.3e9, high=1.3e9, unit="EUR"), "1\u202f300\u202f000\u202f000 EUR"),
        (Quantity(span=NOWHERE, low=-3.5, high=-3.5), "-3.5"),
        (Quantity(span=NOWHERE, low=0, high=0, unit="vol"), "0 vol"),
    ],
)
def test_an_amount_is_written_with_its_bounds(found: Quantity, shown: str) -> None:
    """An open bound is a sign, a rough amount another, thousands are set apart."""
    assert amount(found, Look()) == shown


def test_an_amount_can_be_written_in_ascii() -> None:
    """For screens without the signs."""
    found = Quantity(span=NOWHERE, low=270, high=300, approx=True, unit="km")
    assert amount(found, Look(ascii=True)) == "~ 270-300 km"


def test_only_what_stands_in_the_content_is_carried() -> None:
    """The summer stands in what the officials say; the officials themselves are no part of it."""
    reading = invented.reading(**invented.layers())
    outer, inner = reading.attributions[1:3]
    assert [line.plain for line in carried(inner, reading, Look())] == ["time 2031-SU (l'été)"]
    assert [name for name, _ in traced(outer, reading, Look())] == ["time", "number"]
    assert carried(reading.attributions[3], reading, Look()) == []
