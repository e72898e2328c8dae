"""The element of a page that holds its article, from the headline on; and the entries of a live blog in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from selon.documents import shapes
from selon.documents.layout import ENOUGH, Layout
from selon.documents.metadata import Metadata
from selon.errors import NoArticle

# A page with four articles of which none has most of the prose is a front page.
LISTED = 4
MAIN_SHARE = 0.6
# Of a part that holds nearly all of the prose around it nothing is lost when the rest is left out.
NEARLY_ALL = 0.9
# A part with the headline is the article when it holds this share: beside it stand side bars with some prose.
HEADED_SHARE = 0.75
# The first of several articles on one page (they follow without end) is the page's when it has this share.
FIRST_SHARE = 0.1
REMEDY = "Give the page of one article, or its text."
LIVE = re.compile(r"(?:^|[\s_-])(?:live|liveblog|direct|minute|timeline)(?:$|[\s_-])", re.IGNORECASE)
LIVE_KIND = "LiveBlogPosting"
FEWEST_ENTRIES = 3
# More times than any live blog has entries; each is looked at together with the elements around it.
MOST_TIMES = 1_000
CALLED_LIVE = etree.XPath(
    "boolean(descendant-or-self::*[contains(@class, 'live') or contains(@class, 'direct') or contains(@class, 'minute')"
    " or contains(@class, 'timeline') or contains(@id, 'live') or contains(@id, 'direct')])"
)
CLOCK = re.compile(r"\s{0,20}(?:[^\W\d_]{1,8}\.?\s)?\d{1,2}\s?[hH:]\s?\d{2}\b")
POST = frozenset("article li div section".split())


def container(page: Layout, known: Metadata, place: str) -> etree._Element:
    """The smallest element with the page's prose and, where there is one, its headline; NoArticle for a list."""
    total = page.total()
    articles = [element for element in page.body.iter("article") if element not in page.cards]
    best = max((page.trusted[element] for element in articles), default=0)
    headline = _headline(page.body, known.title)
    around = set() if headline is None else set(headline.iterancestors())
    first = next((article for article in articles if article in around), None)
    if first is not None and page.trusted[first] >= max(ENOUGH, FIRST_SHARE * total) and len(articles) > 1:
        if not _is_entry_row(first, articles):
            return first
    crowded = len(articles) >= LISTED and best < (1 - MAIN_SHARE) * total and not is_live(page, known)
    if crowded or len(page.cards) >= LISTED and total < ENOUGH and not known.kind:
        raise NoArticle(place, "the page is a list of articles, not one of them", REMEDY)
    inner = _inner(page, around)
    if headline is None or headline in set(inner.iter(headline.tag)):
        return inner
    return next((outer for outer in inner.iterancestors() if outer in around), page.body)


def is_live(page: Layout, known: Metadata) -> bool:
    """Whether the page is a live blog: by its record, or by entries with their times."""
    return known.kind == LIVE_KIND or bool(_rows(page.body, live=False))


def entries(inside: etree._Element, known: Metadata) -> dict[etree._Element, int]:
    """The entries of a live blog with their numbers, from 1; none of any other page."""
    found = _rows(inside, live=known.kind == LIVE_KIND)
    return {element: number for number, element in enumerate(found, 1)}


def _inner(page: Layout, headed: set[etree._Element]) -> etree._Element:
    """The smallest element with most of the prose that says it is the article, or with nearly all of it; `headed` are
    the elements around the headline."""
    total = page.total()
    fitting = [e for e, size in page.trusted.items() if _may_be_article(e) and size >= MAIN_SHARE * total]
    here = min(fitting, key=lambda e: sum(1 for _ in e.iter())) if fitting and total else page.body
    while total:
        below = next((child for child in here if _holds(page, here, child, child in headed)), None)
        if below is None or below.tag in ("p", "span", "blockquote", "ul", "ol"):
            return here
        here = below
    return here


def _holds(page: Layout, here: etree._Element, child: etree._Element, headed: bool) -> bool:
    """Whether a child holds so much of an element's prose that the rest is beside the article."""
    return page.trusted[child] >= (HEADED_SHARE if headed else NEARLY_ALL) * page.trusted[here]


def _may_be_article(element: etree._Element) -> bool:
    """Whether an element says that it is the article or the main part of the page."""
    if element.tag in ("article", "main"):
        return True
    return "articleBody" in (element.get("itemprop") or "") or element.get("role") == "main"


def _headline(body: etree._Element, title: str) -> etree._Element | None:
    """The main heading: that with the words of the title, else the first that is no name of a site."""
    wanted = _plain(title)
    found = [(element, _plain("".join(element.itertext()))) for element in body.iter("h1")]
    other = ((e, _plain("".join(e.itertext()))) for e in body.iter("h2", "h3")) if wanted else ()
    same = (e for e, words in (*found, *other) if len(words) > 10 and words in wanted)
    told = [e for e, words in found if len(shapes.words(words)) >= 3]
    return next(same, None if not found else (told or [found[0][0]])[0])


def _plain(text: str) -> str:
    """The text in small letters with single blanks."""
    return " ".join(text.split()).casefold()


def _is_entry_row(first: etree._Element, articles: list[etree._Element]) -> bool:
    """Whether the other articles stand inside the first, as entries of a live blog do."""
    return any(first in set(other.iterancestors()) for other in articles if other is not first)


def _rows(inside: etree._Element, *, live: bool) -> list[etree._Element]:
    """The longest row of neighbours that each begin with a time; without a record one that is called live."""
    if not (live or CALLED_LIVE(inside) or _is_called_live(inside)):
        return []
    rows: dict[tuple[etree._Element, str], list[etree._Element]] = {}
    for post in _posts(inside):
        rows.setdefault((post.getparent(), post.tag), []).append(post)
    named = (row for row in rows.values() if live or _is_called_live(row[0]))
    best = max(named, key=len, default=[])
    return best if len(best) >= FEWEST_ENTRIES else []


def _posts(inside: etree._Element) -> Iterator[etree._Element]:
    """Elements that begin with a time and have prose: the outermost around each time that has no other before it."""
    for time in islice(_times(inside), MOST_TIMES):
        for outer in time.iterancestors(*POST):
            if outer is inside or outer.tag == "body":
                break
            if next(_times(outer), None) is time and _size(outer) > ENOUGH // 5:
                yield outer
                break


def _times(inside: etree._Element) -> Iterator[etree._Element]:
    """The <time> elements, and short elements whose words are a time of day."""
    for element in inside.iter("time", "span", "p", "div", "strong", "b", "h2", "h3", "h4"):
        if element.tag == "time":
            yield element
        elif element.text and CLOCK.match(element.text) and len(element.text) <= 20 and not len(element):
            yield element


def _is_called_live(post: etree._Element) -> bool:
    """Whether the class names of an entry, or of an element around it, say that it is live."""
    around = [post, *post.iterancestors()][:6]
    names = (" ".join(filter(None, map(element.get, ("class", "id")))) for element in around if element.tag != "body")
    return any(LIVE.search(name[:500]) for name in names)


def _size(element: etree._Element) -> int:
    """Characters of its text."""
    return sum(len(text.strip()) for text in element.itertext() if isinstance(text, str))
