"""The top of an article: furniture, headline, byline, caption, standfirst."""

from __future__ import annotations

import re

from selon.documents import shapes
from selon.documents.dates import first_date
from selon.documents.draft import Draft
from selon.documents.furniture import Furniture
from selon.documents.stamps import is_stamp, opens_with_dateline
from selon.records import Role

# A byline stands among the first lines, or it signs the article among the last.
TOP = 14
BOTTOM = 4
BYLINE = 140
BYLINE_WORDS = 16
CAPTION = 400
CREDIT_WORDS = 8
STANDFIRST = 600
# A standfirst is said again by the first paragraph: one of four of its long words, and four at least.
SHARED = 4
SHARED_SHARE = 0.25
RESTATED = 420
LONG_WORD = 5
HEADLINE_WORDS = 4
# A time of day alone on its line heads an entry of a live blog.
# A colon before a digit is that of a time of day.
COLON = re.compile(r":(?!\d)")
NAMED = re.compile(r"([^()\[\]]{4,60}?)\s?[(\[]([^()\[\]]{2,40})[)\]]")
CLOCK = re.compile(r"\d{1,2}\s?[hH:]\s?\d{2}")
SITE_WORDS = 5


def furnish(draft: Draft) -> None:
    """Roles of the lines that phrases give away: menus, stamps, bylines, credits."""
    for at in draft.free():
        if found := _furniture(draft, at):
            draft.give(at, *found)


def head(draft: Draft) -> None:
    """Roles of what stands before the body: the headline, and the lines around it."""
    start = draft.first_prose()
    headline = _headline(draft, start)
    if headline is None:
        return
    draft.give(headline, Role.HEADLINE, "html:heading" if draft.pieces[headline].hint == "title" else "page:title")
    for at in draft.free():
        if at < headline:
            draft.give(at, Role.BOILERPLATE, "page:site-line" if _is_site(draft, at) else "page:before-headline")
        elif at < start and (found := _under(draft, at)):
            draft.give(at, *found)
    _before_byline(draft, headline)


def standfirst(draft: Draft) -> None:
    """Nothing; the first paragraph of the body becomes the standfirst where it is set apart or said again."""
    if not draft.with_role(Role.HEADLINE) or draft.with_role(Role.STANDFIRST):
        return
    body = [at for at in draft.with_role(Role.BODY) if shapes.is_prose(draft.pieces[at].text)]
    if len(body) < 3 or opens_with_dateline(draft.pieces[body[0]].text, draft.code):
        return
    first, second = body[0], body[1]
    if _set_apart(draft, first, second):
        draft.given[first] = (Role.STANDFIRST, "page:set-apart")
    elif second == first + 1 and _restated(draft, draft.pieces[first].text, draft.pieces[second].text):
        draft.given[first] = (Role.STANDFIRST, "page:restated")


def _furniture(draft: Draft, at: int) -> tuple[Role, str] | None:
    """Role of a line of furniture; None where no phrase says so."""
    text, has = draft.pieces[at].text, draft.furniture.has
    if not shapes.has_letters(text):
        return Role.BOILERPLATE, "page:no-letters"
    if CLOCK.fullmatch(text):
        return Role.BOILERPLATE, "page:clock"
    outer = draft.ranks[at] < TOP or at >= len(draft.pieces) - BOTTOM
    if outer and len(text) <= BYLINE and is_byline(draft.furniture, text):
        return Role.BYLINE, "page:byline"
    if is_stamp(text, draft.code):
        return Role.BOILERPLATE, "page:stamp"
    if len(text) <= CAPTION and is_credited(draft, text):
        return Role.CAPTION, "page:credit"
    if len(text) <= BYLINE + 60 and has("boilerplate", text):
        return Role.BOILERPLATE, "page:phrase"
    return _dated(draft, at) if draft.ranks[at] < TOP else None


def _dated(draft: Draft, at: int) -> tuple[Role, str] | None:
    """Role of a line at the top that is little more than a date."""
    text = draft.pieces[at].text
    if len(text) > BYLINE or shapes.final_mark(text) or draft.pieces[at].hint == "title":
        return None
    found = first_date(text, draft.code)
    if found is None:
        return None
    if text[: found.span.start].strip(shapes.BLANKS).lower() in ("date", "date:", "date :"):
        return Role.BOILERPLATE, "page:date"
    rest = (text[: found.span.start] + " " + text[found.span.end :]).strip(shapes.BLANKS + "|•·,–—-")
    if shapes.is_name(rest):
        return Role.BYLINE, "page:name-and-date"
    return (Role.BOILERPLATE, "page:date") if len(shapes.words(rest)) <= 1 and text[-1] not in "–—-" else None


def stands_alone(line: str, page: Furniture, code: str) -> bool:
    """Whether a line is furniture that is never a part of a broken sentence: a byline, a stamp, a menu entry."""
    if len(line) > BYLINE:
        return False
    return is_byline(page, line) or is_stamp(line, code) or page.is_whole("boilerplate", line)


def is_byline(page: Furniture, text: str) -> bool:
    """Whether a line names the authors: an opening phrase and a capital, or a name with an agency."""
    if shapes.final_mark(text) in ("?", "!") or shapes.is_open(text) and page.opens("byline", text) is None:
        return False
    if found := page.opens("byline", text):
        rest = text[found.end() :].strip(shapes.BLANKS + ":,-–—")
        fits = shapes.final_mark(text) != "." and not COLON.search(rest) and len(shapes.words(rest)) <= BYLINE_WORDS
        return fits and (len(shapes.words(found[0])) > 1 or _names_somebody(page, rest))
    if (bracket := NAMED.fullmatch(text)) and shapes.is_name(bracket[1]):
        return any(page.within(kind, bracket[2]) for kind in ("agency", "outlet"))
    agency = page.within("agency", text)
    return agency is not None and agency.end() == len(text) and _is_signed(text[: agency.start()])


