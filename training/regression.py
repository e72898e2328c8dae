"""Chances by learnt weights: a logistic regression, each piece of evidence adding to the logarithm of the odds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from selon.ledger.weights import ALWAYS

Evidence = Mapping[str, float | bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What may be listed: the number of its story, what speaks for and against it, and whether the gold has it."""

    story: int
    evidence: Evidence
    right: bool


def chances(weights: Mapping[str, float], found: Sequence[Example]) -> list[float]:
    """How likely each example is right by some weights; evidence without a weight says nothing."""
    sums = [sum(weights.get(k, 0.0) * v for k, v in one.evidence.items()) + weights[ALWAYS] for one in found]
    return [float(1 / (1 + np.exp(-x))) for x in sums]


def left_out(
    found: Sequence[Example], least: Sequence[float], learn: Callable[[Sequence[Example]], Mapping[str, float]]
) -> list[tuple[float, int, int]]:
    """For each chance from which on examples are told: the chance, how many told are right and how many are told.

    Each story is told by what `learn` makes of the others."""
    told: list[tuple[float, bool]] = []
    for story in sorted({one.story for one in found}):
        rest = [one for one in found if one.story != story]
        own = [one for one in found if one.story == story]
        told += [(p, one.right) for one, p in zip(own, chances(learn(rest), own), strict=True)]
    return [(p, sum(y for x, y in told if x >= p), sum(x >= p for x, _ in told)) for p in least]


def row(*named: str, weight: float) -> str:
    """A line of a file of weights."""
    return "\t".join((*named, f"{weight:.4f}"))
