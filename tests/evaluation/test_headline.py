"""The measures that the floors hold, and their noise."""

import pytest

from evaluation.headline import MEASURES, Ratio, estimates, ratio
from evaluation.score import compare
from evaluation.tally import Figures, total
from tests.evaluation.invented import ANNOUNCED, FINISHED, GOLD, TEXT, annotated, f1


def test_a_ratio_is_the_figure_of_the_tally() -> None:
    """F1 from counts that add up is F1 from precision and recall; recall by type likewise."""
    figures = compare(annotated(*GOLD), annotated(ANNOUNCED, FINISHED), TEXT)
    assert ratio(figures, "+source").value == pytest.approx(figures.tallies["+source"].f1)
    assert ratio(figures, "recall indirect").value == figures.recalls["indirect detection"].value
    assert ratio(figures, "recall indirect").n == 3


def test_one_hit_less_is_never_under_nothing() -> None:
    """A hit counts twice in F1, once in recall; nothing found stays nothing."""
    assert Ratio(8, 10, 5, 2).less_one == 0.6
    assert Ratio(0, 10, 5, 2).less_one == 0
    assert Ratio(0, 0, 0, 2).value == Ratio(0, 0, 0, 2).less_one == 1


def test_the_interval_holds_the_figure_and_narrows_with_passages() -> None:
    """More passages of the same mixture are less noise."""
    few, many = (estimates(f1([2, 1, 0] * times))["detection"] for times in (3, 30))
    assert few.low <= few.ratio.value <= few.high
    assert many.high - many.low < few.high - few.low


def test_the_interval_of_equal_passages_is_a_point() -> None:
    """Where every passage is alike, drawing changes nothing."""
    estimate = estimates(f1([1] * 9))["detection"]
    assert estimate.low == estimate.high == estimate.ratio.value == 0.5


def test_every_measure_is_estimated_the_same_in_every_run() -> None:
    """The draws have a fixed seed."""
    passages = f1([2, 1, 0, 1, 2])
    assert estimates(passages) == estimates(passages)
    assert tuple(estimates(passages)) == MEASURES
    assert tuple(estimates(passages, "quantities")) == ("quantity value", "quantity unit")
    assert tuple(estimates(passages, "relays")) == tuple(estimates(passages, "speech"))


def test_no_passages_give_no_figure_below_one() -> None:
    """Nothing to find and nothing found."""
    assert estimates([])["detection"].ratio.n == 0
    assert total([]) == Figures()
