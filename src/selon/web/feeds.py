"""What is new as Atom (RFC 4287) and as JSON Feed (1.1): an entry only where something changed, grouped by origin.

Articles that have it from one outlet or agency on one day are one entry. All of it is text: nothing that an article
says is ever markup here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Request, Response
from msgspec.json import encode

from selon.answers.changes import changes
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.ledger.reader import Reader
from selon.records import State
from selon.web.answered import Sent, answered
from selon.web.api.shapes import ALWAYS, TEXT, thing
from selon.web.problems import documented

router = APIRouter(prefix="/feeds")
Entry = dict[str, Any]
TITLE = "Selon: what changed"
ATOM, JSON = "application/atom+xml", "application/feed+json"
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot have."""
HELD = {304: {"description": "What the client has still holds"}}


def _described(name: str, media: str, schema: dict[str, Any]) -> dict[str, Any]:
    """What the router is told of a feed."""
    good = {200: {"description": "The feed", "content": {media: {"schema": schema}}}}
    return {
        "operation_id": name,
        "response_class": Response,
        "responses": {**good, **HELD, **documented(400, *ALWAYS)},
    }


@router.get("/today.atom", summary="What is new, as Atom", **_described("atom", ATOM, TEXT))
async def atom(request: Request) -> Response:
    """The newest changes."""
    return await answered(
        request, lambda ledger: Sent(body=as_atom(entries(ledger, _base(request))), media_type=ATOM), page=True
    )


@router.get("/today.json", summary="What is new, as JSON Feed", **_described("feed", JSON, thing(version=TEXT)))
async def feed(request: Request) -> Response:
    """The newest changes."""
    return await answered(
        request, lambda ledger: Sent(body=as_json(entries(ledger, _base(request))), media_type=JSON), page=True
    )


async def _sent(request: Request, form: Callable[[Feed], bytes], media: str) -> Response:
    """The feed in a form."""

    def work(ledger: Reader) -> Sent:
        return Sent(body=form(entries(ledger, _base(request))), media_type=media)

    return await answered(request, work, page=True)


def _base(request: Request) -> str:
    """The address of this server, as the reader called it; the checks have let no other name through."""
    return str(request.base_url).rstrip("/")


class Feed(list[Entry]):
    """The entries of a feed, the newest first, and the address of the server."""

    def __init__(self, found: Iterable[Entry], base: str) -> None:
        super().__init__(found)
        self.base = base

    @property
    def updated(self) -> str:
        """The instant of the newest entry; of an empty feed the beginning of time."""
        return max((one["updated"] for one in self), default=instant("1970-01-01"))


def entries(ledger: Reader, base: str) -> Feed:
    """The newest changes: those of one issue, of one origin and one day are one entry."""
    found: Any = changes(ledger, stems, Times()).data["changes"]
    groups: dict[tuple[str, str, str], list[Any]] = {}
    for one in found:
        groups.setdefault((one["issue"] or "", one["origin"], one["reported_at"][:10]), []).append(one)
    return Feed((_entry(issue, origin, told[::-1], base) for (issue, origin, _), told in groups.items()), base)


def _entry(issue: str, origin: str, told: list[Any], base: str) -> Entry:
    """One entry; it is known by the first change in it, which stays the first whatever comes after."""
    first, more = told[0], len(told) - 1
    title = f"{issue or 'No issue'}: {_in_short(first)}{f', and {more} more' if more else ''}"
    return {
        "id": f"urn:selon:change:{first['id']}",
        "title": _plain(title),
        "author": _plain(origin),
        "updated": max(instant(one["reported_at"]) for one in told),
        "url": f"{base}/issue/{quote(first['issue_id'] or issue, safe='')}",
        "text": "\n\n".join(_in_full(one) for one in told),
        "kinds": list(dict.fromkeys(one["kind"] for one in told)),
    }


def _in_short(one: Mapping[str, Any]) -> str:
    """A change in few words."""
    if one["state"] is None:
        return f"another {one['kind']}"
    return f"{State(one['state']).word}, {one['actor'] or 'nobody named'} ({one['firmness']}), new {one['kind']}"


def _in_full(one: Mapping[str, Any]) -> str:
    """A change with its words and on whose word they are."""
    chain = " ← ".join(name or "not named" for name in one["chain"])
    before: Any = one.get("before")
    lines = [_in_short(one), f"« {_plain(one['quote'] or '(erased)')} »", chain]
    if before:
        lines.append(f"before: « {_plain(before['quote'] or '(erased)')} » ({before['document']})")
    return "\n".join([*lines, f"{one['document']}, {one['reported_at'][:10]}"])


def _plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def instant(value: str) -> str:
    """A date or an instant as RFC 3339 has it; what names no zone is taken for UTC."""
    found = datetime.fromisoformat(value)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat(timespec="seconds")


def as_atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    own = f"{feed.base}/feeds/today.atom"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>urn:selon:changes</id><title>{_xml(TITLE)}</title><updated>{feed.updated}</updated>",
        f'<link rel="self" type="{ATOM}" href={_attribute(own)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(feed.base + "/")}/>',
        *(_atom_entry(one) for one in feed),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _atom_entry(one: Entry) -> str:
    kinds = "".join(f"<category term={_attribute(kind)}/>" for kind in one["kinds"])
    return (
        f'<entry><id>{_xml(one["id"])}</id><title type="text">{_xml(one["title"])}</title>'
        f"<updated>{one['updated']}</updated><author><name>{_xml(one['author'])}</name></author>{kinds}"
        f'<link rel="alternate" type="text/html" href={_attribute(one["url"])}/>'
        f'<content type="text">{_xml(one["text"])}</content></entry>'
    )


def _xml(text: str) -> str:
    """A text inside an element."""
    return escape(NO_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    """A text as the quoted value of an attribute."""
    return quoteattr(NO_XML.sub("\ufffd", text))


def as_json(feed: Feed) -> bytes:
    """The feed as JSON Feed."""
    items = [
        {
            "id": one["id"],
            "url": one["url"],
            "title": one["title"],
            "content_text": one["text"],
            "date_published": one["updated"],
            "authors": [{"name": one["author"]}],
            "tags": one["kinds"],
        }
        for one in feed
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": TITLE}
    places = {"home_page_url": f"{feed.base}/", "feed_url": f"{feed.base}/feeds/today.json"}
    return encode({**head, **places, "items": items}) + b"\n"
