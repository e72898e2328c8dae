"""Conflicts, found when an article comes in: its statements against those that share a key with them, never all.

A key is a word of an issue with a name, a unit with a name, a scale with what stands on it, or a quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import combinations

from sqlalchemy import Connection, delete, insert, or_, select, text

from selon.ledger import sqlite
from selon.ledger.clashes import Clash, Told, clash
from selon.ledger.likeness import PEOPLE, of_people
from selon.ledger.rows import Entry, Row, digest, report, short
from selon.ledger.schema import claims, conflicts, documents, readings, sides, statements
from selon.records import ConflictKind, Pole, Span, Statement, StatementKind

MOST_OF_A_KEY = 40
"""Statements that are looked at for one key, the newest first."""
MOST_KEPT = 20
"""Statements of other articles that one is held against: those that share most keys with it."""
AT_ONCE = 400
"""Ids in one query."""
MOST_INSIDE = 200
"""Statements of one kind and article that are held against each other."""
TOLD_BY = 2
"""Words of a clause, the longest, by which with its verb its denial is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """A statement in the ledger: where it is kept, and how it is told."""

    id: str
    reading: str
    told: Told


def find(connection: Connection, entry: Entry, stands: Sequence[Row], now: str) -> None:
    """Keep the statements of a reading and the conflicts they have, with each other and with what is there."""
    mine = _sides(entry, now)
    if not mine:
        return
    hits = _inside(mine) + _outside(connection, mine)
    rows = [_row(found, a, b, _topic(stands, entry, (a, b))) for found, a, b in _best(hits)]
    sqlite.put(connection, statements, _kept(entry, mine))
    keyed = [
        {"key": key, "statement": one.id, "reading": one.reading, "document": one.told.document}
        for one in mine
        for key in sorted(set(keys(one.told.statement)))
    ]
    if keyed:
        connection.execute(insert(sides), keyed)
    sqlite.put(connection, conflicts, [{**row, "recorded": now} for row in rows])


def forget(connection: Connection, document: str) -> None:
    """Take the statements of a document out, and the conflicts that it has a part in."""
    connection.execute(delete(statements).where(statements.c.document == document))
    connection.execute(
        delete(conflicts).where(or_(conflicts.c.a_document == document, conflicts.c.b_document == document))
    )


def keys(one: Statement) -> list[str]:
    """The keys of a statement, by which others that may clash with it are found."""
    names = sorted(one.names | one.around)
    if one.kind is StatementKind.POSITION:
        return [f"p:{word}:{name}" for word in sorted(one.words) for name in names]
    if one.kind is StatementKind.QUANTITY:
        units = (one.unit, PEOPLE) if of_people(one) else (one.unit,)
        return [f"q:{unit}:{name}" for unit in units for name in names]
    if one.kind is StatementKind.EVENT:
        return [f"e:{one.head}:{name}" for name in names]
    out = [f"c:{pole.axis}:{of}" for pole in one.poles for of in sorted(pole.of)]
    named = one.words & (one.names | one.around)
    plain = sorted(one.words - named - {one.head}, key=lambda word: (-len(word), word))[:TOLD_BY]
    out += [f"d:{one.head}:{word}" for word in (*sorted(named - {one.head}), *plain)]
    return [*out, f"s:{digest(one.quoted)}"] if one.quoted else out


def _sides(entry: Entry, now: str) -> list[_Side]:
    """The statements of a reading with their ids and origins."""
    reading, where = entry.id, entry.document
    reported, _ = report(entry.reading.document, now)
    chains = {one.id: one.chain for one in entry.reading.attributions}
    outlet = entry.reading.document.outlet
    return [
        _Side(
            id=statement_id(where, one),
            reading=reading,
            told=Told(
                statement=one, document=where, reported=reported, chain=tuple(chains.get(one.reported_by, (outlet,)))
            ),
        )
        for one in entry.reading.statements
    ]


def statement_id(document: str, one: Statement) -> str:
    """Id of a statement: its words, its kind and its numbers."""
    # A set has another order in every process, an id has not.
    return "s" + short(document, one.span, one.kind.value, one.low, one.high, [_pole(p) for p in one.poles[:1]])


def _inside(mine: Sequence[_Side]) -> list[tuple[Clash, _Side, _Side]]:
    """The clashes inside one article."""
    out = []
    for kind in StatementKind:
        same = [one for one in mine if one.told.statement.kind is kind][:MOST_INSIDE]
        out += [hit for one, other in combinations(same, 2) if (hit := _between(one, other)) is not None]
    return out


def _outside(connection: Connection, mine: Sequence[_Side]) -> list[tuple[Clash, _Side, _Side]]:
    """The clashes with statements of other articles that share a key."""
    near = _near(connection, mine)
    known = _loaded(connection, sorted({id for found in near.values() for id in found}))
    return [hit for one in mine for id in near[one.id] if id in known and (hit := _between(one, known[id])) is not None]


def _near(connection: Connection, mine: Sequence[_Side]) -> dict[str, list[str]]:
    """For each statement those of other articles that share most keys with it."""
    holders: dict[str, list[str]] = {}
    out: dict[str, list[str]] = {}
    for one in mine:
        shared: Counter[str] = Counter()
        for key in set(keys(one.told.statement)):
            if key not in holders:
                asked = {"key": key, "document": one.told.document, "most": MOST_OF_A_KEY}
                holders[key] = [row[0] for row in connection.execute(HOLDERS, asked)]
            shared.update(holders[key])
        out[one.id] = [id for id, _ in sorted(shared.items(), key=lambda found: (-found[1], found[0]))[:MOST_KEPT]]
    return out


