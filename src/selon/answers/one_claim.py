"""One claim with all that hangs on it: what it holds, what stands inside it, its article, what disagrees with it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, or_, select

from selon.answers import claims as shown
from selon.answers import documents as articles
from selon.answers.amounts import shaped
from selon.answers.conflicts import of_reading
from selon.answers.standing import ABOUT_THE_DOCUMENT, counting, not_rejected
from selon.answers.stands import stands
from selon.answers.times import Times
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.schema import claims, documents, positions, quantities
from selon.records import Answer


def one_claim(ledger: Ledger, id: str, times: Times) -> Answer:
    """The claim of an id, or the one that holds the position of an id; raises NotFound where none counts.

    `within` is the claim that it stands in, `inside` those that stand in it."""
    row = _row(ledger, id, times)
    claim, reading = shown.shaped(row), row["reading"]
    near = [claims.c.parent == claim["id"], claims.c.id == claim["parent"]]
    beside = shown.fetched(ledger, [claims.c.reading == reading, or_(*near), not_rejected(claims.c.id, times)], times)
    held = [one["id"] for one in ledger.rows(select(positions.c.id).where(*_held(positions, row)))]
    data: dict[str, Any] = {
        "claim": claim,
        "within": next((one for one in beside if one["id"] == claim["parent"]), None),
        "inside": [one for one in beside if one["parent"] == claim["id"]],
        "positions": stands(ledger, held, times),
        "quantities": _amounts(ledger, row, claim, times),
        "conflicts": of_reading(ledger, reading, claim["id"], times),
        "article": articles.described(ledger, row["document"]),
    }
    return Answer(
        title=f"{claim['id']}  {claim['source_name'] or 'nobody named'}",
        data=data,
        columns=shown.COLUMNS,
        rows=tuple(shown.row_of(one) for one in (claim, *data["inside"])),
        notes=tuple(f"disagrees, {one['kind']}: {one['reason']}" for one in data["conflicts"]),
    )


def _row(ledger: Ledger, id: str, times: Times) -> Any:
    """The row of a claim that counts."""
    held = ledger.rows(select(positions.c.claim).where(positions.c.id == id))
    ids = {id, *(one["claim"] for one in held if one["claim"])}
    query = counting(select(claims, *ABOUT_THE_DOCUMENT), claims.c.document, claims.c.reading, times)
    wanted = claims.c.id.in_(ids), not_rejected(claims.c.id, times)
    found = ledger.rows(query.where(*wanted).order_by(claims.c.reported).limit(1))
    if not found:
        raise NotFound(f"{id}: no claim that counts has this id")
    return found[0]


def _held(table: Any, row: Any) -> tuple[ColumnElement[bool], ...]:
    """What a row of a table must be to stand in a claim."""
    return table.c.reading == row["reading"], table.c.claim == row["id"]


def _amounts(ledger: Ledger, row: Any, claim: shown.Claim, times: Times) -> list[dict[str, Any]]:
    """The amounts that a claim holds, in the order of the text."""
    told = select(quantities, documents.c.reported, *ABOUT_THE_DOCUMENT).where(*_held(quantities, row))
    query = counting(told, quantities.c.document, quantities.c.reading, times).order_by(quantities.c.start)
    return [shaped(one, claim) for one in ledger.rows(query)]
