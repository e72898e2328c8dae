"""Where a name stands: the newest documents that name it, and what is claimed there about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.json import decode, encode
from sqlalchemy import Text, cast, select

from selon.answers.names import Named
from selon.answers.standing import ABOUT_THE_DOCUMENT, newest, newest_of_one, rows_of
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import claims, names, positions
from selon.ledger.several import given
from selon.ledger.store import Found

SHOWN = {
    names.c.name: (names.c.reading, names.c.name, names.c.aliases, names.c.mentions, *ABOUT_THE_DOCUMENT),
    claims.c.source: (claims.c.reading, claims.c.spans, *ABOUT_THE_DOCUMENT),
    positions.c.actor: (positions.c.reading,),
}
"""Where a name may stand, and what is read of the rows that have it."""
_TOLD = select(
    *(claims.c[name] for name in ("id", "reading", "start", "end", "source")),
    *(cast(claims.c[name], Text).label(name) for name in ("spans", "chain")),
).where(given(claims.c.reading))
"""Claims of some readings; their lists are read where they may matter."""


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
    named, spoken, taken = (
        newest(ledger, newest_of_one(column, times, most, shown), one.names, most) for column, shown in SHOWN.items()
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
    written = [encode(name).decode() for name in own]
    for row in rows_of(ledger, _TOLD, found.places):
        near = [at for at in found.places[row["reading"]] if row["start"] <= at < row["end"]]
        if near and row["source"] not in own and _inside(decode(row["spans"])["content"], near):
            told.add(row["id"])
        if any(name in row["chain"] for name in written) and own & set(decode(row["chain"])[1:-1]):
            passed.add(row["id"])
    return frozenset(told), frozenset(passed)


def _inside(spans: Iterable[Iterable[int]], places: Iterable[int]) -> bool:
    """Whether one of the places is in one of the spans."""
    return any(start <= place < end for start, end in spans for place in places)
