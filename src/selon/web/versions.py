"""Which versions a question means: looked up here, compared by the process that reads."""

from __future__ import annotations

from selon.answers.times import Times
from selon.answers.versions import any_of, captured, version_of, versions_of
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.web.reading import History, Pair


def of_article(ledger: Ledger, word: str, times: Times | None = None) -> History:
    """All versions of the article that a word names, or those known at the times asked for; raises NotFound."""
    asked = times or Times()
    listed = versions_of(ledger, any_of(ledger, word))
    known = [one for one in listed if asked.recorded(one.recorded) and asked.reported(one.updated or one.reported)]
    if not listed:
        raise NotFound(f"{word}: all its versions were taken back")
    return History(name=word, documents=tuple(one.document for one in known or listed[:1]))


def of_two(ledger: Ledger, before: str, after: str) -> Pair:
    """Two versions by their names; raises NotFound, also for one that was erased, whatever was known of it before."""
    one, other = (version_of(ledger, word) for word in (before, after))
    for document in (one, other):
        captured(ledger, document)
    return Pair(before=one, after=other)
