"""Quantities side by side: those of one thing in one unit, and which of them cannot both be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from math import inf
from typing import Any

from selon.answers.claims import told_by, when

Amount = dict[str, Any]
ROUGH = 0.1
"""How far, as a share, an amount that is given roughly reaches to either side."""
SHORTEST = 4
"""Letters from which on a stem is a word of its own and no grammar."""


def shaped(row: Any, claim: Any) -> Amount:
    """A quantity as an object, on the chain of the claim that holds it, else of the outlet alone."""
    return {
        "id": row["id"],
        "claim": row["claim"],
        "low": row["low"],
        "high": row["high"],
        "approx": row["approx"],
        "unit": row["unit"],
        "of": row["of"],
        "chain": claim["chain"] if claim else [row["outlet"]],
        "firmness": claim["firmness"] if claim else "plain",
        "anonymous": bool(claim and claim["anonymous"]),
        "document": row["document_name"],
        "span": [row["start"], row["end"]],
        "quote": row["quote"],
        "reported_at": row["reported"],
        "reported_at_origin": row["reported_origin"],
    }


def side_by_side(amounts: Iterable[Amount], stems: Callable[[str], str]) -> list[dict[str, Any]]:
    """The amounts in groups of one unit, the least first, with the pairs that no amount fits, by their places.

    `disagree` has the pairs of one thing: their words share a stem, or they count the same noun; `differ` has those
    of things in other words, for a reader to judge."""
    units: dict[str | None, list[Amount]] = defaultdict(list)
    for amount in amounts:
        units[amount["unit"]].append(amount)
    return [_group(unit, found, stems) for unit, found in sorted(units.items(), key=lambda pair: str(pair[0]))]


def _group(unit: str | None, found: list[Amount], stems: Callable[[str], str]) -> dict[str, Any]:
    """The amounts of one unit."""
    values = sorted(found, key=lambda one: (_bounds(one), one["reported_at"], one["id"]))
    words = [_stems(one["of"], stems) for one in values]
    apart = [
        (a, b) for a in range(len(values)) for b in range(a + 1, len(values)) if not _overlap(values[a], values[b])
    ]
    same = [list(pair) for pair in apart if words[pair[0]] & words[pair[1]]]
    return {"unit": unit, "values": values, "disagree": same, "differ": [list(p) for p in apart if list(p) not in same]}


def _stems(words: str | None, stems: Callable[[str], str]) -> set[str]:
    """The stems of the words that mean something."""
    return {stem for stem in stems(words or "").split() if len(stem) >= SHORTEST}


def _bounds(one: Amount) -> tuple[float, float]:
    """The least and the greatest amount that is meant; one amount that is given roughly reaches to either side."""
    low = -inf if one["low"] is None else one["low"]
    high = inf if one["high"] is None else one["high"]
    rough = ROUGH if one["approx"] and low == high else 0.0
    return low - abs(low) * rough if rough else low, high + abs(high) * rough if rough else high


def _overlap(one: Amount, other: Amount) -> bool:
    """Whether some amount fits both; ranges that only touch do not ("more than 300", "270 to 300")."""
    (low, high), (least, most) = _bounds(one), _bounds(other)
    if low == high or least == most:
        return low <= most and least <= high
    return low < most and least < high


def rows_of(group: dict[str, Any]) -> list[tuple[str, ...]]:
    """A group as lines of a table: each amount, with how many others it cannot be."""
    out: list[tuple[str, ...]] = []
    for place, one in enumerate(group["values"]):
        marks = [
            f"{word} {count}"
            for word, pairs in (("disagrees with", group["disagree"]), ("differs from", group["differ"]))
            if (count := sum(place in pair for pair in pairs))
        ]
        what = " · ".join([in_words(one), *marks])
        out.append((one["id"], what, told_by(one), one["quote"] or "(erased)", when(one)))
    return out


def in_words(one: Amount) -> str:
    """The bounds with unit and thing: `270 – 300 km of portée`, `at least 4 train`."""
    low, high = (None if one[name] is None else f"{one[name]:,.10g}" for name in ("low", "high"))
    amount = f"{low} – {high}" if low and high else f"at least {low}" if low else f"at most {high}"
    amount = low if low and low == high else amount
    words = f"{'about ' if one['approx'] else ''}{amount} {one['unit'] or ''}".strip()
    return f"{words} of {one['of']}" if one["of"] else words
