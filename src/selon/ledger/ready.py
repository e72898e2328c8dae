"""Readings made ready for the tables: all that is worked out of each alone, before the ledger is asked anything."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Table

from selon.ledger import calling, copies, rows
from selon.ledger.parts import Part, parts
from selon.ledger.rows import Entry, Row, Stems
from selon.ledger.schema import called, captures, claims, documents, names, positions, quantities, readings
from selon.records import Reading

SHORT = 12
"""Digits by which a document is named among words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A reading with its parts, its rows by table, the words by which it is found, and its sketch.

    What is `placed` are the words of the positions, in the order of these, and `titles` those at the head of its parts:
    neither they nor the positions have their topic yet."""

    entry: Entry
    parts: list[Part]
    rows: Mapping[Table, list[Row]]
    words: list[Row]
    placed: list[Row]
    titles: list[Row]
    sketch: bytes | None

    def seat(self, topics: Iterable[str], of: Mapping[str, str]) -> None:
        """Give the positions their topics, in their order, and the titles those of their parts."""
        for row, words, topic in zip(self.rows[positions], self.placed, topics, strict=True):
            row["topic"] = words["topic"] = topic
        for row in self.titles:
            row["topic"] = of[row["id"]]


def ready(entry: Entry, stems: Stems, now: str) -> Ready:
    """A reading as it goes in at an instant."""
    found, around = parts(entry), _Around(entry.reading, stems)
    held, stands = rows.claim_rows(entry), rows.position_rows(entry)
    made: dict[Table, list[Row]] = {
        captures: [rows.capture_row(entry.capture, now)],
        documents: [rows.document_row(entry.reading.document, now)],
        readings: [rows.reading_row(entry, now)],
        claims: held,
        positions: stands,
        quantities: rows.quantity_rows(entry),
        names: rows.name_rows(entry),
        called: calling.rows_of(entry.reading),
    }
    return Ready(
        entry=entry,
        parts=found,
        rows=made,
        words=[_words("claim", row, around) for row in held] + _text(entry, stems),
        placed=[_words("position", row, around) for row in stands],
        titles=[_title(entry, part, stems) for part in found if not part.beside],
        sketch=copies.sketch(entry.reading.document),
    )


def _title(entry: Entry, part: Part, stems: Stems) -> Row:
    """The row that makes a story findable by the words at the head of an article."""
    return {
        "kind": "title",
        "id": part.id,
        "reading": entry.id,
        "document": entry.document,
        "topic": None,
        "claim": None,
        "stems": stems(entry.reading.document.language, part.title),
    }


def _text(entry: Entry, stems: Stems) -> list[Row]:
    """The row that makes a document in which nothing was read findable by all of its words; none for others."""
    document = entry.reading.document
    row: Row = {
        "kind": "unread",
        "id": entry.document[:SHORT],
        "reading": entry.id,
        "document": entry.document,
        "topic": None,
        "claim": None,
        "stems": "",
    }
    return [{**row, "stems": stems(document.language, document.text)}] if entry.reading.unread else []


def _words(kind: str, row: Row, around: _Around) -> Row:
    """The row that makes a claim or position findable: by quotation, source, actor, issue and the sentence around."""
    named = " ".join(filter(None, map(row.get, ("source", "actor", "issue"))))
    found, near = around.named(named), around.stems(row["start"], row["end"])
    return {
        "kind": kind,
        "id": row["id"],
        "reading": row["reading"],
        "document": row["document"],
        "topic": None,
        "claim": row.get("claim"),
        "stems": near if found in near else f"{near} {found}",
    }


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
