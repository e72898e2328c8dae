"""Why an attribution was found, for a person at a screen."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from selon.exports import Look
from selon.exports.carried import traced
from selon.exports.deptree import drawn_tree
from selon.exports.listing import chain, firmly, paragraph_number
from selon.exports.style import drawn
from selon.exports.visible import visible
from selon.records import Attribution, Document, Explanation, Reading, Span, Word

GAP = 2  # columns of the screen between those of the tree
LEAST = 8  # a column cut shorter than this says nothing


def render(reading: Reading, why: Explanation, look: Look) -> str:
    """The explanation as text: what was found, by which rule, from which data, in which parsed sentence."""
    return drawn(_parts(reading, why, look), look)


def _parts(reading: Reading, why: Explanation, look: Look) -> Iterator[RenderableType]:
    yield _facts(reading, why, look)
    yield Text()
    yield _tree(why, look)


def _facts(reading: Reading, why: Explanation, look: Look) -> Table:
    document, item = reading.document, why.attribution
    result = Table.grid(padding=(0, 2))
    result.add_column(style="faint", no_wrap=True)
    result.add_column(overflow="fold")
    result.add_row("id", Text(visible(item.id), style="id"))
    result.add_row("rule", Text.assemble((visible(why.rule), "name"), "\n", visible(why.description)))
    for part, spans in (("source", item.source), ("cue", item.cue), ("content", item.content)):
        result.add_row(part, _words(spans, part, document))
    result.add_row("meant", Text(f"{visible(item.source_name or 'nobody named')} ({item.source_kind.value})"))
    result.add_row("chain", chain(item, look))
    result.add_row("type", Text(f"{item.type.value}, {item.speech_act.value}"))
    result.add_row("firmness", firmly(item, look))
    result.add_row("", Text(_committed(item), style="faint"))
    for span, use in why.conditionals:
        result.add_row(
            "", Text.assemble(visible(document.text[span.start : span.end]), (f": {use} conditional", "faint"))
        )
    for part, text in traced(item, reading, look):
        result.add_row(part, text)
    result.add_row("data", Group(*(Text(visible(line)) for line in why.evidence)) if why.evidence else Text("none"))
    return result


def _words(spans: tuple[Span, ...], part: str, document: Document) -> Text:
    """The words of the spans, each with its place in the text."""
    if not spans:
        return Text("none", style="faint")
    lines = (
        Text.assemble(
            (visible(document.text[span.start : span.end]), part),
            (f"  ¶{paragraph_number(document, span.start)}, {span.start}-{span.end}", "faint"),
        )
        for span in spans
    )
    return Text("\n").join(lines)


def _committed(item: Attribution) -> str:
    values = ", ".join(f"{visible(one.source or 'unnamed')} {one.value.value}" for one in item.commitment)
    return f"basis {item.basis.value}; commitment {values or 'not stated'}"


def _tree(why: Explanation, look: Look) -> Table:
    """The sentence, one word a line: tree, word, part of the attribution, relation, lemma, class, features."""
    art = drawn_tree(why.sentence.words, ascii=look.ascii)
    rows = [_row(line, word, why.attribution) for line, word in zip(art, why.sentence.words, strict=True)]
    widths = _widths([max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)], look.width)
    result = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    for width in widths:
        result.add_column(no_wrap=True, width=width, overflow="ellipsis")
    for row in rows:
        result.add_row(*row[: len(widths)])
    return result


def _widths(wanted: list[int], room: int) -> list[int]:
    """The widths of the columns for which there is room, from the left; the last of them may be cut."""
    widths: list[int] = []
    for width in wanted:
        if room < min(width, LEAST):
            break
        widths.append(min(width, room))
        room -= width + GAP
    return widths


def _row(line: str, word: Word, item: Attribution) -> tuple[Text, ...]:
    part = _part(word, item)
    return (
        Text.assemble((line, "faint"), " ", (visible(word.text), part)),
        Text.assemble((part, part)),
        Text(word.deprel),
        Text(word.upos),
        Text(visible(word.lemma)),
        Text(word.feats, style="faint"),
    )


def _part(word: Word, item: Attribution) -> str:
    """The part of the attribution that a word belongs to: the source and the cue before the content."""
    for part, spans in (("source", item.source), ("cue", item.cue), ("content", item.content)):
        if any(span.start < word.end and word.start < span.end for span in spans):
            return part
    return ""
