"""Rows found by their words, the best first: a full-text index that holds stems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from selon.ledger.store import MOST, Ledger

KINDS = ("claim", "position")
OFFERED = 5
NEAR = 70
"""Likeness, of 100, from which on a word is offered for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """What has the words: `rows` (id, kind, document, rank) the best first; `more` when MOST of a kind were too few.

    With `more`, the newest MOST rows of a kind that have the words were ranked, and no others."""

    rows: tuple[dict[str, Any], ...]
    more: bool


def ranked(ledger: Ledger, stems: str, *, every: bool = True) -> Ranked:
    """The claims and positions that have the stems, or with `every` false one of them."""
    found = {kind: ledger.search(stems, kind, every=every) for kind in KINDS}
    rows = [{**row, "kind": kind} for kind, some in found.items() for row in some]
    more = any(len(some) >= MOST for some in found.values())
    return Ranked(rows=tuple(sorted(rows, key=lambda row: (row["rank"], row["id"]))), more=more)


def nearest_stems(ledger: Ledger, stem: str) -> list[str]:
    """Of the stems that are there, those that look most like one."""
    known = sorted(ledger.terms())
    return [term for term, *_ in process.extract(stem, known, scorer=fuzz.ratio, limit=OFFERED, score_cutoff=NEAR)]
