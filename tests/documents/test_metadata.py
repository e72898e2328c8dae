"""Dates, authors, outlet, address and access from what a page says of itself outside its text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from selon.documents import document
from selon.documents.dates import instant
from selon.records import Document, Told
from tests.documents.pages import capture

PARAGRAPH = "<p>Le pont de Valmont rouvrira lundi, a annoncé la préfète Anne Lorme aux riverains du val.</p>"
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Le pont de Valmont rouvre lundi",
    "datePublished": "2031-05-20T08:00:00+02:00",
    "author": {"@type": "Person", "name": "Lise Verdan"},
}


def page(head: str = "", top: str = "", after: str = "", *, lang: str = "fr") -> Document:
    """The document of a page with this head, with lines under its headline and after its text."""
    return document(capture(source(head, top, after, lang=lang), media_type="text/html"))


def source(head: str = "", top: str = "", after: str = "", *, lang: str = "fr") -> str:
    """The page itself."""
    body = f"<article><h1>Le pont de Valmont rouvre lundi</h1>{top}{PARAGRAPH * 4}</article>{after}"
    return f"<html lang='{lang}'><head>{head}</head><body>{body}</body></html>"


def block(value: object, before: str = "", behind: str = "") -> str:
    """A block of JSON-LD."""
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{before}{text}{behind}</script>'


@pytest.mark.parametrize(
    "head",
    [
        block({"@graph": [{"@type": "WebPage", "datePublished": "2029-01-01"}, ARTICLE]}),
        block([{"@type": "BreadcrumbList"}, {**ARTICLE, "@type": ["Article", "NewsArticle"]}]),
        block({"@type": "Organization", "name": "Valnews"}) + block(ARTICLE),
        block({"@type": "VideoObject", "datePublished": "2029-01-01"}) + block(ARTICLE),
        block(ARTICLE, "\n//<![CDATA[\n", "\n//]]>\n"),
        block(ARTICLE, "<!--", "-->"),
        block(ARTICLE, "", ";"),
        block(json.dumps(ARTICLE)[:-1] + ",}"),
        block(json.dumps({"@type": "WebSite"}) + "\n" + json.dumps(ARTICLE)),
        block({**ARTICLE, "@type": "https://schema.org/NewsArticle"}),
        block(
            {"@graph": [{**ARTICLE, "author": {"@id": "#p"}}, {"@id": "#p", "@type": "Person", "name": "Lise Verdan"}]}
        ),
        block({**ARTICLE, "@type": "LiveBlogPosting", "liveBlogUpdate": [{**ARTICLE, "datePublished": "2031-06-01"}]}),
    ],
    ids="graph list several video cdata comment semicolon comma row address reference live".split(),
)
def test_json_ld_is_read_in_every_wrapping(head: str) -> None:
    """Graphs, lists, several blocks, comments and CDATA around them, spare commas, references, live blogs."""
    found = page(head)
    assert found.stated_published.value == "2031-05-20T08:00:00+02:00"
    assert found.stated_published.origin == "json-ld datePublished"
    assert found.authors == ("Lise Verdan",)


def test_of_several_articles_that_of_the_page_counts() -> None:
    """The record with the page's own address, or with its headline, goes before others."""
    other = {**ARTICLE, "headline": "La halle ferme", "url": "https://val.example/halle", "datePublished": "2031-01-01"}
    mine = {**ARTICLE, "mainEntityOfPage": {"@id": "https://val.example/pont"}}
    by_address = page(block([other, mine]) + '<link rel="canonical" href="https://val.example/pont">')
    by_headline = page(block([other, mine]) + '<meta property="og:title" content="Le pont de Valmont rouvre lundi">')
    for found in (by_address, by_headline):
        assert found.stated_published.value == "2031-05-20T08:00:00+02:00"
    assert by_address.canonical == "https://val.example/pont"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2031-05-20T08:00:00+0200", "2031-05-20T08:00:00+02:00"),
        ("2031-05-20 08:00:00 +0200", "2031-05-20T08:00:00+02:00"),
        ("2031-05-20T08:00:00.000Z", "2031-05-20T08:00:00.000Z"),
        ("2031-05-20T08:00:00+02:00[Europe/Paris]", "2031-05-20T08:00:00+02:00"),
        ("Tue, 20 May 2031 08:00:00 GMT", "2031-05-20T08:00:00+00:00"),
        ("20310520", "2031-05-20"),
        ("1936944000", "2031-05-19T08:00:00+00:00"),
        ("May 20, 2031, 8:05 pm", "2031-05-20T20:05"),
        ("20 May 2031 09.30 BST", "2031-05-20T09:30+01:00"),
        ("20 mai 2031 à 14h05 (UTC+2)", "2031-05-20T14:05+02:00"),
        ("05/20/2031", "2031-05-20"),
        ("2031-05-20 08:00", "2031-05-20T08:00"),
        ("mardi", None),
        ("", None),
        ("9" * 400, None),
    ],
)
def test_instants_are_read_in_the_spellings_of_the_press(written: str, value: str | None) -> None:
    """The zone is kept as it was written; what is no date gives none."""
    assert instant(written) == value


