"""Where the page shows no article: the text of its record, then what trafilatura takes for its text."""

from __future__ import annotations

import json

import pytest

from selon.documents import second_reader
from selon.documents.page import Page
from selon.errors import NoArticle
from selon.records import Document
from tests.documents.pages import read

SENTENCE = "Le pont de Valmont rouvrira lundi, a annoncé la préfète Anne Lorme aux riverains du val. "


def page(body: str, **record: object) -> Document:
    """A page with a record of its article."""
    told = json.dumps({"@type": "NewsArticle", "headline": "Le pont rouvre", "datePublished": "2031-05-20", **record})
    head = f'<script type="application/ld+json">{told}</script>'
    return read(f"<html lang='fr'><head>{head}</head><body>{body}</body></html>", media_type="text/html")


@pytest.mark.parametrize("body", ["<div id='root'></div>", "<p>Activez JavaScript pour lire cette page.</p>"])
def test_a_page_that_a_script_fills_is_read_from_its_record(body: str) -> None:
    """articleBody is the text, its lines the paragraphs; a gap says where it is from."""
    found = page(body, articleBody=f"{SENTENCE * 6}\n{SENTENCE * 6}")
    assert len(found.paragraphs) == 2 and found.text.startswith("Le pont de Valmont")
    assert [gap.reason.partition(":")[0] for gap in found.gaps] == ["from-record"]
    assert found.stated_published.value == "2031-05-20"


def test_a_stub_is_not_filled_from_its_record() -> None:
    """What a page keeps for its subscribers is not read out of its record."""
    found = page(
        f"<article><h1>Le pont rouvre</h1><p>{SENTENCE}</p></article>",
        articleBody=SENTENCE * 20,
        isAccessibleForFree=False,
    )
    assert len(found.text) < 200 and found.gaps[0].reason.startswith("paywall:")


def test_an_article_on_the_page_goes_before_its_record() -> None:
    """The page's own words count where it has enough of them."""
    found = page(
        f"<article><h1>Le pont rouvre</h1>{f'<p>{SENTENCE}</p>' * 6}</article>", articleBody="Tout autre chose. " * 60
    )
    assert "autre chose" not in found.text


def test_trafilatura_is_asked_where_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its blocks become the paragraphs, and a gap says whose reading it is."""

    class Voice:
        @staticmethod
        def extract(source: str, **options: object) -> str:
            return f"<doc><main><head>Le pont rouvre</head><p>{SENTENCE * 4}</p><p>{SENTENCE * 4}</p></main></doc>"

    monkeypatch.setattr(second_reader, "_trafilatura", lambda: Voice)
    found = page("<div id='root'></div>")
    assert [gap.reason.partition(":")[0] for gap in found.gaps] == ["second-reader"]
    assert found.text.count("Anne Lorme") == 8 and found.stated_published.value == "2031-05-20"


def test_trafilatura_reads_a_page() -> None:
    """The real one, on a page that it can read."""
    lines = "".join(f"<p>{SENTENCE} {SENTENCE[:-2]}, note {number}.</p>" for number in range(6))
    body = f"<article><h1>Le pont rouvre lundi</h1>{lines}</article>"
    found = second_reader.page(f"<html><body>{body}</body></html>")
    assert isinstance(found, Page) and found.text.count("Anne Lorme") == 12


def test_a_page_without_any_text_stays_no_article() -> None:
    """A few words of a notice are no article for any voice."""
    with pytest.raises(NoArticle):
        read("<html><body><nav><a href='/'>Accueil</a></nav></body></html>", media_type="text/html")
