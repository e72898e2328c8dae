"""The JSON-LD records of a page: what they say of the article, references between records followed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from lxml import etree

# schema.org types that are articles; the list is that of NewsArticle's family and what blogs use.
ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle "
    "ReviewNewsArticle AskPublicNewsArticle LiveBlogPosting BlogPosting SocialMediaPosting Report TechArticle "
    "SatiricalArticle ScholarlyArticle AdvertiserContentArticle".split()
)
PAGES = frozenset("WebPage ItemPage CreativeWork AboutPage".split())
# Properties whose values are other works: an article found in them is not that of the page.
OTHERS = frozenset(
    "liveBlogUpdate comment citation mentions review itemListElement relatedLink isRelatedTo recordedAt video "
    "associatedMedia about".split()
)
LONGEST_RECORD = 1_000_000
DEEPEST = 20
MOST_RECORDS = 2_000
WRAPPER = re.compile(r"^\s{0,99}(?:<!--|//\s{0,9}<!\[CDATA\[|<!\[CDATA\[|/\*\s{0,9}<!\[CDATA\[\s{0,9}\*/)")
UNWRAPPER = re.compile(r"(?:-->|//\s{0,9}\]\]>|\]\]>|/\*\s{0,9}\]\]>\s{0,9}\*/|;)\s{0,99}$")
SPARE_COMMA = re.compile(r",(\s{0,99}[}\]])")

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
Record = dict[str, Json]


def records(scripts: Iterator[str]) -> list[Record]:
    """The objects of all blocks of a page, outer ones first; none of a block that cannot be read.

    Objects inside `liveBlogUpdate`, `comment` and the like are other works and left out."""
    found: list[Record] = []
    for source in scripts:
        for value in _values(source):
            found += _objects(value, DEEPEST)
            if len(found) > MOST_RECORDS:
                return found[:MOST_RECORDS]
    return found


def article(found: list[Record], *, address: str = "", title: str = "") -> Record:
    """The record of the page's article: of several the one with its address or headline, else the first.

    Without any the record of the page itself where it has a date; an empty one without that."""
    articles = [record for record in found if ARTICLES & set(strings(record.get("@type")))]
    known = next((record for record in articles if address and address in _addresses(record)), None)
    known = known or next((record for record in articles if title and _is_titled(record, title)), None)
    if known is not None:
        return known
    if articles:
        return next((record for record in articles if "datePublished" in record), articles[0])
    dated = (r for r in found if "datePublished" in r and (not r.get("@type") or PAGES & set(strings(r.get("@type")))))
    return next(dated, {})


def by_id(found: list[Record]) -> dict[str, Record]:
    """The records by their `@id`; of several with one id the one that says most."""
    known: dict[str, Record] = {}
    for record in found:
        name = record.get("@id")
        if isinstance(name, str) and len(record) > len(known.get(name, ())):
            known[name] = record
    return known


def names(value: Json, known: dict[str, Record], depth: int = 4) -> Iterator[str]:
    """Names in a value: a string, an object with a name or the id of one that has, or a list of them."""
    if isinstance(value, str):
        yield html.unescape(value).strip()
    elif isinstance(value, list):
        for item in value[:DEEPEST]:
            yield from names(item, known, depth)
    elif isinstance(value, dict) and depth:
        name = value.get("@id")
        there = known.get(name, {}) if isinstance(name, str) else {}
        given = value.get("name") or there.get("name") or value.get("legalName") or there.get("legalName")
        if not given and {"givenName", "familyName"} & set(value):
            given = " ".join(text(value.get(key)) for key in ("givenName", "familyName")).strip()
        yield from names(given, known, depth - 1)


def strings(value: Json) -> list[str]:
    """A value as a list of strings; types with their address (`https://schema.org/NewsArticle`) lose it."""
    items = value if isinstance(value, list) else [value]
    return [item.rpartition("/")[2] for item in items if isinstance(item, str)]


def text(value: Json) -> str:
    """A value as a string; empty when it is none; the first of a list."""
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else ""


def truth(value: Json) -> bool | None:
    """A value as yes or no, as words too; None for neither."""
    said = str(value).rpartition("/")[2].strip().lower()
    return {"true": True, "false": False, "yes": True, "no": False}.get(said)


def is_record(script: etree._Element) -> bool:
    """Whether a <script> holds JSON-LD."""
    return (script.get("type") or "").strip().lower().startswith("application/ld+json")


def _values(source: str) -> Iterator[Json]:
    """The values of one block: comments and CDATA around it, spare commas and several values in a row are borne."""
    if len(source) > LONGEST_RECORD:
        return
    try:
        yield json.loads(source, strict=False)
        return
    except (ValueError, RecursionError):
        pass
    source = UNWRAPPER.sub("", WRAPPER.sub("", source)).strip()
    for mended in (source, SPARE_COMMA.sub(r"\1", source), html.unescape(source)):
        read = list(_in_a_row(mended))
        if read:
            yield from read
            return


def _in_a_row(source: str) -> Iterator[Json]:
    """The values that stand one after the other, up to the first that cannot be read."""
    decoder, at = json.JSONDecoder(strict=False), 0
    for _ in range(DEEPEST):
        while at < len(source) and source[at] in " \t\r\n;,":
            at += 1
        try:
            value, at = decoder.raw_decode(source, at)
        except (ValueError, RecursionError):
            return
        yield value


def _objects(value: Json, depth: int) -> Iterator[Record]:
    """A value's objects, outer ones first, to a depth."""
    if isinstance(value, dict):
        yield value
        children: list[Json] = [child for key, child in value.items() if key not in OTHERS]
    else:
        children = value if isinstance(value, list) else []
    for child in children if depth else ():
        if isinstance(child, dict | list):
            yield from _objects(child, depth - 1)


def _addresses(record: Record) -> set[str]:
    """The addresses under which a record is known."""
    page = record.get("mainEntityOfPage")
    inner = page if isinstance(page, dict) else {}
    given = (record.get("url"), page, inner.get("@id"), inner.get("url"), record.get("@id"))
    return {value.partition("#")[0] for value in given if isinstance(value, str)}


def _is_titled(record: Record, title: str) -> bool:
    """Whether the headline of a record is this title, case and blanks aside."""
    said = html.unescape(text(record.get("headline")) or text(record.get("name")))
    return bool(said) and " ".join(said.split()).casefold() == " ".join(title.split()).casefold()
