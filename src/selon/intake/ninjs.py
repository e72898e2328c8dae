"""News items in JSON (ninjs 1 to 3) -> a Capture for each that is a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selon.errors import EmptyInput, InputError, NotText, TooLarge
from selon.intake import files
from selon.intake.opened import Source
from selon.records import Capture

HINTS = frozenset("bodies headlines body_text body_xhtml body_html headline bodytext".split())
KNOWN_BY = frozenset("uri guid versioncreated firstcreated contentcreated standard pubstatus".split())
TEXTS = ("text", "composite", "component", "")
BETWEEN = " \t\r\n,"
REMEDY = "Give ninjs items: one, a list of them, or one a line."


@dataclass(frozen=True, slots=True)
class _Item:
    value: dict[str, Any]
    written: str


def items(source: Source) -> Iterator[Capture | InputError]:
    """A capture for each item of a file: one object, a list, or one a line; pictures, films and plans are counted."""
    data = source.input.read(files.MAX_BYTES + 1)
    progress = source.progress
    if len(data) > files.MAX_BYTES:
        fact = f"it has more than {files.MAX_BYTES // 1_000_000} MB"
        yield TooLarge(source.address, fact, "Cut it into several files.")
        return
    written = _text(data)
    several, number = not _is_one(written), 0
    for number, found in enumerate(_found(written), 1):
        place = f"{source.address}, item {number}" if several else source.address
        progress.records += 1
        if not isinstance(found, _Item):
            progress.damaged += 1
            yield NotText(place, found, REMEDY)
        elif (kind := _kind(found.value)) not in TEXTS:
            progress.skipped[f"ninjs {kind}"] += 1
        else:
            yield from _captured(found, place, several, source)
    if not number:
        yield EmptyInput(source.address, "it holds no news item", REMEDY)


def _captured(item: _Item, place: str, several: bool, source: Source) -> Iterator[Capture | InputError]:
    """The capture of an item."""
    name, address = source.name, place
    if several:
        uri = str(item.value.get("uri") or "")
        address = uri if files.is_url(uri) else place
        stem = uri.rstrip("/").rpartition("/")[2].rpartition(":")[2].translate(files.CONTROLS)
        name = source.progress.named(f"{source.name}-{stem[:60]}" if stem else source.name)
    data = item.written.encode("utf-8", "replace")
    try:
        yield files.capture(data, address=address, name=name, now=source.now, media_type=files.NINJS)
        source.progress.captures += 1
    except InputError as error:
        source.progress.damaged += 1
        yield files.refused(error, data, address, name, source.now)


def _text(data: bytes) -> str:
    """The file as text, in the encoding that JSON in it must have."""
    return data.decode(json.detect_encoding(data), errors="replace").removeprefix("\ufeff")


def _is_one(written: str) -> bool:
    """Whether it is one object and nothing else, unless that has the items inside."""
    try:
        value = json.loads(written)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and _is_item(value)


def _found(written: str) -> Iterator[_Item | str]:
    """The items in order; a fact for each stretch that is none."""
    decoder, at, end = json.JSONDecoder(), 0, len(written)
    opened = written[:999].lstrip(BETWEEN).startswith("[")
    at = written.index("[") + 1 if opened else 0
    while True:
        while at < end and written[at] in (BETWEEN + "]" if opened else BETWEEN):
            at += 1
        if at >= end:
            return
        try:
            value, after = decoder.raw_decode(written, at)
        except RecursionError:
            yield "it is nested past reason"
            return
        except ValueError as error:
            yield f"it is no JSON ({error})"
            after = written.find("\n", at)
            if opened or after < 0:
                return
            at = after
            continue
        yield from _items(value, written[at:after])
        at = after


def _items(value: object, written: str) -> Iterator[_Item | str]:
    """The item that a value is, or the items in a list that it has."""
    if isinstance(value, dict) and _is_item(value):
        yield _Item(value, written)
        return
    lists = value.values() if isinstance(value, dict) else ()
    inside = [
        one for some in lists if isinstance(some, list) for one in some if isinstance(one, dict) and _is_item(one)
    ]
    yield from (_Item(one, json.dumps(one, ensure_ascii=False)) for one in inside)
    if not inside:
        yield "it is JSON, and no news item (ninjs)"


def _is_item(value: dict[str, Any]) -> bool:
    """Whether an object has the text of a news item and what tells it from others, or says what kind of item it is."""
    names = {name.lower() for name in value}
    return bool(names & KNOWN_BY) and (bool(names & HINTS) or "type" in names)


def _kind(item: dict[str, Any]) -> str:
    """The type of an item, empty where it has none."""
    found = item.get("type")
    return found.lower()[:20] if isinstance(found, str) else ""
