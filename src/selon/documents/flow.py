"""The elements of a page, in the order in which they are read -> blocks of text with what their tags say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree

from selon.documents import shapes
from selon.documents.dates import instant
from selon.documents.layout import Layout
from selon.documents.microdata import time_kind

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
LIMITS = {"byline": 200, "standfirst": 800, "caption": 600}
SPACE = re.compile("[ \t\n\r\f]+")
BREAK = re.compile(" ?\ue001[ \ue001]*\ue001 ?")
LINKED = 0.8
TEASER_WORDS = 5
TEASER = 200
TEASING = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A date of a <time> element: its offset in the block, its value, and `published` or `updated` where it says."""

    offset: int
    value: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of text, with line breaks where the page has <br>; `entry` is the number of its entry in a live blog."""

    text: str
    hint: str = ""
    times: tuple[Time, ...] = ()
    entry: int = 0


class _Flow:
    """Text gathered since the last block began, and the hints of the elements around it."""

    def __init__(self, page: Layout, entries: dict[etree._Element, int]) -> None:
        self.page = page
        self.entries = entries
        self.entry = 0
        self.parts: list[str] = []
        self.times: list[tuple[str, str]] = []
        self.linked = 0
        self.links = 0
        self.hints: list[str] = [""]
        self.seen_prose = False
        self.titled = False

    def add(self, text: str) -> None:
        """Nothing; the text joins the block."""
        self.parts.append(text)
        self.linked += len(text.strip()) if self.links else 0

    def flush(self) -> Iterator[Block]:
        """The block that ends here, as one block or several where a double line break parts it."""
        if not self.parts:
            return
        raw = SPACE.sub(" ", "".join(self.parts)).strip(" \ue001")
        times, linked = self.times, self.linked
        self.parts, self.times, self.linked = [], [], 0
        for part in BREAK.split(raw) if raw else ():
            text, found = _timed(part.replace("\ue001", "\n"), times)
            if text.strip(shapes.BLANKS):
                hint = self._hint(text, linked)
                self.seen_prose = self.seen_prose or not hint and shapes.is_prose(text)
                self.titled = self.titled or hint == "title"
                yield Block(text=text, hint=hint, times=found, entry=self.entry)

    def _hint(self, text: str, linked: int) -> str:
        """What the tags say of a block: the nearest hint that its length allows, or that it is all links."""
        hint = self.hints[-1]
        if len(text) > LIMITS.get(hint, len(text)):
            hint = ""
        if hint == "teaser" and self.titled and not self.seen_prose and not linked and len(text) >= TEASING:
            return "standfirst"  # some editors call the first lines of the article itself its teaser
        if hint in ("", "heading") and linked >= LINKED * len(text):
            named = self.seen_prose and len(shapes.words(text)) >= TEASER_WORDS and len(text) <= TEASER
            return "teaser" if named else "links"
        return hint

    def open(self, element: etree._Element, kind: str) -> None:
        """Nothing; an element begins that is not dropped: its hint, its time, its text."""
        outer = self.hints[-1]
        kept = outer == "teaser" or outer == "boilerplate" and kind != "byline" or not kind
        self.hints.append(outer if kept else kind)
        self.entry = self.entries.get(element, self.entry)
        tag = element.tag
        if tag == "a":
            self.links += 1
        elif tag == "br":
            self.add("\ue001")
        elif tag == "time" and (value := instant(element.get("datetime") or "")):
            self.times.append((value, time_kind(element)))
            self.add("\ue000")
        if element.text:
            self.add(" " + element.text if self._abuts(element) else element.text)

    def _abuts(self, element: etree._Element) -> bool:
        """Whether an inline element follows another without a blank, where only the style sheet sets them apart."""
        before = self.parts[-1][-1:] if self.parts else ""
        if not (before.islower() or before.isdigit()) or not element.text[:1].isupper() or element.tag in BLOCKS:
            return False
        sibling = element.getprevious()
        return sibling is not None and not sibling.tail

    def close(self, element: etree._Element) -> None:
        """Nothing; an element ends."""
        self.hints.pop()
        self.links -= element.tag == "a"
        if element in self.entries:
            self.entry = 0


def blocks(
    container: etree._Element, page: Layout, entries: dict[etree._Element, int] | None = None
) -> Iterator[Block]:
    """The blocks of text inside an element, in reading order; menus, scripts, forms and the like are left out."""
    flow = _Flow(page, entries or {})
    walk = etree.iterwalk(container, events=("start", "end"))
    dropped = False
    for event, element in walk:
        block = element.tag in BLOCKS
        if block:
            yield from flow.flush()
        if event == "start":
            kind = page.kind(element)
            dropped = kind == "dropped" and element is not container
            if dropped:
                walk.skip_subtree()
            else:
                flow.open(element, "" if kind == "dropped" else kind)
            continue
        if dropped:
            dropped = False
        else:
            flow.close(element)
        if element.tail and element is not container:
            flow.add(element.tail)
    yield from flow.flush()


def _timed(text: str, times: list[tuple[str, str]]) -> tuple[str, tuple[Time, ...]]:
    """The text without the marks of its <time> elements, which become offsets; takes their dates from the list."""
    if "\ue000" not in text:
        return text.strip(" \n"), ()
    pieces = text.split("\ue000")
    offsets = list(accumulate(len(piece) for piece in pieces[:-1]))
    found = tuple(Time(offset=at, value=times[n][0], kind=times[n][1]) for n, at in enumerate(offsets))
    del times[: len(offsets)]
    return "".join(pieces).strip(" \n"), found
