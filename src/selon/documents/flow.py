"""The elements of a page, in the order in which they are read -> blocks of text with what their tags say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from selon.documents import shapes
from selon.documents.dates import instant

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
# Elements that hold no text of an article, and those that do when most of the page's prose stands in them.
NEVER = frozenset(
    "script style noscript template svg math iframe object video audio canvas select button textarea".split()
)
ASIDE = frozenset("nav footer aside form".split())
ASIDE_ROLES = frozenset("navigation banner contentinfo search complementary dialog menu".split())
LEVELS = {"h1": "title", **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"), "figcaption": "caption"}
# Parts of class names, ids and itemprops, as editors' systems write them, in French and English.
CLASSES: tuple[tuple[str, str], ...] = (
    ("byline", "byline author authors auteur auteurs signature"),
    ("standfirst", "chapo chapeau standfirst lede lead dek accroche"),
    ("caption", "caption legende credit credits"),
    ("teaser", "related readalso lireaussi lire-aussi read-also teaser recommended recirculation a-lire"),
    (
        "boilerplate",
        "comments comment commentaires share sharing partage social newsletter breadcrumb breadcrumbs ariane menu "
        "navbar cookie cookies consent advert advertisement ad ads pub publicite promo paywall tags toolbar",
    ),
)
BY_CLASS = tuple(
    (hint, re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names.split())})(?:$|[\s_-])", re.IGNORECASE))
    for hint, names in CLASSES
)
LIMITS = {"byline": 200, "standfirst": 800, "caption": 600}
# An element that claims to be beside the article and holds this share of the page's prose is the article.
MOST = 0.4
SPACE = re.compile("[ \t\n\r\f]+")
BREAK = re.compile(" ?\ue001[ \ue001]*\ue001 ?")
LINKED = 0.8
TEASER_WORDS = 5
TEASER = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of text, with line breaks where the page has <br>; `times` are dates of <time> with their offsets."""

    text: str
    hint: str = ""
    times: tuple[tuple[int, str], ...] = ()


class _Flow:
    """Text gathered since the last block began, and the hints of the elements around it."""

    def __init__(self, prose: int) -> None:
        self.prose = prose
        self.parts: list[str] = []
        self.times: list[str] = []
        self.linked = 0
        self.links = 0
        self.hints: list[str] = [""]
        self.seen_prose = False

    def add(self, text: str) -> None:
        """Nothing; the text joins the block."""
        self.parts.append(text)
        self.linked += len(text.strip()) if self.links else 0

    def flush(self) -> Iterator[Block]:
        """The block that ends here, as one block or several where a double line break parts it."""
        raw = SPACE.sub(" ", "".join(self.parts)).strip(" \ue001")
        times, linked = self.times, self.linked
        self.parts, self.times, self.linked = [], [], 0
        for part in BREAK.split(raw):
            found = _timed(part.replace("\ue001", "\n"), times)
            if found.text.strip(shapes.BLANKS):
                hint = self._hint(found.text, linked)
                self.seen_prose = self.seen_prose or not hint and shapes.is_prose(found.text)
                yield Block(text=found.text, hint=hint, times=found.times)

    def _hint(self, text: str, linked: int) -> str:
        """What the tags say of a block: the nearest hint that its length allows, or that it is all links."""
        hint = self.hints[-1]
        if len(text) > LIMITS.get(hint, len(text)):
            hint = ""
        if hint in ("", "heading") and linked >= LINKED * len(text):
            named = self.seen_prose and len(shapes.words(text)) >= TEASER_WORDS and len(text) <= TEASER
            return "teaser" if named else "links"
        return hint


def blocks(container: etree._Element) -> Iterator[Block]:
    """The blocks of text inside an element, in reading order; menus, scripts, forms and the like are left out."""
    flow = _Flow(sum(_length(paragraph) for paragraph in container.iter("p")))
    walk = etree.iterwalk(container, events=("start", "end"))
    for event, element in walk:
        block = element.tag in BLOCKS
        if event == "start":
            if block:
                yield from flow.flush()
            dropped = element is not container and _is_dropped(element, flow.prose)
            _open(flow, element, dropped)
            if dropped:
                walk.skip_subtree()
        else:
            if block:
                yield from flow.flush()
            flow.hints.pop()
            flow.links -= element.tag == "a"
            if element.tail and element is not container:
                flow.add(element.tail)
    yield from flow.flush()


def _open(flow: _Flow, element: etree._Element, dropped: bool) -> None:
    """Nothing; the element begins: its hint, its time, its text."""
    outer = flow.hints[-1]
    inner = "" if dropped else _hint_of(element, flow.prose)
    flow.hints.append(outer if outer in ("boilerplate", "teaser") or not inner else inner)
    flow.links += element.tag == "a"
    if dropped:
        return
    if element.tag == "br":
        flow.add("\ue001")
    if element.tag == "time" and (value := instant(element.get("datetime") or "")):
        flow.times.append(value)
        flow.add("\ue000")
    if element.text:
        flow.add(element.text)


def _timed(text: str, times: list[str]) -> Block:
    """The block without the marks of its <time> elements, which become offsets; takes their dates from the list."""
    pieces = text.split("\ue000")
    offsets = [sum(len(piece) for piece in pieces[: at + 1]) for at in range(len(pieces) - 1)]
    values = [times.pop(0) for _ in offsets]
    return Block(text="".join(pieces).strip(" \n"), times=tuple(zip(offsets, values, strict=True)))


def _is_dropped(element: etree._Element, prose: int) -> bool:
    """Whether an element is beside the article: by its tag, its role, or because it is hidden."""
    if element.tag in NEVER or not isinstance(element.tag, str):
        return True
    beside = (
        element.tag in ASIDE or element.get("role") in ASIDE_ROLES or _is_hidden(element) or _is_site_header(element)
    )
    return beside and not _holds_most(element, prose)


def _is_hidden(element: etree._Element) -> bool:
    """Whether a reader does not see the element."""
    style = (element.get("style") or "")[:300].replace(" ", "").lower()
    return "hidden" in element.attrib or element.get("aria-hidden") == "true" or "display:none" in style


def _is_site_header(element: etree._Element) -> bool:
    """Whether it is the header of the site and not that of the article."""
    if element.tag != "header" or next(element.iter("h1"), None) is not None:
        return False
    return next(element.iterancestors("article", "main"), None) is None


def _hint_of(element: etree._Element, prose: int) -> str:
    """What the tag and the class names of an element say; empty for nothing."""
    if not isinstance(element.tag, str) or element.tag in ("body", "html"):
        return ""
    if element.tag in LEVELS:
        return LEVELS[element.tag]
    if element.get("rel") == "author":
        return "byline"
    names = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop"))[:500]
    hint = next((hint for hint, pattern in BY_CLASS if names.strip() and pattern.search(names)), "")
    return "" if hint and _holds_most(element, prose) else hint


def _holds_most(element: etree._Element, prose: int) -> bool:
    """Whether so much of the page's prose stands inside that it cannot be beside the article."""
    return prose > 0 and sum(_length(paragraph) for paragraph in element.iter("p")) >= MOST * prose


def _length(element: etree._Element) -> int:
    """Length of an element's text."""
    return sum(len(text) for text in element.itertext())
