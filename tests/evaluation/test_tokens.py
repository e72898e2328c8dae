"""Word tokens of a text."""

from evaluation.tokens import tokens
from tests.evaluation.invented import place

TEXT = "Elle dit que le pont, lui, tient."


def test_a_token_is_within_a_span_that_shares_a_character() -> None:
    """Half a word counts as the word; punctuation counts as nothing."""
    found = tokens(TEXT)
    assert [found.words[i] for i in sorted(found.within(place("ont, l", TEXT)))] == ["pont", "lui"]
    assert found.within(place(", ", TEXT)) == frozenset()


def test_a_content_is_compared_without_its_complementiser() -> None:
    """ "que le pont" and "le pont" are the same content; "que" alone remains."""
    found = tokens(TEXT)
    assert found.content(place("que le pont", TEXT)) == found.content(place("le pont", TEXT))
    assert found.content(place("que", TEXT)) == found.within(place("que", TEXT))


def test_a_name_stands_in_the_text_whole() -> None:
    """All words in a row, whatever their case; what stands in brackets is not asked for."""
    found = tokens("Le Courrier du Val l'écrit.")
    assert found.names("LE COURRIER DU VAL (édition du soir)")
    assert not found.names("Courrier l'écrit") and not found.names(None)
