"""The weights of clashes are learnt as their evidence means."""

from __future__ import annotations

import pytest

from selon.ledger.weights import ALWAYS
from training.clashes import learnt
from training.regression import Example, chances, left_out


def example(story: int, common: float, days: float, *, right: bool) -> Example:
    """A pair with two pieces of evidence."""
    return Example(story=story, evidence={"common": common, "days": days}, right=right)


MANY = [example(n, float(n % 2), 0.0, right=bool(n % 2)) for n in range(40)]


def test_what_goes_with_right_examples_weighs_for_them() -> None:
    """And those that have it are likelier."""
    weights = learnt(MANY)
    assert weights["common"] > 1 and set(weights) == {"common", "days", ALWAYS}
    none, some = chances(weights, MANY[:2])
    assert none < 0.5 < some


@pytest.mark.parametrize("name", ["common", "days"])
def test_no_weight_speaks_against_what_its_evidence_means(name: str) -> None:
    """Words in common never speak against two statements being of one thing, days between them never for it."""
    against = [
        Example(story=n, evidence={name: float(n % 2)}, right=(n % 2 == 0) == (name == "common")) for n in range(40)
    ]
    assert learnt(against)[name] == 0


def test_each_story_is_told_by_the_others() -> None:
    """How many are told that are right, and how many are told, from a chance on."""
    assert left_out(MANY, [0.0, 0.5], learnt) == [(0.0, 20, 40), (0.5, 20, 20)]
