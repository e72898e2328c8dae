"""Who signed an article: its byline, the agencies and photographers credited, and the outlet they give away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selon.documents import shapes
from selon.documents.dates import first_date
from selon.documents.furniture import Furniture, anywhere
from selon.records import Paragraph, Role

# A credit is a name, not a sentence.
CREDIT = 100
BRACKET = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]]")
AFTER_SIGN = re.compile(r"©\s?([^©.;()\[\]\n]{1,100})")
CAPITALISED = re.compile(r"[A-ZÀÂÇÉÈÊËÎÏÔÙÛŒ][\w'’-]{0,30}(?:\s[A-ZÀÂÇÉÈÊËÎÏÔÙÛŒ0-9][\w'’-]{0,30}){0,4}")
ACRONYM = re.compile(r"[A-Z][A-Z0-9]{2,11}")


def byline(text: str, paragraphs: tuple[Paragraph, ...]) -> str | None:
    """The line that names the authors, as written; None without one."""
    return next((_words(text, paragraph) for paragraph in paragraphs if paragraph.role is Role.BYLINE), None)


def in_stamp(text: str, paragraphs: tuple[Paragraph, ...], code: str) -> str | None:
    """The authors in a line of dates, from "par" on ("Publié le 20 mai 2031 par Lise Verdan"); None without any."""
    for paragraph in paragraphs:
        if paragraph.role is Role.BOILERPLATE and paragraph.reason in ("page:stamp", "page:date"):
            words = _words(text, paragraph)
            found = anywhere(code, "byline").search(words)
            if found and words[found.end() :].strip(shapes.BLANKS + ":")[:1].isupper():
                return words[found.start() :]
    return None


def credits(text: str, paragraphs: tuple[Paragraph, ...], page: Furniture) -> tuple[str, ...]:
    """Agencies and photographers credited, as written, in order and once each."""
    found = (name for paragraph in paragraphs for name in _credited(_words(text, paragraph), paragraph, page))
    return tuple(dict.fromkeys(name.strip(shapes.BLANKS + ":") for name in found))


def outlet(text: str, paragraphs: tuple[Paragraph, ...], page: Furniture, code: str) -> tuple[str | None, str]:
    """The outlet that the page names, and where: its own line at the top, or a byline that is an outlet's name."""
    for at, paragraph in enumerate(paragraphs):
        words = _words(text, paragraph)
        if paragraph.reason == "page:site-line":
            return words, "page header"
        if at == 0 and paragraph.reason == "page:date" and (name := _site_of(words, text, paragraphs, code)):
            return name, "page header"
        if paragraph.role is Role.BYLINE and (name := _outlet_of(words, page, code)):
            return name, "byline"
    return None, "none"


def _site_of(line: str, text: str, paragraphs: tuple[Paragraph, ...], code: str) -> str | None:
    """The name after the date in the line at the very top, when furniture further on says it again."""
    found = first_date(line, code)
    name = CAPITALISED.match(line[found.span.end :].strip(shapes.BLANKS + "-–—|")) if found else None
    if name is None:
        return None
    below = (_words(text, paragraph) for paragraph in paragraphs[1:] if paragraph.role is Role.BOILERPLATE)
    return name[0] if any(shapes.names(name[0], words) for words in below) else None


def _words(text: str, paragraph: Paragraph) -> str:
    """The words of a paragraph."""
    return text[paragraph.span.start : paragraph.span.end]


def _credited(words: str, paragraph: Paragraph, page: Furniture) -> Iterator[str]:
    """The credits of one paragraph: agencies in bylines, credits in captions, an agency in brackets in the body."""
    if paragraph.role is Role.BYLINE:
        yield from _of_byline(words[: 2 * CREDIT], page)
    elif paragraph.role is Role.CAPTION:
        yield from _of_caption(words, page)
    elif paragraph.role is Role.BODY:
        for bracket in BRACKET.finditer(words[:CREDIT] + " " + words[-CREDIT:]):
            if page.inside["agency"].fullmatch(bracket[1].strip()):
                yield bracket[1]


def _of_byline(words: str, page: Furniture) -> Iterator[str]:
    """The agencies of a byline: those that are known, or the name after a word such as `avec`."""
    known = [found[0] for found in page.inside["agency"].finditer(words)]
    yield from known
    joined = None if known else page.within("with", words)
    if joined and (name := CAPITALISED.match(words[joined.end() :].strip(shapes.BLANKS))):
        yield name[0]


def _of_caption(words: str, page: Furniture) -> Iterator[str]:
    """The credit of a caption: what stands in the last brackets, after ©, or after words such as `photo :`."""
    if bracket := shapes.FINAL_BRACKET.search(words[-300:]):
        yield bracket[0].strip(" .()[]\n")
    elif sign := AFTER_SIGN.search(words):
        yield sign[1]
    elif (opening := page.opens("credit", words) or page.within("credit", words)) and words[opening.end() :].strip():
        yield words[opening.end() :][:CREDIT]


def _outlet_of(line: str, page: Furniture, code: str) -> str | None:
    """The outlet in a byline: one acronym that is no agency, or a name with a word such as `Journal` in it."""
    opening = page.opens("byline", line)
    if opening is None:
        return None
    name = until_date(line[opening.end() :], code)
    cut = page.within("with", name) or page.within("agency", name)
    name = name[: cut.start()] if cut else name
    name = name.strip(shapes.BLANKS + ":,–—-|")
    if not name or shapes.is_open(name):
        return None
    known = page.inside["outlet"].search(name) and len(shapes.words(name)) <= 6
    return name if known or ACRONYM.fullmatch(name) else None


def until_date(text: str, code: str) -> str:
    """What stands before a date and before the word that announces it."""
    found = first_date(text, code)
    if found is None:
        return text
    before = text[: found.span.start]
    word = anywhere(code, "published").search(before)
    return before[: word.start()] if word else re.sub(r"\s[^\W\d_]{2}\s?$", "", before)
