"""The first page: what changed, one entry for each position, number, source or firmness that is new."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from selon.answers.changes import changes
from selon.answers.conflicts import conflicts
from selon.answers.issues import listed
from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.web.pages.asked import Asked

ISSUES, CONFLICTS = 6, 1


def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """The newest changes by day and origin, the largest issues, and the surest conflict."""
    answer = changes(ledger, stems, asked.times)
    listed_: Any = answer.data["changes"]
    days: dict[str, dict[tuple[str, str], list[dict[str, Any]]]] = {}
    for one in listed_:
        day = days.setdefault(str(one["reported_at"])[:10], {})
        day.setdefault((one["issue"] or "", one["origin"]), []).append(one)
    largest: Any = listed(ledger, asked.times, most=ISSUES).data["issues"]
    surest: Any = conflicts(ledger, None, stems, asked.times, (CONFLICTS, False)).data["conflicts"]
    return {
        "days": days,
        "issues": largest,
        "conflict": surest[0] if surest else None,
        "count": len(listed_),
        "articles": answer.data["articles"],
        "ids": {one["name"]: one["id"] for one in largest},
    }
