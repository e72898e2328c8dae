"""Bytes are decoded once, offsets stay exact, and every guess is noted."""

from __future__ import annotations

import pytest

from selon.documents.encoding import MAX_GAPS, decode
from selon.errors import UnknownEncoding
from selon.records import Span

TEXT = "Le maire a déclaré que l’école serait fermée : « c’était prévu » – à cœur ouvert, été 2031, 3 € …\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_french_is_read_in_every_encoding_that_the_press_uses(encoding: str) -> None:
    """No byte order mark stays in the text, and CR LF stays as it was."""
    found = decode(TEXT.encode(encoding))
    assert found.text == TEXT
    assert found.gaps == ()


def test_latin_9_is_told_from_windows_1252() -> None:
    """An œ that windows-1252 would read as ½ inside a word is read as œ."""
    assert decode("Le cœur du marché, l'œuvre du maire".encode("iso8859-15")).text.startswith("Le cœur")


@pytest.mark.parametrize(
    ("text", "encoding"), [(TEXT, "mac_roman"), (TEXT, "cp850"), ("Мост закрыт, сказал мэр", "cp1251")]
)
def test_bytes_that_no_encoding_explains_are_refused(text: str, encoding: str) -> None:
    """Marks inside words, and words of accents alone, are no French in windows-1252."""
    with pytest.raises(UnknownEncoding, match="UTF-8"):
        decode(text.encode(encoding, errors="ignore"))


def test_nul_bytes_stay_in_the_text_and_become_gaps() -> None:
    """Spans after a NUL are still those of the file."""
    found = decode(b"Le pont\x00\x00 est clos.")
    assert found.text == "Le pont\x00\x00 est clos."
    assert [gap.span for gap in found.gaps] == [Span(7, 9)]


def test_many_gaps_of_one_kind_end_in_one() -> None:
    """A report never has thousands of lines about NUL bytes."""
    found = decode(b"un mot\x00" * 500)
    assert len(found.gaps) == MAX_GAPS + 1
    assert found.gaps[-1].span.end == len(found.text)


def test_stray_bytes_in_utf_8_are_mended_and_noted() -> None:
    """One windows-1252 byte in a page of UTF-8 does not turn the page into windows-1252."""
    found = decode("L’école a été fermée. Le préfet l’a annoncé".encode() + b" \xe0 midi.")
    assert found.text.endswith("annoncé à midi.")
    (gap,) = found.gaps
    assert gap.reason == "mixed-encoding: some bytes are not utf-8; they are read as windows-1252"


@pytest.mark.parametrize(
    ("declared", "actual", "noted"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8", "cp1252", True),
        ("iso-8859-1", "cp1252", False),
        ("iso-8859-1", "utf-8", True),
        ("utf-16", "utf-8", False),
        ("utf-7", "utf-8", False),
        ("no-such-charset", "cp1252", False),
        ("macintosh", "mac_roman", False),
    ],
)
def test_a_page_that_declares_a_wrong_encoding_is_recovered(declared: str, actual: str, noted: bool) -> None:
    """The bytes decide; a declaration that they contradict is noted."""
    text = f'<html><head><meta charset="{declared}"></head><p>La préfète a été entendue à Valmont.</p>'
    found = decode(text.encode(actual), media_type="text/html")
    assert found.text == text
    assert bool(found.gaps) is noted


def test_a_declaration_counts_only_in_a_page() -> None:
    """Plain text that quotes a <meta> tag declares nothing."""
    text = '<meta charset="iso-8859-5"> est écrit là, dit la préfète.'
    assert decode(text.encode("cp1252"), media_type="text/plain").text == text
