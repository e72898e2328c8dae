"""Conflicts, found when an article comes in: its statements against those that share a key with them, never all.

A key is a word of an issue with a name, a unit with a name, a scale with what stands on it, or a quotation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations, permutations

from sqlalchemy import Connection, delete, or_

from selon.ledger import sqlite
from selon.ledger.clashes import Clash, Told, clash, comparable
from selon.ledger.evidence import told_of
from selon.ledger.likeness import PEOPLE, of_people
from selon.ledger.ready import Ready
from selon.ledger.rows import Entry, Row, digest, mark, short
from selon.ledger.schema import conflicts, documents, positions, sides, statements
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


def find(connection: Connection, one: Ready, now: str, against: Against) -> None:
    """Keep the statements of a reading and the conflicts they have, with each other and with what is there."""
    entry, stands = one.entry, one.rows[positions]
    mine = sides_of(one, against.known.last)
    if not mine:
        return
    keyed: dict[int, set[int]] = defaultdict(set)
    for side in mine:
        keyed[side.number].update(mark(key.encode("utf-8", "surrogatepass")) for key in keys(side.told.statement))
    hits = _inside(mine) + _outside(connection, mine, keyed, against)
    wording = Wording(entry)
    rows = [
        _row(found, a, b, _topic(stands, entry, (a, b))) | _reason(wording, found, a, b) for found, a, b in _best(hits)
    ]
    sqlite.put(connection, statements, kept(entry, mine))
    met = [{"key": key, "number": number} for number, some in keyed.items() for key in some]
    sqlite.put(connection, sides, met)
    sqlite.put(connection, conflicts, [{**row, "recorded": now} for row in rows])
    against.known.learn(mine)


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


def sides_of(one: Ready, last: int) -> list[Side]:
    """The statements of a reading with their ids and origins, counted on from the last one that the ledger has."""
    entry, numbers = one.entry, dict[str, int]()
    reported = one.rows[documents][0]["reported"]
    chains = {said.id: said.chain for said in entry.reading.attributions}
    alone = (entry.reading.document.outlet,)
    out = []
    for said in entry.reading.statements:
        id = statement_id(entry.document, said)
        number = numbers.setdefault(id, last + 1 + len(numbers))
        rest = tuple(chains.get(said.reported_by) or alone)
        told = Told(statement=said, document=entry.document, reported=reported, chain=rest)
        out.append(Side(number=number, id=id, reading=entry.id, told=told))
    return out


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
    connection: Connection, mine: Sequence[Side], keyed: Mapping[int, set[int]], against: Against
) -> list[tuple[Clash, Side, Side]]:
    """The clashes with statements of other articles that share a key."""
    near = _near(connection, keyed)
    found = against.known.loaded(connection, {number for some in near.values() for number in some})
    own, others = mine[0].told.document, {side.told.document for side in found.values()}
    one_story = against.telling.with_(connection, own, others)
    pairs = ((one, found[number]) for one in mine for number in near[one.number] if number in found)
    return _clashing(pairs, one_story)


def _near(connection: Connection, keyed: Mapping[int, set[int]]) -> dict[int, list[int]]:
    """For each statement those of other articles that share most keys with it, of as many the newest."""
    look = cache(sqlite.holders(connection, MOST_OF_A_KEY))
    out: dict[int, list[int]] = {}
    for number, own in keyed.items():
        shared = Counter(chain.from_iterable(map(look, own)))
        # A sort keeps the order of equals.
        out[number] = sorted(sorted(shared, reverse=True), key=shared.__getitem__, reverse=True)[:MOST_KEPT]
    return out


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
    return one.told.document == other.told.document and mine.overlaps(its)


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
