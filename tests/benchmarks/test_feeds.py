"""The benchmark of polling runs, and sees what it is about."""

from __future__ import annotations

import pytest

from benchmarks import feeds


def test_a_feed_that_is_polled_again_adds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """On a small feed: all entries once, then none in each of the three ways."""
    assert feeds.main(["--entries", "12", "--no-command"]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if line[:38].strip() in ("first poll", *feeds.WAYS)]
    assert [int(row[38:].split()[0]) for row in rows] == [12, 0, 0, 0]


def test_all_that_any_round_added_is_told() -> None:
    """The middle round is shown; none hides in it."""
    costs = [feeds.Cost(what="x", added=n, network=0, besides=s, processor=0) for n, s in ((0, 3), (1, 2), (0, 1))]
    found = feeds.middle(costs)
    assert (found.added, found.besides) == (1, 2)
