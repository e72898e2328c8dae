"""Invented articles that have one thing from each other, for the tests of origins and timelines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selon.answers.asking import subject_of
from selon.answers.finding import issues
from selon.answers.origins import origins
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.ledger import Ledger
from tests.ledger.articles import NOW, entry

Told = tuple[str, str, str, str]
"""Name, outlet, day and text of an article."""

NINE: tuple[Told, ...] = (
    (
        "phare",
        "Le Phare d'Armance",
        "2031-09-04",
        "Selon deux responsables du port, qui ont requis l'anonymat, la préfète de Norvent aurait interdit le bac de "
        "nuit depuis le 3 septembre.",
    ),
    (
        "gazette-1",
        "La Gazette d'Orvel",
        "2031-09-05",
        "Selon deux responsables du port, cités par Le Phare d'Armance, la préfète de Norvent aurait interdit le bac "
        "de nuit.",
    ),
    (
        "gazette-2",
        "La Gazette d'Orvel",
        "2031-09-06",
        "La préfète de Norvent a interdit le bac de nuit, selon Le Phare d'Armance.",
    ),
    (
        "vigie-1",
        "La Vigie",
        "2031-09-05",
        "D'après Le Phare d'Armance, la préfète de Norvent aurait interdit le bac de nuit.",
    ),
    (
        "radio",
        "Radio Lorne",
        "2031-09-05",
        "La préfète de Norvent aurait interdit le bac de nuit, rapporte Le Phare d'Armance.",
    ),
    (
        "courrier",
        "Le Courrier de Brive",
        "2031-09-05",
        "La préfète de Norvent aurait interdit le bac de nuit, affirme Le Phare d'Armance.",
    ),
    (
        "echo-1",
        "L'Écho des Landes",
        "2031-09-06",
        "Selon une enquête du Phare d'Armance, la préfète de Norvent a interdit le bac de nuit.",
    ),
    (
        "vigie-2",
        "La Vigie",
        "2031-09-07",
        "La préfète de Norvent aurait interdit le bac de nuit, révèle Le Phare d'Armance, qui cite deux responsables "
        "du port.",
    ),
    (
        "echo-2",
        "L'Écho des Landes",
        "2031-09-08",
        "Des responsables du port, cités anonymement par Le Phare d'Armance, affirment que la préfète de Norvent "
        "aurait interdit le bac de nuit.",
    ),
)

TWO: tuple[Told, ...] = (
    (
        "vigie",
        "La Vigie",
        "2031-09-04",
        "Selon deux responsables du port, la préfète de Norvent a interdit le bac de nuit.",
    ),
    (
        "gazette",
        "La Gazette d'Orvel",
        "2031-09-05",
        "« J'ai interdit le bac de nuit », a déclaré la préfète de Norvent, Odile Ferrand.",
    ),
    (
        "radio",
        "Radio Lorne",
        "2031-09-05",
        "La préfète de Norvent, Odile Ferrand, a confirmé l'interdiction du bac de nuit.",
    ),
    ("echo", "L'Écho des Landes", "2031-09-05", "La préfète de Norvent a interdit le bac de nuit, selon La Vigie."),
    ("courrier", "Le Courrier de Brive", "2031-09-06", "La préfète de Norvent a interdit le bac de nuit."),
)

DISPATCH = """Le bac de nuit de Norvent ne partira plus

La préfète de Norvent a interdit le bac de nuit depuis le 3 septembre. Le bac de nuit transporte 300 personnes entre \
les deux rives de la Lorne. Les habitants de l'île devront prendre la route et faire un détour de quarante \
kilomètres. La mairie a ouvert une salle pour les voyageurs qui attendent le premier bateau du matin.

La compagnie exploite la ligne depuis vingt ans avec deux navires construits à Orvel. Le plus ancien a subi des \
réparations pendant l'hiver."""
EDITED = (
    DISPATCH.replace("ne partira plus", "reste à quai")
    .replace("quarante kilomètres", "45 km")
    .replace("deux navires construits", "deux bateaux construits")
    .replace("a ouvert une salle", "ouvre une salle")
)
HEDGED = DISPATCH.replace("a interdit", "aurait interdit").replace(
    "depuis le 3 septembre.", "depuis le 3 septembre, selon deux responsables du port."
)
OTHER = """Le marché de Norvent fête ses cent ans

La halle de Norvent accueille samedi les marchands qui tiennent un étal depuis plus de dix ans. Le bac de nuit \
transporte 300 personnes entre les deux rives de la Lorne. Un orchestre jouera sur la place jusqu'à minuit, et les \
enfants pourront monter sur le manège de bois que la ville a fait repeindre cet été par un artisan d'Orvel."""


def filled(path: Path, articles: tuple[Told, ...]) -> Ledger:
    """A ledger with these articles."""
    ledger = Ledger(path / "l.db", create=True)
    ledger.add([entry(name, text, outlet, day) for name, outlet, day, text in articles], stems, NOW)
    return ledger


def asked(path: Path, articles: tuple[Told, ...], times: Times | None = None) -> dict[str, Any]:
    """What `selon origins` answers of the issue that the articles have in common."""
    with filled(path, articles) as ledger:
        issue = issues(ledger)[0]
        return dict(origins(ledger, subject_of(ledger, issue.id, stems), times or Times()).data)
