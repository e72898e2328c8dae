"""Invented articles in a ledger made for a test."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from selon.claims.stems import stems
from selon.intake.files import capture
from selon.ledger import Entry, Ledger
from selon.pipeline import Facts, Options, read
from selon.records import Reading

NOW = "2031-09-20T08:00:00.000000Z"
ALLOWED = "La préfète de Norvent a autorisé en mars 2031 le bac de nuit, selon Le Phare d'Armance."
BLOCKED = (
    "Selon deux responsables du port, cités par Le Phare d'Armance, la préfète de Norvent aurait interdit le bac de "
    "nuit depuis le 3 septembre. Le bac de nuit de Norvent transporte 300 personnes."
)


@cache
def entry(name: str, text: str, outlet: str, published: str | None, grammar: str = "g1") -> Entry:
    """An article as it goes into a ledger."""
    raw = capture(text.encode(), address=f"{name}.txt", name=name, now=None)
    facts = Facts(outlet=outlet, published=published)
    found = next(iter(read([raw], every=facts, options=Options(language="fr", statements=True))))
    assert isinstance(found, Reading)
    return Entry(capture=raw, reading=found, grammar=grammar)


def two() -> list[Entry]:
    """A permission in March, and its end in September."""
    return [
        entry("mars", ALLOWED, "La Vigie", "2031-03-12"),
        entry("septembre", BLOCKED, "La Gazette", "2031-09-10"),
    ]


def filled(path: Path) -> Ledger:
    """A ledger with both articles."""
    ledger = Ledger(path / "l.db", create=True)
    ledger.add(two(), stems, NOW)
    return ledger
