"""OPML -> the feeds that it lists, at any depth, and the other lists that it includes."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from selon.errors import InputError
from selon.intake.entries import LONGEST_NAME
from selon.intake.feed_xml import checked, decoded
from selon.intake.plain_text import plain

MOST_FEEDS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What an OPML file lists: feeds and further lists as (address as written, title), each once, in their order.

    `left_out` counts what is over the limit."""

    feeds: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, str], ...]
    left_out: int = 0


def opml(data: bytes, address: str, charset: str | None = None) -> Listed:
    """What an OPML file lists; raises InputError where it is none."""
    safe = checked(decoded(data, charset), address)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    tree = etree.fromstring(safe, parser) if safe else None
    if tree is None or str(tree.tag).rpartition("}")[2].lower() != "opml":
        raise InputError(address, "it is no OPML", "Give a list of feeds as programs export it.")
    feeds: dict[str, str] = {}
    lists: dict[str, str] = {}
    for outline in tree.iter("outline", "OUTLINE"):
        said = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        title = plain(said.get("title") or said.get("text", ""), LONGEST_NAME)
        if feed := said.get("xmlurl", "").strip():
            feeds.setdefault(feed, title)
        elif said.get("type", "").lower() in ("include", "link") and (other := said.get("url", "").strip()):
            lists.setdefault(other, title)
    if not feeds and not lists:
        raise InputError(address, "it lists no feed", "Give a list of feeds as programs export it.")
    left_out = max(0, len(feeds) - MOST_FEEDS)
    return Listed(feeds=tuple(feeds.items())[:MOST_FEEDS], lists=tuple(lists.items())[:MOST_FEEDS], left_out=left_out)
