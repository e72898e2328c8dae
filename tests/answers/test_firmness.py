"""Shares of firmness with their intervals, and the claims behind them."""

from __future__ import annotations

from typing import Any

import pytest

from selon.answers.claim_list import Wanted, listed
from selon.answers.firmness import KEYS, MEASURES, firmness, wilson
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.cli import firmness as command
from selon.ledger import Ledger

EVER = Times()


def cells(ledger: Ledger, *by: str, times: Times = EVER) -> list[dict[str, Any]]:
    """The lines of the table."""
    return list(firmness(ledger, by, times).data["cells"])  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    # Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_of_wilson(hits: int, of: int, low: float, high: float) -> None:
    """The values of the paper that compares seven methods."""
    assert wilson(hits, of) == pytest.approx((low, high), abs=5e-5)


def test_nothing_counted_says_nothing() -> None:
    """All shares are possible then, and an end of the scale is an end of the interval."""
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(3, 3)[1] == 1.0


def test_every_claim_is_in_one_cell_with_its_id(port: Ledger) -> None:
    """Plain, hedged, conditional and denied make the whole; the ids are those of the claims."""
    found = cells(port, "outlet", "month")
    assert [(one["outlet"], one["month"]) for one in found] == [
        ("La Gazette", "2031-09"),
        ("La Vigie", "2031-03"),
        ("La Vigie", "2031-10"),
    ]
    for cell in found:
        assert sum(cell[measure]["count"] for measure in MEASURES[:4]) == cell["claims"]
        assert all(len(cell[measure]["ids"]) == cell[measure]["count"] for measure in MEASURES)
    gazette = found[0]
    assert gazette["denied"]["count"] == 1 and gazette["conditional"]["count"] == 2
    assert gazette["anonymous"]["count"] >= 1 and gazette["unsourced"]["count"] == 0


def test_anonymous_are_the_claims_that_say_so(port: Ledger) -> None:
    """Also those whose anonymous source stands before the last one of the chain."""
    (cell,) = cells(port, "year")
    told = listed(port, Wanted(limit=0), stems, EVER).data["claims"]
    hidden = sorted(one["id"] for one in told if one["anonymous"])  # type: ignore[attr-defined]
    assert len(hidden) == 2 and cell["anonymous"]["ids"] == hidden


def test_other_keys_make_other_lines(port: Ledger) -> None:
    """Every key that the command offers is one of the answer's."""
    assert tuple(KEYS) == command.KEYS
    assert [one["year"] for one in cells(port, "year")] == ["2031"]
    assert {one["act"] for one in cells(port, "act")} >= {"assert", "deny"}


def test_firmness_keeps_to_the_three_times(port: Ledger) -> None:
    """Reports, what the ledger had, states of a day."""
    assert {one["month"] for one in cells(port, "month", times=Times(as_of="2031-09"))} == {"2031-03", "2031-09"}
    assert cells(port, "outlet", times=Times(known_by="2031-09-19")) == []
    assert [one["outlet"] for one in cells(port, "outlet", times=Times(on="2031-09-05"))] == ["La Gazette"]
