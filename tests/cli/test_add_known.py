"""`selon add` of what is known: nothing is parsed, and the parser is not even loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from selon import version
from selon.cli import main
from selon.ledger import Ledger
from selon.ledger.schema import readings
from tests.intake.served import HERE, Answer, Site
from tests.intake.served import site as served

ARTICLE = "Le pont rouvrira lundi, a annoncé la maire de Valbrune. « Les travaux sont finis », a-t-elle dit.\n"
PAGE = f"<html lang=fr><h1>Le pont de Valbrune rouvre</h1><article><p>{ARTICLE}</p><p>{ARTICLE}</p></article></html>"
CALL = """
import json, sys
from selon.cli import main
try:
    main()
finally:
    parsers = ("spacy", "trafilatura", "pypdf", "selon.pipeline")
    print(json.dumps([name for name in parsers if name in sys.modules]), file=sys.stderr)
"""
Add = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def add(tmp_path: Path) -> Add:
    """`selon add` as a process of its own: what it says, and what of the parsers it loaded."""

    def run(*words: object) -> tuple[str, list[str]]:
        command = [sys.executable, "-c", CALL, "--ledger", str(tmp_path / "l.db"), "add", *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        return done.stdout, json.loads(done.stderr.splitlines()[-1])

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A text and a page."""
    place = tmp_path / "presse"
    place.mkdir()
    (place / "texte.txt").write_text(ARTICLE, encoding="utf-8")
    (place / "page.html").write_text(PAGE, encoding="utf-8")
    return place


def test_files_that_are_known_load_no_parser(add: Add, folder: Path) -> None:
    """A folder, then one file of it."""
    told, loaded = add(folder)
    assert "2 read" in told and "2 new" in told and "spacy" in loaded
    for what, count in ((folder, 2), (folder / "page.html", 1)):
        told, loaded = add(what)
        assert f": {count} known" in told and "0 read" in told and not loaded


def test_a_feed_of_which_nothing_is_new_loads_no_parser(add: Add) -> None:
    """Other bytes with the same entries."""
    with served() as site:
        told, loaded = _polled(add, site, "1")
        assert "1 new" in told and "spacy" in loaded
        told, loaded = _polled(add, site, "2")
        assert "nothing" in told and not loaded


def _polled(add: Add, site: Site, build: str) -> tuple[str, list[str]]:
    item = f"<item><title>Le pont</title><link>{site.url('/pont.html')}</link><guid>pont</guid></item>"
    feed = f"<rss version='2.0'><channel><generator>{build}</generator>{item}</channel></rss>"
    site.answers |= {"/pont.html": Answer(body=PAGE.encode()), "/flux.xml": Answer(body=feed.encode(), kind="text/xml")}
    return add(site.url("/flux.xml"), "--allow", f"{HERE}:{site.port}")


def test_what_is_told_otherwise_is_read_again(add: Add, folder: Path) -> None:
    """Another outlet makes another document; then that is known too."""
    add(folder / "texte.txt")
    assert "1 new" in add(folder / "texte.txt", "--outlet", "La Vigie")[0]
    assert "1 known" in add(folder / "texte.txt", "--outlet", "La Vigie")[0]
    assert "1 new" in add(folder / "texte.txt", "--language", "en")[0]


def test_what_a_newer_selon_reads_is_read_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what was taken back is counted as that."""
    words = ["--ledger", str(tmp_path / "l.db"), "add", str(folder / "texte.txt")]
    assert "1 new" in CliRunner().invoke(main, words).stdout
    monkeypatch.setattr(version, "grammar", lambda: "newer")
    assert "1 read again" in CliRunner().invoke(main, words).stdout
    told = CliRunner().invoke(main, words).stdout
    assert "0 read" in told and "1 known" in told
    with Ledger(tmp_path / "l.db") as ledger:
        (document,) = {row["document"] for row in ledger.rows(select(readings.c.document))}
        ledger.note("withdraw", document, "2031-05-20T08:00:00Z")
    told = CliRunner().invoke(main, words).stdout
    assert "0 read" in told and "1 withdrawn before" in told


def test_known_inputs_count_as_read_in_the_status(folder: Path, tmp_path: Path) -> None:
    """Some known and one refused is 3, not 1."""
    words = ["--ledger", str(tmp_path / "l.db"), "add", str(folder)]
    CliRunner().invoke(main, words)
    (folder / "vide.txt").write_bytes(b"")
    assert CliRunner().invoke(main, words).exit_code == 3
