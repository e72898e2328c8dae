"""Three invented articles of two outlets about a ferry, in a ledger made for a test."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from selon.claims.stems import stems
from selon.ledger import Entry, Ledger
from tests.ledger.articles import NOW, entry

ARTICLES = {
    "mars": (
        "La préfète Maëlle Tourneval a autorisé le bac de nuit de Norvent le 4 mars 2031. « Le bac de nuit est "
        "sûr », a déclaré Maëlle Tourneval. Le bac de la Compagnie des bacs d'Armance (CBA) transporte 300 passagers, "
        "selon la compagnie.",
        "La Vigie",
        "2031-03-12",
    ),
    "septembre": (
        "Selon des sources proches du port, Maëlle Tourneval aurait interdit le bac de nuit de Norvent depuis le "
        "3 septembre.\n\nLa CBA a démenti tout retard. « Nous n'avons rien reçu », a indiqué la CBA.",
        "La Gazette",
        "2031-09-10",
    ),
    "octobre": (
        "La préfète Maëlle Tourneval est venue au port. Maëlle Tourneval pourrait fermer le quai, estime le syndicat "
        "des marins. « Tourneval se trompe », a dit le syndicat des marins. Le bac de la CBA transporte 450 passagers, "
        "affirme Léon Ferrec.",
        "La Vigie",
        "2031-10-02",
    ),
}


@cache
def harbour(grammar: str = "g1") -> tuple[Entry, ...]:
    """The articles as they go into a ledger, read by that grammar."""
    return tuple(entry(name, *article, grammar) for name, article in ARTICLES.items())


def moored(path: Path) -> Ledger:
    """A ledger with the three articles."""
    ledger = Ledger(path / "harbour.db", create=True)
    ledger.add(harbour(), stems, NOW)
    return ledger
