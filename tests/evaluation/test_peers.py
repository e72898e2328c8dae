"""Other tools beside Selon."""

from dataclasses import replace

import pytest

from evaluation import corpora, peers, reader
from evaluation.corpora import Part
from evaluation.reader import Outcome
from tests.evaluation.invented import FINISHED, GOLD, REPORTED, TEXT, annotated

PART = Part(title="own read", readable=True, passages=(replace(annotated(*GOLD), text=TEXT),))


def test_every_system_is_scored_on_the_same_passages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a system, over one n."""
    monkeypatch.setattr(corpora, "parts", lambda lang, data: (PART,))
    outcomes = (Outcome(gold=PART.passages[0], system=annotated(FINISHED, REPORTED)),)
    monkeypatch.setattr(reader, "outcomes", lambda part: outcomes)
    assert peers.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "== own read: 1 passages, n=4"
    detections = {line[:22].strip(): line[22:].split()[0] for line in lines[2:] if "[" in line[22:]}
    assert detections["Selon"] == "66.7" and detections["regex floor"] == "66.7"
