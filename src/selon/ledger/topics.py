"""Which positions speak of one issue: those whose entities and words meet, and why.

Never by likeness of texts: two positions are joined by names and words that both have, and the reason is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from selon.ledger.rows import Entry, Stems, position_id
from selon.ledger.schema import joined
from selon.records import Position, Reading, Sentence, Word

CONTENT = frozenset({"NOUN", "VERB", "PROPN"})
AT_ONCE = 500
"""Topics that are looked up with one query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A position with its keys: names of entities and stems of words."""

    id: str
    entities: frozenset[str]
    words: frozenset[str]


def keyed(entry: Entry, stems: Stems) -> list[Keyed]:
    """The positions of a reading with their keys: entities of the sentence and the actor, words of the evidence."""
    named = _mentions(entry.reading)
    return [_keys(entry, one, named, stems) for one in entry.reading.positions]


def _mentions(reading: Reading) -> list[tuple[int, int, str]]:
    """Places of the entities with the name under which they are known: a capital stands for its power."""
    out = []
    for entity in reading.entities:
        name = (entity.stands_for or entity.name).split(" (")[0]
        out += [(span.start, span.end, name.casefold()) for span in entity.mentions]
    return out


def _keys(entry: Entry, one: Position, named: list[tuple[int, int, str]], stems: Stems) -> Keyed:
    """The keys of one position."""
    start, end = one.evidence[0]
    code = entry.reading.document.language
    sentence = _sentence(entry.reading, start)
    low, high = (sentence.span.start, sentence.span.end) if sentence else (start, end)
    entities = {name for s, e, name in named if low <= s and e <= high}
    entities |= {one.actor.casefold()} if one.actor else set()
    inside: Iterable[Word] = (w for w in sentence.words if start <= w.start < end) if sentence else ()
    places = [(s, e) for s, e, _ in named if s < end and start < e]
    words = {
        stems(code, w.lemma)
        for w in inside
        if w.upos in CONTENT and len(w.text) > 3 and not any(s <= w.start < e for s, e in places)
    }
    return Keyed(
        id=position_id(entry.document, one),
        entities=frozenset(f"e:{name}" for name in entities),
        words=frozenset(f"w:{word}" for word in words if word),
    )


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
