"""Conflicts, found when an article comes in: its statements against those that share a key with them, never all.

A key is a word of an issue with a name, a unit with a name, a scale with what stands on it, or a quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from sqlalchemy import Connection, delete, or_

from selon.ledger import sqlite
from selon.ledger.clashes import Clash, Told, clash, comparable
from selon.ledger.evidence import told_of
from selon.ledger.likeness import PEOPLE, of_people
from selon.ledger.rows import Entry, Row, digest, report, short
from selon.ledger.schema import conflicts, sides, statements
from selon.ledger.statement_rows import Known, Side, kept, pole_row
from selon.ledger.telling import Telling
from selon.ledger.wording import Wording
from selon.records import Span, Statement, StatementKind

MOST_OF_A_KEY = 40
"""Statements that are looked at for one key, the newest first."""
MOST_KEPT = 60
"""Statements of other articles that one is held against: those that share most keys with it."""
MOST_INSIDE = 200
"""Statements of one kind and article that are held against each other."""
SURE = 1.0
"""What a clash is at least that a mark shows; what is only likely is less."""
NAMED_BY = 6
"""Names by which a clause is met by its denial, which is found by all of its own."""
TOLD_BY = 2
"""Words of a clause, the longest, by which with its verb its denial is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What a reading is held against: the statements of the ledger, and which of its articles tell one story."""

    known: Known
    telling: Telling


def find(
    connection: Connection, entry: Entry, stands: Sequence[Row], adding: tuple[str, Against], *, again: bool
) -> None:
    """Keep the statements of a reading and the conflicts they have, with each other and with what is there.

    `adding` are the instant and what the reading is held against; `again` says that the document is known."""
    now, against = adding
    known = against.known
    mine = _sides(entry, now)
    if not mine:
        return
    keyed = {one.id: sorted(set(keys(one.told.statement))) for one in mine}
    hits = _inside(mine) + _outside(connection, mine, keyed, against)
    wording = Wording(entry)
    rows = [
        _row(found, a, b, _topic(stands, entry, (a, b))) | _reason(wording, found, a, b) for found, a, b in _best(hits)
    ]
    sqlite.put(connection, statements, kept(entry, mine))
    found = [
        {"key": key, "statement": one.id, "reading": one.reading, "document": one.told.document}
        for one in mine
        for key in keyed[one.id]
    ]
    sqlite.put(connection, sides, found)
    sqlite.put(connection, conflicts, [{**row, "recorded": now} for row in rows])
    known.learn(mine, again=again)


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
        return [f"e:{word}:{name}" for word in sorted(told_of(one) | {one.head}) for name in names]
    out = [f"c:{pole.axis}:{of}" for pole in one.poles for of in sorted(pole.of)]
    named = one.words & (one.names | one.around)
    plain = sorted(one.words - named - {one.head}, key=lambda word: (-len(word), word))[:TOLD_BY]
    out += [f"d:{one.head}:{word}" for word in (*sorted(named - {one.head}), *plain)]
    if one.reserve:
        out += [f"d:{word}:{other}" for word, other in permutations(sorted(one.words | one.about), 2)]
    if one.credit is not None:
        out += [f"o:{name}" for name in (*names, *sorted(one.beside))]
    out += _story_keys(one, names)
    return [*out, f"s:{digest(one.quoted)}"] if one.quoted else out


def _story_keys(one: Statement, names: Sequence[str]) -> list[str]:
    """The keys by which a clause meets its denial or its other end in one story: what it says, with each name."""
    said = one.core or one.plain - set(names)
    axes = sorted({pole.axis for pole in one.poles})
    by = sorted(one.story.union(names)) if one.core else sorted(one.names | one.story)[:NAMED_BY]
    met = [f"k:{act}:{word}" for act in sorted(one.core or one.acts) for word in sorted(one.plain - {act})]
    return (
        met
        + [f"n:{word}:{name}" for word in sorted(said) for name in by]
        + [f"m:{axis}:{name}" for axis in axes for name in names]
    )


def _sides(entry: Entry, now: str) -> list[Side]:
    """The statements of a reading with their ids and origins."""
    reading, where = entry.id, entry.document
    reported, _ = report(entry.reading.document, now)
    chains = {one.id: one.chain for one in entry.reading.attributions}
    outlet = entry.reading.document.outlet
    return [
        Side(
            id=statement_id(where, one),
            reading=reading,
            told=Told(
                statement=one, document=where, reported=reported, chain=tuple(chains.get(one.reported_by) or (outlet,))
            ),
        )
        for one in entry.reading.statements
    ]


def statement_id(document: str, one: Statement) -> str:
    """Id of a statement: its words, its kind and its numbers."""
    # A set has another order in every process, an id has not.
    return "s" + short(document, one.span, one.kind.value, one.low, one.high, [pole_row(p) for p in one.poles[:1]])


def _inside(mine: Sequence[Side]) -> list[tuple[Clash, Side, Side]]:
    """The clashes inside one article."""
    out = []
    for kind in StatementKind:
        same = [one for one in mine if one.told.statement.kind is kind][:MOST_INSIDE]
        out += _clashing(combinations(same, 2))
    return out


def _outside(
    connection: Connection, mine: Sequence[Side], keyed: Mapping[str, list[str]], against: Against
) -> list[tuple[Clash, Side, Side]]:
    """The clashes with statements of other articles that share a key."""
    near, readings = _near(connection, mine, keyed)
    found = against.known.loaded(connection, {id: readings[id] for some in near.values() for id in some})
    own, documents = mine[0].told.document, {side.told.document for side in found.values()}
    one_story = against.telling.with_(connection, own, documents)
    return _clashing(((one, found[id]) for one in mine for id in near[one.id] if id in found), one_story)


def _near(
    connection: Connection, mine: Sequence[Side], keyed: Mapping[str, list[str]]
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """For each statement those of other articles that share most keys with it; and the reading of each of these."""
    look = sqlite.holders(connection, MOST_OF_A_KEY)
    holders: dict[str, list[str]] = {}
    readings: dict[str, str] = {}
    out: dict[str, list[str]] = {}
    for one in mine:
        shared: Counter[str] = Counter()
        for key in keyed[one.id]:
            if key not in holders:
                found = look(key, one.told.document)
                holders[key] = [id for id, _ in found]
                readings.update(found)
            shared.update(holders[key])
        # Of those that share as many keys the one with the least id comes first: a sort keeps the order of equals.
        out[one.id] = sorted(sorted(shared), key=shared.__getitem__, reverse=True)[:MOST_KEPT]
    return out, readings


def _clashing(
    pairs: Iterable[tuple[Side, Side]], one_story: frozenset[str] = frozenset()
) -> list[tuple[Clash, Side, Side]]:
    """The clashes of pairs; what was reported first, or stands first in its article, comes first.

    `one_story` are the articles that tell the story of the first of each pair."""
    out = []
    for one, other in pairs:
        together = other.told.document in one_story
        if comparable(one.told.statement, other.told.statement, one_story=together):
            a, b = (one, other) if _place(one.told) <= _place(other.told) else (other, one)
            found = clash(a.told, b.told, one_story=together)
            if found is not None:
                out.append((found, a, b))
    return out


def _place(told: Told) -> tuple[str, str, Span]:
    """When and where something is told."""
    return told.reported or "", told.document, told.statement.span


def _best(hits: Iterable[tuple[Clash, Side, Side]]) -> list[tuple[Clash, Side, Side]]:
    """The surest clashes: of two articles, the same words stand in one conflict of a kind.

    What is only likely is left out where the same two sentences are in a surer conflict of whatever kind."""
    used: dict[tuple[str, ...], list[Side]] = {}
    pairs: dict[tuple[str, ...], list[tuple[Side, Side]]] = {}
    out = []
    for found, a, b in sorted(hits, key=_rank):
        both = tuple(sorted((a.told.document, b.told.document)))
        taken, before = used.setdefault((found.kind.value, *both), []), pairs.setdefault(both, [])
        if any(_meet(one, other) for one in (a, b) for other in taken):
            continue
        if found.sure < SURE and any(_of_two_sentences((a, b), pair) for pair in before):
            continue
        taken += (a, b)
        before.append((a, b))
        out.append((found, a, b))
    return out


def _of_two_sentences(one: tuple[Side, Side], other: tuple[Side, Side]) -> bool:
    """Whether two pairs stand in the same two sentences."""
    return any(_beside(one[0], x) and _beside(one[1], y) for x, y in (other, other[::-1]))


def _beside(one: Side, other: Side) -> bool:
    """Whether two statements stand in one sentence."""
    same = one.told.document == other.told.document and one.told.statement.beside == other.told.statement.beside
    return same or _meet(one, other)


def _rank(hit: tuple[Clash, Side, Side]) -> tuple[object, ...]:
    """The surest first; of equally sure ones that which was reported first, then that which stands first."""
    found, *sides = hit
    return (-found.sure, *((it.told.reported or "", it.told.statement.span, it.id) for it in sides))


def _meet(one: Side, other: Side) -> bool:
    """Whether two statements share words of one article: they are one for a reader."""
    mine, its = one.told.statement.span, other.told.statement.span
    return one.told.document == other.told.document and mine.start < its.end and its.start < mine.end


def _row(found: Clash, a: Side, b: Side, topic: str | None) -> Row:
    """A conflict as a row."""
    return {
        "id": "x" + short(a.id, b.id, found.kind.value),
        "kind": found.kind.value,
        "topic": topic,
        "a": a.id,
        "a_reading": a.reading,
        "a_document": a.told.document,
        "b": b.id,
        "b_reading": b.reading,
        "b_document": b.told.document,
        "dissolves_if": found.dissolves_if,
        "sure": found.sure,
    }


def _reason(wording: Wording, found: Clash, a: Side, b: Side) -> Row:
    """The reason of a conflict in the words of the article that came in."""
    own = [one.told.statement.span for one in (a, b) if one.told.document == wording.document]
    return {"reason": wording.told(found.reason, own)}


def _topic(stands: Sequence[Row], entry: Entry, sides: tuple[Side, Side]) -> str | None:
    """The topic of the position nearest to the statement of this reading; None where there is none."""
    own = next(one for one in sides if one.told.document == entry.document)
    where = own.told.statement.span.start
    near = min(stands, key=lambda row: abs(int(str(row["start"])) - where), default=None)
    return None if near is None else str(near["topic"])