def test_microdata_speaks_where_json_ld_is_silent() -> None:
    """itemprop on <meta>, on <time> and on a person; an agency behind the name is kept."""
    top = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="dateModified" content="2031-05-21">'
        '<time itemprop="datePublished" datetime="2031-05-20T08:00:00+02:00">mardi</time>'
        '<p itemprop="author">Par Lise Verdan (AFP)</p><p>Les essais sont finis.</p></div>'
    )
    found = page("", top)
    assert (found.stated_published.value, found.stated_updated.value) == ("2031-05-20T08:00:00+02:00", "2031-05-21")
    assert found.stated_published.origin == "microdata datePublished"
    assert found.authors == ("Lise Verdan", "AFP")
    assert "AFP" in found.credits


def test_cards_of_others_and_comments_do_not_date_the_page() -> None:
    """The microdata of a card and the <time> of a reader's comment are not the article's."""
    after = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><time itemprop="datePublished" '
        'datetime="2031-01-01T00:00:00+01:00"></time><h3><a href="/9">Un autre article du val</a></h3></div>'
        '<section class="comments"><p><time datetime="2031-06-01T00:00:00+02:00">juin</time> Enfin !</p></section>'
    )
    assert page("", "", after).stated_published.value is None


def test_class_names_of_a_time_say_what_it_is() -> None:
    """WordPress writes both dates without a word between them."""
    top = (
        '<div><time class="entry-date published" datetime="2031-05-20T06:00:00+00:00">20 mai</time>'
        '<time class="updated" datetime="2031-05-25T06:00:00+00:00">25 mai</time></div>'
    )
    found = page("", top)
    assert found.stated_published.value == "2031-05-20T06:00:00+00:00"
    assert found.stated_updated.value == "2031-05-25T06:00:00+00:00"


def test_a_time_of_the_same_day_completes_a_bare_date() -> None:
    """JSON-LD with the day alone, <time> with the hour: the hour counts."""
    head = block({**ARTICLE, "datePublished": "2031-05-20"})
    found = page(head, '<p>Publié le <time datetime="2031-05-20T08:00+02:00">20 mai</time></p>')
    assert found.stated_published.value == "2031-05-20T08:00+02:00"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Par Jeanne Martin avec AFP", ("Jeanne Martin", "AFP")),
        ("Par Marc Ostin et Lise Verdan", ("Marc Ostin", "Lise Verdan")),
        ("Lise Verdan (AFP)", ("Lise Verdan", "AFP")),
        ("Par Lise Verdan, journaliste", ("Lise Verdan",)),
        ("Rédigé par Marc Ostin, le mardi 20 mai 2031", ("Marc Ostin",)),
        ("La rédaction avec AFP", ("La rédaction", "AFP")),
        ("Publié le 20 mai 2031 par Lise Verdan", ("Lise Verdan",)),
        ("Soumis par Lise Verdan le 20/05/2031 - 06:40", ("Lise Verdan",)),
        ("Marc Ostin (Reuters)", ("Marc Ostin", "Reuters")),
    ],
)
def test_a_byline_names_persons_and_agencies(line: str, authors: tuple[str, ...]) -> None:
    """What joins the names, jobs and dates are left out; the printed line is kept as it is."""
    assert page("", f"<p>{line}</p>").authors == authors


