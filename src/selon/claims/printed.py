"""What the words of an article are compared under, with their places: by these a sense is told in words again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selon.claims.contrasts import Contrasts, contrasts
from selon.claims.statement_events import kind_of
from selon.records import Reading, Span, Word


def with_senses(reading: Reading) -> Reading:
    """The reading with the senses of its words; none in a language without tables."""
    tables = contrasts(reading.document.language)
    if tables is None:
        return reading
    words = (word for sentence in reading.sentences for word in sentence.words if tables.counts(word))
    return replace(reading, senses=tuple(found for word in words for found in _senses(word, tables)))


def _senses(word: Word, tables: Contrasts) -> Iterator[tuple[str, Span]]:
    """The sense of a word and the kind of event that it tells of."""
    for sense in {tables.sense(word): None, kind_of(word, tables): None}:
        if sense:
            yield sense, Span(word.start, word.end)
