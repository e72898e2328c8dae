"""The folder of a model is light, sealed, and reads back."""

from __future__ import annotations

import json
from pathlib import Path

import numpy
import pytest
import srsly
from spacy.strings import StringStore
from thinc.api import Linear

from selon.errors import ModelError
from selon.sentences import parser
from training import package


def test_numbers_are_stored_in_half_the_size(tmp_path: Path) -> None:
    """On disk the parameters are float16; read and widened they are float32 and nearly the same."""
    model = Linear(8, 8).initialize()
    path = tmp_path / "model"
    path.write_bytes(model.to_bytes())
    package.halve(path)
    assert srsly.msgpack_loads(path.read_bytes())["params"][0]["W"].dtype == "float16"
    read = Linear(8, 8).from_bytes(path.read_bytes())
    parser.widen(read)
    assert read.get_param("W").dtype == "float32"
    assert numpy.allclose(read.get_param("W"), model.get_param("W"), atol=1e-3)


def test_the_manifest_names_files_and_versions(tmp_path: Path) -> None:
    """Every file but the card is sealed, with the versions that made the model."""
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "model").write_bytes(b"numbers")
    (tmp_path / "MODEL_CARD.md").write_text("card", encoding="utf-8")
    package.seal(tmp_path)
    manifest = json.loads((tmp_path / parser.MANIFEST).read_text(encoding="utf-8"))
    assert list(manifest["files"]) == ["part/model"]
    assert {"version", "python", "spacy", "thinc", "numpy"} <= manifest.keys()
    parser.check(tmp_path)
    (tmp_path / "part" / "model").write_bytes(b"other numbers")
    with pytest.raises(ModelError):
        parser.check(tmp_path)


def test_a_model_keeps_no_address(tmp_path: Path) -> None:
    """Pages, persons and telephones of the training texts are none of its words."""
    path = tmp_path / "strings.json"
    words = ["bridge", "w/", "http://example.org/a", "anna@example.org", "555-010-2233", "1,500"]
    path.write_text(json.dumps(words), encoding="utf-8")
    package.forget_addresses(path)
    assert json.loads(path.read_text(encoding="utf-8")) == ["bridge", "w/", "1,500"]


def test_an_edit_of_a_forgotten_word_fits_no_word(tmp_path: Path) -> None:
    """The lemmatiser looks up the words of its edits; one that is gone would stop it in the middle of an article."""
    strings = StringStore(["bridges", "bridge", "anna@example.org"])
    keys = {word: strings[word] for word in ("bridges", "bridge", "anna@example.org")}
    trees, words = tmp_path / "trees", tmp_path / "strings.json"
    known = {"orig": keys["bridges"], "subst": keys["bridge"]}
    gone = {"orig": keys["anna@example.org"], "subst": 0}
    inner = {"prefix_len": 1, "suffix_len": 0, "prefix_tree": 0, "suffix_tree": 1}
    trees.write_bytes(srsly.msgpack_dumps({"trees": [known, gone, inner]}))
    words.write_text(json.dumps(["bridges", "bridge", package.NO_WORD]), encoding="utf-8")
    package.forget_edits(trees, words)
    nothing = strings.add(package.NO_WORD)
    kept = srsly.msgpack_loads(trees.read_bytes())["trees"]
    assert kept == [known, {"orig": nothing, "subst": nothing}, inner]


def test_the_card_has_the_scores() -> None:
    """The scores stand in the place that the card keeps for them."""
    assert "| 84.00 |" in package.card("fr", "| test | 84.00 |")
