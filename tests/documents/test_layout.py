"""Which part of a page is the article: its layout, cards of others, lists, paywalls, comments, saved pages."""

from __future__ import annotations

import pytest

from selon.errors import NoArticle
from selon.records import Document
from tests.documents.pages import outline, read

RECORD = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x"}</script>'
HEADLINE = "<h1>Le pont de Valmont rouvre lundi</h1>"


def prose(count: int, text: str = "Le pont de Valmont rouvrira lundi, a annoncé la préfète du val, note {}.") -> str:
    """So many paragraphs."""
    return "".join(f"<p>{text.format(n)}</p>" for n in range(count))


def cards(count: int, form: str = "<div><h3><a href='/{0}'>La halle du val et son marché {0}</a></h3>{1}</div>") -> str:
    """Cards of other articles with a line of each."""
    line = "<p>La mairie a annoncé hier que la halle rouvrirait au printemps.</p>"
    return "".join(form.format(number, line) for number in range(count))


def page(body: str, head: str = "") -> Document:
    """The document of a page."""
    return read(f"<html lang='fr'><head>{head}</head><body>{body}</body></html>", media_type="text/html")


def bodies(found: Document) -> int:
    """How many paragraphs of the page are read as prose of the article."""
    return sum(role in ("body", "standfirst") for role, _ in outline(found))


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Valnews</h1>" + cards(12),
        "<h1>Le pont : tous nos articles</h1><ul>"
        + cards(12, "<li><a href='/{0}'>La halle du val et son marché {0}</a>{1}</li>")
        + "</ul>",
        "<h1>L'actualité du val</h1>" + cards(8, "<h2><a href='/{0}'>La halle du val et son marché {0}</a></h2>{1}"),
        "<h1>L'actualité du val</h1>" + cards(8, "<a href='/{0}'><h3>La halle du val et son marché {0}</h3>{1}</a>"),
    ],
    ids=["front page", "tag page", "flat list", "linked cards"],
)
def test_a_list_of_articles_is_no_article(body: str) -> None:
    """However its entries are marked up, a front page or a tag page is refused."""
    with pytest.raises(NoArticle):
        page(body)


def test_cards_around_an_article_are_left_out() -> None:
    """Rows of linked headlines with their lines, in the article's own element or beside it."""
    found = page(f"<div><div>{HEADLINE}{prose(5)}<div>{cards(4)}</div></div><div>{cards(6)}</div></div>")
    assert bodies(found) == 5
    assert "halle" not in found.text


def test_one_linked_headline_inside_the_text_is_a_teaser() -> None:
    """One or two are the article's own hints at others, and are shown as such."""
    found = page(
        f"<article>{HEADLINE}{prose(3)}<h2><a href='/h'>La halle du val ferme lundi</a></h2>{prose(2)}</article>"
    )
    assert [role for role, _ in outline(found)].count("teaser") == 1
    assert bodies(found) == 5


def test_items_that_are_all_the_prose_of_an_article_are_read() -> None:
    """A list of ten places to see, each with its link, is an article when its record says so."""
    assert bodies(page(f"<article>{HEADLINE}{cards(6)}</article>", RECORD)) == 6


def test_linked_sub_headings_part_an_article() -> None:
    """Headings that lead elsewhere do not take the paragraphs behind them away."""
    flat = cards(4, "<h3><a href='/{0}'>La halle du val et son marché {0}</a></h3>{1}")
    assert bodies(page(f"<article>{HEADLINE}{prose(3)}{flat}</article>")) == 7


def test_the_sites_name_as_main_heading_is_not_the_headline() -> None:
    """A logo in <h1> and the headline in <h2>: the title of the records decides."""
    head = '<meta property="og:title" content="Le pont de Valmont rouvre lundi">'
    logo = "<header><h1><a href='/'>Valnews</a></h1></header>"
    body = f"<div><h2>Le pont de Valmont rouvre lundi</h2>{prose(4)}</div>"
    assert outline(page(logo + body, head))[0] == ("headline", "Le pont de Valmont")


