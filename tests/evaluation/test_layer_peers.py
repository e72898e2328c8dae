"""What other tools find is read in their favour, and no further."""

from __future__ import annotations

import pytest

from evaluation import quantity_peers, time_peers
from evaluation.annotation import Quantity, Timex
from selon.records import Span

AT = Span(0, 9)


@pytest.mark.parametrize(
    ("gold", "values", "told"),
    [
        ("2031-05", ("2031-05-03T00:00",), "2031-05"),
        ("2031-05-03", ("2031-05-03T00:00",), "2031-05-03"),
        ("2031-05-03", ("2030-05-03", "2031-05-03"), "2031-05-03"),
        ("2031-05-03", ("2030-05-03",), "2030-05-03"),
        ("P6M", ("2031-05-03T00:00",), "2031-05-03T00:00"),
        ("2031-05-03", (), None),
    ],
)
def test_an_instant_is_cut_to_the_length_of_the_gold(gold: str, values: tuple[str, ...], told: str | None) -> None:
    """A year for a year, a day for a day; of several readings the right one counts."""
    found = time_peers.fitted([Timex(span=AT, value=gold)], [(AT, values)])
    assert [one.value for one in found] == [told]


def test_a_finding_elsewhere_stays_as_it_is() -> None:
    """Only what overlaps the gold is fitted to it."""
    found = time_peers.fitted([Timex(span=AT, value="2031")], [(Span(20, 24), ("2031-05-03",))])
    assert found == [Timex(span=Span(20, 24), value="2031-05-03")]


def test_tags_of_timeml_are_found_in_the_plain_text() -> None:
    """Their places count the characters of the text, entities as what they stand for."""
    body = 'A &amp; B, <TIMEX3 tid="t1" type="DATE" value="2031-05-03">3 May 2031</TIMEX3>, left.\n'
    text = "A & B, 3 May 2031, left."
    assert [(text[slice(*span)], values) for span, values in time_peers._places(body, text)] == [
        ("3 May 2031", ("2031-05-03",))
    ]


@pytest.mark.parametrize(
    ("unit", "name", "told"),
    [("EUR", "Euro", "EUR"), ("km", "kilometre", "km"), ("km", "", "km"), ("EUR", "dollar", "dollar")],
)
def test_a_unit_counts_by_its_common_name(unit: str, name: str, told: str) -> None:
    """A wrong one stays wrong."""
    found = quantity_peers.fitted([Quantity(span=AT, min=3, max=3, unit=unit)], [(AT, 3.0, name)])
    assert [one.unit for one in found] == [told]
