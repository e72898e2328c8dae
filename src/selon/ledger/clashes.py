"""Whether two statements clash, in what, why, and what would dissolve it. Precision comes before recall.

Two statements clash when they speak of the same thing, of times that meet, and cannot both be so. What is merely
different (another time, another thing, a number rounded, ranges that meet) is no conflict."""

from __future__ import annotations

from collections.abc import Callable

from selon.ledger.accounts import Clash, Told
from selon.ledger.clashing_clauses import at_opposite_ends, denied, signed
from selon.ledger.clashing_days import happened
from selon.ledger.clashing_numbers import counted, set_against
from selon.ledger.clashing_positions import dated, opposed, softened

__all__ = ["Clash", "Told", "clash"]

RULES: tuple[Callable[[Told, Told], Clash | None], ...] = (
    opposed,
    softened,
    dated,
    happened,
    set_against,
    counted,
    signed,
    at_opposite_ends,
    denied,
)


def clash(a: Told, b: Told) -> Clash | None:
    """The clash of two statements, None where both may be so."""
    if not (a.statement.told and b.statement.told):
        return None
    return next((found for rule in RULES if (found := rule(a, b)) is not None), None)
