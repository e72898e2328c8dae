"""The weights of prominence are learnt from what the gold lists, and each story is told by the others."""

from __future__ import annotations

from selon.claims.prominence import ALWAYS
from training.prominence import learnt
from training.regression import Example, chances, left_out


def example(story: int, said: float, right: bool) -> Example:
    """An example with one piece of evidence."""
    return Example(story=story, evidence={"said": said, "first": 1.0 - said}, right=right)


FOUND = [example(story, said, said == 1.0) for story in range(4) for said in (1.0, 1.0, 0.0, 0.0)]


def test_what_the_gold_lists_weighs_more() -> None:
    """Evidence that goes with right examples speaks for a position, other against it."""
    weights = learnt(FOUND)
    assert weights["said"] > 0 > weights["first"] and ALWAYS in weights
    assert chances(weights, FOUND)[0] > 0.5 > chances(weights, FOUND)[2]


def test_rare_evidence_has_no_weight() -> None:
    """What stands in a handful of examples is not weighed."""
    rare = [*FOUND, Example(story=4, evidence={"said": 0.0, "first": 0.0, "odd": 1.0}, right=True)]
    whole = [Example(story=one.story, evidence={"odd": 0.0, **one.evidence}, right=one.right) for one in rare]
    assert "odd" not in learnt(whole)


def test_each_story_is_told_by_the_others() -> None:
    """Of all told at least so prominent, how many are right."""
    assert left_out(FOUND, [0.0, 0.5], learnt) == [(0.0, 8, 16), (0.5, 8, 8)]
