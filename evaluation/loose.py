"""The loose measure of the quotation literature: share of the gold's characters, whatever the system adds.

It forgives long system spans (Gender Gap Tracker, Asr et al. 2021): report it only beside detection.
"""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.alignment import Alignment
from evaluation.annotation import TYPES, Item
from evaluation.matching import iou
from evaluation.names import names_match
from evaluation.tally import Share, Tally
from evaluation.tokens import Tokens

THRESHOLDS = (0.3, 0.8)  # those of the literature
GROUPS = {"all": TYPES, "direct+mixed": ("direct", "mixed")}
Key = tuple[float, float, bool]


def loose(found: Alignment) -> tuple[dict[str, Tally], dict[str, Share]]:
    """Tallies `overlap T GROUP`, and the speaker's accuracy among the pairs of each, `speaker T GROUP`."""
    tallies, shares = {}, {}
    for threshold in THRESHOLDS:
        for group, types in GROUPS.items():
            gold = [item for item in found.gold if item.type in types]
            keys, left = greedy(gold, found, threshold)
            wrong = sum(group == "all" or item.type not in TYPES or item.type in types for item in left)
            tallies[f"overlap {threshold} {group}"] = Tally(len(keys), len(gold), len(keys) + wrong)
            shares[f"speaker {threshold} {group}"] = Share(sum(key[2] for key in keys), len(keys))
    return tallies, shares


def greedy(gold: Sequence[Item], found: Alignment, threshold: float) -> tuple[list[Key], list[Item]]:
    """Best partners in the order of the gold, as (share, IoU, speaker agrees), and what is left of the system."""
    characters = [content(item) for item in found.system]
    free = list(range(len(found.system)))
    keys = []
    for item in gold:
        wanted = content(item)
        offers = [
            ((share, iou(wanted, characters[j]), speaker_agrees(item, found.system[j], found.tokens)), j)
            for j in free
            if (share := len(wanted & characters[j]) / len(wanted)) > threshold
        ]
        if offers:
            key, j = max(offers, key=lambda offer: (offer[0], -offer[1]))
            free.remove(j)
            keys.append(key)
    return keys, [found.system[j] for j in free]


def content(item: Item) -> frozenset[int]:
    """Positions of the characters of the content."""
    return frozenset(position for start, end in item.content for position in range(start, end))


def speaker_agrees(gold: Item, system: Item, tokens: Tokens) -> bool:
    """True when the source spans share a word, or the names match, or neither side has a source or a name."""
    shared = bool(tokens.within(gold.source) & tokens.within(system.source))
    nobody = not (gold.source or system.source or gold.source_name or system.source_name)
    return shared or nobody or names_match(gold.source_name, system.source_name)
