"""The first page: what changed, one entry for each position, number, source or firmness that is new."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from selon.answers.changes import changes
from selon.answers.issues import listed
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.web.pages.asked import Asked
from selon.web.pages.cited import cited

ISSUES = 6


def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """The newest changes by day and origin, the largest issues, and the surest conflict; the same in every language."""
    return ledger.once(("today", asked.times), lambda: _found(ledger, asked.times))


def _found(ledger: Ledger, times: Times) -> Mapping[str, Any]:
    """What the page shows, as the ledger has it."""
    answer = changes(ledger, stems, times)
    listed_: Any = answer.data["changes"]
    days: dict[str, dict[tuple[str, str], list[dict[str, Any]]]] = {}
    for one in listed_:
        day = days.setdefault(str(one["reported_at"])[:10], {})
        day.setdefault((one["issue"] or "", one["origin"]), []).append(one)
    largest: Any = listed(ledger, times, most=ISSUES).data["issues"]
    return {
        "days": days,
        "issues": largest,
        "conflict": answer.data["conflict"],
        "count": len(listed_),
        "articles": answer.data["articles"],
        "cited": cited(ledger, {one["document"] for one in listed_}, times),
    }
