"""Edits are counted, and a change is announced or silent."""

from __future__ import annotations

import pytest

from selon.revisions.pairing import assigned
from tests.revisions.versions import revision


def test_edits_without_effect_are_told_from_those_with_one() -> None:
    """Here a number and a spelling."""
    found = revision("Quatre hommes ont été interpellés hier.", "Six hommes ont été interpelés hier.")
    assert (found.edits.total, found.edits.without_effect) == (2, 1)
    assert (found.edits.words_added, found.edits.words_removed, found.edits.sentences_changed) == (2, 2, 1)


def test_lines_of_the_page_count_as_edits_and_change_no_claim() -> None:
    """Another teaser, a caption."""
    before = "Le pont est fermé.\n\nÀ lire aussi : La fête du lac déplacée au mois de juin"
    after = "Le pont est fermé.\n\nÀ lire aussi : Trois idées de balades pour le week-end"
    found = revision(before, after)
    assert found.changes == () and (found.edits.total, found.edits.without_effect) == (1, 1)


def test_the_same_text_has_no_edit() -> None:
    """Nothing is told of it."""
    found = revision("Le pont est fermé.", "Le pont est fermé.")
    assert found.changes == () and found.edits.total == 0 and not found.announced


@pytest.mark.parametrize(
    "note",
    [
        "Correction : le pont mesure 230 mètres.",
        "Erratum. Le pont mesure 230 mètres.",
        "Précision : nous avons modifié la longueur du pont.",
        "Note de la rédaction : la longueur du pont a été corrigée.",
        "Cet article a été rectifié le 11 mars.",
        "Mise au point : le pont mesure 230 mètres.",
    ],
)
def test_a_note_of_a_correction_announces_the_changes(note: str) -> None:
    """It is no claim of its own."""
    found = revision("Le pont mesure 320 mètres.", f"Le pont mesure 230 mètres.\n\n{note}")
    assert [one.kind.value for one in found.changes] == ["number"]
    assert found.announced and [found.after.text[slice(*span)] for span in found.notes] == [note]


def test_a_note_that_was_there_before_announces_nothing() -> None:
    """Only what is new in the newer version counts."""
    note = "Erratum. Le pont mesure 230 mètres."
    found = revision(f"Le pont a 30 lampes.\n\n{note}", f"Le pont a 40 lampes.\n\n{note}")
    assert [one.kind.value for one in found.changes] == ["number"] and not found.announced


def test_pairs_are_those_of_the_greatest_sum() -> None:
    """The best pair of one row is left where two others are worth more."""
    assert assigned([[0.9, 0.8], [0.8, 0.0]]) == [(1, 0), (0, 1)]
    assert assigned([[0.5], [0.6], [0.0]]) == [(1, 0)]
    assert assigned([]) == []
