"""An answer of the ledger, ready for every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer: `data` is the object of its JSON format; `title`, `columns`, `rows` and `notes` are for people.

    A row has a text for each column; `notes` are lines below the table."""

    title: str
    data: Mapping[str, object]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
