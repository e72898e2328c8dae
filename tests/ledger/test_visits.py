"""A ledger keeps what was last found at addresses, and which entries of feeds were seen."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from selon.ledger.schema import captures
from selon.ledger.visits import Visits
from selon.records import Sighting, Visit
from tests.ledger.conftest import Store

NOW = "2031-05-20T08:00:00.000000Z"
FEED = "https://journal.example/flux.xml"
VISIT = Visit(url=FEED, address=FEED, etag='"1"', digest="a" * 64, checked=NOW)


def sighting(number: int, mark: str = "m") -> Sighting:
    """An entry of the feed that was seen."""
    return Sighting(feed=FEED, entry=f"é{number}", mark=mark)


def test_the_last_visit_of_an_address_is_kept(store: Store) -> None:
    """In every field; a later one takes its place, and the last of several counts."""
    visits = Visits(store.open())
    assert visits.visit(FEED) is None
    later = replace(VISIT, moved="https://new.example/", last_modified="x", not_before=NOW, etag=None)
    visits.keep([VISIT], [], NOW)
    assert visits.visit(FEED) == VISIT
    visits.keep([VISIT, later], [], NOW)
    assert visits.visit(FEED) == later


def test_the_entries_of_a_feed_that_were_seen_are_known_by_their_marks(store: Store) -> None:
    """Of thousands, those that are asked for; one that changed has its new mark; other feeds have their own."""
    visits = Visits(store.open())
    visits.keep([], [sighting(n) for n in range(2000)] + [sighting(7, "new")], NOW)
    asked = [f"é{n}" for n in range(1990, 2010)] + ["é7"]
    assert visits.seen(FEED, asked) == {f"é{n}": "m" for n in range(1990, 2000)} | {"é7": "new"}
    assert visits.seen("https://other.example/", asked) == {}
    visits.keep([], [sighting(1, "changed")], NOW)
    assert visits.seen(FEED, ["é1", "é2"]) == {"é1": "changed", "é2": "m"}


def test_a_watch_has_its_own(store: Store) -> None:
    """What was added is new to it, and what it has seen is new to who adds."""
    ledger = store.open()
    watch = Visits(ledger, "w1")
    watch.keep([VISIT], [sighting(1)], NOW)
    assert watch.visit(FEED) == VISIT and watch.seen(FEED, ["é1"]) == {"é1": "m"}
    for other in (Visits(ledger), Visits(ledger, "w2")):
        assert other.visit(FEED) is None and other.seen(FEED, ["é1"]) == {}


def test_it_is_there_when_the_ledger_is_opened_again(store: Store) -> None:
    """Nothing is kept in the process."""
    Visits(store.open()).keep([VISIT], [sighting(1)], NOW)
    again = Visits(store.open(create=False))
    assert again.visit(FEED) == VISIT and again.seen(FEED, ["é1"]) == {"é1": "m"}


def test_it_knows_which_captures_are_stored(store: Store) -> None:
    """So that nothing counts as seen whose bytes were lost."""
    ledger = store.filled()
    ids = {row["id"] for row in ledger.rows(select(captures.c.id))}
    assert ids and Visits(ledger).stored([*ids, "0" * 64]) == ids


def test_keeping_nothing_is_nothing(store: Store) -> None:
    """A poll that learned nothing."""
    Visits(store.open()).keep([], [], NOW)
