"""The indexes of words follow the table of words, whatever comes in or goes."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.readings import entries
from selon.claims.stems import stems
from selon.ledger import Added, Ledger
from selon.ledger.sqlite import INDEXED
from tests.ledger.adding import NOW


def whole(path: Path) -> None:
    """Raise an error if an index has another row, or other stems, than the table of words."""
    look = sqlite3.connect(path)
    for kind in INDEXED:
        counted = look.execute(f"SELECT count(*) FROM words_{kind}_docsize").fetchone()
        assert counted == look.execute("SELECT count(*) FROM words WHERE kind = ?", (kind,)).fetchone()
        # FTS5 itself compares all three indexes with the one table; here each has the rows of its kind.
        for number, stemmed in look.execute("SELECT number, stems FROM words WHERE kind = ?", (kind,)):
            asked = " AND ".join(f'"{stem}"' for stem in dict.fromkeys(stemmed.split()))
            query = f"SELECT 1 FROM words_{kind} WHERE words_{kind} MATCH ? AND rowid = ?"
            assert look.execute(query, (asked, number)).fetchone() is not None
    look.close()


def test_indexes_have_the_rows_of_the_table(tmp_path: Path) -> None:
    """After new articles, after some were read anew, and after one was erased."""
    path = tmp_path / "l.db"
    with Ledger(path, create=True) as ledger:
        ledger.add(entries(25), stems, NOW)
        whole(path)
        again = (replace(entry, grammar="newer") for entry in entries(5, 10))
        assert ledger.add(again, stems, NOW) == Added(again=5)
        whole(path)
        ledger.erase(next(entries(1, 3)).document, NOW, None)
        whole(path)


def test_a_row_without_its_index_is_told(tmp_path: Path) -> None:
    """Else the test above could not fail."""
    path = tmp_path / "l.db"
    with Ledger(path, create=True) as ledger:
        ledger.add(entries(2), stems, NOW)
    look = sqlite3.connect(path)
    look.execute("DELETE FROM words WHERE kind = 'claim' AND number = 1")
    look.commit()
    look.close()
    with pytest.raises(AssertionError):
        whole(path)
