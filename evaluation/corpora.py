"""The gold, cut into parts: our own passages (read, check), and with a data folder the articles of gold-dev.

A part that is not `readable` is scored and never read: its items are not printed, here or anywhere, so that
nobody fits the grammar to it. The check files and the documents `wc*` are such parts. Passages of one layer
(`times-read.jsonl`, `quantities-check.jsonl` ...) hold the annotations of that layer alone.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from evaluation import annotation
from evaluation.annotation import Annotation

GOLD = Path(__file__).parent / "gold"
CHECK_PREFIX = "wc"
HALVES = ("read", "check")
LAYERS = ("speech", "relays", "times", "quantities", "positions")


class GoldError(Exception):
    """The gold cannot be used: file, line, fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Annotated texts that are scored together; every annotation carries its `text`.

    `layer` names the only layer they annotate, and is empty where they annotate attributions, times and quantities."""

    title: str
    readable: bool
    passages: tuple[Annotation, ...]
    layer: str = ""


def readable(name: str) -> bool:
    """False for the documents and files that are scored and never read."""
    return not (name.startswith(CHECK_PREFIX) or name.endswith("check"))


def own(lang: str, root: Path = GOLD) -> tuple[Part, ...]:
    """Our own passages of a language: the read half, then the check half; a half without a file is left out."""
    return present(lang, root, "")


def layered(lang: str, root: Path = GOLD) -> tuple[Part, ...]:
    """Our own passages of one layer, layer by layer, the read half before the check half."""
    return tuple(part for layer in LAYERS for part in present(lang, root, layer))


def annotated(root: Path = GOLD) -> tuple[str, ...]:
    """Codes of the languages that have gold of ours, sorted, whether or not Selon can read them."""
    return tuple(sorted({file.parent.name for file in root.glob("*/*.jsonl")}))


def present(lang: str, root: Path, layer: str) -> tuple[Part, ...]:
    """The halves of a layer that have a file, the empty name for all layers."""
    files = [root / lang / f"{layer}{'-' if layer else ''}{half}.jsonl" for half in HALVES]
    return tuple(replace(jsonl(file), layer=layer) for file in files if file.exists())


def jsonl(file: Path) -> Part:
    """A part from a file of one annotation a line; raises GoldError with file and line."""
    passages = []
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            passages.append(annotation.decode(line))
        except msgspec.MsgspecError as fact:
            raise GoldError(f"{file.name}:{number}: {fact}") from fact
        if not passages[-1].text:
            raise GoldError(f"{file.name}:{number}: a passage without text")
    return Part(title=f"own {file.stem.replace('-', ' ')}", readable=readable(file.stem), passages=tuple(passages))


def press(data: Path, lang: str) -> tuple[Part, ...]:
    """The articles of DATA/gold-dev in a language: the part for reading, then the check part."""
    folder = data / "gold-dev"
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder. --data takes the folder that holds gold-dev")
    documents = tuple(x for x in known(folder) if x.lang == lang)
    read = tuple(x for x in documents if readable(x.doc))
    check = tuple(x for x in documents if not readable(x.doc))
    return (
        Part(title="gold-dev read part", readable=True, passages=read),
        Part(title="gold-dev check part", readable=False, passages=check),
    )


def known(folder: Path) -> Iterator[Annotation]:
    """The annotated documents of a folder with their texts, outlet and date as sources.tsv gives them."""
    with (folder / "sources.tsv").open(encoding="utf-8", newline="") as stream:
        sources = {row["id"]: row for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)}
    for name, gold in annotation.folder(folder).items():
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        row = sources.get(name, {})
        yield replace(gold, doc=name, text=text, outlet=row.get("outlet"), published=row.get("published"))


def parts(lang: str, data: Path | None) -> tuple[Part, ...]:
    """All parts there are: our own, and those of a data folder where one is given."""
    return own(lang) + (press(data, lang) if data else ())


def digests(root: Path = GOLD) -> dict[str, str]:
    """SHA-256 of every file of our own gold, by path under the gold folder."""
    files = sorted(file for kind in ("jsonl", "tsv", "txt") for file in root.glob(f"*/*.{kind}"))
    return {file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
