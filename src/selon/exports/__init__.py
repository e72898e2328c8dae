"""The formats in which a reading leaves Selon: one module each, named in `FORMATS`.

A new format is one module with a `render` and one line below; the command line follows from the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from selon.records import Reading

FORMATS: dict[str, str] = {
    "table": "selon.exports.terminal",
    "json": "selon.exports.annotation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a reading is to be shown to a person; formats for machines ignore it.

    `width` is in columns; `styled` allows bold and underlined type, `coloured` colour as well;
    `ascii` leaves out line-drawing characters; `article` shows the text above its attributions."""

    width: int = 100
    styled: bool = False
    coloured: bool = False
    ascii: bool = False
    article: bool = True


class Export(Protocol):
    """What a module named in `FORMATS` gives."""

    def render(self, reading: Reading, look: Look) -> str:
        """The reading in this format, ended by a line break."""


def export(name: str) -> Export:
    """The module that writes the format of that name; KeyError for a name that is not in `FORMATS`."""
    return cast(Export, import_module(FORMATS[name]))
