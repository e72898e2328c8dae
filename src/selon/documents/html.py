"""A page in HTML -> its text, with what its tags say of each stretch."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator

from lxml import etree

from selon.documents import shapes
from selon.documents.flow import Block, blocks
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
TAG = re.compile("<[^<>]*>")
# A page with four articles of which none has most of the prose is a front page.
LISTED = 4
MAIN_SHARE = 0.6
REMEDY = "Give the page of one article, or its text."


def page(source: str, *, place: str = "page") -> Page:
    """The text of the article on a page: paragraphs parted by empty lines, with hints from tags and class names.

    Raises NoArticle for a page without the text of an article, and for one whose tags hide its text."""
    source = _tamed(source)
    tree = _parsed(source, place)
    body = tree.find("body")
    gaps = _losses(source, tree, place)
    if body is None:
        raise NoArticle(place, "the page has no body", REMEDY)
    known = metadata(tree)
    found = tuple(blocks(_container(body, place)))
    if not any(shapes.is_prose(block.text) or len(shapes.words(block.text)) >= 5 for block in found):
        raise NoArticle(place, "the page holds no text of an article", REMEDY)
    return _page(found, known, gaps)


def _page(found: tuple[Block, ...], known: Metadata, gaps: tuple[Gap, ...]) -> Page:
    """The blocks joined to a text, with hints and times at their places."""
    hints: list[tuple[Span, str]] = []
    times: list[tuple[int, str]] = []
    place, titled = 0, any(block.hint == "title" for block in found)
    for block in found:
        span = Span(place, place + len(block.text))
        hint = block.hint if titled or not _is_headline(block.text, known.title) else "title"
        hints.append((span, hint))
        times += [(place + offset, value) for offset, value in block.times]
        place = span.end + 2
    return Page(
        text="\n\n".join(block.text for block in found),
        hints=tuple((span, hint) for span, hint in hints if hint),
        times=tuple(times),
        published=known.published,
        updated=known.updated,
        outlet=known.outlet,
        outlet_origin=known.outlet_origin,
        authors=known.authors,
        gaps=gaps,
    )


def _is_headline(text: str, title: str) -> bool:
    """Whether a block is what the page's records call its title."""
    return bool(title) and len(text) > 10 and " ".join(text.split()) == " ".join(title.split())


def _tamed(source: str) -> str:
    """The source without NUL, without our own marks, and without tags of thousands of attributes."""
    source = source.replace("\x00", " ").replace("\ue000", " ").replace("\ue001", " ")
    return LONG_TAG.sub(lambda tag: "" if _attributes(tag[0]) > MOST_ATTRIBUTES else tag[0], source)


def _attributes(tag: str) -> int:
    """About how many attributes a tag has: its blanks, and its equals signs."""
    return max(len(tag.split()), tag.count("="))


def _parsed(source: str, place: str) -> etree._Element:
    """The tree of a page; raises NoArticle where there is none."""
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(source.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError) as error:
        raise NoArticle(place, f"it cannot be read as HTML ({error})", REMEDY) from error
    if tree is None:
        raise NoArticle(place, "the page is empty", REMEDY)
    return tree


def _losses(source: str, tree: etree._Element, place: str) -> tuple[Gap, ...]:
    """A gap where the parser lost some text; raises NoArticle where it lost most of it."""
    visible = _size(entities.unescape(TAG.sub(" ", _without(source, "script", "style"))))
    read = sum(_size(text) for text in _texts(tree))
    if visible < FEW or read >= NOTED_LOSS * visible:
        return ()
    if read < MOST_LOST * visible:
        fact = "its tags are nested too deeply, or its text is too long, for the text to be read"
        raise LostText(place, fact, "Save the article as plain text and give that file.")
    lost = 100 - round(100 * read / visible)
    return (Gap(span=Span(0, 0), reason=f"faulty-tags: {lost} % of the page's text was lost among them"),)


def _size(text: str) -> int:
    """Characters that are not blank."""
    return sum(len(word) for word in text.split())


def _texts(tree: etree._Element) -> Iterator[str]:
    """The texts of a tree, those of scripts and styles left out."""
    for element in tree.iter():
        if element.text and element.tag not in ("script", "style"):
            yield element.text
        if element.tail:
            yield element.tail


def _without(source: str, *names: str) -> str:
    """The source without certain elements; one that never ends goes to the end."""
    for name in names:
        kept, at, low = [], 0, source.lower()
        while (start := low.find(f"<{name}", at)) >= 0:
            kept.append(source[at:start])
            end = low.find(f"</{name}", start)
            at = len(source) if end < 0 else end
        source = "".join([*kept, source[at:]])
    return source


def _container(body: etree._Element, place: str) -> etree._Element:
    """The smallest element that holds most of the page's prose and, where there is one, its main heading."""
    total, shares = _shares(body)
    best = max(shares.values(), default=0)
    articles = [element for element in shares if element.tag == "article"]
    if len(articles) >= LISTED and best < (1 - MAIN_SHARE) * total:
        raise NoArticle(place, "the page is a list of articles, not one of them", REMEDY)
    fitting = [element for element, size in shares.items() if size >= MAIN_SHARE * total]
    inner = fitting[-1] if fitting else body
    if next(inner.iter("h1"), None) is not None or next(body.iter("h1"), None) is None:
        return inner
    return next((outer for outer in inner.iterancestors() if next(outer.iter("h1"), None) is not None), body)


def _shares(body: etree._Element) -> tuple[int, dict[etree._Element, int]]:
    """The length of the page's paragraphs, and of those in each element that may be the article, in page order."""
    candidates = {element: 0 for element in body.iter() if _may_be_article(element)}
    total = 0
    for paragraph in body.iter("p"):
        size = len("".join(paragraph.itertext()).strip())
        total += size
        for outer in paragraph.iterancestors() if candidates else ():
            if outer in candidates:
                candidates[outer] += size
    return total, candidates


def _may_be_article(element: etree._Element) -> bool:
    """Whether an element says that it is the article or the main part of the page."""
    if element.tag in ("article", "main"):
        return True
    return "articleBody" in (element.get("itemprop") or "") or element.get("role") == "main"
