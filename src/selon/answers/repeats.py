"""A state that one article tells several times, listed once with its other places."""

from __future__ import annotations

from typing import Any

from selon.answers.finding import Stems
from selon.ledger.calling import folded

LONG = 4
"""Letters of a stem that can say what two states are both about."""
HEADLINE = 120
"""Characters at the start of an article in which its headline stands."""
Told = dict[str, Any]


def once(told: list[Told], stems: Stems) -> list[Told]:
    """The states without repeats: of those that tell the same the fullest stays, with the places of the others."""
    out: list[Told] = []
    for one in told:
        place = next((k for k, other in enumerate(out) if _same(one, other, stems)), None)
        if place is None:
            out.append({**one, "also": []})
            continue
        kept, left = sorted((one, out[place]), key=_fullness, reverse=True)
        also = [*one.get("also", []), *out[place].get("also", []), left["span"]]
        out[place] = {**kept, "also": sorted(also)}
    return out


def _fullness(one: Told) -> tuple[bool, bool, bool, int]:
    """How much a state tells: its date and its actor; then the first place below the headline counts most."""
    start = one["span"][0]
    return (one["valid_from"] is not None, one["actor"] is not None, start >= HEADLINE, -start)


def _same(one: Told, other: Told, stems: Stems) -> bool:
    """Whether two states are one of the same article, of an actor who may be the same, about the same, on one date."""
    if (one["document"], one["state"]) != (other["document"], other["state"]):
        return False
    dates = {day for day in (one["valid_from"], other["valid_from"]) if day}
    alike = len(dates) < 2 and _one_actor(one["actor"], other["actor"])
    return alike and bool(_about(one, stems) & _about(other, stems))


def _one_actor(one: str | None, other: str | None) -> bool:
    """Whether two names may be of one actor: one is open, or all words of one stand in the other."""
    if one is None or other is None:
        return True
    mine, its = set(folded(one).split()), set(folded(other).split())
    return mine <= its or its <= mine


def _about(one: Told, stems: Stems) -> set[str]:
    """The stems of what a state is about."""
    return {word for word in stems("fr", one["issue"]).split() if len(word) >= LONG}
