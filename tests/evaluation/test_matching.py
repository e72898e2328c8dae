"""One-to-one matching of gold and system."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from evaluation.matching import assign, iou, span_iou
from selon.records import Span

WEIGHTS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 5), min_size=width, max_size=width), min_size=1, max_size=4)
)


def best(weights: list[list[int]]) -> int:
    """The greatest weight of a matching, by trying all."""
    rows, width = weights, len(weights[0])
    if len(rows) > width:
        rows, width = [list(column) for column in zip(*weights, strict=True)], len(weights)
    return max(
        sum(row[j] for row, j in zip(rows, chosen, strict=False)) for chosen in permutations(range(width), len(rows))
    )


@given(WEIGHTS)
def test_the_matching_has_the_greatest_weight(weights: list[list[int]]) -> None:
    """No other one-to-one matching weighs more."""
    pairs = assign(weights)
    assert sum(weights[i][j] for i, j in pairs) == best(weights)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_pairs_without_weight_are_left_out() -> None:
    """Two items that have nothing in common stay alone."""
    assert assign([[0, 0], [0, 2]]) == [(1, 1)]
    assert assign([]) == assign([[], []]) == []


def test_overlaps_are_shares_of_the_union() -> None:
    """Two of four tokens are half; two spans that only touch have nothing in common."""
    assert iou(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert iou(frozenset(), frozenset()) == 0
    assert span_iou(Span(0, 4), Span(4, 8)) == 0
    assert span_iou(Span(0, 4), Span(2, 8)) == 0.25
