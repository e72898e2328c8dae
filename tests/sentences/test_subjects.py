"""Subjects that the parser hung on an auxiliary."""

from __future__ import annotations

from selon.sentences.subjects import settle_subjects
from tests.sentences.trees import tagged


def test_a_subject_on_an_auxiliary_hangs_on_the_verb() -> None:
    """ "Il a promis une aide": the noun behind, taken for the subject, is the object."""
    rows = tagged("Il/PRON a/VERB promis/VERB une/DET aide/NOUN", "1:nsubj 2:aux:tense -1:root 4:det 2:nsubj")
    settle_subjects(rows)
    assert (rows.heads[0], rows.deprels[0], rows.deprels[4]) == (2, "nsubj", "obj")


def test_a_subject_on_its_verb_is_left_alone() -> None:
    """ "Que promet la ville": a subject may stand behind its verb."""
    rows = tagged("Que/PRON promet/VERB la/DET ville/NOUN", "1:obj -1:root 3:det 1:nsubj")
    before = (list(rows.heads), list(rows.deprels))
    settle_subjects(rows)
    assert (rows.heads, rows.deprels) == before


def test_a_subject_on_what_is_set_off_behind_it_hangs_on_the_verb() -> None:
    """ "Le port, compétent ici, refuse"."""
    rows = tagged(
        "Le/DET port/NOUN ,/PUNCT compétent/ADJ ici/ADV ,/PUNCT refuse/VERB",
        "1:det 3:nsubj 1:punct 6:advmod 3:advmod 3:punct -1:root",
    )
    rows.feats[6] = "VerbForm=Fin"
    settle_subjects(rows)
    assert rows.heads[1] == 6
