"""Names as they are compared, and the table in which they are looked up."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, text

from selon.answers.standing import newest_of_one
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.calling import folded
from selon.ledger.schema import called, claims, names, positions
from tests.answers.harbour import harbour
from tests.ledger.articles import NOW


@pytest.mark.parametrize(
    ("name", "compared"),
    [
        ("Élodie  Œuvrard", "elodie oeuvrard"),
        ("Compagnie des bacs d’Armance", "compagnie des bacs d armance"),
        ("Port-Héron", "port heron"),
        ("«»", ""),
    ],
)
def test_names_are_compared_by_their_words(name: str, compared: str) -> None:
    """Accents, capitals, apostrophes and hyphens make no difference."""
    assert folded(name) == compared


def test_every_name_is_known_once_however_many_articles_have_it(tmp_path: Path) -> None:
    """Names, other names with the reason, sources and actors."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add(harbour(), stems, NOW)
        rows = ledger.rows(select(called))
        assert {(row["kind"], row["other"]) for row in rows if row["name"] == "Compagnie des bacs d'Armance"} == {
            ("name", "Compagnie des bacs d'Armance"),
            ("alias", "CBA"),
            ("source", "Compagnie des bacs d'Armance"),
        }
        ledger.add(harbour("g2"), stems, NOW)
        assert ledger.rows(select(called)) == rows


@pytest.mark.parametrize(
    ("column", "index"),
    [(claims.c.source, "claims_source"), (names.c.name, "names_name"), (positions.c.actor, "positions_actor")],
    ids=str,
)
def test_the_newest_rows_of_a_name_are_found_by_an_index(tmp_path: Path, column: object, index: str) -> None:
    """Without a look at the others: a name that every article has takes no longer."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        query = newest_of_one(column, Times(), 5, ()).params(value="x").compile(compile_kwargs={"literal_binds": True})  # type: ignore[arg-type]
        plan = [row["detail"] for row in ledger.rows(text(f"EXPLAIN QUERY PLAN {query}"))]  # type: ignore[arg-type]
        assert any(f"USING INDEX {index} (" in step for step in plan), plan
        assert not any(step.startswith("SCAN ") and "anon" not in step for step in plan), plan
