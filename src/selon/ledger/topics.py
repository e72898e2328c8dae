"""Which positions speak of one issue: those whose entities and words meet, and why.

Never by likeness of texts: two positions are joined by names and words that both have, or by the paragraph in which
both stand, and the reason is kept."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from sqlalchemy import Connection, select

from selon.ledger.rows import Entry, Stems, position_id
from selon.ledger.schema import joined
from selon.records import Position, Reading, Role, Sentence, Word

CONTENT = frozenset({"NOUN", "VERB", "PROPN"})
TOP = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.BODY})
"""Roles of the paragraphs that an article begins with: its headline and what tells the same below it."""
AT_ONCE = 500
"""Topics that are looked up with one query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A position with its keys: names of entities and stems of words.

    For the positions of its own article: `block` is the part of it in which it stands, `apart` whether that part tells
    of another article, `near` the names in that part and in the chain by which it is told."""

    id: str
    entities: frozenset[str]
    words: frozenset[str]
    block: int
    apart: bool
    near: frozenset[str]


def keyed(entry: Entry, stems: Stems) -> list[Keyed]:
    """The positions of a reading with their keys: entities of the sentence and the actor, words of the evidence."""
    found = _Keys(entry, stems)
    return [found.of(one) for one in entry.reading.positions]


class _Keys:
    """Finds the keys of the positions of a reading."""

    def __init__(self, entry: Entry, stems: Stems) -> None:
        self._reading, self._document = entry.reading, entry.document
        self._named = _mentions(entry.reading)
        self._stem: Callable[[str], str] = cache(partial(stems, entry.reading.document.language))
        self._starts = [one.span.start for one in entry.reading.document.paragraphs]
        self._top = _top(entry.reading)
        self._chains = {one.id: one.chain[1:] for one in entry.reading.attributions}
        self._near: dict[int, set[str]] = defaultdict(set)
        for start, _, name in self._named:
            self._near[self._block(start)].add(name)

    def of(self, one: Position) -> Keyed:
        """The keys of one position."""
        start, end = one.evidence[0]
        sentence = _sentence(self._reading, start)
        low, high = (sentence.span.start, sentence.span.end) if sentence else (start, end)
        entities = {name for s, e, name in self._named if low <= s and e <= high}
        entities |= {one.actor.casefold()} if one.actor else set()
        block = self._block(start)
        near = self._near[block] | {name.casefold() for name in self._chains.get(one.reported_by, ()) if name}
        paragraphs = self._reading.document.paragraphs
        return Keyed(
            id=position_id(self._document, one),
            entities=frozenset(f"e:{name}" for name in entities),
            words=frozenset(f"w:{word}" for word in self._words(sentence, start, end) if word),
            block=block,
            apart=bool(paragraphs) and paragraphs[block].role is Role.TEASER,
            near=frozenset(f"e:{name}" for name in near | entities),
        )

    def _words(self, sentence: Sentence | None, start: int, end: int) -> set[str]:
        """The stems of the words of some evidence, those of names too, which labels may miss elsewhere."""
        inside: Iterable[Word] = (w for w in sentence.words if start <= w.start < end) if sentence else ()
        return {self._stem(w.lemma) for w in inside if w.upos in CONTENT and len(w.text) > 3}

    def _block(self, place: int) -> int:
        """The part of the article in which a place stands: a paragraph, or all that stands at its top."""
        number = max(bisect_right(self._starts, place) - 1, 0)
        return self._top[0] if number in self._top else number


def _top(reading: Reading) -> list[int]:
    """The paragraphs that tell the same at the top of an article: headline, standfirst, and the first below them."""
    paragraphs = reading.document.paragraphs
    body = next((n for n, one in enumerate(paragraphs) if one.role is Role.BODY), len(paragraphs))
    return [n for n, one in enumerate(paragraphs[: body + 1]) if one.role in TOP] or [0]


def _mentions(reading: Reading) -> list[tuple[int, int, str]]:
    """Places of the entities with the name under which they are known: a capital stands for its power."""
    out = []
    for entity in reading.entities:
        name = (entity.stands_for or entity.name).split(" (")[0]
        out += [(span.start, span.end, name.casefold()) for span in entity.mentions]
    return out


def _sentence(reading: Reading, start: int) -> Sentence | None:
    """The sentence in which a place stands."""
    return next((s for s in reading.sentences if s.span.start <= start < s.span.end), None)


def ends(connection: Connection, topics: Iterable[str]) -> dict[str, str]:
    """For each of some topics the one in which it ends; itself when it was joined to none."""
    wanted = set(topics)
    pairs: dict[str, str] = {}
    step = wanted
    while step:
        found = dict(_pairs(connection, step, "topic"))
        pairs |= found
        step = set(found.values()) - pairs.keys()
    whole = roots(pairs)
    return {topic: whole.get(topic, topic) for topic in wanted}


def members(connection: Connection, topics: Iterable[str]) -> dict[str, str]:
    """Every topic that ends in one of some, themselves among them, with the one in which it ends."""
    out = {topic: topic for topic in topics}
    step = set(out)
    while step:
        found = {topic: into for topic, into in _pairs(connection, step, "into") if topic not in out}
        out |= {topic: out[into] for topic, into in found.items()}
        step = set(found)
    return out


def _pairs(connection: Connection, topics: Iterable[str], side: str) -> list[tuple[str, str]]:
    """The joins that have one of the topics on a side."""
    listed, out = sorted(topics), []
    for start in range(0, len(listed), AT_ONCE):
        query = select(joined.c.topic, joined.c.into).where(joined.c[side].in_(listed[start : start + AT_ONCE]))
        out += [(topic, into) for topic, into in connection.execute(query)]
    return out


def roots(pairs: Mapping[str, str]) -> dict[str, str]:
    """For every topic that was joined to another, the one in which it ends."""
    return {topic: _root(topic, pairs) for topic in pairs}


def _root(topic: str, pairs: Mapping[str, str]) -> str:
    """The last of a row of joins; a ring ends at its least member."""
    seen: set[str] = set()
    while topic in pairs and topic not in seen:
        seen.add(topic)
        topic = pairs[topic]
    return min(seen) if topic in seen else topic
