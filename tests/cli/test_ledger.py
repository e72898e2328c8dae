"""The commands over a ledger, from the outside."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon.cli import main
from tests.ledger.articles import ALLOWED, BLOCKED

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command line over a ledger of its own, with two articles in a folder beside it."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "mars.txt").write_text(ALLOWED, encoding="utf-8")
    (folder / "septembre.txt").write_text(BLOCKED, encoding="utf-8")
    (folder / "sources.tsv").write_text(
        "id\toutlet\tpublished\nmars\tLa Vigie\t2031-03-12\nseptembre\tLa Gazette\t2031-09-10\n", encoding="utf-8"
    )
    db = tmp_path / "l.db"
    return lambda *words: CliRunner().invoke(main, ["--ledger", str(db), *map(str, words)])


@pytest.fixture
def added(run: Run, tmp_path: Path) -> Run:
    """The same, with the articles added."""
    folder = tmp_path / "articles"
    result = run("add", folder, "--sources", folder / "sources.tsv", "--language", "fr")
    assert result.exit_code == 0 and "2 new" in result.stdout
    return run


def test_adding_twice_is_adding_once(added: Run, tmp_path: Path) -> None:
    """The second time tells what was known."""
    folder = tmp_path / "articles"
    assert "2 known" in added("add", folder, "--sources", folder / "sources.tsv", "--language", "fr").stdout


@pytest.mark.parametrize(("form", "begins"), [("json", "{"), ("csv", "state,who"), ("markdown", "## "), ("table", "i")])
def test_a_position_comes_in_every_format(added: Run, form: str, begins: str) -> None:
    """One answer, four forms, the same states."""
    result = added("position", "bac de nuit", "--format", form)
    assert result.exit_code == 0 and result.stdout.startswith(begins)
    assert "authorise" in result.stdout.lower()


def test_a_position_as_of_a_day_names_what_was_not_known(added: Run) -> None:
    """The JSON has both lists."""
    found = json.loads(added("position", "bac", "--as-of", "2031-06-01", "--format", "json").stdout)
    assert [len(found["states"]), len(found["not_yet_known"])] == [1, 1]


def test_issues_are_listed(added: Run) -> None:
    """With their ids, which `position` takes."""
    (issue,) = json.loads(added("issues", "--format", "json").stdout)["issues"]
    assert added("position", issue["id"]).exit_code == 0


def test_a_withdrawn_document_counts_no_more(added: Run) -> None:
    """It is out of the answers, and a name that is nearly right is offered."""
    assert added("ledger", "withdraw", "septembre", "--why", "twice").exit_code == 0
    found = json.loads(added("position", "bac", "--format", "json").stdout)
    assert [one["state"] for one in found["states"]] == ["authorise"]
    result = added("ledger", "withdraw", "septembr", "--why", "x")
    assert result.exit_code == 1 and "septembre" in result.stderr


def test_the_ledger_is_counted_checked_and_copied(added: Run, tmp_path: Path) -> None:
    """Three commands of its keeper."""
    assert "documents" in added("ledger", "stats").stdout
    assert added("ledger", "verify").exit_code == 0
    assert added("ledger", "backup", tmp_path / "copy.db").exit_code == 0 and (tmp_path / "copy.db").exists()
    assert added("ledger", "erase", "mars", "--why", "asked").exit_code == 0
    assert added("ledger", "verify").exit_code == 0


def test_no_ledger_and_no_such_issue_are_told(run: Run, added: Run) -> None:
    """Each with what to do next."""
    result = added("position", "girafe")
    assert result.exit_code == 1 and "Issues: " in result.stderr
    nowhere = CliRunner().invoke(main, ["--ledger", "/nonexistent/l.db", "issues"])
    assert nowhere.exit_code == 1 and "selon add" in nowhere.stderr
