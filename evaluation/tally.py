"""Counts that add up over documents, and the figures they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Tally:
    """Items found right, items in the gold, items in the system's output."""

    hit: int = 0
    gold: int = 0
    system: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hit + other.hit, self.gold + other.gold, self.system + other.system)

    @property
    def precision(self) -> float:
        """Share of the system's items that are right; 1 when neither side has any."""
        return self.hit / self.system if self.system else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 when neither side has any."""
        return self.hit / self.gold if self.gold else float(not self.system)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of n items are right."""

    right: int = 0
    n: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.n + other.n)

    @property
    def value(self) -> float:
        """Right over n; 0 when there is none."""
        return self.right / self.n if self.n else 0.0


T = TypeVar("T", Tally, Share)


def merged(a: Mapping[str, T], b: Mapping[str, T]) -> dict[str, T]:
    """Sums by name; the order is that of a, then of b."""
    return {**{k: v + b[k] if k in b else v for k, v in a.items()}, **{k: v for k, v in b.items() if k not in a}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All counts of one document, or of many added up.

    `tallies` have precision, recall and F1; `shares` are accuracies on matched pairs; `recalls` are by
    gold type, named `direct detection`, `direct +source`, `direct all` and so on; `headless` counts the
    documents whose chains are compared without their head."""

    tallies: Mapping[str, Tally] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    recalls: Mapping[str, Share] = field(default_factory=dict)
    documents: int = 0
    headless: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            tallies=merged(self.tallies, other.tallies),
            shares=merged(self.shares, other.shares),
            recalls=merged(self.recalls, other.recalls),
            documents=self.documents + other.documents,
            headless=self.headless + other.headless,
        )


def total(figures: Iterable[Figures]) -> Figures:
    """Counts of all documents together."""
    return reduce(Figures.__add__, figures, Figures())
