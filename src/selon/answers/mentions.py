"""Where a name stands: the newest documents that name it, and what is claimed there about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from selon.answers.names import Named
from selon.answers.standing import among, newest, newest_of_one
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import claims, names, positions
from selon.ledger.store import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Where a name stands: its `rows`, its `places` by reading, and a row about the document of each reading.

    `own` has the ids of the claims that it makes and of the positions that it takes."""

    rows: tuple[Found, ...]
    places: dict[str, list[int]]
    documents: dict[str, Found]
    own: frozenset[str]


def mentions(ledger: Ledger, one: Named, times: Times, most: int = 0) -> Mentions:
    """Where a name stands in the newest `most` documents that have it, with its newest claims and positions; 0: all."""
    columns = names.c.name, claims.c.source, positions.c.actor
    named, spoken, taken = (
        newest(ledger, newest_of_one(column, times, most, True), one.names, most) for column in columns
    )
    places: dict[str, list[int]] = defaultdict(list)
    for row in named:
        places[row["reading"]] += [start for start, _ in row["mentions"]]
    for row in spoken:
        places[row["reading"]] += [start for start, _ in row["spans"]["source"]]
    return Mentions(
        rows=tuple(named),
        places=dict(places),
        documents={row["reading"]: row for row in [*spoken, *named]},
        own=frozenset(row["id"] for row in [*spoken, *taken]),
    )


def about(ledger: Ledger, found: Mentions, every: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of the claims of others whose content names it, and of those that came by way of it.

    `every` are all its names. It passes a claim on when it stands in the chain between outlet and last source."""
    told, passed, own = set[str](), set[str](), set(every)
    columns = claims.c.id, claims.c.reading, claims.c.spans, claims.c.chain, claims.c.source
    for row in ledger.rows(select(*columns).where(among(claims.c.reading, found.places))):
        if row["source"] not in own and _inside(row["spans"]["content"], found.places[row["reading"]]):
            told.add(row["id"])
        if own & set(row["chain"][1:-1]):
            passed.add(row["id"])
    return frozenset(told), frozenset(passed)


def _inside(spans: Iterable[Iterable[int]], places: Iterable[int]) -> bool:
    """Whether one of the places is in one of the spans."""
    return any(start <= place < end for start, end in spans for place in places)
