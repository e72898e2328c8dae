"""The figures for pairs of sentences, on invented ones."""

from __future__ import annotations

from pathlib import Path

from evaluation.contradictions import FILE, decided, pairs, readings, report

ROWS = [
    ("x1", "La régie de Norvent a vendu le bac à un armateur.", "La régie de Norvent n'a pas vendu le bac.", "1"),
    ("x2", "Le pont de Norvent est ouvert.", "Le pont de Norvent est fermé depuis lundi.", "1"),
    ("x3", "La régie de Norvent a vendu le bac.", "Un armateur a acheté le bac de Norvent.", "0"),
]


def test_pairs_are_read_decided_and_counted(tmp_path: Path) -> None:
    """Both contradictions are found, the third pair is left alone."""
    (tmp_path / FILE).parent.mkdir()
    lines = ["id\tpremise\thypothesis\tlabel", *("\t".join(row) for row in ROWS)]
    (tmp_path / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = pairs(tmp_path)
    hits = [decided(*both) for both in readings(found)]
    assert [hit is not None for hit in hits] == [True, True, False]
    told = report(found, hits)
    assert "precision 100.0 (2 of 2)" in told and "recall    100.0 (2 of 2)" in told
    assert "precision 0.0 (0 of 0)" in report(found, [None] * 3)
