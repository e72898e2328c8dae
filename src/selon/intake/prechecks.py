"""What can be seen of a page without parsing it: shapes that no page of news has, and on which parsers hang.

Of 258 real pages the largest had 8,093 tags, 34 levels and 2.2 MB; the limits are far beyond. What is made to slip
through is stopped by the limits of the guard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selon.errors import Stopped
from selon.records import Capture

MARKED_UP = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")
MOST_TAGS = 400_000
MOST_ATTRIBUTES = 2_000
DEEPEST = 250
"""Levels; from 255 on libxml2 loses the whole body without a word."""
REMEDY = "Save the article as plain text and give that file."
TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*+)")
BEGINNING = re.compile(rb"<[a-zA-Z]")
VALUE = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
LONG = re.compile(rb">[^>]{%d,}+" % (2 * MOST_ATTRIBUTES))
"""What stands between two ends of tags and is long enough to hold so many attributes."""
BLOCK = 4096
UNPARSED = (b"script", b"style")
# Elements that hold nothing, and those that end by themselves where the next one begins.
FLAT = frozenset(
    b"area base br col embed hr img input link meta param source track wbr "
    b"p li dt dd option tr td th thead tbody tfoot rp rt".split()
)


def check(capture: Capture) -> None:
    """Nothing; raises Stopped for a page with too many tags, too many attributes in one, or too many levels."""
    if capture.media_type not in MARKED_UP:
        return
    place, data = capture.address, capture.data.replace(b"\x00", b"")
    if data.count(b"<") > MOST_TAGS:
        raise Stopped(place, f"it has more than {MOST_TAGS:,} tags", REMEDY, reason="too_many_tags")
    data = _without_scripts(data)
    if any(_attributes(found[0]) > MOST_ATTRIBUTES for found in LONG.finditer(b">" + data)):
        fact = f"one of its tags has more than {MOST_ATTRIBUTES:,} attributes"
        raise Stopped(place, fact, REMEDY, reason="too_many_attributes")
    if _may_be_deep(data) and any(depth > DEEPEST for depth in _depths(data)):
        raise Stopped(place, f"its tags are nested more than {DEEPEST} deep", REMEDY, reason="too_deep")


def _without_scripts(data: bytes) -> bytes:
    """The page without what stands in scripts and styles; one that never ends goes to the end."""
    low = data.lower()
    for name in UNPARSED:
        kept, at = [], 0
        while (start := low.find(b"<" + name, at)) >= 0:
            kept.append(data[at:start])
            end = low.find(b"</" + name, start)
            at = len(data) if end < 0 else end
        if kept:
            data = b"".join([*kept, data[at:]])
            low = data.lower()
    return data


def _attributes(piece: bytes) -> int:
    """About how many attributes the tag has that begins in a piece without an end: its blanks, or its equals signs."""
    found = BEGINNING.search(piece)
    if found is None:
        return 0
    bare = VALUE.sub(b"", piece[found.start() :])
    return max(len(bare.split()), bare.count(b"="))


def _may_be_deep(data: bytes) -> bool:
    """Whether so many tags begin before others end that levels have to be counted; most pages need no such count.

    Tags are counted by the block, so that a page takes a fifth of a millisecond."""
    net = most = least = 0
    for start in range(0, len(data), BLOCK):
        closing = data.count(b"</", start, start + BLOCK)
        opening = data.count(b"<", start, start + BLOCK) - closing
        most, least = max(most, net + opening), min(least, net - closing)
        net += opening - closing
    return most - least > DEEPEST


def _depths(data: bytes) -> Iterator[int]:
    """How many elements are open at each beginning of one; a closing tag closes all since its own beginning."""
    open_: list[bytes] = []
    for closing, written in TAG.findall(data):
        name = written.lower()
        if not closing:
            open_ += [name] if name not in FLAT else []
            yield len(open_)
        elif name in open_[-DEEPEST:]:
            while open_.pop() != name:
                pass
