"""Small words and endings of verbs come from a language's table, with either apostrophe."""

from __future__ import annotations

from selon.sentences.forms import forms


def test_a_verb_has_the_participles_of_its_infinitive() -> None:
    """Those of a regular verb leave out endings that its other forms have: "parlait, parlu" are none."""
    french = forms("fr")
    assert "é" in french.endings("parler") and "u" not in french.endings("parler")
    assert "u" in french.endings("tenir")


def test_an_elided_word_has_either_apostrophe() -> None:
    """As typewriters and as printers write it."""
    assert {"qu'", "qu’"} <= forms("fr").that
    assert {"l'", "l’"} <= forms("fr").clitics


def test_a_language_without_words_of_a_kind_has_none() -> None:
    """English verbs are told by no ending, and a language without a table by nothing."""
    assert forms("en").participle == () and "that" in forms("en").that
    assert forms("xx").endings("parler") == () and not forms("xx").that
