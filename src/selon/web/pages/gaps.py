"""The page of what was not understood or not read: gaps in articles, and inputs that were set apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import String, cast, func, select

from selon.answers.standing import conditions
from selon.ledger import Ledger
from selon.ledger.quarantine import listed
from selon.ledger.schema import documents, readings
from selon.ledger.schema_beside import quarantine
from selon.web.pages.asked import Asked

LONGEST = 300
"""Letters of a gap that are shown."""
LOOKED_AT = 500
"""The newest articles with gaps that are looked at."""
LISTED = 200
"""How many inputs that were set apart are listed, and articles without a day."""


def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """The gaps of the newest articles, by their names, with what was set apart."""
    kind = asked.given("kind")
    about = tuple(documents.c[name] for name in ("id", "name", "outlet", "reported", "headline", "language"))
    query = select(*about, readings.c.gaps, documents.c.text).join(readings, readings.c.document == documents.c.id)
    query = query.where(*conditions(asked.times), cast(readings.c.gaps, String) != "[]")
    rows = ledger.rows(query.order_by(documents.c.reported.desc()).limit(LOOKED_AT))
    counts = Counter(reason.partition(":")[0] for row in rows for *_, reason in row["gaps"])
    shown = [
        {
            **{name: row[name] for name in ("id", "name", "outlet", "reported", "headline", "language")},
            "gaps": [
                {"reason": reason, "quote": _around(row["text"], start, end), "start": start}
                for start, end, reason in row["gaps"]
                if kind in (None, reason.partition(":")[0])
            ],
        }
        for row in rows
    ]
    without = select(*about).join(readings, readings.c.document == documents.c.id).where(*conditions(asked.times))
    without = without.where(documents.c.reported_origin != "published")
    return {
        "shown": [one for one in shown if one["gaps"]],
        "counts": counts,
        "kind": kind,
        "full": len(rows) == LOOKED_AT,
        "undated": ledger.rows(without.order_by(documents.c.name).limit(LISTED)),
        "apart": _apart(ledger, asked),
    }


def _around(text: str | None, start: int, end: int) -> dict[str, str]:
    """The words of a gap with some before and behind."""
    whole = text or ""
    left, right = max(0, start - 60), min(len(whole), max(end, start + 1) + 60)
    before, words, after = (
        whole[left:start],
        whole[start : min(end, start + LONGEST)],
        whole[min(end, start + LONGEST) : right],
    )
    return {
        "before": f"… {before.partition(' ')[2]}" if left else before,
        "words": words,
        "after": f"{after.rpartition(' ')[0]} …" if right < len(whole) else after,
    }


def _apart(ledger: Ledger, asked: Asked) -> list[dict[str, Any]]:
    """What was set apart up to the version of the ledger that is asked for, the newest first.

    What was read since has the id of its article as `document`."""
    known_by = asked.known_by
    query = listed().where(func.substr(quarantine.c.recorded, 1, len(known_by)) <= known_by)
    return [dict(row) for row in ledger.rows(query.limit(LISTED))]
