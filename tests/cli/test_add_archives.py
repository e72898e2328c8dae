"""`selon add` over archives, from the outside: what is read, what is told, and how a run goes on after a stop."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon import pipeline
from selon.cli import main
from selon.ledger import Ledger
from tests.documents import pdfs
from tests.intake import archives
from tests.intake.archives import Made

Run = Callable[..., Result]
COUNT = 45
STOPPED = 33
COMMITTED = 20


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line over a ledger of its own, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return lambda *words, **how: CliRunner().invoke(main, ["--ledger", "l.db", *map(str, words)], **how)


def pages(count: int) -> list[bytes]:
    """Records of so many pages, with a request between."""
    asked = archives.record(Made(kind="request"))
    made = (
        archives.page(f"Le pont numéro {n} rouvrira lundi après des mois de travaux", f"Pont {n}") for n in range(count)
    )
    return [asked, *(archives.response(f"https://journal.example/{n}.html", one) for n, one in enumerate(made))]


def documents(path: Path) -> int:
    """How many documents a ledger has."""
    with Ledger(path) as ledger:
        return ledger.stats()["documents"]


@pytest.mark.parametrize("form", ["a.warc.gz", "one.warc.gz", "a.wacz"])
def test_a_run_that_was_stopped_goes_on(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """What was committed is not read again, and in the end all is there, once."""
    made = pages(COUNT)
    data = {"a.warc.gz": archives.packed(made), "one.warc.gz": archives.in_one(made)}
    data["a.wacz"] = archives.wacz({"archive/a.warc.gz": data["a.warc.gz"]})
    (tmp_path / form).write_bytes(data[form])
    real = pipeline.read

    def stopped(*given: object, **how: object) -> Iterator[object]:
        yield from islice(real(*given, **how), STOPPED)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "read", stopped)
    assert run("add", form).exit_code == 130
    assert documents(tmp_path / "l.db") == COMMITTED
    monkeypatch.setattr(pipeline, "read", real)
    again = run("add", "--resume", form)
    assert f"{COUNT - COMMITTED} read, 0 refused" in again.stdout and "went on at byte" in again.stdout
    assert documents(tmp_path / "l.db") == COUNT
    last = run("add", "--resume", form)
    assert "0 read" in last.stdout and last.exit_code == 0


def test_a_folder_of_everything_is_told_in_a_few_lines(run: Run, tmp_path: Path) -> None:
    """Records that are no pages by their reasons, damage at its byte, other files by their number."""
    folder = tmp_path / "presse"
    folder.mkdir()
    (folder / "a.warc.gz").write_bytes(archives.packed(pages(3))[:-40])
    (folder / "b.pdf").write_bytes(pdfs.release())
    (folder / "c.html.gz").write_bytes(gzip.compress(archives.page("Le bac de Valbrune reprendra mardi matin")))
    (folder / "scan.pdf").write_bytes(pdfs.pdf([[]]))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    told = run("add", folder)
    assert told.exit_code == 3 and "4 read, 2 refused" in told.stdout
    assert "4 records in archives: 2 pages, 1 skipped, 1 damaged\nskipped: 1 request" in told.stdout
    assert "passed over: 1 other files" in told.stdout
    assert "truncated at offset" in told.stderr and "is it a scan?" in told.stderr
    assert "1 damaged" in told.stdout and "2 in quarantine" in told.stdout


def test_an_archive_comes_by_a_pipe(run: Run) -> None:
    """`cat x.warc.gz | selon add -`."""
    told = run("add", "-", input=archives.packed(pages(2)))
    assert told.exit_code == 0 and "2 new" in told.stdout


def test_reading_without_a_ledger_takes_archives_too(run: Run, tmp_path: Path) -> None:
    """`selon read x.warc.gz`: the same door."""
    (tmp_path / "a.warc.gz").write_bytes(archives.packed(pages(1)))
    told = run("read", "a.warc.gz")
    assert told.exit_code == 0 and "maire de Valbrune" in told.stdout
