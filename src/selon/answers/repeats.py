"""A state that is told several times, by one article or by others that bring nothing new, listed once with its places.

What another article adds stays: another date, another hedge, a source that the first account does not have."""

from __future__ import annotations

from typing import Any

from selon.answers.finding import Stems
from selon.ledger.calling import folded

LONG = 4
"""Letters of a stem that can say what two states are both about."""
HEADLINE = 120
"""Characters at the start of an article in which its headline stands."""
Told = dict[str, Any]


def without_headlines(told: list[Told]) -> tuple[list[Told], list[Told]]:
    """The states without those that only a headline tells, and these: a headline sums up what its article says.

    Where the article below tells no state, its headline counts."""
    below = {one["document"] for one in told if not one["heading"] or one["also"]}
    summed = [one for one in told if one["heading"] and not one["also"] and one["document"] in below]
    return [one for one in told if one not in summed], summed


def within(told: list[Told], stems: Stems) -> list[Told]:
    """The states of every article without repeats; of those that tell the same the fullest stays.

    `also` has the places of what is left out, `retold` the words of what names another issue."""
    out: list[Told] = []
    for one in told:
        place = next((k for k, other in enumerate(out) if _same(one, other, stems)), None)
        if place is None:
            out.append({**one, "also": [], "retold": []})
            continue
        kept, left = sorted((one, out[place]), key=_fullness, reverse=True)
        also = [*one.get("also", []), *out[place].get("also", []), left["span"]]
        about = bool(_about(one, stems) & _about(out[place], stems))
        apart = [*out[place].get("retold", []), *([] if about else [_place(left)])]
        most = max(one["prominence"], out[place]["prominence"])
        out[place] = {**kept, "also": sorted(also), "retold": apart, "prominence": most}
    return out


def across(told: list[Told], stems: Stems) -> list[Told]:
    """The states, in their order, without those that an article reported before has told already; the first stays."""
    first = sorted(range(len(told)), key=lambda k: (told[k]["reported_at"], k))
    into: dict[int, int] = {}
    for at, later in enumerate(first):
        found = (k for k in first[:at] if k not in into and _is_retold(told[later], told[k], stems))
        kept = next(found, None)
        if kept is not None:
            into[later] = kept
            told[kept]["retold"] = [*told[kept]["retold"], _place(told[later]), *told[later]["retold"]]
    return [one for k, one in enumerate(told) if k not in into]


def _place(one: Told) -> Told:
    """Where and how a state that is left out is told."""
    return {key: one[key] for key in ("document", "span", "quote", "chain", "reported_at")}


def _fullness(one: Told) -> tuple[bool, bool, bool, int]:
    """How much a state tells: its date and its actor; then the first place below the headline counts most."""
    start = one["span"][0]
    return (one["valid_from"] is not None, one["actor"] is not None, start >= HEADLINE, -start)


def _same(one: Told, other: Told, stems: Stems) -> bool:
    """Whether two states are one of the same article, of an actor who may be the same, about the same, on one date.

    What somebody does is one state in one article, whatever words name its issue there."""
    if (one["document"], one["state"]) != (other["document"], other["state"]):
        return False
    alike = _one_day(one, other) and _one_actor(one["actor"], other["actor"])
    named = one["actor"] and other["actor"] and _footing(one) == _footing(other)
    return alike and (bool(named) or bool(_about(one, stems) & _about(other, stems)))


def _is_retold(later: Told, first: Told, stems: Stems) -> bool:
    """Whether an article tells again what another told: the actor named in both, on no other date or footing, about
    the same, and on the word of nobody but the first article, its sources and the actor."""
    if later["state"] != first["state"] or _footing(later)[1:] != _footing(first)[1:]:
        return False
    if later["document"] == first["document"] or not (later["actor"] and first["actor"]):
        return False
    if not (_one_actor(later["actor"], first["actor"]) and _one_day(later, first)):
        return False
    known = [name for name in (*first["chain"], first["actor"]) if name]
    sources = [name for name in later["chain"][1:] if name]
    heard = len(sources) == len(later["chain"][1:]) and all(any(_one_actor(s, k) for k in known) for s in sources)
    return heard and bool(_about(later, stems) & _about(first, stems))


def _footing(one: Told) -> tuple[Any, ...]:
    """When a state begins and how it is told."""
    return one["valid_from"], one["hedged"], one["basis"]


def _one_day(one: Told, other: Told) -> bool:
    """Whether two states begin on no two dates."""
    return len({day for day in (one["valid_from"], other["valid_from"]) if day}) < 2


def _one_actor(one: str | None, other: str | None) -> bool:
    """Whether two names may be of one actor: one is open, or all words of one stand in the other."""
    if one is None or other is None:
        return True
    mine, its = set(folded(one).split()), set(folded(other).split())
    return mine <= its or its <= mine


def _about(one: Told, stems: Stems) -> set[str]:
    """The stems of what a state is about."""
    return {word for word in stems("fr", one["issue"]).split() if len(word) >= LONG}
