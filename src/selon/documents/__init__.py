"""Capture -> Document: the text as printed, its paragraphs with their roles, its dates, byline and outlet."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from selon.documents import byline, html, shapes, stamps
from selon.documents.encoding import decode
from selon.documents.furniture import Furniture, furniture
from selon.documents.language import language_of, wrong_language
from selon.documents.losses import losses
from selon.documents.page import Page
from selon.documents.roles import roles
from selon.documents.text import Piece, count_lines, pieces
from selon.documents.top import stands_alone
from selon.errors import EmptyInput, NoArticle, TooLarge
from selon.records import Capture, Document, Gap, Paragraph, Role, Span, Stamp

__all__ = ["document", "language_of", "wrong_language"]

# A page of 25 MB that is all line breaks would make millions of paragraphs; a whole newspaper has fewer than these.
MAX_LINES = 20_000

# Characters. The longest magazine pieces have a fifth of these; the time to read them is about half a minute.
LONGEST_ARTICLE = 500_000


def document(capture: Capture, *, outlet: str | None = None, published: str | None = None) -> Document:
    """The document of a capture; `outlet` and `published` (ISO 8601) are a person's word and overrule the page's.

    Its language is set by a vote and not judged here. Raises UnknownEncoding, EmptyInput, TooLarge and,
    for a page without an article, NoArticle, for one whose text the parser did not find LostText."""
    decoded = decode(capture.data, media_type=capture.media_type, place=capture.address)
    page = _page(capture, decoded.text)
    _refuse(page.text, capture.address)
    language = language_of(page.text)
    furnishings = furniture(language)
    paragraphs = _paragraphs(page, furnishings, language)
    if capture.media_type == "text/html":
        _refuse_without_prose(page.text, paragraphs, capture.address)
    paragraphs, unread = _bounded(page.text, paragraphs)
    if capture.media_type == "text/html":
        unread += losses(decoded.text, page.text, capture.address)
    gaps = decoded.gaps if page.text == decoded.text else tuple(gap for gap in decoded.gaps if not any(gap.span))
    built = Document(
        name=capture.name,
        address=capture.address,
        digest=capture.digest,
        language=language,
        text=page.text,
        paragraphs=paragraphs,
        gaps=gaps + page.gaps + unread,
    )
    built = _signed(built, page, furnishings)
    return _overruled(_dated(built, page, capture), outlet=outlet, published=published)


def _page(capture: Capture, text: str) -> Page:
    """The text of the capture with what its format says."""
    if capture.media_type != "text/html":
        return Page(text=text)
    return html.page(text, place=capture.address)


def _refuse(text: str, place: str) -> None:
    """Nothing; raises EmptyInput for a text without letters and TooLarge for one with too many lines."""
    if not shapes.has_letters(text):
        raise EmptyInput(place, "it holds no letters", "Give a file that holds the text of an article.")
    if len(text) > MAX_LINES and count_lines(text) > MAX_LINES:
        fact = f"it has more than {MAX_LINES} lines, more than a page may have"
        raise TooLarge(place, fact, "Give one article per file.")


def _refuse_without_prose(text: str, paragraphs: tuple[Paragraph, ...], place: str) -> None:
    """Nothing; raises NoArticle for a page that is all menus, notices and titles."""
    read = (text[p.span.start : p.span.end] for p in paragraphs if p.role in (Role.BODY, Role.STANDFIRST))
    if not any(shapes.is_prose(words) for words in read):
        raise NoArticle(place, "the page holds no text of an article", "Give the page of one article, or its text.")


def _paragraphs(page: Page, furnishings: Furniture, language: str) -> tuple[Paragraph, ...]:
    """The paragraphs of the text with their roles."""
    found = pieces(page.text, alone=lambda line: stands_alone(line, furnishings, language))
    if page.hints:
        starts = [span.start for span, _ in page.hints]
        found = tuple(_hinted(piece, page, starts) for piece in found)
    return roles(found, furnishings, language)


def _bounded(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], tuple[Gap, ...]]:
    """The paragraphs up to the length of the longest article, and a gap for the rest, which is boilerplate."""
    if len(text) <= LONGEST_ARTICLE:
        return paragraphs, ()
    blank = text.rfind(" ", LONGEST_ARTICLE // 2, LONGEST_ARTICLE)
    end = blank if blank > 0 else LONGEST_ARTICLE
    kept: list[Paragraph] = []
    for paragraph in paragraphs:
        start, stop = paragraph.span
        if start < end:
            kept.append(replace(paragraph, span=Span(start, min(stop, end))))
        if stop > end:
            kept.append(replace(paragraph, span=Span(max(start, end), stop), role=Role.BOILERPLATE))
    reason = f"too-long: what stands behind the first {end} characters is not read; cut the file into its articles"
    return tuple(kept), (Gap(span=Span(end, len(text)), reason=reason),)


def _hinted(piece: Piece, page: Page, starts: list[int]) -> Piece:
    """The piece with what the tags around its beginning say."""
    at = bisect_right(starts, piece.span.start) - 1
    if at < 0 or page.hints[at][0].end <= piece.span.start:
        return piece
    return replace(piece, hint=page.hints[at][1])


def _signed(built: Document, page: Page, furnishings: Furniture) -> Document:
    """The document with its byline, credits and outlet."""
    name, origin = byline.outlet(built.text, built.paragraphs, furnishings, built.language)
    if page.outlet:
        name, origin = page.outlet, page.outlet_origin
    return replace(
        built,
        outlet=name,
        outlet_origin=origin,
        byline=byline.byline(built.text, built.paragraphs) or ", ".join(page.authors) or None,
        credits=byline.credits(built.text, built.paragraphs, furnishings),
    )


def _dated(built: Document, page: Page, capture: Capture) -> Document:
    """The document with its four stamps; what the page's records say goes before what its lines say."""
    published, updated = stamps.stated(built.text, built.paragraphs, built.language)
    element_published, element_updated = stamps.of_elements(built.text, page.times, built.language)
    return replace(
        built,
        stated_published=_first(page.published, element_published, published),
        stated_updated=_first(page.updated, element_updated, updated),
        first_seen=_seen(capture.first_seen),
        last_checked=_seen(capture.last_checked),
    )


def _first(*stamps_: Stamp) -> Stamp:
    """The first stamp that has a value; an empty one without any."""
    return next((stamp for stamp in stamps_ if stamp.value), Stamp())


def _seen(instant: str | None) -> Stamp:
    """The stamp of an instant that the reader of the files gave."""
    return Stamp(value=instant, origin="capture") if instant else Stamp()


def _overruled(built: Document, *, outlet: str | None, published: str | None) -> Document:
    """The document with what a person said in place of what the page says."""
    if outlet:
        built = replace(built, outlet=outlet, outlet_origin="option --outlet")
    if published:
        built = replace(built, stated_published=Stamp(value=published, origin="option --published"))
    return built
