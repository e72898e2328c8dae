"""Adjectives behind their noun, with a preposition."""

from __future__ import annotations

from selon.sentences.qualities import hang_qualities
from tests.sentences.trees import tagged

SOURCES = "Sources/NOUN close/VERB to/ADP Vale/PROPN told/VERB us/PRON"


def test_a_quality_hangs_on_the_noun_before_it() -> None:
    """The parser made a verb of it and the noun its subject; the verb behind has the noun as subject then."""
    rows = tagged(SOURCES)
    rows.heads, rows.deprels = [1, 4, 3, 1, -1, 4], ["nsubj", "ccomp", "case", "obl", "root", "obj"]
    hang_qualities(rows, "en")
    assert rows.heads == [4, 0, 3, 1, -1, 4]
    assert (rows.upos[1], rows.deprels[0], rows.deprels[1]) == ("ADJ", "nsubj", "amod")


def test_a_verb_that_rules_its_noun_is_left_alone() -> None:
    """Shops that close to us at the end of a sentence may be a verb."""
    rows = tagged("shops/NOUN close/VERB to/ADP us/PRON soon/ADV")
    rows.heads, rows.deprels = [1, -1, 3, 1, 1], ["nsubj", "root", "case", "obl", "advmod"]
    hang_qualities(rows, "en")
    assert rows.upos[1] == "VERB"


def test_a_language_without_such_words_is_left_alone() -> None:
    """French adjectives stand where the parser has them."""
    rows = tagged(SOURCES)
    rows.heads = [1, 4, 3, 1, -1, 4]
    hang_qualities(rows, "fr")
    assert rows.heads == [1, 4, 3, 1, -1, 4]
