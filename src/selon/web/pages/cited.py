"""The articles behind a page, as its print ends: address, bytes, when these came in, what was not understood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from selon.answers.finding import within
from selon.answers.standing import current
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import captures, documents, readings

Cited = list[dict[str, Any]]


def cited(ledger: Ledger, names: Iterable[str], times: Times) -> Cited:
    """The articles of those names that count, the first reported first."""
    rows = within(ledger, _CITED, documents.c.name, set(names))
    reading = current(ledger, times, {row["id"] for row in rows})
    gaps = {row["id"]: row["gaps"] for row in within(ledger, _GAPS, readings.c.id, set(reading.values()))}
    kept = sorted((row for row in rows if row["id"] in reading), key=lambda row: (str(row["reported_at"]), row["id"]))
    return [{**row, "gaps": [reason for *_, reason in gaps.get(reading[row["id"]], ())]} for row in kept]


_CITED = select(
    documents.c.id,
    documents.c.name.label("document"),
    documents.c.outlet,
    documents.c.reported.label("reported_at"),
    documents.c.address,
    captures.c.recorded.label("captured_at"),
    captures.c.id.label("digest"),
).join(captures, captures.c.id == documents.c.capture)
_GAPS = select(readings.c.id, readings.c.gaps)
