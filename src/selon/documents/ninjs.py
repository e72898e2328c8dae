"""A news item in JSON (ninjs 1 to 3) -> its text, with its dates, byline, outlet and credits.

Names of properties changed from version to version (`body_text`, `bodies`; `versioncreated`, `versionCreated`): they
are looked up without their capitals and hyphens."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from selon.documents import html
from selon.documents.dates import instant
from selon.documents.page import Page
from selon.errors import InputError, NoArticle
from selon.records import Capture, Span, Stamp

TAG = re.compile(r"<[^<>]{0,500}>")
REMEDY = "Give an item that has the text of an article."
WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
MARKUP = ("html", "xhtml", "nitf", "xml")
# Roles of a body, the best first; an item may have the same text in several forms.
BODIES = ("main", "body", "", "text")
FORMS = ("bodyhtml", "bodyxhtml", "bodytext")
OUTLETS = ("publisher", "provider", "source", "distributor", "originator", "")
LONGEST_NAME = 200

Item = dict[str, Any]


def page(capture: Capture) -> Page:
    """The text of an item: headline, byline, place, body. Raises NoArticle where it has no body."""
    item = _item(capture)
    if _text(item, "pubstatus").lower() in WITHDRAWN:
        raise NoArticle(capture.address, "its provider has withdrawn it (pubStatus)", "Leave it out.")
    body, is_markup = _body(item)
    if not body.strip():
        raise NoArticle(capture.address, "the item has no body", REMEDY)
    head = list(_head(item, body))
    read = _marked(head, body, capture.address) if is_markup else _plain(head, body)
    published = _stamp(item, "firstcreated", "contentcreated", "versioncreated")
    updated = _stamp(item, "versioncreated")
    return Page(
        text=read.text,
        hints=read.hints,
        gaps=read.gaps,
        published=published,
        updated=updated if updated.value != published.value else Stamp(),
        outlet=_outlet(item),
        outlet_origin="ninjs" if _outlet(item) else "none",
        authors=tuple(filter(None, (_text(item, "by") or _text(item, "byline"),))),
        canonical=next((uri for uri in (_text(item, "uri"),) if uri.startswith(("http://", "https://"))), None),
        declared_language=_text(item, "language") or None,
        credits=tuple(_names(item)),
    )


def _item(capture: Capture) -> Item:
    """The properties of the item under their names in small letters."""
    try:
        value = json.loads(capture.data)
    except (ValueError, RecursionError) as error:
        raise InputError(capture.address, f"it is no JSON ({error})", REMEDY) from error
    return _small(value) if isinstance(value, dict) else {}


def _small(value: Item) -> Item:
    """An object with its names in small letters and without signs."""
    return {name.lower().replace("_", "").replace("-", ""): one for name, one in value.items()}


def _head(item: Item, body: str) -> Iterator[tuple[str, str]]:
    """What stands above the body, each with its hint: headline, standfirst, byline, place."""
    if headline := _headline(item):
        yield headline, "title"
    if line := _text(item, "by") or _text(item, "byline"):
        yield line, "byline"
    located = _text(item, "located")
    if located and located.casefold() not in body[:200].casefold():
        yield located, "boilerplate"


def _headline(item: Item) -> str:
    """The main headline, else the title."""
    found = list(_roles(item.get("headlines")))
    main = next((value for role, value, _ in found if role in ("main", "headline", "")), found[0][1] if found else "")
    return _bare(main or _text(item, "headline") or _text(item, "title"))


def _body(item: Item) -> tuple[str, bool]:
    """The body, and whether it is marked up."""
    found = sorted(_roles(item.get("bodies")), key=lambda one: BODIES.index(one[0]) if one[0] in BODIES else 9)
    if found:
        best = [one for one in found if one[0] == found[0][0]]
        chosen = next((one for one in best if _is_markup(one[2], one[1])), best[0])
        return chosen[1], _is_markup(chosen[2], chosen[1])
    for form in FORMS:
        if value := _text(item, form):
            return value, form != "bodytext"
    return "", False


def _is_markup(form: str, value: str) -> bool:
    """Whether a body is marked up: its type says so, or it begins with a tag."""
    return any(word in form.lower() for word in MARKUP) or value.lstrip().startswith("<")


def _roles(value: object) -> Iterator[tuple[str, str, str]]:
    """The role, value and type of each entry of a list."""
    for entry in _entries(value):
        if text := _text(entry, "value"):
            yield _text(entry, "role").lower(), text, _text(entry, "contenttype")


def _entries(value: object) -> list[Item]:
    """The objects of a list."""
    return [_small(one) for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _marked(head: Iterable[tuple[str, str]], body: str, place: str) -> Page:
    """The text of a body in HTML."""
    read = html.page(f"<html><body><article>{body}</article></body></html>", place)
    above = list(head)
    text = "".join(f"{line}\n\n" for line, _ in above)
    hints = [(Span(span.start + len(text), span.end + len(text)), hint) for span, hint in read.hints]
    return Page(text=text + read.text, hints=(*_hints(above), *hints), gaps=read.gaps)


def _plain(head: Iterable[tuple[str, str]], body: str) -> Page:
    """The text of a body that is plain text."""
    above = list(head)
    return Page(text="".join(f"{line}\n\n" for line, _ in above) + body, hints=tuple(_hints(above)))


def _hints(above: Iterable[tuple[str, str]]) -> Iterator[tuple[Span, str]]:
    """Where the lines of the head stand, with their hints."""
    at = 0
    for line, hint in above:
        yield Span(at, at + len(line)), hint
        at += len(line) + 2


def _stamp(item: Item, *names: str) -> Stamp:
    """The first of some dates that the item has."""
    for name in names:
        if value := instant(_text(item, name)):
            return Stamp(value=value, origin=f"ninjs {name}")
    return Stamp()


def _names(item: Item) -> Iterator[str]:
    """Those from whom the item comes: its information sources, its source, the holder of its rights."""
    named = _entries(item.get("infosources"))
    said = [_text(one, "name") or _text(one, "literal") for one in named]
    yield from dict.fromkeys(filter(None, (*said, _text(item, "source"), _text(item, "copyrightholder"))))


def _outlet(item: Item) -> str | None:
    """Who publishes it: the information source with that role, else the holder of the rights, else the first source."""
    named = _entries(item.get("infosources"))
    ranked = [
        (OUTLETS.index(role), _text(one, "name")) for one in named if (role := _text(one, "role").lower()) in OUTLETS
    ]
    ranked = [pair for pair in ranked if pair[1]]
    publisher = next((name for rank, name in ranked if rank < 2), None)
    first = min(ranked)[1] if ranked else None
    return publisher or _text(item, "copyrightholder") or first or _text(item, "source") or None


def _text(item: Item, name: str) -> str:
    """A property that is a text, without line breaks unless it is a body."""
    value = item.get(name)
    if not isinstance(value, str):
        return ""
    return value if name == "value" or name.startswith("body") else " ".join(value.split())[:2000]


def _bare(value: str) -> str:
    """A headline without tags and entities."""
    return " ".join(entities.unescape(TAG.sub(" ", value)).split())
