"""`selon diff` and `selon revisions`, from the outside: journey 4."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
FIRST, SECOND = (str(EXAMPLES / f"{name}.txt") for name in ("04-gazette-doute-v1", "05-gazette-doute-v2"))
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command line over a ledger with both versions of an article of the demo."""
    place = str(tmp_path_factory.mktemp("ledger") / "l.db")
    sources = ["--sources", str(EXAMPLES / "sources.tsv")]
    CliRunner().invoke(main, ["--ledger", place, "add", FIRST, SECOND, *sources])
    return lambda *words: CliRunner().invoke(main, ["--ledger", place, *words])


def test_two_files_are_compared_in_one_line(run: Run) -> None:
    """How many edits, how many without effect, what changed, on whose word, announced or not."""
    result = run("diff", FIRST, SECOND, "--width", "300")
    assert result.exit_code == 0
    line = result.stdout.splitlines()[0]
    assert "5 text edits, 3 without effect on claims; number Quatre trains -> Six trains, source unchanged" in line
    assert "hedge removed auraient -> ont" in line and "no correction notice" in line


@pytest.mark.parametrize("pair", [("04-gazette-doute-v1", "05-gazette-doute-v2")])
def test_documents_of_the_ledger_are_compared_as_files_are(run: Run, pair: tuple[str, str]) -> None:
    """By name or by the number of the version, with the same changes."""
    by_file = json.loads(run("diff", FIRST, SECOND, "--format", "json").stdout)
    by_name = json.loads(run("diff", *pair, "--format", "json").stdout)
    by_number = json.loads(run("diff", f"{pair[0]}@1", f"{pair[0]}@2", "--format", "json").stdout)
    kinds = [[one["kind"] for one in found["changes"]] for found in (by_file, by_name, by_number)]
    assert kinds == [["number", "hedge_dropped"]] * 3


def test_the_object_has_both_quotations_and_their_places(run: Run) -> None:
    """The words are those of the texts at these places."""
    found = json.loads(run("diff", FIRST, SECOND, "--format", "json").stdout)
    assert set(found) == {"before", "after", "announced", "notes", "edits", "changes", "summary"}
    (number, hedge) = found["changes"]
    for one in (number, hedge):
        for side, file in (("before", FIRST), ("after", SECOND)):
            text = Path(file).read_text(encoding="utf-8")
            start, end = one[side]["span"]
            assert text[start:end] == one[side]["quote"]
            assert one[side]["words"]["quote"] in one[side]["quote"]
    assert number["source_unchanged"] and hedge["effect"] == "hardened" and not hedge["announced"]


@pytest.mark.parametrize("form", ["table", "markdown", "csv"])
def test_every_format_shows_both_quotations(run: Run, form: str) -> None:
    """The older and the newer words."""
    result = run("diff", FIRST, SECOND, "--format", form, "--width", "200")
    assert result.exit_code == 0
    assert "Quatre trains d'essai auraient" in result.stdout and "Six trains d'essai ont" in result.stdout


def test_the_versions_of_an_article_are_listed(run: Run) -> None:
    """With why they are its versions, and what each changed."""
    found = json.loads(run("revisions", "05-gazette-doute-v2", "--format", "json").stdout)
    assert [one["number"] for one in found["versions"]] == [1, 2]
    assert found["versions"][1]["why"] == "same outlet, hour of publication and headline"
    assert len(found["revisions"]) == 1 and len(found["revisions"][0]["changes"]) == 2


def test_a_document_without_versions_is_its_only_one(run: Run, tmp_path: Path) -> None:
    """And what is not there is said, with what is near."""
    assert run("revisions", "no-such-thing").exit_code == 1
    result = run("diff", "no-such-thing", SECOND)
    assert result.exit_code == 1 and "no-such-thing" in result.stderr


def test_a_file_that_cannot_be_read_is_told(run: Run, tmp_path: Path) -> None:
    """As every command tells it."""
    (tmp_path / "a.txt").write_bytes(b"\x89PNG")
    result = run("diff", str(tmp_path / "a.txt"), SECOND)
    assert result.exit_code == 1 and "PNG" in result.stderr


def test_versions_of_one_article_count_once(run: Run) -> None:
    """Where answers count articles; each is still listed."""
    result = run("origins", "train de nuit", "--first", "--width", "200")
    assert "1 article and 1 further version" in result.stdout
    assert "04-gazette-doute-v1" in result.stdout and "05-gazette-doute-v2" in result.stdout
