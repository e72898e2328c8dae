"""The drawing of a timeline: a lane for each origin, a bar for each state, in units of the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from selon.answers.times import first_day, last_day

WIDTH, LEFT, RIGHT = 960, 8, 16
HEAD, TITLE, ROW, FOOT = 30, 30, 34, 10
ROOM = 70
"""How wide the words of a tick are."""
LETTER = 6.7
"""How wide a letter of a label is, about."""
SINCE = 26
"""Letters that the beginning of a state has in words, behind the label of one that began before the axis does."""
REACH, LEAST = 1.5, 45
"""How far before the first and behind the last report the axis goes: times their distance, and days at least."""
STEPS = ((45, "day"), (1000, "month"), (4000, "quarter"), (10**9, "year"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The days that are drawn, from first to last."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day stands; days that are not drawn stand at the nearest end."""
        share = (day - self.first) / ((self.last - self.first) or timedelta(1))
        return round(LEFT + min(1.0, max(0.0, share)) * (WIDTH - LEFT - RIGHT), 1)

    def ticks(self) -> list[dict[str, Any]]:
        """The days that are written under the axis, with how much of them is written."""
        days = (self.last - self.first).days
        kind = next(name for most, name in STEPS if days <= most)
        found = [self.first + timedelta(n) for n in range(days + 1)]
        some = [day for day in found if _begins(day, kind)]
        step = max(1, -(-len(some) // 9))
        return [
            {"x": x, "day": day.isoformat(), "kind": kind, "written": x < WIDTH - RIGHT - ROOM}
            for day in some[::step]
            for x in (self.at(day),)
        ]


def _begins(day: date, kind: str) -> bool:
    """Whether a day begins a stretch of some kind."""
    if kind == "day":
        return True
    if kind == "year":
        return (day.month, day.day) == (1, 1)
    return day.day == 1 and (kind == "month" or day.month % 3 == 1)


def axis_of(states: Iterable[Mapping[str, Any]]) -> Axis:
    """The axis on which some states have room; what lies very far from all reports is cut off."""
    told = list(states)
    reports = [_day(one["reported_at"]) for one in told]
    begun = [_day(one["first_day"]) for one in told if one["first_day"]] + reports
    ended = [_day(one["last_day"]) for one in told if one["last_day"]] + reports
    reach = max(REACH * (max(reports) - min(reports)), timedelta(LEAST))
    first = max(min(begun), _moved(min(reports), -reach))
    last = min(max(ended), _moved(max(reports), reach))
    pad = max((last - first) / 30, timedelta(1))
    return Axis(first=_moved(first, -pad), last=_moved(last, pad))


def _moved(day: date, by: timedelta) -> date:
    """A day some days on, or the last one that the calendar has."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max


def _day(value: str) -> date:
    """The day of an ISO date; one that is none is the first of all days."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return date.min


def drawn(lanes: Sequence[Mapping[str, Any]], until: str, labels: Mapping[str, str]) -> dict[str, Any]:
    """The drawing: its height, the ticks of the axis, the lanes with their bars, the line of the day asked for.

    Lanes are those of `selon.answers.timelines`; a state may be `later` than the day asked for. `labels` are the words
    beside the bars by the first id of their states."""
    axis = axis_of(state for lane in lanes for state in lane["states"])
    top, out = HEAD, []
    for lane in lanes:
        rows: list[float] = []
        bars = [_bar(axis, one, labels[one["ids"][0]], rows) for one in lane["states"]]
        height = TITLE + ROW * len(rows) + FOOT
        placed = [{**bar, "y": top + TITLE + ROW * bar["row"] + 22} for bar in bars]
        out.append({"origin": lane["origin"], "kind": lane["kind"], "y": top, "height": height, "bars": placed})
        top += height
    line = {"x": axis.at(_day(until)), "day": until}
    return {"width": WIDTH, "height": top + 8, "ticks": axis.ticks(), "lanes": out, "line": line, "top": HEAD}


def _bar(axis: Axis, one: Mapping[str, Any], label: str, rows: list[float]) -> dict[str, Any]:
    """A bar with its label, in the first row that has room."""
    told = axis.at(_day(one["reported_at"]))
    begun = first_day(one["valid_from"]) if one["valid_from"] else None
    sure = last_day(one["valid_from"]) if one["valid_from"] else None
    x = axis.at(_day(begun)) if begun else told
    core = axis.at(_day(sure)) if sure else told
    ends = axis.at(_day(first_day(one["valid_to"]))) if one["valid_to"] else max(told, core)
    end = axis.at(_day(one["last_day"])) if one["last_day"] else WIDTH - RIGHT
    cut = begun is not None and _day(begun) < axis.first
    wide = (len(label) + cut * SINCE) * LETTER
    text = min(x, WIDTH - RIGHT - wide) if wide < WIDTH - RIGHT - LEFT else LEFT
    row = _row(rows, min(x, text), max(text + wide, core, end) + 14)
    return {
        "row": row,
        "x": x,
        "core": min(core, max(ends, x)),
        "ends": max(ends, core),
        "end": max(end, core),
        "open": not one["valid_to"],
        "cut": cut,
        "told": told,
        "text": round(max(LEFT, text), 1),
        "label": label,
        "state": one,
    }


def _row(rows: list[float], start: float, end: float) -> int:
    """The first row that is free from there on, which is taken."""
    place = next((at for at, taken in enumerate(rows) if taken <= start), len(rows))
    rows[place : place + 1] = [end]
    return place
