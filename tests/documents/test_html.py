"""A page in HTML gives the text of its article, with roles, dates and names from its tags and records."""

from __future__ import annotations

import pytest

from selon.errors import NoArticle
from selon.records import Document
from tests.documents.pages import PAGE, outline, read

PARAGRAPH = "<p>Le pont de Valmont rouvrira lundi, a annoncé la préfète Anne Lorme aux riverains.</p>"


def page(body: str, head: str = "") -> Document:
    """The document of a page with this body."""
    return read(f"<html><head>{head}</head><body>{body}</body></html>", media_type="text/html")


def test_a_page_is_taken_apart() -> None:
    """Menus, hidden paragraphs, asides, comments and scripts are gone; what is left has the roles of its tags."""
    assert outline(read(PAGE, media_type="text/html")) == [
        ("headline", "Le pont de Valmont"),
        ("standfirst", "Fermé depuis l’hiver, l’ouvrage"),
        ("byline", "Par Lise Verdan avec"),
        ("boilerplate", "Publié le 20 mai"),
        ("caption", "Le pont de Valmont,"),
        ("body", "Le pont rouvrira lundi,"),
        ("body", "« Les essais sont"),
        ("teaser", "Lire aussi : La"),
        ("subheading", "Un chantier contesté"),
        ("body", "Selon deux élus, le"),
        ("body", "Le chantier avait commencé"),
        ("boilerplate", "Partager"),
    ]


def test_the_text_is_what_was_extracted() -> None:
    """Entities are letters, blanks of the source are one blank, paragraphs are parted by an empty line."""
    text = read(PAGE, media_type="text/html").text
    assert "a annoncé la préfète Anne Lorme.\n« Les essais sont bons »" in text
    assert "La mairie dément.\n\nLe chantier" in text


def test_json_ld_gives_dates_with_their_zone_and_the_outlet() -> None:
    """JSON-LD goes before <meta>, and both go before the lines of the page."""
    found = read(PAGE, media_type="text/html")
    published, updated = found.stated_published, found.stated_updated
    assert (published.value, published.origin) == ("2031-05-20T08:00:00+02:00", "json-ld datePublished")
    assert (updated.value, updated.origin) == ("2031-05-21T09:30:00+02:00", "json-ld dateModified")
    assert (found.outlet, found.outlet_origin) == ("Le Courrier du Val", "json-ld publisher")
    assert found.byline == "Par Lise Verdan avec AFP"
    assert found.credits == ("AFP", "Marc Ostin/AFP")


def test_meta_gives_what_json_ld_lacks() -> None:
    """Open Graph properties name the site and the date."""
    head = (
        '<meta property="og:site_name" content="Valnews"><meta name="author" content="Lise Verdan">'
        '<meta property="article:published_time" content="2031-05-20T06:00:00Z">'
    )
    found = page(f"<h1>Le pont de Valmont rouvre</h1>{PARAGRAPH * 3}", head)
    assert (found.outlet, found.outlet_origin) == ("Valnews", "meta og:site_name")
    assert (found.stated_published.value, found.byline) == ("2031-05-20T06:00:00Z", "Lise Verdan")


def test_time_elements_give_dates_by_the_words_before_them() -> None:
    """A <time> after "mis à jour" is the date of updating; its place in the text is kept."""
    stamps = (
        "Publié le <time datetime='2031-05-20T08:00+02:00'>mardi</time>, "
        "mis à jour <time datetime='2031-05-21'>hier</time>"
    )
    found = page(f"<h1>Le pont de Valmont rouvre</h1><p>{stamps}</p>{PARAGRAPH * 3}")
    assert (found.stated_published.value, found.stated_published.origin) == ("2031-05-20T08:00+02:00", "time element")
    assert found.stated_updated.value == "2031-05-21"
    assert found.stated_published.span is not None
    assert found.text[found.stated_published.span.start :].startswith("mardi")


