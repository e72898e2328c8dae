"""Questions to a ledger and corrections of it, from the outside."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from selon.claims.stems import stems
from selon.cli import main
from selon.ledger import Ledger
from tests.answers.harbour import moored
from tests.ledger.articles import NOW, entry

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command line over the ledger of the harbour."""
    moored(tmp_path).close()
    db = tmp_path / "harbour.db"
    return lambda *words: CliRunner().invoke(main, ["--ledger", str(db), *map(str, words)])


def told(run: Run, *words: str) -> Any:
    """The object that a question gives."""
    result = run(*words, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


QUESTIONS = {
    "search": ("search", "passagers", "450"),
    "claims": ("claims", "--source", "Léon Ferrec"),
    "dossier": ("dossier", "Léon Ferrec"),
    "firmness": ("firmness", "--by", "outlet"),
    "rejected": ("claims", "--rejected"),
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize(("form", "begins"), [("json", "{"), ("markdown", "## "), ("csv", ""), ("table", "")])
def test_a_question_is_answered_in_every_format(run: Run, question: tuple[str, ...], form: str, begins: str) -> None:
    """One answer, four forms, as many rows in each."""
    result = run(*question, "--format", form, "--width", "100")
    assert result.exit_code == 0 and result.stdout.startswith(begins)
    if form == "csv":
        lines = list(csv.reader(io.StringIO(result.stdout)))
        assert lines and {len(line) for line in lines} == {len(lines[0])}
    if form == "table":
        assert max(map(len, result.stdout.splitlines())) <= 100


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize("time", [("--on", "2031-09-05"), ("--as-of", "2031-12"), ("--known-by", "2032")], ids=str)
def test_a_question_may_be_asked_of_a_day(run: Run, question: tuple[str, ...], time: tuple[str, str]) -> None:
    """Every question takes the three times."""
    assert run(*question, *time).exit_code == 0


@pytest.mark.parametrize(
    ("question", "status", "words"),
    [
        (("search", "girafe"), 1, "no claim or position has"),
        (("search",), 2, "WORDS"),
        (("claims", "--outlet", "La Gazete"), 1, "Near: La Gazette"),
        (("claims", "--source", "des"), 2, "several names"),
        (("claims", "--entity", "Leon Ferek"), 1, "Near: Léon Ferrec"),
        (("claims", "--issue", "girafe"), 1, "Issues: "),
        (("claims", "--basis", "hearsay"), 2, "reportative"),
        (("claims", "--after", "hier"), 1, "no date"),
        (("dossier", "Leon Ferek"), 1, "Near: Léon Ferrec"),
        (("dossier", "des"), 2, "several names"),
        (("firmness", "--by", "moon"), 2, "outlet, month"),
        (("firmness", "--as-of", "hier"), 1, "no date"),
        (("reject", "bac", "--why", "x"), 2, "Give an id"),
        (("reject", "girafe", "--why", "x"), 1, "girafe"),
        (("reject", "c123456789ab"), 2, "--why"),
        (("reject", "c123456789ab", "--why", "x", "--undo"), 1, "Rejected: none"),
        (("alias", "CBA", "Leon Ferek"), 1, "Near: Léon Ferrec"),
        (("alias", "CBA", "Léon Ferrec", "--undo"), 1, "Joined: none"),
        (("same-issue", "girafe", "bac"), 1, "Issues: "),
        (("same-issue", "bac", "bac de nuit"), 1, "one issue already"),
    ],
    ids=str,
)
def test_what_is_not_there_is_told_with_what_is_near(
    run: Run, question: tuple[str, ...], status: int, words: str
) -> None:
    """One line, and an exit status that scripts can use."""
    result = run(*question)
    assert (result.exit_code, words in result.stderr) == (status, True), result.stderr


def test_a_rejection_is_made_listed_and_taken_back(run: Run) -> None:
    """By words, then by id."""
    assert "is rejected" in run("reject", "450 passagers", "--why", "no such man").stdout
    assert told(run, "claims", "--source", "Léon Ferrec")["total"] == 0
    (one,) = told(run, "claims", "--rejected")["rejected"]
    assert one["why"] == "no such man" and one["id"] in run("claims", "--rejected").stdout
    assert "counts again" in run("reject", one["id"], "--why", "he is there", "--undo").stdout
    assert told(run, "claims", "--source", "Léon Ferrec")["total"] == 1


def test_two_names_and_two_issues_become_one_and_two_again(run: Run, tmp_path: Path) -> None:
    """Answers about either are about both, until it is taken back."""
    assert run("alias", "Ferrec", "syndicat des marins", "--why", "he speaks for it").exit_code == 0
    assert len(told(run, "dossier", "Léon Ferrec")["said_by"]) == 3
    assert run("alias", "syndicat des marins", "Léon Ferrec", "--undo").exit_code == 0
    assert len(told(run, "dossier", "Léon Ferrec")["said_by"]) == 1
    market = "Le maire de Brumelle, Ugo Sarrel, a interdit le marché aux fleurs."
    with Ledger(tmp_path / "harbour.db") as ledger:
        ledger.add([entry("fleurs", market, "Le Phare", "2031-04-03")], stems, NOW)
    count = len(told(run, "issues")["issues"])
    assert run("same-issue", "marché", "bac de nuit").exit_code == 0
    (one,) = (issue for issue in told(run, "issues")["issues"] if issue["states"] == 4)
    assert len(told(run, "issues")["issues"]) == count - 1 and run("position", one["id"]).exit_code == 0
    wrong = run("same-issue", "marché", "bac de nuit", "--undo").stderr
    ids = wrong.split("Joined: ")[1].strip().split(" = ")
    assert run("same-issue", *ids, "--undo").exit_code == 0
    assert len(told(run, "issues")["issues"]) == count


def test_a_list_that_was_cut_says_so_in_every_format(run: Run) -> None:
    """Rows for a sheet have no place for it: it goes to standard error."""
    assert "1 of 9 shown" in run("claims", "--limit", "1").stdout
    assert "1 of 9 shown" in run("claims", "--limit", "1", "--format", "csv").stderr
    assert told(run, "claims", "--limit", "1")["total"] == 9
