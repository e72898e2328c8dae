"""The archive of invented pages, and what is measured on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import archives


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
