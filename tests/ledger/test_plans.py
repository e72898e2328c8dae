"""What adding costs does not grow with the ledger: no large table is read whole."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from benchmarks.readings import entries
from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.schema import claims
from tests.ledger.adding import NOW
from tests.ledger.plans import read_whole


def test_a_table_that_is_read_whole_is_told(tmp_path: Path) -> None:
    """Else the tests below could not fail."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        (found,) = read_whole(ledger, lambda: ledger.rows(select(claims.c.rule)))
        assert found.startswith("claims: SELECT")


def test_articles_come_in_without_a_look_at_all_others(tmp_path: Path) -> None:
    """Whether they are new or known."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add(entries(40), stems, NOW)
        assert read_whole(ledger, lambda: ledger.add(entries(20, 30), stems, NOW)) == set()
