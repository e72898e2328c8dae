"""`selon conflicts` from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from selon.cli import main

VIGIE = "Selon Le Phare d'Armance, la préfète de Norvent aurait interdit le bac de nuit."
GAZETTE = "La préfète de Norvent a interdit le bac de nuit, selon Le Phare d'Armance."
SOURCES = "id\toutlet\tpublished\nvigie\tLa Vigie\t2031-05-03\ngazette\tLa Gazette\t2031-05-04\n"


@pytest.fixture
def ledger(tmp_path: Path) -> list[str]:
    """The options that name a ledger with two articles that disagree."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("vigie", VIGIE), ("gazette", GAZETTE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "sources.tsv").write_text(SOURCES, encoding="utf-8")
    options = ["--ledger", str(tmp_path / "l.db")]
    sources = str(folder / "sources.tsv")
    done = CliRunner().invoke(main, [*options, "add", str(folder), "--sources", sources, "--language", "fr"])
    assert done.exit_code == 0
    return options


def test_the_conflicts_of_a_ledger_have_the_shape_that_is_documented(ledger: list[str]) -> None:
    """Kind, issue, both accounts, the reason, and what would dissolve it."""
    found = json.loads(CliRunner().invoke(main, [*ledger, "conflicts", "--format", "json"]).stdout)
    (one,) = found["conflicts"]
    assert {"kind", "issue", "a", "b", "reason", "dissolves_if"} <= one.keys()
    assert one["kind"] == "firmness" and "bac" in one["issue"]
    assert [one[side]["document"] for side in "ab"] == ["vigie", "gazette"]
    assert {"document", "span", "quote", "chain"} <= one["a"].keys()


def test_an_issue_narrows_the_list(ledger: list[str]) -> None:
    """By words; words of no issue are an error that names what is near."""
    assert "1 conflict" in CliRunner().invoke(main, [*ledger, "conflicts", "--issue", "bac de nuit"]).stdout
    unknown = CliRunner().invoke(main, [*ledger, "conflicts", "--issue", "girafe"])
    assert unknown.exit_code == 1 and "bac" in unknown.stderr


@pytest.mark.parametrize(("form", "begins"), [("csv", "kind,one account"), ("markdown", "## 1 conflict")])
def test_conflicts_come_in_every_format(ledger: list[str], form: str, begins: str) -> None:
    """The same rows."""
    assert CliRunner().invoke(main, [*ledger, "conflicts", "--format", form]).stdout.startswith(begins)
