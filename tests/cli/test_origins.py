"""`selon origins` and `selon timeline`, from the outside."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon.cli import main
from tests.answers.relayed import NINE, filled

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command line over a ledger with nine articles of one origin."""
    filled(tmp_path, NINE).close()
    return lambda *words: CliRunner().invoke(main, ["--ledger", str(tmp_path / "l.db"), *map(str, words)])


def test_origins_are_counted_in_one_line(run: Run) -> None:
    """The line that no other tool prints."""
    result = run("origins", "bac de nuit", "--width", "160")
    assert result.exit_code == 0
    assert "9 articles, 6 outlets, 1 independent origin; hardened at 2 places" in result.stdout


def test_the_object_of_origins_has_its_fields(run: Run) -> None:
    """Those of the documentation, in one object."""
    found = json.loads(run("origins", "bac", "--format", "json").stdout)
    assert {"articles", "outlets", "origins", "edges", "not_covered"} <= set(found)
    assert set(found["origins"][0]) >= {"name", "kind", "articles"}
    assert set(found["edges"][0]) >= {"from", "to", "reason", "document", "span"}


@pytest.mark.parametrize("form", ["table", "markdown", "csv"])
def test_origins_and_timelines_come_in_every_format(run: Run, form: str) -> None:
    """With the origin and the articles."""
    for command in ("origins", "timeline"):
        result = run(command, "bac", "--format", form)
        assert result.exit_code == 0 and "Le Phare" in result.stdout and "vigie-1" in result.stdout


def test_a_picture_is_drawn(run: Run, tmp_path: Path) -> None:
    """The name of the file says its form."""
    pytest.importorskip("matplotlib")
    for name, begins in (("a.svg", b"<?xml"), ("a.png", b"\x89PNG")):
        result = run("timeline", "bac", "--plot", tmp_path / name)
        assert result.exit_code == 0 and str(tmp_path / name) in result.stdout
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_picture_that_cannot_be_drawn_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another form, a folder that is not there, and no matplotlib: each with what to do."""
    result = run("timeline", "bac", "--plot", tmp_path / "a.jpeg")
    assert result.exit_code == 2 and ".svg or .png" in result.stderr
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    result = run("timeline", "bac", "--plot", tmp_path / "a.svg")
    assert result.exit_code == 1 and "pip install 'selon[plot]'" in result.stderr


def test_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    """As one line, not as a trace."""
    pytest.importorskip("matplotlib")
    result = run("timeline", "bac", "--plot", tmp_path / "none" / "a.svg")
    assert result.exit_code == 1 and "No such file or directory" in result.stderr


def test_unknown_words_name_what_is_near(run: Run) -> None:
    """The issues there are."""
    for command in ("origins", "timeline"):
        result = run(command, "girafe")
        assert result.exit_code == 1 and "bac de nuit" in result.stderr