@pytest.mark.parametrize("source", ["[" * 200_000, "{not json}", '{"@type": "NewsArticle", "datePublished": 7}', ""])
def test_records_that_cannot_be_read_are_passed_over(source: str) -> None:
    """A page with damaged JSON-LD is still an article, without a date."""
    found = page(
        f"<h1>Le pont de Valmont rouvre</h1>{PARAGRAPH * 3}", f'<script type="application/ld+json">{source}</script>'
    )
    assert found.stated_published.value is None


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<nav><a href='/'>Accueil</a></nav><footer><p>Tous droits réservés</p></footer>",
        "<h1>Accueil</h1><ul><li><a href='/a'>Le pont rouvre</a></li><li><a href='/b'>La halle ferme</a></li></ul>",
        "<p>Sur ce site, nous utilisons des cookies pour mesurer l’audience.</p><button>Tout accepter</button>",
        "<form><label>Se connecter</label><input name='x'></form>",
        "".join(
            f"<article><h2><a href='/{n}'>Titre {n} du jour au Val</a></h2>{PARAGRAPH}</article>" for n in range(6)
        ),
    ],
    ids=["empty", "menus", "links", "cookies", "login", "front page"],
)
def test_a_page_without_an_article_is_refused(body: str) -> None:
    """Menus, notices, forms and front pages are no article, and never an empty one."""
    with pytest.raises(NoArticle):
        page(body)


@pytest.mark.parametrize(("depth", "closed"), [(300, True), (300, False), (100_000, True), (100_000, False)])
def test_text_lost_among_nested_tags_is_found_out(depth: int, closed: bool) -> None:
    """lxml drops the whole body at 255 nested tags and says nothing; Selon says it."""
    with pytest.raises(NoArticle, match="nested"):
        page("<div>" * depth + PARAGRAPH * 20 + "</div>" * depth * closed)


def test_nesting_that_lxml_bears_is_read() -> None:
    """Two hundred nested tags lose nothing."""
    assert page("<div>" * 200 + PARAGRAPH * 20).text.count("Anne Lorme") == 20


def test_an_article_inside_a_form_is_read() -> None:
    """Some sites wrap the whole page in a form or an aside."""
    assert page(f"<form><h1>Le pont de Valmont rouvre</h1>{PARAGRAPH * 5}</form>").text.count("Anne Lorme") == 5


def test_class_names_do_not_take_the_article_away() -> None:
    """A class such as "share" on the element that holds the article is no reason to drop it."""
    found = page(f"<div class='article share comments'><h1>Le pont rouvre lundi</h1>{PARAGRAPH * 5}</div>")
    assert [role for role, _ in outline(found)].count("boilerplate") == 0


def test_a_page_without_paragraph_tags_is_read() -> None:
    """Text parted by line breaks alone has its paragraphs."""
    found = page("<h1>Le pont rouvre lundi</h1>Le pont rouvrira, dit la mairie.<br><br>Les essais sont bons, dit-elle.")
    assert [role for role, _ in outline(found)] == ["headline", "body", "body"]


def test_the_headline_may_stand_outside_the_article() -> None:
    """A main heading before the <article> element is still the headline."""
    found = page(f"<div><h1>Le pont de Valmont rouvre</h1></div><article>{PARAGRAPH * 3}</article>")
    assert outline(found)[0] == ("headline", "Le pont de Valmont")


def test_a_title_that_only_the_records_have_marks_the_headline() -> None:
    """A page without <h1> whose title stands in a <div> has that as its headline."""
    head = "<meta property='og:title' content='Le pont de Valmont rouvre'>"
    found = page(f"<div>Crue du Val : le point ce lundi</div><div>Le pont de Valmont rouvre</div>{PARAGRAPH * 3}", head)
    assert ("headline", "Le pont de Valmont") in outline(found)


def test_tags_written_as_text_stay_text() -> None:
    """`&lt;script&gt;` in an article is what the article says."""
    found = page(
        f"<h1>Le pont rouvre lundi</h1><p>La balise &lt;script&gt; est citée par la mairie.</p>{PARAGRAPH * 2}"
    )
    assert "La balise <script> est citée" in found.text
