"""What a page says of itself in its head: JSON-LD and <meta>, never in the text that a reader sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from selon.documents.dates import instant
from selon.records import Stamp

# schema.org types that are articles; the list is that of NewsArticle's family and what blogs use.
ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle "
    "ReviewNewsArticle AskPublicNewsArticle LiveBlogPosting BlogPosting Report TechArticle".split()
)
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "dc.date.issued",
    "dc.date",
    "date",
)
UPDATED = ("article:modified_time", "og:updated_time", "og:article:modified_time", "dateModified", "last-modified")
SITE = ("og:site_name", "application-name", "dc.publisher")
AUTHOR = ("author", "article:author", "dc.creator")
LONGEST_RECORD = 1_000_000
LONGEST_NAME = 120
DEEPEST = 20

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Dates, outlet and authors as the page's records have them; `title` helps to find the headline."""

    published: Stamp = Stamp()
    updated: Stamp = Stamp()
    outlet: str | None = None
    outlet_origin: str = "none"
    authors: tuple[str, ...] = ()
    title: str = ""


def metadata(tree: etree._Element) -> Metadata:
    """The records of a page; JSON-LD, which is written with the article, goes before <meta>."""
    record = _article(tree)
    metas = _metas(tree)
    outlet, origin = _outlet(record, metas)
    authors = tuple(dict.fromkeys(_people(record.get("author"))))
    return Metadata(
        published=_date(record, metas, "datePublished", PUBLISHED),
        updated=_date(record, metas, "dateModified", UPDATED),
        outlet=outlet,
        outlet_origin=origin,
        authors=authors or tuple(metas[name] for name in AUTHOR if _is_person(metas.get(name, "")))[:1],
        title=metas.get("og:title") or _text(record.get("headline")) or (tree.findtext(".//title") or "").strip(),
    )


def _date(record: dict[str, Json], metas: dict[str, str], key: str, names: tuple[str, ...]) -> Stamp:
    """The stamp that JSON-LD or <meta> gives, its zone as written."""
    if value := instant(_text(record.get(key))):
        return Stamp(value=value, origin=f"json-ld {key}")
    for name in names:
        if value := instant(metas.get(name, "")):
            return Stamp(value=value, origin=f"meta {name}")
    return Stamp()


def _outlet(record: dict[str, Json], metas: dict[str, str]) -> tuple[str | None, str]:
    """The site's name and the record that has it."""
    for name in _people(record.get("publisher")):
        return name, "json-ld publisher"
    for name in SITE:
        if metas.get(name):
            return metas[name][:LONGEST_NAME], f"meta {name}"
    return None, "none"


def _metas(tree: etree._Element) -> dict[str, str]:
    """Contents of <meta> by name, property or itemprop; the first of each counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if content:
            found.setdefault(name if ":" in name or name.startswith("date") else name.lower(), content)
    return found


def _article(tree: etree._Element) -> dict[str, Json]:
    """The JSON-LD record of the article; an empty one without any."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            for record in _records(script.text or ""):
                if ARTICLES & set(_strings(record.get("@type"))) or "datePublished" in record:
                    return record
    return {}


def _records(source: str) -> Iterator[dict[str, Json]]:
    """All objects of a JSON-LD block; none where it is no JSON, too long or nested past reason."""
    if len(source) > LONGEST_RECORD:
        return
    try:
        yield from _objects(json.loads(source, strict=False), DEEPEST)
    except (ValueError, RecursionError):
        return


def _objects(value: Json, depth: int) -> Iterator[dict[str, Json]]:
    """A value's objects, outer ones first, to a depth."""
    if isinstance(value, dict):
        yield value
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children if depth else ():
        yield from _objects(child, depth - 1)


def _people(value: Json) -> Iterator[str]:
    """Names in a JSON-LD value: a name, an object with a name, or a list of them."""
    if isinstance(value, str) and _is_person(value):
        yield value.strip()
    elif isinstance(value, dict):
        yield from _people(value.get("name"))
    elif isinstance(value, list):
        for item in value[:DEEPEST]:
            yield from _people(item)


def _is_person(value: str) -> bool:
    """Whether a value is a name rather than an address."""
    return bool(value.strip()) and len(value) <= LONGEST_NAME and "://" not in value


def _strings(value: Json) -> list[str]:
    """A value as a list of strings."""
    if isinstance(value, list):
        return [item for item in value if isinstance(item, str)]
    return [value] if isinstance(value, str) else []


def _text(value: Json) -> str:
    """A value as a string; empty when it is none."""
    return value if isinstance(value, str) else ""
