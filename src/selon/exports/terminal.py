"""The view for a person at a screen: article, attributions, positions, gaps, and where the dates come from."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from selon.exports import Look
from selon.exports.listing import paragraph_number, quoted, table
from selon.exports.marked import article, legend
from selon.exports.stances import stances
from selon.exports.style import drawn
from selon.exports.visible import shortened, visible
from selon.records import Document, Gap, Reading, Stamp

QUOTE = 60  # characters of a gap shown


def render(reading: Reading, look: Look) -> str:
    """The reading as text for a screen of that look."""
    return drawn(_parts(reading, look), look)


def _parts(reading: Reading, look: Look) -> Iterator[RenderableType]:
    yield _heading(reading.document, look)
    yield Text()
    if look.article:
        yield from article(reading, look)
        yield Text()
        yield legend(look)
        yield Text()
    yield table(reading, look) if reading.attributions else Text("No attribution was found.")
    yield Text()
    if reading.positions:
        yield stances(reading, look)
        yield Text()
    yield from (_gap(gap, reading.document) for gap in reading.gaps)
    yield _stamps(reading.document)


def _heading(document: Document, look: Look) -> Rule:
    told = [visible(part) for part in (document.outlet, document.stated_published.value) if part]
    title = Text.assemble((visible(document.name), "name"), *(f" · {part}" for part in told))
    return Rule(title, characters="-" if look.ascii else "─", align="left", style="faint")


def _gap(gap: Gap, document: Document) -> Text:
    words = shortened(quoted((gap.span,), document), QUOTE)
    place = f"¶{paragraph_number(document, gap.span.start)}, {gap.span.start}-{gap.span.end}: "
    return Text.assemble(("? gap  ", "gap"), place, visible(gap.reason), (f"  {words}", "faint"))


def _stamps(document: Document) -> Text:
    """One line that says when and by whom, and who says so."""
    stamps = {
        "published": document.stated_published,
        "updated": document.stated_updated,
        "first seen": document.first_seen,
        "last checked": document.last_checked,
    }
    outlet = Stamp(value=document.outlet, origin=document.outlet_origin)
    told = {"outlet": outlet, **stamps}
    parts = [f"{name} {_stamp(stamp)}" for name, stamp in told.items()]
    return Text(" · ").join(map(Text, parts + _entries(document)))


def _entries(document: Document) -> list[str]:
    """How many entries a live blog has, and from when to when; nothing for any other article."""
    if not document.entries:
        return []
    values = sorted(entry.stamp.value for entry in document.entries if entry.stamp.value)
    when = f"{visible(values[0])} to {visible(values[-1])}" if values else "without times"
    return [f"{len(document.entries)} {'entry' if len(document.entries) == 1 else 'entries'} ({when})"]


def _stamp(stamp: Stamp) -> str:
    return "none" if stamp.value is None else f"{visible(stamp.value)} ({visible(stamp.origin)})"
