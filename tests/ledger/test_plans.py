"""What adding and asking cost does not grow with the ledger: no large table is read whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from benchmarks.ledger import QUESTIONS, Matter
from benchmarks.readings import entries, matter
from selon.answers import claim_list, documents
from selon.answers.claim_list import Wanted
from selon.answers.conflicts import conflicts
from selon.answers.times import Times
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


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_are_answered_without_a_look_at_all_articles(tmp_path: Path, name: str) -> None:
    """Those of the benchmark, which have an answer."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add(entries(40), stems, NOW)
        assert QUESTIONS[name](ledger, Matter(*matter(0)))
        assert read_whole(ledger, lambda: QUESTIONS[name](ledger, Matter(*matter(0)))) == set()


def test_the_list_of_conflicts_is_read_in_its_order(tmp_path: Path) -> None:
    """By an index, and no further than it is shown."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add(entries(40), stems, NOW)
        assert conflicts(ledger, None, stems, Times(), (1, False)).rows
        assert read_whole(ledger, lambda: conflicts(ledger, None, stems, Times(), (1, False))) == set()


@pytest.mark.parametrize("times", [Times(), Times(as_of="2033-06-01")])
def test_the_lists_of_claims_and_documents_are_read_in_their_order(tmp_path: Path, times: Times) -> None:
    """By an index, and no further than it is shown; only counts are of all, and an index has them."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add(entries(40), stems, NOW)
        assert claim_list.listed(ledger, Wanted(limit=5), stems, times).data["total"]
        found = read_whole(ledger, lambda: claim_list.listed(ledger, Wanted(limit=5), stems, times))
        found |= read_whole(ledger, lambda: documents.listed(ledger, times, 5))
        assert all("count(" in one for one in found)
