"""What the tests of this folder read documents with: trees made by hand in <code>.conllu, and expected attributions.

A document begins with `# newdoc id`, a paragraph with `# newpar`; a sentence has its attributions as comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from selon.records import Attribution, Document, Mention, Paragraph, Reading, Role, Sentence, Span
from selon.sentences import conllu

HERE = Path(__file__).parent
OUTLET = "La Gazette d'Orvel"
GAP = " [...] "
LINE_BREAK = "¶"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A document of fr.conllu: sentences, texts, one attribution a line as expected, and why that is not yet met."""

    id: str
    about: str
    document: Document
    sentences: tuple[Sentence, ...]
    texts: tuple[str, ...]
    expected: tuple[str, ...]
    xfail: str = ""


@cache
def cases(code: str = "fr") -> tuple[Case, ...]:
    """The documents of a language's trees, in the order of their file."""
    text = (HERE / f"{code}.conllu").read_text(encoding="utf-8")
    return tuple(_case(part, code) for part in re.split(r"^(?=# newdoc)", text, flags=re.MULTILINE)[1:])


def _case(part: str, code: str) -> Case:
    """The document of one `newdoc`."""
    blocks = [block for block in part.split("\n\n") if block.strip()]
    sentences = conllu.read(part)
    roles: list[Role] = []
    placed: list[Sentence] = []
    for block, sentence in zip(blocks, sentences, strict=True):
        opened = re.search(r"^# newpar(?: role = (\w+))?$", block, re.MULTILINE)
        if opened:
            roles.append(Role(opened[1] or "body"))
        placed.append(replace(sentence, paragraph=len(roles) - 1, mentions=_mentions(block, sentence)))
    (about,) = _comments(part, "about = ")
    return Case(
        id=_comments(part, "newdoc id = ")[0],
        about=about,
        document=replace(document(placed, roles), language=code),
        sentences=tuple(placed),
        texts=tuple(_comments(part, "text = ")),
        expected=tuple(f"source = {line}" for line in _comments(part, "source = ")),
        xfail="; ".join(_comments(part, "xfail = ")),
    )


def document(sentences: list[Sentence], roles: Iterable[Role]) -> Document:
    """The document of sentences that lie in one text: each paragraph of its role on a line of its own."""
    text = conllu.text_of(sentences)
    paragraphs: list[Paragraph] = []
    for number, role in enumerate(roles):
        inside = [s.span for s in sentences if s.paragraph == number]
        paragraphs.append(Paragraph(span=Span(inside[0].start, inside[-1].end), role=role))
    for paragraph in paragraphs[1:]:
        text = text[: paragraph.span.start - 1] + "\n" + text[paragraph.span.start :]
    return Document(
        name="trees", address="trees", digest="0", language="fr", text=text, paragraphs=tuple(paragraphs), outlet=OUTLET
    )


def _comments(part: str, key: str) -> list[str]:
    """Values of the comments that begin with a key, in order."""
    return [line.removeprefix(f"# {key}") for line in part.splitlines() if line.startswith(f"# {key}")]


def _mentions(block: str, sentence: Sentence) -> tuple[Mention, ...]:
    """Named entities of a sentence, from its comment `names = PER Odile Brancourt | LOC Valbrune`."""
    text = " " * sentence.span.start + conllu.text_of([sentence])[sentence.span.start :]
    found = [name.split(" ", 1) for names in _comments(block, "names = ") for name in names.split(" | ")]
    places = [(label, text.index(name), name) for label, name in found]
    return tuple(Mention(span=Span(start, start + len(name)), label=label) for label, start, name in places)


def shown(reading: Reading) -> Iterator[str]:
    """Each attribution as a line of fr.conllu, in the order of the text."""
    cues = {a.id: printed(reading, a.cue) for a in reading.attributions}
    for a in reading.attributions:
        values = {
            "source": printed(reading, a.source),
            "cue": cues[a.id],
            "content": printed(reading, a.content),
            "type": a.type.value,
            "rule": a.rule,
            "name": a.source_name or "-",
            "kind": a.source_kind.value,
            "act": a.speech_act.value,
            "parent": cues[a.parent] if a.parent else "-",
            "chain": " <- ".join(name or "-" for name in a.chain),
            "hedged": _yes(a.hedged),
            "negated": _yes(a.negated),
        }
        yield " | ".join(f"{key} = {value}" for key, value in values.items())


def printed(reading: Reading, spans: tuple[Span, ...]) -> str:
    """Words of the spans; a gap between them and a line break show as signs."""
    words = GAP.join(reading.document.text[start:end] for start, end in spans)
    return words.replace("\n", LINE_BREAK) or "-"


def _yes(value: bool) -> str:
    """Yes or no."""
    return "yes" if value else "no"


def spans_of(attribution: Attribution) -> dict[str, tuple[Span, ...]]:
    """The three terms of an attribution, by name."""
    return {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
