"""Quotation marks paired, across sentences and paragraphs, nested, curly, straight and unbalanced."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from selon.records import Gap, Paragraph, Span

OPEN = {"«": "»", "“": "”", "„": "“"}
CLOSE = {"»": "«", "”": "“", "“": "„"}
STRAIGHT = '"'
CURLY_SINGLE = "‘"
# Stands on the stack while a quotation goes on into the next paragraph.
REPEATED = "repeated"
# A quotation that runs over more than this many code points was most likely never closed.
LONGEST = 6000
# Deeper nesting than this is noise, and would make the reading of a run of marks quadratic.
DEEPEST = 6
MARK = re.compile(r'[«»“”„"]')
SINGLE_OPEN = re.compile(r"(?<![^\s(\[—–])['‘](?=\w)")
SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[])['’](?!\w)")
DASH = re.compile(r"[–—-][ \u00a0\u202f]{1,3}")
# Turns of an interview: two questions and two answers.
TWICE = 4
# Marks of two characters, as wires print them: ``The dam holds,'' or ''The dam holds,''.
DOUBLE_OPEN = re.compile(r"(?<![^\s(\[—–-])(?:''|``)(?=[^\s'`])")
DOUBLE_CLOSE = re.compile(r"(?<=[^\s'`\d])''(?![\w'])")
WIDE = "''"
FILLER = "\u2060"
NOISE = re.compile(r'(?:[«»“”„"][ \u00a0\u202f]?){5}')


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between paired marks, the marks included; `depth` is 0 for one that no other holds.

    `open_ended` marks a quotation whose closing mark is missing: it ends with its paragraph; `mark` is the length of a
    closing mark."""

    span: Span
    depth: int = 0
    open_ended: bool = False
    mark: int = 1

    @property
    def last(self) -> int:
        """Where the words end that stand before the closing mark."""
        return self.span.end - self.mark


def pair_quotation_marks(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Quotation, ...], tuple[Gap, ...]]:
    """Stretches between paired quotation marks, in order of their start, and the marks left open.

    A quotation goes on in the next paragraph when that begins with an opening mark of the same kind (or
    a repeated closing mark, as some printers do) before the closing mark has come. An unclosed mark
    never stops the reading of the rest: it ends with its paragraph and becomes a Gap."""
    printed, text = text, _with_single_marks(text)
    quotations: list[Quotation] = []
    gaps: list[Gap] = []
    stack: list[tuple[str, int]] = []
    for number, paragraph in enumerate(paragraphs):
        _scan(text, paragraph.span, stack, quotations, gaps)
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if stack and not _goes_on(text, stack, following):
            for mark, place in stack[:1]:
                quotations.append(Quotation(span=Span(place, paragraph.span.end), open_ended=True))
                gaps.append(Gap(span=Span(place, place + 1), reason=f"unclosed-quotation: no mark closes {mark}"))
            stack.clear()
        elif stack:
            stack.append((REPEATED, -1))
    quotations += _dialogue(text, paragraphs)
    quotations += _single(text, paragraphs, quotations)
    if text != printed:
        quotations = [
            replace(q, mark=len(WIDE)) if printed[q.span.start : q.span.end].endswith(WIDE) else q for q in quotations
        ]
    quotations.sort(key=lambda q: (q.span.start, -q.span.end))
    return tuple(quotations), tuple(gaps)


def _with_single_marks(text: str) -> str:
    """The text with marks of two apostrophes as curly ones, where one opens; every other character keeps its place."""
    if DOUBLE_OPEN.search(text) is None:
        return text
    return DOUBLE_CLOSE.sub(FILLER + "”", DOUBLE_OPEN.sub("“" + FILLER, text))


def _as_printed(text: str, q: Quotation) -> Quotation:
    """The quotation with the length of its closing mark."""
    return replace(q, mark=len(WIDE)) if text[q.span.start : q.span.end].endswith(WIDE) else q


def _single(text: str, paragraphs: tuple[Paragraph, ...], double: list[Quotation]) -> list[Quotation]:
    """Quotations in single marks, as British papers print them, or curly ones inside double ones; an apostrophe in a
    word is no mark, one behind an s that a small letter follows is a possessive where another mark closes."""
    out: list[Quotation] = []
    for paragraph in paragraphs:
        place, end = paragraph.span
        while (opening := SINGLE_OPEN.search(text, place, end)) is not None:
            place = opening.end()
            closing = _single_end(text, place, end)
            if closing is None:
                continue
            span = Span(opening.start(), closing)
            around = [q for q in double if q.span.start < span.start < q.span.end]
            crossed = any(span.start < q.span.start < span.end < q.span.end for q in double)
            held = text[span.start] == CURLY_SINGLE and all(span.end < q.span.end for q in around)
            if not crossed and (not around or held):
                out.append(Quotation(span=span, depth=len(around)))
                place = closing
    for at, q in enumerate(double):
        if any(not one.depth and one.span.start < q.span.start and q.span.end < one.span.end for one in out):
            double[at] = Quotation(span=q.span, depth=q.depth + 1, open_ended=q.open_ended)
    return out


