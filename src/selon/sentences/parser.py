"""The parser that ships with Selon: one spaCy pipeline per language, trained by `training/`."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy
import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from thinc.api import Model
from thinc.types import Floats2d

from selon.errors import ModelError
from selon.languages import folder
from selon.sentences import tokeniser  # noqa: F401  (registers the language and the tokeniser of the models)

MANIFEST = "manifest.json"
"""Digests of a model's files, beside them; written by `training/`."""


@cache
def load(code: str) -> Language:
    """The pipeline of a language: words, morphology, lemmas, trees and named entities; read once.

    Raises ModelError when the model is missing, damaged or made for another spaCy."""
    return load_folder(folder(code) / "model")


def load_folder(path: Path) -> Language:
    """The pipeline in a folder, after its files were checked against their digests."""
    check(path)
    try:
        nlp = spacy.load(path)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: the model cannot be read ({error}). Install Selon again.") from error
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, TrainablePipe):
            widen(pipe.model)
    return nlp


def widen(model: Model[object, object]) -> None:
    """Make the parameters of a network float32 again; on disk they are float16, half the size."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                values: Floats2d = numpy.asarray(node.get_param(name), dtype="float32")  # type: ignore[assignment]
                node.set_param(name, values)


def check(path: Path) -> None:
    """Nothing when every file of the model is as its manifest says; else ModelError."""
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: no model of this language is installed. Install Selon again.") from error
    made, here = manifest["spacy"], version("spacy")
    if made.split(".")[:2] != here.split(".")[:2]:
        raise ModelError(f"{path}: made with spaCy {made}, this is {here}. Install the spaCy of Selon's lock.")
    for name, digest in manifest["files"].items():
        if not (path / name).is_file() or digest_of(path / name) != digest:
            raise ModelError(f"{path / name}: the file is missing or damaged. Install Selon again.")


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; the 14 MB of a model take some 20 ms."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
