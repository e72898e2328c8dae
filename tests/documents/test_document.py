"""A document keeps its text exactly, refuses what is no article, and takes time in proportion to its length."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.documents import MAX_LINES
from selon.errors import EmptyInput, InputError, TooLarge
from selon.records import Document, Role
from tests.documents.pages import BLOG, PAGE, PORTAL, WIRE, read

SENTENCE = "Selon la mairie, le pont de Valmont est fermé aux camions depuis lundi. "
LINES = st.sampled_from(
    [*PORTAL.splitlines(), *BLOG.splitlines(), *WIRE.splitlines(), "", " ", "«", "— Oui", "x\x00y", "\u2028", "Pont :"]
)
TEXTS = st.lists(LINES, max_size=30).map("\n".join) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), max_size=400
)


@settings(max_examples=300, deadline=None)
@given(TEXTS.filter(lambda text: any(char.isalpha() for char in text)))
def test_spans_lie_in_the_text_sorted_and_apart(text: str) -> None:
    """Whatever the text, it is unchanged, and every visible character of it is in one paragraph."""
    found = read(text)
    assert found.text == text
    _check_spans(found)


def _check_spans(document: Document) -> None:
    """Spans are sorted, disjoint, inside the text and not blank; together they hold every visible character."""
    end = 0
    for paragraph in document.paragraphs:
        start, stop = paragraph.span
        assert end <= start < stop <= len(document.text)
        assert not document.text[end:start].strip(" \t\r\n\v\f\u00a0\u202f\u2009\u200b\ufeff\u2028\u2029\x00")
        end = stop
    assert not document.text[end:].strip(" \t\r\n\v\f\u00a0\u202f\u2009\u200b\ufeff\u2028\u2029\x00")


@pytest.mark.parametrize("page", [PORTAL, BLOG, WIRE])
def test_no_character_of_a_page_is_outside_its_paragraphs(page: str) -> None:
    """Only blanks stand between paragraphs, and the text is the file's."""
    found = read(page.replace("\n", "\r\n"))
    assert found.text == page.replace("\n", "\r\n")
    _check_spans(found)


def test_paragraphs_of_a_page_in_html_lie_in_the_extracted_text() -> None:
    """The same holds for text that was taken out of tags."""
    _check_spans(read(PAGE, media_type="text/html"))


def test_a_byte_order_mark_does_not_move_the_spans() -> None:
    """Offsets count from after the mark."""
    assert read(b"\xef\xbb\xbf" + SENTENCE.encode()).paragraphs[0].span.start == 0


def test_a_text_without_letters_is_refused() -> None:
    """Guillemets or digits alone are no article."""
    for text in ("«" * 8000, "12 34 % !"):
        with pytest.raises(EmptyInput):
            read(text)


def test_more_lines_than_a_page_may_have_are_refused() -> None:
    """A list of words is told from an article before it costs minutes."""
    with pytest.raises(TooLarge):
        read("Le pont ferme.\n" * (MAX_LINES + 1))


def test_the_language_is_set_and_not_judged() -> None:
    """A text in German comes back as a German document; refusing it is the caller's part."""
    assert read("Der Bürgermeister hat die Brücke am Montag geschlossen, und sie wird nicht geöffnet.").language == "de"
    assert read(PORTAL).language == "fr"


def test_twenty_megabytes_on_one_line_take_seconds() -> None:
    """Measured at 0.3 s of processor time; the bar leaves room for slow machines."""
    text = SENTENCE * 270_000
    start = time.process_time()
    found = read(text)
    assert time.process_time() - start < 5
    assert [paragraph.role for paragraph in found.paragraphs] == [Role.BODY, Role.BOILERPLATE]
    assert [gap.reason.split(":")[0] for gap in found.gaps] == ["too-long"]


GROWING: dict[str, Callable[[int], str]] = {
    "guillemets": lambda n: SENTENCE + "«" * n,
    "closed guillemets": lambda n: SENTENCE + "«»" * n,
    "blanks": lambda n: SENTENCE + " " * n + "x",
    "empty lines": lambda n: SENTENCE + "\n" * min(n, MAX_LINES - 10) + SENTENCE,
    "brackets": lambda n: SENTENCE + "[(" * n,
    "digits": lambda n: SENTENCE + "20/05/" * n,
    "colons": lambda n: "Le pont : " * n,
    "sentences": lambda n: SENTENCE * (n // 40),
    "lines": lambda n: (SENTENCE + "\n\nUn pont contesté\n\n") * (n // 160),
    "stamps": lambda n: "Publié le - Mis à jour le\n" * (n // 160),
    "wrapped": lambda n: (SENTENCE[:-2] + "\net ") * (n // 160),
}


@pytest.mark.parametrize("kind", GROWING)
def test_time_grows_as_the_text_does(kind: str) -> None:
    """Twice the text takes about twice the time: no expression and no rule is quadratic."""
    small, large = (read_time(GROWING[kind](n)) for n in (100_000, 200_000))
    assert large < 3 * small + 0.02


PAGES: dict[str, Callable[[int], str]] = {
    "attributes": lambda n: "<div " + " ".join(f"a{i}=1" for i in range(n // 8)) + ">",
    "open tags": lambda n: "<" * n,
    "quotes in tags": lambda n: "<a '" * (n // 4),
    "paragraphs": lambda n: "<p>Le pont ferme.</p>" * (n // 160),
    "links": lambda n: "<p><a href='x'>Un lien du menu</a></p>" * (n // 160),
    "entities": lambda n: "<p>" + "&eacute;" * (n // 8) + "</p>",
    "scripts": lambda n: "<script>" * (n // 8),
    "comments": lambda n: "<!--" * (n // 4),
    "breaks": lambda n: "Le pont ferme.<br>" * (n // 160),
    "classes": lambda n: "<div class='share'><p>Le pont ferme.</p></div>" * (n // 160),
}


@pytest.mark.parametrize("kind", PAGES)
def test_time_grows_as_the_page_does(kind: str) -> None:
    """Tags, quotes and attributes without end do not stop the reading of a page."""
    first = f"<html><body><h1>Le pont rouvre lundi</h1>{f'<p>{SENTENCE}</p>' * 20}"
    small, large = (read_time(first + PAGES[kind](n), media_type="text/html") for n in (100_000, 200_000))
    assert large < 3 * small + 0.02


def read_time(text: str, media_type: str = "text/plain") -> float:
    """Processor seconds for one reading, the best of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        with suppress(InputError):
            read(text, media_type=media_type)
        times.append(time.process_time() - start)
    return min(times)
