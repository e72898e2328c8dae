"""All that only SQLite has: its settings, how a writer begins, its full-text search, its copies, its error messages.

Another store is another module with these names."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.json import decode, encode
from sqlalchemy import JSON, URL, Connection, Engine, Table, create_engine, event, text
from sqlalchemy.exc import OperationalError

from selon.errors import LedgerError
from selon.ledger.schema import words

PATIENCE = 60.0
"""Seconds for which a process waits while another one writes."""
SETTINGS = ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "cache_size=-65536", "wal_autocheckpoint=8000")
"""What is committed is on the disk, what is deleted is overwritten; 64 MB of pages are kept in memory."""
INDEXED = ("claim", "position", "title", "unread")
"""Kinds of rows in the table of words that have an index of their own."""
EXPLAINED = {
    "not a database": ("it is no ledger", "Give another file."),
    "malformed": ("it is damaged", "Take a backup made with `selon ledger backup`."),
    "locked": ("another process has kept it locked", "Wait until that one has ended."),
    "readonly": ("it cannot be written", "Check the permissions of the file and its folder."),
    "read-only": ("it cannot be written", "Check the permissions of the file and its folder."),
    "unable to open": ("it cannot be opened", "Check the path and its permissions."),
    "full": ("the disk is full", "Free some space; nothing of the last articles was kept in part."),
    "disk I/O error": ("the disk cannot be read or written", "Check the disk; nothing was kept in part."),
}
"""What SQLite says, what it means for a ledger, and what to do."""


def engine(path: Path) -> Engine:
    """The engine over a file; one that may not be written is opened as it is, and never changed."""
    place = f"{path.absolute().as_uri()}?{_mode(path)}"

    def connected() -> sqlite3.Connection:
        return sqlite3.connect(place, uri=True, timeout=PATIENCE, check_same_thread=False)

    made = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=connected,
        json_serializer=lambda value: encode(value).decode(),
        json_deserializer=decode,
    )
    event.listen(made, "connect", _set)
    return made


def _mode(path: Path) -> str:
    """How SQLite opens a file: one that cannot be written, by itself or for its folder, has no writers to wait for."""
    writable = not path.exists() or os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return "mode=rwc" if writable else "mode=ro" if Path(f"{path}-wal").exists() else "mode=ro&immutable=1"


def _set(connection: sqlite3.Connection, _: object) -> None:
    """Settings of a connection, none of which changes the file."""
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}").close()


def prepare(connection: Connection) -> None:
    """Let readers of a ledger not wait for writers; what may only be read stays as it is."""
    with suppress(OperationalError):  # another process makes the ledger at this moment, and does the same
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")


def begin(connection: Connection) -> None:
    """Begin a transaction that no other writer comes between; waits PATIENCE seconds for its turn."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def written(connection: Connection) -> int:
    """How often something was written into the ledger, as the connection sees it."""
    found = driver(connection).execute("SELECT number FROM writes").fetchone()
    return int(found[0]) if found else 0


def changes(connection: Connection) -> int:
    """How many rows the connection has changed since it was opened."""
    return driver(connection).total_changes


def count(connection: Connection) -> None:
    """Count what a transaction has written as one more."""
    driver(connection).execute(
        "INSERT INTO writes (only, number) VALUES (1, 1) ON CONFLICT DO UPDATE SET number = number + 1"
    )


