"""Which articles tell one story, as the ledger knows it while others come in."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import insert

from selon.ledger.meeting import Meeting
from selon.ledger.opening import engine_of
from selon.ledger.schema import joined, parts
from selon.ledger.telling import Telling


def test_articles_with_a_topic_in_common_tell_one_story(tmp_path: Path) -> None:
    """Also where one of them came in before, and where its topic was joined to that of the other."""
    row = {"number": 900, "part": "p"}
    with engine_of(tmp_path / "l.db", create=True).begin() as connection:
        connection.execute(insert(parts), [{**row, "topic": "iold", "document": "old"}])
        connection.execute(insert(joined), [{"topic": "iold", "into": "inew", "reason": "both tell of x"}])
        telling = Telling(Meeting())
        telling.note("new", ["inew"])
        telling.note("other", ["ielse"])
        assert telling.with_(connection, "new", ["old", "other"]) == {"new", "old"}