def _names_somebody(page: Furniture, text: str) -> bool:
    """Whether what follows one word such as `par` is a name, a newsroom or an outlet, and not the words of a title."""
    if len(shapes.words(text)) <= 1 or text[0].isupper() or page.opens("byline", text):
        return True
    return page.within("outlet", " ".join(text.split()[:4])) is not None


def _is_signed(text: str) -> bool:
    """Whether what stands before an agency's name is a person and a joining word, or nothing."""
    found = shapes.words(text)
    return not found or len(found) <= 8 and sum(word[0].isupper() for word in found) >= 2 and not found[-1][0].isupper()


def is_credited(draft: Draft, text: str) -> bool:
    """Whether a line is a picture's caption: it has a photographer's credit, or ends in one in brackets."""
    if draft.furniture.has("credit", text):
        return not shapes.is_prose(draft.furniture.inside["credit"].split(text)[0]) or len(text) <= BYLINE
    bracket = shapes.FINAL_BRACKET.search(text[-300:])
    if bracket is None or "/" not in bracket[0]:
        return False
    names = bracket[0].strip(shapes.BLANKS + "()[].\n").split("/")
    return all(name.strip()[:1].isupper() and len(shapes.words(name)) <= CREDIT_WORDS for name in names)


def _headline(draft: Draft, start: int) -> int | None:
    """Place of the headline: the page's main heading, or the first line before the prose with enough words."""
    titles = [at for at in draft.free() if at < start and shapes.is_title(draft.pieces[at].text)]
    marked = [at for at in draft.free() if draft.pieces[at].hint == "title"]
    for candidates in (marked, titles):
        if candidates:
            long = [at for at in candidates if len(shapes.words(draft.pieces[at].text)) >= HEADLINE_WORDS]
            told = [at for at in long if not shapes.is_name(draft.pieces[at].text)]
            return (told or long or sorted(candidates, key=lambda at: -len(shapes.words(draft.pieces[at].text))))[0]
    return None


def _is_site(draft: Draft, at: int) -> bool:
    """Whether the first line is the site's name: it is named like an outlet, or furniture further on names it."""
    line = draft.pieces[at].text
    if at or len(shapes.words(line)) > SITE_WORDS or not line[0].isupper():
        return False
    if shapes.is_name(line) and draft.furniture.within("outlet", line):
        return True
    below = (n for n, (role, _) in draft.given.items() if n and role in (Role.BOILERPLATE, Role.BYLINE))
    return any(shapes.names(line, draft.pieces[n].text) for n in below)


def _under(draft: Draft, at: int) -> tuple[Role, str] | None:
    """Role of a line between the headline and the prose; None leaves it to the rules of the body."""
    piece = draft.pieces[at]
    if shapes.is_listed(piece.text) or shapes.is_quote(piece.text) or shapes.is_open(piece.text):
        return None
    if shapes.is_name(piece.text) and piece.hint != "heading":
        return Role.BYLINE, "page:name"
    if shapes.is_title(piece.text) and len(shapes.words(piece.text)) > HEADLINE_WORDS:
        return Role.STANDFIRST, "page:under-headline"
    return None


def _before_byline(draft: Draft, headline: int) -> None:
    """Standfirst: the one or two paragraphs between the headline and a byline, a stamp or a dateline."""
    start = draft.first_prose()
    between: list[int] = []
    for at in range(start, min(start + 3, len(draft.pieces))):
        role, reason = draft.given.get(at, (Role.BODY, ""))
        if between and (role is Role.BYLINE or reason in ("page:stamp", "page:date")):
            break
        if between and opens_with_dateline(draft.pieces[at].text, draft.code):
            break
        if role is Role.BODY and len(draft.pieces[at].text) <= STANDFIRST:
            between.append(at)
        elif role is Role.BODY:
            return
    else:
        return
    if at + 1 < len(draft.pieces):
        for place in between:
            draft.give(place, Role.STANDFIRST, "page:before-byline")


def _set_apart(draft: Draft, first: int, second: int) -> bool:
    """Whether more empty lines follow the paragraph than any other paragraph of the body, sub-headings aside."""
    if second != first + 1 or len(draft.pieces[first].text) > STANDFIRST:
        return False
    body = draft.with_role(Role.BODY)
    gaps = [draft.pieces[at].blank for at in body[2:] if at - 1 in body]
    return bool(gaps) and draft.pieces[second].blank > max(gaps)


def _restated(draft: Draft, first: str, second: str) -> bool:
    """Whether the second paragraph says again what the first one says, and does not just go on from it."""
    if len(first) > RESTATED or draft.furniture.opens("back", second) or shapes.is_quote(second):
        return False
    said, again = _topics(first), _topics(second[: 3 * RESTATED])
    shared = len(said & again)
    return shared >= SHARED and shared >= SHARED_SHARE * len(said)


def _topics(text: str) -> set[str]:
    """Long words, names and numbers of a paragraph, each cut to five letters so that endings do not count."""
    found = shapes.words(text.replace("’", " ").replace("'", " "))
    return {word.casefold()[:5] for word in found if len(word) >= LONG_WORD or word[0].isupper() or word[0].isdigit()}
