"""Which rows count: those of the newest reading of a document that was not taken back, within the times asked for.

What this ledger knew on a day stays known: a reading, a withdrawal or a correction that came later changes nothing in
an answer of --known-by. Only what was erased is gone from every answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, and_, bindparam, exists, false, func, or_, select
from sqlalchemy.sql.elements import KeyedColumnElement

from selon.answers.times import Times, first_day, last_day
from selon.ledger import Ledger
from selon.ledger.schema import GONE, documents, log, readings
from selon.ledger.several import given, in_turns
from selon.ledger.store import Found

NO_LIMIT = 2**62
"""More rows than a ledger has: stores want a limit where there is an offset."""
ABOUT_THE_DOCUMENT = (
    documents.c.name.label("document_name"),
    documents.c.outlet,
    documents.c.reported_origin,
)
"""What an answer says of the document of a row."""


def counting(
    query: Select[Any], document: ColumnElement[Any], reading: ColumnElement[Any], times: Times
) -> Select[Any]:
    """The query joined to its documents and readings, with only the rows that count."""
    joined = query.join(documents, documents.c.id == document).join(readings, readings.c.id == reading)
    return joined.where(*conditions(times))


@lru_cache(maxsize=256)
def conditions(times: Times) -> tuple[ColumnElement[bool], ...]:
    """What a document and a reading must be to count."""
    newer, gone = readings.alias("newer"), log.alias("gone")
    later = or_(
        newer.c.recorded > readings.c.recorded,
        and_(newer.c.recorded == readings.c.recorded, newer.c.id > readings.c.id),
    )
    taken_back = and_(
        gone.c.kind.in_(GONE),  # so that the index of the log is used
        gone.c.target == documents.c.id,
        or_(gone.c.kind == "erase", _known(gone.c.recorded, times)),
    )
    found: list[ColumnElement[bool]] = [
        _known(readings.c.recorded, times),
        ~exists().where(newer.c.document == readings.c.document, later, _known(newer.c.recorded, times)),
        # What was erased is gone for good, also for a question about an earlier day.
        ~exists().where(taken_back),
    ]
    if times.as_of is not None:
        found.append(day(documents.c.reported) <= last_day(times.as_of))
    return tuple(found)


def current(ledger: Ledger, times: Times, of: Collection[str] | None = None) -> dict[str, str]:
    """The reading that counts of every document, or of those asked for; of what was reported later than asked too."""
    whole, some = _current(replace(times, as_of=None))
    found = ledger.rows(whole) if of is None else rows_of(ledger, some, of)
    return {row["document"]: row["id"] for row in found}


@lru_cache(maxsize=64)
def _current(times: Times) -> tuple[Select[Any], Select[Any]]:
    """The queries of `current`: of every document, and of those that are given."""
    query = select(readings.c.document, readings.c.id).join(documents, documents.c.id == readings.c.document)
    query = query.where(*conditions(times))
    return query, query.where(given(documents.c.id))


def day(instant: ColumnElement[Any]) -> ColumnElement[str]:
    """The day of an instant."""
    return func.substr(instant, 1, 10)


def between(first: str | None, last: str | None) -> list[ColumnElement[bool]]:
    """What was reported from a day on, and until a day; months and years are their first and last day."""
    found = []
    if first is not None:
        found.append(day(documents.c.reported) >= first_day(first))
    if last is not None:
        found.append(day(documents.c.reported) <= last_day(last))
    return found


@lru_cache(maxsize=256)
def not_rejected(id: ColumnElement[Any], times: Times) -> ColumnElement[bool]:
    """What an id must be to count: nobody rejected it, or the last word was to take that back."""
    said, undone = log.alias("said"), log.alias("undone")
    back = exists().where(
        undone.c.kind == "undo-reject",
        undone.c.target == said.c.target,
        undone.c.number > said.c.number,
        _known(undone.c.recorded, times),
    )
    return ~exists().where(said.c.kind == "reject", said.c.target == id, _known(said.c.recorded, times), ~back)


@lru_cache(maxsize=256)
def newest_of_one(column: Column[Any], times: Times, most: int, shown: tuple[ColumnElement[Any], ...]) -> Select[Any]:
    """A query of the rows that count whose column has :value, the newest report first, at most so many.

    Rows have id, document and report, and what is `shown` of them."""
    table = column.table
    query = counting(
        select(table.c.id, table.c.document, table.c.reported, *shown), table.c.document, table.c.reading, times
    )
    query = query.where(column == bindparam("value"), not_rejected(table.c.id, times))
    if times.as_of is not None:
        query = query.where(table.c.reported < f"{last_day(times.as_of)}T99")
    return query.order_by(table.c.reported.desc()).limit(most or NO_LIMIT)


def newest(ledger: Ledger, query: Select[Any], values: Collection[str], most: int) -> list[Found]:
    """The newest rows of a query of `newest_of_one` over several values, at most so many.

    Each value is looked up by itself: an index then gives its newest rows without a look at the others."""
    found = [row for value in sorted(values) for row in ledger.rows(query, {"value": value})]
    found.sort(key=lambda row: (row["document"], row["id"]))
    found.sort(key=lambda row: str(row["reported"]), reverse=True)
    return found[: most or None]


def among(column: KeyedColumnElement[Any], ids: Collection[str]) -> ColumnElement[bool]:
    """Whether a column is one of the ids, however many they are: a store limits what it binds, not what it reads."""
    if not ids:
        return false()
    return column.in_(bindparam(None, sorted(ids), expanding=True, literal_execute=True, unique=True))


def rows_of(ledger: Ledger, query: Select[Any], ids: Iterable[str], **more: object) -> list[Found]:
    """The rows of a query with `given`, for so many ids as there are; `more` are its other parameters."""
    return [row for some in in_turns(ids) for row in ledger.rows(query, some | more)]


def _known(recorded: ColumnElement[Any], times: Times) -> ColumnElement[bool]:
    """Whether this ledger had it by the instant asked for."""
    if times.known_by is None:
        return recorded.is_not(None)
    return func.substr(recorded, 1, len(times.known_by)) <= times.known_by
