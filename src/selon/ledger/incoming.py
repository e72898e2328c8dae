"""Readings on their way into the tables, some articles as one transaction."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, insert, select

from selon.ledger import rows, sqlite, topics
from selon.ledger.meeting import Meeting
from selon.ledger.rows import Entry, Row, Stems
from selon.ledger.schema import (
    captures,
    claims,
    documents,
    keys,
    log,
    names,
    positions,
    quantities,
    readings,
    words,
)
from selon.records import Sentence

INTO = (captures, documents, readings, claims, positions, quantities, names, words)
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
    """One run of adding: how words are stemmed, the instant, the counts so far, the positions that new ones meet."""

    stems: Stems
    now: str
    added: Added
    meeting: Meeting


def put(connection: Connection, batch: Sequence[Entry], adding: Adding) -> None:
    """Put readings in; those that are known, or were taken back, are only counted."""
    for some in _apart(batch):
        _put(connection, some, adding)


def _apart(batch: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The readings in their order, cut where a document comes a second time."""
    some: dict[str, Entry] = {}
    for entry in batch:
        document = rows.document_id(entry.reading.document)
        if document in some:
            yield list(some.values())
            some = {}
        some[document] = entry
    yield list(some.values())


def _put(connection: Connection, batch: list[Entry], adding: Adding) -> None:
    """Put readings of different documents in."""
    new = _new(connection, batch, adding.added)
    found = [topics.keyed(entry.reading, adding.stems) for entry in new]
    adding.meeting.begin(connection, (one for some in found for one in some))
    made: dict[Table, list[Row]] = defaultdict(list)
    for entry, keyed in zip(new, found, strict=True):
        stands = rows.position_rows(entry)
        _place(stands, keyed, adding.meeting)
        held = rows.claim_rows(entry)
        made[captures].append(rows.capture_row(entry.capture, adding.now))
        made[documents].append(rows.document_row(entry.reading.document, adding.now))
        made[readings].append(rows.reading_row(entry, adding.now))
        made[claims] += held
        made[positions] += stands
        made[quantities] += rows.quantity_rows(entry)
        made[names] += rows.name_rows(entry)
        made[words] += _words(entry, (("claim", held), ("position", stands)), adding.stems)
    for table in INTO:
        if made[table]:
            connection.execute(sqlite.ignoring(table) if table is not words else insert(words), made[table])
    adding.meeting.write(connection)


def _new(connection: Connection, batch: list[Entry], added: Added) -> list[Entry]:
    """The readings that the ledger does not have; what it has of their documents is not searched any more."""
    of = {rows.document_id(entry.reading.document): entry for entry in batch}
    gone = select(log.c.target).where(log.c.kind.in_(("withdraw", "erase")), log.c.target.in_(of))
    withdrawn = set(connection.execute(gone).scalars())
    known = select(readings.c.document, readings.c.id).where(readings.c.document.in_(of))
    read: dict[str, set[str]] = defaultdict(set)
    for document, reading in connection.execute(known):
        read[document].add(reading)
    out, again = [], []
    for document, entry in of.items():
        if document in withdrawn:
            added.withdrawn += 1
        elif rows.reading_id(entry) in read[document]:
            added.known += 1
        else:
            out.append(entry)
            again += [document] if read[document] else []
    added.again += len(again)
    added.new += len(out) - len(again)
    forget(connection, again)
    return out


def forget(connection: Connection, gone: Iterable[str]) -> None:
    """Take what was read in some documents out of what is searched; its rows stay."""
    listed = list(gone)
    if listed:
        for table in (words, keys):
            connection.execute(delete(table).where(table.c.document.in_(listed)))


def _place(stands: list[Row], keyed: list[topics.Keyed], meeting: Meeting) -> None:
    """Give the positions of one article their topics."""
    beside: list[tuple[topics.Keyed, str]] = []
    for row, one in zip(stands, keyed, strict=True):
        meeting.seat(row, one, beside)
        meeting.keep(row, one)
        beside.append((one, str(row["topic"])))


def _words(entry: Entry, told: Iterable[tuple[str, list[Row]]], stems: Stems) -> list[Row]:
    """Rows that make claims and positions findable: by quotation, source, actor, issue and the sentence around."""
    document = entry.reading.document
    out = []
    for kind, made in told:
        for row in made:
            text = " ".join(str(row.get(name) or "") for name in ("quote", "source", "actor", "issue"))
            near = _sentence(entry.reading.sentences, int(str(row["start"])))
            if near is not None:
                text += " " + document.text[slice(*near.span)]
            out.append(
                {
                    "kind": kind,
                    "id": row["id"],
                    "reading": row["reading"],
                    "document": row["document"],
                    "topic": row.get("topic"),
                    "stems": stems(document.language, text),
                }
            )
    return out


def _sentence(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    """The sentence in which a place stands."""
    at = bisect_right(sentences, place, key=lambda one: one.span.start) - 1
    return sentences[at] if at >= 0 and place < sentences[at].span.end else None
