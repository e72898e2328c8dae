"""Entries of feeds as records, whatever the format that they were written in: words plain, links whole, keys apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin

from selon.intake.files import is_url
from selon.intake.plain_text import plain

BROKEN = "Open it in a browser to see what is wrong with it."
MOST_ENTRIES = 5_000
LONGEST_NAME = 500
MOST_NAMES = 20
LONGEST_SUMMARY = 20_000
# Whole articles in feeds have thousands of characters; what ends in these marks was cut.
FULL = 600
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
CUT = ("…", "...", "[…]", "[...]", "(…)", "(...)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed: `key` tells it from the others of the feed, `mark` is another one when it has changed.

    `link` leads to its page; `content` is its whole text in HTML where the feed has that, `summary` is plain text, as
    are `title` and `authors`; dates are ISO 8601 with the zone as written."""

    key: str
    mark: str
    link: str | None
    title: str
    summary: str = ""
    content: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: its title in plain text, its entries in their order, and how many it has twice or over the limit.

    `further` is the address of the page with its older entries, None where it has no more of them."""

    title: str
    entries: tuple[Entry, ...]
    language: str | None = None
    repeated: int = 0
    left_out: int = 0
    further: str | None = None


def gathered(title: str, language: str | None, written: list[Entry], count: int) -> Feed:
    """The feed of some entries of `count`, each once, those that share a key told apart by where they lead."""
    shared = {key for key, many in Counter(entry.key for entry in written).items() if many > 1}
    apart = [replace(one, key=f"{one.key} {one.link or one.title}") if one.key in shared else one for one in written]
    entries = tuple({entry.key: entry for entry in apart}.values())
    repeated, left_out = len(apart) - len(entries), count - len(written)
    return Feed(title=title, language=language, entries=entries, repeated=repeated, left_out=left_out)


def entry(*, address: str, **given: Any) -> Entry:
    """An entry of what a feed wrote: words become plain text, the link whole, and key and mark are made."""
    link = linked(given["link"], address)
    title = plain(given["title"], LONGEST_NAME)
    dates = (given["updated"], given["published"])
    whole = given["content"] or given["summary"]
    mark = sha256("\x1f".join(map(str, (link, title, *dates, whole))).encode("utf-8", "replace")).hexdigest()[:16]
    key = plain(given["key"], LONGEST_NAME) or link or f"{title} {given['published'] or ''}".strip() or mark
    summary = plain(given["summary"], LONGEST_SUMMARY)
    made = {"link": link, "title": title, "summary": summary, "key": key, "mark": mark}
    return Entry(**given | made | {"language": language_of(given["language"]), "content": given["content"] or None})


def language_of(written: object) -> str | None:
    """The code of a language, None where it is none."""
    return written if isinstance(written, str) and LANGUAGE.fullmatch(written) else None


def is_full(content: str | None) -> bool:
    """Whether the content of an entry is a whole article rather than its beginning."""
    text = plain(content or "", LONGEST_SUMMARY)
    return len(text) >= FULL and not text.endswith(CUT)


def linked(written: str, address: str) -> str | None:
    """A link in full; None where it leads to no page of the web."""
    try:
        link = urljoin(address, written.strip()) if written.strip() else ""
    except ValueError:
        return None
    return link if is_url(link) else None
