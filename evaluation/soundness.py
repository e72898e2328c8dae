"""Whether gold is sound without a reading of it: its spans lie in their texts, its parents exist.

A fault names the passage and the layer, never the item, so that a closed half can be held to it too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from evaluation import corpora
from evaluation.annotation import Annotation, Item
from evaluation.corpora import Part
from selon.records import Span


def faults(parts: Iterable[Part]) -> tuple[str, ...]:
    """What is wrong with some parts, one line for each passage and layer."""
    return tuple(
        f"{part.title}: {passage.doc or 'a passage without a name'}: {fault}"
        for part in parts
        for passage in part.passages
        for fault in wrong(passage)
    )


def language_faults(lang: str) -> tuple[str, ...]:
    """What is wrong with all the gold of a language: its spans, and passages of another language."""
    parts = (*corpora.own(lang), *corpora.layered(lang))
    strangers = (f"{p.title}: {x.doc}: not in this language" for p in parts for x in p.passages if x.lang != lang)
    return tuple(f"{lang} {fault}" for fault in (*faults(parts), *strangers))


def wrong(passage: Annotation) -> Iterator[str]:
    """The layers of a passage that are not sound."""
    ids = [item.id for item in passage.attributions]
    if len(ids) != len(set(ids)) or not all(sound(passage.text, item, ids) for item in passage.attributions):
        yield "attributions"
    if not apart(passage.text, [x.span for x in passage.timexes]):
        yield "time expressions"
    if not apart(passage.text, [x.span for x in passage.quantities]):
        yield "quantities"


def sound(text: str, item: Item, ids: Sequence[str | None]) -> bool:
    """Whether an attribution has content, spans in order and a parent that exists and is another."""
    groups = (item.source, item.cue, item.content)
    related = item.parent is None or (item.parent in ids and item.parent != item.id)
    return bool(item.content) and related and all(apart(text, group) for group in groups)


def apart(text: str, spans: Sequence[Span]) -> bool:
    """Whether spans lie in a text in order, none over another, with words and without white space at their ends."""
    inside = all(0 <= x.start < x.end <= len(text) for x in spans)
    clean = all(text[x.start : x.end] == text[x.start : x.end].strip() for x in spans)
    return inside and clean and all(a.end <= b.start for a, b in pairwise(spans))
