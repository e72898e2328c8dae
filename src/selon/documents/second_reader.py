"""A second voice on what the text of a page is, heard where Selon's own reader finds none: trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

from lxml import etree

from selon.documents import shapes
from selon.documents.html import described, parsed
from selon.documents.metadata import metadata
from selon.documents.page import Page
from selon.records import Gap, Span

# Fewer characters are a notice on cookies, a form or a list, and not an article that the page hides.
ENOUGH = 500
PARTS = frozenset({"p", "head", "item", "quote", "cell", "ab", "code"})
OURS = "second-reader: the layout of the page shows no article; what is read is what trafilatura takes for its text"
FROM_RECORD = "from-record: the page shows no article; what is read is the text that its record carries (articleBody)"


def page(source: str, place: str = "page") -> Page:
    """The text of the page as trafilatura sees it, with what its records say; an empty text for less than an article.

    Raises NoArticle where the page cannot be parsed."""
    known = metadata(parsed(source, place))
    written = _trafilatura().extract(source, output_format="xml", include_comments=False, include_tables=True)
    blocks = list(_blocks(etree.fromstring(written.encode()))) if written else []
    return described(_joined(blocks, OURS), known)


def from_record(read: Page) -> Page:
    """The page with the text that its record carries; an empty text where it carries less than an article."""
    lines = [" ".join(line.split()) for line in read.full.splitlines()]
    found = _joined([(line, "") for line in lines if line], FROM_RECORD)
    return replace(read, text=found.text, hints=(), times=(), entries=(), full="", gaps=found.gaps + read.gaps)


def _joined(blocks: list[tuple[str, str]], reason: str) -> Page:
    """The blocks as a text with its hints, and the gap that says where it is from; empty where they are too few."""
    if sum(len(text) for text, _ in blocks if shapes.is_prose(text)) < ENOUGH:
        return Page(text="")
    hints: list[tuple[Span, str]] = []
    place = 0
    for text, hint in blocks:
        if hint:
            hints.append((Span(place, place + len(text)), hint))
        place += len(text) + 2
    return Page(
        text="\n\n".join(text for text, _ in blocks),
        hints=tuple(hints),
        gaps=(Gap(span=Span(0, 0), reason=reason),),
    )


def _blocks(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """The parts of trafilatura's XML as lines, headings with their hint."""
    for element in tree.iter(*PARTS):
        if element.tag in ("item", "quote", "cell") and next(element.iterdescendants(*PARTS), None) is not None:
            continue
        if text := " ".join("".join(element.itertext()).split()):
            yield text, "heading" if element.tag == "head" else ""


@cache
def _trafilatura() -> Any:
    """The module, loaded when it is first asked: its import takes longer than the reading of a hundred pages."""
    return import_module("trafilatura")
