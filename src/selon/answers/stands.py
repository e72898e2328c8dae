"""Positions as lists show them: who stands where on what, since when, with the claim that tells it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from selon.answers.claims import Conditions, firmness, is_anonymous, told_by, when
from selon.answers.standing import ABOUT_THE_DOCUMENT, among, counting, not_rejected
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import claims, positions

Stand = dict[str, Any]


def stands(ledger: Ledger, wanted: Conditions, times: Times, limit: int = 0) -> list[Stand]:
    """The positions that count and fit, in the order of their report; the newest `limit` of them, or all (0)."""
    query = counting(select(positions, *ABOUT_THE_DOCUMENT), positions.c.document, positions.c.reading, times)
    query = query.where(*wanted, not_rejected(positions.c.id, times), not_rejected(positions.c.claim, times))
    order = positions.c.reported.desc(), positions.c.document.desc(), positions.c.start.desc()
    found = ledger.rows(query.order_by(*order).limit(limit or None))[::-1]
    rows = [row for row in found if times.holds(row["valid_from"], row["valid_to"], row["reported"])]
    held = {row["claim"] for row in rows} - {None}
    told = {(row["reading"], row["id"]): row for row in ledger.rows(select(claims).where(among(claims.c.id, held)))}
    return [_shaped(row, told.get((row["reading"], row["claim"]))) for row in rows]


def _shaped(row: Any, claim: Any) -> Stand:
    """A position as the object of `selon position` has it, with its issue and the id of its claim."""
    outlet = row["outlet"]
    return {
        "id": row["id"],
        "claim": row["claim"],
        "state": row["state"],
        "actor": row["actor"],
        "issue": row["issue"],
        "valid_from": row["valid_from"],
        "valid_to": row["valid_to"],
        "commitment": _pairs(claim["commitment"] if claim else [[outlet, "CT+"]]),
        "basis": claim["basis"] if claim else "reported",
        "firmness": firmness(claim) if claim else "plain",
        "chain": claim["chain"] if claim else [outlet],
        "anonymous": bool(claim and is_anonymous(claim["source_kind"], claim["links"])),
        "document": row["document_name"],
        "span": [row["start"], row["end"]],
        "quote": row["quote"],
        "reported_at": row["reported"],
        "reported_at_origin": row["reported_origin"],
    }


def row_of(one: Stand) -> tuple[str, ...]:
    """A position as a line of a table of claims."""
    held = (
        f"{one['valid_from'] or ''} – {one['valid_to'] or ''}".strip() if one["valid_from"] or one["valid_to"] else ""
    )
    told = f"{one['state'].upper()} {held}".strip()
    return (
        one["id"],
        one["actor"] or "nobody named",
        f"{told} · {told_by(one)}",
        one["quote"] or "(erased)",
        when(one),
    )


def _pairs(given: Any) -> list[dict[str, str | None]]:
    """Commitments as the annotation JSON has them."""
    return [{"source": source, "value": value} for source, value in given]
