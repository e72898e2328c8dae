"""The gate as a command: it fails on a lowered figure and on changed gold."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from evaluation import corpora, floors, gate, reader, revisions
from evaluation.annotation import Annotation, Item, Timex
from evaluation.corpora import Part
from evaluation.reader import Outcome
from selon import languages
from selon.records import Span
from tests.evaluation.invented import ANNOUNCED, FINISHED, GOLD, TEXT, annotated

PASSAGE = replace(annotated(*GOLD), text=TEXT)


class Bench:
    """A checkout in a temporary folder with a system that finds what it is told to."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.gold = folder / "gold" / "fr" / "read.jsonl"
        self.gold.parent.mkdir(parents=True)
        self.floors, self.changelog = folder / "floors.json", folder / "CHANGELOG.md"
        self.changelog.write_text("# Changelog\n\n## Unreleased\n\n- A thing.\n", encoding="utf-8")
        self.found: tuple[Item, ...] = GOLD
        self.write(PASSAGE.doc)
        patch.setattr(corpora.own, "__defaults__", (folder / "gold",))
        patch.setattr(corpora.layered, "__defaults__", (folder / "gold",))
        patch.setattr(corpora.digests, "__defaults__", (folder / "gold",))
        patch.setattr(corpora.annotated, "__defaults__", (folder / "gold",))
        patch.setattr(revisions.measured, "__defaults__", (folder / "gold",))
        patch.setattr(floors, "FLOORS", self.floors)
        patch.setattr(gate, "CHANGELOG", self.changelog)
        patch.setattr(reader, "outcomes", self.outcomes)

    def write(self, doc: str) -> None:
        """The gold: one passage of this name."""
        self.gold.write_bytes(msgspec.json.encode(replace(PASSAGE, doc=doc)) + b"\n")

    def foreign(self, passage: Annotation) -> None:
        """Gold of a language that has no model: one passage, pinned."""
        file = self.gold.parent.parent / "xx" / "check.jsonl"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(msgspec.json.encode(replace(passage, lang="xx")) + b"\n")
        pinned = floors.load(self.floors)
        floors.save(replace(pinned, digests=corpora.digests()), self.floors)

    def outcomes(self, part: Part) -> tuple[Outcome, ...]:
        """The system's reading."""
        return tuple(Outcome(gold=x, system=annotated(*self.found)) for x in part.passages)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A pinned checkout whose system finds all."""
    made = Bench(tmp_path, monkeypatch)
    assert gate.main(["--pin"]) == 0
    return made


def test_the_gate_passes_on_the_figures_that_were_pinned(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """And prints each with its interval, its count and its floor."""
    assert gate.main([]) == 0
    (line,) = [x for x in capsys.readouterr().out.splitlines() if "detection" in x and "recall" not in x]
    assert line.split() == ["fr", "own", "read", "detection", "100.0", "100.0-100.0", "4", "75.0"]


def test_the_gate_fails_on_a_lowered_figure(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """Two of four found, where one may be missing."""
    bench.found = (ANNOUNCED, FINISHED)
    assert gate.main([]) == 1
    assert "fr own read: detection is 66.7 (n=4), under its floor 75.0" in capsys.readouterr().out


def test_the_gate_fails_on_changed_gold(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """Though every figure is as before; pinning does not make it pass."""
    bench.write("p2")
    assert gate.main([]) == 1
    assert "gold/fr/read.jsonl has changed" in capsys.readouterr().out
    assert gate.main(["--pin"]) == 1


def test_pinning_a_worse_system_leaves_the_floors(bench: Bench) -> None:
    """--pin raises, and nothing else."""
    before = bench.floors.read_bytes()
    bench.found = (ANNOUNCED,)
    assert gate.main(["--pin"]) == 1
    assert bench.floors.read_bytes() == before


def test_lowering_needs_a_reason_and_writes_it(bench: Bench) -> None:
    """Without --why it is refused; with it the changelog says why, and changed gold is accepted."""
    bench.found = (ANNOUNCED,)
    bench.write("p2")
    for words in (["--lower"], ["--lower", "--why", " "], ["--why", "no"]):
        with pytest.raises(SystemExit):
            gate.main(words)
    assert gate.main(["--lower", "--why", "a stricter gold"]) == 0
    assert "- Floors lowered or gold changed: a stricter gold" in bench.changelog.read_text(encoding="utf-8")
    assert gate.main([]) == 0


def test_a_gate_that_holds_nothing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without floors, without gold, there is nothing to be sure of."""
    made = Bench(tmp_path, monkeypatch)
    assert gate.main([]) == 1
    made.gold.unlink()
    assert gate.main(["--pin"]) == 1


def test_gold_without_a_model_is_not_scored(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """No part of it is measured; the gate passes and says that it left the language out."""
    bench.foreign(PASSAGE)
    assert set(gate.measure()) == {"fr own read"}
    assert gate.main([]) == 0
    assert "xx: its gold is validated and not scored" in capsys.readouterr().out


def test_gold_without_a_model_is_validated(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """A span beyond the text fails the gate, and no word of the closed passage is printed."""
    bench.foreign(replace(PASSAGE, timexes=(Timex(span=Span(len(TEXT) - 1, len(TEXT) + 1)),)))
    assert gate.main([]) == 1
    out = capsys.readouterr().out
    assert "xx own check: p1: time expressions" in out and TEXT[:20] not in out


def test_gold_without_a_model_is_pinned_like_the_rest(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """Changed bytes are told, though no figure could fall."""
    bench.foreign(PASSAGE)
    file = bench.gold.parent.parent / "xx" / "check.jsonl"
    file.write_bytes(file.read_bytes() + b"\n")
    assert gate.main([]) == 1
    assert "gold/xx/check.jsonl has changed" in capsys.readouterr().out


def test_the_gold_that_there_is_can_be_scored_or_is_said_not_to_be() -> None:
    """Every language with gold is one of the two."""
    assert "fr" in languages.codes()
    assert set(corpora.annotated()) == {"en", "fr"}
    assert set(gate.unscored()) == {"en", "fr"} - set(languages.codes())
    assert gate.unsound() == []
