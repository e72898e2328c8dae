"""What a number is of: who gives it in other words, the qualifier of a sum, some out of a number."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.schema import conflicts
from tests.ledger.articles import NOW, entry

DAY = "2031-05-03"
TOLD_BY_TWO = [
    (
        "La vie de la cité\n\nLa mairie faisait état à midi de 22 % de grévistes dans les écoles, tandis que "
        "le syndicat avançait le chiffre de 65 %."
    ),
]
NUMBERS = [
    (
        "La vente de la scierie Orvaux\n\nLa régie confirme que le prix de la scierie Orvaux, 12 millions d'euros "
        "hors taxes, ne bougera pas.",
        "La vente de la scierie Orvaux\n\nSelon l'acte, la famille Orvaux touchera 14 millions d'euros hors taxes.",
    ),
]
NO_CLASH = [
    ("Norvent\n\nNorvent ouvrira huit crèches en mai.", "Norvent\n\nNorvent ouvrira dix crèches au lieu de huit."),
    ("Norvent\n\nNorvent compte sept crèches.", "Norvent\n\nTrois des crèches de Norvent, trois des sept, ferment."),
]
DENIED = (
    "Orvel : la halle Brunet\n\nSelon deux gardes, la mairie d'Orvel s'orienterait vers une vente de la halle. "
    "Odile Brunet a démenti. « Il n'est pas question de vente », a-t-elle dit."
)
ASKED = (
    "Orvel : la halle\n\nLes gardes d'Orvel exigent le retrait du plan de la halle.",
    "Orvel : la halle\n\nLe plan de la halle d'Orvel est gelé jusqu'en mai, dit Odile Brunet.",
)


def kinds(path: Path, *texts: str) -> list[str]:
    """The kinds of the conflicts of some articles of one day."""
    with Ledger(path / "l.db", create=True) as ledger:
        ledger.add([entry(f"x{n}", one, "La Vigie", DAY) for n, one in enumerate(texts)], stems, NOW)
        return sorted({row["kind"] for row in ledger.rows(select(conflicts))})


@pytest.mark.parametrize("text", TOLD_BY_TWO)
def test_a_figure_that_is_put_forward_is_given_by_somebody(tmp_path: Path, text: str) -> None:
    """ "faire état de", "avancer le chiffre de"."""
    assert kinds(tmp_path, text) == ["numeric"]


@pytest.mark.parametrize(("one", "other"), NUMBERS)
def test_two_sums_under_one_qualifier_clash(tmp_path: Path, one: str, other: str) -> None:
    """Whatever noun each stands under."""
    assert kinds(tmp_path, one, other) == ["numeric"]


@pytest.mark.parametrize(("one", "other"), NO_CLASH)
def test_some_out_of_a_number_and_one_in_its_place_do_not_clash(tmp_path: Path, one: str, other: str) -> None:
    """Nor does a number that replaces another."""
    assert kinds(tmp_path, one, other) == []


def test_a_bare_denial_is_told_with_the_quotation_behind_it(tmp_path: Path) -> None:
    """It denies the claim whose words it takes up."""
    assert kinds(tmp_path, DENIED) == ["polarity"]


def test_what_is_asked_for_is_no_fact(tmp_path: Path) -> None:
    """It clashes with no outcome."""
    assert kinds(tmp_path, *ASKED) == []