def driver(connection: Connection) -> sqlite3.Connection:
    """The connection of Python's own driver.

    What runs for every article goes through it: SQLAlchemy takes ten times as long as SQLite for a look into an index.
    """
    found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def put(connection: Connection, table: Table, made: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, all with the same columns; those that are there already are left as they are."""
    if not made:
        return
    query, lists = _inserting(table, tuple(made[0]))
    bound = (_bound(row, lists) for row in made) if lists else (tuple(row.values()) for row in made)
    driver(connection).executemany(query, bound)


def put_one(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Insert a row into a table that counts its rows, and give its number."""
    query, lists = _inserting(table, tuple(row))
    number = driver(connection).execute(query, _bound(row, lists)).lastrowid
    assert number is not None
    return number


@cache
def _inserting(table: Table, names: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """How rows with those columns are inserted, and which of the columns are JSON."""
    lists = tuple(at for at, name in enumerate(names) if isinstance(table.c[name].type, JSON))
    given = ", ".join(f'"{name}"' for name in names)
    values = ", ".join("?" * len(names))
    return f"INSERT INTO {table.name} ({given}) VALUES ({values}) ON CONFLICT DO NOTHING", lists


def _bound(row: Mapping[str, Any], lists: Sequence[int]) -> tuple[Any, ...]:
    """The values of a row as SQLite takes them: lists as JSON."""
    values = list(row.values())
    for at in lists:
        values[at] = encode(values[at]).decode()
    return tuple(values)


def banded(connection: Connection, keys: Sequence[int], most: int) -> list[tuple[str, bytes]]:
    """Articles that have one of some bands, at most so many, each with its sketch."""
    query = (
        "SELECT DISTINCT sketches.document, sketches.sketch FROM sketches JOIN bands ON bands.number = sketches.number "
        f"WHERE bands.band IN ({', '.join('?' * len(keys))}) LIMIT ?"
    )
    return driver(connection).execute(query, (*keys, most)).fetchall()


def newest_with(connection: Connection, key: str, most: int) -> list[Any]:
    """The numbers of the newest parts with a key, at most so many, in their order, each with its weight."""
    query = "SELECT number, weight FROM keys WHERE key = ? ORDER BY number DESC LIMIT ?"
    return driver(connection).execute(query, (key, most)).fetchall()[::-1]


def parts_of(connection: Connection, numbers: Iterable[int]) -> Iterator[tuple[int, str, int | None]]:
    """The parts of some numbers: number, topic and day of each."""
    execute = driver(connection).execute
    for number in sorted(numbers):  # neighbours in the file are read one after the other
        yield from execute("SELECT number, topic, day FROM parts WHERE number = ?", (number,))


def last_part(connection: Connection) -> int:
    """The number of the newest part of which there are keys, 0 where there is none."""
    return _last(connection, "parts")


def last_statement(connection: Connection) -> int:
    """The number of the newest statement, 0 where there is none."""
    return _last(connection, "statements")


def _last(connection: Connection, table: str) -> int:
    """The greatest number in a table whose rows are counted, 0 where it has none."""
    (found,) = driver(connection).execute(f"SELECT max(number) FROM {table}").fetchone()
    return found or 0


def holders(connection: Connection, most: int) -> Callable[[int], list[int]]:
    """A look for the numbers of the statements with a key, the newest `most` first."""
    query = "SELECT number FROM sides WHERE key = ? ORDER BY number DESC LIMIT ?"
    execute = driver(connection).execute
    return lambda key: [number for (number,) in execute(query, (key, most))]


def told(connection: Connection, wanted: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """The statements of some numbers: number, id, reading, document, day of the report, chain and data of each."""
    query = "SELECT number, id, reading, document, reported, chain, data FROM statements WHERE number = ?"
    execute = driver(connection).execute
    for one in wanted:
        for *row, chain, data in execute(query, (one,)):
            yield *row, decode(chain), decode(data)


def state(connection: Connection) -> tuple[object, int, int]:
    """What stays the same as long as nobody writes, neither by this connection nor by another one.

    The connection is part of it: another one counts by itself."""
    own = driver(connection)
    (others,) = own.execute("PRAGMA data_version").fetchone()
    return own, own.total_changes, others


def index_words(connection: Connection) -> None:
    """Make the indexes over the stems in the table of words; `put_words` and `forget_words` keep them.

    Triggers could, and would take three times as long: SQLite writes an index out before each row of a trigger."""
    for kind in INDEXED:
        index = _index(kind)
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {index} USING fts5(stems, content = 'words', content_rowid = 'number', "
            "tokenize = 'unicode61 remove_diacritics 0')"
        )
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {index}_terms USING fts5vocab({index}, row)")


def put_words(connection: Connection, made: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows into the table of words and into its indexes."""
    own = driver(connection)
    (last,) = own.execute("SELECT max(number) FROM words").fetchone()
    put(connection, words, made)
    for kind in INDEXED:
        new = "SELECT number, stems FROM words WHERE number > ? AND kind = ?"
        own.execute(f"INSERT INTO {_index(kind)} (rowid, stems) {new}", (last or 0, kind))


def forget_words(connection: Connection, gone: Sequence[str]) -> None:
    """Delete the rows of some documents from the table of words and from its indexes."""
    own = driver(connection)
    for document in gone:
        for kind in INDEXED:
            old = "SELECT 'delete', number, stems FROM words WHERE document = ? AND kind = ?"
            own.execute(f"INSERT INTO {_index(kind)} ({_index(kind)}, rowid, stems) {old}", (document, kind))
        own.execute("DELETE FROM words WHERE document = ?", (document,))


def ranked(connection: Connection, stems: list[str], kind: str, most: int, *, every: bool) -> list[Any]:
    """Rows (id, document, claim, rank) that have the stems, best first: of more than `most` the newest are ranked."""
    index = _index(kind)
    query = text(
        "SELECT words.id, words.document, words.claim, found.rank FROM "
        f"(SELECT rowid, bm25({index}) AS rank FROM {index} WHERE {index} MATCH :asked ORDER BY rowid DESC LIMIT :most)"
        " AS found JOIN words ON words.number = found.rowid ORDER BY found.rank, words.id"
    )
    return list(connection.execute(query, {"asked": _asked(stems, every), "most": most}).mappings())


def topics_with(connection: Connection, stem: str, kind: str, most: int, *, begun: bool = False) -> dict[str, int]:
    """Topics of which positions, or titles, have a stem, with how many do; of more than `most` the newest count.

    With `begun` they have a stem that begins with it."""
    index = _index(kind)
    query = text(
        f"SELECT words.topic, count(*) FROM (SELECT rowid FROM {index} WHERE {index} MATCH :asked "
        "ORDER BY rowid DESC LIMIT :most) AS found JOIN words ON words.number = found.rowid GROUP BY words.topic"
    )
    found = connection.execute(query, {"asked": _asked([stem], True) + ("*" if begun else ""), "most": most})
    return {topic: count for topic, count in found}


def terms(connection: Connection) -> set[str]:
    """All stems that are indexed."""
    return {
        term for kind in INDEXED for (term,) in connection.exec_driver_sql(f"SELECT term FROM {_index(kind)}_terms")
    }


def _index(kind: str) -> str:
    """The index of a kind of rows."""
    assert kind in INDEXED
    return f"words_{kind}"


def _asked(stems: list[str], every: bool) -> str:
    """The question in the language of FTS5; a stem is a string there, whatever its letters."""
    return (" AND " if every else " OR ").join('"' + stem.replace('"', '""') + '"' for stem in stems)


def tidy(connection: Connection) -> None:
    """Let no trace of deleted words stay in the indexes."""
    for kind in INDEXED:
        connection.exec_driver_sql(f"INSERT INTO {_index(kind)} ({_index(kind)}) VALUES ('optimize')")


def settle(connection: Connection) -> None:
    """Write what was committed into the file itself, and let nothing of before stay beside it."""
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def copy(connection: Connection, path: Path) -> None:
    """Copy what the connection sees to another file while it is in use."""
    target = sqlite3.connect(path)
    try:
        with target:
            driver(connection).backup(target)
    finally:
        target.close()


def explained(path: Path, error: Exception) -> LedgerError:
    """The error of a store in words, with what to do."""
    fact = str(getattr(error, "orig", error))
    found = next((words for sign, words in EXPLAINED.items() if sign in fact), (fact, "Try again."))
    return LedgerError(str(path), *found)
