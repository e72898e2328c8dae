"""Dates and authors of 30 pages: the gold is frozen, and the figure has a floor."""

from __future__ import annotations

import hashlib

import pytest

from evaluation import pages

# A page or its gold that changes is another test: whoever changes one measures anew.
DIGEST = "fd20baa35ecc0ea189a6c78f6ec4777d13201b0de3472ccdbde29ddea7813909"
FLOOR = 0.95


def test_the_gold_is_the_one_that_was_measured() -> None:
    """SHA-256 over all pages and their gold, by name."""
    whole = hashlib.sha256()
    for file in sorted(pages.GOLD.iterdir()):
        whole.update(file.name.encode() + file.read_bytes())
    assert whole.hexdigest() == DIGEST


def test_dates_and_authors_are_right() -> None:
    """Published, updated with its zone, and authors with their agency, on five shapes of six pages each."""
    found = pages.outcomes()
    assert len(found) == 90
    assert pages.share(found) >= FLOOR, "\n".join(str(one) for one in found if not one.right)


def test_all_or_nothing() -> None:
    """A lost zone is wrong, the order of the authors is not."""
    assert pages.plain("2031-05-20T08:00:00") != pages.plain("2031-05-20T08:00:00+02:00")
    assert pages.plain("2031-05-20T08:00+02:00") == pages.plain("2031-05-20T08:00:00+02:00")
    assert pages.plain(["AFP", "Lise Verdan"]) == pages.plain(("Lise Verdan", "AFP"))


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Five shapes, all of them, and the share."""
    assert pages.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 8 and lines[-1].startswith("right: ")
