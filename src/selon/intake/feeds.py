"""RSS, Atom and JSON Feed -> entries: where each leads, what it is called, when it appeared, who wrote it.

A feed is bytes of a stranger. XML with a DOCTYPE is refused before anything is parsed, and so is one nested past
reason; titles and names come out as plain text. Parsing is a function of bytes alone, so that it can be run in a
process of its own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any

import feedparser  # type: ignore[import-untyped]

from selon.errors import InputError
from selon.intake.entries import (
    BROKEN,
    LONGEST_NAME,
    MOST_ENTRIES,
    MOST_NAMES,
    Entry,
    Feed,
    entry,
    gathered,
    language_of,
    linked,
)
from selon.intake.feed_dates import instant
from selon.intake.feed_json import json_feed
from selon.intake.feed_xml import DOCTYPE, checked, decoded, first_tag
from selon.intake.plain_text import paragraphs, plain
from selon.records import Capture

HEAD = 20_000
LONGEST_HEAD = 200_000
ROOTS = re.compile(r"<(?:[A-Za-z_][\w.-]{0,30}:)?(rss|feed|rdf|opml)[\s>/]", re.IGNORECASE)
PAGE = re.compile(r"<(?:!doctype\s{1,9}html|html|head|body)[\s>]", re.IGNORECASE)
JSON_FEED = re.compile(r'"version"\s{0,99}:\s{0,99}"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org')
LINK = re.compile(r"<link\s([^<>]{1,2000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([a-zA-Z-]{1,20})\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))""")
TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
OLDER = ("next", "prev-archive")
"""Relations of links that lead to the older entries of a feed."""


def kind(data: bytes) -> str | None:
    """`feed`, `opml` or `page` by the first bytes of what came; None where it is something else."""
    head = decoded(data[:HEAD], None).lstrip()
    if head.startswith("{"):
        return "feed" if JSON_FEED.search(head) else None
    rest = first_tag(head)
    if PAGE.match(rest):
        return "page"
    if rest[: len(DOCTYPE)].upper() == DOCTYPE:
        root = ROOTS.search(rest)
    else:
        root = ROOTS.match(rest)
    if root:
        return "opml" if root[1].lower() == "opml" else "feed"
    return "page" if rest and PAGE.search(head) else None


def feed(capture: Capture) -> Feed:
    """The feed that the bytes of a capture are; its address is where they came from.

    Raises InputError where they are none, TooLarge where they are made to hurt."""
    data, address = capture.data, capture.address
    if kind(data) == "page":
        raise InputError(address, "it is a page, not a feed", _feeds_named(data, address))
    text = decoded(data, capture.charset)
    if text.lstrip().startswith("{"):
        return json_feed(text, address)
    found = _parsed(checked(text, address), address)
    title = plain(_said(found.feed, "title"), LONGEST_NAME)
    language = language_of(found.feed.get("language"))
    written = [_entry(one, address) for one in found.entries[:MOST_ENTRIES]]
    return replace(gathered(title, language, written, len(found.entries)), further=_further(found.feed, address))


def _further(said: Mapping[str, Any], address: str) -> str | None:
    """The address of the page with older entries (RFC 5005): the next one of a paged feed, else the archive before."""
    links = _listed(said, "links")
    for relation in OLDER:
        found = (linked(_said(one, "href"), address) for one in links if _said(one, "rel").strip().lower() == relation)
        if further := next((link for link in found if link is not None), None):
            return further
    return None


def _parsed(data: bytes, address: str) -> Any:
    """What feedparser makes of checked XML in UTF-8; raises InputError where it finds no feed."""
    lines = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    try:
        # As a stream: a string could name a file. Nothing is cleaned: what becomes text is stripped of all markup.
        found = feedparser.parse(
            io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False, response_headers=lines
        )
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise InputError(address, f"it cannot be read as a feed ({type(error).__name__})", BROKEN) from error
    if not found.get("entries") and not found.get("version"):
        raise InputError(address, "it is no feed", "Give the address of an RSS, Atom or JSON feed.")
    return found


def _entry(one: Mapping[str, Any], address: str) -> Entry:
    """One entry of feedparser's, whose fields may hold anything where the XML is odd."""
    bodies = [body for body in _listed(one, "content") if _said(body, "value").strip()]
    body = next((body for body in bodies if "html" in _said(body, "type")), bodies[0] if bodies else {})
    return entry(
        key=_said(one, "id"),
        link=_said(one, "link"),
        title=_said(one, "title"),
        summary=_said(one, "summary"),
        content=_as_html(body),
        authors=tuple(_people(one)),
        published=instant(one.get("published") or one.get("created")),
        updated=instant(one.get("updated")) if "updated" in one.keys() else None,
        language=body.get("language") or one.get("language"),
        address=address,
    )


def _listed(one: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The objects in a field that should be a list of them."""
    value = one.get(name)
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _said(one: Mapping[str, Any], name: str) -> str:
    """A field that should be text; empty where it is none."""
    value = one.get(name)
    return value if isinstance(value, str) else ""


def _as_html(body: Mapping[str, Any]) -> str:
    """A content of feedparser's as HTML; empty where there is none."""
    value = _said(body, "value")
    return value if "html" in _said(body, "type") else paragraphs(value)


def _people(one: Mapping[str, Any]) -> Iterator[str]:
    """Names of those who wrote an entry, as plain text, each once."""
    named = [_said(author, "name") for author in _listed(one, "authors")[:MOST_NAMES]] or [_said(one, "author")]
    # feedparser cuts "a@desk.news (A. Reed)" amid "news": it knows no domain of more than four letters.
    whole = (name.partition("(")[2] if "(" in name and ")" not in name else name for name in named)
    found = (plain(name, LONGEST_NAME) for name in whole)
    yield from dict.fromkeys(name for name in found if name and "@" not in name)


def _feeds_named(data: bytes, address: str) -> str:
    """What to do about a page that was given as a feed: the feeds that it names, if any."""
    names = alternates(decoded(data, None), address)
    return f"Give one of the feeds that it names: {', '.join(names)}." if names else "Look for the address of its feed."


def alternates(page: str, address: str) -> list[str]:
    """The addresses of the feeds that a page names in its head, five at most."""
    found: list[str | None] = []
    for tag in LINK.findall(page[:LONGEST_HEAD]):
        said = {name.lower(): unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(tag)}
        if "alternate" in said.get("rel", "").lower().split() and said.get("type", "").lower().strip() in TYPES:
            found.append(linked(said.get("href", ""), address))
    return [name for name in dict.fromkeys(found) if name][:5]