def _single_end(text: str, start: int, end: int) -> int | None:
    """Where a quotation in single marks ends, its mark included, or None."""
    found = [m.end() for m in SINGLE_CLOSE.finditer(text, start, end)]
    firm = [at for at in found if not (text[at - 2] == "s" and text[at : at + 2].strip().islower())]
    return next(iter(firm or found), None)


def _dialogue(text: str, paragraphs: tuple[Paragraph, ...]) -> list[Quotation]:
    """Turns of a dialogue, each a paragraph that opens with a dash, two or more in a row with a question among them;
    of an interview the answers alone."""
    turns: list[list[Span]] = [[]]
    for paragraph in paragraphs:
        found = DASH.match(text, *paragraph.span)
        if found:
            turns[-1].append(Span(found.end(), paragraph.span.end))
        elif turns[-1]:
            turns.append([])
    spoken = [run for run in turns if len(run) > 1 and any("?" in text[s.start : s.end] for s in run)]
    answers = [span for run in spoken for span in (run[1::2] if _is_interview(text, run) else run)]
    return [Quotation(span=span) for span in answers if not MARK.search(text, *span)]


def _is_interview(text: str, run: list[Span]) -> bool:
    """Whether turns are questions and answers by turns, twice at least, the questions first."""
    asked = [text[span.start : span.end].rstrip().endswith("?") for span in run]
    return len(run) >= TWICE and len(run) % 2 == 0 and all(asked[0::2]) and not any(asked[1::2])


def _scan(text: str, span: Span, stack: list[tuple[str, int]], out: list[Quotation], gaps: list[Gap]) -> None:
    """Read the marks of one paragraph; `stack` holds what is open from before."""
    start, end = span
    if NOISE.search(text, start, end):
        gaps.append(Gap(span=Span(start, end), reason="quotation-noise: a run of quotation marks without words"))
        stack.clear()
        return
    place = start
    if stack and stack[-1][0] == REPEATED:
        stack.pop()
        first = MARK.search(text, start, end)
        if first and not text[start : first.start()].strip():
            place = first.end()
    for found in MARK.finditer(text, place, end):
        _mark(text, found.start(), stack, out, gaps)


def _mark(text: str, place: int, stack: list[tuple[str, int]], out: list[Quotation], gaps: list[Gap]) -> None:
    """Take one mark: open, close, or note that it closes nothing; one right behind a figure that closes nothing counts
    seconds or inches."""
    char = text[place]
    if char == STRAIGHT:
        opens = not any(mark in (STRAIGHT, "“") for mark, _ in stack)
        if opens and text[place - 1 : place].isdigit():
            return
    else:
        opens = char in OPEN and not (char == "“" and stack and stack[-1][0] == "„")
    if opens and len(stack) < DEEPEST:
        stack.append((char, place))
        return
    partners = {CLOSE.get(char, ""), STRAIGHT} if char != STRAIGHT else {STRAIGHT, "“"}
    level = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][0] in partners), None)
    if level is None:
        gaps.append(Gap(span=Span(place, place + 1), reason=f"unopened-quotation: {char} closes nothing"))
        return
    opened = stack[level][1]
    del stack[level:]
    if place + 1 - opened <= LONGEST:
        out.append(Quotation(span=Span(opened, place + 1), depth=len(stack)))
    else:
        gaps.append(Gap(span=Span(opened, opened + 1), reason="overlong-quotation: closing mark too far away"))


def _goes_on(text: str, stack: list[tuple[str, int]], following: Paragraph | None) -> bool:
    """Whether the open quotation is taken up by the next paragraph."""
    if following is None:
        return False
    mark, place = stack[0]
    first = text[following.span.start : following.span.end].lstrip()[:1]
    closing = OPEN.get(mark, STRAIGHT)
    rest = text[following.span.start : following.span.start + LONGEST]
    return first in (mark, closing) and closing in rest and following.span.start - place < LONGEST
