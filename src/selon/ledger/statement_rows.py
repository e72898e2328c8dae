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
    """A statement in the ledger: where it is kept, and how it is told."""

    id: str
    reading: str
    told: Told


class Known:
    """Statements of the ledger by their id, for as long as nobody else writes into it."""

    def __init__(self) -> None:
        self._sides: dict[str, Side] = {}
        self._state: object = None

    def begin(self, connection: Connection) -> None:
        """Forget what another connection may have changed, before some articles are added; of too many the oldest."""
        if self._state != sqlite.state(connection):
            self._sides = {}
        elif len(self._sides) > MOST_KNOWN:
            self._sides = dict(islice(self._sides.items(), MOST_KNOWN // 2, None))

    def end(self, connection: Connection) -> None:
        """Take note of how things stand once these articles are added."""
        self._state = sqlite.state(connection)

    def loaded(self, connection: Connection, wanted: Mapping[str, str]) -> dict[str, Side]:
        """Those of some statements, each given with its reading, that are in the ledger."""
        new = [(reading, id) for id, reading in wanted.items() if id not in self._sides]
        self._sides |= {row[0]: _side(row) for row in sqlite.told(connection, new)}
        return {id: self._sides[id] for id in wanted if id in self._sides}

    def learn(self, mine: Iterable[Side], *, again: bool) -> None:
        """Keep the statements of a reading that came in; of an article read `again` they are read as they now are."""
        new: dict[str, Side] = {}
        for one in mine:
            self._sides.pop(one.id, None)
            new.setdefault(one.id, one)  # as of two with one id the first is the one that is kept in the ledger
        if not again:
            self._sides |= new


def _side(row: Sequence[Any]) -> Side:
    """A statement as the ledger has it."""
    id, reading, document, data, reported, outlet, chain = row
    told = Told(statement=_read(data), document=document, reported=reported, chain=tuple(chain or (outlet,)))
    return Side(id=id, reading=reading, told=told)


def kept(entry: Entry, mine: Sequence[Side]) -> list[Row]:
    """The rows of the statements of a reading."""
    ids, whole = entry.claims, entry.reading.document.text
    return [
        {
            "reading": one.reading,
            "id": one.id,
            "document": one.told.document,
            "start": one.told.statement.span.start,
            "end": one.told.statement.span.end,
            "quote": whole[slice(*one.told.statement.span)],
            "claim": ids.get(one.told.statement.reported_by),
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
