"""The benchmark of the ledger: one that is kept is filled once, and asked as often as one likes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import ledger as benchmark
from selon.ledger import Ledger


def test_a_ledger_that_is_kept_is_filled_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a copy of its first tenth; a second time nothing is added."""
    monkeypatch.setattr(benchmark, "TURN", 4)
    monkeypatch.setattr(benchmark, "TOLD_OF", 8)
    path = tmp_path / "l.db"
    for added in (True, False):
        benchmark.kept(path, 20)
        assert ("articles" in capsys.readouterr().out) is added
        with Ledger(path) as ledger, Ledger(benchmark.beside(path)) as small:
            assert ledger.stats()["documents"] == 20
            assert small.stats()["documents"] == benchmark.tenth(20) == 4
