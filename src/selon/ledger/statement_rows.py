"""Statements as rows, and rows as statements again; those that were read again stay in memory for a while."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from sys import intern
from typing import Any

from sqlalchemy import Connection

from selon.ledger import sqlite
from selon.ledger.accounts import Told
from selon.ledger.rows import Entry, Row
from selon.records import ConflictKind, Credit, Pole, Reserve, Span, Statement, StatementKind

MOST_KNOWN = 20_000
"""Statements of the ledger that stay in memory while articles come in."""
FIELDS = tuple((field.name, field.default) for field in fields(Statement))
VALUES = attrgetter(*(name for name, _ in FIELDS))
SETS = frozenset(field.name for field in fields(Statement) if field.default == frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A statement in the ledger: its number among all, where it is kept, and how it is told."""

    number: int
    id: str
    reading: str
    told: Told


class Known:
    """Statements of the ledger by their number, for as long as nobody else writes into it.

    `last` is the number of the newest; `_next` says as the how many-th write the ledger takes the next one, if nobody
    else writes before."""

    def __init__(self) -> None:
        self._sides: dict[int, Side] = {}
        self._begun, self._next = (-1, -1), -1
        self.last = 0

    def begin(self, connection: Connection) -> None:
        """Forget what another connection may have changed, before some articles are added; of too many the oldest."""
        self._begun = sqlite.written(connection), sqlite.changes(connection)
        if self._begun[0] != self._next:
            self._sides = {}
        elif len(self._sides) > MOST_KNOWN:
            self._sides = dict(islice(self._sides.items(), MOST_KNOWN // 2, None))
        self.last = sqlite.last_statement(connection)

    def end(self, connection: Connection) -> None:
        """Take note of how things stand once these articles are added."""
        before, changes = self._begun
        self._next = before + (sqlite.changes(connection) != changes)

    def loaded(self, connection: Connection, wanted: Iterable[int]) -> dict[int, Side]:
        """The statements of some numbers."""
        listed = set(wanted)
        new = sorted(listed - self._sides.keys())  # neighbours in the file are read one after the other
        self._sides |= {row[0]: _side(row) for row in sqlite.told(connection, new)}
        return {number: self._sides[number] for number in listed if number in self._sides}

    def learn(self, mine: Iterable[Side]) -> None:
        """Keep the statements of a reading that came in."""
        for one in mine:
            self._sides.setdefault(one.number, one)  # of two with one id the first is the one that the ledger keeps
            self.last = max(self.last, one.number)


def _side(row: Sequence[Any]) -> Side:
    """A statement as the ledger has it."""
    number, id, reading, document, reported, chain, data = row
    told = Told(statement=_read(data), document=document, reported=reported, chain=tuple(chain))
    return Side(number=number, id=id, reading=reading, told=told)


def kept(entry: Entry, mine: Sequence[Side]) -> list[Row]:
    """The rows of the statements of a reading."""
    ids, whole = entry.claims, entry.reading.document.text
    return [
        {
            "number": one.number,
            "reading": one.reading,
            "id": one.id,
            "document": one.told.document,
            "start": one.told.statement.span.start,
            "end": one.told.statement.span.end,
            "quote": whole[slice(*one.told.statement.span)],
            "claim": ids.get(one.told.statement.reported_by),
            "reported": one.told.reported,
            "chain": one.told.chain,
            "data": _written(one.told.statement),
        }
        for one in mine
    ]


def _written(one: Statement) -> dict[str, object]:
    """A statement as JSON; what has its default is left out."""
    out: dict[str, object] = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for (name, default), value in zip(FIELDS, VALUES(one), strict=True)
        if value is not default and value != default and value != frozenset()
    }
    out["poles"] = [pole_row(pole) for pole in one.poles]
    if one.credit is not None:
        given = one.credit
        sets = (sorted(words) for words in (given.to, given.names, given.of))
        out["credit"] = [given.axis, given.head, *sets, given.loose, given.stressed]
    return out


def pole_row(one: Pole) -> list[object]:
    """A pole as JSON has it."""
    return [one.axis, one.sign, sorted(one.of), one.word, one.kind.value, one.denied]


def _read(data: Mapping[str, Any]) -> Statement:
    """A statement from its JSON."""
    values: dict[str, Any] = {
        name: _words(tuple(value)) if name in SETS else intern(value) if isinstance(value, str) else value
        for name, value in data.items()
    }
    start, end = data["span"]
    values["kind"], values["span"] = StatementKind(data["kind"]), Span(start, end)
    values["poles"] = tuple(
        Pole(
            axis=intern(axis),
            sign=sign,
            of=_words(tuple(of)),
            word=intern(word),
            kind=ConflictKind(kind),
            denied=denied,
        )
        for axis, sign, of, word, kind, denied in data["poles"]
    )
    values["reserve"] = Reserve(data.get("reserve", ""))
    if "credit" in data:
        axis, head, *sets, loose, stressed = data["credit"]
        to, names, of = (_words(tuple(one)) for one in sets)
        values["credit"] = Credit(axis=axis, head=head, to=to, names=names, of=of, loose=loose, stressed=stressed)
    return Statement(**values)


@lru_cache(maxsize=MOST_KNOWN)
def _words(given: tuple[str, ...]) -> frozenset[str]:
    """Words as a set, one for all statements that have them: of five sets that are kept, four are the same."""
    return frozenset(map(intern, given))
