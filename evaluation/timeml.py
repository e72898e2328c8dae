"""Time expressions of a corpus in TimeML: the text between its tags, and every TIMEX3 with its place in it.

TimeML 1.2.1 and ISO-TimeML write annotations into the text, as `<TIMEX3 type="DATE" value="2031-05">mai</TIMEX3>`. The
creation time of a document is the day against which it is read, and no expression of its text.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from evaluation.annotation import Annotation, Timex
from evaluation.corpora import GoldError
from selon.records import Span

CREATION = "CREATION_TIME"


def documents(folder: Path, *, lang: str, outlet: str) -> tuple[Annotation, ...]:
    """The documents of a folder of `.tml` files by name; raises GoldError where there is none or one is no TimeML."""
    files = sorted(folder.glob("*.tml"))
    if not files:
        raise GoldError(f"{folder}: no .tml file. --data takes the folder that holds it")
    return tuple(document(file, lang, outlet) for file in files)


def document(file: Path, lang: str, outlet: str) -> Annotation:
    """One document: its text, its date and its time expressions in their order. Raises GoldError with file and fact."""
    try:
        root = ElementTree.fromstring(file.read_bytes())
    except ElementTree.ParseError as fact:
        raise GoldError(f"{file.name}: {fact}") from fact
    body = root.find("TEXT")
    if body is None:
        raise GoldError(f"{file.name}: no TEXT")
    pieces: list[str] = []
    found = sorted(_expressions(body, pieces), key=lambda timex: timex.span)
    stated = [t.get("value", "")[:10] for t in root.iter("TIMEX3") if t.get("functionInDocument") == CREATION]
    day = next(iter(stated), None)
    return Annotation(
        doc=file.stem, lang=lang, published=day, outlet=outlet, timexes=tuple(found), text="".join(pieces)
    )


def _expressions(element: ElementTree.Element, pieces: list[str], length: int = 0) -> Iterator[Timex]:
    """Expressions inside an element; `pieces` takes up its text, of which `length` code points went before."""
    pieces.append(element.text or "")
    length += len(pieces[-1])
    for child in element:
        start, before = length, len(pieces)
        yield from _expressions(child, pieces, length)
        inside = "".join(pieces[before:])
        length += len(inside)
        if child.tag == "TIMEX3" and inside.strip() and child.get("functionInDocument") != CREATION:
            yield Timex(span=Span(start, length), type=child.get("type"), value=child.get("value"))
        pieces.append(child.tail or "")
        length += len(pieces[-1])