HOLDERS = text(
    "SELECT statement FROM sides WHERE key = :key AND document <> :document ORDER BY number DESC LIMIT :most"
)


def _loaded(connection: Connection, ids: Sequence[str]) -> dict[str, _Side]:
    """Statements in the index by their id, in their newest reading."""
    out = {}
    held = (claims.c.id == statements.c.claim) & (claims.c.reading == statements.c.reading)
    for place in range(0, len(ids), AT_ONCE):
        found = (
            select(
                statements.c.id,
                statements.c.reading,
                statements.c.document,
                statements.c.data,
                documents.c.reported,
                documents.c.outlet,
                claims.c.chain,
            )
            .join(readings, readings.c.id == statements.c.reading)
            .join(documents, documents.c.id == statements.c.document)
            .join(claims, held, isouter=True)
            .where(statements.c.id.in_(ids[place : place + AT_ONCE]))
            .order_by(readings.c.recorded)
        )
        out.update({row["id"]: _side(row) for row in connection.execute(found).mappings()})
    return out


def _between(one: _Side, other: _Side) -> tuple[Clash, _Side, _Side] | None:
    """The clash of two statements; what was reported first, or stands first in its article, comes first."""
    a, b = sorted((one, other), key=lambda it: (it.told.reported or "", it.told.document, it.told.statement.span))
    found = clash(a.told, b.told)
    return None if found is None else (found, a, b)


def _side(row: object) -> _Side:
    """A statement as the ledger has it."""
    values = dict(row)  # type: ignore[call-overload]
    told = Told(
        statement=_read(values["data"]),
        document=values["document"],
        reported=values["reported"],
        chain=tuple(values["chain"] or (values["outlet"],)),
    )
    return _Side(id=values["id"], reading=values["reading"], told=told)


def _best(hits: Iterable[tuple[Clash, _Side, _Side]]) -> list[tuple[Clash, _Side, _Side]]:
    """The surest clashes: of two articles, a statement stands in one conflict of a kind."""
    used: set[tuple[str, ...]] = set()
    out = []
    for found, a, b in sorted(hits, key=_rank):
        pair = (found.kind.value, *sorted((a.told.document, b.told.document)))
        marks = {(*pair, _place(a)), (*pair, _place(b))}
        if not marks & used:
            used |= marks
            out.append((found, a, b))
    return out


def _rank(hit: tuple[Clash, _Side, _Side]) -> tuple[object, ...]:
    """The surest first; of equally sure ones that which was reported first, then that which stands first."""
    found, *sides = hit
    return (-found.sure, *((it.told.reported or "", it.told.statement.span, it.id) for it in sides))


def _place(one: _Side) -> str:
    """Document and place of a statement: two that stand in the same words are one for a reader."""
    return f"{one.told.document}:{one.told.statement.span.end}"


def _row(found: Clash, a: _Side, b: _Side, topic: str | None) -> Row:
    """A conflict as a row."""
    return {
        "id": "x" + short(a.id, a.reading, b.id, b.reading, found.kind.value),
        "kind": found.kind.value,
        "topic": topic,
        "a": a.id,
        "a_reading": a.reading,
        "a_document": a.told.document,
        "b": b.id,
        "b_reading": b.reading,
        "b_document": b.told.document,
        "reason": found.reason,
        "dissolves_if": found.dissolves_if,
        "sure": found.sure,
    }


def _topic(stands: Sequence[Row], entry: Entry, sides: tuple[_Side, _Side]) -> str | None:
    """The topic of the position nearest to the statement of this reading; None where there is none."""
    own = next(one for one in sides if one.told.document == entry.document)
    where = own.told.statement.span.start
    near = min(stands, key=lambda row: abs(int(str(row["start"])) - where), default=None)
    return None if near is None else str(near["topic"])


# ---------------------------------------------------------------- statements as rows


def _kept(entry: Entry, mine: Sequence[_Side]) -> list[Row]:
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
    out: dict[str, object] = {}
    for field in fields(one):
        value = getattr(one, field.name)
        if value in (field.default, frozenset(), ()):
            continue
        out[field.name] = sorted(value) if isinstance(value, frozenset) else value
    out["poles"] = [_pole(pole) for pole in one.poles]
    return out


def _pole(one: Pole) -> list[object]:
    """A pole as JSON has it."""
    return [one.axis, one.sign, sorted(one.of), one.word, one.kind.value, one.denied]


def _read(data: dict[str, object]) -> Statement:
    """A statement from its JSON."""
    values: dict[str, object] = {
        name: frozenset(value) if isinstance(value, list) and name in SETS else value for name, value in data.items()
    }
    start, end = data["span"]  # type: ignore[misc]
    values["kind"], values["span"] = StatementKind(str(data["kind"])), Span(int(start), int(end))  # type: ignore[has-type]
    values["poles"] = tuple(
        Pole(axis=axis, sign=sign, of=frozenset(of), word=word, kind=ConflictKind(kind), denied=denied)
        for axis, sign, of, word, kind, denied in data["poles"]  # type: ignore[attr-defined]
    )
    return Statement(**values)  # type: ignore[arg-type]


SETS = frozenset({"words", "beside", "names", "around", "scope", "roles", "days"})
