"""Where positions meet: each gets its topic from the positions before it with which it shares names and words.

Looked at are, for every key, the NEWEST positions that have it: a name that stands in thousands of articles costs
no more than one that stands in hundreds, and the outcome depends on the order of the articles alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from sqlalchemy import Connection, func, select, text

from selon.ledger import sqlite
from selon.ledger.rows import Row
from selon.ledger.schema import joined, keys
from selon.ledger.topics import Keyed, ends

NEWEST = 400
"""Positions with a key that a new one can meet through it."""
ALONE = 2
"""Keys that cannot join by themselves: three are shared, so the rarest of them is among all others."""
MOST_KEPT = 1_000_000
"""Positions kept in memory, over all keys, while articles come in."""
AT_ONCE = 40
"""Keys that are looked up with one query."""
Holders = dict[str, str]
"""Positions that have a key, in the order in which they came, with their topic."""
LOOKED_UP = text(
    " UNION ALL ".join(
        "SELECT key, position, topic, number FROM (SELECT key, position, topic, number FROM keys "
        f"WHERE key = :key{place} ORDER BY number DESC LIMIT :most) AS newest{place}"
        for place in range(AT_ONCE)
    )
)
"""The newest positions with each of some keys."""


class Meeting:
    """The positions that new ones can meet, for as long as one process adds articles."""

    def __init__(self) -> None:
        self._holders: dict[str, Holders] = {}
        self._ends: dict[str, str] = {}
        self._number = -1
        self._kept = 0
        self._new: tuple[list[Row], list[Row]] = ([], [])

    def begin(self, connection: Connection, found: Iterable[Keyed]) -> None:
        """Look up what the keys of some positions need; what another process added meanwhile is seen."""
        last = connection.execute(select(func.max(keys.c.number))).scalar() or 0
        if last != self._number or self._kept > MOST_KEPT:
            self._holders, self._ends, self._number, self._kept = {}, {}, last, 0
        wanted = iter(sorted({key for one in found for key in one.entities | one.words} - self._holders.keys()))
        topics = set()
        while some := list(islice(wanted, AT_ONCE)):
            self._holders |= {key: {} for key in some}
            asked: dict[str, object] = {f"key{place}": "" for place in range(AT_ONCE)} | {"most": NEWEST}
            asked |= {f"key{place}": key for place, key in enumerate(some)}
            for key, position, topic, _ in sorted(connection.execute(LOOKED_UP, asked), key=lambda row: int(row[3])):
                self._holders[key][position] = topic
                topics.add(topic)
                self._kept += 1
        self._ends |= ends(connection, topics - self._ends.keys())

    def seat(self, row: Row, one: Keyed, beside: Iterable[tuple[Keyed, str]], before: Iterable[str] = ()) -> None:
        """Give a position its topic, and join the topics that it brings together.

        `beside` are the positions of its own article so far, with their topics; `before` the topics that it had when
        the article was read before, where a person said something of them."""
        together = (
            {self._end(topic): "a person joined it" for topic in before}
            | self._met(one)
            | {self._end(topic): why for near, topic in beside if (why := _near(one, near))}
        )
        topics = sorted(together)
        row["topic"] = topics[0] if topics else "i" + str(row["id"])[1:]
        for other in topics[1:]:
            self._ends[other] = topics[0]
            self._new[1].append({"topic": other, "into": topics[0], "reason": together[other]})

    def keep(self, row: Row, one: Keyed) -> None:
        """Let later articles meet a position."""
        self._number += bool(one.entities or one.words)
        topic, document = str(row["topic"]), row["document"]
        for key in sorted(one.entities | one.words):
            held = self._holders[key]
            held[one.id] = topic
            if len(held) > NEWEST:
                del held[next(iter(held))]
            self._new[0].append(
                {"key": key, "number": self._number, "position": one.id, "topic": topic, "document": document}
            )

    def write(self, connection: Connection) -> None:
        """Write what was kept and joined."""
        for table, made in zip((keys, joined), self._new, strict=True):
            sqlite.put(connection, table, made)
        self._kept += len(self._new[0])
        self._new = ([], [])

    def _end(self, topic: str) -> str:
        """The topic in which one ends; the way there is made short."""
        way = []
        while (after := self._ends.get(topic, topic)) != topic:
            way.append(topic)
            topic = after
        for passed in way:
            self._ends[passed] = topic
        return topic

    def _met(self, one: Keyed) -> dict[str, str]:
        """Topics of the positions of other articles that speak of the same, each with the reason."""
        held = sorted(((self._holders[key], key) for key in one.entities | one.words), key=lambda pair: len(pair[0]))
        out: dict[str, str] = {}
        done: set[str] = set()
        looked: set[str] = set()
        for holders, _ in held[: max(0, len(held) - ALONE)]:
            for position, topic in holders.items():
                if topic in done or position in looked:
                    continue
                looked.add(position)
                common = {key for others, key in held if position in others}
                if len(common) > ALONE and _same(common):
                    out.setdefault(self._end(topic), _reason(common))
                    done.add(topic)
        return out


def _same(common: set[str]) -> bool:
    """Whether keys that two positions of two articles share make them one issue: a name and three keys in all."""
    entities = sum(key.startswith("e:") for key in common)
    words = len(common) - entities
    return (entities >= 2 and words >= 1) or (entities >= 1 and words >= 2)


def _near(one: Keyed, other: Keyed) -> str:
    """Why two positions of one article are one issue: one paragraph, a name, or two words; empty when they are not.

    A teaser tells of another article, and nothing else in this one belongs to it."""
    if one.block == other.block:
        return "both stand in one paragraph"
    if one.apart or other.apart:
        return ""
    names, words = one.near & other.near, one.words & other.words
    return _reason(names | words) if names or len(words) >= 2 else ""


def _reason(common: Iterable[str]) -> str:
    return "both name " + ", ".join(sorted(key[2:] for key in common))
