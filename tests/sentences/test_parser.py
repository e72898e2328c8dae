"""The shipped model is whole, light, and refused when it is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from selon.errors import ModelError
from selon.languages import folder
from selon.sentences import parser

MODEL = folder("fr") / "model"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped model, to be damaged."""
    return Path(shutil.copytree(MODEL, tmp_path / "model"))


def test_the_model_has_all_that_the_grammar_reads() -> None:
    """Words, morphology, lemmas, trees and named entities."""
    nlp = parser.load("fr")
    assert {"morphologizer", "trainable_lemmatizer", "parser", "ner"} <= set(nlp.pipe_names)
    assert set(nlp.get_pipe("ner").labels) == {"PER", "LOC", "ORG", "EVENT", "PRODUCT", "DATE", "TIME"}  # type: ignore[attr-defined]


def test_the_model_is_light() -> None:
    """At most 16 MB on disk, licences and card among them."""
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= 16_000_000


def test_the_model_names_no_place_of_the_machine_that_made_it() -> None:
    """Settings hold no path."""
    assert "/" not in (MODEL / "config.cfg").read_text(encoding="utf-8").split("[nlp]")[0]


def test_a_model_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """An empty folder is no model."""
    with pytest.raises(ModelError, match="no model"):
        parser.load_folder(tmp_path)


def test_a_damaged_model_is_refused_by_the_name_of_its_file(copy: Path) -> None:
    """One byte changed is enough."""
    path = copy / "tok2vec" / "model"
    content = bytearray(path.read_bytes())
    content[1000] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelError, match="tok2vec/model.*damaged"):
        parser.load_folder(copy)


def test_a_file_that_was_taken_away_is_named(copy: Path) -> None:
    """A missing file is found before spaCy looks for it."""
    (copy / "parser" / "moves").unlink()
    with pytest.raises(ModelError, match="parser/moves.*missing"):
        parser.load_folder(copy)


def test_a_model_of_another_spacy_is_refused(copy: Path) -> None:
    """The major and minor version must agree."""
    manifest = copy / parser.MANIFEST
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('"spacy": "3.8', '"spacy": "2.0'), encoding="utf-8")
    with pytest.raises(ModelError, match="made with spaCy 2.0"):
        parser.load_folder(copy)
