"""A hostile input: how it is made at any size, and what may come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

READ, GAP, QUARANTINE = "read", "gap", "quarantine"
ANY = frozenset({READ, GAP, QUARANTINE})
BEGIN = "La maire de Port-Armel, Anne Vasseur, affirme que le bac rouvrira samedi après six mois de travaux."
END = "Le comité des pêcheurs, lui, demande que le prix de la traversée ne change pas avant la fin de l'été."
MIDDLE = (
    "Selon la mairie, les travaux ont coûté moins cher que prévu et la première traversée aura lieu samedi. "
    "Les habitants de l'île attendaient cette décision depuis longtemps, car le pont le plus proche est loin."
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """An input with its name, the suffix of its file and how it is made.

    `real` is the size at which libraries failed, `quick` the one for each run of the tests. `outcomes` are those that
    are right; whatever is read must have the `kept` words in its text, and where anything is read from a container one
    of its gaps or errors has the word `then`. `reasons` are those that a quarantine may have; empty allows any."""

    name: str
    suffix: str
    make: Callable[[int], bytes]
    real: int = 1
    quick: int = 1
    outcomes: frozenset[str] = ANY
    reasons: frozenset[str] = frozenset()
    kept: tuple[str, ...] = field(default=())
    then: str = ""


def page(inside: str, *, head: str = "", before: str = "", after: str = "") -> str:
    """An article with something hostile in, before or after it."""
    return (
        f"<!doctype html><html><head><title>Le bac rouvre</title>{head}</head><body>{before}<article>"
        f"<h1>Le bac de Port-Armel rouvre samedi</h1><p>{BEGIN}</p>{inside}<p>{END}</p></article>{after}</body></html>"
    )


def only(*reasons: str) -> frozenset[str]:
    """Some reasons."""
    return frozenset(reasons)
