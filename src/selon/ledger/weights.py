"""How likely two statements clash, given what speaks for it: a sum of learnt weights, by `weights.tsv`.

The file is written by `python -m training.clashes`; nothing is learnt while Selon runs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path

FILE = Path(__file__).with_name("weights.tsv")
ALWAYS = "always"
"""The weight that stands before no evidence."""
COLUMNS = 3


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of each rule by the names of the evidence."""
    out: dict[str, dict[str, float]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == COLUMNS and not line.startswith("#"):
            out.setdefault(cells[0], {})[cells[1]] = float(cells[2])
    return out


def chance(rule: str, evidence: Mapping[str, float]) -> float:
    """How likely a pair with some evidence clashes, between 0 and 1, by the weights of a rule."""
    known = weights()[rule]
    total = sum(known[name] * value for name, value in evidence.items()) + known[ALWAYS]
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
