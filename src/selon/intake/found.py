"""What came over the network as Captures: pages, and entries that hold their whole article."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from html import escape
from urllib.parse import unquote, urlsplit

from selon.errors import InputError
from selon.intake import files
from selon.intake.entries import Entry, Feed
from selon.intake.fetching import Fetched
from selon.records import Capture, Told

LONGEST_NAME = 80
NOT_IN_NAMES = re.compile(r"[^\w.]{1,500}")


def page(fetched: Fetched, name: str, told: Told) -> Capture:
    """The capture of a page; raises EmptyInput, TooLarge or NotText, which have the bytes with them."""
    visit, data = fetched.visit, fetched.data or b""
    address, now = visit.address, visit.checked
    try:
        made = files.capture(data, address=address, name=name, now=now, media_type=fetched.media_type)
    except InputError as error:
        raise files.refused(error, data, address, name, now) from None
    return replace(made, charset=fetched.charset, told=told)


def whole(entry: Entry, feed: Feed, told: Told, place: tuple[str, str, str]) -> Capture:
    """The capture of an entry that holds its article: a page of its title and its content.

    `place` is its address, its name and the instant. Raises EmptyInput where it holds no word."""
    address, name, now = place
    language = entry.language or feed.language
    root = f'<html lang="{language}">' if language else "<html>"
    title = escape(entry.title)
    body = entry.content or f"<p>{escape(entry.summary)}</p>"
    page = (
        f'<!DOCTYPE html>\n{root}<head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body><article><h1>{title}</h1>\n{body}\n</article></body></html>\n"
    )
    data = page.encode("utf-8", "replace")
    made = files.capture(data, address=address, name=name, now=now)
    return replace(made, media_type="text/html", charset="utf-8", told=told)


def told_of(entry: Entry, outlet: str) -> Told:
    """What a feed tells of an entry."""
    return Told(
        title=entry.title or None,
        outlet=outlet or None,
        authors=entry.authors,
        published=entry.published,
        updated=entry.updated,
        origin="feed",
    )


def name_of(address: str, taken: set[str]) -> str:
    """A name for an address that is not taken: its host and the end of its path, fit for a file; it is taken now."""
    parts = urlsplit(address)
    path = unquote(parts.path, errors="replace").rstrip("/").rpartition("/")[2]
    stem = re.sub(r"\.(?:x?html?|php|aspx?)$", "", path.lower())
    host = (parts.hostname or "").removeprefix("www.")
    name = "-".join(filter(None, (host, NOT_IN_NAMES.sub("-", stem).strip("-."))))[:LONGEST_NAME] or "entry"
    if name in taken or parts.query or parts.fragment:
        name = f"{name}-{sha256(address.encode('utf-8', 'replace')).hexdigest()[:8]}"
    taken.add(name)
    return name
