"""What a page says of itself outside its text: JSON-LD, microdata, <meta>, <time>, in that order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from selon.documents import jsonld, microdata
from selon.documents.dates import instant
from selon.records import Stamp

PUBLISHED = (
    "article:published_time article:published og:article:published_time og:published_time datepublished date_published "
    "dc.date.issued dcterms.issued dc.date dcterms.date dcterms.created dc.date.created date pubdate publishdate "
    "publish-date publication_date publication-date publish_date article_date_original originalpublicationdate "
    "parsely-pub-date sailthru.date cxenseparse:recs:publishtime citation_publication_date citation_date "
    "rnews:datepublished"
).split()
UPDATED = (
    "article:modified_time article:modified og:updated_time og:article:modified_time og:modified_time datemodified "
    "date_modified last-modified lastmod dcterms.modified dc.date.modified revision_date article:updated_time"
).split()
SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "dcterms.publisher", "cre")
AUTHOR = (
    "author article:author_name dc.creator dcterms.creator parsely-author sailthru.author byl cxenseparse:author "
    "citation_author"
).split()
LANGUAGE = ("og:locale", "language", "content-language", "dc.language", "dcterms.language")
LOCKED = {"locked": False, "metered": False, "premium": False, "free": True}
LONGEST_NAME = 120
MOST_AUTHORS = 20
NOBODY = frozenset({"admin", "administrator", "webmaster", "none", "null", "undefined", "author", "user"})
CODE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")
OWN_SITE = re.compile(r"/(?:[^/]|$)")
HEAD = etree.XPath("descendant::meta | descendant::script[@type] | descendant::link[@rel and @href]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Dates, outlet, authors and more as the page's records have them; `title` helps to find the headline.

    `canonical` is the address that the page gives itself, `amp` that of its AMP form, `language` the ISO 639-1 code
    that it declares, `free` whether everybody may read all of it; None where it does not say. `kind` is the type of its
    record (`NewsArticle`), `body` the text that the record carries."""

    published: Stamp = Stamp()
    updated: Stamp = Stamp()
    outlet: str | None = None
    outlet_origin: str = "none"
    authors: tuple[str, ...] = ()
    title: str = ""
    canonical: str | None = None
    amp: str | None = None
    language: str | None = None
    free: bool | None = None
    kind: str = ""
    body: str = ""


@dataclass(slots=True, kw_only=True)
class _Said:
    """The records of a page before they are weighed."""

    metas: dict[str, list[str]]
    links: dict[str, str]
    record: jsonld.Record
    known: dict[str, jsonld.Record]
    marked: dict[str, list[str]]


def metadata(tree: etree._Element) -> Metadata:
    """What the records of a page say; JSON-LD, which is written with the article, goes first."""
    said = _said(tree)
    outlet, origin = _outlet(said)
    return Metadata(
        published=_date(said, "datePublished", PUBLISHED),
        updated=_date(said, "dateModified", UPDATED),
        outlet=outlet,
        outlet_origin=origin,
        authors=_authors(said, tree),
        title=_title(said, tree),
        canonical=_address(_given(said)),
        amp=_address((said.links.get("amphtml"),)),
        language=_language(said, tree),
        free=_free(said),
        kind=next((kind for kind in jsonld.strings(said.record.get("@type")) if kind in jsonld.ARTICLES), ""),
        body=jsonld.text(said.record.get("articleBody")),
    )


def _said(tree: etree._Element) -> _Said:
    """All records of a page."""
    metas: dict[str, list[str]] = {}
    links: dict[str, str] = {}
    scripts: list[str] = []
    for element in HEAD(tree):
        if element.tag == "script":
            scripts += [element.text or ""] if jsonld.is_record(element) else []
        elif element.tag == "link":
            links.setdefault((element.get("rel") or "").strip().lower(), (element.get("href") or "").strip())
        elif content := " ".join((element.get("content") or "").split()):
            name = (
                element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
            )
            metas.setdefault((name or "").strip().lower(), []).append(content)
    found = jsonld.records(iter(scripts))
    address = (links.get("canonical") or next(iter(metas.get("og:url", ())), "")).partition("#")[0]
    title = next(iter(metas.get("og:title", ())), "")
    record = jsonld.article(found, address=address, title=title)
    return _Said(metas=metas, links=links, record=record, known=jsonld.by_id(found), marked=microdata.properties(tree))


