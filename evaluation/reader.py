"""Selon's own reading of gold passages, in the form in which it is scored."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluation.annotation import NOTHING, Annotation, convert
from evaluation.corpora import Part
from evaluation.score import compare
from evaluation.tally import Figures
from selon import pipeline
from selon.errors import InputError
from selon.exports.annotation import annotation as export
from selon.records import Capture, Reading, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the system gave for one passage: its annotation and parse, or why it could not be read."""

    gold: Annotation
    system: Annotation = NOTHING
    reading: Reading | None = None
    failure: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        """The parsed words of the passage, in order; none where it was not read."""
        return tuple(w for sentence in self.reading.sentences for w in sentence.words) if self.reading else ()

    def figures(self) -> Figures:
        """The passage, scored."""
        return compare(self.gold, self.system, self.gold.text)


def outcomes(part: Part) -> tuple[Outcome, ...]:
    """Every passage of a part, read; outlet and date are given as a person would give them.

    Passages of one layer are single sentences, too short to vote on their language."""
    facts = {x.doc: pipeline.Facts(outlet=x.outlet, published=x.published) for x in part.passages}
    spoken = {x.lang for x in part.passages} if part.layer else {None}
    options = pipeline.Options(language=spoken.pop())
    readings = pipeline.read(captures(part.passages), facts=facts, options=options)
    return tuple(outcome(gold, reading) for gold, reading in zip(part.passages, readings, strict=True))


def captures(passages: Iterable[Annotation]) -> Iterator[Capture]:
    """The texts as files that were read from a disk."""
    for passage in passages:
        data = passage.text.encode("utf-8")
        digest = hashlib.sha256(data).hexdigest()
        name = passage.doc
        yield Capture(data=data, media_type="text/plain", address=f"{name}.txt", name=name, digest=digest)


def outcome(gold: Annotation, reading: Reading | InputError) -> Outcome:
    """One passage, scored or refused."""
    if isinstance(reading, InputError):
        return Outcome(gold=gold, failure=str(reading))
    return Outcome(gold=gold, system=convert(export(reading)), reading=reading)
