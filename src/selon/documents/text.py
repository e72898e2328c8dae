"""Plain text -> pieces: where its paragraphs begin and end, and how far apart they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selon.documents import shapes
from selon.records import Span

LINE = re.compile("[^\n\r\v\f\u2028\u2029]+")
# Mail and wires are wrapped at 60 to 100 characters; a longer line was never wrapped.
WIDEST = 110
# In wrapped prose most line breaks fall before a small letter; in a list of lines hardly any does.
WRAPPED_SHARE = 0.4
ENOUGH_BREAKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph without its role: `blank` counts the empty lines before it, `hint` is what the page's tags say."""

    span: Span
    text: str
    blank: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    blank: int


def pieces(text: str, *, alone: Callable[[str], bool]) -> tuple[Piece, ...]:
    """The paragraphs of a text, sorted and apart; blanks around them belong to none.

    Empty lines part paragraphs. Lines that follow each other are one paragraph where a sentence was
    broken, and several where they look complete; a line that is `alone` (a byline, a stamp) joins none."""
    lines = list(_lines(text))
    width = _width(text, lines)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and line.blank == 0 and _continues(text, groups[-1][-1], line, width, alone):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_piece(text, group) for group in groups)


def count_lines(text: str) -> int:
    """How many line breaks the text has at most."""
    return sum(text.count(mark) for mark in "\n\r\v\f\u2028\u2029")


def _piece(text: str, group: list[_Line]) -> Piece:
    """The paragraph that a group of lines makes."""
    span = Span(group[0].start, group[-1].end)
    return Piece(span=span, text=text[span.start : span.end], blank=group[0].blank)


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not empty, without blanks at their ends, with the count of empty lines before each."""
    seen = 0
    for found in LINE.finditer(text):
        content = found[0].strip(shapes.BLANKS)
        if not content:
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip(shapes.BLANKS))
        yield _Line(start, start + len(content), max(0, _breaks(text[seen : found.start()]) - 1))
        seen = start + len(content)


def _breaks(between: str) -> int:
    """The line breaks in what stands between two lines; CR LF is one."""
    return 1 if between in ("\n", "\r\n") else count_lines(between) - between.count("\r\n")


def _width(text: str, lines: list[_Line]) -> int | None:
    """The column at which the text was wrapped; None when its lines are whole paragraphs."""
    inner = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if b.blank == 0]
    broken = sum(1 for a, b in inner if text[b.start].islower() and not shapes.is_open(text[a.start : a.end][-5:]))
    if len(inner) < ENOUGH_BREAKS or broken < WRAPPED_SHARE * len(inner):
        return None
    lengths = sorted(a.end - a.start for a, _ in inner)
    width = lengths[(len(lengths) * 9) // 10]
    return width if width <= WIDEST else None


def _continues(text: str, before: _Line, after: _Line, width: int | None, alone: Callable[[str], bool]) -> bool:
    """Whether the line after goes on with the sentence or the paragraph of the line before."""
    first, second = text[before.start : before.end], text[after.start : after.end]
    if shapes.is_listed(second) or alone(first) or alone(second):
        return False
    if first[-1] in "–—" or first.endswith(" -"):
        return True
    if not shapes.final_mark(first) and (second[0].islower() or first[-1] == ",") and first[-1] not in ":;":
        return True
    if width is None:
        return False
    return len(first) + 1 + len(second.split(maxsplit=1)[0]) > width
