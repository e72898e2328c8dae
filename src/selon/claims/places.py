"""A sentence as statements are made of it, and what every statement says of its place."""

from __future__ import annotations

from dataclasses import dataclass

from selon.claims.contrasts import Contrasts
from selon.records import Reading, Span, TimexType, Word
from selon.trees import Tree

OUTLET = "outlet"
JOINTS = frozenset({"PUNCT", "CCONJ", "SCONJ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sentence with what is named in it, before it and the headline; `prior` is that before it in its paragraph.

    `story` are more names of the article, `headline` are the names of the headline, `title` the senses of its words;
    `often` are the senses that many sentences of the article have."""

    reading: Reading
    tree: Tree
    names: frozenset[str]
    around: frozenset[str]
    tables: Contrasts
    story: frozenset[str] = frozenset()
    headline: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    often: frozenset[str] = frozenset()
    prior: Tree | None = None

    def beside(self) -> frozenset[str]:
        """The senses of the words of the sentence and of the one before it, but for names and quantities."""
        words = (*(self.prior.words if self.prior else ()), *self.tree.words)
        low, high = words[0].start, words[-1].end
        taken = [q.span for q in self.reading.quantities] + [m for e in self.reading.entities for m in e.mentions]
        near = [span for span in taken if low <= span.start < high]
        free = [w for w in words if not any(s.start <= w.start < s.end for s in near)]
        return frozenset(self.tables.sense(word) for word in free if self.tables.counts(word))

    def days(self) -> frozenset[str]:
        """The days that the sentence and the one before it name."""
        span = self.tree.sentence.span
        start = self.prior.sentence.span.start if self.prior else span.start
        found = [one.edtf[:10] for one in self.reading.timexes if one.edtf and start <= one.span.start < span.end]
        return frozenset(day for day in found if is_day(day))


def is_day(edtf: str) -> bool:
    """Whether a date is that of one day."""
    return len(edtf) == len("2031-05-03") and edtf.replace("-", "").isdigit()


def extent(words: tuple[Word, ...]) -> Span:
    """The stretch of a clause without the joints and marks at its ends."""
    low, high = 0, len(words)
    while low < high - 1 and words[low].upos in JOINTS:
        low += 1
    while high > low + 1 and words[high - 1].upos in JOINTS:
        high -= 1
    return Span(words[low].start, words[high - 1].end)


def dated(place: Place, words: tuple[Word, ...]) -> str | None:
    """The first date that stands in a clause."""
    starts = {word.start for word in words}
    dates = [t for t in place.reading.timexes if t.span.start in starts and t.edtf and t.type is TimexType.DATE]
    return dates[0].edtf if dates else None


def holder(reading: Reading, span: Span, core: Word | None = None) -> str:
    """The id of the innermost attribution that holds a stretch or its core, else of one in it, else the outlet."""
    held = [(c.end - c.start, one.id, c) for one in reading.attributions for c in one.content]
    told = [found for found in held if core and found[2].start <= core.start and core.end <= found[2].end]
    if told:
        return min(told)[1]
    around = [found for found in held if found[2].start <= span.start and span.end <= found[2].end]
    inside = [found for found in held if found[2].overlaps(span)]
    return min(around or inside)[1] if around or inside else OUTLET
