"""What goes into a ledger comes out of it, once, and stays: the contract of every store.

What only files of SQLite can be is in test_bad_input.py."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from sqlalchemy import insert, select

import selon.ledger.store
from selon.claims.stems import stems
from selon.ledger import Added, Ledger
from selon.ledger.schema import claims, documents, joined, positions
from tests.ledger.articles import NOW, entry, two
from tests.ledger.conftest import Store


def test_the_same_articles_add_nothing_twice(store: Store) -> None:
    """Ids are digests of content: a second time finds everything known."""
    with store.filled() as ledger:
        before = ledger.stats()
        assert before["documents"] == 2 and before["claims"] >= 2 and before["positions"] == 2
        assert ledger.add(two(), stems, NOW) == Added(known=2)
        assert ledger.stats() == before


def test_a_newer_grammar_adds_a_reading_beside_the_old_one(store: Store) -> None:
    """The document is not added again; claims of the same words keep their id."""
    with store.filled() as ledger:
        old = {row["id"] for row in ledger.rows(select(claims.c.id))}
        again = [entry(e.reading.document.name, e.reading.document.text, *told(e), "g2") for e in two()]
        assert ledger.add(again, stems, "2031-09-21T08:00:00Z") == Added(again=2)
        stats = ledger.stats()
        assert (stats["documents"], stats["readings"]) == (2, 4)
        assert {row["id"] for row in ledger.rows(select(claims.c.id))} == old


def told(one: object) -> tuple[str, str | None]:
    """Outlet and date of an entry."""
    document = one.reading.document  # type: ignore[attr-defined]
    return document.outlet, document.stated_published.value


def test_every_row_quotes_its_text(store: Store) -> None:
    """What a row says it quotes stands there, to the character."""
    with store.filled() as ledger:
        texts = {row["id"]: row["text"] for row in ledger.rows(select(documents.c.id, documents.c.text))}
        for row in ledger.rows(select(positions)):
            assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]
        assert ledger.verify() == []


@pytest.mark.parametrize("words", ["autorisée", "AUTORISÉS", "autoriser"])
def test_a_search_finds_every_form_of_a_word(store: Store, words: str) -> None:
    """Words are found by their stems, without regard to accents and capitals."""
    with store.filled() as ledger:
        assert len(ledger.search(stems("fr", words), "position")) == 1
        assert ledger.search(stems("fr", "girafe"), "position") == []


def test_what_is_erased_leaves_no_words(store: Store) -> None:
    """Text, quotations and the index of words go; the line of the log stays, and it does not come in again."""
    with store.filled() as ledger:
        document = ledger.rows(select(documents.c.id).where(documents.c.name == "mars"))[0]["id"]
        ledger.erase(document, NOW, "asked for")
        assert ledger.rows(select(documents.c.text).where(documents.c.id == document))[0]["text"] is None
        assert ledger.search(stems("fr", "autorisé"), "position") == []
        assert ledger.stats()["log"] == 1 and ledger.verify() == []
        assert ledger.add(two(), stems, NOW) == Added(known=1, withdrawn=1)


def test_a_backup_is_a_ledger(store: Store, tmp_path: Path) -> None:
    """The copy has all that the first has."""
    with store.filled() as ledger:
        ledger.backup(tmp_path / "copy.db")
        with Ledger(tmp_path / "copy.db") as copy:
            assert copy.stats() == ledger.stats() and copy.verify() == []


def test_damage_is_found(store: Store) -> None:
    """A quotation that was changed behind the ledger's back is named."""
    with store.filled() as ledger:
        with ledger._write() as connection:
            connection.execute(positions.update().values(quote="autre chose"))
        assert len(ledger.verify()) == 2


def test_what_was_closed_is_there_when_it_is_opened_again(store: Store) -> None:
    """All of it."""
    with store.filled() as ledger:
        before = ledger.stats()
    with store.open(create=False) as again:
        assert again.stats() == before and again.verify() == []


def test_a_batch_with_one_article_twice_takes_it_once(store: Store) -> None:
    """And with two readings of it, both."""
    first, other = two()
    newer = entry("mars", first.reading.document.text, *told(first), "g2")
    with store.open() as ledger:
        assert ledger.add([first, first, other, newer], stems, NOW) == Added(new=2, again=1, known=1)
        assert ledger.stats()["readings"] == 3
        assert len(ledger.search(stems("fr", "autorisé"), "position")) == 1


def test_all_words_or_any_of_them_are_searched(store: Store) -> None:
    """Rows with more of the words come first."""
    with store.filled() as ledger:
        words = stems("fr", "autorisé interdit")
        assert ledger.search(words, "position") == []
        assert len(ledger.search(words, "position", every=False)) == 2
        assert ledger.search("", "position") == [] and ledger.search('"', "position") == []


def test_at_most_so_many_rows_are_ranked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest of them."""
    monkeypatch.setattr(selon.ledger.store, "MOST", 1)
    with store.filled() as ledger:
        (found,) = ledger.search(stems("fr", "Norvent"), "position")
        (last,) = ledger.rows(select(documents.c.id).where(documents.c.name == "septembre"))
        assert found["document"] == last["id"]
        assert sum(ledger.topics_with("norvent").values()) == 1


def test_topics_end_where_the_last_join_leads(store: Store) -> None:
    """And know who ends in them."""
    with store.open() as ledger:
        with ledger._write() as connection:
            made = [{"topic": a, "into": b, "reason": "a test"} for a, b in ("ba", "cb", "dc", "fe")]
            connection.execute(insert(joined), made)
        assert ledger.ends(["d", "a", "f", "x"]) == {"d": "a", "a": "a", "f": "e", "x": "x"}
        assert ledger.members(["a", "x"]) == dict.fromkeys("abcd", "a") | {"x": "x"}


def test_the_collector_leaves_out_what_was_loaded_once(store: Store) -> None:
    """Before the first ledger; what comes later is garbage like any other, or a process that opens many would grow."""
    store.filled().close()
    before = gc.get_freeze_count()
    assert before > 0
    store.open().close()
    assert gc.get_freeze_count() <= before


def test_a_ledger_has_another_version_once_something_was_written(store: Store) -> None:
    """Every process sees the same one; what was known already, and what is only read, does not change it."""
    ledger, other = store.filled(), store.open()
    first = ledger.version()
    assert other.version() == first
    ledger.add(two(), stems, NOW)
    ledger.rows(select(claims))
    assert ledger.version() == other.version() == first
    other.note("reject", "c0", NOW)
    second = ledger.version()
    assert second == other.version() != first
    ledger.add([entry("mars", "La préfète de Norvent a autorisé le bac.", "La Vigie", "2031-03-12")], stems, NOW)
    assert ledger.version() == other.version() not in (first, second)


def test_copies_that_grew_apart_have_versions_of_their_own(store: Store, tmp_path: Path) -> None:
    """Though as much was written into each."""
    ledger = store.filled()
    ledger.backup(tmp_path / "copy.db")
    for path, town in ((store.place, "Norvent"), (tmp_path / "copy.db", "Corlay")):
        with Ledger(path) as one:
            one.add([entry("avril", f"Le maire de {town} a fermé le port.", "La Vigie", "2031-04-12")], stems, NOW)
    with Ledger(tmp_path / "copy.db") as copy:
        assert copy.version() != ledger.version()
