"""The error listing: texts of what may be read, counts of what may not."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from evaluation import errors, reader
from evaluation.corpora import Part
from evaluation.reader import Outcome
from tests.evaluation.invented import ANNOUNCED, GOLD, REPORTED, TEXT, annotated

PASSAGE = replace(annotated(*GOLD), text=TEXT)


def outcomes(part: Part) -> tuple[Outcome, ...]:
    """A system that finds two of four attributions, one of them without its cue."""
    found = annotated(ANNOUNCED, replace(REPORTED, cue=()))
    return tuple(Outcome(gold=x, system=found) for x in part.passages)


def listing(file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], doc: str = "p1") -> str:
    """What is printed of a gold file of three passages."""
    names = (doc, f"{doc}b", f"{doc}c")
    file.write_bytes(b"\n".join(msgspec.json.encode(replace(PASSAGE, doc=name)) for name in names))
    monkeypatch.setattr(reader, "outcomes", outcomes)
    assert errors.main(["--gold", str(file)]) == 0
    return capsys.readouterr().out


def test_errors_of_the_read_half_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Counted by class with their cues, then each with the words of its source, cue and content."""
    lines = listing(tmp_path / "read.jsonl", monkeypatch, capsys).splitlines()
    assert lines[0] == "# own read: 9 errors in 3 passages"
    assert lines[1] == "missed 6, wrong cue 3"
    assert lines[3].split() == "3 missed: cue that was not parsed affirment 3".split()
    assert any("S[la préfecture] C[Selon] X[le chantier serait terminé]" in line for line in lines)
    assert "## missed: selon (3)" in lines


def test_classes_can_be_chosen_and_texts_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only those whose name has the words; only their counts."""
    listing(tmp_path / "read.jsonl", monkeypatch, capsys)
    errors.main(["--gold", str(tmp_path / "read.jsonl"), "--only", "wrong cue"])
    assert capsys.readouterr().out.startswith("# own read: 3 errors in 3 passages")
    errors.main(["--gold", str(tmp_path / "read.jsonl"), "--counts"])
    assert "S[" not in capsys.readouterr().out


@pytest.mark.parametrize(("file", "doc"), [("check.jsonl", "p1"), ("read.jsonl", "wc01_2031-03-10")])
def test_items_of_a_check_part_are_never_shown(
    file: str, doc: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither of a check file nor of a document named wc: no word of the text, only counts."""
    shown = listing(tmp_path / file, monkeypatch, capsys, doc)
    assert "3  missed: selon" in shown and "never read" in shown
    assert "préfecture" not in shown and "S[" not in shown


def test_a_check_document_is_not_shown_from_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy of the check half under another name stays closed."""
    checked = Part(title="own check", readable=False, passages=(replace(PASSAGE, doc="p1"),))
    monkeypatch.setattr(errors.corpora, "own", lambda lang: (checked,))
    shown = listing(tmp_path / "read.jsonl", monkeypatch, capsys)
    assert "p1b  …" in shown and "p1  …" not in shown
