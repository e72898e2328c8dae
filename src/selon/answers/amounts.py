"""Quantities side by side: those of one thing in one unit, and which of them cannot both be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import inf
from typing import Any

from selon.answers.claims import told_by

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
    """The amounts in groups of one unit and one thing, each with the pairs that disagree, by their places.

    Two things are one when their words share a stem; so are two counts of the same noun."""
    groups: list[tuple[str | None, set[str], list[Amount]]] = []
    for amount in amounts:
        words = _stems(amount["of"], stems)
        same = [
            group for group in groups if group[0] == amount["unit"] and (group[1] & words or not (group[1] | words))
        ]
        joined = (amount["unit"], words.union(*(g[1] for g in same)), [a for g in same for a in g[2]] + [amount])
        groups = [group for group in groups if not any(group is one for one in same)] + [joined]
    return [_group(unit, found) for unit, _, found in groups]


def _stems(words: str | None, stems: Callable[[str], str]) -> set[str]:
    """The stems of the words that mean something."""
    return {stem for stem in stems(words or "").split() if len(stem) >= SHORTEST}


def _group(unit: str | None, found: list[Amount]) -> dict[str, Any]:
    """One group: by amount, with the pairs of its values that do not overlap."""
    values = sorted(found, key=lambda one: (_bounds(one), one["reported_at"], one["id"]))
    apart = [
        [a, b] for a in range(len(values)) for b in range(a + 1, len(values)) if not _overlap(values[a], values[b])
    ]
    called = sorted({one["of"] for one in values if one["of"]}, key=len)
    return {"unit": unit, "of": called[0] if called else None, "values": values, "disagree": apart}


def _bounds(one: Amount) -> tuple[float, float]:
    """The least and the greatest amount that is meant."""
    low = -inf if one["low"] is None else one["low"]
    high = inf if one["high"] is None else one["high"]
    return (low - abs(low) * ROUGH, high + abs(high) * ROUGH) if one["approx"] else (low, high)


def _overlap(one: Amount, other: Amount) -> bool:
    """Whether some amount fits both."""
    (low, high), (least, most) = _bounds(one), _bounds(other)
    return low <= most and least <= high


def rows_of(group: dict[str, Any]) -> list[tuple[str, ...]]:
    """A group as lines of a table, each amount with how many others it disagrees with."""
    out: list[tuple[str, ...]] = []
    for place, one in enumerate(group["values"]):
        against = sum(place in pair for pair in group["disagree"])
        note = f" · disagrees with {against}" if against else ""
        what = f"{in_words(one)}{note}"
        out.append(
            (one["id"], what, told_by(one), one["quote"] or "(erased)", f"{one['document']} {one['reported_at'][:10]}")
        )
    return out


def in_words(one: Amount) -> str:
    """The bounds with unit and thing: `270 – 300 km of portée`, `at least 4 train`."""
    low, high = (None if one[name] is None else f"{one[name]:,.10g}" for name in ("low", "high"))
    amount = f"{low} – {high}" if low and high else f"at least {low}" if low else f"at most {high}"
    amount = low if low and low == high else amount
    words = f"{'about ' if one['approx'] else ''}{amount} {one['unit'] or ''}".strip()
    return f"{words} of {one['of']}" if one["of"] else words
