"""Which positions speak of one issue: those whose entities and words meet, and why.

Never by likeness of texts: two positions are joined by names and words that both have, and the reason is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from selon.ledger.rows import Row, Stems, position_id
from selon.ledger.schema import joined, keys
from selon.records import Position, Reading, Sentence, Word

CONTENT = frozenset({"NOUN", "VERB", "PROPN"})
TOO_COMMON = 400
"""Positions that have a key from which on it joins nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A position with its keys: names of entities and stems of words."""

    id: str
    entities: frozenset[str]
    words: frozenset[str]


def keyed(reading: Reading, stems: Stems) -> list[Keyed]:
    """The positions of a reading with their keys: entities of the sentence and the actor, words of the evidence."""
    named = _mentions(reading)
    return [_keys(reading, one, named, stems) for one in reading.positions]


def _mentions(reading: Reading) -> list[tuple[int, int, str]]:
    """Places of the entities with the name under which they are known: a capital stands for its power."""
    out = []
    for entity in reading.entities:
        name = (entity.stands_for or entity.name).split(" (")[0]
        out += [(span.start, span.end, name.casefold()) for span in entity.mentions]
    return out


def _keys(reading: Reading, one: Position, named: list[tuple[int, int, str]], stems: Stems) -> Keyed:
    """The keys of one position."""
    start, end = one.evidence[0]
    code = reading.document.language
    sentence = _sentence(reading, start)
    low, high = (sentence.span.start, sentence.span.end) if sentence else (start, end)
    entities = {name for s, e, name in named if low <= s and e <= high}
    entities |= {one.actor.casefold()} if one.actor else set()
    inside: Iterable[Word] = (w for w in sentence.words if start <= w.start < end) if sentence else ()
    places = [(s, e) for s, e, _ in named]
    words = {
        stems(code, w.lemma)
        for w in inside
        if w.upos in CONTENT and not any(s <= w.start < e for s, e in places) and len(w.text) > 3
    }
    return Keyed(
        id=position_id(reading, one),
        entities=frozenset(f"e:{name}" for name in entities),
        words=frozenset(f"w:{word}" for word in words if word),
    )


def _sentence(reading: Reading, start: int) -> Sentence | None:
    """The sentence in which a place stands."""
    return next((s for s in reading.sentences if s.span.start <= start < s.span.end), None)


def place(connection: Connection, rows: list[Row], found: list[Keyed]) -> None:
    """Give each position its topic, keep its keys, and join the topics that it brings together."""
    for row, one in zip(rows, found, strict=True):
        together = _together(connection, one, str(row["document"]))
        topics = sorted({topic for topic, _ in together})
        row["topic"] = topics[0] if topics else "i" + str(row["id"])[1:]
        for other in topics[1:]:
            reason = next(why for topic, why in together if topic == other)
            _join(connection, other, str(row["topic"]), reason)
        _keep(connection, one, row)


def _keep(connection: Connection, one: Keyed, row: Row) -> None:
    """Write the keys of a position."""
    rows = [
        {"key": key, "topic": row["topic"], "position": one.id, "document": row["document"]}
        for key in sorted(one.entities | one.words)
    ]
    if rows:
        connection.execute(insert(keys).prefix_with("OR IGNORE"), rows)


def _together(connection: Connection, one: Keyed, document: str) -> list[tuple[str, str]]:
    """Topics of the positions that speak of the same, each with the reason."""
    wanted = sorted(one.entities | one.words)
    shared: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for key, topic, position, where in connection.execute(
        select(keys.c.key, keys.c.topic, keys.c.position, keys.c.document)
        .where(keys.c.key.in_(wanted))
        .limit(TOO_COMMON * len(wanted))
    ):
        shared[topic, position, where].add(key)
    out = []
    for (topic, _, where), common in shared.items():
        entities = sum(key.startswith("e:") for key in common)
        words = len(common) - entities
        near = where == document
        same = entities or words >= 2 if near else (entities >= 2 and words) or (entities and words >= 2)
        if same:
            out.append((topic, "both name " + ", ".join(sorted(key[2:] for key in common))))
    return out


def _join(connection: Connection, topic: str, into: str, reason: str) -> None:
    """Note that a topic is another one."""
    connection.execute(insert(joined).prefix_with("OR IGNORE"), [{"topic": topic, "into": into, "reason": reason}])


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
