"""Where a name stands: the newest documents that name it, and what is claimed there about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from selon.answers.names import Named
from selon.answers.standing import ABOUT_THE_DOCUMENT, among, counting
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import claims, documents, names
from selon.ledger.store import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The rows of a name in the documents looked at, and its places by reading."""

    rows: tuple[Found, ...]
    places: dict[str, list[int]]


def mentions(ledger: Ledger, one: Named, times: Times, most: int = 0) -> Mentions:
    """Where a name stands in the newest `most` documents that have it, or in all (0)."""
    query = select(names, *ABOUT_THE_DOCUMENT).where(among(names.c.name, one.names))
    query = counting(query, names.c.document, names.c.reading, times)
    query = query.order_by(documents.c.reported.desc(), names.c.document, names.c.id)
    rows = ledger.rows(query.limit(most) if most else query)
    places: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        places[row["reading"]] += [start for start, _ in row["mentions"]]
    return Mentions(rows=tuple(rows), places=dict(places))


def about(ledger: Ledger, found: Mentions) -> frozenset[str]:
    """Ids of the claims whose content names it."""
    query = select(claims.c.id, claims.c.reading, claims.c.spans).where(among(claims.c.reading, found.places))
    return frozenset(
        row["id"] for row in ledger.rows(query) if _inside(row["spans"]["content"], found.places[row["reading"]])
    )


def relayed(ledger: Ledger, found: Mentions, names: Iterable[str]) -> frozenset[str]:
    """Ids of the claims that came by way of it: it stands in the chain between the outlet and the last source."""
    query = select(claims.c.id, claims.c.chain).where(among(claims.c.reading, found.places))
    between = set(names)
    return frozenset(row["id"] for row in ledger.rows(query) if between & set(row["chain"][1:-1]))


def _inside(spans: Iterable[Iterable[int]], places: Iterable[int]) -> bool:
    """Whether one of the places is in one of the spans."""
    return any(start <= place < end for start, end in spans for place in places)
