"""What can be wrong with a ledger: each is told with place, fact and remedy, or waited for, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from benchmarks.readings import entries
from selon.claims.stems import stems
from selon.errors import LedgerError
from selon.ledger import Added, Ledger
from selon.ledger import sqlite as store_of
from selon.ledger.schema import documents, positions
from tests.ledger.adding import done, go, started
from tests.ledger.articles import ALLOWED, NOW, entry, filled, two

OTHER = "Le maire de Corlay soutient la digue de pierre."


def told(error: pytest.ExceptionInfo[LedgerError], place: Path) -> str:
    """The message of an error, which has the place, a fact, and what to do."""
    words = str(error.value)
    assert words.startswith(f"{place}: ") and words.count(". ") == 1 and words.endswith(".")
    return words


def other_database(path: Path) -> None:
    """A database of another program."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")


def other_with_migrations(path: Path) -> None:
    """A database of another program that keeps its migrations as Selon does."""
    other_database(path)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")


def newer(path: Path) -> None:
    """A ledger of a Selon to come."""
    filled(path.parent).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")


WRONG: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "a text": (lambda path: path.write_text("Le maire ferme le pont. " * 40), "it is no ledger", "another file"),
    "a folder": (lambda path: path.mkdir(), "it is a folder", "the file of a ledger"),
    "another database": (other_database, "a database, and no ledger", "another file"),
    "another database with migrations": (other_with_migrations, "a database, and no ledger", "another file"),
    "a newer ledger": (newer, "its schema 0999 is newer than 0001", "newer Selon"),
}


