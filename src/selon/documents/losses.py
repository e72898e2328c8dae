"""What a reader sees on a page against what was taken from it: text that was lost is told, never stored as nothing.

The count is independent of the parser: tags are taken out of the source by their brackets. Stretches of running text
are looked for in the article by their letters alone, so that blanks, entities and quotation marks do not matter."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from selon.errors import LostText
from selon.records import Gap, Span

NAMES = ("script", "style", "noscript", "template", "svg", "textarea", "select", "head")
UNSEEN = re.compile(rf"<(?:!--|({'|'.join(NAMES)})(?![a-zA-Z]))", re.IGNORECASE)
ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in NAMES} | {"": re.compile("-->")}
LETTERS = re.compile(r"[\W_]+")
RUNNING = 80
"""Letters from which on what stands between two tags is running text: titles, menus and links have fewer."""
STRETCH = re.compile(rf">([^<]{{{RUNNING},}}+)")
LOOKED_FOR = 200
"""Stretches that are looked for, spread over the page."""
BEGINNING = 40
"""Letters by which a stretch is told."""
ENOUGH = 1_000
"""Letters of running text below which a page says too little to judge by."""
LOST, LITTLE = 0.02, 0.1
"""Shares of the running text: below the first the article is none, below the second most of the page is another's."""


def losses(source: str, text: str, place: str) -> tuple[Gap, ...]:
    """A gap where the article has little of the running text of its page; raises LostText where it has none of it."""
    seen = list(_running(source))
    total = sum(map(len, seen))
    if total < ENOUGH:
        return ()
    kept = LETTERS.sub("", text)
    sample = seen[:: 1 + len(seen) // LOOKED_FOR]
    share = sum(len(one) for one in sample if one[:BEGINNING] in kept) / sum(map(len, sample))
    if share < LOST:
        fact = f"none of its {total:,} letters of running text were found by the parser"
        raise LostText(place, fact, "Save the article as plain text and give that file.")
    if share >= LITTLE:
        return ()
    reason = f"little-of-page: {round(100 * share)} % of the page's running text is in the article"
    return (Gap(span=Span(0, 0), reason=reason),)


def _running(source: str) -> Iterator[str]:
    """The letters of each stretch of running text that a reader sees."""
    for stretch in STRETCH.findall(">" + _seen(source)):
        letters = LETTERS.sub("", html.unescape(stretch))
        if len(letters) >= RUNNING:
            yield letters


def _seen(source: str) -> str:
    """The source without the elements that are not seen; one that never ends goes to the end."""
    kept, at = [], 0
    while begin := UNSEEN.search(source, at):
        kept.append(source[at : begin.start()])
        end = ENDS[(begin[1] or "").lower()].search(source, begin.end())
        at = end.start() if end else len(source)
    return "".join([*kept, source[at:]])
