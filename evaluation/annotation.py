"""The annotation of one document, gold or system, as written by `selon annotate`.

Missing fields are empty: a system that fills one layer only can be scored on that layer.
Spans are half-open, in code points of the text as given in the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from selon.records import Span

Spans = tuple[Span, ...]
TYPES = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An attribution. `rule` is empty in gold."""

    id: str | None = None
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    type: str | None = None
    source_name: str | None = None
    source_kind: str | None = None
    parent: str | None = None
    chain: tuple[str | None, ...] = ()
    hedged: bool = False
    negated: bool = False
    speech_act: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression; `value` is TIMEX3, `edtf` EDTF level 1."""

    span: Span
    type: str | None = None
    value: str | None = None
    edtf: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity between `min` and `max`, both included; None leaves that side open."""

    span: Span
    min: float | None = None
    max: float | None = None
    approx: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named entity with all its mentions."""

    kind: str | None = None
    mentions: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An actor's state on an issue, with the words that show it."""

    actor: str | None = None
    state: str | None = None
    evidence: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """All layers of one document. `text` and `phenomena` are filled in our own gold only."""

    doc: str = ""
    lang: str | None = None
    published: str | None = None
    outlet: str | None = None
    attributions: tuple[Item, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    positions: tuple[Position, ...] = ()
    text: str = ""
    phenomena: tuple[str, ...] = ()


NOTHING = Annotation()


def decode(data: bytes | str) -> Annotation:
    """The annotation in a JSON object; raises msgspec.ValidationError with the field that is wrong."""
    return msgspec.json.decode(data, type=Annotation)


def convert(value: object) -> Annotation:
    """The annotation in a dictionary, as the exporter gives it; raises msgspec.ValidationError."""
    return msgspec.convert(value, type=Annotation)


def folder(path: Path) -> dict[str, Annotation]:
    """Annotations of the JSON files of a folder by file stem, sorted; files of another form are left out."""
    found = {}
    for file in sorted(path.glob("*.json"), key=lambda p: p.name):
        data = file.read_bytes()
        raw = msgspec.json.decode(data)
        if isinstance(raw, dict) and "attributions" in raw:
            found[file.stem] = decode(data)
    return found
