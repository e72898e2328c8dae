"""The article with its attributions marked: source, cue and content, and firmness in the margin."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console
from rich.text import Text

from selon.exports import Look
from selon.exports.firmness import MARKS, Firmness, firmness
from selon.exports.listing import paragraph_number
from selon.exports.visible import unbroken, visible
from selon.records import Attribution, Reading, Role, Span

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPT = str.maketrans("0123456789", RAISED)
BRACKETS = {"source": ("[", "]"), "cue": ("_", "_"), "content": ("{", "}"), "gap.text": ("<?", "?>")}
# Longest line that reads well, and room for the longest role with a number.
MEASURE = 90
GUTTER = 15
QUIET = frozenset({Role.BYLINE, Role.CAPTION, Role.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that is the source, the cue or the content of an attribution, or a gap."""

    span: Span
    part: str
    attribution: Attribution | None = None
    last: bool = False

    @property
    def style(self) -> str:
        """The name of its style, in `style.THEME`."""
        if self.part == "content" and self.attribution:
            return f"content.{firmness(self.attribution)}"
        return self.part


def marks(reading: Reading) -> tuple[Mark, ...]:
    """All marks of a reading, outer before inner."""
    found = [
        Mark(span, part, item, span == spans[-1])
        for item in reading.attributions
        for part, spans in (("source", item.source), ("cue", item.cue), ("content", item.content))
        for span in spans
    ]
    found += [Mark(gap.span, "gap.text") for gap in reading.gaps]
    return tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end, mark.part != "content")))


def label(item: Attribution, look: Look) -> str:
    """The id of an attribution beside its words: `a12` as a raised 12."""
    number = item.id.removeprefix("a")
    if look.ascii or not (number.isascii() and number.isdigit()):
        return f"({visible(item.id)})"
    return number.translate(SUPERSCRIPT)


def marked(span: Span, text: str, found: Iterable[Mark], look: Look, *, base: str = "") -> Text:
    """A stretch of the text with the marks that touch it, the rest in the style `base`."""
    opening, closing = _events(span, found)
    places = sorted({span.start, span.end, *opening, *closing})
    result, active = Text(style=base), dict[int, Mark]()
    for place, after in zip(places, [*places[1:], span.end], strict=True):
        for mark in closing.get(place, ()):
            del active[id(mark)]
            _close(result, mark, look)
        for mark in opening.get(place, ()):
            active[id(mark)] = mark
            if not look.styled:
                result.append(BRACKETS[mark.part][0])
        _append(result, unbroken(text[place:after]), active.values())
    return result


def article(reading: Reading, look: Look, *, only: Container[int] | None = None) -> Iterator[Text]:
    """The paragraphs, each with its number, its role when it is not plain body, and its margin.

    `only` are the numbers of those that are wanted; None for all."""
    pad = GUTTER if look.width >= 72 else 4
    sheet = Console(width=max(20, min(look.width - pad - 2, MEASURE)), legacy_windows=False)
    for number, role, text in _blocks(reading, look):
        if only is not None and number not in only:
            continue
        name = role.value if role is not Role.BODY and pad == GUTTER else ""
        head = f"{name:<{pad - 4}}{number:>3}"
        for line in text.wrap(sheet, sheet.width):
            yield Text.assemble((f"{head:<{pad}}", "faint"), _margin(line, look), " ", line)
            head = ""


def _blocks(reading: Reading, look: Look) -> Iterator[tuple[int, Role, Text]]:
    """The paragraphs with number and role; a run of boilerplate, such as a menu, is one block."""
    document, found = reading.document, _by_paragraph(reading)
    numbered = enumerate(document.paragraphs)
    for quiet, run in groupby(numbered, lambda each: each[1].role is Role.BOILERPLATE and each[0] not in found):
        texts = [
            (n + 1, one.role, marked(one.span, document.text, found.get(n, ()), look, base=_base(one.role)))
            for n, one in run
        ]
        if quiet:
            texts = [(texts[0][0], texts[0][1], Text(" · ", "faint").join(text for *_, text in texts))]
        yield from texts


def _by_paragraph(reading: Reading) -> dict[int, list[Mark]]:
    """The marks that may touch each paragraph, by its index."""
    result: dict[int, list[Mark]] = {}
    for mark in marks(reading):
        first, last = (paragraph_number(reading.document, place) for place in (mark.span.start, mark.span.end - 1))
        for number in range(max(first, 1), last + 1):
            result.setdefault(number - 1, []).append(mark)
    return result


def legend(look: Look) -> Text:
    """One line that says what the marks mean."""
    samples = Text("   ").join(
        Text.assemble(("" if look.styled else left), (part.removesuffix(".text"), part), ("" if look.styled else right))
        for part, (left, right) in BRACKETS.items()
        if part in ("source", "cue") or not look.styled
    )
    shown = (Firmness.PLAIN, Firmness.HEDGED, Firmness.CONDITIONAL, Firmness.DENIED)
    margin = Text("   ").join(Text(f"{MARKS[one][look.ascii]} {one}", style=f"content.{one}") for one in shown)
    return Text.assemble(samples, "   ", margin)


def _events(span: Span, found: Iterable[Mark]) -> tuple[dict[int, list[Mark]], dict[int, list[Mark]]]:
    """Marks by the place where they open and by the place where they close, cut at the ends of the span."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in found:
        start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
        if start < end:
            opening.setdefault(start, []).append(mark)
            closing.setdefault(end, []).insert(0, mark)
    return opening, closing


def _close(result: Text, mark: Mark, look: Look) -> None:
    """Write what stands where a mark ends: its bracket, and the id at the cue and at the end of the content."""
    if not look.styled:
        result.append(BRACKETS[mark.part][1], "id")
    if mark.attribution is None or mark.part == "source" or not mark.last:
        return
    # Two raised numbers side by side would read as one.
    apart = "·" if result.plain[-1:] in RAISED else ""
    result.append(apart + label(mark.attribution, look), "id")


def _append(result: Text, words: str, active: Iterable[Mark]) -> None:
    start = len(result)
    result.append(words)
    # Contents first, so that a source or cue inside a content keeps its own look.
    for mark in sorted(active, key=lambda mark: mark.part != "content"):
        result.stylize(mark.style, start)


def _margin(line: Text, look: Look) -> tuple[str, str]:
    """The mark of the least firm content on the line."""
    order = list(Firmness)
    on_line = {str(span.style) for span in line.spans if span.end > span.start}
    weakest = [one for one in order if f"content.{one}" in on_line]
    if not weakest:
        return ("?", "gap") if "gap.text" in on_line else (" ", "")
    return MARKS[weakest[-1]][look.ascii], f"content.{weakest[-1]}"


def _base(role: Role) -> str:
    if role in (Role.HEADLINE, Role.SUBHEADING, Role.STANDFIRST):
        return "headline"
    return "faint" if role in QUIET else ""
