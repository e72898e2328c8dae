"""The pages of names: which there are, and all that is said by and about one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from selon.answers.dossier import dossier
from selon.answers.standing import current
from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.schema import names
from selon.web.pages.asked import Asked
from selon.web.pages.ranges import drawn

NEWEST = 2000
"""Names, those of the newest articles, among which the most frequent ones are listed."""
LISTED = 60
SHOWN = 50


def every(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """The names that stand in most of the newest articles, by what they are."""
    query = select(names.c.name, names.c.kind, names.c.document, names.c.reading, names.c.reported)
    rows = ledger.rows(query.order_by(names.c.reported.desc()).limit(NEWEST))
    reading = current(ledger, asked.times, {row["document"] for row in rows})
    counted = [
        row
        for row in rows
        if reading.get(row["document"]) == row["reading"] and row["name"] and asked.times.reported(row["reported"])
    ]
    articles = Counter((row["name"], row["kind"]) for row in counted)
    first = sorted(articles, key=lambda pair: (-articles[pair], pair))[:LISTED]
    kinds: dict[str, list[dict[str, Any]]] = {}
    for name, kind in first:
        kinds.setdefault(kind, []).append({"name": name, "articles": articles[name, kind]})
    return {"kinds": kinds, "looked_at": len({row["document"] for row in counted})}


def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """The dossier of a name; raises NotFound and Several."""
    answer = dossier(ledger, asked.request.path_params["name"], stems, asked.times, (SHOWN, False))
    data: Any = answer.data
    groups = [
        {**group, "drawing": drawn([(one["low"], one["high"]) for one in group["values"]])}
        for group in data["quantities"]
    ]
    return {
        "data": data,
        "groups": sorted(groups, key=lambda group: (not group["disagree"], not group["differ"])),
        "cited": {one["document"]: number for number, one in enumerate(data["documents"], 1)},
        "counter": iter(range(1, 10**6)),
    }
