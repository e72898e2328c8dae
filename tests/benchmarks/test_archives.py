"""The archive of invented pages, and what is measured on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import adding, archives


def test_a_small_archive_is_written_and_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same every time; FastWARC and Selon count the same records."""
    one, two = tmp_path / "a.warc.gz", tmp_path / "b.warc.gz"
    for path in (one, two):
        with open(path, "wb") as file:
            archives.write(file, archives.records(12))
    assert one.read_bytes() == two.read_bytes()
    progress, _ = archives.taken(one, documents=False)
    assert (progress.records, progress.captures, progress.damaged) == (archives.fastwarc(one), 12, 0)
    archives.report(one, documents=False)
    assert "26 records: 12 pages, 14 skipped, 0 damaged" in capsys.readouterr().out


def test_the_whole_of_adding_is_measured_by_quarters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages, rate and memory of the command; what is in the ledger is gone on with."""
    path, ledger = tmp_path / "a.warc.gz", tmp_path / "l.db"
    with open(path, "wb") as file:
        archives.write(file, archives.records(8))
    found = list(adding.parts(path, ledger, 8))
    assert found[-1].pages == 8 and found[-1].seconds > 0 and 50 < found[-1].resident <= found[-1].peak < 2000
    assert not list(adding.parts(path, ledger, 8))


def test_a_part_tells_the_rate_since_the_one_before() -> None:
    """Pages of a second of the processor."""
    made = [
        adding.Part(pages=n, seconds=s, resident=300, peak=400, child=90, step=1)
        for n, s in ((100, 50.0), (300, 100.0))
    ]
    assert made[1].line(made[0]).split() == ["300", "4.0", "300", "400", "90", "1"]
