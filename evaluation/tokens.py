"""Word tokens of a text: the units in which spans are compared."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.names import name_words
from selon.records import Span

COMPLEMENTISERS = frozenset({"que", "qu", "de", "d", "à", "si", "that", "to", "whether", "if"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text with its runs of word characters; `words` are without case, `spans` are theirs."""

    text: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """Indices of the tokens that share a character with one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            first = bisect_right(self.spans, start, key=lambda span: span.end)
            found.update(range(first, bisect_left(self.spans, end, key=lambda span: span.start)))
        return frozenset(found)

    def content(self, spans: Iterable[Span]) -> frozenset[int]:
        """Indices of the tokens of a content, without its leading complementisers."""
        indices = sorted(self.within(spans))
        while len(indices) > 1 and self.words[indices[0]] in COMPLEMENTISERS:
            del indices[0]
        return frozenset(indices)

    def names(self, name: str | None) -> bool:
        """True when the name stands in the text, its bracketed parts left out."""
        wanted, words = name_words(name), name_words(self.text)
        width = len(wanted)
        return bool(wanted) and any(words[i : i + width] == wanted for i in range(len(words) - width + 1))


def tokens(text: str) -> Tokens:
    """Word tokens of a text."""
    found = [Span(*match.span()) for match in re.finditer(r"\w+", text)]
    return Tokens(text, tuple(found), tuple(text[start:end].casefold() for start, end in found))
