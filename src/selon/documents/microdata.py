"""What the elements of a page say of its article by microdata and RDFa, and what class names say of a <time>."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from selon.documents import shapes

WANTED = frozenset("datepublished datemodified author creator publisher isaccessibleforfree".split())
PEOPLE = frozenset(("author", "creator", "publisher"))
# Class names of microformats (hAtom, h-entry) and of editors' systems that follow them.
UPDATED = re.compile(r"(?:^|[\s_-])(?:updated?|modified|maj|modification|actualis\w{0,6})(?:$|[\s_-])", re.IGNORECASE)
PUBLISHED = re.compile(r"(?:^|[\s_-])(?:published?|pubdate|publication|publi[ée]?)(?:$|[\s_-])", re.IGNORECASE)
PROPERTIES = etree.XPath("descendant-or-self::*[@itemprop or @property]")
ITEMS = etree.XPath("descendant-or-self::*[@itemtype or @typeof]")
SIGNATURES = etree.XPath(
    ".//a[contains(concat(' ', @rel, ' '), ' author ')] | .//*[self::a or self::span or self::b or self::strong]"
    "[contains(concat(' ', @class, ' '), ' author ') or contains(concat(' ', @class, ' '), ' auteur ')"
    " or contains(concat(' ', @class, ' '), ' p-author ') or contains(@class, 'author-name')"
    " or contains(@class, 'author__name') or contains(@class, 'byline-name')]"
)
OTHERS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentaires|related|card|teaser|widget|sidebar)(?:$|[\s_-])", re.IGNORECASE
)
LONGEST = 200
SEVERAL = 20


def properties(tree: etree._Element) -> dict[str, list[str]]:
    """Values by property name in lower case, in page order, of the first item that is an article or of the page."""
    found: dict[str, list[str]] = {}
    scope = _article(tree)
    for element in PROPERTIES(scope):
        given = element.get("itemprop") or (element.get("property") if element.tag != "meta" else None)
        for name in (given or "").lower().split():
            name = name.rpartition(":")[2]
            if name in WANTED and len(found.setdefault(name, [])) < SEVERAL and not _is_of_another(element, scope):
                found[name].extend(_people(element) if name in PEOPLE else _value(element))
    return found


def signatures(tree: etree._Element) -> list[str]:
    """Names that links and class names mark as the author's, those of the first place that has any."""
    found: list[str] = []
    place = None
    for element in SIGNATURES(tree):
        name = " ".join("".join(element.itertext()).split())
        if not shapes.is_name(name) or OTHERS.search(_classes(element)):
            continue
        here = element.getparent()
        place = here if place is None else place
        if here is place and len(found) < SEVERAL:
            found.append(name)
    return found


def _classes(element: etree._Element) -> str:
    """The class names and ids of the elements around an element."""
    around = (one.get(key) or "" for one in element.iterancestors() for key in ("class", "id"))
    return " ".join(around)[:2000]


def time_kind(element: etree._Element) -> str:
    """What a <time> is by its attributes: `updated`, `published`, or empty where they do not say."""
    name = (element.get("itemprop") or element.get("property") or "").lower()
    if "datemodified" in name or "datepublished" in name:
        return "updated" if "datemodified" in name else "published"
    classes = (element.get("class") or "")[:LONGEST]
    # WordPress writes "entry-date published updated" where the two are one.
    if PUBLISHED.search(classes) or "pubdate" in element.attrib:
        return "published"
    return "updated" if UPDATED.search(classes) else ""


def _article(tree: etree._Element) -> etree._Element:
    """The item of an article's type with the main heading, or that with most paragraphs; the page without one."""
    found = [element for element in ITEMS(tree) if _is_article(element)]
    headed = next((element for element in found if next(element.iter("h1"), None) is not None), None)
    if headed is not None or not found:
        return tree if headed is None else headed
    longest = max(found, key=_paragraphs)
    return longest if _paragraphs(longest) else tree


def _paragraphs(element: etree._Element) -> int:
    """How many paragraphs stand in an element."""
    return sum(1 for _ in element.iter("p"))


def _is_article(element: etree._Element) -> bool:
    """Whether an element is an item of an article's type."""
    kind = (element.get("itemtype") or element.get("typeof") or "").rstrip("/")
    return kind.endswith(("Article", "Posting"))


def _is_of_another(element: etree._Element, scope: etree._Element) -> bool:
    """Whether the nearest item around the element is an article other than that of the page, such as a card's."""
    for outer in element.iterancestors():
        if outer is scope:
            return False
        kind = outer.get("itemtype") or ""
        if kind.rstrip("/").endswith(("Article", "Posting", "Comment", "VideoObject", "ImageObject")):
            return True
    return False


def _value(element: etree._Element) -> Iterator[str]:
    """The value of a property: an attribute that machines read, else the words."""
    value = element.get("content") or element.get("datetime") or " ".join("".join(element.itertext()).split())
    if value and len(value) <= LONGEST:
        yield value.strip()


def _people(element: etree._Element) -> Iterator[str]:
    """The names in a property: those of its own properties called name, else its value."""
    inner = [one for one in element.iterdescendants() if "name" in (one.get("itemprop") or "").lower().split()]
    for one in inner or [element]:
        yield from _value(one)
