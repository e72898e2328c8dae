"""Figures on time expressions, quantities, positions and entities."""

from dataclasses import replace

from evaluation.annotation import Entity, Position, Quantity, Timex
from evaluation.layers import entities, positions, quantities, timexes
from evaluation.tally import Share, Tally
from selon.records import Span

MONDAY = Timex(span=Span(10, 15), type="DATE", value="2031-03-10", edtf="2031-03-10")
WAGONS = Quantity(span=Span(30, 40), min=300, max=None, unit="wagons")
GIVEN = Position(actor="mairie", state="authorise", evidence=(Span(50, 60),))
TOWN = Entity(kind="LOC", mentions=(Span(0, 8), Span(70, 78)))


def test_a_time_expression_may_be_right_in_place_and_wrong_in_value() -> None:
    """Strict wants the same span, relaxed an overlap, value the same TIMEX3."""
    found, shares = timexes([MONDAY], [replace(MONDAY, span=Span(7, 15), edtf=None)])
    assert found["timex strict"].hit == 0
    assert found["timex relaxed+value"] == Tally(1, 1, 1)
    assert shares["timex edtf"] == Share(0, 1)
    assert timexes([MONDAY], [replace(MONDAY, span=Span(7, 15))])[0]["timex exact"].hit == 1
    assert timexes([MONDAY], [replace(MONDAY, edtf="2031-03")])[0]["timex exact"].hit == 0
    assert timexes([MONDAY], [replace(MONDAY, value="2031-03-17")])[0]["timex relaxed+value"].hit == 0


def test_a_quantity_is_full_with_bounds_and_unit() -> None:
    """An open bound is not a bound; the spelling of the unit does not matter."""
    assert quantities([WAGONS], [replace(WAGONS, unit="wagon")])[0]["quantity full"].hit == 1
    assert quantities([WAGONS], [replace(WAGONS, unit="km")])[0]["quantity value"].hit == 1
    closed = quantities([WAGONS], [replace(WAGONS, max=300)])[0]
    assert closed["quantity span"].hit == 1 and closed["quantity value"].hit == 0
    assert quantities([replace(WAGONS, min=0.1 + 0.2)], [replace(WAGONS, min=0.3)])[0]["quantity value"].hit == 1


def test_a_position_needs_its_state_and_its_evidence() -> None:
    """Another state, or words elsewhere, is another position."""
    assert positions([GIVEN], [replace(GIVEN, evidence=(Span(55, 56),))])["position"] == Tally(1, 1, 1)
    assert positions([GIVEN], [replace(GIVEN, state="forbid")])["position"].hit == 0
    assert positions([GIVEN], [replace(GIVEN, evidence=(Span(60, 61),))])["position"].hit == 0


def test_entities_are_counted_by_mention() -> None:
    """Exact mentions, then kind; documents whose gold has none count nothing."""
    found = entities([TOWN], [Entity(kind="PER", mentions=(Span(0, 8),))])
    assert found["entity mention"] == Tally(1, 2, 1) and found["entity mention+kind"].hit == 0
    assert entities([], [TOWN])["entity mention"] == Tally()
