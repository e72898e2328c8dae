"""Opening a ledger: its engine, its migrations, and what can be wrong with the file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DatabaseError

from selon.errors import LedgerError
from selon.ledger import sqlite
from selon.ledger.schema import VERSION

HERE = Path(__file__).parent


def engine_of(path: Path, *, create: bool) -> Engine:
    """The engine of a ledger file at the newest migration; made when `create` says so.

    Raises LedgerError for a file that is none, is newer, cannot be written or stays locked."""
    if not create and not path.exists():
        raise LedgerError(str(path), "there is no ledger", "Make one with `selon add PATH...`.")
    if path.is_dir():
        raise LedgerError(str(path), "it is a folder", "Give the file of a ledger.")
    if create:
        _folder(path)
    engine = sqlite.engine(path)
    try:
        _check(engine, path)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        engine.dispose()
        raise sqlite.explained(path, error) from error
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _folder(path: Path) -> None:
    """Make the folder of a ledger; raises LedgerError when it cannot be made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fact = f"its folder cannot be made ({error.strerror})"
        raise LedgerError(str(path), fact, "Give a file in a folder that you may write to.") from error


def _check(engine: Engine, path: Path) -> None:
    """Bring the file to the newest migration; raises LedgerError when it is something else."""
    with engine.connect() as connection:
        if _found(connection, path) == VERSION:
            return
    with engine.connect() as connection:
        sqlite.begin(connection)  # whoever made it meanwhile has ended now
        if _found(connection, path) != VERSION:
            upgrade(connection)
        connection.commit()


def _found(connection: Connection, path: Path) -> str | None:
    """The migration at which a file stands, None for a new one."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise LedgerError(str(path), "it is a database, and no ledger", "Give another file.")
    found = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    ours = {"captures", "documents", "readings"} <= tables
    if not ours:
        raise LedgerError(str(path), "it is a database, and no ledger", "Give another file.")
    if found > VERSION:
        fact = f"its schema {found} is newer than {VERSION}, the one known here"
        raise LedgerError(str(path), fact, "Install a newer Selon.")
    return found


def upgrade(connection: Connection) -> None:
    """Run the migrations that a ledger has not had, in the transaction of the connection."""
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