def test_a_text_in_two_elements_is_read_whole() -> None:
    """An advertisement between two parts does not end the article."""
    body = (
        f"<div>{HEADLINE}<div class='part'>{prose(8)}</div><div class='ad'>Publicité</div><div>{prose(3)}</div></div>"
    )
    assert bodies(page(body)) == 11


def test_the_next_article_of_an_endless_page_is_left_out() -> None:
    """Several articles follow each other; the one with the page's headline counts."""
    others = "".join(
        f"<article><h2>Autre sujet {n}</h2>{prose(4, 'La halle du val ferme, note {}.')}</article>" for n in "ab"
    )
    found = page(f"<main><article>{HEADLINE}{prose(5)}</article>{others}</main>")
    assert "halle" not in found.text


@pytest.mark.parametrize(
    "names",
    ["comments", "post-comments", "comments-area", "comment-list", "disqus", "newsletter-box", "cookie-banner"],
)
def test_what_is_apart_by_its_name_is_not_read(names: str) -> None:
    """Comments, letters and notices, even when they are longer than the article."""
    apart = f"<section class='{names}'>{prose(20, 'Une honte, note {}.')}</section>"
    found = page(f"<div>{HEADLINE}<div>{prose(4)}</div>{apart}</div>")
    assert bodies(found) == 4


@pytest.mark.parametrize("names", ["has-comments", "comments-open", "no-newsletter is-comment-closed", "paywall"])
def test_a_name_that_says_what_a_page_has_takes_nothing_away(names: str) -> None:
    """A class that tells of a state, or of what guards the article, stands on the article itself."""
    assert bodies(page(f"<article>{HEADLINE}{prose(3)}<div class='{names}'>{prose(9)}</div></article>")) == 12


def test_a_notice_over_a_page_is_not_read() -> None:
    """A page that was saved while a dialog hid it is read, the dialog is not."""
    notice = (
        f"<div role='dialog'>{prose(4, 'Nous mesurons votre audience avec nos partenaires du val, point {}.')}</div>"
    )
    found = page(f"<div aria-hidden='true'>{HEADLINE}{prose(5)}</div>{notice}")
    assert bodies(found) == 5


def test_the_standfirst_that_an_editor_calls_teaser_is_one() -> None:
    """Unlinked words between headline and text are the article's own."""
    words = "Fermé depuis l'hiver, l'ouvrage a passé les derniers essais, selon la préfecture du val."
    found = page(f"<article>{HEADLINE}<p class='teaser'>{words}</p>{prose(3)}</article>")
    assert outline(found)[1][0] == "standfirst"


@pytest.mark.parametrize(
    "notice",
    [
        "<div class='paywall'><p>Il vous reste 78 % de cet article à lire.</p></div>",
        "<p>Cet article est réservé à nos abonnés.</p>",
        "<div><p>Abonnez-vous pour lire la suite</p></div>",
    ],
)
def test_a_paywalled_stub_says_so(notice: str) -> None:
    """The beginning is read, the notice is boilerplate, and a gap says that the rest is not here."""
    found = page(f"<article>{HEADLINE}{prose(2)}{notice}</article>")
    (gap,) = found.gaps
    assert gap.reason.startswith("paywall: ") and bodies(found) == 2
    assert ("78 %" in gap.reason) == ("78 %" in notice)
    assert found.text[slice(*gap.span)] in notice


def test_a_record_that_closes_a_short_page_is_enough() -> None:
    """isAccessibleForFree is false and a few lines are there: a stub; a long text was given as a whole."""
    closed = RECORD.replace('"x"', '"x", "isAccessibleForFree": false')
    assert [gap.reason[:8] for gap in page(f"<article>{HEADLINE}{prose(2)}</article>", closed).gaps] == ["paywall:"]
    assert not page(f"<article>{HEADLINE}{prose(60)}</article>", closed).gaps


def test_a_free_article_with_an_offer_is_no_stub() -> None:
    """A page that says that everybody may read it is believed."""
    free = RECORD.replace('"x"', '"x", "isAccessibleForFree": true')
    assert not page(f"<article>{HEADLINE}{prose(5)}<p>Déjà abonné ? Se connecter</p></article>", free).gaps


