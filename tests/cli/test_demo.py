"""`selon demo`."""

from __future__ import annotations

import importlib

import pytest

from selon.errors import WrongLanguage
from tests.exports.invented import TEXT


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """A bundle of two articles in the place of ours."""
    folder = tmp_path / "examples"
    folder.mkdir()
    for name in ("un", "two"):
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (folder / "sources.tsv").write_text("id\toutlet\nun\tLa Vigie\n", encoding="utf-8")
    monkeypatch.setattr(demo_module(), "PACKAGE", tmp_path)
    return folder


def demo_module():
    """The module of the command."""
    return importlib.import_module("selon.cli.demo")


def test_shows_the_articles_with_their_outlets(selon, bundle):
    """Outlets come from the bundle's own table, and the end says where the articles are."""
    result = selon("demo")
    assert result.exit_code == 0
    assert "un · La Vigie" in result.stdout
    assert "2 read, 0 refused" in result.stdout
    assert f"selon explain {bundle / 'two.txt'} a1" in result.stdout


def test_an_article_in_a_language_not_read_is_no_failure(selon, bundle, pipeline):
    """The bundle has English articles for the version that reads them; until then they are named."""
    pipeline.refuses["two"] = WrongLanguage("two.txt", "it is in English", "Wait.", language="en")
    result = selon("demo")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Not read, since in the language 'en': two.txt" in result.stdout


def test_a_broken_article_is_a_failure(selon, bundle):
    """What comes with Selon must be readable."""
    (bundle / "vide.txt").touch()
    result = selon("demo")
    assert result.exit_code == 3
    assert "vide.txt" in result.stderr


def test_a_missing_bundle_is_one_line(selon, tmp_path, monkeypatch):
    """With the place where it should be."""
    monkeypatch.setattr(demo_module(), "PACKAGE", tmp_path / "a" / "b")
    result = selon("demo")
    assert result.exit_code == 1
    assert "the demo is not there" in result.stderr


def test_the_bundle_is_found():
    """In the package, or at the top of the repository."""
    assert (demo_module().examples() / "sources.tsv").is_file()
