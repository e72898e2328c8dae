"""Which rows count: those of the newest reading of a document that was not taken back, within the times asked for."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_
from sqlalchemy.sql.elements import KeyedColumnElement

from selon.answers.times import Times, first_day, last_day
from selon.ledger.schema import documents, log, readings

ABOUT_THE_DOCUMENT = (
    documents.c.name.label("document_name"),
    documents.c.outlet,
    documents.c.reported,
    documents.c.reported_origin,
)
"""What an answer says of the document of a row."""


def counting(
    query: Select[Any], document: ColumnElement[Any], reading: ColumnElement[Any], times: Times
) -> Select[Any]:
    """The query joined to its documents and readings, with only the rows that count."""
    joined = query.join(documents, documents.c.id == document).join(readings, readings.c.id == reading)
    return joined.where(*conditions(times))


def conditions(times: Times) -> list[ColumnElement[bool]]:
    """What a document and a reading must be to count."""
    newer, gone = readings.alias("newer"), log.alias("gone")
    later = or_(
        newer.c.recorded > readings.c.recorded,
        and_(newer.c.recorded == readings.c.recorded, newer.c.id > readings.c.id),
    )
    taken_back = and_(gone.c.kind == "withdraw", _known(gone.c.recorded, times))
    found: list[ColumnElement[bool]] = [
        _known(readings.c.recorded, times),
        ~exists().where(newer.c.document == readings.c.document, later, _known(newer.c.recorded, times)),
        # What was erased is gone for good, also for a question about an earlier day.
        ~exists().where(gone.c.target == documents.c.id, or_(gone.c.kind == "erase", taken_back)),
    ]
    if times.as_of is not None:
        found.append(day(documents.c.reported) <= last_day(times.as_of))
    return found


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


def among(column: KeyedColumnElement[Any], ids: Collection[str]) -> ColumnElement[bool]:
    """Whether a column is one of the ids, however many they are: a store limits what it binds, not what it reads."""
    return column.in_(bindparam(None, sorted(ids), expanding=True, literal_execute=True, unique=True))


def _known(recorded: ColumnElement[Any], times: Times) -> ColumnElement[bool]:
    """Whether this ledger had it by the instant asked for."""
    if times.known_by is None:
        return recorded.is_not(None)
    return func.substr(recorded, 1, len(times.known_by)) <= times.known_by
