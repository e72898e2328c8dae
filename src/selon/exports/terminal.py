"""The view for a person at a screen: article, attributions, gaps, and where the dates come from."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from selon.exports import Look
from selon.exports.firmness import firmness, in_words
from selon.exports.marked import article, legend
from selon.exports.style import drawn
from selon.exports.visible import shortened, visible
from selon.records import Attribution, Document, Reading, Role, SourceKind, Span, Stamp

CONTENT = 120  # characters of a content shown in the table: two to four lines of its column
QUOTE = 60  # characters of a gap shown
HIDDEN = frozenset({SourceKind.ANONYMOUS.value, SourceKind.UNSPECIFIED.value})


def render(reading: Reading, look: Look) -> str:
    """The reading as text for a screen of that look."""
    return drawn(_parts(reading, look), look)


def _parts(reading: Reading, look: Look) -> Iterator[RenderableType]:
    yield _heading(reading.document, look)
    if look.article:
        yield Text()
        yield from article(reading, look)
        yield Text()
        yield legend(look)
    yield Text()
    yield table(reading, look) if reading.attributions else Text("No attributions found.")
    yield from _gaps(reading)
    yield _stamps(reading.document)


def _heading(document: Document, look: Look) -> Rule:
    title = Text(visible(document.name), style="name")
    return Rule(title, characters="-" if look.ascii else "─", align="left", style="faint")


def table(reading: Reading, look: Look) -> Table:
    """The attributions, one row each."""
    result = Table(box=box.ASCII2 if look.ascii else box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, expand=False)
    for name, ratio in (("id", 0), ("source", 3), ("cue and content", 6), ("firmness", 2), ("on whose word", 4)):
        result.add_column(name, ratio=ratio or None, overflow="fold", no_wrap=not ratio)
    result.add_column("place", no_wrap=True)
    for item in reading.attributions:
        result.add_row(
            Text(visible(item.id), style="id"),
            _source(item, reading.document),
            _saying(item, reading.document),
            Text(in_words(item), style=f"content.{firmness(item)[-1]}"),
            chain(item, look),
            _place(item, reading.document),
        )
    return result


def chain(item: Attribution, look: Look) -> Text:
    """The chain from the outlet to the ultimate source: `outlet <- relay <- source`."""
    kinds = [link.kind for link in item.chain_links]
    arrow = "<- " if look.ascii else "← "
    result = Text()
    for place, name in enumerate(item.chain):
        kind = kinds[place] if len(kinds) == len(item.chain) else ""
        if place == len(item.chain) - 1 and place:
            kind = kind or item.source_kind.value
        if place:
            result.append(f" {arrow}", "faint")
        result.append_text(_link(name, kind, first=not place))
    return result


def _link(name: str | None, kind: str, *, first: bool) -> Text:
    if name is None:
        return Text("outlet not known" if first else "nobody named", style="faint")
    hidden = " (anonymous)" if kind == SourceKind.ANONYMOUS.value else ""
    return Text.assemble(visible(name), (hidden, "gap" if hidden else ""))


def _source(item: Attribution, document: Document) -> Text:
    words = item.source_name or quoted(item.source, document)
    if not words:
        return Text("nobody named", style="faint")
    return Text.assemble((shortened(words, QUOTE), "source"), "\n", (item.source_kind.value, "faint"))


def _saying(item: Attribution, document: Document) -> Text:
    cue = shortened(quoted(item.cue, document), QUOTE) or "(no cue)"
    content = shortened(quoted(item.content, document), CONTENT)
    return Text.assemble((cue, "cue"), (f" {item.type.value}", "faint"), "\n", content)


def quoted(spans: tuple[Span, ...], document: Document) -> str:
    """The words of the spans, with ` […] ` where they are apart."""
    return " […] ".join(document.text[span.start : span.end] for span in spans)


def _place(item: Attribution, document: Document) -> Text:
    spans = item.content or item.cue or item.source
    number = paragraph_number(document, spans[0].start) if spans else 0
    role = "" if item.role is Role.BODY else f"\n{item.role.value}"
    return Text.assemble(f"¶ {number}", (role, "faint"))


def paragraph_number(document: Document, place: int) -> int:
    """The number, from one, of the paragraph that holds a place of the text; 0 when none does."""
    found = (
        n for n, paragraph in enumerate(document.paragraphs, 1) if paragraph.span.start <= place < paragraph.span.end
    )
    return next(found, 0)


def _gaps(reading: Reading) -> Iterator[RenderableType]:
    for gap in reading.gaps:
        words = shortened(quoted((gap.span,), reading.document), QUOTE)
        place = f"¶ {paragraph_number(reading.document, gap.span.start)}"
        yield Text.assemble(
            ("gap ", "gap"), f"{place}, {gap.span.start}-{gap.span.end}: ", visible(gap.reason), (f"  {words}", "faint")
        )


def _stamps(document: Document) -> RenderableType:
    stamps = (
        ("published", document.stated_published),
        ("updated", document.stated_updated),
        ("first seen", document.first_seen),
        ("last checked", document.last_checked),
    )
    outlet = f"outlet {visible(document.outlet or 'not known')} ({visible(document.outlet_origin)})"
    line = " · ".join([outlet, *(f"{name} {_stamp(stamp)}" for name, stamp in stamps)])
    return Padding(Text(line, style="faint"), (1, 0, 0, 0))


def _stamp(stamp: Stamp) -> str:
    return "none" if stamp.value is None else f"{visible(stamp.value)} ({visible(stamp.origin)})"
