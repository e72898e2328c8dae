"""The measures that the floors hold and the tables lead with, each a ratio of counts that add up."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.annotation import TYPES
from evaluation.tally import Figures, Share, Tally, total

F1_MEASURES = {
    "detection": "attribution detection",
    "+source": "+source",
    "+cue": "+cue",
    "+exact~": "+exact~ content",
    "all": "all (det+src+cue)",
    "hedged": "hedged F1+",
    "negated": "negated F1+",
    "nested": "nested F1+",
    "chain edges": "chain edges",
    "relay chains": "relay chains",
    "time value": "timex relaxed+value",
    "time exact": "timex exact",
    "quantity value": "quantity value",
    "quantity unit": "quantity full",
    "position": "position",
}
MEASURES = (*(name for name in F1_MEASURES if name != "position"), *(f"recall {kind}" for kind in TYPES))
CLAIMED = ("time value", "time exact", "quantity value", "quantity unit")
ATTRIBUTED = tuple(name for name in MEASURES if name not in CLAIMED)
OF_LAYER = {
    "": MEASURES,
    "speech": ATTRIBUTED,
    "relays": ATTRIBUTED,
    "times": CLAIMED[:2],
    "quantities": CLAIMED[2:],
    "positions": ("position",),
}
"""The measures of a part by the layer it annotates alone."""
DRAWS = 1000
SEED = 20310313  # any fixed number: the same interval in every run
TAIL = 0.025  # on each side, for 95 %


@dataclass(frozen=True, slots=True)
class Ratio:
    """`top` over `bottom`; `n` is the number of gold items behind it, `item` what one more hit adds to `top`."""

    top: int
    bottom: int
    n: int
    item: int

    @property
    def value(self) -> float:
        """The figure, between 0 and 1; 1 where there was nothing to find and nothing was found."""
        return self.top / self.bottom if self.bottom else 1.0

    @property
    def less_one(self) -> float:
        """The figure with one hit fewer, never under 0."""
        return max(0, self.top - self.item) / self.bottom if self.bottom else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with its gold count and its 95 % bootstrap interval over passages."""

    ratio: Ratio
    low: float
    high: float


def ratio(figures: Figures, measure: str) -> Ratio:
    """The counts behind one measure."""
    if measure in F1_MEASURES:
        tally = figures.tallies.get(F1_MEASURES[measure], Tally())
        return Ratio(2 * tally.hit, tally.gold + tally.system, tally.gold, 2)
    kind = measure.removeprefix("recall ")
    share = figures.recalls.get(f"{kind} detection", Share())
    return Ratio(share.right, share.n, share.n, 1)


def estimates(scored: Sequence[Figures], layer: str = "") -> dict[str, Estimate]:
    """Every measure of a layer over all passages, with its interval; passages are drawn with replacement."""
    whole = total(scored)
    drawn = draws(len(scored))
    return {name: estimate([ratio(x, name) for x in scored], ratio(whole, name), drawn) for name in OF_LAYER[layer]}


def draws(size: int) -> list[list[int]]:
    """Samples of passage numbers, the same in every run."""
    chance = random.Random(SEED)
    return [chance.choices(range(size), k=size) for _ in range(DRAWS)] if size else []


def estimate(ratios: Sequence[Ratio], whole: Ratio, drawn: list[list[int]]) -> Estimate:
    """One measure with its interval."""
    counts = [(x.top, x.bottom) for x in ratios]
    values = sorted(drawn_value(counts, sample) for sample in drawn)
    if not values:
        return Estimate(ratio=whole, low=whole.value, high=whole.value)
    cut = int(TAIL * len(values))
    return Estimate(ratio=whole, low=values[cut], high=values[-1 - cut])


def drawn_value(counts: Sequence[tuple[int, int]], sample: Sequence[int]) -> float:
    """The figure over one sample of passages."""
    top = sum(counts[i][0] for i in sample)
    bottom = sum(counts[i][1] for i in sample)
    return top / bottom if bottom else 1.0
