"""The parser that ships with Selon: one spaCy pipeline per language, trained by `training/`."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

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
        return spacy.load(path)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: the model cannot be read ({error}). Install Selon again.") from error


def check(path: Path) -> None:
    """Nothing when every file of the model is as its manifest says; else ModelError."""
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: no model of this language is installed. Install Selon again.") from error
    if spacy.__version__.split(".")[:2] != manifest["spacy"].split(".")[:2]:
        raise ModelError(
            f"{path}: made with spaCy {manifest['spacy']}, this is {spacy.__version__}. Install the spaCy of Selon's lock."
        )
    for name, digest in manifest["files"].items():
        if not (path / name).is_file() or digest_of(path / name) != digest:
            raise ModelError(f"{path / name}: the file is missing or damaged. Install Selon again.")


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; the 14 MB of a model take some 20 ms."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
