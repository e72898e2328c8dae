"""The reason of a conflict names words as its article prints them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.schema import conflicts
from tests.ledger.articles import NOW, entry

HEAD = "Orvel : les halles Brunet\n\n"
TOLD = {
    "who gives a number, with the words between": (
        " and hôteliers de la côte",
        "À Orvel, privée de bac depuis 2017, le maire, Malo Ferrand, prévoit 90 000 voyageurs la première année. "
        "Les hôteliers de la côte, eux, tablent sur 60 000 à 70 000.",
    ),
    "what is denied": (
        "says of déposée, Orvel, pêcheurs, réclamation",
        "Les pêcheurs d'Orvel ont déposé des réclamations, selon le syndicat d'Orvel.",
        "« Aucune réclamation n'a été déposée par les pêcheurs d'Orvel », assure la mairie d'Orvel.",
    ),
}


def reasons(path: Path, *texts: str) -> list[str]:
    """The reasons of the conflicts of articles of one day each."""
    with Ledger(path / "l.db", create=True) as ledger:
        every = [entry(f"x{n}", HEAD + one, f"Gazette {n}", f"2031-05-0{n + 3}") for n, one in enumerate(texts)]
        ledger.add(every, stems, NOW)
        return [str(row["reason"]) for row in ledger.rows(select(conflicts))]


@pytest.mark.parametrize("name", TOLD)
def test_a_reason_has_the_words_of_its_article(name: str, tmp_path: Path) -> None:
    """No stem and no sense stands in it."""
    shown, *texts = TOLD[name]
    found = reasons(tmp_path, *texts)
    assert any(shown in one for one in found) and not any("‹" in one for one in found), found
