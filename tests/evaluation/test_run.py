"""The tables of a run."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation import corpora, reader, run
from evaluation.corpora import Part
from evaluation.reader import Outcome
from tests.evaluation.invented import ANNOUNCED, FINISHED, GOLD, TEXT, annotated

READ = Part(
    title="own read",
    readable=True,
    passages=(
        replace(annotated(*GOLD, doc="r1"), text=TEXT, phenomena=("nested", "selon")),
        replace(annotated(FINISHED, doc="r2"), text=TEXT, phenomena=("selon",)),
    ),
)
CHECK = Part(title="own check", readable=False, passages=(replace(annotated(*GOLD, doc="c1"), text=TEXT),))


def outcomes(part: Part) -> tuple[Outcome, ...]:
    """A system that finds two attributions everywhere, and cannot read c1."""
    found = annotated(ANNOUNCED, FINISHED)
    return tuple(
        Outcome(gold=x, failure="c1: not read") if x.doc == "c1" else Outcome(gold=x, system=found)
        for x in part.passages
    )


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What a run prints; its JSON is out.json."""
    monkeypatch.setattr(corpora, "parts", lambda lang, data: (READ, CHECK))
    monkeypatch.setattr(corpora, "layered", lambda lang: ())
    monkeypatch.setattr(reader, "outcomes", outcomes)
    assert run.main(["--json", str(tmp_path / "out.json")]) == 0
    return capsys.readouterr().out


def test_the_summary_sets_the_parts_side_by_side(printed: str) -> None:
    """Figure, interval and count of each part on one line."""
    line = next(x for x in printed.splitlines() if x.startswith("detection  ") and "[" in x)
    assert line.count("[") == 2 and line.split()[1] == "66.7" and "n=5" in line and line.endswith("n=4")


def test_phenomena_are_counted_the_least_found_first(printed: str) -> None:
    """Of the passages with a nested attribution half is found; of those with selon three of five."""
    rows = [x.split() for x in printed.splitlines() if x.startswith(("nested   ", "selon   ")) and "." not in x]
    assert rows == [["nested", "1", "4", "2", "2", "0"], ["selon", "2", "5", "3", "3", "1"]]


def test_a_refused_passage_of_a_check_part_is_counted_and_not_named(printed: str) -> None:
    """How many could not be read, not which."""
    assert "own check: 1 passages, 1 could not be read" in printed and "c1" not in printed


def test_the_json_has_figures_and_intervals(printed: str, tmp_path: Path) -> None:
    """By part, every measure with its counts, the headline ones with their interval."""
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert found["own read"]["prf"]["attribution detection"]["hit"] == 3
    assert found["own check"]["headline"]["detection"] == {"value": 0.0, "low": 0.0, "high": 0.0, "n": 4}
