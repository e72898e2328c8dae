"""Lines of a printed page -> paragraphs: joined over line breaks, columns and pages, without their running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from statistics import median

from selon import languages
from selon.documents import shapes
from selon.documents.language import language_of
from selon.documents.pdf_columns import Line

MARGIN = 0.12  # of the height of a page: where running heads and page numbers stand
LEADING = 1.35  # a step of this many usual ones parts paragraphs
INDENT = 0.8  # of the size of the type
LARGER = 1.12
SMALL = 0.8
TITLE = 1.2
SOFT = "\u00ad"
LONGEST_WORD = 80
NUMBER = re.compile(r"\d+")
LAST_PART = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,60})[-\u2010\u00ad]$")
FIRST_PART = re.compile(r"[^\W\d_]{1,60}")
COMPOUND = re.compile(r"(?<!\w)[^\W\d_]{1,60}(?:-[^\W\d_]{1,60}){1,9}")
BROKEN = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,60}[-\u2010\u00ad] [^\W\d_]{1,60}")
WORD = re.compile(r"[^\W\d_]+")
LONGEST_TITLE = 3  # lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph with what its type says: `title`, `heading`, `boilerplate` or nothing."""

    text: str
    hint: str = ""


def blocks(lines: list[Line], title: str) -> list[Block]:
    """The paragraphs in order; what is repeated on every page comes once, at the end.

    `title` is what the file's records call it: a line of the first page that says the same is the headline."""
    heads = _running(lines)
    body = [line for line in lines if line not in heads]
    if not body:
        return []
    joiner = _Joiner(body)
    step, size = _step(body), _usual_size(body)
    groups: list[list[Line]] = []
    for line in body:
        if groups and _goes_on(groups[-1], line, step):
            groups[-1].append(line)
        else:
            groups.append([line])
    texts = [joiner.joined(line.text for line in group) for group in groups]
    hints = [_hint(group, size) for group in groups]
    found = [Block(text=text, hint=hint) for text, hint in zip(texts, hints, strict=True) if text]
    said = list(dict.fromkeys(line.text for line in lines if line in heads))
    return _titled(found, title) + [Block(text=text, hint="boilerplate") for text in said]


def _running(lines: list[Line]) -> set[Line]:
    """Running heads and page numbers: what stands in the margin of half the pages, bare numbers, and small print."""
    outer = [line for line in lines if not MARGIN < line.y / max(line.height, 1.0) < 1 - MARGIN]
    pages = len({line.page for line in lines})
    on: Counter[str] = Counter()
    for text in {(NUMBER.sub("#", line.text), line.page) for line in outer}:
        on[text[0]] += 1
    often = {text for text, count in on.items() if pages > 1 and 2 * count >= pages and count > 1}
    small = SMALL * _usual_size(lines) if lines else 0.0
    return {
        line
        for line in outer
        if NUMBER.sub("#", line.text) in often or line.size <= small or not shapes.has_letters(line.text)
    }


def _step(lines: list[Line]) -> float:
    """The usual distance of two lines of a paragraph, in points."""
    steps = [a.y - b.y for a, b in zip(lines, lines[1:], strict=False) if _are_neighbours(a, b)]
    return median(sorted(steps)[: max(1, (len(steps) * 3) // 4)]) if steps else 0.0


def _usual_size(lines: list[Line]) -> float:
    """The size of the type in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _are_neighbours(a: Line, b: Line) -> bool:
    return (a.page, a.column) == (b.page, b.column) and 0 < a.y - b.y < 4 * a.size


def _goes_on(group: list[Line], line: Line, step: float) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before = group[-1]
    if abs(before.size - line.size) > 0.1 * before.size or shapes.is_listed(line.text):
        return False
    ended = shapes.final_mark(before.text) != "" or before.text.endswith(":")
    if not _are_neighbours(before, line):
        return not ended and (before.page, before.column) != (line.page, line.column) and not line.text[0].isupper()
    if step and before.y - line.y > LEADING * step:
        return False
    return not (ended and line.x - line.edge > INDENT * line.size and before.x - before.edge < INDENT * line.size)


def _hint(group: list[Line], size: float) -> str:
    """What the size of the type says of a paragraph."""
    first = group[0]
    if first.size >= TITLE * size and first.page == 0 and len(group) <= LONGEST_TITLE:
        return "title"
    return "heading" if first.size >= LARGER * size and len(group) <= LONGEST_TITLE else ""


def _titled(found: list[Block], title: str) -> list[Block]:
    """The blocks with one headline; the file's records name it where no type is larger than that of the text."""
    if any(block.hint == "title" for block in found):
        return found
    said = " ".join(title.split()).casefold()
    at = next((n for n, block in enumerate(found) if said and " ".join(block.text.split()).casefold() == said), None)
    return [Block(text=block.text, hint="title") if n == at else block for n, block in enumerate(found)]


class _Joiner:
    """Joins the lines of a paragraph; a word that was broken is made whole, one that has a hyphen keeps it."""

    def __init__(self, lines: Iterable[Line]) -> None:
        texts = [line.text for line in lines]
        whole = " ".join(texts)
        self._code = language_of(whole)
        self._words = {word.casefold() for word in WORD.findall(BROKEN.sub(" ", whole))}
        self._compounds = {word.casefold() for text in texts for word in COMPOUND.findall(text)}

    def joined(self, lines: Iterable[str]) -> str:
        """The lines as one."""
        parts: list[str] = []
        for line in lines:
            broken = LAST_PART.search(parts[-1][-LONGEST_WORD:]) if parts else None
            after = FIRST_PART.match(line)
            if broken and after and after[0][0].islower():
                kept = self._keeps(broken[1], after[0]) and parts[-1][-1] != SOFT
                parts[-1] = parts[-1][:-1] + ("-" if kept else "")
            elif parts:
                parts.append(" ")
            parts.append(line)
        return "".join(parts).replace(SOFT, "")

    def _keeps(self, before: str, after: str) -> bool:
        """Whether two parts of a word have a hyphen where the line does not end as well."""
        first, second = before.casefold(), after.casefold()
        if second in _clitics(self._code) or f"{first}-{second}" in self._compounds | _hyphened(self._code):
            return True
        return f"{first}{second}" not in self._words and first in self._words and second in self._words


@cache
def _clitics(code: str) -> frozenset[str]:
    """Words that follow a hyphen (dit-il)."""
    if code not in languages.codes():
        return frozenset()
    return frozenset(languages.grouped(code, "tokeniser", value="form").get("clitic", ())) | {"t"}


@cache
def _hyphened(code: str) -> frozenset[str]:
    """Words with a hyphen that the tables of a language know."""
    if code not in languages.codes():
        return frozenset()
    tables = sorted(languages.folder(code).glob("*.tsv"))
    return frozenset(word.casefold() for file in tables for word in COMPOUND.findall(file.read_text(encoding="utf-8")))