@pytest.mark.parametrize("create", [False, True], ids=["to ask", "to add"])
@pytest.mark.parametrize("kind", WRONG)
def test_a_file_that_is_no_ledger_of_ours_is_refused_and_left_alone(tmp_path: Path, kind: str, create: bool) -> None:
    """To the byte."""
    make, fact, remedy = WRONG[kind]
    path = tmp_path / "l.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError) as error:
        Ledger(path, create=create)
    assert fact in told(error, path) and remedy in str(error.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With how to make one; asking makes none."""
    with pytest.raises(LedgerError) as error:
        Ledger(tmp_path / "l.db")
    assert "there is no ledger" in told(error, tmp_path / "l.db") and "selon add" in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file stands in its way."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(LedgerError) as error:
        Ledger(tmp_path / "file" / "l.db", create=True)
    assert "its folder cannot be made" in told(error, tmp_path / "file" / "l.db")


def test_a_path_with_odd_characters_is_a_path(tmp_path: Path) -> None:
    """Marks that mean something in an address mean nothing here."""
    path = tmp_path / "a?b=c#d%20é.db"
    with Ledger(path, create=True) as ledger:
        assert ledger.add(two(), stems, NOW) == Added(new=2)
    assert path.exists()


@pytest.mark.parametrize("which", ["file", "folder"])
def test_a_ledger_that_may_only_be_read_answers_and_takes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    """The system is asked what may be written; whoever runs the tests may be allowed everything."""
    path = tmp_path / "l.db"
    filled(tmp_path).close()
    before = path.read_bytes()
    closed = path if which == "file" else tmp_path
    real = os.access
    monkeypatch.setattr(os, "access", lambda place, mode: Path(place) != closed and real(place, mode))
    with Ledger(path) as ledger:
        assert len(ledger.rows(select(positions))) == 2 and ledger.verify() == []
        assert len(ledger.search(stems("fr", "autorisé"), "position")) == 1
        with pytest.raises(LedgerError) as error:
            ledger.add([entry("digue", OTHER, "La Vigie", "2031-05-02")], stems, NOW)
        assert "it cannot be written" in told(error, path) and "permissions" in str(error.value)
    assert path.read_bytes() == before and sorted(tmp_path.iterdir()) == [path]


@pytest.fixture
def locked(tmp_path: Path) -> Callable[[], sqlite3.Connection]:
    """A ledger with two articles in which another process can begin to write."""
    filled(tmp_path).close()

    def lock() -> sqlite3.Connection:
        other = sqlite3.connect(tmp_path / "l.db", isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        return other

    return lock


def test_a_ledger_that_stays_locked_is_told_and_can_still_be_read(
    tmp_path: Path, locked: Callable[[], sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the patience is over; once it is free, the same articles go in."""
    monkeypatch.setattr(store_of, "PATIENCE", 0.2)
    new = [entry("digue", OTHER, "La Vigie", "2031-05-02")]
    with Ledger(tmp_path / "l.db") as ledger:
        other = locked()
        with pytest.raises(LedgerError) as error:
            ledger.add(new, stems, NOW)
        assert "another process has kept it locked" in told(error, tmp_path / "l.db")
        assert len(ledger.rows(select(documents))) == 2
        other.execute("COMMIT")
        assert ledger.add(new, stems, NOW) == Added(new=1)
        other.close()


def test_a_ledger_that_is_locked_for_a_moment_is_waited_for(
    tmp_path: Path, locked: Callable[[], sqlite3.Connection]
) -> None:
    """Nobody is told anything."""
    with Ledger(tmp_path / "l.db") as ledger:
        other = locked()
        begun = time.monotonic()
        timer = threading.Timer(0.4, lambda: other.execute("COMMIT"))
        timer.start()
        assert ledger.add([entry("digue", OTHER, "La Vigie", "2031-05-02")], stems, NOW) == Added(new=1)
        assert time.monotonic() - begun >= 0.4
        timer.join()
        other.close()


def test_on_a_full_disk_what_was_committed_stays_and_the_rest_goes_in_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite is told how many pages there may be."""
    path = tmp_path / "l.db"
    with monkeypatch.context() as full:
        full.setattr(store_of, "SETTINGS", (*store_of.SETTINGS, "max_page_count=800"))
        with Ledger(path, create=True) as ledger, pytest.raises(LedgerError) as error:
            ledger.add(entries(100), stems, NOW)
    assert "the disk is full" in told(error, path) and "Free some space" in str(error.value)
    with Ledger(path) as ledger:
        there = ledger.stats()["documents"]
        assert 0 < there < 100 and there % 20 == 0
        assert ledger.verify() == [] and ledger.stats()["claims"] == 20 * there
        assert ledger.add(entries(100), stems, NOW) == Added(new=100 - there, known=there)


def test_two_processes_that_add_at_once_take_turns(tmp_path: Path) -> None:
    """They make the ledger together, and what both have goes in once."""
    path = tmp_path / "l.db"
    both = [started(path, first, 80) for first in (0, 60)]
    for process in both:
        go(process)
    added = [done(process) for process in both]
    assert sum(one.new for one in added) == 140 and sum(one.known for one in added) == 20
    with Ledger(path) as ledger:
        assert ledger.stats()["documents"] == ledger.stats()["readings"] == 140
        assert ledger.stats()["claims"] == 20 * 140 and ledger.verify() == []


@pytest.mark.parametrize("kind", ["withdraw", "erase"])
def test_what_was_taken_back_does_not_come_in_again(tmp_path: Path, kind: str) -> None:
    """Neither by the same grammar nor by a newer one; it is counted."""
    with filled(tmp_path) as ledger:
        (row,) = ledger.rows(select(documents.c.id).where(documents.c.name == "mars"))
        if kind == "erase":
            ledger.erase(row["id"], NOW, "asked for")
        else:
            ledger.note("withdraw", row["id"], NOW, why="a mistake")
        before = ledger.stats()
        old = two()[0]
        newer = entry("mars", old.reading.document.text, "La Vigie", "2031-03-12", "g2")
        assert ledger.add([old], stems, NOW) == Added(withdrawn=1)
        assert ledger.add([newer], stems, NOW) == Added(withdrawn=1)
        assert ledger.stats() == before


def test_what_is_erased_is_nowhere_in_the_file(tmp_path: Path) -> None:
    """Neither in the rows nor in what an index, a free page or a log of the store keeps."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add([entry("mars", ALLOWED, "La Vigie", "2031-03-12")], stems, NOW)
        (row,) = ledger.rows(select(documents.c.id))
        ledger.erase(row["id"], NOW, "asked for")
        left = b"".join(file.read_bytes() for file in tmp_path.iterdir()).decode("utf-8", "replace").casefold()
    assert [word for word in ("norvent", "préfète", "prefet", "bac", "phare", "armanc") if word in left] == []
