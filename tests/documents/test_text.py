"""Plain text is cut into paragraphs where a reader would see them."""

from __future__ import annotations

import pytest

from selon.documents.text import pieces


def cut(text: str) -> list[str]:
    """The paragraphs of a text."""
    return [piece.text for piece in pieces(text, alone=lambda line: line.startswith("Par "))]


WRAPPED = """La mairie a fermé le pont de Valmont lundi, ont annoncé les
élus du val. Il rouvrira en mai si les essais sont bons, et la
commune a demandé un délai.

Les riverains attendent une date depuis l'hiver. La préfecture,
elle, se tait. Le ministère a promis une réponse avant la fin du
mois de juin.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_lines_without_empty_lines_are_paragraphs(end: str) -> None:
    """Each line is one, whatever mark ends it."""
    assert cut(f"Le pont ferme.{end}La route ouvre.{end}") == ["Le pont ferme.", "La route ouvre."]


def test_wrapped_prose_is_one_paragraph_for_each_block() -> None:
    """Lines of mail, broken inside sentences and after full stops, go together; the breaks stay in the text."""
    assert [paragraph.split()[0] for paragraph in cut(WRAPPED)] == ["La", "Les"]
    assert cut(WRAPPED)[0].count("\n") == 2


def test_wrapped_prose_without_empty_lines_breaks_after_short_lines() -> None:
    """A line that had room for the next word ended its paragraph."""
    assert len(cut(WRAPPED.replace("\n\n", "\n"))) == 2


def test_complete_lines_of_a_block_are_paragraphs() -> None:
    """A block of whole sentences or titles is not one paragraph."""
    assert cut("Le pont ferme.\nLa route ouvre.\n\nFin.") == ["Le pont ferme.", "La route ouvre.", "Fin."]


def test_a_broken_sentence_is_mended_in_any_text() -> None:
    """A line that goes on with a small letter belongs to the line before."""
    assert cut("La mairie, dit\nla préfète, attend.\n\nFin.") == ["La mairie, dit\nla préfète, attend.", "Fin."]


def test_a_dateline_alone_on_its_line_opens_the_paragraph() -> None:
    """A line that ends in a dash goes on."""
    assert cut("20 mai 2031. –\nLa mairie attend.\n\nFin.") == ["20 mai 2031. –\nLa mairie attend.", "Fin."]


def test_items_of_a_list_and_bylines_stay_apart() -> None:
    """A bullet begins a paragraph; a line that stands alone joins none."""
    assert cut("Il faut :\n- du bois\n- du fer\n\nFin.") == ["Il faut :", "- du bois", "- du fer", "Fin."]
    assert cut("Le pont ferme encore,\nPar Lise Verdan\n\nFin.") == ["Le pont ferme encore,", "Par Lise Verdan", "Fin."]


def test_empty_lines_before_a_paragraph_are_counted() -> None:
    """Lines of blanks and NUL are empty; CR LF is one break."""
    found = pieces("Un.\r\n\r\nDeux.\n \t\n\x00\n\nTrois.", alone=lambda line: False)
    assert [piece.blank for piece in found] == [0, 1, 3]