def test_an_agency_of_the_byline_joins_the_authors_of_the_record() -> None:
    """The record names the person, the printed line the agency too."""
    found = page(block(ARTICLE), "<p class='byline'>Par Lise Verdan avec Reuters</p>")
    assert found.authors == ("Lise Verdan", "Reuters")
    assert found.byline == "Par Lise Verdan avec Reuters"


def test_a_link_to_the_author_names_them() -> None:
    """rel=author inside a line of other things, without "par"."""
    found = page("", '<div><span>20 mai 2031</span> · <a rel="author" href="/lv">Lise Verdan</a> · 3 min</div>')
    assert found.authors == ("Lise Verdan",)


def test_placeholders_and_addresses_are_no_authors() -> None:
    """`admin`, a profile's address and a handle name nobody."""
    head = '<meta name="author" content="admin"><meta property="article:author" content="https://social.example/lv">'
    assert page(head).authors == ()


@pytest.mark.parametrize(
    ("head", "free"),
    [
        (block({**ARTICLE, "isAccessibleForFree": False}), False),
        (block({**ARTICLE, "isAccessibleForFree": "True"}), True),
        (block({**ARTICLE, "hasPart": [{"isAccessibleForFree": "https://schema.org/False"}]}), False),
        ('<meta property="article:content_tier" content="locked">', False),
        ("", None),
    ],
)
def test_whether_all_may_read_it_is_kept(head: str, free: bool | None) -> None:
    """As a truth value or in words; None where the page does not say."""
    assert page(head).free is free


def test_what_was_told_counts_where_the_page_is_silent() -> None:
    """Title, outlet, authors and dates of a feed fill what the page leaves open, with their origin."""
    told = Told(outlet="Valnews", authors=("Lise Verdan",), published="2031-05-20", updated="2031-05-21", origin="feed")
    silent = document(replace(capture(source(), media_type="text/html"), told=told))
    assert (silent.outlet, silent.outlet_origin, silent.authors) == ("Valnews", "feed", ("Lise Verdan",))
    assert (silent.stated_published.value, silent.stated_published.origin) == ("2031-05-20", "feed")
    assert silent.stated_updated.value == "2031-05-21"
    spoken = document(replace(capture(source(block(ARTICLE)), media_type="text/html"), told=told))
    assert spoken.stated_published.origin == "json-ld datePublished"


def test_the_declared_language_and_the_address_of_a_saved_page_are_kept() -> None:
    """`lang` of <html>, and the comment that a browser writes into a page that it saves."""
    saved = "<!-- saved from url=(0030)https://val.example/pont -->" + source(lang="fr-FR")
    found = document(capture(saved, media_type="text/html"))
    assert (found.declared_language, found.canonical) == ("fr", "https://val.example/pont")


@pytest.mark.parametrize(
    ("encoding", "charset", "declared"),
    [
        ("cp1252", "windows-1252", ""),
        ("cp1252", "iso-8859-1", "<meta charset='utf-8'>"),
        ("iso8859-15", None, "<meta http-equiv='content-type' content='text/html; charset=iso-8859-15'>"),
        ("cp1252", "utf-8", "<meta charset='windows-1252'>"),
        ("utf-8", "iso-8859-1", ""),
        ("cp1252", None, ""),
    ],
)
def test_the_servers_word_on_the_encoding_goes_before_the_pages(
    encoding: str, charset: str | None, declared: str
) -> None:
    """Sound UTF-8 is believed first, then the server, then the page, then the letters."""
    data = source(declared).encode(encoding)
    found = document(replace(capture(data, media_type="text/html"), charset=charset))
    assert "préfète" in found.text
