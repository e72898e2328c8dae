"""What the claims of two versions of an article have not in common, as the ledger has them, side by side.

Nothing is read anew for a page. `selon diff` reads both versions and says of every change what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from selon.answers.article import article
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.calling import folded

Claim = Mapping[str, Any]
ALIKE = 0.6
"""Part of their words in the same order from which on two claims are one that was changed."""


def changed(ledger: Ledger, data: Mapping[str, Any], times: Times) -> dict[str, Any] | None:
    """The claims that an article has otherwise than the version before it; None for a first version."""
    listed: Any = data["versions"]
    place = next((at for at, one in enumerate(listed) if one["this"]), 0)
    if not place:
        return None
    before = listed[place - 1]
    told: Any = article(ledger, before["id"], times).data["claims"]
    return {"before": before, "pairs": paired(told, data["claims"])}


def paired(before: Sequence[Claim], after: Sequence[Claim]) -> list[tuple[Claim | None, Claim | None]]:
    """Claims that only one version has, each beside the one that it was made of; those of the text first."""
    mine, its = {_said(one) for one in before}, {_said(one) for one in after}
    gone = [one for one in before if _said(one) not in its]
    out: list[tuple[Claim | None, Claim | None]] = []
    for one in (one for one in after if _said(one) not in mine):
        was = max(gone, key=lambda other: _likeness(other, one), default=None)
        if was is not None and _likeness(was, one) >= ALIKE:
            gone.remove(was)
            out.append((was, one))
        else:
            out.append((None, one))
    return [*out, *((one, None) for one in gone)]


def _said(one: Claim) -> tuple[object, ...]:
    """What makes a claim the same in two versions: its words, accents and signs apart, who says it, how firmly."""
    return (folded(one["quote"] or ""), one["source_name"], one["firmness"])


def _likeness(one: Claim, other: Claim) -> float:
    """How much of their words two claims share in order."""
    mine, its = ((side["quote"] or "").split() for side in (one, other))
    return SequenceMatcher(None, mine, its, autojunk=False).ratio()
