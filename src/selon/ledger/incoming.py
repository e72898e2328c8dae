"""Readings on their way into the tables, some articles as one transaction."""

from __future__ import annotations

import gc
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, select

from selon.ledger import calling, conflicts, copies, credits, rows, sqlite, topics, versions
from selon.ledger.meeting import Meeting
from selon.ledger.parts import Part, part_of, parts
from selon.ledger.rows import Entry, Row, Stems
from selon.ledger.schema import (
    called,
    captures,
    claims,
    documents,
    keys,
    log,
    names,
    positions,
    quantities,
    readings,
    sides,
    words,
)
from selon.ledger.statement_rows import Known
from selon.records import Reading

SHORT = 12
"""Digits by which a document is named among words."""
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
    """One run of adding: how words are stemmed, the instant, the counts so far, what new articles meet.

    That is the positions in `meeting`, and the statements in `known`."""

    stems: Stems
    now: str
    added: Added
    meeting: Meeting
    known: Known


def put(connection: Connection, batch: Sequence[Entry], adding: Adding) -> None:
    """Put readings in; those that are known, or were taken back, are only counted."""
    collecting = gc.isenabled()
    gc.disable()  # rows hold no cycles, and there are enough of them to set the collector off all the time
    try:
        for some in _apart(batch):
            _put(connection, some, adding)
    finally:
        if collecting:
            gc.enable()


