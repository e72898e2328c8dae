"""Readings on their way into the tables, some articles as one transaction."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, select

from selon.ledger import conflicts, copies, credits, sqlite, topics, versions
from selon.ledger.meeting import Meeting
from selon.ledger.parts import part_of
from selon.ledger.ready import Ready
from selon.ledger.rows import Row
from selon.ledger.schema import (
    GONE,
    called,
    captures,
    claims,
    documents,
    keys,
    log,
    names,
    parts,
    positions,
    quantities,
    readings,
    sides,
    statements,
    words,
)
from selon.ledger.statement_rows import Known
from selon.ledger.telling import Telling

INTO = (captures, documents, readings, claims, positions, quantities, names, called)
"""The tables in the order in which rows go in."""


@dataclass(slots=True, kw_only=True)
class Added:
    """What came of adding: `new` documents, `again` documents that a newer grammar read, `known` ones left as they are.

    `withdrawn` were taken back before, and stay so."""

    new: int = 0
    again: int = 0
    known: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """One run of adding: the instant, the counts so far, what new articles meet.

    That is the positions in `meeting`, the statements in `known`, and which articles tell one story in `telling`."""

    now: str
    added: Added
    meeting: Meeting
    known: Known
    telling: Telling


def put(connection: Connection, batch: Sequence[Ready], adding: Adding) -> None:
    """Put readings in; those that are known, or were taken back, are only counted."""
    for some in _apart(batch):
        _put(connection, some, adding)


@contextmanager
def uncollected() -> Iterator[None]:
    """A time in which no garbage is sought: rows hold no cycles, and there are enough of them to set it off always."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _apart(batch: Sequence[Ready]) -> Iterator[list[Ready]]:
    """The readings in their order, cut where a document comes a second time."""
    some: dict[str, Ready] = {}
    for one in batch:
        if one.entry.document in some:
            yield list(some.values())
            some = {}
        some[one.entry.document] = one
    yield list(some.values())


def _put(connection: Connection, batch: list[Ready], adding: Adding) -> None:
    """Put readings of different documents in."""
    new, again = _new(connection, batch, adding)
    adding.meeting.begin(connection, (part for one in new for part in one.parts))
    adding.known.begin(connection)
    made: dict[Table, list[Row]] = defaultdict(list)
    before = _corrected(connection, again)
    for one in new:
        topics = _place(one, before[one.entry.document], adding.meeting)
        adding.telling.note(one.entry.document, topics)
        for table, some in one.rows.items():
            made[table] += some
        made[words] += [*one.words, *one.placed, *one.titles]
    fresh = [one.entry for one in new if one.entry.document not in again]
    seats = versions.seated(connection, fresh, adding.now)
    for row in made[documents]:
        row["reported"], row["reported_origin"] = seats.later.get(row["id"], (row["reported"], row["reported_origin"]))
    _date(connection, made, again)
    for table in INTO:
        sqlite.put(connection, table, made[table])
    seats.write(connection)
    sqlite.put_words(connection, made[words])
    against = conflicts.Against(known=adding.known, telling=adding.telling)
    for one in new:
        entry = one.entry
        conflicts.find(connection, one, adding.now, against)
        if entry.document not in again:
            copies.place(connection, one.sketch, entry.document)
            credits.place(connection, entry.reading.document, entry.document)
    adding.meeting.write(connection)
    adding.known.end(connection)


def _date(connection: Connection, made: dict[Table, list[Row]], again: set[str]) -> None:
    """Give what was found in a document the day of its report: for one that was known, the day it had."""
    reported = {row["id"]: row["reported"] for row in made[documents]}
    before = select(documents.c.id, documents.c.reported).where(documents.c.id.in_(again))
    reported |= {row.id: row.reported for row in connection.execute(before)} if again else {}
    for table, of in ((documents, "id"), (claims, "document"), (positions, "document"), (names, "document")):
        for row in made[table]:
            row["reported"] = reported[row[of]]


def _new(connection: Connection, batch: list[Ready], adding: Adding) -> tuple[list[Ready], set[str]]:
    """The readings that the ledger does not have, and those of their documents that it has read before.

    What it had read in these is not searched any more."""
    of, added = {one.entry.document: one for one in batch}, adding.added
    gone = select(log.c.target).where(log.c.kind.in_(GONE), log.c.target.in_(of))
    withdrawn = set(connection.execute(gone).scalars())
    known = select(readings.c.document, readings.c.id).where(readings.c.document.in_(of))
    read: dict[str, set[str]] = defaultdict(set)
    for document, reading in connection.execute(known):
        read[document].add(reading)
    out, again = [], []
    for document, one in of.items():
        if document in withdrawn:
            added.withdrawn += 1
        elif one.entry.id in read[document]:
            added.known += 1
        else:
            out.append(one)
            again += [document] if read[document] else []
    added.again += len(again)
    added.new += len(out) - len(again)
    if again:
        adding.meeting.forget(connection.execute(select(parts.c.number).where(parts.c.document.in_(again))).scalars())
        forget(connection, again)
    return out, set(again)


def forget(connection: Connection, gone: Iterable[str]) -> None:
    """Take what was read in some documents out of what is searched; its rows stay."""
    listed = list(gone)
    if listed:
        sqlite.forget_words(connection, listed)
        for table, of in ((keys, parts), (sides, statements)):
            numbers = select(of.c.number).where(of.c.document.in_(listed))
            connection.execute(delete(table).where(table.c.number.in_(numbers)))
        connection.execute(delete(parts).where(parts.c.document.in_(listed)))


def _corrected(connection: Connection, again: Iterable[str]) -> dict[str, list[tuple[int, int, str]]]:
    """Places of the positions that documents had when they were read before, with their topics, by document.

    Only of issues that a person joined: what stands there now stays joined, whatever its words; all else is found
    anew, so that a better grammar can part what an older one took for one issue."""
    out: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    said = connection.execute(select(log.c.target, log.c.other).where(log.c.kind == "same-issue")).all()
    meant = {topic for pair in said for topic in pair if topic}
    listed = list(again) if meant else []
    if listed:
        ends = topics.ends(connection, meant)
        query = select(positions.c.document, positions.c.start, positions.c.end, positions.c.topic)
        found = connection.execute(query.where(positions.c.document.in_(listed))).all()
        of = topics.ends(connection, {row.topic for row in found})
        for row in found:
            if of[row.topic] in ends.values():
                out[row.document].append((row.start, row.end, of[row.topic]))
    return out


def _place(one: Ready, before: list[tuple[int, int, str]], meeting: Meeting) -> Iterable[str]:
    """The topics given to the parts of one article; its positions have those of the parts in which they stand."""
    found, reading = one.parts, one.entry.reading
    had: dict[str, list[str]] = defaultdict(list)
    for start, _, topic in before:
        had[part_of(found, reading, start).id].append(topic)
    of: dict[str, str] = {}
    for part in found:
        of[part.id] = meeting.seat(part, of.get(found[0].id), had[part.id])
    for part in found:
        if not part.beside or of[part.id] != of[found[0].id]:  # else it would bring others to a story it is not about
            meeting.keep(part, of[part.id], one.entry.document)
    one.seat((of[part_of(found, reading, row["start"]).id] for row in one.rows[positions]), of)
    return of.values()
