"""How SQLite goes about what it is asked: the statements that some work runs, and the tables that they read whole."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable

from sqlalchemy import event

from selon.ledger import Ledger
from selon.ledger.schema import metadata

SMALL = {"log", "writes"}
"""Tables that hold what people said, or one row, and stay small."""
LARGE = {table.name for table in metadata.sorted_tables} - SMALL


def read_whole(ledger: Ledger, work: Callable[[], object]) -> set[str]:
    """The large tables that some work reads from end to end, each with the statement."""
    asked: set[str] = set()
    ledger._engine.dispose()  # so that the work begins with a connection that is listened to

    def listen(connection: sqlite3.Connection, _: object) -> None:
        connection.set_trace_callback(asked.add)

    event.listen(ledger._engine, "connect", listen)
    try:
        work()
    finally:
        event.remove(ledger._engine, "connect", listen)
        ledger._engine.dispose()
    look = sqlite3.connect(ledger.path)
    try:
        return {found for statement in asked for found in _scans(look, statement)}
    finally:
        look.close()


def _scans(look: sqlite3.Connection, statement: str) -> set[str]:
    """The large tables of a statement that its plan goes through whole."""
    if not re.match(r"(SELECT|INSERT|DELETE|UPDATE)\b", statement):
        return set()
    plan = [row[3] for row in look.execute(f"EXPLAIN QUERY PLAN {statement}")]
    if "0 = 1" in statement:  # of no rows, which SQLite finds out before it reads
        return set()
    if " LIMIT " in statement and "USE TEMP B-TREE FOR ORDER BY" not in plan:  # the first ones of an index
        plan = [line for line in plan if not re.match(r"SCAN \w+ USING (COVERING )?INDEX", line)]
    tables = {table for line in plan for table in re.findall(r"^SCAN (\w+)", line)}
    tables |= {table for line in plan for table in _ends_sought(look, statement, line)}
    return {f"{table}: {' '.join(statement.split())[:200]}" for table in tables & LARGE}


def _ends_sought(look: sqlite3.Connection, statement: str, line: str) -> set[str]:
    """The table whose greatest or least value is sought, unless an index begins with that column.

    SQLite calls that a search, even where it reads the whole table."""
    found = re.match(r"SEARCH (\w+)(?: USING (?:COVERING )?INDEX (\w+))?$", line)
    column = re.search(r"(?:max|min)\((?:\w+\.)?(\w+)\)", statement)
    if not found or not column:
        return set()
    table, index = found.groups()
    if index:
        ordered = [row[2] for row in look.execute(f"PRAGMA index_info({index})")]
    else:
        ordered = [row[1] for row in look.execute(f"PRAGMA table_info({table})") if row[5] == 1]
    return set() if ordered[:1] == [column.group(1)] else {table}
