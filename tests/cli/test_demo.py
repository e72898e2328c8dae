"""`selon demo`."""

from __future__ import annotations

import importlib
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon.cli import main
from selon.languages import codes
from selon.ledger import Ledger

Run = Callable[..., Result]
FRENCH = 6
READ = FRENCH + 2 * ("en" in codes())
"""Articles of the bundle that are read: two are in English."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line of somebody with a home of his own and a ledger of his own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    monkeypatch.setenv("SELON_LEDGER", str(tmp_path / "mine.db"))
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle of one article in the place of ours."""
    folder = tmp_path / "examples"
    folder.mkdir()
    shutil.copy(demo_module().examples() / "04-gazette-doute-v1.txt", folder)
    (folder / "sources.tsv").write_text("id\toutlet\n04-gazette-doute-v1\tLa Vigie\n", encoding="utf-8")
    monkeypatch.setattr(demo_module(), "PACKAGE", tmp_path)
    return folder


def demo_module():  # type: ignore[no-untyped-def]
    """The module of the command."""
    return importlib.import_module("selon.cli.demo")


@pytest.fixture
def shown(run: Run) -> str:
    """What the demo prints."""
    result = run("demo", "--width", "80")
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_it_shows_an_article_a_position_a_conflict_and_a_count_of_origins(shown: str) -> None:
    """Each under the command that shows it whole, on eighty columns."""
    for words in (
        f"Read: {READ} invented articles",
        *([] if READ > FRENCH else ["Not read, since not in French: 06-mercury-sleeper.txt, 07-tidewire-permit.txt"]),
        "┊ conditional   responsables de Voies ferrées nationales",
        "> selon position 'train de nuit' --brief",
        "AUTHORISE   a autorisé mercredi",
        "polarity   « ",
        "« VFN dément tout blocage »",
        "3 independent origins",
    ):
        assert words in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_the_commands_to_try_next_work_on_its_ledger(shown: str, run: Run, tmp_path: Path) -> None:
    """Every one of them; the ledger is in the folder of caches, and nobody's own was touched."""
    place = tmp_path / ".cache" / "selon" / "demo.db"
    assert "export SELON_LEDGER=~/.cache/selon/demo.db" in shown
    lines = [line.strip() for line in shown.splitlines() if line.startswith("  selon ")]
    assert len(lines) > 7
    for line in lines:
        _, *words = shlex.split(line)
        assert run("--ledger", place, *words).exit_code == 0, line
    assert not (tmp_path / "mine.db").exists()


def test_it_ends_with_the_pages(shown: str) -> None:
    """One command opens them on its ledger."""
    assert shown.rstrip().endswith("selon serve --open")


def test_a_second_demo_is_the_same(shown: str, run: Run, tmp_path: Path) -> None:
    """What somebody corrected in the first one is gone with it."""
    with Ledger(tmp_path / ".cache" / "selon" / "demo.db") as ledger:
        ledger.note("alias", "VFN", "2031-01-01T00:00:00Z", other="ASR")
    assert run("demo", "--width", "80").stdout == shown


def test_a_ledger_that_is_named_gets_the_articles(run: Run, tmp_path: Path) -> None:
    """Beside what it has; the end names it."""
    result = run("--ledger", tmp_path / "given.db", "demo")
    assert result.exit_code == 0 and "SELON_LEDGER=~/given.db" in result.stdout
    assert not (tmp_path / ".cache").exists()
    assert f"{READ} documents" in " ".join(run("--ledger", tmp_path / "given.db", "ledger", "stats").stdout.split())


def test_a_cache_that_cannot_be_written_is_no_hindrance(
    run: Run, tmp_path: Path, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it is made in the folder of what is temporary."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    result = run("demo")
    assert result.exit_code == 0 and "demo.db" in result.stdout


def test_articles_without_an_issue_are_shown_all_the_same(run: Run, bundle: Path) -> None:
    """What nothing can be asked of is left out."""
    (bundle / "04-gazette-doute-v1.txt").write_text("Le pont est vieux, selon le maire.\n", encoding="utf-8")
    result = run("demo")
    assert result.exit_code == 0 and "Read: 1 invented" in result.stdout
    assert "selon position" not in result.stdout and "selon issues" in result.stdout


def test_a_broken_article_is_a_failure(run: Run, bundle: Path) -> None:
    """What comes with Selon must be readable."""
    (bundle / "vide.txt").touch()
    result = run("demo")
    assert result.exit_code == 3
    assert "vide.txt" in result.stderr


def test_a_missing_bundle_is_one_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the place where it should be."""
    monkeypatch.setattr(demo_module(), "PACKAGE", tmp_path / "a" / "b")
    result = run("demo")
    assert result.exit_code == 1
    assert "the demo is not there" in result.stderr


def test_the_bundle_is_found() -> None:
    """In the package, or at the top of the repository."""
    assert (demo_module().examples() / "sources.tsv").is_file()
