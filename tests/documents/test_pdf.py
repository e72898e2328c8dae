"""PDF files: columns, broken words, running heads, and what their records say."""

from __future__ import annotations

import random

import pytest

from selon.documents import document
from selon.errors import InputError, NoArticle, TooLarge
from selon.intake import files
from selon.records import Document, Role
from tests.documents import pdfs
from tests.documents.pdfs import Set

LINES = (
    "Le bac de Valbrune reprendra mardi, a annoncé",
    "la compagnie. Les habitants de l'île attendaient",
    "cette décision depuis l'hiver.",
)


def read(data: bytes) -> Document:
    """The document of a PDF."""
    return document(files.capture(data, address="communique.pdf", name="communique"))


def said(found: Document, role: Role) -> list[str]:
    """The paragraphs of a role."""
    return [found.text[slice(*p.span)] for p in found.paragraphs if p.role is role]


@pytest.mark.parametrize("across", [False, True], ids=["column by column", "line by line"])
def test_two_columns_are_read_one_after_the_other(across: bool) -> None:
    """However the program drew them; a sentence goes on from the foot of one to the head of the other."""
    found = read(pdfs.release(across=across))
    first, second, third = said(found, Role.BODY)
    assert said(found, Role.HEADLINE) == ["Le port de Valbrune rouvre son quai nord"]
    assert first.startswith("La Compagnie du port") and first.endswith("devant les pêcheurs.")
    assert "Le trafic reprendra avant l'été, assure le maire, Paul Lormel" in second
    assert third.startswith("La porte-parole du syndicat") and third.endswith("transmis mardi.")


def test_a_broken_word_is_whole_and_a_hyphen_stays() -> None:
    """direc-trice is broken; dit-il has its hyphen, and porte-parole, which stands whole elsewhere."""
    text = read(pdfs.release()).text
    assert "sa directrice, Odile Ferrand" in text and "les délais" in text
    assert "dit-il sans" in text and "que la porte-parole défend" in text


def test_the_records_of_the_file_date_it() -> None:
    """Where no line of the text does; the origin says so."""
    found = read(pdfs.release())
    assert found.stated_published.value == "2031-05-20T08:30:00+02:00"
    assert found.stated_published.origin == "PDF metadata"
    assert found.authors == ("Compagnie du port de Valbrune",)


def test_what_the_text_says_goes_before_the_records() -> None:
    """A file is often made long after."""
    page = [Set(56, 760, "Le bac reprendra mardi", 20), Set(56, 735, "Publié le 3 mars 2031")]
    found = read(pdfs.pdf([[*page, *pdfs.column(LINES, x=56, top=700)]], info="/CreationDate (D:20310601000000Z)"))
    assert found.stated_published.value == "2031-03-03"


def test_running_heads_stand_at_the_end() -> None:
    """And a paragraph goes on over the page; numbers of pages are in nobody's sentence."""
    heads = [[Set(56, 810, f"Revue du port, page {n}", 11), Set(290, 30, str(n), 11)] for n in range(1, 4)]
    parts = [[*LINES[:2]], ["depuis trois ans cette décision de la compagnie,"], ["qui la promet pour mardi."]]
    pages = [[*head, *pdfs.column(lines, x=56, top=700)] for head, lines in zip(heads, parts, strict=True)]
    found = read(pdfs.pdf(pages))
    (body,) = said(found, Role.BODY)
    assert body.endswith("attendaient depuis trois ans cette décision de la compagnie, qui la promet pour mardi.")
    assert found.paragraphs[-1].role is Role.BOILERPLATE


def test_the_records_name_the_headline_where_the_type_does_not() -> None:
    """All lines have one size."""
    page = [Set(56, 760, "Le bac reprendra mardi"), *pdfs.column(LINES, x=56, top=720)]
    assert said(read(pdfs.pdf([page], info="/Title (Le bac reprendra mardi)")), Role.HEADLINE) == [
        "Le bac reprendra mardi"
    ]


def test_words_that_are_drawn_one_by_one_are_a_line() -> None:
    """As programs do that justify."""
    words, x, row = LINES[0].split(), 56.0, []
    for word in words:
        row.append(Set(x, 700, word))
        x += len(word) * 5.6 + 4
    found = read(pdfs.pdf([[*row, *pdfs.column(LINES[1:], x=56, top=686)]]))
    assert found.text.startswith(" ".join(LINES))


def test_a_scan_says_so() -> None:
    """Pages, and no text on them."""
    with pytest.raises(NoArticle, match="is it a scan"):
        read(pdfs.pdf([[], []]))


@pytest.mark.parametrize("damage", [lambda d: d[:60], lambda d: d[:400], lambda d: d[:9] + b"obj" * 9])
def test_a_broken_file_says_so(damage: object) -> None:
    """Cut off, without its parts."""
    with pytest.raises(InputError):
        read(damage(pdfs.release()))  # type: ignore[operator]


def test_a_book_is_no_article() -> None:
    """More pages than any has."""
    with pytest.raises(TooLarge):
        read(pdfs.pdf([[Set(56, 700, "a")]] * 501))


@pytest.mark.parametrize("seed", range(60))
def test_altered_files_are_read_or_refused(seed: int) -> None:
    """Whatever pypdf makes of them, it is text or an error with a fact."""
    chance, data = random.Random(seed), bytearray(pdfs.release(across=bool(seed % 2)))
    for _ in range(chance.choice((1, 5, 25))):
        data[chance.randrange(20, len(data))] = chance.randrange(256)
    try:
        assert read(bytes(data)).text
    except InputError as error:
        assert error.fact
