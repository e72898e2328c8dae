"""Positions as lists show them: who stands where on what, since when, with the claim that tells it."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, select

from selon.answers.claims import firmness, is_anonymous, told_by, when
from selon.answers.standing import (
    ABOUT_THE_DOCUMENT,
    NO_LIMIT,
    among,
    counting,
    not_rejected,
    rows_of,
)
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import claims, positions
from selon.ledger.several import AT_ONCE, given

Stand = dict[str, Any]


def stands(ledger: Ledger, ids: Collection[str], times: Times, limit: int = 0) -> list[Stand]:
    """The positions of those ids that count, in the order of their report; the newest `limit` of them, or all (0)."""
    most = limit or NO_LIMIT
    if len(ids) > AT_ONCE:
        found = ledger.rows(_counting(times).where(among(positions.c.id, ids)), {"most": most})
    else:
        found = rows_of(ledger, _of_ids(times), ids, most=most)
    return [_shaped(row) for row in found[::-1] if times.holds(row["valid_from"], row["valid_to"], row["reported"])]


@lru_cache(maxsize=64)
def _of_ids(times: Times) -> Select[Any]:
    """The positions that count and that `rows_of` is given."""
    return _counting(times).where(given(positions.c.id))


@lru_cache(maxsize=64)
def _counting(times: Times) -> Select[Any]:
    """The positions that count with the claims that hold them, at most :most, the newest report first."""
    told = select(*_OF_THE_POSITION, *_OF_THE_CLAIM, *ABOUT_THE_DOCUMENT).outerjoin_from(
        positions, claims, and_(claims.c.reading == positions.c.reading, claims.c.id == positions.c.claim)
    )
    query = counting(told, positions.c.document, positions.c.reading, times)
    query = query.where(not_rejected(positions.c.id, times), not_rejected(positions.c.claim, times))
    order = positions.c.reported.desc(), positions.c.document.desc(), positions.c.start.desc()
    return query.order_by(*order).limit(bindparam("most"))


_OF_THE_POSITION = tuple(
    positions.c[name]
    for name in (
        *("id", "claim", "actor", "issue", "state", "valid_from", "valid_to"),
        *("start", "end", "quote", "reported"),
    )
)
_OF_THE_CLAIM = tuple(
    claims.c[name] for name in ("source_kind", "act", "basis", "hedged", "chain", "links", "commitment")
)


def _shaped(row: Any) -> Stand:
    """A position as the object of `selon position` has it, with its issue and the id of its claim."""
    outlet, held = row["outlet"], row["basis"] is not None
    return {
        "id": row["id"],
        "claim": row["claim"],
        "state": row["state"],
        "actor": row["actor"],
        "issue": row["issue"],
        "valid_from": row["valid_from"],
        "valid_to": row["valid_to"],
        "commitment": _pairs(row["commitment"] if held else [[outlet, "CT+"]]),
        "basis": row["basis"] if held else "reported",
        "firmness": firmness(row) if held else "plain",
        "chain": row["chain"] if held else [outlet],
        "anonymous": held and is_anonymous(row["source_kind"], row["links"]),
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
