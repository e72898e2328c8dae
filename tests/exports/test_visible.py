"""Text of an article made safe for a screen."""

from __future__ import annotations

import pytest

from selon.exports.visible import shortened, visible


@pytest.mark.parametrize(
    "char", ["\x1b", "\x07", "\x00", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\ue000"]
)
def test_a_character_that_acts_or_hides_is_written_out(char):
    """Control, bidirectional, zero-width, separator and private characters show their number."""
    assert visible(f"a{char}b") == f"a<U+{ord(char):04X}>b"


@pytest.mark.parametrize("text", ["« L’œuvre »", "e\u0301", "1\u202f000\u00a0€", "Здравствуй", "日本", "👍🏽"])
def test_letters_of_any_script_stay(text):
    """French spaces, accents, other alphabets and pictures are as written."""
    assert visible(text) == text


def test_line_breaks_become_spaces():
    """A shown stretch stays on its line."""
    assert visible("a\tb\r\nc") == "a b  c"


def test_shortens_at_a_word():
    """The cut is marked, and the result is no longer than asked."""
    assert shortened("le bac de Tréguennec serait vendu", 24) == "le bac de Tréguennec…"
    assert shortened("le  bac\nserait vendu", 40) == "le bac serait vendu"


def test_shortens_a_word_longer_than_the_room():
    """Where there is no space to cut at, the word is cut."""
    assert shortened("a" * 50, 10) == "a" * 9 + "…"
