"""JSON Feed (jsonfeed.org, versions 1 and 1.1) -> its entries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

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
from selon.intake.plain_text import paragraphs, plain

Json = dict[str, Any]


def json_feed(text: str, address: str) -> Feed:
    """The feed that JSON is; raises InputError where it is none."""
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise InputError(address, "it is no JSON, or nested past reason", BROKEN) from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise InputError(address, "it is JSON, and no feed: it has no list of items", BROKEN)
    language = language_of(found.get("language"))
    written = [_entry(item, found, address) for item in items[:MOST_ENTRIES] if isinstance(item, dict)]
    lost = sum(not isinstance(item, dict) for item in items[:MOST_ENTRIES])
    made = gathered(plain(_string(found, "title"), LONGEST_NAME), language, written, len(items) - lost)
    return replace(made, further=linked(_string(found, "next_url"), address))


def _entry(item: Json, whole: Json, address: str) -> Entry:
    """One item; who wrote it stands with it, or with the feed."""
    return entry(
        key=_string(item, "id"),
        link=_string(item, "url") or _string(item, "external_url"),
        title=_string(item, "title"),
        summary=_string(item, "summary"),
        content=_string(item, "content_html") or paragraphs(_string(item, "content_text")),
        authors=tuple(dict.fromkeys(_authors(item))) or tuple(dict.fromkeys(_authors(whole))),
        published=instant(item.get("date_published")),
        updated=instant(item.get("date_modified")),
        language=item.get("language"),
        address=address,
    )


def _authors(holder: Json) -> Iterator[str]:
    """Names of authors, as plain text; version 1 has one, 1.1 a list."""
    listed = holder.get("authors")
    for one in (listed if isinstance(listed, list) else [holder.get("author")])[:MOST_NAMES]:
        name = plain(_string(one, "name"), LONGEST_NAME) if isinstance(one, dict) else ""
        if name:
            yield name


def _string(holder: Json, name: str) -> str:
    """A field that is a string or a number, as a string; empty where it is neither."""
    value = holder.get(name)
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""
