"""Capture -> Document: the text as printed, its paragraphs with their roles, its dates, byline and outlet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace

from selon.documents import fast_reader, html, ninjs, pdf, second_reader, shapes
from selon.documents.access import prose, with_paywall
from selon.documents.container import REMEDY
from selon.documents.encoding import Decoded, decode
from selon.documents.furniture import Furniture, furniture
from selon.documents.language import language_of, wrong_language
from selon.documents.losses import losses
from selon.documents.page import Page, Reader
from selon.documents.paragraph_language import in_language, only, unread, with_languages
from selon.documents.roles import roles
from selon.documents.stated import dated, overruled, signed
from selon.documents.text import Piece, count_lines, pieces
from selon.documents.top import stands_alone
from selon.errors import EmptyInput, NoArticle, TooLarge
from selon.records import Capture, Document, Gap, Paragraph, Role, Span

__all__ = ["READERS", "Page", "Reader", "document", "in_language", "language_of", "only", "unread", "wrong_language"]

# A page of 25 MB that is all line breaks would make millions of paragraphs; a whole newspaper has fewer than these.
MAX_LINES = 20_000

# Characters. The longest magazine pieces have a fifth of these; the time to read them is about half a minute.
LONGEST_ARTICLE = 500_000

# Characters of prose below which a page only says that its article needs a script, while its record may carry it.
ENOUGH = 250


FORMATS: dict[str, Callable[[Capture], Page]] = {
    "application/pdf": pdf.page,
    "application/vnd.iptc.ninjs+json": ninjs.page,
}
"""Media types whose bytes are no text by themselves, each with its reader."""
READERS: dict[str, Reader] = {"own": html.page, "fast": fast_reader.page, "trafilatura": second_reader.page}
"""The readers of pages by name: Selon's own, that over resiliparse's text, and that over trafilatura's."""


def document(
    capture: Capture, *, outlet: str | None = None, published: str | None = None, reader: str | None = None
) -> Document:
    """The document of a capture; `outlet` and `published` (ISO 8601) are a person's word and overrule the page's.

    `reader`, a name of READERS, says which stretches of a page are its article (default: Selon's own). Its language is
    set by a vote and not judged here. Raises UnknownEncoding, EmptyInput, TooLarge and, for a page without an article,
    NoArticle, for one whose text the parser did not find LostText."""
    if capture.media_type in FORMATS:
        page = FORMATS[capture.media_type](capture)
        capture = replace(capture, told=page.told or capture.told)
        decoded = Decoded(text=page.text, encoding="utf-8")
        return overruled(_built(capture, decoded, page), outlet=outlet, published=published)
    decoded = decode(capture.data, media_type=capture.media_type, place=capture.address, charset=capture.charset)
    missing: NoArticle | None = None
    scant: Document | None = None
    for page in _pages(capture, decoded.text, READERS[reader or "own"]):
        try:
            built = _built(capture, decoded, page)
        except NoArticle as error:
            missing = missing or error
            continue
        scant = scant or built
        if len(page.full) < ENOUGH or prose(built) >= ENOUGH:
            return overruled(built, outlet=outlet, published=published)
    if scant is None:
        raise missing or NoArticle(capture.address, "the page holds no text of an article", REMEDY)
    return overruled(scant, outlet=outlet, published=published)


def _pages(capture: Capture, text: str, reader: Reader) -> Iterator[Page]:
    """The text of the capture with what its format says; of a page in HTML by one reader after the other."""
    if capture.media_type != "text/html":
        yield Page(text=text)
        return
    first = reader(text, capture.address)
    yield first
    if first.full and first.free is not False:
        yield second_reader.from_record(first)
    if not first.text:
        yield second_reader.page(text, capture.address)


def _built(capture: Capture, decoded: Decoded, page: Page) -> Document:
    """The document of one page; raises NoArticle where it has no prose."""
    is_page = capture.media_type == "text/html"
    if is_page and not page.text:
        raise NoArticle(capture.address, "the page holds no text of an article", REMEDY)
    _refuse(page.text, capture.address)
    language = language_of(page.text)
    furnishings = furniture(language)
    paragraphs = _paragraphs(page, furnishings, language)
    if is_page:
        _refuse_without_prose(page.text, paragraphs, capture.address)
    paragraphs, unread = _bounded(page.text, paragraphs)
    if is_page:
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
    built = dated(signed(built, page, furnishings, capture.told), page, capture)
    return with_languages(with_paywall(built, furnishings))


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
        raise NoArticle(place, "the page holds no text of an article", REMEDY)


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
