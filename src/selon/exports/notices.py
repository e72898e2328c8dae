"""What a watch found as lines, Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from selon.exports.visible import visible

Found = Mapping[str, Any]
TITLE = "Selon: changes that matter"
URN = "urn:selon:watch:"
WEB = ("http://", "https://")


def as_line(one: Found) -> str:
    """One change on one line: the day of its report, its kind, where it stands, what it is, its id."""
    outlet = f" ({one['outlet']})" if one["outlet"] else ""
    return visible(f"{one['reported'][:10]}  {one['kind']:8}  {one['name']}{outlet}: {one['text']}  [{one['id']}]")


def as_object(one: Found) -> dict[str, Any]:
    """One change as JSON has it."""
    names = ("id", "kind", "text", "outlet", "address", "recorded")
    about = {"document": one["name"], "reported_at": one["reported"]}
    return {**{name: one[name] for name in names}, **about, "data": one["data"]}


def as_atom(found: Sequence[Found], watch: str) -> str:
    """The changes as an Atom feed, the newest first."""
    updated = max((one["recorded"] for one in found), default="1970-01-01T00:00:00Z")
    entries = "".join(map(_entry, found))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"  <title>{escape(TITLE)}</title>\n  <id>{URN}{escape(watch)}</id>\n  <updated>{updated}</updated>\n"
        f"  <generator>Selon</generator>\n{entries}</feed>\n"
    )


def _entry(one: Found) -> str:
    """One change as an entry."""
    link = f"    <link href={quoteattr(one['address'])}/>\n" if one["address"].startswith(WEB) else ""
    return (
        f"  <entry>\n    <title>{escape(_title(one))}</title>\n    <id>{URN}{escape(one['watch'])}:{one['id']}</id>\n"
        f"    <updated>{one['recorded']}</updated>\n    <author><name>{escape(visible(_where(one)))}</name></author>\n"
        f'{link}    <category term="{escape(one["kind"])}"/>\n'
        f"    <content>{escape(visible(one['text']))}</content>\n  </entry>\n"
    )


def _title(one: Found) -> str:
    return visible(f"{one['kind']}: {_where(one)}: {one['text']}")


def _where(one: Found) -> str:
    return str(one["outlet"] or one["name"])


def as_json_feed(found: Sequence[Found], watch: str) -> str:
    """The changes as a JSON Feed, the newest first."""
    items = []
    for one in found:
        item = {
            "id": f"{URN}{one['watch']}:{one['id']}",
            "title": _title(one),
            "content_text": visible(one["text"]),
            "date_published": one["recorded"],
            "tags": [one["kind"]],
            "authors": [{"name": _where(one)}],
            "_selon": as_object(one),
        }
        items.append({**item, "url": one["address"]} if one["address"].startswith(WEB) else item)
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": TITLE, "items": items}
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


FEEDS: dict[str, Callable[[Sequence[Found], str], str]] = {"atom": as_atom, "jsonfeed": as_json_feed}
"""The formats that are written whole, the newest changes first."""
