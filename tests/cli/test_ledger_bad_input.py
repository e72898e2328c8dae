"""Bad input for the commands over a ledger: one line on standard error with what to do, and an exit status."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon.cli import main
from selon.ledger import sqlite as store_of
from tests.ledger.articles import ALLOWED, filled

Run = Callable[..., Result]
QUESTIONS = (("issues",), ("position", "bac"), ("ledger", "stats"))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command line over a ledger with two articles."""
    filled(tmp_path).close()
    return lambda *words: CliRunner().invoke(main, ["--ledger", str(tmp_path / "l.db"), *map(str, words)])


def told(result: Result, status: int = 1) -> str:
    """The one line of an error."""
    assert result.exit_code == status and result.stdout == ""
    assert result.stderr.startswith("selon: ") and result.stderr.count("\n") == 1 and "Traceback" not in result.stderr
    return result.stderr


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("kind", ["text", "folder", "database", "newer"])
def test_what_is_no_ledger_is_told(run: Run, tmp_path: Path, kind: str, words: tuple[str, ...]) -> None:
    """By every command."""
    path = tmp_path / "l.db"
    if kind == "newer":
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '0999'")
    else:
        path.unlink()
    if kind == "text":
        path.write_text("Le maire ferme le pont. " * 40, encoding="utf-8")
    elif kind == "folder":
        path.mkdir()
    elif kind == "database":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE songs (title TEXT)")
    result = run(*words)
    if kind == "folder":  # the command line itself refuses it
        assert result.exit_code == 2 and "directory" in result.stderr
    else:
        assert str(path) in told(result)


@pytest.mark.parametrize(
    "words",
    [
        ("--as-of", "hier"),
        ("--as-of", "2031-13"),
        ("--as-of", "2031-02-30"),
        ("--on", "04/03/2031"),
        ("--on", "2031-21-04"),
        ("--on", "0000"),
        ("--known-by", "hier"),
        ("--known-by", "2031-03-04T99:00"),
    ],
    ids=" ".join,
)
def test_a_date_that_is_none_is_told(run: Run, words: tuple[str, str]) -> None:
    """With the option, what was given, and how dates are written."""
    for command in (("issues",), ("position", "bac")):
        line = told(run(*command, *words))
        assert f"{words[0]} {words[1]}: it is no" in line and "Write it as 2031-03-04" in line


@pytest.mark.parametrize("date", ["2031", "2031-06", "2031-22", "2031-06~", "2031-06-30"])
def test_a_date_of_edtf_is_taken(run: Run, date: str) -> None:
    """Years, months, seasons, rough ones, days."""
    assert run("position", "bac", "--as-of", date).exit_code == 0


def test_a_day_after_the_last_report_is_answered_with_what_there_is(run: Run) -> None:
    """And with a line that says where the ledger ends."""
    answer, now = run("position", "bac", "--as-of", "2099-01-01"), run("position", "bac")
    assert "the last report in this ledger is of 2031-09-10" in answer.stdout
    assert "the last report" not in now.stdout and answer.stdout.startswith(now.stdout.rstrip())
    assert "the last report" not in run("position", "bac", "--as-of", "2031-09").stdout


def test_an_unknown_issue_is_told_with_the_nearest(run: Run) -> None:
    """A slip of the finger, and something else altogether."""
    assert "bac de nuit" in told(run("position", "baq de nuie"))
    assert "bac de nuit" in told(run("position", "girafe"))
    assert "no issue" in told(run("position", ""))


def test_an_empty_ledger_has_no_issues(tmp_path: Path) -> None:
    """It is told where there is nothing to list."""
    (tmp_path / "l.db").write_bytes(b"")
    result = CliRunner().invoke(main, ["--ledger", str(tmp_path / "l.db"), "issues"])
    assert result.exit_code == 0 and "0 issues" in result.stdout
    missing = CliRunner().invoke(main, ["--ledger", str(tmp_path / "l.db"), "position", "bac"])
    assert "no issue has these words" in told(missing)


def test_a_ledger_that_stays_locked_is_told_by_add(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions are answered meanwhile."""
    monkeypatch.setattr(store_of, "PATIENCE", 0.1)
    article = tmp_path / "article.txt"
    article.write_text(ALLOWED.replace("Norvent", "Corlay"), encoding="utf-8")
    other = sqlite3.connect(tmp_path / "l.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "another process has kept it locked" in told(run("add", article, "--language", "fr"))
    assert run("issues").exit_code == 0
    other.execute("COMMIT")
    other.close()
    assert "1 new" in run("add", article, "--language", "fr").stdout


def test_what_was_withdrawn_is_counted_when_it_is_added_again(run: Run, tmp_path: Path) -> None:
    """And stays out of the answers."""
    article = tmp_path / "mars.txt"
    article.write_text(ALLOWED, encoding="utf-8")
    given = (article, "--language", "fr", "--outlet", "La Vigie", "--published", "2031-03-12")
    assert "1 read again" in run("add", *given).stdout and "1 known" in run("add", *given).stdout
    assert run("ledger", "withdraw", "mars", "--why", "a mistake").exit_code == 0
    assert "1 withdrawn before" in run("add", *given).stdout
    assert "autorisé" not in run("position", "bac").stdout
