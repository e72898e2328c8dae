"""What was last found at addresses of the network, and which entries of feeds were seen: so that a poll is short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
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
    """The visits that a ledger keeps; a watch, named by `asker`, has its own: what `add` has seen is new to it."""

    def __init__(self, ledger: Ledger, asker: str = "") -> None:
        self._ledger = ledger
        self._asker = f"{asker} " if asker else ""

    def visit(self, url: str) -> Visit | None:
        """The last visit of an address, None where there was none."""
        rows = self._ledger.rows(select(visits).where(visits.c.url == self._asker + url))
        return replace(Visit(**rows[0]), url=url) if rows else None

    def seen(self, feed: str, entries: Iterable[str]) -> dict[str, str]:
        """The marks of those entries of a feed that were seen, by entry."""
        query = select(seen.c.entry, seen.c.mark).where(seen.c.feed == self._asker + feed)
        rows = (self._ledger.rows(query.where(seen.c.entry.in_(some))) for some in _batches(entries))
        return {row["entry"]: row["mark"] for found in rows for row in found}

    def stored(self, digests: Iterable[str]) -> set[str]:
        """Those of some captures that are in the ledger."""
        found = (self._ledger.rows(select(captures.c.id).where(captures.c.id.in_(some))) for some in _batches(digests))
        return {row["id"] for rows in found for row in rows}

    def keep(self, met: Sequence[Visit], sightings: Sequence[Sighting], now: str) -> None:
        """Keep visits and entries, each in the place of what was known of it; the last of several counts."""
        last = {self._asker + visit.url: visit for visit in met}
        noted = {(self._asker + one.feed, one.entry): one.mark for one in sightings}
        rows = [{"feed": feed, "entry": entry, "mark": mark, "recorded": now} for (feed, entry), mark in noted.items()]
        with self._ledger._write() as connection:
            for some in _batches(last):
                connection.execute(delete(visits).where(visits.c.url.in_(some)))
            for pairs in _batches(noted):
                connection.execute(delete(seen).where(tuple_(seen.c.feed, seen.c.entry).in_(pairs)))
            if last:
                connection.execute(insert(visits), [{**asdict(visit), "url": url} for url, visit in last.items()])
            if rows:
                connection.execute(insert(seen), rows)


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    """The items, so many at a time."""
    waiting = iter(items)
    while some := list(islice(waiting, TOGETHER)):
        yield some
