"""One-to-one matching of gold and system, and the overlaps it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from selon.records import Span

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
    if not weights or not weights[0]:
        return []
    flipped = len(weights) > len(weights[0])
    rows = [list(column) for column in zip(*weights, strict=True)] if flipped else [list(row) for row in weights]
    owner = hungarian(rows)
    pairs = [(row - 1, j - 1) for j, row in enumerate(owner) if j and row and rows[row - 1][j - 1] > 0]
    return [(b, a) for a, b in pairs] if flipped else pairs


def hungarian(rows: list[list[float]]) -> list[int]:
    """Row that owns each column, both counted from 1, 0 for none; there are no more rows than columns."""
    n, m = len(rows), len(rows[0])
    row_potential, column_potential = [0.0] * (n + 1), [0.0] * (m + 1)
    owner, way = [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        owner[0], column = i, 0
        slack, used = [inf] * (m + 1), [False] * (m + 1)
        while owner[column]:
            used[column] = True
            row, delta, nearest = owner[column], inf, -1
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -rows[row - 1][j - 1] - row_potential[row] - column_potential[j]
                if cost < slack[j]:
                    slack[j], way[j] = cost, column
                if slack[j] < delta:
                    delta, nearest = slack[j], j
            for j in range(m + 1):
                if used[j]:
                    row_potential[owner[j]] += delta
                    column_potential[j] -= delta
                else:
                    slack[j] -= delta
            column = nearest
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    return owner
