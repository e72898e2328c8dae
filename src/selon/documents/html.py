"""A page in HTML -> its text, with what its tags say of each stretch: Selon's own reader."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from selon.documents import shapes
from selon.documents.container import REMEDY, container, entries
from selon.documents.flow import Block, blocks
from selon.documents.layout import layout
from selon.documents.live import stamped
from selon.documents.metadata import Metadata, metadata
from selon.documents.page import Page
from selon.errors import LostText, NoArticle
from selon.records import Gap, Span

# lxml takes quadratic time over the attributes of one tag: 0.01 s for 2,500, over a minute for 300,000.
LONG_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*+\"|'[^']*+'){4000,}+>?")
MOST_ATTRIBUTES = 1000
# lxml drops the whole body, without a word, at 255 nested tags or a text of 10 MB.
MOST_LOST = 0.5
NOTED_LOSS = 0.9
FEW = 400
TAG = re.compile(b"<[^<>]*>")
SAVED = re.compile(r"<!--[^<>]{0,200}?(?:saved from url=\(\d{4}\)|url:\s{1,3})(https?://[^\s<>\"]{1,2000})")
TEXTS = etree.XPath(".//text()[not(parent::script or parent::style)]", smart_strings=False)


def page(source: str, place: str = "page") -> Page:
    """The text of the article on a page: paragraphs parted by empty lines, with hints from tags and class names.

    The text is empty where the page holds none of an article. Raises NoArticle for a list of articles, and for a
    page whose tags hide its text."""
    tree = parsed(source, place)
    body = tree.find("body")
    gaps = _losses(source, tree, place)
    if body is None:
        raise NoArticle(place, "the page has no body", REMEDY)
    known = metadata(tree)
    lie = layout(body, is_article=bool(known.kind))
    inside = container(lie, known, place)
    found = tuple(blocks(inside, lie, entries(inside, known)))
    if not any(shapes.is_prose(block.text) or len(shapes.words(block.text)) >= 5 for block in found):
        found = ()
    read = described(_joined(found, known), known, gaps)
    return read if read.canonical else replace(read, canonical=_saved_from(source))


def _saved_from(source: str) -> str | None:
    """The address that a browser wrote into the page when it saved it; None without one."""
    found = SAVED.search(source[:4000])
    return found[1] if found else None


def parsed(source: str, place: str) -> etree._Element:
    """The tree of a page; raises NoArticle where there is none."""
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(_tamed(source).encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError) as error:
        raise NoArticle(place, f"it cannot be read as HTML ({error})", REMEDY) from error
    if tree is None:
        raise NoArticle(place, "the page is empty", REMEDY)
    return tree


def described(read: Page, known: Metadata, gaps: tuple[Gap, ...] = ()) -> Page:
    """A page with what its records say of it."""
    return replace(
        read,
        published=known.published,
        updated=known.updated,
        outlet=known.outlet,
        outlet_origin=known.outlet_origin,
        authors=known.authors,
        canonical=known.canonical,
        amp=known.amp,
        declared_language=known.language,
        free=known.free,
        full=known.body,
        gaps=read.gaps + gaps,
    )


def _joined(found: tuple[Block, ...], known: Metadata) -> Page:
    """The blocks joined to a text, with hints, times and entries at their places."""
    hints: list[tuple[Span, str]] = []
    times: list[tuple[int, str, str]] = []
    numbered: list[tuple[Span, int]] = []
    place, titled = 0, any(block.hint == "title" for block in found)
    for block in found:
        span = Span(place, place + len(block.text))
        hint = block.hint if titled or not _is_headline(block.text, known.title) else "title"
        hints.append((span, hint))
        numbered.append((span, block.entry))
        times += [(place + time.offset, time.value, time.kind) for time in block.times]
        place = span.end + 2
    text = "\n\n".join(block.text for block in found)
    return Page(
        text=text,
        hints=tuple((span, hint) for span, hint in hints if hint),
        times=tuple(times),
        entries=stamped(text, numbered, times, known),
    )


def _is_headline(text: str, title: str) -> bool:
    """Whether a block is what the page's records call its title."""
    return bool(title) and len(text) > 10 and " ".join(text.split()) == " ".join(title.split())


def _tamed(source: str) -> str:
    """The source without NUL, without our own marks, and without tags of thousands of attributes."""
    for mark in "\x00\ue000\ue001":
        source = source.replace(mark, " ")
    return LONG_TAG.sub(lambda tag: "" if _attributes(tag[0]) > MOST_ATTRIBUTES else tag[0], source)


def _attributes(tag: str) -> int:
    """About how many attributes a tag has: its blanks, and its equals signs."""
    return max(len(tag.split()), tag.count("="))


def _losses(source: str, tree: etree._Element, place: str) -> tuple[Gap, ...]:
    """A gap where the parser lost some text; raises NoArticle where it lost most of it."""
    shown = TAG.sub(b" ", _without(source.encode("utf-8", errors="replace"), b"script", b"style")).decode()
    visible = _size(entities.unescape(shown))
    read = _size("".join(TEXTS(tree)))
    if visible < FEW or read >= NOTED_LOSS * visible:
        return ()
    if read < MOST_LOST * visible:
        fact = "its tags are nested too deeply, or its text is too long, for the text to be read"
        raise LostText(place, fact, "Save the article as plain text and give that file.")
    lost = 100 - round(100 * read / visible)
    return (Gap(span=Span(0, 0), reason=f"faulty-tags: {lost} % of the page's text was lost among them"),)


def _size(text: str) -> int:
    """Characters that are not blank."""
    return len("".join(text.split()))


def _without(source: bytes, *names: bytes) -> bytes:
    """The source without certain elements; one that never ends goes to the end."""
    for name in names:
        source = b"".join(_around(source, name))
    return source


def _around(source: bytes, name: bytes) -> Iterator[bytes]:
    """The stretches of the source before, between and behind the elements of one name."""
    # In bytes, because to make a long text small costs more than to parse it.
    at, low = 0, source.lower()
    while (start := low.find(b"<" + name, at)) >= 0:
        yield source[at:start]
        end = low.find(b"</" + name, start)
        at = len(source) if end < 0 else end
    yield source[at:]
