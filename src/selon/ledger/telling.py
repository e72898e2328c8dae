"""Which articles tell one story, as articles come in: those of which parts have one topic."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from sqlalchemy import Connection, select

from selon.ledger.meeting import Meeting
from selon.ledger.schema import parts
from selon.ledger.several import given, in_turns
from selon.ledger.topics import ends

MOST_KNOWN = 20_000
"""Articles of which the topics stay in memory while others come in."""
_OF = select(parts.c.document, parts.c.topic).where(given(parts.c.document)).distinct()


class Telling:
    """The topics of articles, for as long as one process adds some."""

    def __init__(self, meeting: Meeting) -> None:
        self._meeting = meeting
        self._topics: dict[str, frozenset[str]] = {}

    def note(self, document: str, topics: Iterable[str]) -> None:
        """Take note of what an article that comes in tells."""
        if len(self._topics) > MOST_KNOWN:
            self._topics = dict(islice(self._topics.items(), MOST_KNOWN // 2, None))
        self._topics[document] = frozenset(topics)

    def with_(self, connection: Connection, document: str, others: Iterable[str]) -> frozenset[str]:
        """Those of some articles that tell a story which an article tells, itself among them."""
        wanted = {document, *others}
        self._load(connection, wanted - self._topics.keys())
        mine = self._stories(document)
        return frozenset(one for one in wanted if one == document or mine & self._stories(one))

    def _stories(self, document: str) -> frozenset[str]:
        """The topics in which those of an article end."""
        return frozenset(map(self._meeting.end, self._topics.get(document, frozenset())))

    def _load(self, connection: Connection, new: set[str]) -> None:
        """Look the topics of articles up that came in before."""
        found: dict[str, set[str]] = {document: set() for document in new}
        for some in in_turns(new):
            for document, topic in connection.execute(_OF, some):
                found[document].add(topic)
        of = ends(connection, {topic for topics in found.values() for topic in topics})
        for document, topics in found.items():
            self._topics[document] = frozenset(of[topic] for topic in topics)
