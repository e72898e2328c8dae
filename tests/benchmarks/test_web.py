"""The benchmark of the server, on a small ledger."""

from __future__ import annotations

from pathlib import Path

from benchmarks import web
from benchmarks.readings import entries
from selon.claims.stems import stems
from selon.ledger import Ledger


def test_each_question_is_asked_beside_the_call(tmp_path: Path) -> None:
    """One row for each, with the figures of the call, of one client, of eight, and of the processor."""
    path = tmp_path / "l.db"
    with Ledger(path, create=True) as ledger:
        ledger.add(entries(30), stems, web.NOW)
    _, _, *rows, _ = web.of_many(path, 8).splitlines()
    assert len(rows) == len(web.LARGE)
    for name, row in zip(web.LARGE, rows, strict=True):
        figures = row.removeprefix(name).removesuffix("over the bar").split()
        assert row.startswith(name) and len(figures) == 7 and all(float(one) >= 0 for one in figures)


def test_pages_are_weighed(tmp_path: Path) -> None:
    """Script and style of the first page keep within 150 kB, compressed; a page loads more than itself."""
    path = tmp_path / "l.db"
    with Ledger(path, create=True) as ledger:
        ledger.add(entries(30), stems, web.NOW)
    with web.serving(path) as server:
        first, *pages = web.weighed(server, ("/", "/issues")).splitlines()
    script = int(first.split()[3].replace(",", ""))
    assert 1_000 < script < 150_000
    for page in pages:
        own, whole = (int(word.replace(",", "")) for word in page.split() if word.replace(",", "").isdigit())
        assert 0 < own < own + script < whole < 300_000
