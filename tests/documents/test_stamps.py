"""Dates, bylines, credits and outlets are what the page states, with where it states them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selon.documents import document
from selon.records import Document
from tests.documents.pages import BLOG, PORTAL, WIRE, capture, read

BODY = (
    "La mairie a fermé le pont de Valmont lundi, ont annoncé les élus. Il rouvrira en mai.\n\n"
    "Les riverains attendent une date depuis l’hiver, selon le collectif. La préfecture se tait."
)


def under(line: str, *, before: str = "") -> Document:
    """An article with a line under its headline, and perhaps one before it."""
    return read(f"{before}Le pont de Valmont reste fermé\n{line}\n\n{BODY}")


def stamps(found: Document) -> tuple[str | None, str | None]:
    """Stated dates of publication and updating."""
    return found.stated_published.value, found.stated_updated.value


def test_a_stray_date_in_the_page_header_is_a_stated_date() -> None:
    """Its origin says that it stood in the header."""
    found = read(PORTAL).stated_published
    assert (found.value, found.origin) == ("2031-09-12", "page header")


def test_a_byline_gives_its_date_and_its_span() -> None:
    """ "Publié par ... le 20 Novembre 2031"."""
    found = read(BLOG)
    assert (found.stated_published.value, found.stated_published.origin) == ("2031-11-20", "byline")
    assert found.stated_published.span is not None
    assert found.text[slice(*found.stated_published.span)] == "20 Novembre 2031"


def test_a_dateline_gives_its_date_and_an_update_note_the_other() -> None:
    """The date before the dash is that of publication."""
    found = read(WIRE)
    assert (found.stated_published.value, found.stated_published.origin) == ("2031-03-22", "dateline")
    assert found.stated_updated.value == "2031-03-23T16:20"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Publié le - Mis à jour le", (None, None)),
        ("Publié le 20 mai à 14 h", (None, None)),
        ("Par Lise Verdan", (None, None)),
        ("Publié le 3/4/2031 à 14h05 - Mis à jour le 4/4/2031 à 9h", ("2031-04-03T14:05", "2031-04-04T09:00")),
        ("Publié le - Mis à jour le 4/4/2031", (None, "2031-04-04")),
        ("Mis à jour le 3 avril 2031 à 14 h 05", (None, "2031-04-03T14:05")),
        ("Mis à jour le 4 avril 2031 | Publié le 3 avril 2031", ("2031-04-03", "2031-04-04")),
        ("Lise Verdan | 20 mai 2031", ("2031-05-20", None)),
        ("Mardi 20 mai 2031", ("2031-05-20", None)),
    ],
)
def test_the_line_under_the_headline_gives_what_it_states(line: str, expected: tuple[str | None, str | None]) -> None:
    """A word without a date gives none, and no date is ever completed or set to today."""
    assert stamps(under(line)) == expected


@pytest.mark.parametrize(
    ("opening", "value"),
    [
        ("VALMONT, 20 mai 2031 (Agence du Val) – La mairie", "2031-05-20"),
        ("Valmont, le 20 mai 2031 - La mairie", "2031-05-20"),
        ("1er mai 2031. – La mairie", "2031-05-01"),
        ("VALMONT (Agence du Val) – La mairie", None),
        ("Depuis le 20 mai 2031 – date de la crue – la mairie", None),
        ("Le 20 mai 2031, la mairie", None),
    ],
)
def test_only_a_dateline_dates_the_article(opening: str, value: str | None) -> None:
    """A date in the first sentence is the date of what it tells."""
    found = read(f"Le pont de Valmont reste fermé\n\n{opening} a fermé le pont.\n\n{BODY}")
    assert stamps(found) == (value, None)
    assert found.paragraphs[1].role == "body"


def test_dates_of_comments_are_not_the_articles() -> None:
    """A reader's comment has its own date."""
    assert stamps(read(f"Le pont reste fermé lundi\n\n{BODY}\n\n{BODY}\n\nCommentaires\n\nPublié le 3 mai 2031")) == (
        None,
        None,
    )


def test_a_persons_word_overrules_the_page() -> None:
    """Options are their own origin."""
    found = document(capture(BLOG), outlet="La Gazette", published="2030-01-01")
    assert (found.outlet, found.outlet_origin) == ("La Gazette", "option --outlet")
    assert (found.stated_published.value, found.stated_published.origin) == ("2030-01-01", "option --published")


def test_the_clock_of_the_intake_is_kept_apart_from_what_is_stated() -> None:
    """First seen never becomes published."""
    found = document(replace(capture(BODY), first_seen="2031-06-01T00:00:00Z", last_checked="2031-06-02T00:00:00Z"))
    assert stamps(found) == (None, None)
    assert (found.first_seen.value, found.last_checked.value) == ("2031-06-01T00:00:00Z", "2031-06-02T00:00:00Z")
    assert read(BODY).first_seen.origin == "none"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Par VALNEWS", "VALNEWS"),
        ("Par VALNEWS avec AFP", "VALNEWS"),
        ("Par Le Courrier du Val", "Le Courrier du Val"),
        ("Publié par VALNEWS le 20 mai 2031", "VALNEWS"),
        ("Par AFP", None),
        ("Par Lise Verdan", None),
        ("Par Lise Verdan, avec Balise Presse", None),
        ("Par la rédaction", None),
    ],
)
def test_a_byline_that_is_an_outlets_name_gives_the_outlet(line: str, outlet: str | None) -> None:
    """An acronym or a name with a word such as "courrier"; never an agency or a person."""
    found = under(line)
    assert (found.outlet, found.byline) == (outlet, line)


def test_the_sites_line_gives_the_outlet_when_the_page_says_it_again() -> None:
    """The first line of the page, named in the rules for commenters."""
    assert (read(BLOG).outlet, read(BLOG).outlet_origin) == ("Valderi", "page header")
    assert under("Par Lise Verdan", before="Le Courrier du Val\n\n").outlet == "Le Courrier du Val"
    assert under("Par Lise Verdan", before="Société\n\n").outlet is None


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("Lise Verdan avec AFP", ("AFP",)),
        ("Par Lise Verdan, avec AFP et Reuters", ("AFP", "Reuters")),
        ("Par Lise Verdan, avec Balise Presse", ("Balise Presse",)),
        ("Le pont en mars. [Marc Ostin/AFP]", ("Marc Ostin/AFP",)),
        ("Le pont en mars © Marc Ostin", ("Marc Ostin",)),
        ("Crédit photo : Marc Ostin", ("Marc Ostin",)),
    ],
)
def test_credits_are_kept_as_written(line: str, credits: tuple[str, ...]) -> None:
    """Agencies of the byline and photographers of captions."""
    assert under(line).credits == credits


def test_an_agency_in_brackets_in_the_body_is_credited_and_the_body_kept() -> None:
    """ "(AFP)" at the end of the last paragraph is a credit; the paragraph stays body."""
    found = read(f"Le pont de Valmont reste fermé\n\n{BODY} (AFP)")
    assert found.credits == ("AFP",)
    assert found.paragraphs[-1].role == "body"
