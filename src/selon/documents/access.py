"""Whether all of an article is on the page, or only what those who do not pay may read."""

from __future__ import annotations

import re
from dataclasses import replace

from selon.documents.furniture import Furniture
from selon.records import Document, Gap, Paragraph, Role, Span

READ = frozenset({Role.STANDFIRST, Role.BODY})
# Characters: an article that its page calls closed and that has more than these was given as a whole, most often.
STUB = 2_000
SHARE = re.compile(r"\b(\d{1,2})\s?%")


def prose(built: Document) -> int:
    """Characters of the paragraphs that are read."""
    return sum(p.span.end - p.span.start for p in built.paragraphs if p.role in READ)


def with_paywall(built: Document, page: Furniture) -> Document:
    """The document with a gap where only its beginning is here: a notice says so, or its record and its length."""
    notice = _notice(built, page)
    if notice is None and (built.free is not False or prose(built) > STUB):
        return built
    if notice is not None and built.free is True:
        return built
    share = SHARE.search(built.text, *notice.span) if notice else None
    missing = f" ({share[1]} % of it are not here)" if share else ""
    gap = Gap(
        span=notice.span if notice else Span(0, 0),
        reason=f"paywall: the page gives only the beginning of the article, the rest is for subscribers{missing}",
    )
    return replace(built, gaps=(*built.gaps, gap))


def _notice(built: Document, page: Furniture) -> Paragraph | None:
    """The paragraph behind some of the article that says that its rest is for those who pay."""
    read = 0
    for paragraph in built.paragraphs:
        words = built.text[paragraph.span.start : paragraph.span.end]
        if paragraph.role in READ:
            read += len(words)
        elif read and paragraph.role is Role.BOILERPLATE and page.has("paywall", words):
            later = sum(
                p.span.end - p.span.start for p in built.paragraphs if p.span > paragraph.span and p.role in READ
            )
            return paragraph if later <= read else None
    return None
