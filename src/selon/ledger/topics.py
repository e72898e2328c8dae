"""Topics that turned out to be one: which of them ends in which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from selon.ledger.schema import joined
from selon.ledger.several import given, in_turns


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


_JOINS = {side: select(joined.c.topic, joined.c.into).where(given(joined.c[side])) for side in ("topic", "into")}
"""The joins that have one of some topics on a side."""


def _pairs(connection: Connection, topics: Iterable[str], side: str) -> list[tuple[str, str]]:
    """The joins that have one of the topics on a side."""
    return [(topic, into) for some in in_turns(topics) for topic, into in connection.execute(_JOINS[side], some)]


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
