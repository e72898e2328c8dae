"""The scorer as a command, and its equality with the scorer that came with the prepared gold."""

import copy
import importlib.util
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evaluation import annotation, score
from evaluation.annotation import Annotation
from tests.evaluation.invented import ANNOUNCED, FINISHED, GOLD, TEXT, annotated

OURS = ("timex exact",)
"""Measures that the prepared scorer does not have."""


def write(folder: Path, name: str, value: Annotation) -> None:
    """One annotation as a file."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_bytes(msgspec.json.encode(value))


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """Gold, texts and system of two documents; the system gave nothing for the second."""
    for name in ("p1", "p2"):
        write(tmp_path / "gold", name, annotated(*GOLD, doc=name))
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    write(tmp_path / "system", "p1", annotated(ANNOUNCED, FINISHED))
    return [str(tmp_path / "gold"), str(tmp_path), str(tmp_path / "system")]


def test_a_document_without_output_counts_as_missed(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Two of eight attributions are found, and the line says of how many."""
    assert score.main(folders) == 0
    line = next(x for x in capsys.readouterr().out.splitlines() if x.startswith("attribution detection"))
    assert line.split()[2:] == ["1.000", "0.250", "0.400", "8", "2", "2"]


def test_documents_and_languages_can_be_chosen(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Only what is asked for is counted."""
    score.main([*folders, "--doc", "p1", "--per-doc"])
    assert "documents 1" in capsys.readouterr().out
    score.main([*folders, "--lang", "en"])
    assert "documents 0" in capsys.readouterr().out


def test_every_count_is_in_the_json(folders: list[str], tmp_path: Path) -> None:
    """Each measure has its figure and the counts behind it."""
    score.main([*folders, "--json", str(tmp_path / "out.json")])
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert found["prf"]["+source"] == {"p": 1.0, "r": 0.25, "f1": 0.4, "gold": 8, "sys": 2, "hit": 2}
    assert found["recall_by_type"]["direct"]["n"] == 2


def given_scorer(file: Path) -> Any:
    """The prepared scorer, loaded as a module."""
    spec = importlib.util.spec_from_file_location("given_scorer", file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def worsened(gold: dict[str, Any], seed: int) -> dict[str, Any]:
    """A system that errs in every field: spans, types, names, parents, chains, flags, values; with false alarms."""
    chance, value = random.Random(seed), copy.deepcopy(gold)
    items = value["attributions"]
    for item in list(items):
        ids = [x["id"] for x in items]
        for field, wrong in (
            ("source", []), ("cue", item["content"][:1]), ("type", chance.choice(["direct", "mixed", "indirect"])),
            ("source_name", chance.choice([None, "Personne", "Agence"])), ("parent", chance.choice([None, *ids])),
            ("chain", chance.choice([[None], [None, "x", "y"], ["z", "Agence"], []])),
            ("hedged", not item["hedged"]), ("negated", not item["negated"]), ("source_kind", "group"),
        ):  # fmt: skip
            if chance.random() < 0.2:
                item[field] = wrong
        start, end = item["content"][0]
        item["content"][0] = [start, max(start + 1, end - chance.choice([0, 0, 5, 30]))]
        if chance.random() < 0.2:
            items.append({**copy.deepcopy(item), "id": f"x{len(items)}"})
    value["attributions"] = [x for x in items if chance.random() < 0.8]
    chance.shuffle(value["attributions"])
    for row in value["timexes"][::3]:
        row.update(span=[row["span"][0], row["span"][1] + 3], value="XXXX", type="SET", edtf=None)
    for row in value["quantities"][::3]:
        row.update(max=7, unit="km", approx=not row["approx"])
    for row in value["positions"][::2]:
        row.update(state="forbid")
    return value


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_figures_are_those_of_the_prepared_scorer(prepared_data: Path, seed: int) -> None:
    """Both give the same figures on the prepared gold, against a worsened copy of it."""
    given, folder = given_scorer(prepared_data / "gold-dev" / "score.py"), prepared_data / "gold-dev"
    theirs, ours = given.Score(), []
    for name, gold in given.docs_in(str(folder)):
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        for system in (given.perturb(gold, text, seed), worsened(gold, seed)):
            theirs.doc(gold, system, text)
            ours.append(score.compare(annotation.convert(gold), annotation.convert(system), text))
    found = score.total(ours)
    known = {name: tally for name, tally in found.tallies.items() if name not in OURS}
    assert score.as_dict(replace(found, tallies=known)) == theirs.as_dict()
