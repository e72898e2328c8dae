"""Which language each paragraph is in: a vote a paragraph, with what the page declares; quotations do not count.

The language of the document is that of most of its text. Paragraphs in another one are marked, and a gap says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from selon import languages
from selon.documents import shapes
from selon.documents.language import NAMES, UNKNOWN, language_of, share_of
from selon.records import UNREAD, Document, Gap, Paragraph, Role, Span

# A vote needs words; fewer belong to the paragraphs around them.
WORDS = 15
# Characters: a line or two in another language is a quotation, a title or a slogan of the article's own.
QUOTED = 160
QUOTATION = 280
LONG_QUOTATION = 800
# A paragraph is in another language when this many times more of its words are of that language.
CLEARLY = 1.5
# Prose has this share of function words in its own language, and in no other.
PLAINLY = 0.36
VOTELESS = frozenset({Role.BOILERPLATE, Role.BYLINE, Role.TEASER})
MARK = "other-language"


def with_languages(built: Document) -> Document:
    """The document with its language, and with that of each paragraph where it is another."""
    votes = [_vote(built, paragraph) for paragraph in built.paragraphs]
    main = _main(built, votes)
    marked = _marked(built, votes, main)
    if not any(marked):
        return replace(built, language=main)
    paragraphs = tuple(replace(p, language=code) for p, code in zip(built.paragraphs, marked, strict=True))
    return replace(built, language=main, paragraphs=paragraphs, gaps=(*built.gaps, *_gaps(paragraphs)))


def in_language(built: Document, code: str) -> Document:
    """The document with the language that a person says it has, all of it."""
    paragraphs = tuple(replace(paragraph, language="") for paragraph in built.paragraphs)
    gaps = tuple(gap for gap in built.gaps if not gap.reason.startswith(f"{MARK}:"))
    return replace(built, language=code, paragraphs=paragraphs, gaps=gaps)


def unread(built: Document) -> Document | None:
    """A document that is wholly in a language which is not read, with the gap that says so.

    Its language is that of its words, else the declared one; None where neither names one that is not read."""
    declared = (built.declared_language or "").partition("-")[0].lower()
    code = declared if built.language == UNKNOWN else built.language
    if not code or code in languages.codes():
        return None
    what = f"{UNREAD}: all of it is in {NAMES.get(code, code)}, which Selon does not read; its text is kept"
    return replace(built, language=code, gaps=(*built.gaps, Gap(span=Span(0, 0), reason=what)))


def only(built: Document, code: str) -> Document:
    """The document with every paragraph that is in another language as boilerplate, which nothing reads."""
    if built.language == code and not any(paragraph.language for paragraph in built.paragraphs):
        return built
    kept = (
        p if (p.language or built.language) == code else replace(p, role=Role.BOILERPLATE) for p in built.paragraphs
    )
    return replace(built, language=code, paragraphs=tuple(kept))


def _vote(built: Document, paragraph: Paragraph) -> str:
    """The language of a paragraph; empty where it has too few words, or is no part of the article."""
    words = built.text[slice(*paragraph.span)]
    if paragraph.role in VOTELESS or len(words) < 2 * WORDS or len(shapes.words(words)) < WORDS:
        return ""
    # Most paragraphs are in the language of the whole, and one list of words shows it.
    code = built.language if share_of(words, built.language) >= PLAINLY else language_of(words)
    return "" if code == UNKNOWN else code


def _main(built: Document, votes: list[str]) -> str:
    """The language of most of the text; that of the whole where paragraphs have no vote, then the declared one."""
    sizes: Counter[str] = Counter()
    for paragraph, code in zip(built.paragraphs, votes, strict=True):
        if code:
            sizes[code] += paragraph.span.end - paragraph.span.start
    if not sizes:
        declared = built.declared_language
        return declared if built.language == UNKNOWN and declared and _fits(built.text, declared) else built.language
    most = max(sizes.values())
    first = [code for code in (built.declared_language or "", built.language) if sizes[code] == most]
    return first[0] if first else min(code for code, size in sizes.items() if size == most)


def _fits(text: str, code: str) -> bool:
    """Whether a text has any words of a language that it is declared to be in."""
    return share_of(text, code) > 0


def _marked(built: Document, votes: list[str], main: str) -> list[str]:
    """The language of each paragraph that is in another one than the document; empty for all others."""
    found = [code if code != main else "" for code in votes]
    for at, code in enumerate(found):
        words = built.text[slice(*built.paragraphs[at].span)]
        if code and share_of(words, code) < CLEARLY * share_of(words, main):
            found[at] = ""
    for at, code in enumerate(found):
        if code and _is_quotation(built, at, code, found):
            found[at] = ""
    return _filled(votes, found)


def _is_quotation(built: Document, at: int, code: str, found: list[str]) -> bool:
    """Whether a paragraph stands alone in its language and is short, or in quotation marks and not long."""
    words = built.text[slice(*built.paragraphs[at].span)].strip()
    if shapes.is_quote(words) and len(words) <= QUOTATION:
        return True
    if any(found[n] == code for n in (at - 1, at + 1) if 0 <= n < len(found)):
        return False
    whole = shapes.is_quote(words) and words.rstrip(" .,")[-1:] in shapes.CLOSERS
    return len(words) <= (LONG_QUOTATION if whole else QUOTED)


def _filled(votes: list[str], found: list[str]) -> list[str]:
    """The languages with short paragraphs between two of one language in that language too."""
    filled = list(found)
    for at in range(1, len(found) - 1):
        if not votes[at] and not filled[at] and filled[at - 1]:
            after = next((found[n] for n in range(at + 1, len(found)) if votes[n]), "")
            filled[at] = filled[at - 1] if after == filled[at - 1] else ""
    return filled


def _gaps(paragraphs: Iterable[Paragraph]) -> Iterator[Gap]:
    """A gap for each run of paragraphs in another language: read as such, or not read, by name."""
    for code, run in groupby(paragraphs, key=lambda paragraph: paragraph.language):
        spans = [paragraph.span for paragraph in run]
        if code:
            name = NAMES.get(code, code)
            done = "read as such" if code in languages.codes() else "not read: Selon does not read this language"
            yield Gap(span=Span(spans[0].start, spans[-1].end), reason=f"{MARK}: this part is in {name}; {done}")