def test_a_page_of_the_readers_view_is_read() -> None:
    """A page saved from a browser's reader: its line of credits is the byline."""
    body = (
        "<div class='container'><div class='header reader-header'><a class='reader-domain' href='https://val.example/a'>"
        "val.example</a><h1 class='reader-title'>Le pont de Valmont rouvre lundi</h1>"
        "<div class='credits reader-credits'>Lise Verdan</div>"
        "<div class='meta-data'><div class='reader-estimated-time'>4-5 minutes</div></div></div><div "
        f"class='content'><div id='readability-page-1'>{prose(4)}</div></div></div>"
    )
    found = page(body)
    assert (found.authors, bodies(found)) == (("Lise Verdan",), 4)


def test_an_amp_page_is_read() -> None:
    """Its side bar, its consent box and its advertisements are left out."""
    body = (
        f"<amp-sidebar><ul>{'<li><a>Rubrique</a></li>' * 9}</ul></amp-sidebar><amp-consent><p>Nous gardons des "
        f"informations sur votre appareil.</p></amp-consent><article>{HEADLINE}{prose(2)}<amp-ad><div>Publicité</div>"
        f"</amp-ad>{prose(2)}<amp-img src='a.jpg'></amp-img></article>"
    )
    found = page(body)
    assert bodies(found) == 4 and "informations" not in found.text


def test_a_side_bar_with_some_prose_is_left_out() -> None:
    """An agenda beside the article, in an element of no name, holds a tenth of the page's prose."""
    agenda = "".join(
        f"<div><b>{n} mars</b>{prose(1, 'La halle accueille les riverains du val, jour {}.')}</div>" for n in "123"
    )
    found = page(f"<div><div><div>{HEADLINE}<div>{prose(14)}</div></div></div><div><h4>Agenda</h4>{agenda}</div></div>")
    assert bodies(found) == 14 and "halle" not in found.text


def test_elements_that_only_the_style_sheet_parts_are_parted() -> None:
    """Two spans without a blank between them are two words; a drop cap and its word are one."""
    top = "<div><span class='who'>Par <a href='/lv'>Lise Verdan</a></span><span>Publié hier</span></div>"
    found = page(
        f"<article>{HEADLINE}{top}<p><span class='cap'>L</span>a préfète est venue au val.</p>{prose(3)}</article>"
    )
    assert found.authors == ("Lise Verdan",)
    assert "La préfète est venue" in found.text and "Verdan Publié hier" in found.text


def test_byline_and_date_inside_a_box_for_sharing_are_kept() -> None:
    """Some sites put both among the buttons."""
    box = (
        "<section class='meta__social'><p class='meta__author'>Par Lise Verdan</p><p>Publié le 20 mai 2031 à 8h05</p>"
        "<p>Partager</p></section>"
    )
    found = page(f"<article>{HEADLINE}{box}{prose(4)}</article>")
    assert (found.authors, found.stated_published.value) == (("Lise Verdan",), "2031-05-20T08:05")
    assert bodies(found) == 4


def test_an_offer_to_subscribe_inside_the_text_is_not_read() -> None:
    """It says the same between any two parts."""
    offer = "<div class='subscription-widget'><p>Merci de lire cette lettre ! Recevez la prochaine chez vous.</p></div>"
    assert bodies(page(f"<article>{HEADLINE}{prose(3)}{offer}{prose(3)}{offer}</article>")) == 6


def test_a_page_laid_out_by_tables_is_read() -> None:
    """Forty links in the first cell do not push the byline out of the top of the article in the second."""
    links = "".join(f"<a href='/{n}'>Rubrique {n}</a><br>" for n in range(40))
    text = "<br><br>".join(f"Le pont rouvrira lundi, a annoncé la préfète du val, note {n}." for n in range(9))
    top = "<font size=5><b>Le pont de Valmont rouvre lundi</b></font><br>Par Lise Verdan, le 20/05/2031<br><br>"
    found = page(f"<table><tr><td>{links}</td><td>{top}{text}</td><td>{links}</td></tr></table>")
    assert (found.authors, found.stated_published.value) == (("Lise Verdan",), "2031-05-20")
    assert bodies(found) == 9
