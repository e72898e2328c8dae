"""Date stamps that a page states, with where they stood. A date that nobody gave stays none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selon.documents import shapes
from selon.documents.dates import Found, expression, first_date
from selon.documents.furniture import anywhere, furniture
from selon.records import Paragraph, Role, Span, Stamp

# A stamp line is words such as "published" and "updated", dates, times, an author: nothing else of length.
STAMP_LINE = 160
REST = 60
# Between the word and its date an author's name may stand.
REACH = 100
DATELINE = 120
# "VALMONT, 20 mai 2031 (Agence) –" or "20 mai 2031. –": a place or nothing, the date, a dash.
PLACE = re.compile(r"[A-ZÀÂÇÉÈÊËÎÏÔÙÛŒ][^.!?:;«»\"()]{1,40}(?:\([^()]{1,40}\)\s?)?,\s?(?:[^\W\d_]{2}\s)?")
CAPITALS = re.compile(r"[A-ZÀÂÇÉÈÊËÎÏÔÙÛŒ' -]{2,40}(?:\([^()]{1,40}\)\s?)?,?\s?(?:[^\W\d_]{2}\s)?")
DASH = re.compile(r"[\s\u00a0]{0,2}(?:\([^()]{1,40}\))?[\s\u00a0]{0,2}[.,]?[\s\u00a0]{0,2}[–—-]")
UNDATED = re.compile(r"[A-ZÀÂÇÉÈÊËÎÏÔÙÛŒ][^.!?:;«»\"()]{1,60}\([^()]{1,40}\)[\s\u00a0]{0,2}[–—-]")
NEVER = ("page:comments", "page:policy", "page:related", "html:boilerplate", "html:links")


def stated(text: str, paragraphs: Iterable[Paragraph], code: str) -> tuple[Stamp, Stamp]:
    """Stated date of publication and of updating, from the lines at the top and then from a dateline."""
    published, updated, origin, body = Stamp(), Stamp(), "page header", False
    for paragraph in paragraphs:
        if paragraph.role is Role.HEADLINE:
            origin = "byline"
        if paragraph.reason in NEVER and not (paragraph.reason == "html:boilerplate" and not body):
            continue
        body = body or paragraph.role is Role.BODY
        if paragraph.role in (Role.BYLINE, Role.BOILERPLATE):
            first, second = _of_line(text, paragraph, code, origin)
            published = published if published.value else first
            updated = updated if updated.value else second
        elif paragraph.role is Role.BODY and not published.value:
            published = _of_dateline(text, paragraph, code)
            origin = "page footer"
    return published, updated


def of_elements(text: str, times: Iterable[tuple[int, str, str]], code: str) -> tuple[Stamp, Stamp]:
    """Stated dates of publication and updating from a page's <time> elements, by their names or the words before."""
    published, updated = Stamp(), Stamp()
    for place, value, kind in times:
        stamp = Stamp(value=value, origin="time element", span=Span(place, place))
        if (kind or _kind(text[max(0, place - REACH) : place].rpartition("\n")[2], code)) == "updated":
            updated = updated if updated.value else stamp
        else:
            published = published if published.value else stamp
    return published, updated


def _kind(before: str, code: str) -> str:
    """Whether the last words before a date announce an updating or a publication."""
    last = {kind: _last(anywhere(code, kind), before) for kind in ("published", "updated")}
    return "updated" if last["updated"] > last["published"] else "published"


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match begins; -1 without one."""
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def is_stamp(text: str, code: str) -> bool:
    """Whether a line is nothing but date stamps, empty ones (`Publié le - Mis à jour le`) among them."""
    page = furniture(code)
    if len(text) > STAMP_LINE or not (page.opens("published", text) or page.opens("updated", text)):
        return False
    if page.opens("updated", text) and first_date(text, code):
        return True
    rest = text
    for kind in ("published", "updated"):
        rest = anywhere(code, kind).sub(" ", rest)
    dated = expression(code).sub(" ", rest)
    short = [word for word in shapes.words(dated) if len(word) > 2 and not word[0].isdigit()]
    if dated == rest:
        return not short
    return len(" ".join(short)) <= REST and shapes.final_mark(text) == ""


def opens_with_dateline(text: str, code: str) -> bool:
    """Whether a paragraph begins with a date, or a place and an agency in brackets, and a dash."""
    return UNDATED.match(text[:DATELINE]) is not None or dateline(text, code) is not None


def dateline(text: str, code: str) -> Found | None:
    """The date of a dateline; None where the paragraph has none with a year."""
    opening = text[:DATELINE]
    found = first_date(opening, code)
    if found is None or DASH.match(opening, found.span.end) is None:
        return None
    before = opening[: found.span.start]
    fits = not before.strip() or PLACE.fullmatch(before) or CAPITALS.fullmatch(before)
    return found if fits else None


def _of_line(text: str, paragraph: Paragraph, code: str, origin: str) -> tuple[Stamp, Stamp]:
    """Both dates of one line of furniture; a date without a word before it is that of publication."""
    span = paragraph.span
    updated = _after_word(text, span, "updated", code)
    published = _after_word(text, span, "published", code)
    if not published and not updated and paragraph.reason != "page:stamp":
        published = first_date(text, code, start=span.start, end=min(span.end, span.start + STAMP_LINE))
    return _stamp(published, origin), _stamp(updated, origin)


def _after_word(text: str, span: Span, kind: str, code: str) -> Found | None:
    """The date that follows a word such as `publié`, before the next such word."""
    end = min(span.end, span.start + 3 * STAMP_LINE)
    word = anywhere(code, kind).search(text, span.start, end)
    if word is None:
        return None
    other = anywhere(code, "updated" if kind == "published" else "published").search(text, word.end(), end)
    return first_date(text, code, start=word.end(), end=min(other.start() if other else end, word.end() + REACH))


def _of_dateline(text: str, paragraph: Paragraph, code: str) -> Stamp:
    """The date with which a paragraph of the body begins."""
    found = dateline(text[paragraph.span.start : min(paragraph.span.end, paragraph.span.start + DATELINE)], code)
    if found is None:
        return Stamp()
    start = paragraph.span.start
    return Stamp(value=found.value, origin="dateline", span=Span(start + found.span.start, start + found.span.end))


def _stamp(found: Found | None, origin: str) -> Stamp:
    """The stamp of a date found in the text; none where there is no date."""
    return Stamp(value=found.value, origin=origin, span=found.span) if found else Stamp()
