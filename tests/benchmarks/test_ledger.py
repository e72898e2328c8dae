"""The generator of readings, and the benchmark of the ledger on few of them."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks import ledger, readings


def test_a_reading_of_a_number_is_always_the_same_and_quotes_its_text() -> None:
    """Whatever was made before it."""
    one, again = readings.entry(31), next(islice(readings.entries(40), 31, None))
    assert one == again
    document, text = one.reading, one.reading.document.text
    assert len(document.attributions) == readings.CLAIMS and len(document.positions) == readings.POSITIONS
    assert all(text[slice(*found.cue[0])] == "Selon" for found in document.attributions)
    assert all(found.source_name == text[slice(*found.source[0])] for found in document.attributions)
    assert all(str(found.low) == text[slice(*found.span)] for found in document.quantities)
    assert all(name.name == text[slice(*span)] for name in document.entities for span in name.mentions)


def test_articles_in_a_row_tell_one_matter() -> None:
    """And the next ones another."""
    told = [readings.matter(number) for number in range(2 * readings.TOLD)]
    assert len(set(told)) == 2 and told[0] == told[readings.TOLD - 1] != told[readings.TOLD]


def test_the_benchmark_runs_and_prints_both_tables(capsys: pytest.CaptureFixture[str]) -> None:
    """On few articles; the figures are not held here."""
    assert ledger.main(["--documents", "60"]) == 0
    printed = capsys.readouterr().out
    assert "60 articles, 1,200 claims" in printed and "ratio" in printed
    assert all(name in printed for name in ledger.QUESTIONS)
