"""Selon reads news and lists who said what, on whose word, how firmly.

A capture is the bytes of an article; a document is its text with paragraphs and dates; sentences are its parse;
a reading is what was found in them: attributions, and the gaps that were left. `captures` gives the first from
paths, `read` the last from captures. Inputs that cannot be read come back as their errors, in their place.

>>> from selon import captures, read
>>> (reading,) = read(captures(["examples/04-gazette-doute-v1.txt"]))
>>> said = [found for found in reading.attributions if found.source_name == "Malo Ferrandier"]
>>> [reading.document.text[span.start : span.end] for found in said for span in found.cue]
['dit', 'prévient', 'Selon']
>>> said[0].chain
('La Gazette de Port-Héron', 'Malo Ferrandier')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.intake import captures
    from selon.pipeline import Facts, Options, explain, read

__all__ = ["Facts", "Options", "captures", "explain", "read"]


def __getattr__(name: str) -> object:
    """The public name, loaded when it is first asked for: `import selon` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'selon' has no attribute {name!r}")
    return getattr(import_module("selon.intake" if name == "captures" else "selon.pipeline"), name)
