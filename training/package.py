"""Trained components -> the folder of a language's model, with digests, licences and card."""

from __future__ import annotations

import json
import platform
import re
import shutil
from importlib.metadata import version
from pathlib import Path

import numpy
import spacy
import srsly
from spacy.language import Language
from spacy.strings import StringStore

from selon.sentences.parser import MANIFEST, digest_of
from training import phrases
from training.phrases import HERE

VERSION = "1.0.0"
SHORTEST_ADDRESS = 4
NO_WORD = "ROOT"
"""A string of every model that is no part of a word: edits of it never fit."""
_ADDRESS = re.compile(r"[/@]|(?:\d\D?){7}")
_PACKAGES = ("spacy", "thinc", "numpy")


def join(parser: Path, names: Path) -> Language:
    """One pipeline of the trained parser and the trained named entities, without the paths of this machine."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    return nlp


def write(nlp: Language, code: str, folder: Path) -> None:
    """Write the model with half-precision numbers, its licences and the digests of its files."""
    shutil.rmtree(folder, ignore_errors=True)
    nlp.meta.update(
        name=f"selon_{code}",
        version=VERSION,
        license=f"{phrases.style(code).licence}, see LICENSES",
        description="Words, morphology, lemmas, dependencies and named entities for Selon",
    )
    nlp.to_disk(folder)
    for path in sorted(folder.rglob("model")):
        halve(path)
    forget_addresses(folder / "vocab" / "strings.json")
    forget_edits(folder / "trainable_lemmatizer" / "trees", folder / "vocab" / "strings.json")
    shutil.copytree(HERE / code / "LICENSES", folder / "LICENSES")
    seal(folder)


def halve(path: Path) -> None:
    """Store the parameters of a network as float16; reading widens them again."""
    content = srsly.msgpack_loads(path.read_bytes())
    content["params"] = [
        {
            name: value.astype("float16") if isinstance(value, numpy.ndarray) and value.dtype == "float32" else value
            for name, value in node.items()
        }
        for node in content["params"]
    ]
    path.write_bytes(srsly.msgpack_dumps(content))


def forget_addresses(path: Path) -> None:
    """Leave addresses and telephone numbers, which no lemma or label needs, out of the words that a model keeps."""
    words = json.loads(path.read_text(encoding="utf-8"))
    kept = [word for word in words if len(word) <= SHORTEST_ADDRESS or not _ADDRESS.search(word)]
    path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def forget_edits(trees: Path, words: Path) -> None:
    """Let the edits of lemmas that name a forgotten word fit no word: the lemmatiser would look for it, and fail."""
    strings = StringStore(json.loads(words.read_text(encoding="utf-8")))
    content = srsly.msgpack_loads(trees.read_bytes())
    nothing = strings[NO_WORD]
    for tree in content["trees"]:
        if any(key and key not in strings for key in (tree.get("orig", 0), tree.get("subst", 0))):
            tree.update(orig=nothing, subst=nothing)
    trees.write_bytes(srsly.msgpack_dumps(content))


def seal(folder: Path) -> None:
    """Write the digests of all files of the model but the card, and the versions that made it."""
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and path.name not in (MANIFEST, "MODEL_CARD.md")
    )
    manifest = {
        "version": VERSION,
        "python": platform.python_version(),
        **{name: version(name) for name in _PACKAGES},
        "files": {path.relative_to(folder).as_posix(): digest_of(path) for path in files},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def card(code: str, scores: str) -> str:
    """The model card: what stands in `training/<code>/CARD.md`, with the scores in their place."""
    return (HERE / code / "CARD.md").read_text(encoding="utf-8").replace("{scores}", scores.strip())
