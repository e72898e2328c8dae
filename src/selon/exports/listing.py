"""The attributions of an article as a table: who, what, how firmly, on whose word, where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from selon.exports import Look
from selon.exports.carried import carried
from selon.exports.firmness import MARKS, firmness, in_words
from selon.exports.style import lined
from selon.exports.visible import STAND_INS, shortened, visible
from selon.records import Attribution, Document, Reading, Role, SourceKind, Span

ROOMY = 132  # columns from which each fact has a column of its own; below, they are stacked in one
CONTENT = 200  # characters of a content shown: two or three lines
NAME = 80  # characters of a source or cue shown
# A sign that joins stays with what follows it, so that no line ends on one.
DOT = f" ·{STAND_INS[' ']}"
ARROW = f" ←{STAND_INS[' ']}"
ASCII_ARROW = f" <-{STAND_INS[' ']}"


def table(reading: Reading, look: Look) -> Table:
    """The attributions, one row each, in as many columns as the screen has room for."""
    result = lined(look)
    (_wide if look.width >= ROOMY else _stacked)(result, reading, look)
    return result


def _stacked(result: Table, reading: Reading, look: Look) -> None:
    """Fill the table of a usual screen: source, cue, content and chain under each other."""
    result.add_column("id", no_wrap=True)
    result.add_column("firmness", width=13)
    result.add_column("who says what, on whose word", ratio=1, overflow="fold")
    result.add_column("place", width=10)
    for item in reading.attributions:
        said = Text("\n").join(
            [
                Text.assemble(
                    _source(item, reading.document), DOT, _cue(item, reading.document), (DOT + item.type.value, "faint")
                ),
                _content(item, reading.document),
                chain(item, look),
                *carried(item, reading, look),
            ]
        )
        result.add_row(_id(item), firmly(item, look), said, _place(item, reading.document))


def _wide(result: Table, reading: Reading, look: Look) -> None:
    """Fill the table of a wide screen."""
    result.add_column("id", no_wrap=True)
    result.add_column("firmness", width=13)
    for name, ratio in (("source", 3), ("cue", 2), ("content", 6), ("on whose word", 4)):
        result.add_column(name, ratio=ratio, overflow="fold")
    result.add_column("place", width=10)
    for item in reading.attributions:
        result.add_row(
            _id(item),
            firmly(item, look),
            _source(item, reading.document),
            Text.assemble(_cue(item, reading.document), "\n", (item.type.value, "faint")),
            Text("\n").join([_content(item, reading.document), *carried(item, reading, look)]),
            chain(item, look),
            _place(item, reading.document),
        )


def chain(item: Attribution, look: Look) -> Text:
    """The chain from the outlet to the ultimate source: `outlet ← relay ← source`."""
    kinds: list[str] = [link.kind for link in item.chain_links]
    if len(kinds) != len(item.chain):
        kinds = [""] * (len(item.chain) - 1) + [item.source_kind.value]
    result = Text()
    for place, (name, kind) in enumerate(zip(item.chain, kinds, strict=True)):
        if place:
            result.append(ASCII_ARROW if look.ascii else ARROW, "faint")
        result.append_text(_link(name, kind, first=not place))
    return result


def firmly(item: Attribution, look: Look) -> Text:
    """The firmness, with its mark of the margin and in words."""
    found = firmness(item)
    return Text(f"{MARKS[found][look.ascii]} {in_words(item)}", style=f"content.{found}")


def quoted(spans: Iterable[Span], document: Document) -> str:
    """The words of the spans, with ` […] ` where they are apart."""
    return " […] ".join(document.text[span.start : span.end] for span in spans)


def paragraph_number(document: Document, place: int) -> int:
    """The number, from one, of the paragraph that holds a place of the text; 0 before the first."""
    return bisect_right(document.paragraphs, place, key=lambda paragraph: paragraph.span.start)


def _id(item: Attribution) -> Text:
    return Text(visible(item.id), style="id")


def _link(name: str | None, kind: str, *, first: bool) -> Text:
    if name is None:
        return Text("outlet not known" if first else "nobody named", style="unknown")
    if kind == SourceKind.ANONYMOUS.value:
        return Text.assemble(visible(name), (" (anonymous)", "unknown"))
    return Text(visible(name))


def _source(item: Attribution, document: Document) -> Text:
    name = item.source_name or quoted(item.source, document)
    if not name:
        return Text("nobody named", style="unknown")
    return Text.assemble((shortened(name, NAME), "source"), (f" ({item.source_kind.value})", "faint"))


def _cue(item: Attribution, document: Document) -> Text:
    cue = shortened(quoted(item.cue, document), NAME)
    return Text.assemble((cue, "cue") if cue else ("no cue", "faint"))


def _content(item: Attribution, document: Document) -> Text:
    return Text(shortened(quoted(item.content, document), CONTENT))


def _place(item: Attribution, document: Document) -> Text:
    spans = item.content or item.cue or item.source
    number = paragraph_number(document, spans[0].start) if spans else 0
    role = "" if item.role is Role.BODY else f"\n{item.role.value}"
    return Text.assemble(f"¶{number}", (role, "faint"))
