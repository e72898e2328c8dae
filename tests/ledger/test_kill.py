"""A process that is killed while it adds leaves whole articles or none, and nothing is lost after the next run.

Killed 3 times; SELON_KILLS=100 kills a hundred times."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from benchmarks.readings import CLAIMS, POSITIONS, QUANTITIES, entries
from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.schema import captures, claims, documents, keys, names, parts, positions, quantities, readings, words
from tests.ledger.adding import NOW, done, go, started

KILLS = int(os.environ.get("SELON_KILLS", "3"))
COUNT = 100
NAMES = 4
WHOLE = {claims: CLAIMS, positions: POSITIONS, quantities: QUANTITIES, names: NAMES, words: CLAIMS + POSITIONS + 1}
Contents = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Contents, float]:
    """What a ledger has that nobody disturbed, and how many seconds it took."""
    path = tmp_path_factory.mktemp("whole") / "l.db"
    process = started(path, 0, COUNT)
    begun = time.perf_counter()
    go(process)
    assert done(process).new == COUNT
    seconds = time.perf_counter() - begun
    with Ledger(path) as ledger:
        return contents(ledger), seconds


@pytest.mark.parametrize("turn", range(KILLS))
def test_a_kill_leaves_whole_articles_or_none(turn: int, undisturbed: tuple[Contents, float], tmp_path: Path) -> None:
    """At any moment: while the file is made, between two commits, inside one."""
    expected, seconds = undisturbed
    path = tmp_path / "l.db"
    process = started(path, 0, COUNT)
    go(process)
    time.sleep(random.Random(turn).uniform(0, seconds))
    process.kill()
    process.wait()
    with Ledger(path, create=True) as ledger:
        there = whole(ledger)
        again = ledger.add(entries(COUNT), stems, NOW)
        assert (again.new, again.known) == (COUNT - there, there)
        assert whole(ledger) == COUNT and contents(ledger) == expected


def whole(ledger: Ledger) -> int:
    """How many articles there are, each with all of its rows, each row quoting its text."""
    assert ledger.verify() == []
    there = {row["id"]: row["capture"] for row in ledger.rows(select(documents.c.id, documents.c.capture))}
    assert {row["id"] for row in ledger.rows(select(captures.c.id))} == set(there.values())
    assert sorted(row["document"] for row in ledger.rows(select(readings.c.document))) == sorted(there)
    for table, each in WHOLE.items():
        counts = Counter(row["document"] for row in ledger.rows(select(table.c.document)))
        assert counts == dict.fromkeys(there, each), table.name
    assert {row["document"] for row in ledger.rows(select(parts.c.document))} == set(there)
    return len(there)


def contents(ledger: Ledger) -> Contents:
    """All that stands in the tables, without regard to the order in which it came in."""
    tables = (captures, documents, readings, *WHOLE, parts, keys)
    return {table.name: sorted(tuple(map(str, row.values())) for row in ledger.rows(select(table))) for table in tables}
