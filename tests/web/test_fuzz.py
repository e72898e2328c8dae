"""A short run of what `python -m tests.web.fuzz` does at length."""

from __future__ import annotations

from tests.web import fuzz


def test_no_question_breaks_it(tmp_path):
    """Nothing that the description lets one ask, or forbids, is answered with a fault or in an undocumented way."""
    statuses = fuzz.tried(*fuzz.app_over(tmp_path / "l.db"), 300)
    assert statuses["200"] > 50 and statuses["201"]
    assert not [status for status in statuses if status.startswith("5")]
