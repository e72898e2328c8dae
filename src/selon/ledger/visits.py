"""What was last found at addresses of the network, and which entries of feeds were seen: so that a poll is short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import TypeVar

from sqlalchemy import delete, insert, select, tuple_

from selon.ledger.schema import captures
from selon.ledger.schema_beside import seen, visits
from selon.ledger.store import Ledger
from selon.records import Sighting, Visit

T = TypeVar("T")
TOGETHER = 500
"""Ids that one question names."""


class Visits:
    """The visits that a ledger keeps."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def visit(self, url: str) -> Visit | None:
        """The last visit of an address, None where there was none."""
        rows = self._ledger.rows(select(visits).where(visits.c.url == url))
        return Visit(**rows[0]) if rows else None

    def seen(self, feed: str, entries: Iterable[str]) -> dict[str, str]:
        """The marks of those entries of a feed that were seen, by entry."""
        query = select(seen.c.entry, seen.c.mark).where(seen.c.feed == feed)
        rows = (self._ledger.rows(query.where(seen.c.entry.in_(some))) for some in _batches(entries))
        return {row["entry"]: row["mark"] for found in rows for row in found}

    def stored(self, digests: Iterable[str]) -> set[str]:
        """Those of some captures that are in the ledger."""
        found = (self._ledger.rows(select(captures.c.id).where(captures.c.id.in_(some))) for some in _batches(digests))
        return {row["id"] for rows in found for row in rows}

    def keep(self, met: Sequence[Visit], sightings: Sequence[Sighting], now: str) -> None:
        """Keep visits and entries, each in the place of what was known of it; the last of several counts."""
        last = {visit.url: visit for visit in met}
        noted = {(one.feed, one.entry): one for one in sightings}
        rows = [{"feed": one.feed, "entry": one.entry, "mark": one.mark, "recorded": now} for one in noted.values()]
        with self._ledger._write() as connection:
            for some in _batches(last):
                connection.execute(delete(visits).where(visits.c.url.in_(some)))
            for pairs in _batches(noted):
                connection.execute(delete(seen).where(tuple_(seen.c.feed, seen.c.entry).in_(pairs)))
            if last:
                connection.execute(insert(visits), [asdict(visit) for visit in last.values()])
            if rows:
                connection.execute(insert(seen), rows)


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    """The items, so many at a time."""
    waiting = iter(items)
    while some := list(islice(waiting, TOGETHER)):
        yield some
