"""The drawing of two numbers that disagree: ranges on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10
from typing import Any

WIDTH, LEFT, RIGHT, ROW = 460, 10, 14, 44
Bounds = tuple[float | None, float | None]


def drawn(sides: Sequence[Bounds]) -> dict[str, Any] | None:
    """The drawing: a bar for each side from its low to its high; None where nothing has bounds."""
    given = [value for side in sides for value in side if value is not None]
    if not given or any(low is None and high is None for low, high in sides):
        return None
    low, high = min(given), max(given)
    room = (high - low) * 0.25 or abs(high) * 0.25 or 1.0
    # From nought where that is near: a share of the axis is then a share of the number.
    first = 0.0 if 0 <= low <= 2 * (high - low + room) else low - room
    last = high + room

    def at(value: float) -> float:
        return round(LEFT + (value - first) / (last - first) * (WIDTH - LEFT - RIGHT), 1)

    bars = [
        {
            "y": ROW * place + 30,
            "x": at(first) if mine is None else at(mine),
            "end": at(last) if its is None else at(its),
            "below": mine is None,
            "above": its is None,
            "point": mine is not None and mine == its,
        }
        for place, (mine, its) in enumerate(sides)
    ]
    ticks = [{"x": at(value), "value": value} for value in _ticks(first, last)]
    return {"width": WIDTH, "height": ROW * len(sides) + 36, "bars": bars, "ticks": ticks}


def _ticks(first: float, last: float) -> list[float]:
    """Round numbers between two, at most six."""
    step = 10 ** floor(log10((last - first) / 2))
    while (last - first) / step > 5:
        step *= 2 if (last - first) / step <= 10 else 5
    start = -(-first // step) * step
    return [round(start + n * step, 9) for n in range(7) if start + n * step <= last]
