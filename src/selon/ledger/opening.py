"""Opening a ledger: the engine, the migrations, and what can be wrong with the file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError

from selon.errors import LedgerError
from selon.ledger.schema import VERSION

PATIENCE = 60.0
"""Seconds for which a process waits while another one writes."""
HERE = Path(__file__).parent


def engine_of(path: Path, *, create: bool) -> Engine:
    """The engine of a ledger file at the newest migration; made when `create` says so.

    Raises LedgerError for a file that is none, is newer, cannot be written or stays locked."""
    if not create and not path.exists():
        raise LedgerError(str(path), "there is no ledger", "Make one with `selon add PATH...`.")
    if path.is_dir():
        raise LedgerError(str(path), "it is a folder", "Give the file of a ledger.")
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    try:
        _check(engine, path)
    except (DatabaseError, OperationalError, sqlite3.DatabaseError) as error:
        engine.dispose()
        raise _explained(path, error) from error
    return engine


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    """Settings of a connection: readers do not wait for writers, what is committed is on the disk."""
    cursor = connection.cursor()
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        try:
            cursor.execute(f"PRAGMA {setting}")
        except sqlite3.OperationalError:
            if not setting.startswith("journal_mode"):
                raise  # a ledger that can only be read stays as it is
    cursor.close()


def _check(engine: Engine, path: Path) -> None:
    """Bring the file to the newest migration; raises LedgerError when it is something else."""
    tables = set(inspect(engine).get_table_names())
    if "alembic_version" in tables:
        with engine.connect() as connection:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if found == VERSION:
            return
        if str(found) > VERSION:
            raise LedgerError(
                str(path), f"its schema {found} is newer than {VERSION}, the one known here", "Install a newer Selon."
            )
    elif tables:
        raise LedgerError(str(path), "it is a database, and no ledger", "Give another file.")
    upgrade(engine)


def upgrade(engine: Engine) -> None:
    """Run the migrations that a ledger has not had."""
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _explained(path: Path, error: Exception) -> LedgerError:
    """The error of a store in words, with what to do."""
    fact = str(getattr(error, "orig", error))
    told = {
        "not a database": ("it is no ledger", "Give another file."),
        "malformed": ("it is damaged", "Take a backup made with `selon ledger backup`."),
        "locked": ("another process has kept it locked", "Wait until that one has ended."),
        "readonly": ("it cannot be written", "Check the permissions of the file and its folder."),
        "read-only": ("it cannot be written", "Check the permissions of the file and its folder."),
        "unable to open": ("it cannot be opened", "Check the path and its permissions."),
        "full": ("the disk is full", "Free some space; nothing of the last articles was kept in part."),
    }
    found = next((words for sign, words in told.items() if sign in fact), (fact, "Try again."))
    return LedgerError(str(path), *found)


explained = _explained
