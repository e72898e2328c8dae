"""What goes into a ledger comes out of it, once, and stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from selon.claims.stems import stems
from selon.errors import LedgerError
from selon.ledger import Added, Ledger
from selon.ledger.schema import claims, documents, positions
from tests.ledger.articles import NOW, entry, filled, two


def test_the_same_articles_add_nothing_twice(tmp_path: Path) -> None:
    """Ids are digests of content: a second time finds everything known."""
    with filled(tmp_path) as ledger:
        before = ledger.stats()
        assert before["documents"] == 2 and before["claims"] >= 2 and before["positions"] == 2
        assert ledger.add(two(), stems, NOW) == Added(known=2)
        assert ledger.stats() == before


def test_a_newer_grammar_adds_a_reading_beside_the_old_one(tmp_path: Path) -> None:
    """The document is not added again; claims of the same words keep their id."""
    with filled(tmp_path) as ledger:
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


def test_every_row_quotes_its_text(tmp_path: Path) -> None:
    """What a row says it quotes stands there, to the character."""
    with filled(tmp_path) as ledger:
        texts = {row["id"]: row["text"] for row in ledger.rows(select(documents.c.id, documents.c.text))}
        for row in ledger.rows(select(positions)):
            assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]
        assert ledger.verify() == []


@pytest.mark.parametrize("words", ["autorisée", "AUTORISÉS", "autoriser"])
def test_a_search_finds_every_form_of_a_word(tmp_path: Path, words: str) -> None:
    """Words are found by their stems, without regard to accents and capitals."""
    with filled(tmp_path) as ledger:
        assert len(ledger.search(stems("fr", words), "position")) == 1
        assert ledger.search(stems("fr", "girafe"), "position") == []


def test_what_is_erased_leaves_no_words(tmp_path: Path) -> None:
    """Text, quotations and the index of words go; the line of the log stays, and it does not come in again."""
    with filled(tmp_path) as ledger:
        document = ledger.rows(select(documents.c.id).where(documents.c.name == "mars"))[0]["id"]
        ledger.erase(document, NOW, "asked for")
        assert ledger.rows(select(documents.c.text).where(documents.c.id == document))[0]["text"] is None
        assert ledger.search(stems("fr", "autorisé"), "position") == []
        assert ledger.stats()["log"] == 1 and ledger.verify() == []
        assert ledger.add(two(), stems, NOW) == Added(known=1, withdrawn=1)


def test_a_backup_is_a_ledger(tmp_path: Path) -> None:
    """The copy has all that the first has."""
    with filled(tmp_path) as ledger:
        ledger.backup(tmp_path / "copy.db")
        with Ledger(tmp_path / "copy.db") as copy:
            assert copy.stats() == ledger.stats() and copy.verify() == []


def test_damage_is_found(tmp_path: Path) -> None:
    """A quotation that was changed behind the ledger's back is named."""
    with filled(tmp_path) as ledger:
        with ledger._write() as connection:
            connection.execute(positions.update().values(quote="autre chose"))
        assert len(ledger.verify()) == 2


@pytest.mark.parametrize(
    ("content", "fact"),
    [(b"Le maire ferme le pont. " * 40, "it is no ledger"), (None, "there is no ledger")],
    ids=["a text", "nothing"],
)
def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path, content: bytes | None, fact: str) -> None:
    """With the place, the fact and what to do."""
    path = tmp_path / "l.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LedgerError, match=fact):
        Ledger(path)
