"""Where a name stands: the newest documents that name it, and what is claimed there about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, select

from selon.answers.names import Named
from selon.answers.standing import ABOUT_THE_DOCUMENT, among, counting
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import claims, documents, names
from selon.ledger.store import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Where a name stands: its `rows`, its `places` by reading, and a row about the document of each reading."""

    rows: tuple[Found, ...]
    places: dict[str, list[int]]
    documents: dict[str, Found]


def mentions(ledger: Ledger, one: Named, times: Times, most: int = 0) -> Mentions:
    """Where a name stands, as far as the newest `most` documents that name it and `most` claims of it; 0 for all."""
    named = _newest(ledger, names, among(names.c.name, one.names), times, most)
    spoken = _newest(ledger, claims, among(claims.c.source, one.names), times, most)
    places: dict[str, list[int]] = defaultdict(list)
    for row in named:
        places[row["reading"]] += [start for start, _ in row["mentions"]]
    for row in spoken:
        places[row["reading"]] += [start for start, _ in row["spans"]["source"]]
    about_them = {row["reading"]: row for row in [*spoken, *named]}
    return Mentions(rows=tuple(named), places=dict(places), documents=about_them)


def _newest(ledger: Ledger, table: Table, wanted: ColumnElement[bool], times: Times, most: int) -> list[Found]:
    """The rows of a table that count and fit, of the newest reports."""
    query = counting(select(table, *ABOUT_THE_DOCUMENT), table.c.document, table.c.reading, times).where(wanted)
    query = query.order_by(documents.c.reported.desc(), table.c.document, table.c.id)
    return ledger.rows(query.limit(most or None))


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
