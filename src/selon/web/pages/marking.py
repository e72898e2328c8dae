"""The text of an article cut into pieces, each with the marks that lie on it: sources, cues, contents, gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

QUIET = "boilerplate"
PARTS = ("content", "source", "cue")
"""The parts of a claim; a source or cue inside a content keeps its own look."""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A stretch that is part of a claim, or a gap (`claim` is its number among them then).

    `last` says that the number of the claim stands behind it."""

    start: int
    end: int
    part: str
    number: int
    firmness: str = ""
    last: bool = False

    @property
    def classes(self) -> str:
        """The names by which the style knows it."""
        return f"m-{self.part} f-{self.firmness}" if self.firmness else f"m-{self.part}"


@dataclass(slots=True)
class Piece:
    """A stretch of text and what stands around it: marks that open, how many close, claims that end there."""

    opens: list[Mark] = field(default_factory=list)
    text: str = ""
    closes: int = 0
    ends: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: its number, role and pieces; a run of what stands around the article is one block."""

    number: int
    role: str
    pieces: tuple[Piece, ...]


def blocks(data: Mapping[str, Any]) -> list[Block]:
    """The paragraphs of an article, marked; data is that of `selon.answers.article`."""
    text, found = data["text"] or "", marks(data)
    made = []
    for number, one in enumerate(data["paragraphs"], 1):
        start, end = one["span"]
        if text[start:end].strip():
            role = one["role"]
            made.append(Block(number=number, role=role, pieces=tuple(pieces(text, (start, end), found))))
    return made


def runs(found: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """The blocks, those of one role that follow each other together."""
    for role, some in groupby(found, lambda block: block.role):
        yield role, list(some)


def marks(data: Mapping[str, Any]) -> list[Mark]:
    """All marks of an article, outer before inner."""
    found = []
    for number, one in enumerate(data["claims"], 1):
        # The number stands once, behind the cue, or behind the content of what has no cue.
        behind = "cue" if one["cue"] else "content" if one["content"] else "source"
        for part in PARTS:
            for start, end in one[part]:
                firmness = one["firmness"] if part == "content" else ""
                last = part == behind and [start, end] == list(one[part][-1])
                found.append(Mark(start, end, part, number, firmness, last))
    gaps = (gap["span"] for gap in data["gaps"])
    found += [Mark(start, end, "gap", number, "", True) for number, (start, end) in enumerate(gaps, 1) if start < end]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, PARTS.index(mark.part) if mark.part in PARTS else 3))


def pieces(text: str, span: tuple[int, int], found: Iterable[Mark]) -> Iterator[Piece]:
    """The pieces of a stretch of text; marks that cross are cut so that those inside close before those around them."""
    start, end = span
    touching = [mark for mark in found if mark.start < end and start < mark.end]
    places = sorted({start, end, *(at for mark in touching for at in (mark.start, mark.end) if start < at < end)})
    ending = defaultdict(list)
    for mark in touching:
        ending[min(mark.end, end)].append(mark)
    stack: list[Mark] = []
    for place, after in zip(places, places[1:], strict=False):
        wanted = [mark for mark in touching if mark.start <= place and after <= mark.end]
        kept = _shared(stack, wanted)
        if len(stack) > kept:
            yield Piece(closes=len(stack) - kept)
        yield Piece(opens=wanted[kept:], text=text[place:after])
        stack = wanted
        ends = [mark for mark in ending[after] if mark.last and mark.end == after]
        if ends:
            # Numbers stand outside of what ends here, and inside of what goes on.
            going = _shared(stack, [mark for mark in stack if mark.end > after])
            yield Piece(closes=len(stack) - going, ends=ends)
            stack = stack[:going]
    if stack:
        yield Piece(closes=len(stack))


def _shared(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    """How many marks two stacks share from the outside."""
    count = 0
    for mine, its in zip(one, other, strict=False):
        if mine is not its:
            break
        count += 1
    return count
