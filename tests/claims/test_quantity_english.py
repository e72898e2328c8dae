"""English quantities: what the tables of the language let the rules do that French does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selon import attributions, documents, sentences
from selon.claims import quantities
from selon.intake.files import capture

CASES = {
    "The port counted 1,200 boats.": (1200.0, "boat"),
    "Ada Holm, 34, left.": (34.0, "year"),
    "The 34-year-old diver left.": (34.0, "year"),
    "Two in three boats sank.": (0.6667, "fraction"),
    "The ferry sank twice.": (2.0, "time"),
    "Sales saw a 10-fold rise.": (10.0, "time"),
    "The bill reaches 300 pence.": (3.0, "GBP"),
    "The region counts 3 million boats.": (3e6, "boat"),
    "They sold hundreds of boats.": (200.0, "boat"),
    "The load weighs 2½ tons.": (2.5, "t"),
}


@pytest.mark.parametrize("text", CASES)
def test_an_english_quantity_has_its_bound_and_unit(text: str) -> None:
    """The lower bound and the unit of the first quantity of a sentence."""
    raw = capture(text.encode(), address="e", name="e", now=None)
    read = [replace(documents.document(raw, outlet=None, published=None), language="en")]
    ((document, parsed),) = sentences.parse(read, sentences.load("en"), attributions.verb_forms("en"))
    found, _ = quantities(document, parsed)
    assert (found[0].low, found[0].unit) == CASES[text]