def _date(said: _Said, key: str, names: list[str]) -> Stamp:
    """The stamp that a page's records give, its zone as written."""
    if value := instant(jsonld.text(said.record.get(key))):
        return Stamp(value=value, origin=f"json-ld {key}")
    for given in said.marked.get(key.lower(), ()):
        if value := instant(given):
            return Stamp(value=value, origin=f"microdata {key}")
    for name in names:
        for given in said.metas.get(name, ()):
            if value := instant(given):
                return Stamp(value=value, origin=f"meta {name}")
    return Stamp()


def _outlet(said: _Said) -> tuple[str | None, str]:
    """The site's name and the record that has it."""
    for key in ("publisher", "sourceOrganization"):
        for name in _people(jsonld.names(said.record.get(key), said.known)):
            return name, f"json-ld {key}"
    for name in _people(iter(said.marked.get("publisher", ()))):
        return name, "microdata publisher"
    for key in SITE:
        for given in _people(iter(said.metas.get(key, ()))):
            return given, f"meta {key}"
    return None, "none"


def _authors(said: _Said, tree: etree._Element) -> tuple[str, ...]:
    """The authors, persons and organisations, once each, by the first record that names any."""
    for source in _signed(said, tree):
        if named := tuple(dict.fromkeys(_people(source)))[:MOST_AUTHORS]:
            return named
    return ()


def _signed(said: _Said, tree: etree._Element) -> Iterator[Iterator[str]]:
    """The values of each record that names authors, the best first."""
    for key in ("author", "creator"):
        yield jsonld.names(said.record.get(key), said.known)
    for key in ("author", "creator"):
        yield iter(said.marked.get(key, ()))
    yield (name for key in AUTHOR for name in said.metas.get(key, ()))
    yield iter(microdata.signatures(tree))
    yield iter(said.metas.get("article:author", ()))


def _people(given: Iterator[str]) -> Iterator[str]:
    """The values that are names, and not addresses or placeholders."""
    for value in given:
        name = " ".join(value.split())
        fits = name and len(name) <= LONGEST_NAME and "://" not in name and not name.startswith(("@", "www.", "/"))
        if fits and name.lower() not in NOBODY and any(char.isalpha() for char in name):
            yield name


def _title(said: _Said, tree: etree._Element) -> str:
    """The headline as the records have it."""
    og = next(iter(said.metas.get("og:title", ())), "")
    return og or jsonld.text(said.record.get("headline")) or (tree.findtext(".//title") or "").strip()


def _given(said: _Said) -> tuple[object, ...]:
    """What a page says to be its address, the best first."""
    page = said.record.get("mainEntityOfPage")
    named = page.get("@id") if isinstance(page, dict) else page
    return said.links.get("canonical"), *said.metas.get("og:url", ()), named, said.record.get("url")


def _address(given: tuple[object, ...]) -> str | None:
    """The first that is a whole address, or one on the site of the page (`/le-pont.html`)."""
    for one in given:
        if isinstance(one, str) and (one.lower().startswith(("http://", "https://")) or OWN_SITE.match(one)):
            return one
    return None


def _language(said: _Said, tree: etree._Element) -> str | None:
    """The code of the language that the page declares."""
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    written = (jsonld.text(said.record.get("inLanguage")), root.get("lang") or root.get("xml:lang") or "")
    metas = (value for name in LANGUAGE for value in said.metas.get(name, ()))
    codes = (CODE.match(value.strip()) for value in (*written, *metas))
    return next((code[0].lower() for code in codes if code), None)


def _free(said: _Said) -> bool | None:
    """Whether everybody may read the whole article, as the page says."""
    parts = said.record.get("hasPart")
    inner = [part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict)]
    given = [said.record.get("isAccessibleForFree"), *(part.get("isAccessibleForFree") for part in inner)]
    told = [truth for truth in map(jsonld.truth, given) if truth is not None]
    told += [truth for truth in map(jsonld.truth, said.marked.get("isaccessibleforfree", ())) if truth is not None]
    told += [LOCKED[tier.lower()] for tier in said.metas.get("article:content_tier", ()) if tier.lower() in LOCKED]
    return all(told) if told else None
