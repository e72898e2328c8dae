"""Near-copies are known when articles come in; credits of pictures are none of the text."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from selon.claims.stems import stems
from selon.ledger import Ledger, copies, credits
from selon.ledger.schema import bands, credited, documents, sketches
from selon.ledger.schema import copies as noted
from tests.answers.relayed import DISPATCH, EDITED, OTHER, filled
from tests.ledger.articles import NOW, entry


def pairs(ledger: Ledger) -> set[frozenset[str]]:
    """The near-copies in a ledger, by the names of the articles."""
    names = {row["id"]: row["name"] for row in ledger.rows(select(documents.c.id, documents.c.name))}
    return {frozenset((names[row["document"]], names[row["other"]])) for row in ledger.rows(select(noted))}


def test_small_edits_leave_a_near_copy_and_one_common_sentence_does_not(tmp_path: Path) -> None:
    """The same whichever comes in first."""
    told = (
        ("a", "La Vigie", "2031-09-04", DISPATCH),
        ("b", "La Gazette", "2031-09-05", EDITED),
        ("c", "La Barre", "2031-09-05", OTHER),
    )
    for at, articles in enumerate((told, told[::-1])):
        folder = tmp_path / str(at)
        folder.mkdir()
        with filled(folder, articles) as ledger:
            assert pairs(ledger) == {frozenset("ab")}


def test_the_estimate_is_near_the_true_share() -> None:
    """Within ten points of the share of pairs of words that both texts have."""
    one, other = (
        entry(name, text, "La Vigie", None).reading.document for name, text in (("a", DISPATCH), ("b", EDITED))
    )
    a, b = copies.stretches(DISPATCH), copies.stretches(EDITED)
    told = copies.likeness(copies.sketch(one) or b"", copies.sketch(other) or b"")
    assert abs(told - len(a & b) / len(a | b)) < 0.1


def test_a_sketch_is_the_same_everywhere() -> None:
    """Pinned: a ledger made on one machine, or with an older `rensa`, is read on another."""
    made = copies.sketch(entry("a", DISPATCH, "La Vigie", None).reading.document)
    assert made is not None and sha256(made).hexdigest()[:16] == "3e1ec208d7bb6335"
    assert made == copies.sketch(entry("z", DISPATCH, "La Barre", "2031-01-01").reading.document)


def test_a_text_of_a_few_words_is_no_near_copy(tmp_path: Path) -> None:
    """Two lines that are the same tell nothing of where they come from."""
    text = "La préfète de Norvent a interdit le bac."
    with filled(tmp_path, (("a", "La Vigie", "2031-09-04", text), ("b", "La Barre", "2031-09-05", text))) as ledger:
        assert pairs(ledger) == set() and ledger.rows(select(sketches)) == []


def test_what_is_erased_leaves_no_sketch(tmp_path: Path) -> None:
    """Neither the sketch nor its bands stay."""
    with filled(tmp_path, (("a", "La Vigie", "2031-09-04", DISPATCH),)) as ledger:
        assert len(ledger.rows(select(bands))) == copies.BANDS
        ledger.erase(ledger.rows(select(documents.c.id))[0]["id"], NOW, "asked for")
        assert ledger.rows(select(bands)) == [] and ledger.rows(select(sketches)) == []


def test_a_new_reading_adds_no_near_copy(tmp_path: Path) -> None:
    """An article is not a near-copy of itself."""
    with filled(tmp_path, (("a", "La Vigie", "2031-09-04", DISPATCH),)) as ledger:
        ledger.add([entry("a", DISPATCH, "La Vigie", "2031-09-04", "g2")], stems, NOW)
        assert pairs(ledger) == set()


def test_credits_of_the_text_are_kept_with_their_place(tmp_path: Path) -> None:
    """The agency in brackets and in the byline; not that of the picture."""
    text = (
        "Le bac de nuit reste à quai\n\nPar Odile Ferrand, avec Balise Presse\nPublié le 4 septembre 2031\n\n"
        "Le bac à quai. [Malo Tual/Barre Images]\n\nLa préfète de Norvent a interdit le bac de nuit."
    )
    document = entry("a", text, "La Vigie", None).reading.document
    assert [(name, text[at : at + len(name)]) for name, at in credits.found(document)] == [("Balise Presse",) * 2]
    with filled(tmp_path, (("a", "La Vigie", "2031-09-04", text),)) as ledger:
        assert [row["name"] for row in ledger.rows(select(credited))] == ["Balise Presse"]
