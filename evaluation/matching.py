"""One-to-one matching of gold and system, and the overlaps it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selon.records import Span
from selon.revisions.pairing import assigned

Weights = Sequence[Sequence[float]]


def overlap(a: Span, b: Span) -> bool:
    """True when the spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def any_overlap(a: Iterable[Span], b: Sequence[Span]) -> bool:
    """True when a span of one side shares a character with a span of the other."""
    return any(overlap(x, y) for x in a for y in b)


def iou(a: frozenset[int], b: frozenset[int]) -> float:
    """Intersection over union; 0 when both are empty."""
    return len(a & b) / len(a | b) if (a or b) else 0.0


def span_iou(a: Span, b: Span) -> float:
    """Intersection over the hull of two spans, in characters; 0 when they do not meet."""
    if not overlap(a, b):
        return 0.0
    return (min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def assign(weights: Weights) -> list[tuple[int, int]]:
    """Pairs (row, column) of the one-to-one matching of greatest weight; pairs of weight 0 are left out.

    Weights are not negative. Kuhn 1955, in the O(n³) form with potentials."""
    return assigned(weights)
