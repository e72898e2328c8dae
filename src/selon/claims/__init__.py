"""What the claims of an article carry beside who says them: times, quantities, entities and positions.

`complete(reading)` is the whole room: it adds the layers, in the order of the text, and their gaps."""

from __future__ import annotations

from dataclasses import replace

from selon.claims.decision_lines import decision_forms
from selon.claims.entities import entities
from selon.claims.printed import with_senses
from selon.claims.quantities import quantities
from selon.claims.stance import positions
from selon.claims.statements import statements, with_statements
from selon.claims.themes import with_themes
from selon.claims.timex import timexes
from selon.records import Reading

__all__ = [
    "complete",
    "decision_forms",
    "entities",
    "positions",
    "quantities",
    "statements",
    "timexes",
    "with_senses",
    "with_statements",
    "with_themes",
]


def complete(reading: Reading) -> Reading:
    """The reading with its times, quantities, entities and positions; no number of a time expression is a quantity."""
    times, unread = timexes(reading.document, reading.sentences)
    amounts, unclear = quantities(reading.document, reading.sentences, tuple(found.span for found in times))
    gaps = sorted((*reading.gaps, *unread, *unclear), key=lambda gap: gap.span)
    named = entities(reading.document, reading.sentences)
    whole = replace(reading, timexes=times, quantities=amounts, entities=named, gaps=tuple(gaps))
    return replace(whole, positions=positions(whole))
