"""The benchmark of pages: its pages are frozen, its score is fair, and the readers hold their order."""

from __future__ import annotations

from dataclasses import replace
from statistics import mean

import pytest

from benchmarks import layouts, pages
from benchmarks.layouts import Made

FLOOR = 0.98
ONE = next(layouts.made(1))


def test_the_pages_are_the_ones_that_were_measured() -> None:
    """Two hundred pages and their main texts, by one digest."""
    assert layouts.digest() == layouts.DIGEST


def test_there_are_twenty_layouts() -> None:
    """And every page has main text and something that is neither main text nor beside it."""
    assert len(layouts.layouts()) == 20
    for page in layouts.made(1):
        assert len(page.main) >= 3 and page.aside and len(page.data) > len(" ".join(page.main))


def test_the_own_reader_finds_the_main_text() -> None:
    """One page of each layout; every layout for itself stays above a floor."""
    work = pages.selon_reader("own")
    scores = {page.layout: pages.score(work(page), page).f1 for page in layouts.made(1)}
    assert mean(scores.values()) >= FLOOR
    assert min(scores.values()) >= 0.9, scores


@pytest.mark.parametrize(("text", "f1"), [("a b c d", 1.0), ("a b", 2 / 3), ("a b c d x x x x", 2 / 3), ("", 0.0)])
def test_the_score_counts_words(text: str, f1: float) -> None:
    """Missing words and words too many cost the same; the order does not matter."""
    page = replace(ONE, main=("a b", "c d"), aside=())
    assert pages.score(text, page).f1 == pytest.approx(f1)


def test_what_may_be_taken_or_left_costs_nobody() -> None:
    """A headline or a caption in the text, or not."""
    page: Made = replace(ONE, main=("a b",), aside=("t u",))
    assert pages.score("t u a b", page).f1 == pages.score("a b", page).f1 == pytest.approx(1.0)


def test_the_header_of_trafilatura_is_no_text() -> None:
    """Its metadata stand before the text between two lines of dashes."""
    assert "title:" not in pages.by_trafilatura(ONE)[:200]


def test_the_table_has_ratios() -> None:
    """Pages a second against the first line."""
    scores = {"first": [pages.Score(precision=1, recall=1, f1=1)], "second": [pages.Score(precision=1, recall=1, f1=1)]}
    lines = pages.table(scores, {"first": [2.0], "second": [0.5]}, 1).splitlines()
    assert lines[2].split()[2:4] == ["0.5", "1.0"] and lines[3].split()[2:4] == ["2.0", "4.0"]