def _apart(batch: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The readings in their order, cut where a document comes a second time."""
    some: dict[str, Entry] = {}
    for entry in batch:
        if entry.document in some:
            yield list(some.values())
            some = {}
        some[entry.document] = entry
    yield list(some.values())


def _put(connection: Connection, batch: list[Entry], adding: Adding) -> None:
    """Put readings of different documents in."""
    new, again = _new(connection, batch, adding.added)
    found = [parts(entry) for entry in new]
    adding.meeting.begin(connection, (one for some in found for one in some))
    adding.known.begin(connection)
    made: dict[Table, list[Row]] = defaultdict(list)
    stood: dict[str, list[Row]] = {}
    before = _corrected(connection, again)
    for entry, cut in zip(new, found, strict=True):
        stands = stood[entry.id] = rows.position_rows(entry)
        of = _place(entry, stands, cut, before[entry.document], adding.meeting)
        held = rows.claim_rows(entry)
        made[captures].append(rows.capture_row(entry.capture, adding.now))
        made[documents].append(rows.document_row(entry.reading.document, adding.now))
        made[readings].append(rows.reading_row(entry, adding.now))
        made[claims] += held
        made[positions] += stands
        made[quantities] += rows.quantity_rows(entry)
        made[names] += rows.name_rows(entry)
        made[called] += calling.rows_of(entry.reading)
        made[words] += _words(entry, (("claim", held), ("position", stands)), adding.stems)
        made[words] += _titles(entry, cut, of, adding.stems)
        made[words] += [_text(entry, adding.stems)] if entry.reading.unread else []
    fresh = [entry for entry in new if entry.document not in again]
    seats = versions.seated(connection, fresh, adding.now)
    for row in made[documents]:
        row["reported"], row["reported_origin"] = seats.later.get(row["id"], (row["reported"], row["reported_origin"]))
    _date(connection, made, again)
    for table in INTO:
        sqlite.put(connection, table, made[table])
    seats.write(connection)
    sqlite.put_words(connection, made[words])
    for entry in new:
        known = entry.document in again
        conflicts.find(connection, entry, stood[entry.id], (adding.now, adding.known), again=known)
        if not known:
            copies.place(connection, entry.reading.document, entry.document)
            credits.place(connection, entry.reading.document, entry.document)
    adding.meeting.write(connection)
    adding.known.end(connection)


def _date(connection: Connection, made: dict[Table, list[Row]], again: set[str]) -> None:
    """Give what was found in a document the day of its report: for one that was known, the day it had."""
    reported = {row["id"]: row["reported"] for row in made[documents]}
    before = select(documents.c.id, documents.c.reported).where(documents.c.id.in_(again))
    reported |= {row.id: row.reported for row in connection.execute(before)} if again else {}
    for table in (claims, positions, names):
        for row in made[table]:
            row["reported"] = reported[row["document"]]


def _new(connection: Connection, batch: list[Entry], added: Added) -> tuple[list[Entry], set[str]]:
    """The readings that the ledger does not have, and those of their documents that it has read before.

    What it had read in these is not searched any more."""
    of = {entry.document: entry for entry in batch}
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
        elif entry.id in read[document]:
            added.known += 1
        else:
            out.append(entry)
            again += [document] if read[document] else []
    added.again += len(again)
    added.new += len(out) - len(again)
    forget(connection, again)
    return out, set(again)


def forget(connection: Connection, gone: Iterable[str]) -> None:
    """Take what was read in some documents out of what is searched; its rows stay."""
    listed = list(gone)
    if listed:
        sqlite.forget_words(connection, listed)
        for table in (keys, sides):
            connection.execute(delete(table).where(table.c.document.in_(listed)))


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


def _place(
    entry: Entry, stands: list[Row], found: list[Part], before: list[tuple[int, int, str]], meeting: Meeting
) -> dict[str, str]:
    """Give the positions of one article their topics: those of its parts, which come back by the ids of these."""
    had: dict[str, list[str]] = defaultdict(list)
    for start, _, topic in before:
        had[part_of(found, entry.reading, start).id].append(topic)
    of: dict[str, str] = {}
    for part in found:
        of[part.id] = meeting.seat(part, of.get(found[0].id), had[part.id])
    for part in found:
        if not part.beside or of[part.id] != of[found[0].id]:  # else it would bring others to a story it is not about
            meeting.keep(part, of[part.id], entry.document)
    for row in stands:
        row["topic"] = of[part_of(found, entry.reading, row["start"]).id]
    return of


def _titles(entry: Entry, found: Iterable[Part], of: Mapping[str, str], stems: Stems) -> list[Row]:
    """Rows that make stories findable by the words at the head of their articles."""
    language = entry.reading.document.language
    return [
        {
            "kind": "title",
            "id": part.id,
            "reading": entry.id,
            "document": entry.document,
            "topic": of[part.id],
            "claim": None,
            "stems": stems(language, part.title),
        }
        for part in found
        if not part.beside
    ]


def _text(entry: Entry, stems: Stems) -> Row:
    """The row that makes a document in which nothing was read findable by all of its words."""
    document = entry.reading.document
    return {
        "kind": "unread",
        "id": entry.document[:SHORT],
        "reading": entry.id,
        "document": entry.document,
        "topic": None,
        "claim": None,
        "stems": stems(document.language, document.text),
    }


def _words(entry: Entry, told: Iterable[tuple[str, list[Row]]], stems: Stems) -> list[Row]:
    """Rows that make claims and positions findable: by quotation, source, actor, issue and the sentence around."""
    around = _Around(entry.reading, stems)
    out = []
    for kind, made in told:
        for row in made:
            named = " ".join(filter(None, map(row.get, ("source", "actor", "issue"))))
            found, near = around.named(named), around.stems(row["start"], row["end"])
            out.append(
                {
                    "kind": kind,
                    "id": row["id"],
                    "reading": row["reading"],
                    "document": row["document"],
                    "topic": row.get("topic"),
                    "claim": row.get("claim"),
                    "stems": near if found in near else f"{near} {found}",
                }
            )
    return out


class _Around:
    """The stems of the sentences of a reading, each stemmed once."""

    def __init__(self, reading: Reading, stems: Stems) -> None:
        self._reading, self._stems = reading, stems
        self._starts = [sentence.span.start for sentence in reading.sentences]
        self._known: dict[int, str] = {}
        self._named: dict[str, str] = {}

    def named(self, names: str) -> str:
        """The stems of names, which many claims of an article share."""
        if names not in self._named:
            self._named[names] = self._stems(self._reading.document.language, names)
        return self._named[names]

    def stems(self, start: int, end: int) -> str:
        """The stems of the sentences that a stretch touches, of the stretch itself where none holds it."""
        sentences = self._reading.sentences
        first = max(0, bisect_right(self._starts, start) - 1)
        touched = range(first, max(first, bisect_left(self._starts, end)))
        if not touched or start < self._starts[first] or sentences[touched[-1]].span.end < end:
            return self._stem(start, end)
        return " ".join(self._sentence(at) for at in touched)

    def _sentence(self, at: int) -> str:
        if at not in self._known:
            self._known[at] = self._stem(*self._reading.sentences[at].span)
        return self._known[at]

    def _stem(self, start: int, end: int) -> str:
        document = self._reading.document
        return self._stems(document.language, document.text[start:end])
