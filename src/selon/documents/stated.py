"""What a document states of itself: who signed it, when, for which outlet, and whether all of it is here.

The order is everywhere the same: what a person says, what the page's records say, what its text says, and what was
told of the capture where the page is silent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from urllib.parse import urljoin

from selon.documents import byline, stamps
from selon.documents.authors import authors, is_agency
from selon.documents.furniture import Furniture
from selon.documents.page import Page
from selon.records import Capture, Document, Paragraph, Role, Stamp, Told

# Places of dates that belong to other articles, to readers' comments or to the entries of a live blog.
OTHERS = ("page:comments", "page:policy", "page:related", "html:links")
SCHEMES = ("http://", "https://")
DAY = len("2031-05-20")
LONGEST_DATED = 160
# An article's own dates are among the first of its page.
MOST_TIMES = 200


def signed(built: Document, page: Page, furnishings: Furniture, told: Told) -> Document:
    """The document with its byline, authors, credits and outlet."""
    name, origin = byline.outlet(built.text, built.paragraphs, furnishings, built.language)
    if page.outlet:
        name, origin = page.outlet, page.outlet_origin
    elif not name and told.outlet:
        name, origin = told.outlet, told.origin
    line = byline.byline(built.text, built.paragraphs)
    signature = line or byline.in_stamp(built.text, built.paragraphs, built.language)
    listed = page.authors or (() if signature else told.authors)
    names = authors(listed, signature, furnishings, built.language)
    printed = byline.credits(built.text, built.paragraphs, furnishings)
    agencies = (one for one in names if is_agency(one, furnishings) and not any(one in credit for credit in printed))
    return replace(
        built,
        outlet=name,
        outlet_origin=origin,
        byline=line or ", ".join(listed) or signature,
        authors=names,
        credits=tuple(dict.fromkeys((*printed, *agencies, *page.credits))),
        canonical=_whole(page.canonical, built.address),
        amp=_whole(page.amp, built.address),
        declared_language=page.declared_language,
        free=page.free,
        entries=page.entries,
    )


def _whole(given: str | None, address: str) -> str | None:
    """An address that a page gives, whole: one that begins with a slash stands on the page's own site."""
    if given is None or given.lower().startswith(SCHEMES):
        return given
    return urljoin(address, given) if address.lower().startswith(SCHEMES) else None


def dated(built: Document, page: Page, capture: Capture) -> Document:
    """The document with its four stamps."""
    published, updated = stamps.stated(built.text, built.paragraphs, built.language)
    times = _of_the_article(built, page.times)
    element_published, element_updated = stamps.of_elements(built.text, times, built.language)
    told = capture.told
    return replace(
        built,
        stated_published=_first(page.published, element_published, published, _told(told.published, told)),
        stated_updated=_first(page.updated, element_updated, updated, _told(told.updated, told)),
        first_seen=_seen(capture.first_seen),
        last_checked=_seen(capture.last_checked),
    )


def overruled(built: Document, *, outlet: str | None, published: str | None) -> Document:
    """The document with what a person said in place of what the page says."""
    if outlet:
        built = replace(built, outlet=outlet, outlet_origin="option --outlet")
    if published:
        built = replace(built, stated_published=Stamp(value=published, origin="option --published"))
    return built


def _of_the_article(built: Document, times: Iterable[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """The <time> elements that can date the article: not those of teasers, comments, entries and sentences."""
    kept = []
    for place, value, kind in islice(times, MOST_TIMES):
        paragraph = next((p for p in built.paragraphs if p.span.start <= place <= p.span.end), None)
        within = any(entry.span.start <= place < entry.span.end for entry in built.entries)
        if paragraph is None or not within and _may_date(paragraph):
            kept.append((place, value, kind))
    return kept


def _may_date(paragraph: Paragraph) -> bool:
    """Whether a date in this paragraph may be that of the article."""
    if paragraph.role in (Role.BODY, Role.STANDFIRST):
        return paragraph.span.end - paragraph.span.start <= LONGEST_DATED
    return paragraph.role is not Role.TEASER and paragraph.reason not in OTHERS


def _first(*given: Stamp) -> Stamp:
    """The first stamp that has a value, or one of the same day with a time where it has none; empty without any."""
    found = [stamp for stamp in given if stamp.value]
    if not found:
        return Stamp()
    day = found[0].value or ""
    if len(day) > DAY:
        return found[0]
    return next((s for s in found if s.value and s.value.startswith(day) and len(s.value) > DAY), found[0])


def _told(value: str | None, told: Told) -> Stamp:
    """The stamp of a date that was told of the capture."""
    return Stamp(value=value, origin=told.origin) if value else Stamp()


def _seen(instant: str | None) -> Stamp:
    """The stamp of an instant that the reader of the files gave."""
    return Stamp(value=instant, origin="capture") if instant else Stamp()
