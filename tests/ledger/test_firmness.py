"""What one account tells as a fact and another with reserve is a conflict where the firm one has nothing of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.schema import conflicts
from tests.ledger.articles import NOW, entry

Article = tuple[str, str, str]
"""Text, outlet, day."""
VIGIE, GAZETTE = "La Vigie", "La Gazette"
LEAK = ("La laiterie de Norvent serait à l'origine de la pollution de l'Ambre.", VIGIE, "2031-05-03")
SALE = (
    "Selon deux proches, la famille Orvaux serait sur le point de céder la scierie de Norvent.",
    VIGIE,
    "2031-05-03",
)
BRIBE = ("Selon un employé, un cadre de la régie aurait remis à Brandel le plan du port.", VIGIE, "2031-05-03")
GRANT = ("Le canton pourrait verser jusqu'à quatre millions d'euros au théâtre de Norvent.", VIGIE, "2031-05-03")
SPEED = ("Le ferry aurait filé à 43 nœuds dans la passe de Norvent.", VIGIE, "2031-05-03")


def kinds(tmp_path: Path, *articles: Article) -> list[str]:
    """The kinds of the conflicts of some articles."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add([entry(f"x{n}", *one) for n, one in enumerate(articles)], stems, NOW)
        return [row["kind"] for row in ledger.rows(select(conflicts))]


@pytest.mark.parametrize(
    ("soft", "firm"),
    [
        (LEAK, ("La laiterie de Norvent est à l'origine de la pollution de l'Ambre.", GAZETTE, "2031-05-05")),
        (LEAK, ("La laiterie de Norvent a provoqué la pollution de l'Ambre.", GAZETTE, "2031-05-05")),
        (LEAK, ("La laiterie de Norvent est à l'origine de la pollution de l'Ambre.", GAZETTE, "2031-04-20")),
        (SALE, ("Comme l'a révélé La Vigie, la famille Orvaux a vendu la scierie de Norvent.", GAZETTE, "2031-05-04")),
        (
            BRIBE,
            (
                "Un cadre de la régie a remis à Brandel le plan du port, comme l'a établi La Vigie.",
                GAZETTE,
                "2031-08-30",
            ),
        ),
        (
            (
                "Selon nos informations, la compagnie Alizéa négocierait la vente de sa flotte à Hornbek.",
                VIGIE,
                "2031-05-03",
            ),
            ("Alizéa vend sa flotte à Hornbek, écrit La Vigie.", GAZETTE, "2031-05-04"),
        ),
        (
            ("La direction de l'hôpital de Corbelle n'exclut pas de fermer deux services.", VIGIE, "2031-05-03"),
            ("L'hôpital de Corbelle va fermer deux services.", GAZETTE, "2031-05-04"),
        ),
        (
            ("Il semble que le chauffeur du car de Corbelle ait confondu les pédales.", VIGIE, "2031-05-03"),
            ("Le chauffeur du car de Corbelle a confondu les pédales.", GAZETTE, "2031-05-04"),
        ),
        (
            ("Le commandant du Corbelle aurait ignoré deux alarmes.", VIGIE, "2031-05-03"),
            (
                "Corbelle : deux alarmes ignorées par le commandant\n\nLe rapport du Corbelle est sorti.",
                GAZETTE,
                "2031-05-04",
            ),
        ),
        (
            ("La régie du port s'orienterait vers une fermeture du quai Nord à Corbelle.", VIGIE, "2031-05-03"),
            ("La régie du port va fermer le quai Nord à Corbelle, selon La Vigie.", GAZETTE, "2031-05-04"),
        ),
        (
            ("La mairie de Corbelle réfléchirait à racheter une quinzaine de chalets.", VIGIE, "2031-05-03"),
            ("La mairie de Corbelle va racheter une quinzaine de chalets, selon La Vigie.", GAZETTE, "2031-05-04"),
        ),
        (GRANT, ("Le canton versera quatre millions d'euros au théâtre de Norvent.", GAZETTE, "2031-05-01")),
    ],
)
def test_a_fact_where_another_has_reserve_is_a_conflict(tmp_path: Path, soft: Article, firm: Article) -> None:
    """The conditional, what may be, what is about to be: dropped by who relays it, or never held."""
    assert kinds(tmp_path, soft, firm) == ["firmness"]


@pytest.mark.parametrize(
    ("soft", "later"),
    [
        # another's word, which is a source of its own
        (LEAK, ("La laiterie est à l'origine de la pollution de l'Ambre, assure la préfète.", GAZETTE, "2031-05-04")),
        # established since
        (LEAK, ("C'est prouvé : la laiterie est à l'origine de la pollution de l'Ambre.", GAZETTE, "2031-05-05")),
        # what was planned has come about
        (
            ("Le maire de Corbelle songerait à démissionner, disent ses adjoints.", VIGIE, "2031-05-03"),
            ("Le maire de Corbelle a démissionné devant le conseil.", GAZETTE, "2031-05-15"),
        ),
        (SALE, ("La famille Orvaux a cédé la scierie de Norvent.", GAZETTE, "2031-05-20")),
        (SALE, ("Hier, devant notaire, la famille Orvaux a cédé la scierie de Norvent.", GAZETTE, "2031-06-20")),
        # kept as it was
        (LEAK, ("La laiterie de Norvent serait à l'origine de la pollution de l'Ambre.", GAZETTE, "2031-05-04")),
        # somebody else, something else
        (BRIBE, ("Un pilote de la régie a remis à Brandel les clés du phare.", GAZETTE, "2031-05-04")),
        (SPEED, ("Le ferry a filé à 31 nœuds dans le chenal d'Armance.", GAZETTE, "2031-05-03")),
        # no reserve: what follows from a condition, what was said of the future
        (
            ("Si elle fuyait, la laiterie de Norvent serait à l'origine de la pollution.", VIGIE, "2031-05-03"),
            ("La laiterie de Norvent est à l'origine de la pollution.", GAZETTE, "2031-05-04"),
        ),
    ],
)
def test_news_that_has_come_about_and_another_s_word_are_none(tmp_path: Path, soft: Article, later: Article) -> None:
    """Nothing was hardened."""
    assert "firmness" not in kinds(tmp_path, soft, later)
