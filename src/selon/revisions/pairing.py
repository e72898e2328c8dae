"""Which sentence of one version is which of the other: the same words first, then the best pairs, one to one.

A sentence that was cut in two, or joined to another, belongs to one group with its parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from selon.revisions.passages import Passage

ALIKE = 0.42
"""The least share of their words, by weight, that two sentences must have in common to be one."""
NEXT = 0.08
"""What it adds that the sentences before or behind are a pair, or the paragraphs have one role."""
PART = 0.6
"""The share of its words that a sentence must have in one of the other version to be a part of it."""
FEWEST = 2.0
"""The weight of the words in common from which on a sentence may be a part."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Sentences of both versions that tell the same; one side may be empty."""

    before: tuple[Passage, ...]
    after: tuple[Passage, ...]

    @property
    def same(self) -> bool:
        """Whether both sides have the same words in the same order."""
        return _forms(self.before) == _forms(self.after)


def _forms(side: Sequence[Passage]) -> list[str]:
    return [form for one in side for form in one.key]


def groups(before: Sequence[Passage], after: Sequence[Passage]) -> list[Group]:
    """All sentences in groups, in the order of the newer version, then those that are gone."""
    pair = _equal(before, after)
    pair |= _best(before, after, pair)
    sides: dict[int, tuple[list[Passage], list[Passage]]] = {
        old: ([before[old]], [after[new]]) for old, new in pair.items()
    }
    taken = set(pair.values())
    lone_before = [one for one in before if one.at not in pair]
    lone_after = [one for one in after if one.at not in taken]
    lone_after = [one for one in lone_after if not _joined(one, sides, 1)]
    lone_before = [one for one in lone_before if not _joined(one, sides, 0)]
    made = [Group(tuple(_ordered(old)), tuple(_ordered(new))) for old, new in sides.values()]
    made += [Group((), (one,)) for one in lone_after]
    made.sort(key=lambda group: group.after[0].at)
    return made + [Group((one,), ()) for one in lone_before]


def _ordered(side: list[Passage]) -> list[Passage]:
    return sorted(side, key=lambda one: one.at)


def _equal(before: Sequence[Passage], after: Sequence[Passage]) -> dict[int, int]:
    """Places of sentences with the same words, each with its place in the newer version."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for one in after:
        places[one.key].append(one.at)
    return {one.at: places[one.key].pop(0) for one in before if places.get(one.key)}


def _best(before: Sequence[Passage], after: Sequence[Passage], pair: dict[int, int]) -> dict[int, int]:
    """The pairs of the sentences that are left, by the assignment with the most in common."""
    taken = set(pair.values())
    rows = [one for one in before if one.at not in pair]
    columns = [one for one in after if one.at not in taken]
    scores = [[_score(old, new, pair) for new in columns] for old in rows]
    return {rows[i].at: columns[j].at for i, j in assigned(scores)}


def _score(old: Passage, new: Passage, pair: dict[int, int]) -> float:
    """How much two sentences are one; 0 below what makes them so."""
    alike = likeness(old, new)
    near = pair.get(old.at - 1, -2) == new.at - 1 or pair.get(old.at + 1, -2) == new.at + 1
    score = alike + NEXT * near + NEXT * (old.role is new.role)
    return score if alike > 0 and score >= ALIKE + NEXT else 0.0


def likeness(old: Passage, new: Passage) -> float:
    """The share of their words that two sentences have in common, by weight (Dice)."""
    mine, its = weights(old), weights(new)
    whole = sum(mine.values()) + sum(its.values())
    return 2 * sum((mine & its).values()) / whole if whole else 0.0


def weights(one: Passage) -> Counter[str]:
    """The words of a sentence with their weights, in tenths."""
    found: Counter[str] = Counter()
    for token in one.tokens:
        found[token.form] += round(10 * token.weight)
    return found


def _joined(one: Passage, sides: dict[int, tuple[list[Passage], list[Passage]]], side: int) -> bool:
    """Whether a sentence went into a group as a part of what stands on its other side, and is not yet told there."""
    mine = weights(one)
    whole = sum(mine.values()) or 1
    best, place = 0.0, None
    for at, group in sides.items():
        there: Counter[str] = sum((weights(other) for other in group[1 - side]), Counter())
        there.subtract(sum((weights(other) for other in group[side]), Counter()))
        common = sum((mine & +there).values())
        if common >= 10 * FEWEST and common / whole > best:
            best, place = common / whole, at
    if place is None or best < PART:
        return False
    sides[place][side].append(one)
    return True


def assigned(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) of the one-to-one assignment of greatest sum; pairs of 0 are left out (Kuhn 1955)."""
    if not scores or not scores[0]:
        return []
    flipped = len(scores) > len(scores[0])
    rows = [list(column) for column in zip(*scores, strict=True)] if flipped else [list(row) for row in scores]
    owner = _owners(rows)
    found = [(row - 1, j - 1) for j, row in enumerate(owner) if j and row and rows[row - 1][j - 1] > 0]
    return [(b, a) for a, b in found] if flipped else found


def _owners(rows: list[list[float]]) -> list[int]:
    """Row that owns each column, both counted from 1, 0 for none; there are no more rows than columns."""
    n, m = len(rows), len(rows[0])
    of_row, of_column = [0.0] * (n + 1), [0.0] * (m + 1)
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
                cost = -rows[row - 1][j - 1] - of_row[row] - of_column[j]
                if cost < slack[j]:
                    slack[j], way[j] = cost, column
                if slack[j] < delta:
                    delta, nearest = slack[j], j
            for j in range(m + 1):
                if used[j]:
                    of_row[owner[j]] += delta
                    of_column[j] -= delta
                else:
                    slack[j] -= delta
            column = nearest
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    return owner
